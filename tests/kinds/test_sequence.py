"""Sequences: one pattern after another, as a rule's author relies on them."""


def test_a_sequence_takes_the_nearest_that_meets_the_conditions(findings):
    rule = (
        "kind: sequence\nsteps: [{pattern: '$a:name came'}, {pattern: '$b:name left', within: 2}]\n"
        "where: {b: {same-as: a}}\n"
    )
    (found,) = findings(rule, "Brandt came. Orlow left. Brandt left.", message="'{a}'")
    assert [place.text for _, place in found.evidence] == ["Brandt left"]
    assert not findings(rule, "Brandt came. It rained. It snowed. Brandt left.", message="'{a}'")
