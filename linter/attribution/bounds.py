"""Where a reported clause or a topic ends: before what the narrator adds, sets against it or goes on with."""

from __future__ import annotations

import re

from linter.attribution.model import AttributionDraft
from linter.language.tags import document_tags
from linter.text.document import Document, Range


def end_of_clause(
    document: Document, tags: str, draft: AttributionDraft, siblings: list[AttributionDraft], high: int
) -> int:
    """Where the clause after a frame ends: the first stop at the frame's own bracket level."""
    start, end = draft.frame.last, _next_frame(document, tags, draft, siblings, high)
    source = draft.captures.get("source")
    relative = source is not None and tags[source.last - 1] == "w" and source.last - source.first > 1
    begin = document.sentences[document.sentence_of[draft.frame.first]].first
    opening = relative and FINITE_VERBS.isdisjoint(tags[begin : draft.frame.first])
    subordinate = opening or _subordinate(document, draft.frame.first)
    subject = tags[start] == "t" and tags[start - 1] in "NM" and FINITE_VERBS.isdisjoint(tags[begin:start])
    telling = _MARKS_AND_VERBS if relative or subordinate or subject else _MARKS
    verb = False  # whether the clause has its own already
    depth = 0
    for found in telling.finditer(tags, start, end):
        i = found.start()
        tag = tags[i]
        if tag == "(":
            depth += 1
        elif tag == ")":
            depth -= 1
            if depth < 0:
                return i
        elif depth == 0:
            if tag in ",:":
                if _breaks_off(document, i, end):
                    return i
                if tag == "," and verb and subordinate and MAIN_CLAUSE.match(tags, i + 1, end):
                    return i
                if tag == "," and verb and relative and _VERB_GOES_ON.match(tags, i + 1, end):
                    return i
            elif (
                subject
                and verb
                and tag in "bhmxS"
                and tags[i - 1] not in "bhmxnAwtcsVS"
                and document.norms[i] not in _NON_FINITE
            ):
                return i  # "The claim that it sank is false": the verb of the claim
            else:
                verb = True
    return end


_MARKS = re.compile("[(),:]")
_MARKS_AND_VERBS = re.compile("[(),:VSPbhmx]")  # where it matters whether the clause has a verb


def _next_frame(
    document: Document, tags: str, draft: AttributionDraft, siblings: list[AttributionDraft], high: int
) -> int:
    """Where the frame of another attribution ends what a frame reports; ``high`` where none does."""
    start, stop = draft.frame.last, high
    for other in siblings:
        first, last = other.frame
        if first < start or other is draft:
            continue
        if other.extent == "before":
            if not tags[last:high].strip(',.:"'):  # it closes the sentence
                stop = min(stop, first)
        elif "source" in other.captures and (at := _coordinated(document, tags, first)) > start:
            stop = min(stop, at)
        elif "source" not in other.captures and first > start and tags[first] in ",c":
            stop = min(stop, first)
        elif tags[first] == '"' and "content" not in other.captures:  # “…,” saying
            stop = min(stop, first + 1)
    return stop


def _coordinated(document: Document, tags: str, at: int) -> int:
    """The comma before a clause that is set beside or against what comes before it (", but she …", ", while she …"); -1 where there is none."""
    before = at - 1
    if before > 0 and tags[before] == "A":
        before -= 1
    if before > 0 and tags[before - 1] in ",:" and (tags[before] == "c" or document.norms[before] in _NARRATORS):
        return before - 1
    if before > 0 and tags[before] == "c":
        return before
    return -1


def _subordinate(document: Document, at: int) -> bool:
    """Whether a frame opens a clause that its sentence begins with and depends on ("While critics say …, the minister …")."""
    norms = document.norms
    sentence = document.sentences[document.sentence_of[at]]
    if norms[at] in _PUT_TO and not document_tags(document)[sentence.first : at].strip("Acw"):
        return True
    before = at - 1
    if before > sentence.first and norms[before] not in SUBORDINATORS:
        before -= 1
    if before < sentence.first or norms[before] not in SUBORDINATORS:
        return False
    opening = document_tags(document)[sentence.first : before]  # "Two years after …", "Last month, when …"
    return len(opening) <= _MOST_OPENING and FINITE_VERBS.isdisjoint(opening)


SUBORDINATORS = frozenset({"while", "although", "though", "as", "if", "when", "after", "before", "because", "since", "once", "whereas",
                            "until", "unless"})  # fmt: skip
_VERB_GOES_ON = re.compile("A?[PSbhmx]")
_MOST_OPENING = 4  # tokens before the subordinator
_PUT_TO = frozenset(
    {"asked", "pressed", "questioned", "told", "informed", "when"}
)  # participles with a question or news as object
FINITE_VERBS = frozenset("VSPbhmx")


def _breaks_off(document: Document, at: int, end: int) -> bool:
    """A semicolon, or a comma before what the narrator sets against the reported clause or calls it in apposition."""
    norms = document.norms
    if norms[at] != ",":
        return norms[at] == ";" or (norms[at] in _DASHES and _set_apart(document, at, end))
    at += 1
    if at < end and norms[at] == '"':
        at += 1
    if at >= end:
        return False
    if norms[at] in ("a", "an"):
        return not _COMMENTS.isdisjoint(norms[at + 1 : at + 4])
    if norms[at] == "as" and document_tags(document)[at + 1 : at + 2] in _AUXILIARIES:
        return True
    return norms[at] in _NARRATORS


_MOST_APART = 80  # tokens between two dashes
_DASHES = frozenset({"-", "--", "–", "—", "―"})
_AUXILIARIES = frozenset("bhxm")


