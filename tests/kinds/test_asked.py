"""What a rule asks of who speaks, of numbers, of the distance and agreement of captures, and of findings near a match."""

import pytest

from linter.ruleset.yamlfile import RuleError
from tests.kinds.written import captured, measure

SPOKEN = (
    "“The quay is late,” said Ilse Brandt, the mayor of Strelsau. “The dam is late,” said Jan Orlow. "
    "The harbour office said that the ferry is late. It was said that the bus is late. The tram is late."
)
LATE = "pattern: the $what:<noun> is late\n"


def whats(found):
    return [captured(one)["what"] for one in found]


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("speaker: {named: [Brandt]}", ["quay"]),
        ("speaker: {named: [brandt, Orlow]}", ["quay", "dam"]),
        ("speaker: {kind: [organisation]}", ["ferry"]),
        ("lexicons: {office: [mayor, envoy]}\nspeaker: {role: office}", ["quay"]),
        ("speaker: {kind: [person], named: [Strelsau]}", ["quay"]),
        ("where: {what: {speaker: {named: [Jan Orlow]}}}", ["dam"]),
        ("speaker: {named: [Bran]}", []),
    ],
)
@pytest.mark.slow
def test_who_speaks(findings, asked, expected):
    assert whats(findings(LATE + asked + "\n", SPOKEN, speakers=True)) == expected


def test_whether_it_is_known_who_speaks(findings):
    known = whats(findings(LATE + "speaker: {known: true}\n", SPOKEN, speakers=True))
    unknown = whats(findings(LATE + "speaker: {known: false}\n", SPOKEN, speakers=True))
    assert {"quay", "dam", "ferry"} <= set(known) and "tram" not in {*known, *unknown}
    assert unknown == ["bus"] and "bus" not in known


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("at-least: 40", ["40 ferries", "forty-two ferries", "1,200 ferries", "3.5 million ferries", "two hundred ferries"]),
        ("at-most: 12.5", ["12.5% of ferries", "7 per cent of ferries"]),
        ("percent: true", ["12.5% of ferries", "7 per cent of ferries"]),
        ("at-least: 1000, percent: false", ["1,200 ferries", "3.5 million ferries"]),
        ("at-least: 42, at-most: 42", ["forty-two ferries"]),
        ("at-least: 200, at-most: 200", ["two hundred ferries"]),
    ],
)  # fmt: skip
def test_numbers_against_bounds(findings, asked, expected):
    text = "We saw 40 ferries. We saw 12.5% of ferries. We saw forty-two ferries. We saw 1,200 ferries. We saw 7 per cent of ferries. We saw 3.5 million ferries. We saw two hundred ferries. We saw some ferries."
    rule = f"pattern: we saw $what:((!ferries <word>){{1,4}} ferries)\nwhere: {{what: {{number: {{{asked}}}}}}}\n"
    assert whats(findings(rule, text)) == expected


def test_numbers_of_two_captures(findings):
    rule = "pattern: rose from $old:<number> to $new:<number>\nwhere: {new: {number: {below: old}}}\n"
    text = "It rose from 5 to 9. It rose from 9 to 5. It rose from ten to 4. It rose from 5 to 5."
    assert [one.place.text for one in findings(rule, text)] == ["rose from 9 to 5", "rose from ten to 4"]
    above = findings(rule.replace("below", "above"), text)
    assert [one.place.text for one in above] == ["rose from 5 to 9"]


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("from: who, at-most: 1", ["mayor", "envoy"]),
        ("from: who, at-least: 2", ["clerk"]),
        ("from: who, at-least: 1, at-most: 1", ["envoy"]),
    ],
)
def test_the_distance_of_two_captures(findings, asked, expected):
    rule = f"pattern: $what:(mayor | envoy | clerk) ... $who:(him | her)\nwhere: {{what: {{apart: {{{asked}}}}}}}\n"
    assert whats(findings(rule, "The mayor her said. The envoy saw her. The clerk never quite saw him.")) == expected


