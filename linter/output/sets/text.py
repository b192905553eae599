"""Writes what is found between articles for a terminal: two wordings below each other, with what differs between brackets."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from linter.output.formats import Style
from linter.output.terminal import safe, shown
from linter.sets.model import ArticleRef, Compared, SetFinding, Stretch, Version, Where
from linter.wording import amount

_COLOURS = {"cut": "31", "other": "33", "notice": "36", "info": "34", "bold": "1", "faint": "2"}
_MARKS = {"cut": ("[-", "-]"), "other": ("{", "}"), "only": ("", ""), "same": ("", "")}
_PLACES = 5  # places of a wording that are listed
_LONGEST = 600  # characters of words before and behind what differs, together


def render(compared: Compared, style: Style) -> Iterator[str]:
    """The findings, and a summary if the style has one. Words left out are ``[-so-]``, words that are others ``{so}``."""
    for finding in compared.findings:
        yield from (f"{line}\n" for line in _finding(compared, finding, style))
        yield "\n"
    if style.summary:
        yield summary(compared) + "\n"


def summary(compared: Compared) -> str:
    """``3 findings (2 sets/quotation-cut, 1 sets/borrowed-framing) between 12 articles; 4 have no date``."""
    counts = Counter(finding.rule for finding in compared.findings)
    total = counts.total()
    found = amount(total, "finding") if total else "no findings"
    rules = f" ({', '.join(f'{number} {rule}' for rule, number in sorted(counts.items()))})" if total else ""
    where = f"{found}{rules} between {amount(len(compared.articles), 'article')}"
    if not compared.undated:
        return where
    have = "has" if compared.undated == 1 else "have"
    return f"{where}; {compared.undated:,} {have} no date, so that nothing is said of their order"


ORDER = {
    "before": "the first appeared before the second",
    "after": "the second appeared before the first",
    "same": "both appeared on one day",
    "unknown": "which appeared first is not known",
}
"""What is said of when two wordings appeared."""


def _finding(compared: Compared, finding: SetFinding, style: Style) -> Iterator[str]:
    head = f"{_paint(finding.severity, finding.severity, style)} {finding.rule} {safe(finding.message)}"
    yield head
    for number, version in enumerate(finding.versions, 1):
        for where in version.places[:_PLACES]:
            yield f"  {number} {_place(compared.articles[where.article], where, style)}"
        more = len(version.places) - _PLACES
        if more > 0:
            yield f"    and {amount(more, 'more place')}"
        words = _words(version, style)
        yield f"    {words}" if finding.rule == "sets/borrowed-framing" else f"    “{words}”"
    yield "    " + _paint(ORDER[finding.order], "faint", style)


def _place(article: ArticleRef, where: Where, style: Style) -> str:
    place = f"{shown(article.path)}:{where.place.line}:{where.place.column}"
    said = [article.outlet, article.date, where.speaker]
    return " · ".join([_paint(place, "bold", style), *(safe(one) for one in said if one)])


def _words(version: Version, style: Style) -> str:
    kept = list(clipped(version, _LONGEST))
    parts = []
    for stretch in kept:
        before, after = _MARKS[stretch.kind]
        text = safe(stretch.text)
        bare = text.strip()
        marked = _paint(f"{before}{bare}{after}", stretch.kind, style) if before and bare else bare
        parts.append(text[: len(text) - len(text.lstrip())] + marked + text[len(text.rstrip()) :])
    return "".join(parts).strip()


def clipped(version: Version, longest: int) -> Iterator[Stretch]:
    """The stretches of a version, of which those that both have are clipped in their midst where they are long."""
    room = max(60, longest // max(1, len(version.stretches)))
    last = len(version.stretches) - 1
    for number, stretch in enumerate(version.stretches):
        text = stretch.text
        if stretch.kind in ("same", "only") and len(text) > room:
            half = room // 2
            begin = text[:half].rsplit(" ", 1)[0] + " … " if number else "… "
            end = text[-half:].split(" ", 1)[-1] if number < last else "…"
            text = begin + end
        yield Stretch(text, stretch.kind)


def _paint(text: str, name: str, style: Style) -> str:
    return f"\x1b[{_COLOURS[name]}m{text}\x1b[0m" if style.colour and name in _COLOURS else text