def _set_apart(document: Document, at: int, end: int) -> bool:
    """Whether a dash begins a clause or comment that lasts to the end: no second dash brings the report back."""
    tags = document_tags(document)
    if any(norm in _DASHES for norm in document.norms[at + 1 : min(end, at + _MOST_APART)]):
        return False
    return tags[at + 1 : at + 2] in ("d", "s") or MAIN_CLAUSE.match(tags, at + 1, end) is not None


_NARRATORS = frozenset({"though", "although", "while", "whereas", "compared"})
"""After a comma these begin what the narrator sets against the reported clause."""
_COMMENTS = frozenset({"acknowledgment", "acknowledgement", "admission", "allusion", "assertion", "accusation", "allegation", "charge", "claim",
                       "comment", "concession", "contention", "departure", "dig", "echo", "jab", "line", "move", "nod", "notion", "observation", "position",
                       "proposal", "rebuke", "reference", "remark", "shift", "shot", "sign", "slap", "statement", "suggestion", "swipe", "tactic",
                       "view"})  # fmt: skip
"""Nouns by which the narrator calls what was just reported: ", a nod to …"."""


def end_of_phrase(document: Document, tags: str, start: int, end: int) -> int:
    """Where a topic ends: before what opens a new clause, a dash, a time or an occasion, or a verb it would be the subject of."""
    norms = document.norms
    nominal = tags[start] in _NOMINAL
    for i in range(start + 1, min(end, len(tags) - 1)):
        tag = tags[i]
        if tag == ",":
            if (
                i + 1 < end
                and norms[i + 1] not in _NARROWING
                and (tags[i + 1 : i + 2] in _NEW_CLAUSE or MAIN_CLAUSE.match(tags, i + 1, end))
            ):
                return i
        elif tag == "c":
            if tags[i + 1] in _FINITE or _CLAUSE.match(tags, i + 1, end):
                return i
        elif tag == ":" and norms[i] != ":":
            return i
        elif tag == '"' and tags[i - 1] == "," and i > start + 1 and tags[i + 1] not in "c,.":
            return i + 1  # “…,” ends with its comma
        elif (
            (norms[i] in _ADVERBIAL and (tag != "s" or _CLAUSE.match(tags, i + 1, end)))
            or (
                tag == "i"
                and ((tags[i + 1] == "e" and norms[i] in ("on", "in", "by")) or _occasion(document, tags, i, end))
            )
            or (norms[i] in ("last", "this", "next") and tags[i + 1] == "e")
            or (
                nominal
                and (
                    tag in "mx"
                    or (tag in "bh" and norms[i] not in _NON_FINITE)
                    or (tag in "PS" and tags[i + 1] in "dqpt")
                )
            )
        ):
            return i
        elif tag in "wt":
            nominal = False
    return end


def _occasion(document: Document, tags: str, at: int, end: int) -> bool:
    """Whether a preposition begins where or how something was said: in an interview, at a rally, on the radio."""
    if document.norms[at] not in _ON_OCCASION:
        return False
    phrase = _OBJECT.match(tags, at + 1, end)
    return phrase is not None and document.norms[phrase.end() - 1] in _OCCASIONS


_ON_OCCASION = frozenset({"in", "on", "at", "during", "with", "through", "via"})
_OCCASIONS = frozenset({"interview", "interviews", "speech", "speeches", "statement", "statements", "rally", "rallies", "debate", "debates", "tweet", "tweets",
                        "twitter", "facebook", "instagram", "address", "conference", "appearance", "event", "events", "call", "hall", "letter", "post", "panel",
                        "trail", "radio", "tv", "television", "show", "email", "e-mail", "remarks", "ad", "ads", "hearing", "testimony", "memo",
                        "briefing", "op-ed", "essay", "column", "stump", "meeting", "forum", "video", "message", "podcast"})  # fmt: skip
_OBJECT = re.compile(r"[dq]{0,2}(?:A?[JPKGZ#EeNM]O?){0,9}[NMEZ]")
_NON_FINITE = frozenset({"be", "being", "been", "having"})
_NOMINAL = frozenset("dqJNMEZ#p")
_NARROWING = frozenset({"especially", "including", "particularly", "even", "such"})
_ADVERBIAL = frozenset({"as", "following", "when", "while", "during", "despite", "amid", "though", "although", "whereas", "saying",
                        "telling", "earlier"})  # fmt: skip
_CLAUSE = re.compile(r"(?:p|[dq]{0,2}(?:A?[JPKGZ#]){0,9}[NMEZ#e]{1,12}|there)A?[VSPbhmxn]")
MAIN_CLAUSE = re.compile(
    r"[A\"]*(?:p|there|[dq]{0,3}(?:A?[JPKGZ#]){0,9}[NMEZ#e]{1,12}(?:[oiO][dq]?(?:A?[JPKGZ#]){0,9}[NMEZ#e]{1,12}){0,6})A?[VSPbhmxn]"
)
_FINITE = frozenset("PSbhmx")
_NEW_CLAUSE = frozenset("GPKwscAbhmxSdp")


def same_speaker(tags: str, draft: AttributionDraft, other: AttributionDraft) -> bool:
    """Whether a frame repeats who speaks within what another reports ("She said that it was, as she put it, …")."""
    source = draft.captures.get("source")
    return other.extent == "after" and source is not None and tags[source.first : source.last] == "p"


def trim(tags: str, first: int, last: int) -> Range | None:
    """A range without loose punctuation at its edges (quotation marks stay); None where nothing is left."""
    while first < last and tags[first] in ",.:)":
        first += 1
    while last > first and tags[last - 1] in ",.:(":
        last -= 1
    return Range(first, last) if last > first else None
