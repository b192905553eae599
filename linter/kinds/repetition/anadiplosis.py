"""What ends one unit opens the next: anadiplosis; with several links gradatio (``chain``)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from linter.findings.drafts import Draft
from linter.kinds.context import Context
from linter.kinds.repetition.fields import Repetition
from linter.kinds.repetition.units import Fits, Units, alike
from linter.text.document import Range

_TAKING_UP = frozenset(
    ("a", "an", "this", "that", "these", "those", "such", "his", "her", "its", "their", "our", "my", "your")
)


def find(context: Context, spec: Repetition, fits: Fits) -> Iterator[Draft]:
    """Chains of ``times`` links at least, each from the end of a unit to the beginning of the next."""
    text = context.once(Units)
    links: list[Range] = []
    taken: list[Range] = []
    units, words = text.of(spec.unit), spec.words
    closing = text.words(spec.unit, -words)
    again = {k for at in (0, 1) for k in alike(closing, 1, text.words(spec.unit, at))}
    linked = 0  # the unit that the last link led to
    for k in sorted(again):  # few are worth a closer look
        (a, b), (c, d) = units[k], units[k + 1]
        link = _link(text, a, b, c, d, spec, fits) if b - a > words < d - c else None
        if link is None:
            continue
        if k != linked:
            if len(links) >= spec.times:
                yield _linked(links, taken)
            links, taken = [], []
        links.append(link[0])
        taken.append(link[1])
        linked = k + 1
    if len(links) >= spec.times:
        yield _linked(links, taken)


def _link(text: Units, a: int, b: int, c: int, d: int, spec: Repetition, fits: Fits) -> tuple[Range, Range] | None:
    words, norms = spec.words, text.norms
    if text.tags[c] in "dqt" and norms[c : c + words] != norms[b - words : b]:
        # a bridge, a bridge that …: taken up with a determiner; between sentences that only goes on about it
        near = norms[c] in _TAKING_UP and text.one_sentence([(a, b), (c, d)])
        if spec.times == 1 and not near:
            return None
        c += 1
    elif text.tags[c] in "JA":
        return None  # a long, long way: doubled, not taken up
    if d - c <= words or norms[b - words : b] != norms[c : c + words]:
        return None
    if text.tags[c + words : c + words + 1] in tuple("NMEGO") or not text.one_voice((b - 1, b), (c, d)):
        return None  # wealth research: it heads another phrase
    if text.contents(c, c + words) < spec.content_words or "E" in text.tags[c : c + words] or not fits(c, c + words):
        return None
    return Range(b - words, b), Range(c, c + words)


def _linked(links: Sequence[Range], taken: Sequence[Range]) -> Draft:
    return Draft(
        links[0].first,
        taken[-1].last if len(links) > 1 else links[0].last,
        {"phrase": links[0], "last": links[-1]},
        [("taken up", span) for span in taken],
        {"count": str(len(links))},
    )
