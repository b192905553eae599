"""From drafts (rule matches) to attributions: one a cue, with contents, levels, speakers and voices."""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections.abc import Iterable, Sequence

from linter.discourse.attribution import CONTINUATION, Attribution, AttributionDraft, By, Discourse, Kind
from linter.discourse.extents import contents
from linter.discourse.speakers import Cast, Entity
from linter.discourse.voices import voices
from linter.text.document import Document, Range
from linter.text.tags import document_tags


def resolve(document: Document, drafts: Sequence[AttributionDraft]) -> Discourse:
    """Resolve the drafts of one document.

    Args:
        document: the article.
        drafts: matches of attribution rules, in any order; of those with one cue the best is kept.

    Returns:
        Attributions sorted by first content token, the speakers they name, and the voice columns.
    """
    kept = _without_crowded(document, _one_per_cue(document, drafts))
    pieces = contents(document, kept)
    pairs = [(draft, content) for draft, content in zip(kept, pieces, strict=True) if content]
    pairs = [pair for pair in pairs if pair[0].act != "woven" or not _holds_title(document, pair[1][-1])]
    pairs = _without_asides(document, _without_rivals(pairs))
    sure = _continued(document, [pair for pair in pairs if not pair[0].fallback])
    pairs = _with_fallbacks(document, sure, [pair for pair in pairs if pair[0].fallback])
    attributions, cast, used = _speakers(document, pairs)
    attributions = _first_person(document, _levels(attributions))
    voice, speaker_of = voices(document, attributions)
    return Discourse(tuple(attributions), cast.speakers(used), voice, speaker_of)


def _cue(draft: AttributionDraft) -> Range:
    return draft.captures.get("cue", draft.frame)


def _one_per_cue(document: Document, drafts: Sequence[AttributionDraft]) -> list[AttributionDraft]:
    """Of the drafts whose cues share a token the best: priority, then a source, then the longer frame, then rule id."""
    ranked = sorted(
        drafts,
        key=lambda d: (-d.priority, "source" not in d.captures, -(d.frame.last - d.frame.first), d.frame.first, d.rule),
    )
    taken: set[int] = set()
    kept = []
    for draft in ranked:
        if draft.fallback and "cue" not in draft.captures:
            kept.append(draft)
            continue
        cue = _cue(draft)
        if any(i in taken for i in range(*cue)):
            continue
        taken.update(range(*cue))
        kept.append(draft)
    return sorted(kept, key=lambda d: (d.frame.first, d.frame.last, d.rule))


_Pair = tuple[AttributionDraft, tuple[Range, ...]]


def _without_rivals(pairs: list[_Pair]) -> list[_Pair]:
    """No two attributions with the same first piece of content: the higher priority keeps it."""
    best: dict[Range, AttributionDraft] = {}
    for draft, content in pairs:
        rival = best.get(content[0])
        if rival is None or draft.priority > rival.priority:
            best[content[0]] = draft
    return [(draft, content) for draft, content in pairs if best[content[0]] is draft]


_MENTAL_ACTS = frozenset({"think", "factive", "want", "show"})


def _without_asides(document: Document, pairs: list[_Pair]) -> list[_Pair]:
    """Leave out what a quoted or reported speaker merely wants, likes or thinks aloud.

    Inside somebody's words, topics, intentions and thought ("I want to thank", "he knows that") are that somebody's way of
    talking, not reports of another source. Speech inside them stays, as a nested attribution; inside quotation marks only
    where somebody else is named for it ("the minister said", not "I said", "they say", "people who say").
    """
    covered = _marked(document, (piece for _, content in pairs for piece in content))
    quoted = _marked(document, (Range(q.first, q.last) for q in document.quotations))
    kept = []
    for draft, content in pairs:
        at = _cue(draft).first
        aside = draft.extent == "phrase" or draft.act == "woven" or draft.act in _MENTAL_ACTS
        if aside and (covered[at] or quoted[at]):
            continue
        if quoted[at] and "cue" in draft.captures and draft.extent != "turn" and not _of_another(document, draft):
            continue
        kept.append((draft, content))
    return kept


def _of_another(document: Document, draft: AttributionDraft) -> bool:
    """Whether a report within quotation marks has a source of its own: a name or a definite noun phrase."""
    source = draft.captures.get("source")
    if source is None:
        return False
    tags = document_tags(document)
    if tags[source.last - 1] == "w":
        return False
    return "E" in tags[source.first : source.last] or document.norms[source.first] == "the"


