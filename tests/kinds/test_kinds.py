"""The kinds of rule that look beyond one place, as a rule's author relies on them."""

import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from linter.pipeline import lint_document
from linter.ruleset.compiled import Engine
from linter.ruleset.yamlfile import RuleError
from linter.session import load_rules
from linter.text import from_text


@pytest.fixture
def findings(tmp_path):
    """Findings of a rule written as in its file, in a text."""

    def run(rule, text, **more):
        file = tmp_path / "own.yaml"
        file.write_text("id: own/rule\ntitle: Own\nmessage: " + more.get("message", "x") + "\n" + rule, "utf-8")
        library = load_rules([file], builtin=more.get("builtin", False), cache=False)
        return list(lint_document(Engine(library), from_text(text), {"own/rule"}))

    return run


def repetition(spec):
    return f"kind: repetition\nrepetition: {{{spec}}}\n"


def captured(finding):
    return {name: place.text for name, place in finding.captures.items()}


@pytest.mark.parametrize(
    ("spec", "text", "captures"),
    [
        (
            "place: opening, times: 3, content-words: 0",
            "We will mend it. We will pay. We will sing.",
            {"phrase": "We will"},
        ),
        ("place: ending", "They came for the wells. They wept for the wells.", {"phrase": "for the wells"}),
        ("place: both, words: 1", "The miners know it. The millers know it.", {"phrase": "The", "ending": "know it"}),
        ("place: adjacent, words: 1", "It was a long, long road.", {"phrase": "long"}),
        ("place: chain, words: 1, times: 1", "Debt brought fear. Fear brought silence.", {"phrase": "fear"}),
        ("place: mirror", "We do not live to work, we work to live.", {"first": "live", "second": "work"}),
        (
            "place: anywhere, content-words: 2",
            "A secret deal was made. The secret deal held.",
            {"phrase": "secret deal"},
        ),
        (
            "place: shape, unit: clause, words: 4",
            "They promised us a road, they built us a wall.",
            {"first": "They promised us a road"},
        ),
        (
            "place: members, times: 3, joined: none",
            "They broke the locks, burned the books, stole the bell.",
            {"last": "stole the bell"},
        ),
    ],
)
def test_each_place_finds_its_figure(findings, spec, text, captures):
    found = findings(repetition(spec), text)
    assert [captures.items() <= captured(f).items() for f in found] == [True]


def test_what_comes_back_is_taken_as_far_as_it_goes(findings):
    spec = repetition("place: opening, words: 2, times: 2, content-words: 0")
    text = "We will never again sing. We will never again dance."
    found = findings(spec, text, message="'{count} {phrase}'")
    assert [f.message for f in found] == ["2 We will never again"]
    assert [place.text for _, place in found[0].evidence] == ["We will never again"]


def test_times_and_within_count_units(findings):
    text = "We will sing. We will dance. It rained. We will sleep."
    assert not findings(repetition("place: opening, times: 3, content-words: 0"), text)
    assert len(findings(repetition("place: opening, times: 3, within: 1, content-words: 0"), text)) == 1


def test_holding_and_without_ask_for_lexicons(findings):
    lexicons = "lexicons: {dark: [secret], light: [open]}\n"
    text = "A secret deal was made. The secret deal held. The open road is long. The open road is old."
    spec = "place: anywhere, content-words: 2, "
    assert [captured(f)["phrase"] for f in findings(lexicons + repetition(spec + "holding: dark"), text)] == [
        "secret deal"
    ]
    assert [captured(f)["phrase"] for f in findings(lexicons + repetition(spec + "without: dark"), text)] == [
        "open road"
    ]


def test_two_speakers_make_no_figure(findings):
    text = "“We will mend the dam,” said Ilse Brandt. “We will mend the dam as well,” said Jan Orlow."
    assert not findings(repetition("place: opening, times: 2, content-words: 0"), text, builtin=True)


