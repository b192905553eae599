"""Drafts of attributions: matches of attribution rules, of which one is kept for each cue."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from operator import attrgetter
from typing import Literal, NamedTuple

import msgspec

from linter.text.document import Document, Range


class AttributionDraft(msgspec.Struct):
    """A match of an attribution rule before anything is resolved: token ranges by capture name.

    ``frame`` is the whole match: source, cue and what ties them to the words that are reported. ``extent`` says where
    those words are: ``captured`` by the rule; ``before`` the frame (from where the sentence or the last attribution left
    off); ``after`` it, to the end of the clause; a ``phrase`` after it, which ends sooner; or the ``turn`` that a label opens.
    """

    rule: str
    act: str
    frame: Range
    captures: dict[str, Range]
    extent: Literal["captured", "before", "after", "phrase", "turn"] = "captured"
    unnamed: bool = False
    priority: int = 0
    fallback: bool = False  # kept only where no other attribution has the words

    @property
    def cue(self) -> Range:
        """The words that show that something is reported: what the rule captured as cue, else the whole frame."""
        return self.captures.get("cue", self.frame)

    @property
    def source(self) -> Range | None:
        """Who is made to speak, where the rule captured it."""
        return self.captures.get("source")


class Report(NamedTuple):
    """A draft whose content is known: the pieces of text that it reports, in order, at least one."""

    draft: AttributionDraft
    content: tuple[Range, ...]


def one_per_cue(
    document: Document, drafts: Sequence[AttributionDraft], taken_before: Iterable[Range] = ()
) -> list[AttributionDraft]:
    """Of the drafts whose cues share a token the best: priority, then a source, then the longer frame, then rule id.

    A fallback without a cue has no rivals; no draft is kept whose cue shares a token with those of ``taken_before``.
    """
    taken = marked(document, taken_before)
    kept: list[AttributionDraft] = []
    rivals: list[AttributionDraft] = []
    for draft in drafts:
        (kept if draft.fallback and "cue" not in draft.captures else rivals).append(draft)
    for draft in sorted(rivals, key=_rank):
        first, last = draft.cue
        if taken.find(1, first, last) < 0:
            taken[first:last] = b"\1" * (last - first)
            kept.append(draft)
    return by_frame(kept)


def by_frame(drafts: Iterable[AttributionDraft]) -> list[AttributionDraft]:
    """Drafts in the order of their frames, those of one frame in that of their rules."""
    ordered = sorted(drafts, key=attrgetter("rule"))
    ordered.sort(key=attrgetter("frame"))  # the order of rules stays where frames are equal
    return ordered


def _rank(draft: AttributionDraft) -> tuple[int, bool, int, int, str]:
    """What drafts of one cue are compared by, the best first."""
    first, last = draft.frame
    return -draft.priority, "source" not in draft.captures, first - last, first, draft.rule


def in_order(reports: Iterable[Report]) -> list[Report]:
    """By first piece of content, then rule."""
    return sorted(reports, key=lambda one: (one.content[0], one.draft.rule))


def marked(document: Document, ranges: Iterable[tuple[int, int]]) -> bytearray:
    """A byte a token, and one more: 1 where the token is in one of the ranges."""
    column = bytearray(len(document.norms) + 1)
    for first, last in ranges:
        column[first:last] = b"\1" * (last - first)
    return column


def covered(document: Document, reports: Iterable[Report]) -> bytearray:
    """A byte a token, and one more: 1 where the token is somebody's words."""
    return marked(document, (piece for _, content in reports for piece in content))
