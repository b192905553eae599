"""Where the content of an attribution begins and ends.

Rules match a *frame*: source, cue and what ties them to the words. Where the rule leaves the content's bounds open
(``content: before`` / ``after``), they follow from the sentence: its end, the closing mark of a quotation the frame stands
in, the frames of other attributions, a closing bracket, a semicolon.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from linter.discourse.attribution import AttributionDraft
from linter.text.document import Document, Range
from linter.text.tags import document_tags

_OPENERS = frozenset({"but", "and", "so", "still", "yet", "meanwhile", "however", "then", "also"})


def contents(document: Document, drafts: list[AttributionDraft]) -> list[tuple[Range, ...]]:
    """The content pieces of each draft (empty where none can be found). ``drafts`` are sorted by frame."""
    by_sentence: dict[int, list[AttributionDraft]] = {}
    places: list[int] = []
    for draft in drafts:
        beside = by_sentence.setdefault(document.sentence_of[draft.frame.last - 1], [])
        places.append(len(beside))
        beside.append(draft)
    tags = document_tags(document) + ".."  # what looks ahead need not ask whether the document ends
    enclosing = _Enclosing(document)
    out: list[tuple[Range, ...]] = []
    for draft, place in zip(drafts, places, strict=True):
        siblings = by_sentence[document.sentence_of[draft.frame.last - 1]]
        if len(siblings) > _MOST_SIBLINGS:
            siblings = siblings[max(0, place - _MOST_SIBLINGS // 2) : place + _MOST_SIBLINGS // 2]
        out.append(_content(document, tags, draft, siblings, enclosing))
    return out


_MOST_SIBLINGS = 60  # that bound each other in one sentence: no sentence that is written has more
_MOST_TOKENS = 600  # of a reported clause


class _Enclosing:
    """The innermost quotation a token stands in."""

    def __init__(self, document: Document) -> None:
        self._quotations = sorted(document.quotations, key=lambda q: q.first)
        self._firsts = [q.first for q in self._quotations]

    def of(self, token: int) -> tuple[int, int] | None:
        """The token range (marks included) of the innermost quotation around a token, if any."""
        at = bisect_right(self._firsts, token) - 1
        for i in range(at, max(-1, at - 8), -1):
            quotation = self._quotations[i]
            if quotation.first < token < quotation.last:
                return quotation.first, quotation.last
        return None


def _content(
    document: Document, tags: str, draft: AttributionDraft, siblings: list[AttributionDraft], enclosing: _Enclosing
) -> tuple[Range, ...]:
    captured = tuple(
        trimmed
        for name in ("content", "content2")
        if name in draft.captures and (trimmed := trim(tags, *draft.captures[name]))
    )
    if draft.extent == "captured":
        return _with_its_clause(document, tags, draft, captured, siblings)
    if draft.extent == "turn":
        return _block_quotation(document, tags, draft) or _turn(document, tags, draft.frame.last)
    sentence = document.sentences[document.sentence_of[draft.frame.last - 1]]
    around = enclosing.of(draft.frame.first)
    low = max(sentence.first, draft.frame.first - _MOST_TOKENS)
    high = min(sentence.last, draft.frame.last + _MOST_TOKENS)
    if around is not None:
        low, high = max(low, around[0] + 1), min(high, around[1] - 1)
    if draft.extent in ("phrase", "after"):
        end = _end_after(document, tags, draft, siblings, high)
        if draft.extent == "phrase":
            end = _end_of_phrase(document, tags, draft.frame.last, end)
        piece = trim(tags, draft.frame.last, end)
        if piece and draft.extent == "after":
            piece = _complete_quotation(piece, tags, enclosing)
        if piece and around is None:
            piece = _whole_quotation(piece, enclosing)
        return (*captured, piece) if piece else captured
    return _pieces_before(document, tags, draft, siblings, low, high)


def _with_its_clause(
    document: Document,
    tags: str,
    draft: AttributionDraft,
    captured: tuple[Range, ...],
    siblings: list[AttributionDraft],
) -> tuple[Range, ...]:
    """A quotation that ends the clause before its cue, with that clause: The vote is “a mistake,” she said."""
    cue = draft.captures.get("cue")
    if not captured or cue is None or captured[0].first != draft.frame.first or captured[0].last > cue.first:
        return captured
    first, last = captured[0]
    low = document.sentences[document.sentence_of[first]].first
    for other in siblings:
        if other is not draft and other.frame.last <= first:
            low = max(low, other.frame.last)
    before = trim(tags, low, first)
    if before is None or before.last < first or tags[first] != '"' or tags[last - 2] != ",":
        return captured
    clause = tags[first - 1] == "," or any(tag in _FINITE_VERBS for tag in tags[before.first : first] + tags[first + 1])
    if tags[first - 1] in ":.(" or not clause:
        return captured
    return (Range(before.first, last), *captured[1:])


_MOST_PARAGRAPHS = 20  # of one turn


def _turn(document: Document, tags: str, start: int) -> tuple[Range, ...]:
    """A turn's paragraphs, a piece each: to the next label, heading or end; a heading's turn is the rest of the heading."""
    labels = document.annotation("label").ends
    if start - 1 not in labels.values() and start == document.sentences[document.sentence_of[start - 1]].last:
        return ()  # a colon that announces something else
    at = document.sentence_of[start - 1]
    block = document.sentences[at].block
    pieces: list[Range] = []
    first = start
    for sentence in document.sentences[at:]:
        if sentence.block != block:
            opened = any(i in labels for i in range(sentence.first, min(sentence.first + 2, sentence.last)))
            alone = block == 0 or document.blocks[block].kind == "heading"
            block = sentence.block
            if opened or alone or document.blocks[block].kind == "heading" or len(pieces) >= _MOST_PARAGRAPHS:
                break
            first = sentence.first
        piece = trim(tags, first, sentence.last)
        if piece:
            if pieces and pieces[-1].first == first:
                pieces.pop()
            pieces.append(piece)
    return tuple(pieces)


def _block_quotation(document: Document, tags: str, draft: AttributionDraft) -> tuple[Range, ...]:
    """What a colon at the end of its block announces: the block quotation that follows, or one paragraph without marks."""
    at = document.sentence_of[draft.frame.last - 1]
    block = document.sentences[at].block
    if draft.frame.last < document.sentences[at].last or at + 1 == len(document.sentences):
        return ()
    kind = document.blocks[block + 1].kind
    if document.blocks[block].kind == "blockquote" or kind not in ("blockquote", "paragraph"):
        return ()
    pieces: dict[int, Range] = {}
    for sentence in document.sentences[at + 1 :]:
        if document.blocks[sentence.block].kind != kind or (kind == "paragraph" and sentence.block > block + 1):
            break
        first = pieces[sentence.block].first if sentence.block in pieces else sentence.first
        piece = trim(tags, first, sentence.last)
        if piece:
            pieces[sentence.block] = piece
    return tuple(pieces.values()) if tags[document.sentences[at + 1].first] != '"' else ()


def _complete_quotation(piece: Range, tags: str, enclosing: _Enclosing) -> Range:
    """A piece that opens with a quotation that brings its own stop is that quotation: he cried “No!” at them."""
    if tags[piece.first] == '"':
        opened = enclosing.of(piece.first + 1)
        if opened is not None and opened[0] == piece.first and tags[opened[1] - 2] in ",.":
            return Range(piece.first, opened[1])
    return piece


def _whole_quotation(piece: Range, enclosing: _Enclosing) -> Range:
    """A piece that ends inside a quotation it has begun goes on to the quotation's end, sentences on."""
    opened = enclosing.of(piece.last - 1)
    if opened is not None and piece.first <= opened[0] and opened[1] > piece.last:
        return Range(piece.first, opened[1])
    return piece


