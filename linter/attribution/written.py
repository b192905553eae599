"""The names of an article as they are written, from left to right, before it is known whose they are."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from linter.language.names import Gender, given_names, has_organisation_word, name_spans
from linter.language.naming import names_in
from linter.language.rows import Name, NameKind, is_title, words_of
from linter.language.titles import TITLES, gender_of
from linter.language.words import guess_class, is_word, word_classes
from linter.text.document import Document

_PLACE_AND_NAME = 3  # words, at least


class Written(NamedTuple):
    """A name of the article, and what of it is known before it is anybody's: its tokens from ``first``, the name itself without titles from ``begin``."""

    first: int
    begin: int
    last: int
    kind: NameKind
    words: tuple[str, ...]
    titles: tuple[str, ...]
    gender: Gender


def names_written(document: Document, tags: str) -> list[Written]:
    """The names of an article in the order of their tokens; no titles without a name, no compounds before a noun (Orlow-born).

    Each row of words is read once, however often and in whatever articles it stands: what a row is made of is told by its words and by what is right
    before it.
    """
    norms, view, starts, ends = document.norms, document.view, document.starts, document.ends
    sentences, sentence_of = document.sentences, document.sentence_of
    out: list[Written] = []
    for first, last in name_spans(tags):
        if last - first == 1:
            known = _of_one_word(norms[first])
            if known is not None:
                out.append(Written(first, first, last, *known))
            continue
        last = min(last, sentences[sentence_of[first]].last)
        before = tags[first - 1 : first]
        after_title = first > 1 and before == "o" and is_title(norms, first - 2)
        row = view[starts[first] : ends[last - 1]], tags[first:last], before in _PREPOSITIONS, after_title
        known_row = None if document.nicknames else _ROWS.get(row)
        if known_row is None:
            names = [
                _as_written(document, name) for name in names_in(document, tags, first, last) if name.kind != "title"
            ]
            found = [one for one in names if len(one.words) > 1 or not _is_adjective(one.words[0])]
            out += found
            if not document.nicknames:
                if len(_ROWS) == _MOST_ROWS:
                    _ROWS.clear()
                _ROWS[row] = first, found
        else:
            by = first - known_row[0]
            out += [
                Written(one.first + by, one.begin + by, one.last + by, one.kind, one.words, one.titles, one.gender)
                for one in known_row[1]
            ]
    return _settled(document, tags, out)


_PREPOSITIONS = ("i", "o")  # classes
_MOST_ROWS = 4096
_ROWS: dict[tuple[str, str, bool, bool], tuple[int, list[Written]]] = {}
"""Where a row began and the names in it, by its text, its classes, and whether a preposition and an office stand before it."""


@lru_cache(maxsize=8192)
def _of_one_word(word: str) -> tuple[NameKind, tuple[str, ...], tuple[str, ...], Gender] | None:
    """What a word with a capital that stands alone is the name of, as the end of a ``Written``; None where it is no name: a title, an adjective."""
    title = TITLES.get(word)
    if (title is not None and title.kind != "part") or _is_adjective(word):
        return None
    return "organisation" if has_organisation_word((word,)) else "unknown", (word,), (), "unknown"


def _is_adjective(word: str) -> bool:
    """Whether what looks like a name is a compound before a noun: Orlow-born, Brandt-style."""
    return "-" in word and guess_class(word) == "J" and word.rsplit("-", 1)[1] in word_classes()


def _as_written(document: Document, name: Name) -> Written:
    norms, (first, (begin, last), kind) = document.norms, name
    words = words_of(document, name.bare)
    if kind != "person" or first == begin:
        return Written(first, begin, last, kind, words, (), "unknown")
    at = begin
    while at > first and is_title(norms, at - 1):
        at -= 1
    titles = tuple(norms[at:begin])
    if first < at:  # Secretary of State Jan Orlow
        titles = tuple(norm for norm in norms[first:begin] if norm in TITLES)
    return Written(first, begin, last, kind, words, titles, gender_of(titles))


def _settled(document: Document, tags: str, names: list[Written]) -> list[Written]:
    """The names as the others of the article show them: Defiant Orlow and in Dorn Ilse Brandt, where Orlow and Dorn stand alone elsewhere."""
    unsettled = {at for at, one in enumerate(names) if one.kind == "unknown" and len(one.words) > 1}
    if not unsettled:
        return names
    alone = {one.words[0] for one in names if len(one.words) == 1}
    surnames = alone | {one.words[-1] for one in names if one.kind == "person"}
    out: list[Written] = []
    for at, one in enumerate(names):
        if at in unsettled:
            out += _apart(tags, _without_words_before(document, one, surnames), alone)
        else:
            out.append(one)
    return out


def _without_words_before(document: Document, one: Written, surnames: set[str]) -> Written:
    """A name without the words that a heading or a sentence begins with: Defiant Orlow, where Orlow is a name elsewhere."""
    if one.words[-1] not in surnames:
        return one
    norms, given = document.norms, given_names()
    first, last = one.begin, one.last
    while last - first > 1 and is_word(norms[first]) and norms[first] not in given:
        first += 1
    if first == one.begin or last - first > 1:
        return one
    return one._replace(first=first, begin=first, words=one.words[-1:])


def _apart(tags: str, one: Written, alone: set[str]) -> list[Written]:
    """A place before a name, where the place stands alone elsewhere: in *Dorn* Ilse Brandt."""
    first, last = one.begin, one.last
    after = first > 0 and tags[first - 1] in "io"
    if not after or last - first < _PLACE_AND_NAME or one.words[0] not in alone:
        return [one]
    place = one._replace(first=first, last=first + 1, words=one.words[:1])
    return [place, one._replace(first=first + 1, begin=first + 1, words=one.words[1:])]