def _marked(document: Document, pieces: Iterable[Range]) -> bytearray:
    """A byte a token: whether it stands in one of the pieces."""
    marked = bytearray(len(document.norms) + 1)
    for first, last in pieces:
        marked[first:last] = b"\1" * (last - first)
    return marked


def _without_crowded(document: Document, drafts: list[AttributionDraft]) -> list[AttributionDraft]:
    """Leave out quotations woven into a sentence that has a cue of its own: they are part of what that reports."""
    cued = {document.sentence_of[_cue(d).first] for d in drafts if d.act != "woven" and not d.fallback}
    return [d for d in drafts if d.act != "woven" or document.sentence_of[_cue(d).first] not in cued]


def _continued(document: Document, pairs: list[_Pair]) -> list[_Pair]:
    """Give a quotation with no cue of its own to the attribution it goes on from.

    “A,” X said. “B.” in one paragraph, and paragraphs that reopen one quotation, are pieces of one content; a paragraph that is nothing but a
    quotation, after one whose last words were attributed, becomes an attribution of its own by continuation.
    """
    covered = _marked(document, (piece for _, content in pairs for piece in content))
    direct = sorted(
        (max(last for _, last in content), i)
        for i, (draft, content) in enumerate(pairs)
        if any(_is_quoted(document, piece) for piece in content)
    )
    ending = dict(direct)
    pieces = [list(content) for _, content in pairs]
    extra: list[_Pair] = []
    groups: dict[int, int] = {}
    at = 0
    last_direct: int | None = None
    block_of = [s.block for s in document.sentences]
    for number, quotation in enumerate(document.quotations):
        if quotation.depth:
            continue
        while at < len(direct) and direct[at][0] <= quotation.first:
            last_direct = direct[at][1]
            at += 1
        if covered[quotation.first] or covered[quotation.last - 1]:
            if quotation.last in ending:
                groups[quotation.group] = ending[quotation.last]
            continue
        sentence = document.sentences[document.sentence_of[quotation.first]]
        opens = sentence.first == quotation.first
        if quotation.group != number and quotation.group in groups and opens:
            pieces[groups[quotation.group]].append(Range(quotation.first, quotation.last))
            continue
        if last_direct is None or not opens or quotation.last - quotation.first < 5:
            continue
        draft = pairs[last_direct][0]
        here = block_of[document.sentence_of[quotation.first]]
        there = block_of[document.sentence_of[draft.frame.last - 1]]
        if here == there and _goes_on_speaking(document, draft, pieces[last_direct], quotation.first, quotation.last):
            pieces[last_direct].append(Range(quotation.first, quotation.last))
            groups[quotation.group] = last_direct
        elif here in (there, there + 1):
            continuation = AttributionDraft(
                CONTINUATION,
                draft.act,
                Range(quotation.first, quotation.last),
                {"continues": _cue(draft)},
            )
            extra.append((continuation, (Range(quotation.first, quotation.last),)))
    grown = [(draft, tuple(sorted(found))) for (draft, _), found in zip(pairs, pieces, strict=True)]
    return sorted(grown + extra, key=lambda pair: (pair[1][0], pair[0].rule))


def _goes_on_speaking(document: Document, draft: AttributionDraft, said: list[Range], first: int, last: int) -> bool:
    """Whether a quotation goes on from what is attributed before it in its paragraph: nothing is told in between.

    After “…,” she said, turning to the door. “…” a longer quotation stands apart.
    """
    so_far = max(draft.frame.last, *(piece.last for piece in said))
    sentence_of = document.sentence_of
    if sentence_of[first] > sentence_of[so_far - 1] + 1:
        return False
    rest = document_tags(document)[so_far : document.sentences[sentence_of[so_far - 1]].last]
    told = _TELLS_ON.search(rest) is not None
    return not told or last - first <= sum(piece.last - piece.first for piece in said)


_TELLS_ON = re.compile(r",A?[GP]|cA?[PS]")