def test_the_distance_of_steps_in_sentences_and_paragraphs(findings):
    rule = (
        "steps:\n  - pattern: $what:(ferry | barge)\n  - {pattern: $then:sank, within: 9}\n"
        "where: {then: {apart: {from: what, at-least: 2, unit: UNIT}}}\n"
    )
    text = "A ferry left. Fog came. It sank.\n\nA barge left.\n\nFog came. It sank."
    assert whats(findings(rule.replace("UNIT", "sentence"), text)) == ["ferry", "barge"]
    # the ferry's first `sank` is in its own paragraph, the next one two further on
    assert [one.evidence[0][1].line for one in findings(rule.replace("UNIT", "paragraph"), text)] == [5]


def test_agreement_by_head_and_by_lemma(findings):
    rule = "pattern: $what:np met $who:np\nwhere: {what: {KEY: who}}\n"
    text = "The old mayor of Strelsau met a mayor. The mayor met the mayors. The clerk met a mayor."
    head = findings(rule.replace("KEY", "same-head-as"), text)
    assert whats(head) == ["The old mayor of Strelsau"]
    lemma = findings(rule.replace("KEY", "same-lemma-as"), text)
    assert whats(lemma) == ["The old mayor of Strelsau", "The mayor"]
    verbs = "pattern: they $what:(<word>) and $who:(<word>)\nwhere: {what: {same-lemma-as: who}}\n"
    text = "They sank and sink. They said and says. They planned and plans. They went and left. They were and is."
    assert whats(findings(verbs, text)) == ["sank", "said", "planned", "were"]


NEAR = "id: own/alarm\ntitle: A\nmessage: x\npattern: alarm\n"


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("after: {findings: own/alarm}", ["bus"]),
        ("after: {findings: own/alarm, within: 0}", []),
        ("after: {findings: own/alarm, within: 2}", ["bus", "tram"]),
        ("after: {findings: own/alarm, within: 0, unit: paragraph}", ["bus", "tram"]),
        ("not-after: {findings: own/alarm, within: 0, unit: paragraph}", ["quay", "barge"]),
        ("before: {findings: own/alarm}", ["quay"]),
        ("not-before: {findings: own/alarm}", ["bus", "tram", "barge"]),
    ],
)
def test_findings_near_a_match(findings, asked, expected):
    text = "The quay is late. An alarm rang. The bus is late. The tram is late.\n\nThe barge is late."
    assert whats(findings(f"{LATE}{asked}\n", text, beside=NEAR)) == expected


def test_a_measure_for_each_speaker(findings):
    text = (
        "“We never, never went,” said Ilse Brandt. “We never saw it,” said Jan Orlow. “Never, I say,” said Ilse Brandt. "
        "They never came."
    )
    counts = measure("count: {lexicon: no}, figure: count, unit: speaker, at-least: 2") + "lexicons: {no: [never]}\n"
    found = findings(counts, text, message="'{name}: {count}'", speakers=True)
    assert [one.message for one in found] == ["Ilse Brandt: 3"]
    density = (
        measure("count: {lexicon: no}, figure: density, unit: speaker, at-least: 300") + "lexicons: {no: [never]}\n"
    )
    assert [one.message for one in findings(density, text, message="'{name}'", speakers=True)] == ["Ilse Brandt"]


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        (LATE + "speaker: {role: offices}\nlexicons: {office: [mayor]}\n", "there is no lexicon 'offices'; did you mean 'office'?"),
        (LATE + "where: {what: {number: {above: whom}}}\n", "'above' names 'whom', which no pattern captures"),
        (LATE + "where: {what: {apart: {from: what}}}\n", "'from' names 'what', which is this capture itself"),
        (LATE + "after: {findings: own/alrm}\n", "no rule matches 'own/alrm'"),
        (LATE + "after: {findings: own/rule}\n", "a circle has no beginning"),
        (measure("count: {quotations: true, by: speaker}, figure: count, unit: speaker, at-least: 2"), "leave 'by' out"),
        (measure("count: {quotations: true}, figure: count, at-least: 2") + "not-after: {findings: own/rule}\n", "'not-after' has no effect"),
    ],
)  # fmt: skip
def test_what_is_asked_wrongly_is_an_error(findings, rule, said):
    with pytest.raises(RuleError) as raised:
        findings(rule, "x")
    assert said in str(raised.value)
