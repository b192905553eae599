"""Why a rule finds something in a text or does not: the explanation agrees with what is found, and names what stands in the way."""

from __future__ import annotations

import pytest

from linter import load_rules
from linter.authoring.explain import TooLong, explain
from linter.authoring.trial import beside, tried
from linter.ruleset.compiled import Engine
from linter.text import from_text

LIBRARY = load_rules()


@pytest.fixture(scope="module")
def engine():
    return Engine(LIBRARY)


@pytest.fixture
def of_pattern():
    """The explanation of a pattern that is in no file, in a text."""

    def run(pattern, text):
        rule = tried(pattern, LIBRARY)
        return explain(Engine(beside(LIBRARY, rule)), rule, from_text(text))

    return run


@pytest.fixture
def of_rule(tmp_path):
    """The explanation of a rule, written as in its file but for id, title and message, in a text."""

    def run(rule, text, format="plain"):
        file = tmp_path / "own.yaml"
        file.write_text(f"id: own/rule\ntitle: T\nmessage: m\n{rule}", "utf-8")
        library = load_rules([file])
        return explain(Engine(library), library.rules["own/rule"], from_text(text, format=format))

    return run


CHOSEN = [
    one for one in LIBRARY.rules if one.partition("/")[0] in ("position", "measures") or one == "sourcing/loaded-verb"
]


@pytest.mark.slow
@pytest.mark.parametrize("rule_id", CHOSEN)
def test_what_is_explained_is_what_is_found(engine, rule_id):
    """For each example of a rule: every check that holds, and none other, is a finding."""
    loaded = LIBRARY.rules[rule_id]
    examples = loaded.rule.examples
    for example in (*examples.flag, *examples.pass_):
        text = example if isinstance(example, str) else example.text
        made = explain(engine, loaded, from_text(text), layer=False)
        found = [(one.start, one.end) for one in made.found]
        assert bool(found) == (example in examples.flag)
        assert made.summary.startswith("found ") == bool(found)
        if made.kind in ("pattern", "sequence"):
            assert [(one.at.start, one.at.end) for one in made.candidates if one.kept] == found
        if made.kind == "pattern":
            assert made.patterns[0].best.matched == bool(made.candidates)
        if made.kind == "measure":
            assert any(one.passes for one in made.figures) == bool(found)


RED_LINE = "$party:actor <aux>? ~draw a red line (on $topic:np)?"


@pytest.mark.parametrize(
    "pattern, text, said",
    [
        (RED_LINE, "The mayor drew the red line.", "stops after “The mayor drew” at “the”, where it wants a"),
        (RED_LINE, "The mayor drew a red", "stops after “The mayor drew a red” at the end of the sentence, where it wants line"),
        (RED_LINE, "The mayor has a pencil.", "the text has none of the words that a match needs: red"),
        (RED_LINE, "Orlow drew a red line on fish.", "found once: “Orlow drew a red line on fish”"),
        ("a ferry\nthe ~lose harbour", "The lost ferry sank.", "alternative 2 stops after “The lost” at “ferry”, where it wants harbour"),
        ("the ferry !sank", "The ferry sank.", "stops after “The ferry” at “sank”, where it wants !sank"),
        ("the ... harbour", "The ferry left the port. A harbour burnt.", "where it wants ... harbour"),
        ("^ ferry", "The ferry sank.", "at “ferry” it wants ^"),
        ("ferry", "", "the text has no words"),
    ],
)  # fmt: skip
def test_the_summary_says_where_a_pattern_stops_and_what_it_wants(of_pattern, pattern, text, said):
    assert said in of_pattern(pattern, text).summary


def test_each_item_says_what_it_took(of_pattern):
    (attempt,) = of_pattern(RED_LINE, "The mayor has drawn the red line.").patterns[0].alternatives[0].attempts
    assert [(one.item, one.took and one.took.text) for one in attempt.items] == [
        ("$party:actor", "The mayor"),
        ("<aux>?", "has"),
        ("~draw", "drawn"),
        ("a", None),
    ]
    assert not attempt.matched and attempt.stopped.text == "the" and attempt.wanted == ("a",)


def test_an_optional_part_that_got_further_is_told(of_pattern):
    made = of_pattern("the ferry (left the harbour)? sank", "The ferry left the port.")
    (attempt,) = made.patterns[0].alternatives[0].attempts
    assert (attempt.stopped.text, attempt.wanted) == ("left", ("sank",))
    assert (attempt.beyond.text, attempt.beyond_wanted) == ("port", ("harbour",))


