"""What a site's pages of rules and of speakers list: each finding in its words' context, and each report of what somebody said."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

import msgspec

from linter.attribution.model import everyone
from linter.findings.finding import Findings
from linter.output.places import in_view
from linter.output.report.leaves import Where
from linter.output.report.model import Article
from linter.ruleset.rule import Voice

_AROUND = 70  # characters of context on each side
_LONGEST = 400  # characters of words that are listed


class Line(msgspec.Struct, frozen=True):
    """A place in an article: ``of`` is a rule's id or a speaker's name, ``href`` leads from the site's folder to the place.

    ``before`` and ``after`` are the context of ``words``. ``note`` says how the words are said ("quoted, said", "reported, denied") or whose they are. ``date``: of the article, where it is known.
    """

    of: str
    title: str
    href: str
    line: int
    before: str
    words: str
    after: str
    voice: Voice
    note: str
    date: str | None = None


def rule_lines(result: Findings, article: Article, where: Where) -> Iterator[Line]:
    """A line for each finding, in the order of the text."""
    view = result.document.view
    for note in article.notes:
        finding = note.finding
        span = in_view(result.document, finding.place.start, finding.place.end)
        words, before, after = finding.message, "", ""
        if span is not None and finding.value is None:
            words = _clipped(view[slice(*span)])
            before, after = _around(view, *span)
        yield Line(
            finding.rule,
            article.title,
            f"{where.note(note.id)}#{note.id}",
            finding.place.line,
            _flat(before),
            words,
            _flat(after),
            finding.voice,
            finding.speaker or "",
        )


def speaker_lines(result: Findings, article: Article, where: Where) -> Iterator[Line]:
    """A line for each report of what a named speaker said, in the order of the text."""
    document = result.document
    row_of = {view.number: row.blocks[0].number for row in article.rows for view in row.blocks}
    for attribution in sorted(result.attributions, key=lambda one: one.content[0].first if one.content else 0):
        content = [piece for piece in attribution.content if piece.last > piece.first]
        if not content:
            continue
        words = _clipped(" … ".join(document.text_of(*piece) for piece in content))
        start = document.starts[content[0].first]
        block = bisect_right(document.blocks, start, key=lambda block: block.start)
        row = row_of.get(block, 1)
        cue = "" if attribution.cue is None else document.text_of(*attribution.cue)
        voice: Voice = "reported" if attribution.kind == "indirect" else "quoted"
        for who in everyone(attribution, result.speakers):
            yield Line(
                result.speakers[who].name,
                article.title,
                f"{where.row(row)}#{article.key}-p{row}",
                document.line_column(document.source_map.to_source(start))[0],
                "",
                words,
                "",
                voice,
                _flat(cue),
            )


def _around(view: str, start: int, end: int) -> tuple[str, str]:
    """What stands before and after a stretch of the view, in whole words."""
    first, last = max(0, start - _AROUND), min(len(view), end + _AROUND)
    before, after = view[first:start], view[end:last]
    if first and " " in before:
        before = before[before.index(" ") + 1 :]
    if last < len(view) and " " in after:
        after = after[: after.rindex(" ")]
    return before, after


def _clipped(words: str) -> str:
    flat = " ".join(words.split())
    return flat if len(flat) <= _LONGEST else flat[:_LONGEST].rsplit(" ", 1)[0] + " …"


def _flat(text: str) -> str:
    """The text on one line, with a blank at an end that had white space."""
    return " ".join(f"|{text}|".split())[1:-1]
