"""Forms of words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linter.language.inflection import entry_forms, inflections

FORMS = {
    "change": "changes changed changing",
    "undergo": "undergoes underwent undergone undergoing",
    "overtake": "overtakes overtook overtaken overtaking",
    "mislead": "misled misleading",
    "rebuild": "rebuilt rebuilding",
    "stop": "stopped stopping",
    "permit": "permitted permitting",
    "offer": "offered offering",
    "travel": "travelled traveled travelling traveling",
    "quit": "quitting",
    "suit": "suited suiting",
    "panic": "panicked panicking",
    "die": "died dying",
    "deny": "denies denied denying",
    "agree": "agreed agreeing",
    "argue": "argued arguing",
    "be": "am is are was were been being 're 'm",
    "have": "has had having 've",
    "do": "does did done doing",
    "will": "would wo 'll",
    "crisis": "crises",
    "country": "countries",
    "spokeswoman": "spokeswomen",
    "phenomenon": "phenomena",
    "wife": "wives",
    "referendum": "referenda referendums",
    "big": "bigger biggest",
    "heavy": "heavier heaviest",
    "bad": "worse worst",
    "far": "further furthest farther",
    "double-cross": "double-crossed double-crosses",
}
NOT_FORMS = {
    "vote": "voter",
    "report": "reporter",
    "plan": "planed planing",
    "be": "'s",
    "human": "humen",
    "think": "thinked",
    "relay": "relaid",
    "hope": "hopped",
}


@pytest.mark.parametrize(("lemma", "forms"), FORMS.items())
def test_forms(lemma: str, forms: str) -> None:
    assert {lemma, *forms.split()} <= inflections(lemma)


@pytest.mark.parametrize(("lemma", "forms"), NOT_FORMS.items())
def test_forms_of_other_words(lemma: str, forms: str) -> None:
    assert not set(forms.split()) & inflections(lemma)


@given(st.text("abcdefghijklmnopqrstuvwxyzé'-", max_size=12))
def test_any_word_has_itself_among_its_forms(word: str) -> None:
    assert word in inflections(word)


def test_phrases_inflect_in_their_verb_or_their_noun() -> None:
    assert {("pointed", "out"), ("points", "out"), ("pointing", "out")} <= entry_forms(("point", "out"))
    assert ("prime", "ministers") in entry_forms(("prime", "minister"))
