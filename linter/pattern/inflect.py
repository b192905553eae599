"""Inflected forms of English words: irregulars from a table, the rest by spelling rules (Quirk et al. 1985, §3.1-3.20, §5.73-5.103, §7.74-7.81)."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

_VOWELS = "aeiou"


@cache
def _irregular() -> dict[str, tuple[str, ...]]:
    """lemma -> its irregular forms (verbs: past, participle, odd thirds; nouns: plural; adjectives: degrees)."""
    table: dict[str, tuple[str, ...]] = {}
    for line in files("linter.pattern").joinpath("data/irregular.txt").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            lemma, *forms = line.split()
            table[lemma] = (*table.get(lemma, ()), *forms)
    return table


@cache
def inflections(lemma: str) -> frozenset[str]:
    """Every form of a word as verb, noun and adjective, itself included.

    Args:
        lemma: the dictionary form, lower case.

    Returns:
        Forms, lower case. Regular spellings are made for every part of speech, since a form no text has costs nothing.
    """
    lemma = lemma.lower()
    forms = {lemma}
    irregular = _irregular()
    own = irregular.get(lemma)
    if own is None:
        for prefix in ("re", "un", "under", "over", "mis", "out", "fore", "up", "with", "be"):
            base = (
                irregular.get(lemma[len(prefix) :])
                if lemma.startswith(prefix) and len(lemma) > len(prefix) + 1
                else None
            )
            if base is not None and prefix + lemma[len(prefix) :] == lemma and lemma[len(prefix) :] in _PREFIXABLE:
                own = tuple(prefix + form for form in base)
                break
    if lemma in ("be", "have", "do") or lemma in _MODALS:
        return frozenset(forms | set(own or ()))
    forms.update(own or ())
    forms.add(_s(lemma))
    forms.add(_ing(lemma))
    if own is None or lemma in _REGULAR_TOO:
        forms.add(_ed(lemma))
    if len(lemma) <= 7 and own is None:
        forms.update(_degrees(lemma))
    return frozenset(forms)


_MODALS = frozenset({"can", "will", "may", "shall", "must"})
_PREFIXABLE = frozenset(
    [
        "take",
        "stand",
        "come",
        "go",
        "do",
        "get",
        "run",
        "write",
        "read",
        "tell",
        "say",
        "think",
        "see",
        "make",
        "build",
        "pay",
        "draw",
        "hold",
        "lead",
        "buy",
        "sell",
        "throw",
        "cast",
        "feed",
        "hear",
        "set",
        "lay",
        "put",
        "give",
        "eat",
        "grow",
        "sleep",
        "ride",
        "drive",
        "bid",
        "spend",
        "hit",
        "shoot",
        "sing",
        "grow",
        "sell",
        "understand",
        "gain",
        "find",
        "bring",
        "fall",
    ]
)
_REGULAR_TOO = frozenset(
    [
        "learn",
        "dream",
        "burn",
        "spell",
        "lean",
        "leap",
        "plead",
        "light",
        "prove",
        "show",
        "sow",
        "saw",
        "dive",
        "wed",
        "hang",
        "speed",
        "knit",
        "bet",
        "cost",
        "quit",
    ]
)


def _s(word: str) -> str:
    if word.endswith(("s", "x", "z", "ch", "sh")):
        return word + "es"
    if word.endswith("o") and word[-2:-1] not in _VOWELS:
        return word + "es"
    if word.endswith("y") and word[-2:-1] not in _VOWELS:
        return word[:-1] + "ies"
    return word + "s"


def _doubles(word: str) -> bool:
    """Whether the last consonant doubles: one vowel before it, and a stressed last syllable."""
    if (
        len(word) < 3
        or word[-1] in _VOWELS + "wxyh"
        or word[-2] not in _VOWELS
        or (word[-3] in _VOWELS and word[-3:-1] != "ui")
    ):
        return False
    vowels = sum(1 for a, b in zip(word, " " + word, strict=False) if a in _VOWELS + "y" and b not in _VOWELS + "y")
    return vowels == 1 or word in _FINAL_STRESS or word.endswith(_FINAL_STRESS_ENDINGS)


_FINAL_STRESS = frozenset(["begin", "admit", "commit", "permit", "submit", "omit", "regret", "forget", "prefer", "refer", "defer", "confer", "infer", "occur", "incur", "deter", "rebel", "compel", "expel", "propel", "repel", "control", "patrol", "rebut", "abet", "acquit", "equip", "debar", "unpin", "outwit", "format", "program", "transmit", "emit", "remit", "concur", "recur", "excel", "impel", "dispel"])  # fmt: skip
_FINAL_STRESS_ENDINGS = ("fer", "mit", "pel", "cur")


def _ing(word: str) -> str:
    if word.endswith("ie"):
        return word[:-2] + "ying"
    if word.endswith("e") and not word.endswith(("ee", "ye", "oe")):
        return word[:-1] + "ing"
    if word.endswith("c"):
        return word + "king"
    return word + word[-1] + "ing" if _doubles(word) else word + "ing"


def _ed(word: str) -> str:
    if word.endswith("e"):
        return word + "d"
    if word.endswith("y") and word[-2:-1] not in _VOWELS:
        return word[:-1] + "ied"
    if word.endswith("c"):
        return word + "ked"
    return word + word[-1] + "ed" if _doubles(word) else word + "ed"


def _degrees(word: str) -> set[str]:
    if word.endswith("e"):
        stem = word[:-1]
    elif word.endswith("y") and word[-2:-1] not in _VOWELS:
        stem = word[:-1] + "i"
    else:
        stem = word + word[-1] if _doubles(word) else word
    return {stem + "er", stem + "est"}


def entry_forms(entry: tuple[str, ...]) -> set[tuple[str, ...]]:
    """All inflections of a lexicon entry: a phrase inflects in its first word (point out), or its last (prime minister)."""
    if len(entry) == 1:
        return {(form,) for form in inflections(entry[0])}
    out = {(form, *entry[1:]) for form in inflections(entry[0])}
    return out | {(*entry[:-1], form) for form in (_s(entry[-1]), entry[-1])}