def _with_fallbacks(document: Document, sure: list[_Pair], fallbacks: list[_Pair]) -> list[_Pair]:
    """Add fallbacks, the best first, whose words no attribution has yet."""
    taken = [piece for _, content in sure for piece in content]
    tree = sorted(taken)
    kept = []
    fallbacks = [pair for pair in fallbacks if _is_clause(document, pair[1][0])]
    for draft, content in sorted(fallbacks, key=lambda pair: (-pair[0].priority, pair[0].frame)):
        if not any(_meets(tree, piece) for piece in content):
            kept.append((draft, content))
            for piece in content:
                insort(tree, piece)
    return sorted(sure + kept, key=lambda pair: (pair[1][0], pair[0].rule))


_TITLE_TOKENS = 10  # what a title has at most


def _is_clause(document: Document, piece: Range) -> bool:
    """Whether a quotation without a cue is somebody's words rather than a title or term: it has a verb, and is not named like one."""
    tags, first = document_tags(document), piece.first
    if tags[first] != '"':
        return True
    verb = any(tag in "VSPbhmx" for tag in tags[first : piece.last])
    if not verb and piece.last - first < _TITLE_TOKENS:
        return False
    sentence = document.sentences[document.sentence_of[first]]
    capital = document.view[document.starts[first + 1]].isupper()
    if capital and first > sentence.first and tags[first - 1] in "Odiq":
        return False
    inside = (
        first > sentence.first + 1 and piece.last < document.sentences[document.sentence_of[piece.last - 1]].last - 1
    )
    return not (inside and capital)


def _holds_title(document: Document, piece: Range) -> bool:
    """Whether the first quotation in a piece is a title: every word of weight has a capital."""
    tags = document_tags(document)
    opening = tags.find('"', piece.first, piece.last)
    closing = tags.find('"', opening + 1, piece.last)
    if opening < 0 or closing - opening < 3:
        return False
    weighty = [i for i in range(opening + 1, closing) if tags[i] in "NMEZJVSPGX"]
    return len(weighty) > 2 and all(document.view[document.starts[i]].isupper() for i in weighty)


def _meets(pieces: list[Range], piece: Range) -> bool:
    """Whether a piece shares tokens with one of the sorted pieces (long ones are looked for among the 40 before it)."""
    at = bisect_left(pieces, (piece.last,))
    return any(other.last > piece.first for other in pieces[max(0, at - 40) : at])


def _is_quoted(document: Document, piece: Range) -> bool:
    return document_tags(document)[piece.first] == '"'


def _all_quoted(tags: str, first: int, last: int) -> bool:
    """Whether a piece is all quotation, its marks included."""
    return tags[first] == '"' and tags[first:last].rstrip(",.")[-1:] == '"' and tags.count('"', first, last) <= 4


def _kind(document: Document, content: tuple[Range, ...], unclosed: set[tuple[int, int]]) -> Kind:
    """Direct where every piece is all quotation, indirect where no quotation mark stands in it, mixed otherwise."""
    tags = document_tags(document)
    if all(_all_quoted(tags, first, last) or (first, last) in unclosed for first, last in content):
        return "direct"
    return "mixed" if any('"' in tags[first:last] for first, last in content) else "indirect"


def _speakers(document: Document, pairs: list[_Pair]) -> tuple[list[Attribution], Cast, list[Entity]]:
    cast = Cast(document)
    used: list[Entity] = []
    index: dict[int, int] = {}
    by_cue: dict[Range, int | None] = {}
    sources: dict[Range, Range | None] = {}
    order = sorted(range(len(pairs)), key=lambda i: (_cue(pairs[i][0]), i))
    made: dict[int, Attribution] = {}
    tags = document_tags(document)
    unclosed = {(q.first, q.last) for q in document.quotations if not q.closed}
    previous: dict[int, Range] = {}  # sentence -> source of its last attribution
    for i in order:
        draft, content = pairs[i]
        cue = draft.captures.get("cue")
        source = _without_time(document, draft.captures.get("source"))
        speaker: int | None = None
        by: By | None = None
        sentence = document.sentence_of[draft.frame.last - 1]
        if "continues" in draft.captures:
            speaker, by = by_cue.get(draft.captures["continues"]), "continuation"
            source = sources.get(draft.captures["continues"])
            by = by if speaker is not None else None
        else:
            if source is not None and cue is not None and _is_product(tags, source, cue):
                source = _subject(document, draft) or source
            if source is None and (not draft.unnamed or draft.extent == "phrase"):  # "She raised questions about …"
                source = previous.get(sentence) or _subject(document, draft)
            if source is not None:
                entity, by = cast.resolve(source)
                if entity is not None:
                    if id(entity) not in index:
                        index[id(entity)] = len(used)
                        used.append(entity)
                    speaker = index[id(entity)]
                    entity.aliases.add(document.text_of(*source))
                    cast.spoke(draft.frame.first, entity)
                previous[sentence] = source
        if cue is not None:
            by_cue[cue] = speaker
            sources[cue] = source
        made[i] = Attribution(
            kind="direct" if draft.extent == "turn" else _kind(document, content, unclosed), act=draft.act, content=content, cue=cue, source=source, rule=draft.rule,
            speaker=speaker, by=by, unnamed=draft.unnamed and source is None, addressee=draft.captures.get("addressee"),
        )  # fmt: skip
    return [made[i] for i in range(len(pairs))], cast, used