def _end_after(
    document: Document, tags: str, draft: AttributionDraft, siblings: list[AttributionDraft], high: int
) -> int:
    """Where the clause after a frame ends: the first stop at the frame's own bracket level."""
    start = draft.frame.last
    stops = [high]
    for other in siblings:
        if other is draft or other.frame.first < start:
            continue
        if other.extent == "before":
            if all(tag in ',.:"' for tag in tags[other.frame.last : high]):  # it closes the sentence
                stops.append(other.frame.first)
        elif "source" in other.captures and (at := _coordinated(document, tags, other.frame.first)) > start:
            stops.append(at)
        elif "source" not in other.captures and other.frame.first > start and tags[other.frame.first] in ",c":
            stops.append(other.frame.first)
        elif tags[other.frame.first] == '"' and "content" not in other.captures:  # “…,” saying
            stops.append(other.frame.first + 1)
    end = min(stops)
    source = draft.captures.get("source")
    relative = source is not None and tags[source.last - 1] == "w" and source.last - source.first > 1
    sentence = document.sentences[document.sentence_of[draft.frame.first]]
    opening = relative and not any(tag in _FINITE_VERBS for tag in tags[sentence.first : draft.frame.first])
    subordinate = opening or _subordinate(document, draft.frame.first)
    subject = (
        tags[start] == "t"
        and tags[start - 1] in "NM"
        and not any(tag in _FINITE_VERBS for tag in tags[sentence.first : start])
    )
    verb = False  # whether the clause has its own already
    depth = 0
    for i in range(start, end):
        tag = tags[i]
        if tag == "(":
            depth += 1
        elif tag == ")":
            depth -= 1
            if depth < 0:
                return i
        elif depth == 0:
            if _breaks_off(document, i, end):
                return i
            if tag == "," and verb and subordinate and _MAIN_CLAUSE.match(tags, i + 1, end):
                return i
            if tag == "," and verb and relative and _VERB_GOES_ON.match(tags, i + 1, end):
                return i
            if (
                subject
                and verb
                and tag in "bhmxS"
                and tags[i - 1] not in "bhmxnAwtcsVS"
                and document.norms[i] not in _NON_FINITE
            ):
                return i  # "The claim that it sank is false": the verb of the claim
            verb = verb or tag in _FINITE_VERBS
    return end


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
    if norms[at] in _PUT_TO and all(tag in "Acw" for tag in document_tags(document)[sentence.first : at]):
        return True
    before = at - 1
    if before > sentence.first and norms[before] not in _SUBORDINATORS:
        before -= 1
    if before < sentence.first or norms[before] not in _SUBORDINATORS:
        return False
    opening = document_tags(document)[sentence.first : before]  # "Two years after …", "Last month, when …"
    return len(opening) <= _MOST_OPENING and _FINITE_VERBS.isdisjoint(opening)


