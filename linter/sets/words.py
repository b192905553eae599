"""Words of quotations as they are compared: spellings, contractions, numbers and marks of editors make no other words of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

GAP, STOP, BRACKET, COMMA = 1, 2, 4, 8
"""What stands before a word, as bits: an ellipsis, so that the paper says that words are left out; the end of a sentence; the bracket of an
editor, whose word it is, or a word that is masked with asterisks; another mark within a sentence."""


class Word(NamedTuple):
    """A word: as compared, the token it is of (several words may be of one), and what stands before it."""

    norm: str
    token: int
    mark: int


_FORMS = {
    "'s": "is", "'re": "are", "'ll": "will", "'ve": "have", "'m": "am", "'d": "would", "n't": "not", "ca": "can", "wo": "will",
    "gon": "going", "gonna": "going to", "wanna": "want to", "gotta": "got to", "cannot": "can not", "ok": "okay", "'em": "them", "'cause": "because", "cuz": "because",
    "mr": "mister", "mrs": "missis", "sen": "senator", "rep": "representative", "gov": "governor", "gen": "general", "dr": "doctor",
    "mama": "mom", "momma": "mom", "mum": "mom", "mommy": "mom", "yeah": "yes", "yep": "yes", "nope": "no", "%": "percent", "&": "and", "towards": "toward", "though": "although", "grey": "gray", "programme": "program",
    "zero": "0", "one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8", "nine": "9",
    "ten": "10", "eleven": "11", "twelve": "12", "thirteen": "13", "fourteen": "14", "fifteen": "15", "sixteen": "16", "eighteen": "18",
    "twenty": "20", "thirty": "30", "forty": "40", "fifty": "50", "sixty": "60", "seventy": "70", "eighty": "80", "ninety": "90",
}  # fmt: skip
_FILLERS = frozenset({"uh", "um", "er", "erm", "ah", "uhm"})
_BRACKETS = frozenset("[]()")
_GAPS = frozenset({"…", "...", "....", "....."})
_STOPS = frozenset({".", "!", "?"})
_OUR = re.compile(r"(?<=[a-z]{2})our(?=$|s$|ed$|ing$|ite|able|less|ful|hood|er)")
_ISE = re.compile(r"(?<=[a-z]{3})is(?=e$|es$|ed$|ing$|ation)")
_PARTS = re.compile(r"[^\W_]+(?:['.,][^\W_]+)*")

FUNCTION_WORDS = frozenset(
    """a an the and or but so if of in on at to from by with for about as than that this these those it its they them their he him his she her hers
    we us our ours you your yours i me my mine is are was were be been being am do does did have has had will would can could shall should may might
    must not no there here what which who whom whose when where how why all any some more most very just also then now up down out over into because
    going get got go really well know think want say said like lot thing things people 1 let mean
    whoever mister missis senator representative governor president doctor""".split()  # noqa: SIM905
)
"""Words that say little of which quotation it is, titles of persons among them."""
QUALIFIERS = frozenset(
    """not never no nobody nothing none neither nor if unless until but except only although though without may might could almost
    nearly perhaps maybe probably possibly allegedly reportedly hardly barely""".split()  # noqa: SIM905
)
"""Words whose loss changes what was said: negations, conditions, exceptions, hedges."""


def words_of(norms: Sequence[str], first: int, last: int) -> list[Word]:
    """The words of some tokens, and behind them an empty one with what stands there.

    Args:
        norms: the tokens of a document.
        first: the first of them.
        last: the token behind the last (half-open).
    """
    made: list[Word] = []
    mark = 0
    bracket = masked = False
    for at in range(first, last):
        norm = norms[at]
        if norm == "*":  # of a word that is masked
            masked = True
            if made:
                made[-1] = made[-1]._replace(mark=made[-1].mark | BRACKET)
            continue
        if norm in _GAPS:
            mark |= GAP
        elif norm in _STOPS:
            mark |= STOP
        elif norm in _BRACKETS:
            bracket = norm in "[("
        elif norm not in _FILLERS:
            found = plain(norm)
            if not found:
                mark |= COMMA
            for one in found:
                made.append(Word(one, at, mark | (BRACKET if bracket or masked else 0)))
                mark = 0
        masked = False
    return [*made, Word("", last, mark)]


@lru_cache(50_000)
def plain(norm: str) -> tuple[str, ...]:
    """The words of one token as compared; none of a mark."""
    if norm in _FORMS:
        return tuple(_FORMS[norm].split())
    out = []
    for part in _PARTS.findall(norm):
        part = part.replace(".", "").replace(",", "").replace("'", "")
        out.append(_FORMS.get(part) or _ISE.sub("iz", _OUR.sub("or", part)))
    return tuple(out)


def same_stem(one: str, other: str) -> bool:
    """Whether two words are the same but for an ending."""
    from rapidfuzz.distance import Prefix

    return one == other or Prefix.similarity(one, other) >= max(3, len(one) - 3, len(other) - 3)


def content(words: Sequence[str]) -> int:
    """How many of some words say which quotation it is."""
    return sum(word not in FUNCTION_WORDS and len(word) > 1 for word in words)
