"""Word classes in context: one class character a token (``document_tags``), by lists and a few regular expressions.

A light, deterministic part-of-speech layer. Each token takes the class of its word; names are told by their capitals;
then ambiguous classes are settled by their neighbours in whole-document substitutions, first match wins, in the manner
of contextual rules (Brill 1992), written by hand instead of learned.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from linter.text.document import Document
from linter.text.words import guess_class, word_classes

_ALTERNATIVE = re.compile(r"(\(\?<=(?:\[[^]]*\]|\w)+\)|\\A)?(\[[^]]*\]|\w)(.*)")


def _bare(before: str) -> str:
    return before.removeprefix("(?<=").removesuffix(")")


def _scanning(rule: str) -> re.Pattern[str]:
    """A rule's pattern written so that ``re`` skips at once to the classes it changes: what stands before is asked second."""
    found = [_ALTERNATIVE.fullmatch(alternative) for alternative in rule.split("|")]
    parts = [match.groups(default="") for match in found if match is not None]
    assert len(parts) == len(found), rule
    changed = "".join(dict.fromkeys("".join(one.strip("[]") for _, one, _ in parts)))
    return re.compile(f"[{changed}](?:{'|'.join(f'(?<={_bare(before)}{one}){after}' for before, one, after in parts)})")


_CONTEXT: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (_scanning(rule), char)
    for rule, char in (
        (r"(?<=[pwt])O", "b"),  # he's, who's, that's
        (r"(?<=[dqbO])Q(?!$)", "J"),
        (r"(?<=[mT])[XYQ]|(?<=[mTxn]A)[XYQ]|(?<=[mxT]n)[XYQ]|(?<=x)[XY]", "V"),
        (r"(?<=xp)[XYQ]|(?<=mp)[XYQ]", "V"),
        (r"(?<=[dqO])[XYV](?=[^dqp])|(?<=[dqO][JZ])[XYV]|(?<=[JZ#])[XY]", "N"),
        (r"(?<=[dqO]P)[XYV](?=[oi.,PO])", "N"),
        (r"(?<=[dqO])[UWS]|(?<=[JZ#])[UW]|(?<=[io])[UW]", "M"),
        (r"(?<=[wpt])[XY]|(?<=[wpt]A)[XY]", "V"),
        (r"(?<=[wpt])[UW]|(?<=[wpt]A)[UW]", "S"),
        (r"(?<=[.b])[UW]", "M"),
        (r"(?<=[NE])[UW](?=[dqptTwsEMiZ\"A:])", "S"),
        (r"(?<=M)[XY](?=[dqptTwsEM\"iJA:])|(?<=MA)[XY]", "V"),
        (r"(?<=[EMN])Y(?=[dqptTw\"])", "V"),
        (r"(?<=[NE])Y(?=E)", "N"),
        (r"(?<=[io])[XY]", "N"),
        (r"(?<=[dqJi]E)[XYV](?=[.,coi])", "N"),
        (r"(?<=[dqO])G(?=[NMXYU,.o])", "J"),
        (r"(?<=[dqOJ])G", "N"),
        (r"(?<=N)G(?=[SPbhmx])", "N"),
        (r"Q(?=[NMXYUZEJ])|(?<=[bAd])Q", "J"),
        (r"(?<=[pMw])Q", "V"),
        (r"X", "N"),
        (r"Y", "V"),
        (r"U", "M"),
        (r"W", "S"),
        (r"Q", "J"),
        (r"(?<=[dq])J(?=[oiTVSbhmx.])", "N"),
    )
)

_ALSO_VERBS = frozenset({"back", "like", "near", "further", "better", "second", "late", "still"})
_WITH_TO = frozenset({"according", "due", "prior", "thanks", "owing"})
_AFTER_PRONOUN = frozenset("dptTwcsioAmbhxn,.:()")
_READ_AGAIN = _ALSO_VERBS | {"us", "to", "her"}
_MARKS = str.maketrans("", "", ',.:"()uO')
_SMALL = frozenset("dqpwtscioTmbhxn")


def document_tags(document: Document) -> str:
    """One class character a token (see ``linter.text.words``), computed once for a document."""
    found = document.tags
    if found is None:
        found = document.tags = _settle(_by_word(document))
    return found


def _by_word(document: Document) -> str:
    norms, view, starts = document.norms, document.view, document.starts
    out = list(map(_Classed(word_classes()).__getitem__, norms))
    for at in [at for at, word in enumerate(norms) if word in _READ_AGAIN]:
        word = norms[at]
        if word == "us" and view[starts[at] : starts[at] + 2] == "US":
            out[at] = "E"
        elif word in _ALSO_VERBS and at and out[at - 1] in "mTnx":
            out[at] = "V"
        elif word == "to" and at and norms[at - 1] in _WITH_TO:
            out[at] = "i"
        elif word == "her" and (at + 1 == len(norms) or out[at + 1] in _AFTER_PRONOUN):
            out[at] = "p"
    if out and out[0] in "UW":
        out[0] = "M"
    _mark_names(document, out)
    return "".join(out)


class _Classed(dict[str, str]):
    """Word → class, guessed where no list has it."""

    def __missing__(self, word: str) -> str:
        found = self[word] = guess_class(word)
        return found


def _capitals(document: Document) -> list[int]:
    """The tokens that begin with a capital."""
    initials = "".join(map(document.view.__getitem__, document.starts))
    large = {letter for letter in set(initials) if letter.isupper()}
    return [at for at, letter in enumerate(initials) if letter in large]


def _mark_names(document: Document, out: list[str]) -> None:
    """Capitalised words are names; at a sentence's start and in headlines only those not known otherwise."""
    norms, known = document.norms, word_classes()
    seen_inside: set[str] = set()
    openers: list[int] = []
    capitals, done = _capitals(document), 0
    for first, last, _ in document.sentences:
        begun, done = done, bisect_left(capitals, last, done)
        if begun == done:
            continue
        while first < last and out[first] in '"(.,:u':
            first += 1
        large = capitals[bisect_left(capitals, first, begun, done) : done]
        inside = large[1:] if large and large[0] == first else large
        words = len("".join(out[first:last]).translate(_MARKS))
        announces = out[last - 1] == ":" and words < 7  # "And from Chair Lee:" is no headline
        if words > 3 and not announces and len(inside) + 1 > 0.6 * words:  # a headline in title case tells nothing
            for i in large:
                if norms[i] not in known:
                    out[i] = "E"
            continue
        for i in inside:
            word = norms[i]
            if out[i] in _SMALL and (len(word) > 1 or word == "i") and not (word.endswith(".")):
                if word == "may" and out[i - 1] in "i#e,":
                    out[i] = "e"  # in May
                if out[i - 1] != '"' and out[i] not in "pm":
                    continue
                if out[i] != "m" or out[i - 1] == '"' or document.view[document.starts[i - 1]].islower():
                    continue
            if out[i - 1] == '"' and word in known:
                openers.append(i)
                continue
            if out[i] != "e":
                out[i] = "E"
            seen_inside.add(word)
        if len(inside) < len(large):
            openers.append(first)
    for i in openers:
        word = norms[i]
        if out[i] in _SMALL or out[i] in "Ae":
            continue
        nxt = out[i + 1] if i + 1 < len(out) else "."
        if word in seen_inside or word not in known or (out[i] in "NJZVXY" and nxt == "E"):
            out[i] = "E"


def _settle(tags: str) -> str:
    for pattern, char in _CONTEXT:
        tags = pattern.sub(char, tags)
    return tags
