"""Sequences: one pattern after another, as a rule's author relies on them."""

import pytest


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
    from linter.kinds import chains

    monkeypatch.setattr(chains, "MOST_TRIES", 5_000)
    steps = ", ".join(f"{{pattern: '$a{n}:word', within: 3}}" for n in range(8))
    where = "where: {a7: {same-as: a0, at-least-words: 9}}"
    file = tmp_path / "own.yaml"
    file.write_text(f"id: own/rule\ntitle: T\nmessage: m\nsteps: [{steps}]\n{where}\n", "utf-8")
    found = lint("The ferry left the harbour. " * 50, rules=load_rules([file], builtin=False, cache=False), pack="all")
    assert not found.findings
    assert [one for one in found.document.warnings if "own/rule" in one and "may be missing" in one]


UNANSWERED = "steps: [{pattern: '$who:name was accused', within: 3}, {pattern: denied, absent: true}, {pattern: fined, within: 3}]\n"


def test_a_step_that_must_not_come_between_two(findings):
    (found,) = findings(UNANSWERED, "Orlow was accused. It rained. Orlow was fined.", message="'{who}'")
    assert (found.message, [place.text for _, place in found.evidence]) == ("Orlow", ["fined"])
    assert not findings(UNANSWERED, "Orlow was accused. He denied it. Orlow was fined.", message="'{who}'")
    before = "Brandt denied it. Orlow was accused. Orlow was fined, which he denied."
    assert findings(UNANSWERED, before, message="'{who}'"), "what comes before or after says nothing"
    assert not findings(
        UNANSWERED, "Orlow was accused. It rained. It snowed. It thawed. Orlow was fined.", message="'{who}'"
    )


def test_a_last_step_that_must_not_come(findings):
    rule = "steps: [{pattern: '$who:name was accused'}, {pattern: denied, absent: true, within: 1}]\n"
    accused = "Orlow was accused."
    assert findings(rule, f"{accused} It rained.", message="'{who}'")
    assert not findings(rule, f"{accused} He denied it.", message="'{who}'")
    assert not findings(rule, "Orlow was accused and denied it.", message="'{who}'")
    assert findings(rule, f"{accused} It rained. He denied it.", message="'{who}'"), "too late"
    assert len(findings(rule, f"{accused} It rained. It rained. {accused} He denied it.", message="'{who}'")) == 1


def test_a_chain_goes_on_past_matches_after_which_something_comes(findings):
    rule = "steps: [{pattern: begun}, {pattern: ended, within: 5}, {pattern: resumed, absent: true, within: 0}]\n"
    (found,) = findings(rule, "It was begun. It ended and resumed. It ended.")
    assert [place.text for _, place in found.evidence] == ["ended"]
    assert found.evidence[0][1].start == len("It was begun. It ended and resumed. It ")


SPEAKERS = "steps: [{{pattern: the dam is safe}}, {{pattern: the dam leaks, speaker: {}, within: 4}}]\n"
BRANDT, ORLOW = "“The dam is safe,” said Ilse Brandt.", "“The dam leaks,” said {}."


@pytest.mark.slow
def test_a_step_by_the_same_or_another_speaker(findings):
    def found(speaker, text):
        return bool(findings(SPEAKERS.format(speaker), text, speakers=True))

    for who, same in (("Jan Orlow", False), ("Brandt", True)):
        text = f"{BRANDT} {ORLOW.format(who)}"
        assert (found("same", text), found("other", text)) == (same, not same)
    for text in (f"{BRANDT} The dam leaks.", f"The dam is safe. {ORLOW.format('Jan Orlow')}"):
        assert not found("same", text) and not found("other", text), "the narrator is no speaker"
    both = f"{BRANDT} {ORLOW.format('Jan Orlow')} {ORLOW.format('Ilse Brandt')}"
    assert found("same", both) and found("other", both)


def test_steps_that_make_no_sense_are_errors(tmp_path):
    import pytest

    from linter import load_rules

    for steps, said in (
        ("[{pattern: a, absent: true}, {pattern: b}]", "the first step must come"),
        ("[{pattern: a, speaker: same}, {pattern: b}]", "the first step has no step before it"),
        ("[{pattern: a}, {pattern: b, absent: true, speaker: other}]", "has no `speaker`"),
        ("[{pattern: a}, {pattern: '$x:word b', absent: true}]\nwhere: {x: {at-least-words: 2}}", "x"),
    ):
        file = tmp_path / "own.yaml"
        file.write_text(f"id: own/rule\ntitle: T\nmessage: m\nsteps: {steps}\n", "utf-8")
        with pytest.raises(ValueError, match=said):
            load_rules([file], builtin=False, cache=False)
