"""The labels that hand over the floor in transcripts and headlines: ``NAME:``, ``The Secretary of State (NAME):``, ``[00:02] NAME:``.

A label is all that stands before the colon, but for a time before it. ``linter.language.labelled`` says which words of it name the speaker.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from linter.language.tags import document_tags
from linter.language.titles import TITLES
from linter.text.annotation import Annotation
from linter.text.document import Document, Range, at_once

_LABEL_TOKENS, _LONGEST = 5, 24  # of a label; of one that names an office or a constituency
_OPENING_MARKS = frozenset({'"', "''", "'", ">"})
_NUMBERED = re.compile(r"q\d{1,3}")  # of a committee's questions: Q1 Chair:
_SPEAKING = frozenset("i me my we us our you your ?".split())  # noqa: SIM905
_QUESTION_AND_ANSWER = frozenset({"q", "a", "q.", "a."})
_STAMP = re.compile(r"\d{1,2}(?:[:.]\d\d){1,3}(?:[ap]m)?")
_OPENING, _CLOSING = frozenset("(["), frozenset(")]")
_SMALL = frozenset({"the", "of", "for", "and", "to", ",", "at", "in"})  # words of an office that have no capital
MOST_NAME = 5  # tokens of a name
FIRST_TURN = 3  # blocks that a turn has which begins an article: of more it is a headline

_HEADLINE_SOURCES = frozenset(
    """report reports poll polls survey study studies analysis newspaper paper official officials source sources police experts critics insiders
    aide aides spokesman spokeswoman lawyer lawyers campaign documents emails minister mayor governor""".split()  # noqa: SIM905
)
"""Nouns that a headline gives the floor to: Poll: Half of the town wants a ferry."""


_PARTS = frozenset(
    """title subtitle headline subject post posts thread comment comments reply email message update updates correction corrections clarification
    note notes disclaimer warning byline author date photo photos picture image video audio caption credit credits map chart graphic source
    sources summary abstract background context related more previously earlier exclusive breaking live watch listen read look opinion
    analysis review verdict line takeaway takeaways tip tags topics keywords category url link links edit tldr spoiler ps faq""".split()  # noqa: SIM905
)
"""What heads a part of a text in capitals (UPDATE:, EDITOR'S NOTE:, a forum's POST:) and is nobody who has the floor."""


_ROLES = frozenset(
    """speaker interviewer interviewee moderator host presenter anchor reporter journalist correspondent question questioner answer operator chair
    chairman chairwoman chairperson witness counsel clerk caller guest member participant respondent""".split()  # noqa: SIM905
)
"""Who has the floor without a name: ``Interviewer:``, ``Speaker 1:``, ``Audience member:``."""


class _Label(NamedTuple):
    """What opens a block before a colon. ``sure``: one in a text is enough."""

    first: int
    colon: int
    sure: bool = False


def labels(document: Document) -> Annotation:
    """What comes before the colon where somebody has the floor: ``NAME:`` or ``Q:`` of a transcript, a headline's ``Orlow:``.

    A label opens its block (after a quotation mark or a time, perhaps). At least two blocks must be opened so: by words in capitals, by Q and A,
    a name of a person of the article or one that comes again or has a time, a role (``Speaker 1``), an office or a name with brackets; an office
    in capitals is enough alone. In a heading, or the article's first block, a label is a person's name or a source.
    """
    people = dict(document.annotation("person").ends())
    surnames = {document.norms[last - 1] for last in people.values()}
    openings = list(_openings(document))
    again = Counter(document.text_of(first, colon) for _, first, colon, _ in openings)
    transcript: list[_Label] = []
    likely: list[_Label] = []  # names of several words, beside people, or where somebody is spoken to
    headline: list[tuple[int, int]] = []
    text_begins = False  # whether the first block is a turn before others, for all that it could be a headline
    for block, first, colon, stamped in openings:
        near = colon - first < _LABEL_TOKENS
        named = near and (
            people.get(first) == colon or (document.norms[colon - 1] in surnames and _capitals(document, first, colon))
        )
        heads = (block == 0 or document.blocks[block].kind == "heading") and not stamped
        if heads and near and (named or document.norms[colon - 1] in _HEADLINE_SOURCES):
            headline.append((first, colon))
            again_so = again[document.text_of(first, colon)] > 1
            text_begins |= (
                block == 0 and (named or again_so) and _goes_on_soon(document, [at for at, *_ in openings[1:2]])
            )
        elif named and document_tags(document)[colon + 1 : colon + 2] != "#":  # not a tally: Orlow: 547
            transcript.append(_Label(first, colon))
        elif document.norms[colon - 1] not in _PARTS:
            repeated = stamped or again[document.text_of(first, colon)] > 1
            found = _without_name(document, first, colon, repeated=repeated)
            if found is not None:
                transcript.append(found)
            elif near and colon - first > 1 and set(document_tags(document)[first:colon]) == {"E"}:
                likely.append(_Label(first, colon))
    known = any(first in people for first, _ in (*headline, *((label.first, label.colon) for label in transcript)))
    if known or (len(likely) > 1 and any(_speaks(document, label.colon) for label in likely)):
        transcript += likely
    enough = len(transcript) + text_begins > 1 or any(label.sure for label in transcript)
    return at_once(document, [], headline + ([(label.first, label.colon) for label in transcript] if enough else []))


def _goes_on_soon(document: Document, following: list[int]) -> bool:
    """Whether what opens the first block is a turn rather than a headline, by the block of the next label: a heading's is the very next."""
    return bool(following) and following[0] <= (1 if document.blocks[0].kind == "heading" else FIRST_TURN)