@pytest.mark.parametrize(
    ("rule", "complaint"),
    [
        (repetition("place: mirror, times: 3"), "'times' says nothing where the place is 'mirror'"),
        (repetition("place: opening, joined: all"), "'joined' says nothing where the place is 'opening'"),
        (repetition("place: anywhere, holding: nowhere"), "there is no lexicon 'nowhere'"),
        (
            "kind: measure\nmeasure: {count: {tokens: all, quotations: true}, figure: count, at-least: 1}\n",
            "exactly one of",
        ),
        ("kind: measure\nmeasure: {count: {tokens: all}, figure: count}\n", "needs 'at-least' or 'at-most'"),
        ("kind: measure\nmeasure: {count: {tokens: all}, figure: distinct, at-least: 1}\n", "say 'by' what"),
        ("kind: consistency\nconsistency: {of: terms}\n", "'forms' belong to consistency of terms"),
    ],
)
def test_what_would_do_nothing_is_an_error(findings, rule, complaint):
    with pytest.raises(RuleError, match=complaint):
        findings(rule, "")


def measure(spec, more=""):
    return f"kind: measure\nmeasure: {{{spec}}}\n{more}"


def test_a_share_by_speaker_names_the_largest(findings):
    text = "“We have mended the old dam,” said Ilse Brandt. “You have not,” said Jan Orlow. “We have, and you know it well,” Brandt said."
    spec = "count: {quotations: true, by: speaker, weight: words}, figure: share, at-least: 0.5"
    (found,) = findings(measure(spec), text, message="'{name} {value}'", builtin=True)
    assert found.message.startswith("Ilse Brandt ") and 0.5 < found.value < 1
    assert not findings(measure(spec + ", minimum-groups: 3"), text, builtin=True)


def test_a_density_is_over_the_words_of_the_voice(findings):
    rule = "lexicons: {bad: [vile]}\n"
    text = "The vile plan failed. “It was no vile plan at all, my friends, none,” said Ilse Brandt."
    spec = "count: {lexicon: bad, voice: %s}, figure: density, at-least: 0"
    (narrator,) = findings(rule + measure(spec % "narrator"), text)
    (quoted,) = findings(rule + measure(spec % "quoted"), text)
    assert narrator.value == pytest.approx(1000 / 7) and quoted.value == pytest.approx(1000 / 10)


def test_a_pattern_is_counted_and_set_against_another(findings):
    spec = "count: {pattern: the <noun>}, out-of: {pattern: <noun>}, figure: share, at-least: 0"
    (found,) = findings(measure(spec), "The dam broke near the mill. Water came.")
    assert found.value == pytest.approx(2 / 3)


def test_each_sentence_that_passes_is_a_finding(findings):
    rule = "lexicons: {hedge: [may, perhaps]}\n" + measure(
        "count: {lexicon: hedge}, figure: count, unit: sentence, at-least: 2"
    )
    found = findings(rule, "Perhaps it may rain. It may snow. Perhaps they may come.")
    assert [f.place.text for f in found] == ["Perhaps it may rain.", "Perhaps they may come."]


def test_nothing_counted_can_be_a_finding_too(findings):
    rule = measure("count: {attributions: all}, figure: density, at-most: 1, minimum: 0, minimum-words: 5")
    assert len(findings(rule, "The ferry leaves at noon and comes back at six.")) == 1
    assert not findings(rule, "The ferry left.")


def test_rules_whose_findings_are_counted_run_without_being_selected(findings):
    rule = measure("count: {findings: evaluation/*}, figure: count, at-least: 2")
    text = "The despicable mayor fled. His preposterous plan failed."
    assert [f.rule for f in findings(rule, text, builtin=True)] == ["own/rule"]


def test_numbers_differ_between_sentences_only(findings):
    rule = "kind: consistency\nconsistency: {of: numbers}\n"
    (found,) = findings(
        rule, "Fourteen sailors were injured. It rained. The 16 sailors injured are in Zenda.", message="x"
    )
    assert captured(found) == {"number": "16 sailors injured", "other": "Fourteen sailors were injured"}
    assert not findings(rule, "Fourteen sailors were injured. All 14 sailors injured are well.")
    assert not findings(rule, "In May 14 sailors were injured and 16 sailors were injured in June.")


def test_forms_of_a_term_are_told_apart_from_names(findings):
    rule = "kind: consistency\nconsistency: {of: terms, forms: [[grey, gray], [cease-fire, ceasefire]]}\n"
    (found,) = findings(rule, "A gray sea. A grey sky. A grey road. Mr. Gray left.")
    assert captured(found) == {"rare": "gray", "common": "grey"}
    assert not findings(rule, "A grey sea lay still. Old Gray left.")


def test_names_that_go_with_other_names_are_other_people(findings):
    rule = "kind: consistency\nconsistency: {of: names}\n"
    assert len(findings(rule, "Jan Orlowski came. Orlowski left. Jan Orlwski came back.")) == 1
    assert not findings(rule, "Harold Weiss came. Harold Weiss left. Harald Dorn came back.")


