"""Forms of words."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linter.language import inflection
from linter.language.inflection import REGULAR, entry_forms, inflections

_TABLE = Path(inflection.__file__).with_name("data") / "inflections.txt"

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
    "behave": "behaved behaving behaves",
    "organise": "organised organises organising organize organized organizes organizing",
    "paralyze": "paralyzed paralysed paralysing",
    "panel": "panelled paneled",
    "label": "labelled labeled",
    "compel": "compelled",
    "misspeak": "misspoke misspoken",
    "ox": "oxen",
    "person": "people persons",
    "strongman": "strongmen",
    # in no dictionary
    "rewild": "rewilds rewilded rewilding",
    "vlogify": "vlogifies vlogified vlogifying",
    "snark-tweet": "snark-tweets snark-tweeted",
    "blorbman": "blorbmen",
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
    "behave": "behad",
    "absolutely": "absolutelied absolutelies absolutelying",
    "ambassador": "ambassadored ambassadoring",
    "compel": "compeled",
    "prise": "prize prized",
    "wolves": "wolveses wolvesed",
    "brought": "broughts broughted",
    "against": "againsts againsted",
    "enemies": "enemieses enemiesed",
    "numb": "number",
    "strange": "stranger",
}


@pytest.mark.parametrize(("lemma", "forms"), FORMS.items())
def test_forms(lemma: str, forms: str) -> None:
    assert {lemma, *forms.split()} <= inflections(lemma)


@pytest.mark.parametrize(("lemma", "forms"), NOT_FORMS.items())
def test_forms_of_other_words(lemma: str, forms: str) -> None:
    assert not set(forms.split()) & inflections(lemma)


@given(st.text("abcdefghijklmnopqrstuvwxyzé'-", max_size=12))
@pytest.mark.slow
def test_any_word_has_itself_among_its_forms(word: str) -> None:
    assert word in inflections(word)


def test_phrases_inflect_in_their_verb_or_their_noun() -> None:
    assert {("pointed", "out"), ("points", "out"), ("pointing", "out")} <= entry_forms(("point", "out"))
    assert ("prime", "ministers") in entry_forms(("prime", "minister"))
    assert entry_forms(("openly", "hostile")) == {("openly", "hostile")}


def test_the_table_is_in_order_and_every_paradigm_is_known() -> None:
    lines = [line.partition(" ") for line in _TABLE.read_text("ascii").splitlines()[1:]]
    words = [word for word, _, _ in lines]
    assert words == sorted(set(words))
    for word, _, paradigm in lines:
        for part in paradigm.split():
            kind, _, written = part.partition(":")
            assert kind in REGULAR, word
            assert all(form.isalpha() for form in written.replace("-", "").split(",") if written), word
    assert {word for word, _, paradigm in lines[::97]} <= set.union(*(set(inflections(word)) for word in words[::97]))
