"""Quotations without a cue of their own that go on from an attribution before them."""

from __future__ import annotations

import re
from itertools import pairwise

from linter.attribution.drafts import AttributionDraft, Report, covered, in_order
from linter.attribution.nesting import parents_of
from linter.language.clauses import clause_of_verb, clauses_of
from linter.language.tags import document_tags
from linter.ruleset.packs import CONTINUATION
from linter.text.document import Document, Quotation, Range

_LEAST = 5  # tokens, marks included, of a quotation that goes on
_LEAST_JOINED = 4  # … of one that a conjunction joins to another of its sentence
_TELLS_ON = re.compile(r",A?[GP]|cA?[PS]")
_IS_TOLD_OF = re.compile(r"A?[VSPbhmx]")  # “Long Road” was written by …
_JOINS = re.compile(r",?c,?")
_NO_SPEECH = frozenset({"think", "factive", "want", "show", "name", "woven", "commit"})
"""Acts after which a quotation is not for that the same source's words."""


def continued(document: Document, reports: list[Report]) -> list[Report]:
    """Give a quotation with no cue of its own to the attribution it goes on from.

    “A,” X said. “B.” in one paragraph, and paragraphs that reopen one quotation, are pieces of one content. An attribution of its own,
    by continuation, becomes a quotation that begins its sentence after one that somebody's words or a report of them ended, or a
    paragraph after such a one; and the second of “A” and “B” in one sentence.
    """
    attributed = covered(document, reports)
    tags = document_tags(document)
    growing = [_Growing(draft, list(content)) for draft, content in reports]
    ended = _ended(document, tags, reports)
    ending = {last: i for last, i in ended if _is_quoted(tags, reports[i].content)}
    groups: dict[int, int] = {}  # group of quotations -> the attribution that has its first piece
    own: list[Report] = []
    at = 0
    before: int | None = None  # the last attribution that ends before the quotation
    joined = _joined(document, tags)
    sentences, sentence_of = document.sentences, document.sentence_of
    for number, quotation in enumerate(document.quotations):
        if quotation.depth:
            continue
        while at < len(ended) and ended[at][0] <= quotation.first:
            before = ended[at][1]
            at += 1
        if attributed[quotation.first] or attributed[quotation.last - 1]:
            if quotation.last in ending:
                groups[quotation.group] = ending[quotation.last]
            continue
        piece = Range(quotation.first, quotation.last)
        first_of_two = joined.get(quotation.first)
        if first_of_two in ending:
            own.append(_goes_on(growing[ending[first_of_two]].draft, piece))
            ending[quotation.last] = ending[first_of_two]
            continue
        if sentences[sentence_of[quotation.first]].first != quotation.first:
            continue
        if quotation.group != number and quotation.group in groups:
            growing[groups[quotation.group]].add(piece)
            continue
        if before is None or quotation.last - quotation.first < _LEAST or _is_subject(document, tags, quotation):
            continue
        one = growing[before]
        if one.quoted(tags) and one.goes_on_with(document, quotation):
            one.add(piece)
            groups[quotation.group] = before
        elif _follows(document, one, quotation):
            before = groups[quotation.group] = len(growing)
            growing.append(_Growing(_goes_on(one.draft, piece).draft, [piece]))
    return in_order([*(Report(one.draft, tuple(sorted(one.content))) for one in growing), *own])


def _ended(document: Document, tags: str, reports: list[Report]) -> list[tuple[int, int]]:
    """Where attributions end from which a quotation may go on, each with its index, in order.

    Reports without marks are among them where a main clause makes them, and no quotation of the sentence is attributed: not that of
    “…,” said Orlow, who supports the bridge.
    """
    sentence_of = document.sentence_of
    ended, unquoted = [], []
    for i, (parent, (draft, content)) in enumerate(zip(parents_of(reports), reports, strict=True)):
        end = max(last for _, last in content)
        if draft.unnamed:
            continue
        if any(tags[first] == '"' for first, _ in content) or (parent is None and tags[end - 1] == '"'):
            ended.append((end, i))
        elif parent is None and draft.act not in _NO_SPEECH:
            unquoted.append((end, i))
    quoting = {sentence_of[end - 1] for end, _ in ended}
    for end, i in unquoted:
        cue = reports[i].draft.cue
        if sentence_of[cue.first] not in quoting and sentence_of[end - 1] not in quoting:
            clause = clause_of_verb(document, *cue)
            if clause is not None and clause.kind == "main":
                ended.append((end, i))
    return sorted(ended)