def test_a_sequence_takes_the_nearest_that_meets_the_conditions(findings):
    rule = (
        "kind: sequence\nsteps: [{pattern: '$a:name came'}, {pattern: '$b:name left', within: 2}]\n"
        "where: {b: {same-as: a}}\n"
    )
    (found,) = findings(rule, "Brandt came. Orlow left. Brandt left.", message="'{a}'")
    assert [place.text for _, place in found.evidence] == ["Brandt left"]
    assert not findings(rule, "Brandt came. It rained. It snowed. Brandt left.", message="'{a}'")


CUED = "“The ferry left,”"
UNCUED = "“We have not seen a ferry since the spring of that year.”"


@pytest.mark.parametrize(
    ("globs", "texts"),
    [
        ("attribution/*", [UNCUED, CUED]),
        ("[attribution/*, '!attribution/uncued-*']", [CUED]),
        ("['!attribution/uncued-*']", []),
        ("[attribution/quote-then-cue, attribution/uncued-quotation]", [UNCUED, CUED]),
    ],
)
def test_a_list_of_globs_picks_and_leaves_out(findings, globs, texts):
    rule = f"pattern: $quoted:quote\nwhere: {{quoted: {{within: {globs}}}}}\n"
    text = f"The harbour stood empty. {UNCUED}\n\n{CUED} said Ilse Brandt."
    assert [found.place.text for found in findings(rule, text, message="x", builtin=True)] == texts


BODY = " The ferry leaves at noon and comes back at six." * 12


def test_a_headline_is_set_against_text_and_attribution(findings):
    text = "Duke stole ledger from library\n\nIlse Brandt said that the duke stole the ledger from the library." + BODY
    attribution = "kind: headline\nheadline: {lacks: attribution, at-least: 0.6}\n"
    (found,) = findings(attribution, text, message="'{speaker}'", builtin=True)
    assert found.message == "Ilse Brandt" and found.place.text == "Duke stole ledger from library"
    absent = "kind: headline\nheadline: {lacks: text, at-least: 0.6}\n"
    assert not findings(absent, text)
    (found,) = findings(absent, "Panic grips island of sailors\n\n" + BODY.strip(), message="'{missing}'")
    assert found.message == "Panic, grips, island, sailors"


def test_a_borrowed_term_has_lost_its_quotation_marks(findings):
    rule = (
        "kind: borrowing\nlexicons: {frame: [power grab], far: [called]}\nborrowing: {lexicon: frame, without: far}\n"
    )
    said = "“This is a power grab,” said Ilse Brandt. "
    (found,) = findings(rule, said + "The power grab was approved.", message="'{speaker}'", builtin=True)
    assert found.message == "Ilse Brandt" and captured(found)["term"] == "power grab"
    for text in ("The “power grab” was approved.", "Some called it a power grab."):
        assert not findings(rule, said + text, message="x", builtin=True)
    assert not findings(rule, "The power grab was approved. " + said, message="x", builtin=True)


def test_kinds_stay_linear(engine):
    """Four times the text takes not much more than four times as long (a square would be sixteen times)."""
    text = (
        "We will mend the dam, pay the crews and sing. We will, we will rest. “The 14 men killed were ours,” said Ilse Brandt. "
        "Debt brought fear, and fear brought debt.\n\n"
    )
    kinds = ("repetition", "consistency", "headline", "borrowing")
    select = {name for name, loaded in engine.library.rules.items() if loaded.rule.kind in kinds}

    def seconds(times):
        document = from_text(text * times)
        start = time.process_time()
        lint_document(engine, document, select)
        return time.process_time() - start

    seconds(1)
    assert seconds(400) < 10 * max(seconds(100), 0.05)


PIECES = [
    "“",
    "”",
    '"',
    "'",
    ".",
    ",",
    ";",
    "—",
    ":",
    "(",
    "\n\n",
    "and",
    "The",
    "dam",
    "not",
    "14",
    "people",
    "killed",
    "said",
    "Brandt",
    "very",
]


@given(st.lists(st.sampled_from(PIECES), max_size=40))
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_can_be_linted(engine, pieces):
    select = {name for name in engine.library.rules if name.startswith(("figures/", "measures/"))}
    lint_document(engine, from_text(" ".join(pieces)), select)
