"""Writes findings for a terminal: each with its message, its words underlined in their sentence, and whose words they are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from linter.findings.finding import Finding, Findings, LeftOut
from linter.output.formats import Piece, Style
from linter.output.places import in_view, token_at
from linter.output.terminal import cells, clip, clip_start, safe, shown
from linter.ruleset.rule import SEVERITIES, Severity
from linter.text.document import Document
from linter.wording import amount

_COLOURS: dict[str, str] = {"error": "1;31", "warning": "1;33", "notice": "36", "info": "34", "bold": "1", "faint": "2"}
_GUTTER = "  | "
_LITTLE = 1  # findings for each file, up to which a hint is given
_FAR = 8  # characters for each cell of an excerpt: more than its letters are composed of


def render(results: Sequence[Findings], *, colour: bool = False, width: int = 100) -> Iterator[str]:
    """Lines (without line ends) for the findings of some documents, the summary last.

    Args:
        results: the findings of each document, in the order to print.
        colour: ANSI colours (see ``terminal.use_colour``).
        width: columns of the terminal; sentences are clipped around the words to fit.
    """
    for result in results:
        for lines in _each(result, colour, width):
            yield from (*lines, "")
    yield summary(Counter(finding.severity for result in results for finding in result.findings), len(results))


def piece(result: Findings, style: Style) -> Iterator[str]:
    """One document's findings, ready to print."""
    for lines in _each(result, style.colour, style.width):
        yield "\n".join([*lines, "", ""])


def whole(made: Iterable[Piece], style: Style) -> Iterator[str]:
    """The pieces as they come, and a summary if the style has one."""
    counts: Counter[Severity] = Counter()
    left_out: Counter[LeftOut] = Counter()
    files = 0
    for one in made:
        if one.about is not None:
            files += one.about.begins == "file"
            counts.update(one.about.counts)
            left_out.update(one.about.left_out)
        yield one.text
    if style.summary:
        yield summary(counts, files, left_out) + "\n"
        if style.hint and counts.total() <= _LITTLE * files:
            yield _paint(style.hint, "faint", style.colour) + "\n"


def summary(counts: Counter[Severity], files: int, left_out: Counter[LeftOut] | None = None) -> str:
    """``12 findings (1 warning, 3 notices, 8 info) in 1 file; 5 left out (5 by the baseline)``."""
    where = f"{amount(files, 'file')}"
    total = sum(counts.values())
    if left_out:
        where += f"; {left_out.total()} left out ({', '.join(f'{n} {_BY[by]}' for by, n in sorted(left_out.items()))})"
    if not total:
        return f"no findings in {where}"
    parts = [amount(counts[s], s, "info" if s == "info" else None) for s in SEVERITIES if counts[s]]
    return f"{amount(total, 'finding')} ({', '.join(parts)}) in {where}"


_BY: dict[LeftOut, str] = {
    "comment": "by comments",
    "ignore-file": "by .rhetlint-ignore",
    "baseline": "by the baseline",
    "unchanged": "in unchanged lines",
}


def _each(result: Findings, colour: bool, width: int) -> Iterator[list[str]]:
    """The lines of each finding."""
    path = shown(result.document.path)
    for finding in result.findings:
        yield _finding(result.document, path, finding, colour, max(width, 40))


def _finding(document: Document, path: str, finding: Finding, colour: bool, width: int) -> list[str]:
    severity, place = finding.severity, f"{path}:{finding.place.line}:{finding.place.column}:"
    if finding.place.at is not None:
        place = f"{place[:-1]} ({safe(finding.place.at)}):"
    head = (
        f"{_paint(place, 'bold', colour)} {_paint(severity, severity, colour)} {finding.rule} {safe(finding.message)}"
    )
    if finding.also:
        head += _paint(f" (also {', '.join(finding.also)})", "faint", colour)
    voice = f"{finding.voice} · {safe(finding.speaker)}" if finding.speaker else finding.voice
    gutter, faint = _paint(_GUTTER, "faint", colour), _paint(voice, "faint", colour)
    excerpt = _excerpt(document, finding, width - len(_GUTTER))
    if excerpt is None:
        return [head, gutter + faint]
    before, words, after = excerpt
    indent, marked = cells(before), cells(words)
    carets = " " * indent + _paint("^" * max(1, marked), severity, colour)
    if indent + marked + 1 + cells(voice) <= width - len(_GUTTER):
        return [head, f"{gutter}{before}{words}{after}", f"{gutter}{carets} {faint}"]
    return [head, f"{gutter}{before}{words}{after}", gutter + carets, gutter + faint]


def _paint(text: str, name: str, colour: bool) -> str:
    return f"\x1b[{_COLOURS[name]}m{text}\x1b[0m" if colour else text


def _excerpt(document: Document, finding: Finding, room: int) -> tuple[str, str, str] | None:
    """The sentence in three parts: before, in and after a finding's words, clipped to ``room`` cells; None for the whole article."""
    span = in_view(document, finding.place.start, finding.place.end)
    if span is None:  # in markup or a comment: show the line of the source
        text, (start, end) = document.source, (finding.place.start, finding.place.end)
        low = text.rfind("\n", 0, start) + 1
        high = text.find("\n", start)
        high = len(text) if high < 0 else high
    else:
        text, (start, end) = document.view, span
        token = token_at(document, start)
        if token is None:
            return None
        sentence = document.sentences[document.sentence_of[token]]
        whole = sentence.first == 0 and token_at(document, end - 1) == len(document.norms) - 1
        if whole and len(document.sentences) > 1:
            return None
        low, high = document.starts[sentence.first], document.ends[sentence.last - 1]
    far = _FAR * room  # a line of a page may be the whole page
    low, high, end = max(low, start - far), min(high, end + far), min(end, start + far)
    before, words = safe(text[low:start]), safe(text[start : min(end, max(high, start))])
    after = " …" if end > high else safe(text[end:high])
    before = before.lstrip()
    taken = cells(words)
    if taken > room - 4:
        words, after = clip(words, room - 4), ""
        taken = cells(words)
    left = room - taken
    half = max(left // 2, left - cells(after))
    before = clip_start(before, max(2, half))
    return before, words, clip(after, max(2, left - cells(before)))
