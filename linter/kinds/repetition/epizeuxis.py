"""The same words at once, or after a comma: epizeuxis (``adjacent``)."""

from __future__ import annotations

from collections.abc import Iterator

from linter.findings.drafts import Draft
from linter.kinds.context import Context
from linter.kinds.repetition.fields import Repetition
from linter.kinds.repetition.units import Fits, Units, alike
from linter.text.document import Range


def find(context: Context, spec: Repetition, fits: Fits) -> Iterator[Draft]:
    """Runs of the same words, as long as they go on."""
    text = context.once(Units)
    norms, tags, words = text.norms, text.tags, spec.words
    sentence_of = context.document.sentence_of
    done = 0
    after_comma = (i for i in alike(norms, words + 1) if tags[i + words] == ",")
    for i in sorted({*alike(norms, words), *after_comma}):
        if i < done or not norms[i][0].isalpha() or set(tags[i : i + words]) & set("#EO") or not fits(i, i + words):
            continue
        piece = norms[i : i + words]
        at = i + words
        spans = [Range(i, at)]
        while at < len(norms):
            skip = at + 1 if tags[at] == "," and at + 1 < len(norms) else at
            if norms[skip : skip + words] != piece or sentence_of[skip] != sentence_of[i]:
                break
            at = skip + words
            spans.append(Range(skip, at))
        slip = at - i == words * len(spans) == 2 * words and tags[i] not in "AJ"  # doubled without a comma: made made
        if len(spans) >= spec.times and not slip:
            count = str(len(spans))
            yield Draft(i, at, {"phrase": spans[0]}, [("again", s) for s in spans[1:]], {"count": count})
            done = at
