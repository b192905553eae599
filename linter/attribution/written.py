"""The names of an article as they are written, from left to right, before it is known whose they are."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from linter.language.names import Gender, given_names, has_organisation_word, name_spans
from linter.language.naming import names_in
from linter.language.rows import Name, NameKind, is_title, words_of
from linter.language.titles import TITLES, gender_of
from linter.language.words import guess_class, is_word, word_classes
from linter.text.document import Document, Range

_PLACE_AND_NAME = 3  # words, at least


class Written(NamedTuple):
    """A name of the article, and what of it is known before it is anybody's."""

    name: Name
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
                out.append(Written(Name(first, Range(first, last), known[0]), known[1], (), "unknown"))
            continue
        last = min(last, sentences[sentence_of[first]].last)
        before = tags[first - 1 : first]
        after_title = first > 1 and before == "o" and is_title(norms, first - 2)
        row = view[starts[first] : ends[last - 1]], tags[first:last], before in _PREPOSITIONS, after_title
        found = None if document.nicknames else _ROWS.get(row)
        if found is None:
            names = [
                _as_written(document, name) for name in names_in(document, tags, first, last) if name.kind != "title"
            ]
            found = [_moved(one, -first) for one in names if len(one.words) > 1 or not _is_adjective(one.words[0])]
            if not document.nicknames:
                if len(_ROWS) == _MOST_ROWS:
                    _ROWS.clear()
                _ROWS[row] = found
        out += [_moved(one, first) for one in found]
    return _settled(document, tags, out)


_PREPOSITIONS = ("i", "o")  # classes
_MOST_ROWS = 4096
_ROWS: dict[tuple[str, str, bool, bool], list[Written]] = {}
"""The names in rows that were read, from the row's beginning, by its text, its classes, and whether a preposition and an office stand before it."""


@lru_cache(maxsize=8192)
def _of_one_word(word: str) -> tuple[NameKind, tuple[str, ...]] | None:
    """What a word with a capital that stands alone is the name of; None where it is no name: a title, an adjective."""
    title = TITLES.get(word)
    if (title is not None and title.kind != "part") or _is_adjective(word):
        return None
    return ("organisation" if has_organisation_word((word,)) else "unknown"), (word,)


def _is_adjective(word: str) -> bool:
    """Whether what looks like a name is a compound before a noun: Orlow-born, Brandt-style."""
    return "-" in word and guess_class(word) == "J" and word.rsplit("-", 1)[1] in word_classes()


def _as_written(document: Document, name: Name) -> Written:
    norms, first = document.norms, name.bare.first
    words = words_of(document, name.bare)
    if name.kind != "person" or name.first == first:
        return Written(name, words, (), "unknown")
    begin = first
    while begin > name.first and is_title(norms, begin - 1):
        begin -= 1
    titles = tuple(norms[begin:first])
    if name.first < begin:  # Secretary of State Jan Orlow
        titles = tuple(norm for norm in norms[name.first : first] if norm in TITLES)
    return Written(name, words, titles, gender_of(titles))


def _moved(one: Written, by: int) -> Written:
    """The same name some tokens on."""
    (first, (begin, end), kind), words, titles, gender = one
    return Written(Name(first + by, Range(begin + by, end + by), kind), words, titles, gender)


def _settled(document: Document, tags: str, names: list[Written]) -> list[Written]:
    """The names as the others of the article show them: Defiant Orlow and in Dorn Ilse Brandt, where Orlow and Dorn stand alone elsewhere."""
    surnames = {one.words[-1] for one in names if len(one.words) == 1 or one.name.kind == "person"}
    alone = {one.words[0] for one in names if len(one.words) == 1}
    out: list[Written] = []
    for one in names:
        if one.name.kind == "unknown" and len(one.words) > 1:
            out += _apart(tags, _without_words_before(document, one, surnames), alone)
        else:
            out.append(one)
    return out


def _without_words_before(document: Document, one: Written, surnames: set[str]) -> Written:
    """A name without the words that a heading or a sentence begins with: Defiant Orlow, where Orlow is a name elsewhere."""
    if one.words[-1] not in surnames:
        return one
    norms, given = document.norms, given_names()
    first, last = one.name.bare
    while last - first > 1 and is_word(norms[first]) and norms[first] not in given:
        first += 1
    if first == one.name.bare.first or last - first > 1:
        return one
    return one._replace(name=Name(first, Range(first, last), "unknown"), words=one.words[-1:])


def _apart(tags: str, one: Written, alone: set[str]) -> list[Written]:
    """A place before a name, where the place stands alone elsewhere: in *Dorn* Ilse Brandt."""
    first, last = one.name.bare
    after = first > 0 and tags[first - 1] in "io"
    if not after or last - first < _PLACE_AND_NAME or one.words[0] not in alone:
        return [one]
    place = one._replace(name=Name(first, Range(first, first + 1), "unknown"), words=one.words[:1])
    return [place, one._replace(name=Name(first + 1, Range(first + 1, last), "unknown"), words=one.words[1:])]
