"""Measures: counts, shares, densities over a text, as a rule's author relies on them."""

import re

import pytest

from linter.ruleset.yamlfile import RuleError

from .written import measure


def test_a_share_by_speaker_names_the_largest(findings):
    text = "“We have mended the old dam,” said Ilse Brandt. “You have not,” said Jan Orlow. “We have, and you know it well,” Brandt said."
    spec = "count: {quotations: true, by: speaker, weight: words}, figure: share, at-least: 0.5"
    (found,) = findings(measure(spec), text, message="'{name} {value}'", speakers=True)
    assert found.message.startswith("Ilse Brandt ") and 0.5 < found.value < 1
    assert not findings(measure(spec + ", minimum-groups: 3"), text, speakers=True)


def test_a_density_is_over_the_words_of_the_voice(findings):
    rule = "lexicons: {bad: [vile]}\n"
    text = "The vile plan failed. “It was no vile plan at all, my friends, none,” said Ilse Brandt."
    spec = "count: {lexicon: bad, voice: %s}, figure: density, at-least: 0"
    (narrator,) = findings(rule + measure(spec % "narrator"), text)
    (quoted,) = findings(rule + measure(spec % "quoted"), text)
    assert narrator.value == pytest.approx(1000 / 7) and quoted.value == pytest.approx(1000 / 10)


def test_entries_count_as_many_times_as_they_say(findings):
    spec = (
        "count: {entries: {War: 3, small war: 5, quarrel: 1}}, figure: count, unit: sentence, at-least: 0, minimum: 0"
    )
    text = "The war was a quarrel. A small war came. It ended."
    assert [one.value for one in findings(measure(spec), text)] == [4, 5, 0]


@pytest.mark.parametrize(
    ("count", "said"),
    [
        ("{entries: {war: 0}}", "an entry counts from 1 to 1000 times"),
        ("{entries: {war: 1, War: 2}}", "two of the entries are the same word"),
        ("{entries: {' ': 1}}", "or one has no word"),
        ("{entries: {war: 2}, weight: words}", "leave 'weight' out"),
        ("{entries: {war: 2}, lexicon: amplifier}", "this one names lexicon and entries"),
        ("{entries: {war: two}}", "expected a whole number, got text"),
        ("{entries: [war]}", "expected a mapping, got a list"),
    ],
)
def test_entries_that_cannot_be_counted_are_an_error_at_their_place(findings, count, said):
    with pytest.raises(RuleError, match=re.escape(said)):
        findings(measure(f"count: {count}, figure: count, at-least: 1"), "The war came.")


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
    rule = measure("count: {findings: own/*ile}, figure: count, at-least: 2")
    counted = "id: own/vile\ntitle: Vile\nmessage: It is vile.\npattern: vile\n"
    text = "The vile mayor fled. His vile plan failed."
    assert [f.rule for f in findings(rule, text, beside=counted)] == ["own/rule"]
    assert not findings(rule, "The vile mayor fled.", beside=counted)
