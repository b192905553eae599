"""Inflected forms of English words: from a table made of dictionaries; of a word in none of them by regular spelling.

``data/inflections.txt`` (made by benchmarks/build_inflections.py) has every word of the dictionaries whose forms are not those that would be
guessed: a line each, in order, so that a word is found without reading the rest. After the word stands its paradigm: parts that each have regular
forms (``n`` noun, ``v`` verb, ``d`` verb whose last consonant doubles, ``g`` gradable adjective or adverb) or their forms written out (``n:knives``);
nothing, where the word has no other forms.
Regular spelling after Quirk et al. 1985, §3.5-3.10, §5.80-5.81, §7.79.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable
from functools import cache
from pathlib import Path

_VOWELS = "aeiou"
_CLOSED = {
    "be": "be am is are was were been being 're 'm",
    "have": "have has had having 've",
    "do": "do does did done doing",
    "can": "can could ca",
    "will": "will would 'll wo",
    "may": "may might",
    "shall": "shall should sha",
    "must": "must",
}
"""Auxiliaries, with the clitics and the stumps before ``n't`` that belong to no other word (``'s`` and ``'d`` do)."""

_ENDINGS = {
    "": "ed ly al ic ive ous ful less able ible like esque ary ory ular est",
    "n": "ing er or ness ity ism ist ion ance ence ency acy ship hood dom logy an ment is ia ine um ry age ard ee",
}
_PARADIGMS = {ending: paradigm for paradigm, endings in _ENDINGS.items() for ending in endings.split()}
_LONGEST = max(map(len, _PARADIGMS))
_SPELLINGS = {"ise": "ize", "ize": "ise", "yse": "yze", "yze": "yse"}


@cache
def inflections(lemma: str) -> frozenset[str]:
    """Every form of a word as verb, noun, adjective and adverb, itself included.

    Args:
        lemma: the dictionary form.

    Returns:
        Forms, lower case, in British and American spelling (``travelled``, ``traveled``; of a verb that is written with ``-ise`` and
        with ``-ize``, the forms of both). A closed-class auxiliary has its own forms only.
    """
    lemma = lemma.lower()
    if lemma in _CLOSED:
        return frozenset(_CLOSED[lemma].split())
    return frozenset(form for word in (lemma, *_other_spelling(lemma)) for form in (word, *_forms(word)))


@cache
def plurals(noun: str) -> frozenset[str]:
    """The plurals of a noun, lower case; none of a word that is no noun."""
    return frozenset(_forms(noun, "n"))


def entry_forms(entry: tuple[str, ...]) -> set[tuple[str, ...]]:
    """All inflections of a lexicon entry: a phrase inflects in its first word (point out) or its last (peace talk)."""
    if len(entry) == 1:
        return {(form,) for form in inflections(entry[0])}
    out = {(form, *entry[1:]) for form in inflections(entry[0])}
    return out | {(*entry[:-1], form) for form in plurals(entry[-1])}


@cache
def _table() -> str:
    return Path(__file__).with_name("data").joinpath("inflections.txt").read_text("ascii")


def _paradigm(word: str) -> str | None:
    """What the table says of a word; None where it does not have it."""
    table = _table()
    at = bisect_left(range(len(table)), word, key=lambda at: _line(table, at)[0])
    found, paradigm = _line(table, at)
    return paradigm if found == word else None


def _line(table: str, at: int) -> tuple[str, str]:
    """The word and the paradigm of the line that holds an offset."""
    start = table.rfind("\n", 0, at) + 1
    word, _, paradigm = table[start : table.find("\n", at)].partition(" ")
    return word, paradigm


def _forms(word: str, kinds: str = "nvdg") -> set[str]:
    """A word's forms of some kinds, besides itself."""
    paradigm = _paradigm(word)
    if paradigm is None:
        head, hyphen, last = word.rpartition("-")
        if hyphen and last:  # ill-treat, power-share
            return {f"{head}-{form}" for form in _forms(last, kinds)}
        paradigm = guess(word)
    forms: set[str] = set()
    for part in paradigm.split():
        kind, _, written = part.partition(":")
        if kind in kinds:
            forms.update(written.split(",") if written else REGULAR[kind](word))
    return forms


def _other_spelling(verb: str) -> tuple[str, ...]:
    """``organize`` for ``organise`` and the reverse, where both are verbs of the table."""
    other = verb[:-3] + _SPELLINGS.get(verb[-3:], "")
    both = other != verb[:-3] and re.search("[aeiouy]", verb[:-3]) and _paradigm(verb) == _paradigm(other) == "v"
    return (other,) if both else ()


def guess(word: str) -> str:
    """The paradigm of a word that the table does not have: by its ending, else both a noun and a verb.

    Where spelling does not tell whether the last consonant doubles, it does and does not: a form that no text has costs
    nothing, a form that is missing hides what a rule should find.
    """
    for length in range(min(_LONGEST, len(word) - 2), 1, -1):
        if word[-length:] in _PARADIGMS:
            return _PARADIGMS[word[-length:]]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return ""  # a plural
    return "n v d" if _closes_short(word) and _syllables(word) > 1 else "n v"


def _plural(noun: str) -> tuple[str, ...]:
    if noun.endswith("man"):
        return (noun[:-2] + "en",)
    if noun.endswith("sis"):
        return (noun[:-2] + "es",)
    return (_with_s(noun),)


def _verb(verb: str) -> tuple[str, ...]:
    third = verb + "es" if verb.endswith("o") else _with_s(verb)
    return third, _with_ending(verb, "ed"), _with_ending(verb, "ing")


def _doubled(verb: str) -> tuple[str, ...]:
    return _with_s(verb), verb + verb[-1:] + "ed", verb + verb[-1:] + "ing"


def _degrees(adjective: str) -> tuple[str, ...]:
    return _with_ending(adjective, "er"), _with_ending(adjective, "est")


REGULAR: dict[str, Callable[[str], tuple[str, ...]]] = {
    "n": _plural,
    "v": _verb,
    "d": _doubled,
    "g": _degrees,
}
"""The forms of each kind of word by regular spelling."""


def _with_s(word: str) -> str:
    if word.endswith(("s", "x", "z", "ch", "sh")):
        return word + "es"
    if word.endswith("y") and word[-2:-1] not in _VOWELS:
        return word[:-1] + "ies"
    return word + "s"


def _with_ending(word: str, ending: str) -> str:
    """A word with -ing, -ed, -er or -est."""
    before = word[-2:-1]
    if word.endswith("e"):
        if ending != "ing":
            return word + ending[1:]
        if before == "i":
            return word[:-2] + "ying"
        return word + "ing" if before in "eyo" else word[:-1] + "ing"
    if word.endswith("y") and ending != "ing" and before not in _VOWELS:
        return word[:-1] + "i" + ending
    if word.endswith("c"):
        return word + "k" + ending
    return word + (word[-1] if _closes_short(word) and _syllables(word) == 1 else "") + ending


def _closes_short(word: str) -> bool:
    """Whether a word ends in one consonant after one vowel (``plan``, ``quit``, ``travel``; not ``rain``, ``bow``)."""
    if len(word) < 2 or word[-1] in _VOWELS + "wxyh" or word[-2] not in _VOWELS:
        return False
    before = word[-3:-2]
    return before not in _VOWELS or not before or (before == "u" and word[-4:-3] == "q")


def _syllables(word: str) -> int:
    return len(re.findall(r"(?:[aeiou]|y(?![aeiou]))+", word.replace("qu", "q")))
