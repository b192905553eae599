"""From drafts (rule matches) to attributions: one a cue, with contents, levels, speakers and voices."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal, Protocol

import msgspec

from linter.attribution.model import Attribution, AttributionDraft, By, Discourse, Kind
from linter.attribution.nesting import levels_of, parents_of
from linter.attribution.quoted import Quoted
from linter.attribution.selection import (
    Pair,
    all_quoted,
    by_frame,
    continued,
    cue_of,
    holds_title,
    one_per_cue,
    unattributed,
    with_fallbacks,
    without_asides,
    without_cue,
    without_rivals,
)
from linter.attribution.spans import contents
from linter.attribution.speakers import Sources
from linter.attribution.voices import voices
from linter.language.tags import document_tags
from linter.text.document import Document, Range


class Later(Protocol):
    """Looks in some sentences, by their indexes, for what is not wanted everywhere."""

    def __call__(self, kind: Literal["woven", "fallback"], sentences: Sequence[int]) -> list[AttributionDraft]:
        """The drafts of ``woven`` acts, or those that are ``fallback``s."""


def resolve(document: Document, drafts: Sequence[AttributionDraft], later: Later) -> Discourse:
    """Resolve the drafts of one document.

    Args:
        document: the article.
        drafts: matches of attribution rules, in any order; of those with one cue the best is kept.
        later: looks for words woven into sentences that have no cue, and for fallbacks where quotations are left that nobody
            is said to have spoken.

    Returns:
        Attributions sorted by first content token, the speakers they name, and the voice columns.
    """
    quoted = Quoted(document)
    kept = one_per_cue(document, drafts)
    woven = one_per_cue(document, later("woven", without_cue(document, kept)))
    kept = by_frame([*kept, *woven])
    sure = continued(document, _with_contents(document, kept, kept, quoted))
    fallbacks = one_per_cue(document, later("fallback", unattributed(document, sure)), map(cue_of, kept))
    among = by_frame([*kept, *fallbacks])
    pairs = with_fallbacks(document, sure, _with_contents(document, fallbacks, among, quoted))
    sources = Sources(document)
    attributions = _first_person(document, _attributions(document, pairs, sources))
    voice, speaker_of = voices(document, attributions, quoted)
    return Discourse(tuple(attributions), sources.speakers(), voice, speaker_of)


def _with_contents(
    document: Document, drafts: list[AttributionDraft], among: list[AttributionDraft], quoted: Quoted
) -> list[Pair]:
    """Drafts that have a content of their own, and it; ``among``: all whose frames bound it."""
    found = zip(drafts, contents(document, drafts, among, quoted), strict=True)
    pairs = [(draft, content) for draft, content in found if content]
    pairs = [pair for pair in pairs if pair[0].act != "woven" or not holds_title(document, pair[1][-1])]
    return without_asides(document, without_rivals(pairs), quoted)


def _attributions(document: Document, pairs: list[Pair], sources: Sources) -> list[Attribution]:
    """The pairs as attributions; their sources are resolved in the order of the cues."""
    tags = document_tags(document)
    earlier: dict[Range, tuple[int | None, Range | None]] = {}  # cue -> speaker and source
    previous: dict[int, Range] = {}  # sentence -> source of its last attribution
    unclosed = {(q.first, q.last) for q in document.quotations if not q.closed}
    parents = parents_of(pairs)
    levels = levels_of(parents)
    made: dict[int, Attribution] = {}
    for i in sorted(range(len(pairs)), key=lambda i: cue_of(pairs[i][0])):
        draft, content = pairs[i]
        captures = draft.captures
        cue = captures.get("cue")
        speaker: int | None = None
        by: By | None = None
        if "continues" in captures:
            speaker, source = earlier.get(captures["continues"], (None, None))
            by = "continuation" if speaker is not None else None
        else:
            sentence = document.sentence_of[draft.frame.last - 1]
            source = _source(document, tags, draft, previous.get(sentence))
            if source is not None:
                previous[sentence] = source
                speaker, by = sources.speaker(source, draft.frame.first)
        if cue is not None:
            earlier[cue] = speaker, source
        made[i] = Attribution(
            kind="direct" if draft.extent == "turn" else _kind(tags, content, unclosed), act=draft.act, content=content, cue=cue, source=source, rule=draft.rule,
            speaker=speaker, by=by, level=levels[i], parent=parents[i], unnamed=draft.unnamed and source is None, addressee=captures.get("addressee"),
        )  # fmt: skip
    return [made[i] for i in range(len(pairs))]


def _kind(tags: str, content: tuple[Range, ...], unclosed: set[tuple[int, int]]) -> Kind:
    """Direct where every piece is all quotation, indirect where no quotation mark stands in it, mixed otherwise."""
    direct, marked = True, False
    for piece in content:
        first, last = piece
        direct = direct and (all_quoted(tags, first, last) or piece in unclosed)
        marked = marked or '"' in tags[first:last]
    return "direct" if direct else "mixed" if marked else "indirect"


def _source(document: Document, tags: str, draft: AttributionDraft, previous: Range | None) -> Range | None:
    """Who is made to speak: as captured, or the subject where a participle or second verb is the cue.

    ``previous`` is the source of the sentence's last attribution.
    """
    source = draft.captures.get("source")
    if source is None:
        if draft.unnamed and draft.extent != "phrase":
            return None
        return previous or _subject(document, draft)  # "She raised questions about …"
    source = _without_time(tags, source)
    cue = draft.captures.get("cue")
    if cue is not None and _is_product(tags, source, cue):
        return _subject(document, draft) or source
    return source


def _is_product(tags: str, source: Range, cue: Range) -> bool:
    """Whether a source is the object of the clause, which its subject made to speak ("She released an ad calling …")."""
    return tags[cue.first] == "G" and source.first > 0 and tags[source.first - 1] in "VSP"


_TIME = re.compile(r".*?(i?[dJA]{0,2}e)")


def _without_time(tags: str, source: Range) -> Range:
    """A source without the day that stands between it and its cue (Orlow on Monday said)."""
    if tags[source.last - 1] == "e":
        time = _TIME.fullmatch(tags, *source)
        if time and time.start(1) > source.first:
            return Range(source.first, time.start(1))
    return source


def _subject(document: Document, draft: AttributionDraft) -> Range | None:
    """The subject of the clause a participle or second verb belongs to: the last before it that no other clause holds."""
    tags = document_tags(document)
    sentence = document.sentences[document.sentence_of[draft.frame.last - 1]]
    phrases = document.annotation("np")
    phrases.seek(document.sentence_of[sentence.first])
    at = sentence.first
    found: Range | None = None
    rank = 0
    while at < draft.frame.first:
        end = phrases.longest(at)
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
    out = list(attributions)
    for i, a in enumerate(out):
        if a.parent is None or a.speaker is not None or a.source is None:
            continue
        speaker = out[a.parent].speaker
        if speaker is not None and document.norms[a.source.first] in _FIRST_PERSON:
            out[i] = msgspec.structs.replace(a, speaker=speaker, by="pronoun")
    return out