def _goes_on(draft: AttributionDraft, piece: Range) -> Report:
    captures = {"continues": draft.captures.get("continues", draft.cue)}
    return Report(AttributionDraft(CONTINUATION, draft.act, piece, captures), (piece,))


def _is_quoted(tags: str, content: tuple[Range, ...]) -> bool:
    """Whether a content begins or ends as a quotation."""
    return any(tags[first] == '"' or tags[last - 1] == '"' for first, last in content)


def _joined(document: Document, tags: str) -> dict[int, int]:
    """Where quotations begin that a conjunction joins to one of the same sentence, each with the end of that: saying “A” and “B”."""
    outer = [q for q in document.quotations if not q.depth and q.last - q.first >= _LEAST_JOINED]
    sentence_of = document.sentence_of
    return {
        after.first: before.last
        for before, after in pairwise(outer)
        if 0 < after.first - before.last <= _MOST_BETWEEN
        and sentence_of[before.last - 1] == sentence_of[after.first]
        and _JOINS.fullmatch(tags, before.last, after.first)
    }


_MOST_BETWEEN = 3  # tokens


def _is_subject(document: Document, tags: str, quotation: Quotation) -> bool:
    """Whether a sentence tells something of the quotation that it begins with: “Long Road” was written by …"""
    rest = _IS_TOLD_OF.match(tags, quotation.last, document.sentences[document.sentence_of[quotation.first]].last)
    return rest is not None


def _follows(document: Document, one: _Growing, quotation: Quotation) -> bool:
    """Whether a quotation begins the sentence after what somebody said, or the paragraph after it that is all quotation."""
    sentences, sentence_of = document.sentences, document.sentence_of
    there, here = sentence_of[one.end - 1], sentence_of[quotation.first]
    if sentences[here].block == sentences[there].block:
        return here - there <= 1 or (here - there == 2 and _names_nobody(document, there + 1))
    if here - there > 1:
        return False
    paragraph = document.blocks[sentences[here].block].kind == document.blocks[sentences[there].block].kind
    return paragraph and sentences[sentence_of[quotation.last - 1]].last <= quotation.last + 1


def _names_nobody(document: Document, sentence: int) -> bool:
    """Whether a sentence has a subject, and that is no name: a thing, or *she*, who has spoken."""
    tags = document_tags(document)
    subject = next((clause.base for clause in clauses_of(document, sentence) if clause.kind == "main"), None)
    return subject is not None and "E" not in tags[subject.first : subject.last]


class _Growing:
    """An attribution whose content may be gone on with: where it ends by now, and how many tokens it has."""

    def __init__(self, draft: AttributionDraft, content: list[Range]) -> None:
        self.draft, self.content = draft, content
        self.end = max(draft.frame.last, *(piece.last for piece in content))
        self._length = sum(piece.last - piece.first for piece in content)

    def add(self, piece: Range) -> None:
        """Add a piece that comes after all others."""
        self.content.append(piece)
        self.end = max(self.end, piece.last)
        self._length += piece.last - piece.first

    def quoted(self, tags: str) -> bool:
        """Whether all of the content is quotation by now, so that another quotation is more of it."""
        return any(tags[first] == '"' for first, _ in self.content)

    def goes_on_with(self, document: Document, quotation: Quotation) -> bool:
        """Whether a quotation in the same paragraph goes on from the content: the narrator tells nothing in between.

        After “…,” she said, turning to the door. “…” a quotation that is longer than what came before it does not go on.
        """
        sentence_of, end = document.sentence_of, self.end
        before = document.sentences[sentence_of[end - 1]]
        if document.sentences[sentence_of[quotation.first]].block != before.block:
            return False
        if sentence_of[quotation.first] > sentence_of[end - 1] + 1:
            return False
        rest = document_tags(document)[end : before.last]
        return _TELLS_ON.search(rest) is None or quotation.last - quotation.first <= self._length
