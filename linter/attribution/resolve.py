"""From drafts to attributions: which are kept, what they report, who speaks, and in whose voice every token is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, Protocol

import msgspec

from linter.attribution.continuation import continued
from linter.attribution.drafts import AttributionDraft, Report, by_frame, covered, one_per_cue
from linter.attribution.model import Attribution, By, Discourse, Kind
from linter.attribution.nesting import levels_of, parents_of
from linter.attribution.quoted import Quoted
from linter.attribution.selection import (
    sentences_unattributed,
    sentences_without_cue,
    with_fallbacks,
    without_asides,
    without_rivals,
)
from linter.attribution.sources import source_of
from linter.attribution.spans import with_contents
from linter.attribution.speakers import Speakers
from linter.attribution.turns import named_by_label
from linter.attribution.voices import voices
from linter.attribution.works import without_titles, without_works
from linter.language.interview import interview
from linter.language.tags import document_tags
from linter.ruleset.glossary import Glossary
from linter.text.document import Document, Range


class Later(Protocol):
    """Looks in some sentences, by their indexes, for what is not wanted everywhere."""

    def __call__(self, kind: Literal["woven", "fallback"], sentences: Sequence[int]) -> list[AttributionDraft]:
        """The drafts of ``woven`` acts, or those that are ``fallback``s."""


def resolve(
    document: Document, drafts: Sequence[AttributionDraft], later: Later, glossary: Glossary | None = None
) -> Discourse:
    """Resolve the drafts of one document.

    Args:
        document: the article.
        drafts: matches of attribution rules, in any order; of those with one cue the best is kept.
        later: looks for words woven into sentences that have no cue, and for fallbacks where quotations are left that nobody
            is said to have spoken.
        glossary: who is known, whatever the article says of them.

    Returns:
        Attributions sorted by first content token, the speakers they name, and the voice columns.
    """
    quoted = Quoted(document)
    kept = one_per_cue(document, without_works(document, drafts, quoted))
    woven = one_per_cue(document, later("woven", sentences_without_cue(document, kept)))
    kept = by_frame([*kept, *woven])
    sure = continued(document, _reports(document, kept, kept, quoted))

    fallbacks = later("fallback", sentences_unattributed(document, sure))
    fallbacks = one_per_cue(
        document, without_works(document, fallbacks, quoted), taken_before=(draft.cue for draft in kept)
    )
    tags = document_tags(document)
    fallbacks = [one for one in fallbacks if one.source is None or tags[one.source.first] in _OPENS_SOURCE]
    among = by_frame([*kept, *fallbacks])
    found = _reports(document, fallbacks, among, quoted)
    sourced = [one for one in found if one.draft.source is not None]
    if sourced:
        sure = continued(document, with_fallbacks(document, sure, sourced))
    reports = with_fallbacks(document, sure, [one for one in found if one.draft.source is None])

    speakers = Speakers(document, covered(document, reports), glossary)
    attributions = _first_person(document, _attributions(document, reports, speakers))
    voice, speaker_of = voices(document, attributions, quoted)
    meant = {
        one.source: one.speaker for one in reversed(attributions) if one.source is not None and one.speaker is not None
    }
    return Discourse(tuple(attributions), speakers.found(), voice, speaker_of, meant)


_OPENS_SOURCE = "Epdq#"  # classes a source without a cue begins with: not the “…” policy after the vote failed


def _reports(
    document: Document, drafts: list[AttributionDraft], among: list[AttributionDraft], quoted: Quoted
) -> list[Report]:
    """The drafts that report something, with its bounds, and are not the worse of two; ``among``: all whose frames bound it."""
    reports = without_titles(document, with_contents(document, drafts, among, quoted))
    return without_asides(document, without_rivals(reports), quoted)


_NO_SOURCE = "no source is named"


def _attributions(document: Document, reports: list[Report], speakers: Speakers) -> list[Attribution]:
    """The reports as attributions, in the same order; their sources are resolved in the order of the cues."""
    earlier: dict[Range, tuple[int | None, Range | None]] = {}  # cue -> speaker and source
    previous: dict[int, Range] = {}  # sentence -> source of its last attribution
    unclosed = {(q.first, q.last) for q in document.quotations if not q.closed}
    parents = parents_of(reports)
    levels = levels_of(parents)
    made: dict[int, Attribution] = {}
    known: dict[tuple[str, ...], Range] = {(label,): name for label, name in interview(document).items()}
    for i in sorted(range(len(reports)), key=lambda i: reports[i].draft.cue):
        draft, content = reports[i]
        cue = draft.captures.get("cue")
        speaker: int | None = None
        by: By | None = None
        how = _NO_SOURCE
        if "continues" in draft.captures:
            speaker, source = earlier.get(draft.captures["continues"], (None, None))
            by = "continuation" if speaker is not None else None
            how = "goes on from the quotation before"
        else:
            sentence = document.sentence_of[draft.frame.last - 1]
            source = source_of(document, draft, previous.get(sentence))
            if source is not None:
                previous[sentence] = source
                who = named_by_label(document, source, known) if draft.extent == "turn" else source
                speaker, by, how = speakers.of(who, draft.frame.first, asks=draft.act == "ask")
            elif draft.fallback and cue is None and (found := speakers.in_context(content[0])) is not None:
                speaker, by, how = found
        if cue is not None:
            earlier[cue] = speaker, source
        kind = "direct" if draft.extent == "turn" else _kind(document_tags(document), content, unclosed)
        made[i] = Attribution(
            kind=kind, act=draft.act, content=content, cue=cue, source=source, rule=draft.rule, speaker=speaker, by=by, how=how, level=levels[i],
            parent=parents[i], unnamed=draft.unnamed and source is None, addressee=draft.captures.get("addressee"),
        )  # fmt: skip
    return [made[i] for i in range(len(reports))]


def _kind(tags: str, content: tuple[Range, ...], unclosed: set[tuple[int, int]]) -> Kind:
    """Direct where every piece is all quotation, indirect where no quotation mark is in it, mixed otherwise."""
    if all(_all_quoted(tags, *piece) or piece in unclosed for piece in content):
        return "direct"
    return "mixed" if any(tags.find('"', first, last) >= 0 for first, last in content) else "indirect"


def _all_quoted(tags: str, first: int, last: int) -> bool:
    """Whether a piece is all quotation, its marks included."""
    return tags[first] == '"' and tags[first:last].rstrip(",.")[-1:] == '"' and tags.count('"', first, last) <= 4


_FIRST_PERSON = frozenset({"i", "we", "my", "our", "me", "us"})


def _first_person(document: Document, attributions: list[Attribution]) -> list[Attribution]:
    """The attributions; "I" and "we" inside somebody's words are that somebody."""
    out = list(attributions)
    for i, a in enumerate(out):
        if a.parent is None or a.speaker is not None or a.source is None:
            continue
        speaker = out[a.parent].speaker
        if speaker is not None and document.norms[a.source.first] in _FIRST_PERSON:
            out[i] = msgspec.structs.replace(a, speaker=speaker, by="pronoun", how="pronoun: whose words these are")
    return out
