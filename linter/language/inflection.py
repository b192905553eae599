"""Inflected forms of English words: irregulars from a table, the rest by the rules of spelling.

Rules after Quirk et al. 1985, §3.1-3.20, §5.73-5.103, §7.74-7.81. Where spelling alone does not tell (whether the
last consonant of a longer verb doubles, whether ``-o`` takes ``-es``), both spellings are made: a form that no text has
costs nothing, a form that is missing hides what a rule should find.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

_VOWELS = "aeiou"
_PREFIXES = ("re", "un", "under", "over", "mis", "out", "fore", "up", "with", "be", "inter", "pre")
_NOT_PREFIXED = frozenset({"belie", "belay", "relay", "unlit", "upbeat", "unread"})
_NOUN_HEADS = (
    "man",
    "woman",
    "child",
    "wife",
    "foot",
    "tooth",
    "mouse",
    "life",
    "shelf",
    "self",
    "wolf",
    "thief",
    "leaf",
)
_PLAIN_MEN = frozenset({"human", "german", "roman", "norman", "ottoman", "shaman", "talisman", "caiman"})
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


class _Table(NamedTuple):
    verbs: dict[str, tuple[str, ...]]
    nouns: dict[str, tuple[str, ...]]
    adjectives: dict[str, tuple[str, ...]]
    gradable: frozenset[str]


@cache
def _table() -> _Table:
    parts: dict[str, list[list[str]]] = {}
    lines: list[list[str]] = []
    for line in Path(__file__).with_name("data").joinpath("irregular.txt").read_text("utf-8").splitlines():
        if line.startswith("["):
            lines = parts.setdefault(line[1:-1], [])
        elif line and not line.startswith("#"):
            lines.append(line.split())
    verbs, nouns, adjectives = (
        {words[0]: tuple(words[1:]) for words in parts[p]} for p in ("verbs", "nouns", "adjectives")
    )
    return _Table(verbs, nouns, adjectives, frozenset(word for words in parts["gradable"] for word in words))


@cache
def inflections(lemma: str) -> frozenset[str]:
    """Every form of a word as verb, noun and adjective, itself included.

    Args:
        lemma: the dictionary form.

    Returns:
        Forms, lower case. A closed-class auxiliary has its own forms only; degrees are made of adjectives known to have
        them, so that ``vote`` does not give ``voter``.
    """
    lemma = lemma.lower()
    if lemma in _CLOSED:
        return frozenset(_CLOSED[lemma].split())
    head, hyphen, last = lemma.rpartition("-")
    if hyphen and last:  # double-cross, ill-treat, power-share
        return frozenset(f"{head}-{form}" for form in inflections(last)) | {lemma}
    table = _table()
    forms = {lemma, *plurals(lemma), *_third(lemma), *_with_ending(lemma, "ing")}
    irregular = _irregular_verb(lemma)
    forms.update(form for form in irregular if form != "+")
    if not irregular or "+" in irregular:
        forms.update(_with_ending(lemma, "ed"))
    if lemma in table.adjectives:
        forms.update(table.adjectives[lemma])
    elif lemma in table.gradable:
        forms.update(_with_ending(lemma, "er") | _with_ending(lemma, "est"))
    return frozenset(forms)


def _irregular_verb(lemma: str) -> tuple[str, ...]:
    verbs = _table().verbs
    found = verbs.get(lemma)
    if found is None and lemma not in _NOT_PREFIXED:
        for prefix in _PREFIXES:
            base = verbs.get(lemma[len(prefix) :]) if lemma.startswith(prefix) else None
            if base is not None:
                return tuple(form if form == "+" else prefix + form for form in base)
    return found or ()


@cache
def plurals(noun: str) -> frozenset[str]:
    """The plurals of a noun, lower case: the irregular ones and those the spelling allows."""
    irregular = _table().nouns
    forms = {*irregular.get(noun, ()), *_third(noun)}
    for head in _NOUN_HEADS:
        if noun.endswith(head) and noun not in _PLAIN_MEN:
            forms.update(noun[: -len(head)] + plural for plural in irregular[head])
    if noun.endswith(("sis", "xis")):
        forms.add(noun[:-2] + "es")
    if noun.endswith("z") and noun[-2:-1] in _VOWELS:
        forms.add(noun + "zes")
    return frozenset(forms)


def _third(word: str) -> set[str]:
    """The -s form of verbs and nouns."""
    if word.endswith(("s", "x", "z", "ch", "sh")):
        return {word + "es"}
    before = word[-2:-1]
    if word.endswith("o") and before not in _VOWELS:
        return {word + "es", word + "s"}
    if word.endswith("y") and before and before not in _VOWELS:
        return {word[:-1] + "ies"}
    return {word + "s"}


def _with_ending(word: str, ending: str) -> set[str]:
    """A word with -ing, -ed, -er or -est."""
    if len(word) < 2:
        return {word + ending}
    soft = ending == "ing"  # before -ing a final e goes, elsewhere it is the ending's own
    if word.endswith("e"):
        if not soft:
            return {word + ending[1:]}
        if word.endswith("ie"):
            return {word[:-2] + "ying"}
        if word.endswith(("ee", "ye", "oe")):
            return {word + "ing"}
        return {word[:-1] + "ing", word + "ing"} if word.endswith(("nge", "ue", "age")) else {word[:-1] + "ing"}
    if word.endswith("y") and not soft and word[-2] not in _VOWELS:
        return {word[:-1] + "i" + ending}
    if word.endswith("c"):
        return {word + "k" + ending, word + ending}
    if word.endswith(("uel", "ial")):  # fuelling, dialled: British spelling doubles
        return {word + ending, word + "l" + ending}
    if not _short_close(word):
        return {word + ending}
    doubled = word + word[-1] + ending
    return {doubled} if _syllables(word) == 1 else {doubled, word + ending}


def _short_close(word: str) -> bool:
    """Whether a word ends in one consonant after one vowel (``plan``, ``quit``, ``travel``; not ``rain``, ``bow``)."""
    if word[-1] in _VOWELS + "wxyh" or word[-2] not in _VOWELS:
        return False
    before = word[-3:-2]
    return before not in _VOWELS or not before or (before == "u" and word[-4:-3] == "q")


def _syllables(word: str) -> int:
    return len(re.findall(r"(?:[aeiou]|y(?![aeiou]))+", word.replace("qu", "q")))


def entry_forms(entry: tuple[str, ...]) -> set[tuple[str, ...]]:
    """All inflections of a lexicon entry: a phrase inflects in its first word (point out) or its last (peace talk)."""
    if len(entry) == 1:
        return {(form,) for form in inflections(entry[0])}
    out = {(form, *entry[1:]) for form in inflections(entry[0])}
    return out | {(*entry[:-1], form) for form in plurals(entry[-1])}