_SUBORDINATORS = frozenset({"while", "although", "though", "as", "if", "when", "after", "before", "because", "since", "once", "whereas",
                            "until", "unless"})  # fmt: skip
_VERB_GOES_ON = re.compile("A?[PSbhmx]")
_MOST_OPENING = 4  # tokens before the subordinator
_PUT_TO = frozenset(
    {"asked", "pressed", "questioned", "told", "informed", "when"}
)  # participles with a question or news as object
_FINITE_VERBS = frozenset("VSPbhmx")


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
    return tags[at + 1 : at + 2] in ("d", "s") or _MAIN_CLAUSE.match(tags, at + 1, end) is not None


_NARRATORS = frozenset({"though", "although", "while", "whereas", "compared"})
"""After a comma these begin what the narrator sets against the reported clause."""
_COMMENTS = frozenset({"acknowledgment", "acknowledgement", "admission", "allusion", "assertion", "accusation", "allegation", "charge", "claim",
                       "comment", "concession", "contention", "departure", "dig", "echo", "jab", "line", "move", "nod", "notion", "observation", "position",
                       "proposal", "rebuke", "reference", "remark", "shift", "shot", "sign", "slap", "statement", "suggestion", "swipe", "tactic",
                       "view"})  # fmt: skip
"""Nouns by which the narrator calls what was just reported: ", a nod to …"."""


