"""From drafts (rule matches) to attributions: one a cue, with contents, levels, speakers and voices."""

from __future__ import annotations

import re
from collections.abc import Sequence

from linter.discourse.attribution import Attribution, AttributionDraft, By, Discourse, Kind
from linter.discourse.extents import contents
from linter.discourse.selection import (
    Pair,
    all_quoted,
    continued,
    cue_of,
    holds_title,
    one_per_cue,
    with_fallbacks,
    without_asides,
    without_crowded,
    without_rivals,
)
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
    kept = without_crowded(document, one_per_cue(document, drafts))
    pieces = contents(document, kept)
    pairs = [(draft, content) for draft, content in zip(kept, pieces, strict=True) if content]
    pairs = [pair for pair in pairs if pair[0].act != "woven" or not holds_title(document, pair[1][-1])]
    pairs = without_asides(document, without_rivals(pairs))
    sure = continued(document, [pair for pair in pairs if not pair[0].fallback])
    pairs = with_fallbacks(document, sure, [pair for pair in pairs if pair[0].fallback])
    attributions, cast, used = _speakers(document, pairs)
    attributions = _first_person(document, _levels(attributions))
    voice, speaker_of = voices(document, attributions)
    return Discourse(tuple(attributions), cast.speakers(used), voice, speaker_of)


def _kind(document: Document, content: tuple[Range, ...], unclosed: set[tuple[int, int]]) -> Kind:
    """Direct where every piece is all quotation, indirect where no quotation mark stands in it, mixed otherwise."""
    tags = document_tags(document)
    if all(all_quoted(tags, first, last) or (first, last) in unclosed for first, last in content):
        return "direct"
    return "mixed" if any('"' in tags[first:last] for first, last in content) else "indirect"


def _speakers(document: Document, pairs: list[Pair]) -> tuple[list[Attribution], Cast, list[Entity]]:
    cast = Cast(document)
    used: list[Entity] = []
    index: dict[int, int] = {}
    by_cue: dict[Range, int | None] = {}
    sources: dict[Range, Range | None] = {}
    order = sorted(range(len(pairs)), key=lambda i: (cue_of(pairs[i][0]), i))
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
    ends = document.annotation("np").of(document.sentence_of[sentence.first]).ends
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
