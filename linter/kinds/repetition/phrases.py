"""A phrase that comes back anywhere in a document (``anywhere``)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from linter.findings.drafts import Draft
from linter.kinds.context import Context
from linter.kinds.repetition.fields import Repetition
from linter.kinds.repetition.units import Fits, Units
from linter.text.document import Range


def find(context: Context, spec: Repetition, fits: Fits) -> Iterator[Draft]:
    """Phrases that begin with a modifier, end with a noun, and hold no name. A longer one takes in its parts."""
    text = context.once(Units)
    norms, tags, words = text.norms, text.tags, spec.words
    sentence_of = context.document.sentence_of
    seen: dict[tuple[str, ...], list[int]] = {}
    for match in re.finditer(rf"(?=[JZPKGNM][NMJZVPKGioO]{{{max(0, words - 2)}}}[NMZ])", tags):
        i = match.start()
        if sentence_of[i] == sentence_of[i + words - 1] and text.contents(i, i + words) >= spec.content_words:
            seen.setdefault(tuple(norms[i : i + words]), []).append(i)
    covered: set[int] = set()
    for places in seen.values():
        if len(places) < spec.times or not fits(places[0], places[0] + words) or covered.issuperset(places):
            continue
        size = words
        while all(p + size < len(norms) and sentence_of[p + size] == sentence_of[p] for p in places):
            if tags[places[0] + size] not in "NMG" or len({norms[p + size] for p in places}) > 1:
                break
            size += 1
        covered.update(p + k for p in places for k in range(size - words + 1))
        spans = [Range(p, p + size) for p in places]
        count = str(len(places))
        yield Draft(
            spans[0].first, spans[0].last, {"phrase": spans[0]}, [("again", s) for s in spans[1:]], {"count": count}
        )