def _end_of_phrase(document: Document, tags: str, start: int, end: int) -> int:
    """Where a topic ends: before what opens a new clause, a dash, a time or an occasion, or a verb it would be the subject of."""
    norms = document.norms
    nominal = tags[start] in _NOMINAL
    for i in range(start + 1, min(end, len(tags) - 1)):
        tag = tags[i]
        if tag == ",":
            if (
                i + 1 < end
                and norms[i + 1] not in _NARROWING
                and (tags[i + 1 : i + 2] in _NEW_CLAUSE or _MAIN_CLAUSE.match(tags, i + 1, end))
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
_MAIN_CLAUSE = re.compile(
    r"[A\"]*(?:p|there|[dq]{0,3}(?:A?[JPKGZ#]){0,9}[NMEZ#e]{1,12}(?:[oiO][dq]?(?:A?[JPKGZ#]){0,9}[NMEZ#e]{1,12}){0,6})A?[VSPbhmxn]"
)
_FINITE = frozenset("PSbhmx")
_NEW_CLAUSE = frozenset("GPKwscAbhmxSdp")


def _pieces_before(
    document: Document, tags: str, draft: AttributionDraft, siblings: list[AttributionDraft], low: int, high: int
) -> tuple[Range, ...]:
    """What stands before a parenthetical frame, and what goes on after it (", he said, …")."""
    first, last = draft.frame
    if any(
        o.extent == "after" and o.priority > draft.priority and low <= o.frame.first < first < o.frame.last + 1
        for o in siblings
    ):
        return ()  # "As X noted, the villages never agreed": the second clause is what X noted
    for other in siblings:  # a second clause of one sentence begins where the last attribution's frame left off
        if (
            other is not draft
            and other.frame.last <= first
            and (other.extent == "before" or _same_speaker(tags, draft, other))
        ):
            low = max(low, other.frame.last)
    pieces = []
    before = trim(tags, low, first)
    if before:
        pieces.append(before)
    if last < high - 2 and tags[last] == "," and _goes_on(document, tags, draft, before):
        stops = [high] + [
            o.frame.first
            for o in siblings
            if o is not draft and o.frame.first > last and (o.extent == "before" or "source" not in o.captures)
        ]
        after = trim(tags, last + 1, min(stops))
        if after and after.last - after.first > 2:
            pieces.append(after)
    return tuple(pieces)


def _same_speaker(tags: str, draft: AttributionDraft, other: AttributionDraft) -> bool:
    """Whether a frame repeats who speaks within what another reports ("She said that it was, as she put it, …")."""
    source = draft.captures.get("source")
    return other.extent == "after" and source is not None and tags[source.first : source.last] == "p"


def _goes_on(document: Document, tags: str, draft: AttributionDraft, before: Range | None) -> bool:
    """Whether the words go on after a frame that stands among them: always where what came before is no sentence."""
    last = draft.frame.last
    if (
        before is None
        or before.last - before.first <= 4
        or not any(tag in _FINITE_VERBS for tag in tags[before.first : before.last])
    ):
        return True
    if document.norms[before.first] in _SUBORDINATORS and not _MAIN_CLAUSE.search(tags, before.first + 2, before.last):
        return True
    cue, source = draft.captures.get("cue"), draft.captures.get("source")
    inverted = cue is not None and source is not None and cue.first < source.first
    return not inverted and tags[last + 1] not in "GsiPKc"


def trim(tags: str, first: int, last: int) -> Range | None:
    """A range without loose punctuation at its edges (quotation marks stay); None where nothing is left."""
    while first < last and tags[first] in ",.:)":
        first += 1
    while last > first and tags[last - 1] in ",.:(":
        last -= 1
    return Range(first, last) if last > first else None
