"""Where a reported clause ends: before what the narrator adds to it, sets against it or goes on with."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import NamedTuple

from linter.attribution.clauses import FINITE_VERBS, NON_FINITE, SUBORDINATORS, begins_clause
from linter.attribution.drafts import AttributionDraft
from linter.language.clauses import clause_of_verb, clauses_of
from linter.language.tags import document_tags
from linter.text.document import Document, Range


class Setting(NamedTuple):
    """A draft in its sentence, which bounds its content.

    ``tags`` are the document's word classes and two full stops more, so that what looks ahead need not ask whether the
    document ends; ``siblings`` the drafts whose frames end in the same sentence, this one among them, sorted by frame.
    """

    document: Document
    tags: str
    draft: AttributionDraft
    siblings: list[AttributionDraft]


def end_of_clause(setting: Setting, high: int) -> int:
    """Where the clause after a frame ends, at ``high`` at the latest: the first stop at the frame's own bracket level."""
    document, tags, draft, _ = setting
    start, end = draft.frame.last, _next_frame(setting, high)
    cue = draft.captures.get("cue")
    clause = None if cue is None else clause_of_verb(document, *cue)
    if clause is not None and start < clause.last < end:
        end = clause.last
    frame = _frame(document, tags, draft)
    if cue is not None and _takes_clause(tags, start):
        end = _verb_of(document, cue, start, end)
    verb = document.norms[start : start + 1] == [
        "about"
    ]  # asked about the pier, she …; else whether the clause has its own already
    depth = 0
    for found in (_MARKS if frame == _PLAIN else _MARKS_AND_VERBS).finditer(tags, start, end):
        i = found.start()
        tag = tags[i]
        if tag == "(":
            depth += 1
        elif tag == ")":
            depth -= 1
            if depth < 0:
                return i
        elif depth:
            continue
        elif tag in ",:":
            if _breaks_off(document, start, i, end) or (
                tag == "," and verb and _returns_to_main(frame, document, i + 1, end)
            ):
                return i
        elif frame.subject and verb and _begins_predicate(document, tags, i):
            return i
        else:
            verb = True
    return end


_MARKS = re.compile("[(),:]")
_MARKS_AND_VERBS = re.compile("[(),:VSPbhmx]")  # where it matters whether the clause has a verb


class _Frame(NamedTuple):
    """What a frame is in its sentence, where that has a verb of its own to come."""

    relative: bool  # a relative clause about the subject: "Orlow, who said …, has left"
    subordinate: bool  # in a clause before the main one: "While critics say …, the minister has left"
    subject: bool  # a noun with its clause is the subject: "The claim that it sank is false"


_PLAIN = _Frame(False, False, False)


def _frame(document: Document, tags: str, draft: AttributionDraft) -> _Frame:
    first, last = draft.frame
    source = draft.source
    begin = document.sentences[document.sentence_of[first]].first
    relative = source is not None and tags[source.last - 1] == "w" and source.last - source.first > 1
    opening = relative and FINITE_VERBS.isdisjoint(tags[begin:first])
    subject = _takes_clause(tags, last) and FINITE_VERBS.isdisjoint(tags[begin:last])
    return _Frame(relative, opening or _is_subordinate(document, first), subject)


def _takes_clause(tags: str, at: int) -> bool:
    """Whether a noun with a clause of its own ends before a token: the claim that."""
    return tags[at] == "t" and tags[at - 1] in "NM"


def _is_subordinate(document: Document, at: int) -> bool:
    """Whether a frame opens a clause that its sentence begins with and depends on ("While critics say …, the minister …")."""
    norms, tags = document.norms, document_tags(document)
    begin = document.sentences[document.sentence_of[at]].first
    if norms[at] in _PUT_TO and not tags[begin:at].strip("Acw"):
        return True
    before = at - 1
    if before > begin and norms[before] not in SUBORDINATORS:
        before -= 1
    if before < begin or norms[before] not in SUBORDINATORS:
        return False
    opening = tags[begin:before]  # "Two years after …", "Last month, when …"
    return len(opening) <= _MOST_OPENING and FINITE_VERBS.isdisjoint(opening)


_MOST_OPENING = 4  # tokens before the subordinator
_PUT_TO = frozenset({"asked", "pressed", "questioned", "told", "informed", "when"})
"""Participles with a question or news as their object."""


def _returns_to_main(frame: _Frame, document: Document, at: int, end: int) -> bool:
    """Whether the main clause, or what is left of it after a relative clause, begins behind a comma."""
    if frame.subordinate and begins_clause(document, at, end):
        return True
    return frame.relative and _VERB_GOES_ON.match(document_tags(document), at, end) is not None


