"""A finding: what a rule found where, in whose voice. The one type every output format reads."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

import msgspec

from linter.attribution.model import Attribution, Discourse, Speaker
from linter.ruleset.precision import Figure
from linter.ruleset.rule import Severity, Voice
from linter.text.document import Document, Range


class Place(msgspec.Struct, frozen=True, omit_defaults=True):
    """A stretch of the source: half-open character offsets, line and column (from 1), and the text there.

    ``at``: the page, paragraph or cue, in files whose lines nobody sees; there the source is the text that was found in the file.
    """

    start: int
    end: int
    line: int
    column: int
    text: str
    at: str | None = None


def place_of(document: Document, words: Range) -> Place:
    """The place of a non-empty range of tokens."""
    return place_at(document, *document.source_span(*words))


def place_at(document: Document, start: int, end: int) -> Place:
    """The place of a stretch of the source."""
    line, column = document.line_column(start)
    return Place(start, end, line, column, document.source[start:end], document.landmark(start))


class Finding(msgspec.Struct, frozen=True):
    """One finding. ``captures`` maps a role to its place; ``evidence`` lists further places, each with a label."""

    rule: str  # "position/denial-of-change"
    family: str  # "position"
    severity: Severity
    title: str
    message: str
    place: Place
    voice: Voice
    speaker: str | None = None  # canonical name of whose words these are, where known
    captures: dict[str, Place] = {}
    evidence: tuple[tuple[str, Place], ...] = ()
    why: str = ""
    advice: str = ""
    suggestion: str | None = None
    value: float | None = None  # what a measure measured
    references: tuple[str, ...] = ()  # the rule's, for a reader who wants to look it up
    figure: Figure | None = None  # how often the rule is right, where it has been judged
    also: tuple[str, ...] = ()  # ids of more general rules that found the same, and are not shown beside it

    def __repr__(self) -> str:
        words = self.place.text if len(self.place.text) <= 40 else self.place.text[:39] + "…"
        return f"<Finding {self.rule} at {self.place.line}:{self.place.column}: {words!r}>"


def in_order(finding: Finding) -> tuple[int, int, str, str]:
    """The key by which findings of a document are sorted: by position, then rule."""
    return finding.place.start, finding.place.end, finding.rule, finding.message


LeftOut = Literal["comment", "ignore-file", "baseline", "unchanged"]
"""What leaves a finding out of what is shown: a comment of the source, a ``.rhetlint-ignore``, a baseline, or that only changed lines are asked for."""


class Suppressed(msgspec.Struct, frozen=True):
    """A finding that is not shown, and what left it out."""

    finding: Finding
    by: LeftOut


class Findings(msgspec.Struct):
    """All that linting one document gave, sorted by position, then rule."""

    document: Document
    findings: tuple[Finding, ...]
    attributions: tuple[Attribution, ...]
    speakers: tuple[Speaker, ...]
    warnings: tuple[str, ...] = ()
    discourse: Discourse | None = None  # the voice of every token; None where nothing was attributed
    left_out: tuple[Suppressed, ...] = ()  # in the same order

    def __repr__(self) -> str:
        sizes = {"finding": len(self.findings), "attribution": len(self.attributions), "speaker": len(self.speakers)}
        counts = ", ".join(f"{size} {name}{'' if size == 1 else 's'}" for name, size in sizes.items())
        return f"<{type(self).__name__} of {self.document.path!r}: {counts}>"

    def __iter__(self) -> Iterator[Finding]:
        return iter(self.findings)

    def __len__(self) -> int:
        return len(self.findings)


def without(result: Findings, out: Sequence[bool], by: LeftOut) -> Findings:
    """Findings without some of them, which are kept among those left out.

    Args:
        result: the findings.
        out: for each, whether it is left out.
        by: what leaves them out.
    """
    if not any(out):
        return result
    kept = tuple(one for one, leaves in zip(result.findings, out, strict=True) if not leaves)
    left = [Suppressed(one, by) for one, leaves in zip(result.findings, out, strict=True) if leaves]
    every = sorted((*result.left_out, *left), key=lambda one: in_order(one.finding))
    return msgspec.structs.replace(result, findings=kept, left_out=tuple(every))