def _is_product(tags: str, source: Range, cue: Range) -> bool:
    """Whether a source is the object of the clause, which its subject made to speak ("She released an ad calling …")."""
    return tags[cue.first] == "G" and source.first > 0 and tags[source.first - 1] in "VSP"


_TIME = re.compile(r".*?(i?[dJA]{0,2}e)$")


def _without_time(document: Document, source: Range | None) -> Range | None:
    """A source without the day that stands between it and its cue (Orlow on Monday said)."""
    if source is not None:
        time = _TIME.fullmatch(document_tags(document), *source)
        if time and time.start(1) > source.first:
            return Range(source.first, time.start(1))
    return source


def _subject(document: Document, draft: AttributionDraft) -> Range | None:
    """The subject of the clause a participle or second verb belongs to: the last before it that no other clause holds."""
    tags = document_tags(document)
    sentence = document.sentences[document.sentence_of[draft.frame.last - 1]]
    ends = document.annotation("np").ends
    at = sentence.first
    found: Range | None = None
    rank = 0
    while at < draft.frame.first:
        end = ends.get(at)
        if end is None:
            at += 1
            continue
        before = tags[at - 1] if at > sentence.first else ","
        if before not in "io" and tags[at:end].strip("dJA") != "e":  # a day is nobody
            verb = tags[end : end + 1] in _BEGINS_PREDICATE
            own = 1 + (verb and before not in "wts") + verb  # a phrase, an inner clause's subject, a main clause's
            if own > rank or own == rank == 3:
                found, rank = Range(at, end), own
        at = max(end, at + 1)
    return found


_BEGINS_PREDICATE = frozenset("VSPbhmxA")


_FIRST_PERSON = frozenset({"i", "we", "my", "our", "me", "us"})


def _first_person(document: Document, attributions: list[Attribution]) -> list[Attribution]:
    """ "I" and "we" inside an attribution's content are its speaker."""
    import msgspec

    out = list(attributions)
    for i, a in enumerate(out):
        if (
            a.speaker is None
            and a.source is not None
            and document.norms[a.source.first] in _FIRST_PERSON
            and a.parent is not None
        ):
            speaker = out[a.parent].speaker
            if speaker is not None:
                out[i] = msgspec.structs.replace(a, speaker=speaker, by="pronoun")
    return out


def _levels(attributions: list[Attribution]) -> list[Attribution]:
    """Nest: an attribution whose cue stands in another's content is one level below the innermost such."""
    import msgspec

    holders = sorted(
        ((first, last, i) for i, a in enumerate(attributions) for first, last in a.content), key=lambda h: (h[0], -h[1])
    )
    firsts = [h[0] for h in holders]
    from bisect import bisect_right

    parents: list[int | None] = []
    for i, attribution in enumerate(attributions):
        at = attribution.cue.first if attribution.cue else attribution.content[0].first
        parent: int | None = None
        width = 1 << 30
        k = bisect_right(firsts, at) - 1
        steps = 0
        while k >= 0 and steps < 40:
            first, last, j = holders[k]
            if j != i and first <= at < last and last - first < width:
                parent, width = j, last - first
                break
            k -= 1
            steps += 1
        parents.append(parent)
    levels: list[int] = []
    for i in range(len(attributions)):
        level, seen, p = 0, {i}, parents[i]
        while p is not None and p not in seen and level < 10:
            level += 1
            seen.add(p)
            p = parents[p]
        levels.append(level)
    return [
        msgspec.structs.replace(a, level=levels[i], parent=parents[i]) if parents[i] is not None else a
        for i, a in enumerate(attributions)
    ]