_VERB_GOES_ON = re.compile("A?[PSbhmx]")


def _begins_predicate(document: Document, tags: str, at: int) -> bool:
    """Whether a verb has a whole clause as its subject: the first of its verb group, and finite."""
    return tags[at] in "bhmxS" and tags[at - 1] not in "bhmxnAwtcsVS" and document.norms[at] not in NON_FINITE


def _verb_of(document: Document, noun: Range, low: int, end: int) -> int:
    """Where the verb begins whose subject is a noun with its clause; ``end`` where the clauses do not show it."""
    for clause in clauses_of(document, document.sentence_of[noun.first]):
        subject = clause.subject
        if subject is not None and subject.first <= noun.first < subject.last and low < clause.verb.first < end:
            return clause.verb.first
    return end


def _next_frame(setting: Setting, high: int) -> int:
    """Where the frame of another attribution ends what a frame reports; ``high`` where none does."""
    document, tags, draft, siblings = setting
    start, stop = draft.frame.last, high
    later = bisect_left(siblings, start, key=lambda other: other.frame.first)
    for other in siblings[later : later + _MOST_LATER]:
        first, last = other.frame
        if other is draft:
            continue
        if other.extent == "before":
            if not tags[last:high].strip(',.:"'):  # it closes the sentence
                stop = min(stop, first)
        elif other.source is not None and (at := _set_beside(document, tags, first)) > start:
            stop = min(stop, at)
        elif other.source is None and first > start and (tags[first] in ",c" or tags[first - 2 : first] == ',"'):
            stop = min(stop, first)  # … and added; “…,” adding
        elif tags[first] == '"' and "content" not in other.captures:  # “…,” saying
            stop = min(stop, first + 1)
    return stop


_MOST_LATER = 30  # frames in the rest of one sentence: no sentence that anyone writes has more


def _set_beside(document: Document, tags: str, at: int) -> int:
    """The comma or conjunction before a clause that is set beside or against what comes before it (", but she …", ", while she …").

    -1 where there is none.
    """
    before = at - 1
    if before > 0 and tags[before] == "A":
        before -= 1
    if before > 0 and tags[before - 1] in ",:" and (tags[before] == "c" or document.norms[before] in _AGAINST):
        return before - 1
    if before > 0 and tags[before] == "c":
        return before
    return -1


def _breaks_off(document: Document, start: int, at: int, end: int) -> bool:
    """A semicolon, or a comma before what the narrator sets against the reported clause or calls it in apposition."""
    norms, tags = document.norms, document_tags(document)
    if norms[at] != ",":
        return norms[at] == ";" or (norms[at] in _DASHES and _begins_comment(document, at, end))
    at += 1
    if at < end and norms[at] == '"':
        at += 1
    if at >= end:
        return False
    if norms[at] in ("a", "an"):
        return not _COMMENTS.isdisjoint(norms[at + 1 : at + 4])
    if norms[at] == "as" and tags[at + 1 : at + 2] in _AUXILIARIES:
        return True
    if FINITE_VERBS.isdisjoint(tags[start:at]):
        return False  # said that, while it was late, …
    return norms[at] in _AGAINST or (norms[at] == "but" and tags[at + 1 : at + 2] == "p")


_MOST_APART = 80  # tokens between two dashes
_DASHES = frozenset({"-", "--", "–", "—", "―"})
_AUXILIARIES = frozenset("bhxm")
_AGAINST = frozenset({"though", "although", "while", "whereas", "compared"})
"""After a comma these begin what the narrator sets against the reported clause."""
_COMMENTS = frozenset(
    """acknowledgment acknowledgement admission allusion assertion accusation allegation charge claim comment concession contention
    departure dig echo jab line move nod notion observation position proposal rebuke reference remark shift shot sign slap statement
    suggestion swipe tactic view""".split()  # noqa: SIM905
)
"""Nouns by which the narrator calls what was just reported: ", a nod to …"."""


def _begins_comment(document: Document, at: int, end: int) -> bool:
    """Whether a dash begins a clause or comment that lasts to the end: no second dash brings the report back."""
    tags = document_tags(document)
    if any(norm in _DASHES for norm in document.norms[at + 1 : min(end, at + _MOST_APART)]):
        return False
    return tags[at + 1 : at + 2] in ("d", "s") or begins_clause(document, at + 1, end)


def trim(tags: str, first: int, last: int) -> Range | None:
    """A range without loose punctuation at its edges (quotation marks stay); None where nothing is left."""
    while first < last and tags[first] in ",.:)":
        first += 1
    while last > first and tags[last - 1] in ",.:(":
        last -= 1
    return Range(first, last) if last > first else None
