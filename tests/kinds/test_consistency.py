"""Consistency of names, terms and numbers, as a rule's author relies on it."""

from .written import captured


def test_numbers_differ_between_sentences_only(findings):
    rule = "kind: consistency\nconsistency: {of: numbers}\n"
    (found,) = findings(
        rule, "Fourteen sailors were injured. It rained. The 16 sailors injured are in Zenda.", message="x"
    )
    assert captured(found) == {"number": "16 sailors injured", "other": "Fourteen sailors were injured"}
    assert not findings(rule, "Fourteen sailors were injured. All 14 sailors injured are well.")
    assert not findings(rule, "In May 14 sailors were injured and 16 sailors were injured in June.")


def test_forms_of_a_term_are_compared_outside_names(findings):
    rule = "kind: consistency\nconsistency: {of: terms, forms: [[grey, gray], [cease-fire, ceasefire]]}\n"
    (found,) = findings(rule, "A gray sea. A grey sky. A grey road. Mr. Gray left.")
    assert captured(found) == {"rare": "gray", "common": "grey"}
    assert not findings(rule, "A grey sea lay still. Old Gray left.")


def test_names_that_go_with_other_names_are_other_people(findings):
    rule = "kind: consistency\nconsistency: {of: names}\n"
    assert len(findings(rule, "Jan Orlowski came. Orlowski left. Jan Orlwski came back.")) == 1
    assert not findings(rule, "Harold Weiss came. Harold Weiss left. Harald Dorn came back.")