def test_a_match_shows_its_items_and_captures(of_pattern):
    text = "Brandt drew a red line on the harbour."
    (attempt,) = of_pattern(RED_LINE, text).patterns[0].alternatives[0].attempts
    assert {name: at.text for name, at in attempt.captures.items()} == {"party": "Brandt", "topic": "the harbour"}
    for item in attempt.items:
        assert text[item.took.start : item.took.end] == item.took.text


QUOTED = "“The ferry sank,” said Ilse Brandt. The ferry sank."
CHECKS = {  # what a rule asks: the text, the check that fails, what is there
    "pattern: ferry\nvoice: narrator\n": ("“The ferry sank,” said Ilse Brandt.", "voice", "quoted (Ilse Brandt)"),
    "pattern: ferry\nblock: [heading]\n": ("The ferry sank.", "block", "paragraph"),
    "pattern: ferry\nposition: [lead]\n": ("It rained.\n\nThe ferry sank.", "position", "middle-third"),
    "steps: [{pattern: accused}, {pattern: denied, absent: true}, {pattern: fined}]\n": (
        "Orlow was accused. He denied it. He was fined.",
        "step 2 absent",
        "“denied”",
    ),
    "steps: [{pattern: accused}, {pattern: denied, absent: true, within: 1}]\n": (
        "Orlow was accused. He denied it.",
        "step 2 absent",
        "“denied”",
    ),
    "steps: [{pattern: ferry}, {pattern: tug, speaker: other}]\n": (
        "“The ferry sank,” said Jan Orlow. “The tug sank,” said Jan Orlow.",
        "step 2 speaker",
        "Jan Orlow, then Jan Orlow",
    ),
    "pattern: ferry\nwithin: <quote>\n": ("The ferry sank.", "within", "not inside a <quote>"),
    "pattern: ferry\nwithin: attribution/*\n": ("The ferry sank.", "within", "inside no finding"),
    "pattern: ferry\nattributed: true\n": ("The ferry sank.", "attributed", "no"),
    "pattern: ferry\nopinion: true\n": ("The ferry sank.", "opinion", "no"),
    "pattern: ferry\nanswered: {pattern: harbour}\n": ("The ferry sank in the harbour.", "answered", "answered"),
    "pattern: ferry\nexcept: the ferry sank\n": ("The ferry sank.", "except", "“The ferry sank”"),
    "pattern: $a:np ~meet $b:np\nwhere: {b: {same-as: a}}\n": (
        "The ferry met the tug.",
        "where.b.same-as",
        "“the tug”, and a is “The ferry”",
    ),
    "pattern: $a:np ~sink\nwhere: {a: {at-least-words: 3}}\n": ("The ferry sank.", "where.a.at-least-words", "has 2"),
    "pattern: $a:np ~sink\nwhere: {a: {lacks: ferry}}\n": ("The ferry sank.", "where.a.lacks", "“The ferry”"),
    "pattern: $a:np ~sink\nwhere: {a: {voice: quoted}}\n": ("The ferry sank.", "where.a.voice", "narrator"),
    "pattern: ferry\nspeaker: {named: [Brandt]}\n": (
        "“The ferry sank,” said Jan Orlow.",
        "speaker",
        "quoted (Jan Orlow)",
    ),
    "pattern: ferry\nafter: {findings: evaluation/intensifier}\n": ("The ferry sank.", "after", "none"),
    "pattern: ferry\nnot-before: {findings: evaluation/intensifier}\n": (
        "The ferry is absolutely late.",
        "not-before",
        "evaluation/intensifier",
    ),
    "pattern: ~rise by $a:<number>\nwhere: {a: {number: {at-least: 50}}}\n": (
        "It rose by forty.",
        "where.a.number",
        "“forty” has 40",
    ),
    "pattern: ~cost $a:(<number>{1,2})\nwhere: {a: {number: {at-most: 50}}}\n": (
        "It cost two million.",
        "where.a.number",
        "“two million” has 2,000,000",
    ),
    "pattern: $a:(ferry) ... $b:(tug)\nwhere: {b: {apart: {from: a, at-most: 1}}}\n": (
        "The ferry met the big tug.",
        "where.b.apart.from",
        "“tug”, and a is “ferry”, 3 words off",
    ),
    "pattern: $a:np ~meet $b:np\nwhere: {b: {same-head-as: a}}\n": (
        "The ferry met the tug.",
        "where.b.same-head-as",
        "“the tug”, and a is “The ferry”",
    ),
}


