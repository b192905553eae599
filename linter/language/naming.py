"""What a name in an article is made of: titles and offices, which are no part of it, and the name itself, of whom or what.

A row of words with capitals may hold several names: "Harbour Minister Jan Orlow of Dorn", "in Dorn Ilse Brandt". Cut where a title, a given name
or *of* shows it, in the manner of the name grammars of news systems (Mikheev, Moens and Grover 1999, "Named entity recognition without gazetteers").
"""

from __future__ import annotations

from collections.abc import Iterator

from linter.language.names import given_names
from linter.language.rows import Name, has_organisation, is_title, names_of_row
from linter.language.titles import FIELDS
from linter.language.words import is_word
from linter.text.document import Document, Range


def names_in(document: Document, tags: str, first: int, last: int) -> Iterator[Name]:
    """The names in a row of words with capitals, with what follows *of* (``names.NAME``), from left to right.

    Args:
        document: the article.
        tags: its word classes.
        first: the first token of the row.
        last: the end of the row.
    """
    last = min(last, document.sentences[document.sentence_of[first]].last)
    if last - first == 1 or (tags.find("o", first, last) < 0 and tags[first - 1 : first] not in ("i", "o")):
        yield from names_of_row(document, Range(first, last))
        return
    rows: list[Range] = []
    at = first
    while at < last:
        end = at
        while end < last and tags[end] == "E":
            end += 1
        if end > at:
            rows.append(Range(at, end))
        at = max(end, at) + 1 if end == at else end
    if first > 1 and tags[first - 1] == "o" and is_title(document.norms, first - 2):
        while rows[0].last - rows[0].first > 1 and document.norms[rows[0].first] in FIELDS:
            rows[0] = Range(
                rows[0].first + 1, rows[0].last
            )  # Secretary of State Ilse Brandt, where nothing shows Secretary to be a name
    if first and tags[first - 1] in "io":
        yield from _place_before(document, rows[0])
        rows[0] = Range(rows[0].first + _place_tokens(document, rows[0]), rows[0].last)
    if len(rows) == 1:
        yield from names_of_row(document, rows[0])
        return
    head, *others = rows
    opening = list(names_of_row(document, head))
    if not opening:
        return
    yield from opening[:-1]
    closing = opening[-1]
    if closing.kind == "title":
        for row in others:  # Secretary of State Jan Orlow, Ambassador of Ruritania Ilse Brandt
            yield from _after_office(document, closing, row, last_row=row is others[-1])
    elif closing.kind == "person":
        yield closing
        for row in others:
            yield from names_of_row(document, row)
    else:
        inner = list(names_of_row(document, others[-1]))
        person = inner[-1] if inner and inner[-1].kind == "person" else None
        if (person is not None and person.first > others[-1].first) or (person and person.first < person.bare.first):
            begin = person.bare.first
            while begin > closing.bare.last and is_title(document.norms, begin - 1):
                begin -= 1
            yield Name(closing.first, Range(closing.bare.first, begin), closing.kind)
            person = person._replace(first=begin)
            yield person
        elif _is_somebody_of(document, closing, others):
            yield closing
            for row in others:
                yield from names_of_row(document, row)
        else:
            whole = Range(closing.bare.first, others[-1].last)
            yield Name(closing.first, whole, "organisation" if has_organisation(document, whole) else closing.kind)


def _is_somebody_of(document: Document, name: Name, others: list[Range]) -> bool:
    """Whether what follows *of* is an organisation, of which some name that is no word of the language is a member: Xandor Vey of the Dorn Institute."""
    first, last = name.bare
    large = 2 <= last - first <= _MOST_OF_A_PERSON and name.kind == "unknown"
    return (
        large
        and not any(is_word(document.norms[at]) for at in range(first, last))
        and has_organisation(document, others[0])
    )


_MOST_OF_A_PERSON = 3  # words


def _place_tokens(document: Document, row: Range) -> int:
    """How many words of a row after a preposition are a place before a person: in *Dorn* Ilse Brandt."""
    norms, given = document.norms, given_names()
    if norms[row.first] in given or is_title(norms, row.first):
        return 0
    at = next((i for i in range(row.first + 1, row.last - 1) if norms[i] in given), row.first)
    return at - row.first if not any(is_title(norms, i) for i in range(row.first, at)) else 0


def _place_before(document: Document, row: Range) -> Iterator[Name]:
    tokens = _place_tokens(document, row)
    if tokens:
        place = Range(row.first, row.first + tokens)
        yield Name(row.first, place, "organisation" if has_organisation(document, place) else "unknown")


def _after_office(document: Document, office: Name, row: Range, *, last_row: bool) -> Iterator[Name]:
    """What follows an office and *of*: a field or place, and perhaps who has the office."""
    norms, given = document.norms, given_names()
    at = row.first
    while at < row.last and norms[at] in FIELDS:
        at += 1
    if at == row.first:
        at = next((i for i in range(row.first + 1, row.last - 1) if norms[i] in given), row.last)
        if at < row.last:
            yield from names_of_row(document, Range(row.first, at))
    if at < row.last and last_row:
        yield Name(office.first, Range(at, row.last), "person")
    elif at == row.last:
        yield office
        if norms[row.first] not in FIELDS:
            yield from names_of_row(document, row)
