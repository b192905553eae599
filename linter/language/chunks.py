"""The chunks of a sentence: base noun phrases, verb groups, and the small words and marks between them.

The first level of a finite-state cascade (Abney 1996, "Partial parsing via finite-state cascades"): one regular expression over word
classes cuts a sentence into chunks, none of which holds another. ``linter.language.clauses`` builds clauses from them.
"""

from __future__ import annotations

import re

from linter.language.base import BASE
from linter.language.tags import document_tags
from linter.text.document import Document

KINDS = {
    "n": "a noun phrase",
    "p": "a personal pronoun that may be a subject",
    "q": "a personal pronoun that is an object (him)",
    "e": "a time (Monday, last year, two days)",
    "v": "a finite verb group",
    "k": "a past participle",
    "g": "an -ing form with what belongs to it",
    "t": "an infinitive with to",
    "i": "a preposition",
    "o": "of",
    "s": "a subordinator",
    "c": "a coordinator",
    "w": "a wh-word",
    "y": "that",
    "a": "adverbs, adjectives and what is left",
    ",": "a comma",
    ":": "a colon or dash",
    '"': "a quotation mark",
    "(": "an opening bracket",
    ")": "a closing bracket",
    ".": "a full stop",
}
"""What the kinds of chunks mean."""

_VERBS = r"[nA]*(?:[mbhx](?:[mbhxnA]*[VSPKGbh]|[mbhxnA]*[mbhx]n?|n)?|[VSP])"
_FURTHER = r"(?<=[oi])[PK][JZ#]{0,3}[NMZE]{1,9}|(?<=[ct,])P[JNMZ]{1,4}(?=A?[hbmx])"  # of registered voters; and related losses are
_CHUNKS = re.compile(
    rf'(?P<one>[ioscwt,:"().])|(?P<n>{BASE}|{_FURTHER})|(?P<t>T[An]*"?[Vbhx][bhPKG]*)|(?P<v>{_VERBS})'
    r"|(?P<k>[nA]*K)|(?P<g>[nA]*G[PK]?)|(?P<i>T)|(?P<a>[AnJZ]+|.)"
)
_OBJECTS = frozenset(
    {"me", "him", "her", "us", "them", "himself", "herself", "itself", "themselves", "myself", "ourselves"}
)
_NON_FINITE = frozenset({"be", "being", "been", "having", "doing"})
_LIKE_PREPOSITIONS = frozenset(
    {"according", "concerning", "excluding", "following", "including", "pending", "regarding"}
)
_FLOATING = frozenset({"all", "both", "each"})
"""Determiners that stand behind the noun phrase they belong to: they have all said."""
_APPROXIMATE = frozenset({"about", "around", "over", "under", "nearly", "between", "than", "as"})
_FRACTIONS = frozenset({"half", "third", "quarter", "fifth", "tenth", "dozen", "hundred", "thousand", "million"})
_TIME_NOUNS = frozenset(
    """second seconds minute minutes hour hours day days week weeks weekend month months year years decade decades century centuries
    season summer winter spring autumn fall morning afternoon evening night noon midnight moment moments time times""".split()  # noqa: SIM905
)
_TIME_WORDS = frozenset(
    """last next this that every each one two three four five six seven eight nine ten the a an previous following past same earlier
    later early late few several many some hour day week month year first second third long all just only more less much enough""".split()  # noqa: SIM905
)


def chunks(document: Document, first: int, last: int) -> tuple[str, list[int]]:
    """The chunks of a stretch of tokens within one sentence, in order and without gaps.

    Returns:
        A letter of ``KINDS`` for each; and the first token of each, with ``last`` behind them.
    """
    tags, norms = document_tags(document), document.norms
    kinds: list[str] = []
    starts: list[int] = []
    for match in _CHUNKS.finditer(tags, first, last):
        kind, begin = match.lastgroup, match.start()
        if kind == "n":
            _add_phrase(kinds, starts, norms, tags, begin, match.end())
            continue
        if kind == "one":
            kind = tags[begin] if tags[begin] != "t" else "y"
        assert kind is not None  # one alternative takes any token
        if kind in "giyv":
            kind = _by_word(kind, norms, begin, match.end(), last)
        kinds.append(kind)
        starts.append(begin)
    starts.append(last)
    return "".join(kinds), starts


def _by_word(kind: str, norms: list[str], begin: int, end: int, last: int) -> str:
    """What a chunk of a kind is by its words, where these tell more than their classes."""
    word, then = norms[begin], norms[end] if end < last else ""
    if kind == "g" and word in _LIKE_PREPOSITIONS:
        return "i"
    if (kind == "i" and word == "at" and then in ("least", "most")) or (kind == "y" and then in _TIME_NOUNS):
        return "a"  # at least; later that day
    if kind == "v" and word in _NON_FINITE:
        return "k" if word in ("been", "be") else "g"
    return kind


def _add_phrase(kinds: list[str], starts: list[int], norms: list[str], tags: str, begin: int, end: int) -> None:
    """Add a noun phrase: joined to the name before it, or without the time that stands before or behind it."""
    kind = _kind_of_phrase(norms, tags, begin, end)
    if kind == "n" and kinds:
        before = kinds[-1]
        if (
            end - begin == 1
            and (before in "vp" or (before == "n" and tags[begin - 1] == "E"))
            and norms[begin] in _FLOATING
            and tags[end : end + 1] in tuple("PKVmbhxA")
        ):
            kind = "a"  # have all said
        elif before == "n" and tags[begin - 1] == "E" and tags[begin] in "JZ" and norms[begin] not in _TIME_WORDS:
            kinds.pop()
            begin = starts.pop()  # Ruritanian presidential candidate Ilse Brandt
        elif (
            before in "is" and norms[begin - 1] in _APPROXIMATE and (tags[begin] == "#" or norms[end - 1] in _FRACTIONS)
        ):
            kinds[-1] = "a"  # about half, more than six
            if norms[begin - 1] == "as" and len(kinds) > 2 and norms[starts[-3]] == "as":
                kinds[-3] = "a"  # as many as forty
    if kind == "n" and tags[begin] == "e" and "E" in tags[begin:end]:
        kinds.append("e")  # on Monday evening Brandt said
        starts.append(begin)
        begin = tags.index("E", begin)
    kinds.append(kind)
    starts.append(begin)
    if kind == "n" and tags[end - 1] == "e" and end - begin > 1:
        time = end - 1  # the ministry last Monday
        while time - 1 > begin and tags[time - 1] in "eJ":
            time -= 1
        kinds.append("e")
        starts.append(time)


def _kind_of_phrase(norms: list[str], tags: str, first: int, last: int) -> str:
    if tags[first] == "p" and last - first == 1:
        return "q" if norms[first] in _OBJECTS else "p"
    time = tags[last - 1] == "e" or norms[last - 1] in _TIME_NOUNS
    return "e" if time and all(tags[at] in "e#" or norms[at] in _TIME_WORDS for at in range(first, last - 1)) else "n"