@pytest.mark.slow
@pytest.mark.parametrize("rule", CHECKS)
def test_what_took_a_match_away_is_told_with_what_was_there(of_rule, rule):
    text, key, there = CHECKS[rule]
    made = of_rule(rule, text)
    (candidate,) = made.candidates
    (failed,) = [check for check in candidate.checks if not check.holds]
    assert not made.found and failed.key == key and there in failed.found
    assert key.rpartition(".")[2] in made.summary and there in made.summary


def test_a_suppressed_match_is_told(of_rule):
    text = "<!-- rhetlint-disable own/rule -->\n\nThe ferry sank.\n"
    made = of_rule("pattern: ferry\n", text, format="markdown")
    assert not made.found and "a comment of the text suppresses it" in made.summary


STEPS = "steps: [{pattern: '$a:name arrived'}, {pattern: '$b:name left', within: 1}]\nwhere: {b: {same-as: a}}\n"


@pytest.mark.parametrize(
    "text, said",
    [
        (
            "Brandt arrived. It rained. It snowed. Brandt left.",
            "step 2 comes 3 sentences after step 1; within 1 sentence is asked",
        ),
        ("Brandt left. Brandt arrived.", "step 2 matches, but never after step 1"),
        ("Brandt arrived. Orlow left.", "where.b.same-as: a is asked; here: “Orlow”, and a is “Brandt”"),
        (
            "Brandt arrived. Orlow went.",
            "step 2 matches nowhere: the text has none of the words that a match needs: left",
        ),
        ("Brandt arrived. Brandt left.", "found once"),
    ],
)
def test_a_sequence_says_which_step_is_missing_or_too_far(of_rule, text, said):
    assert said in of_rule(STEPS, text).summary


@pytest.mark.parametrize(
    "spec, said",
    [
        ("count: {pattern: ferry}, figure: count, at-least: 3", "the count is 2; at-least: 3 is asked"),
        ("count: {pattern: ferry}, figure: count, at-least: 1, minimum: 5", "2 counted; minimum: 5 is not reached (2)"),
        (
            "count: {pattern: ferry}, figure: count, at-least: 1, minimum-words: 90",
            "minimum-words: 90 is not reached (6)",
        ),
        ("count: {pattern: ferry}, figure: share, at-most: 0.1", "the share is 33%; at-most: 0.1 is asked"),
        ("count: {pattern: ferry}, figure: count, at-least: 2", "found once"),
    ],
)
def test_a_measure_says_its_value_and_its_bounds(of_rule, spec, said):
    assert said in of_rule(f"measure: {{{spec}}}\n", "The ferry sank. The ferry burnt.").summary


def test_what_the_document_layer_saw_is_told(of_rule):
    layer = of_rule("pattern: $a:np ~sink\n", QUOTED).seen
    assert [[token.text for token in tokens] for tokens in layer.sentences][1] == ["The", "ferry", "sank", "."]
    first = {token.text: token for token in layer.sentences[0]}
    assert (first["ferry"].voice, first["ferry"].speaker, first["ferry"].word_class) == (
        "quoted",
        "Ilse Brandt",
        "noun",
    )
    assert "noun" in first["ferry"].classes
    assert ("np", "The ferry") in {(unit.name, unit.at.text) for unit in layer.units}
    assert [at.text for at in layer.quotations] == ["“The ferry sank,”"]
    assert [one.speaker for one in layer.attributions] == ["Ilse Brandt"]
    for tokens in layer.sentences:
        assert all(QUOTED[token.start : token.end] == token.text for token in tokens)


def test_a_long_text_is_refused_with_the_remedy(of_pattern):
    with pytest.raises(TooLong, match="explain a text of at most 1,500, such as a paragraph"):
        of_pattern("ferry", "The ferry left. " * 500)


CASES = """\
- {id: harbour/ship, title: Ship, message: m, pattern: ferry | barge}
- {id: harbour/ferry, title: Ferry, message: m, more-general: [harbour/ship], pattern: old ferry}
"""


def test_a_finding_that_a_case_of_the_rule_takes_over_is_said_to_be(tmp_path):
    file = tmp_path / "own.yaml"
    file.write_text(CASES, "utf-8")
    library = load_rules([file])
    text = from_text("The barge left. The old ferry sank.")
    general, special = (explain(Engine(library), library.rules[one], text) for one in ("harbour/ship", "harbour/ferry"))
    assert [one.text for one in general.found] == ["barge", "ferry"]
    assert [(one.at.text, one.rule) for one in general.overlaps] == [("ferry", "harbour/ferry")]
    assert general.summary.endswith("there `lint` shows harbour/ferry, as a case of this rule, where that runs too")
    assert special.summary == "found once: “old ferry”" and special.overlaps == ()
