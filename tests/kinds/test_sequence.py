"""Sequences: one pattern after another, as a rule's author relies on them."""


def test_a_sequence_takes_the_nearest_that_meets_the_conditions(findings):
    rule = (
        "kind: sequence\nsteps: [{pattern: '$a:name came'}, {pattern: '$b:name left', within: 2}]\n"
        "where: {b: {same-as: a}}\n"
    )
    (found,) = findings(rule, "Brandt came. Orlow left. Brandt left.", message="'{a}'")
    assert [place.text for _, place in found.evidence] == ["Brandt left"]
    assert not findings(rule, "Brandt came. It rained. It snowed. Brandt left.", message="'{a}'")


MANY = "One begins. " + "Two of the ferries end. " * 40 + "One of the ferries ends."
STEPS = (
    "kind: sequence\nsteps: [{pattern: '$a:(one|two) begins'}, {pattern: '$b:(one|two) of the ferries', within: 50}]\n"
    "where: {b: {same-as: a}}\n"
)


def test_the_match_that_meets_the_conditions_may_be_any_in_reach(findings):
    (found,) = findings(STEPS, MANY)
    assert [place.start for _, place in found.evidence] == [MANY.index("One of")]
    assert not findings(STEPS.replace("within: 50", "within: 40"), MANY)


def test_a_capture_that_a_step_may_lack_is_compared_where_it_is(findings):
    rule = (
        "kind: sequence\nsteps: [{pattern: '$a:name? came'}, {pattern: '$b:name left'}, {pattern: '$a:name slept'}]\n"
        "where: {a: {same-as: b}}\n"
    )
    (found,) = findings(rule, "Then came rain. Orlow left. Brandt left. Brandt slept.")
    assert [place.text for _, place in found.evidence] == ["Brandt left", "Brandt slept"]
    assert not findings(rule, "Orlow came. Brandt left. Brandt slept.")


def test_steps_that_match_everywhere_are_given_up_with_a_warning(tmp_path, monkeypatch):
    """Combinations of many steps are not tried one by one."""
    from linter import lint, load_rules
    from linter.kinds import sequence

    monkeypatch.setattr(sequence, "MOST_TRIES", 5_000)
    steps = ", ".join(f"{{pattern: '$a{n}:word', within: 3}}" for n in range(8))
    where = "where: {a7: {same-as: a0, at-least-words: 9}}"
    file = tmp_path / "own.yaml"
    file.write_text(f"id: own/rule\ntitle: T\nmessage: m\nsteps: [{steps}]\n{where}\n", "utf-8")
    found = lint("The ferry left the harbour. " * 50, rules=load_rules([file], builtin=False, cache=False), pack="all")
    assert not found.findings
    assert [one for one in found.document.warnings if "own/rule" in one and "may be missing" in one]