def _speaks(document: Document, colon: int) -> bool:
    """Whether a sentence after a colon asks, or speaks of *me* or *you*."""
    last = document.sentences[document.sentence_of[colon]].last
    return not _SPEAKING.isdisjoint(document.norms[colon:last])


def _openings(document: Document) -> Iterator[tuple[int, int, int, bool]]:
    """Blocks that open with some words and a colon: block, first word after marks and a time, colon, whether there is a time.

    After Q and A a full stop does for the colon.
    """
    norms = document.norms
    block = -1
    for first, last, own_block in document.sentences:
        if own_block == block:
            continue
        block = own_block
        while first < last and norms[first] in _OPENING_MARKS:
            first += 1
        begin = _after_stamp(norms, first, last)
        if begin + 1 < last and _NUMBERED.fullmatch(norms[begin]) and norms[begin + 1][0].isalpha():
            begin += 1
        opening = norms[begin : min(begin + _LONGEST, last)]
        if ":" in opening and opening[0] != ":":
            yield block, begin, begin + opening.index(":"), begin > first
        elif opening and opening[0] in _QUESTION_AND_ANSWER and (opening[0][-1] == "." or opening[1:2] == ["."]):
            yield block, begin, begin + 1, False


def _after_stamp(norms: list[str], first: int, last: int) -> int:
    """The token after a time of a recording, bare or in brackets; ``first`` where there is none."""
    at = first + (norms[first] in _OPENING) if first < last else first
    if at + 1 < last and _STAMP.fullmatch(norms[at]):
        at += 1
        if norms[at] in _CLOSING or norms[at] in "-–—":
            at += 1
        return at
    return first + (first < last and norms[first] == "[")


def _without_name(document: Document, first: int, colon: int, *, repeated: bool) -> _Label | None:
    """The label that some words are although they are no name of a person of the article; None where they are none."""
    norms, tags = document.norms, document_tags(document)
    text = document.text_of(first, colon)
    near = colon - first < _LABEL_TOKENS
    if (
        (near or "," in norms[first:colon])
        and text.isupper()
        and (len(text) > 1 or norms[first] in _QUESTION_AND_ANSWER)
    ):
        return _Label(first, colon, sure=norms[first] == "the" and norms[colon - 1] in TITLES)
    end = without_brackets(norms, first, colon)
    if not document.view[document.starts[first]].isupper() or end == first:
        return None
    if not _is_capitalised(document, first, end):
        return None if not _is_role(norms, first, end) else _Label(first, colon)
    if end < colon and end - first > 1 and last_brackets(document, first, colon) is not None:
        return _Label(first, colon)
    office = near or norms[first] == "the"
    if _is_role(norms, first, end) or (office and any(norm in TITLES for norm in norms[first:end])):
        rest = document.sentences[document.sentence_of[colon]].last
        credit = rest - colon <= MOST_NAME and set(tags[colon + 1 : rest]) <= {"E", ","}
        return None if credit else _Label(first, colon)  # Host: Ilse Brandt
    named = first + (norms[first] == "the")  # The Courier
    name = (
        repeated
        and tags[colon + 1 : colon + 2] != "#"
        and end - named <= MOST_NAME
        and set(tags[named:end]) <= set("ENMZJ#")
    )
    return _Label(first, colon) if name and ("E" in tags[named:end]) else None


def _is_role(norms: list[str], first: int, end: int) -> bool:
    first += norms[first] == "the"
    end -= end - first > 1 and (norms[end - 1].isdigit() or len(norms[end - 1]) == 1)
    return 0 < end - first <= 2 and norms[end - 1] in _ROLES


def _capitals(document: Document, first: int, last: int) -> bool:
    return all(document.view[document.starts[i]].isupper() for i in range(first, last))


def _is_capitalised(document: Document, first: int, last: int) -> bool:
    """Whether every word begins with a capital, as in a name or an office (The Secretary of State)."""
    norms, view, starts = document.norms, document.view, document.starts
    return all(view[starts[i]].isupper() or norms[i] in _SMALL or not norms[i][0].isalpha() for i in range(first, last))


def without_brackets(norms: list[str], first: int, colon: int) -> int:
    """The end of a label without the brackets at its end (constituency, party, name, time)."""
    end = colon
    while end > first and norms[end - 1] in _CLOSING:
        opening = next((i for i in range(end - 2, first, -1) if norms[i] in _OPENING), None)
        if opening is None:
            break
        end = opening
    return end


def last_brackets(document: Document, first: int, colon: int) -> Range | None:
    """What stands in the last brackets of a label that ends with some, where it is a name or a place."""
    opening = next((i for i in range(colon - 2, first, -1) if document.norms[i] in _OPENING), None)
    if opening is None or colon - 2 <= opening:
        return None
    inside = Range(opening + 1, colon - 1)
    stamp = _STAMP.fullmatch(document.norms[inside.first]) is not None
    return inside if stamp or _is_capitalised(document, *inside) else None
