"""Two words that come back in reverse order: antimetabole, a chiasmus of the same words (``mirror``).

Any text has words that come back crosswise by chance. What sets a figure apart is told by signs (``linter.kinds.repetition.mirrors``).
"""

from __future__ import annotations

from collections.abc import Iterator

from linter.findings.drafts import Draft
from linter.kinds.context import Context
from linter.kinds.lemmas import share_lemma
from linter.kinds.repetition.fields import Repetition
from linter.kinds.repetition.mirrors import Mirror, strength
from linter.kinds.repetition.units import Fits, Unit, Units
from linter.kinds.stems import stem
from linter.text.document import Range

_TELLING = bytes(chr(tag) in "NMEVSPKGJZYp" for tag in range(256))  # by word class: whether a mirror may show it
_FAR = 30  # tokens from the first word of a mirror to the last (Dubremetz and Nivre 2015)
_NEAR = 12  # tokens from one word of a half to the other


def find(context: Context, spec: Repetition, fits: Fits) -> Iterator[Draft]:
    """A … B … B … A, each half in one sentence. Of mirrors that overlap the strongest, or the first of these."""
    text = context.once(Units)
    best: tuple[int, Mirror] | None = None
    for mirror in _mirrors(text):
        if not (fits(mirror.a, mirror.a + 1) and fits(mirror.b, mirror.b + 1)):
            continue
        signs = strength(text, mirror)
        if signs is None or signs < spec.strength:
            continue
        if best is not None and mirror.a > best[1].back_a:
            yield _draft(best[1])
            best = None
        if best is None or signs > best[0]:
            best = signs, mirror
    if best is not None:
        yield _draft(best[1])


def _draft(mirror: Mirror) -> Draft:
    a, b, back_b, back_a = (Range(at, at + 1) for at in mirror)
    return Draft(a.first, back_a.last, {"first": a, "second": b}, [("back", back_b), ("back", back_a)])


def _mirrors(text: Units) -> Iterator[Mirror]:
    """Pairs of words that come back crosswise, by their first word and then their second."""
    norms, sentence_of = text.norms, text.document.sentence_of
    returns = sorted(_returns(text))
    back = dict(returns)
    for a, back_a in returns:
        for b in range(a + 1, min(a + _NEAR, back_a - 1)):
            back_b = back.get(b)
            if back_b is None or back_b >= back_a or back_a - back_b > _NEAR:
                continue
            turns = sentence_of[back_b] - sentence_of[b]
            if turns > 1 or sentence_of[a] != sentence_of[b] or sentence_of[back_a] != sentence_of[back_b]:
                continue
            if share_lemma(norms[a], norms[back_a]) and share_lemma(norms[b], norms[back_b]):
                yield Mirror(a, b, back_b, back_a)


def _returns(text: Units) -> Iterator[Unit]:
    """Places of telling words, each with the one where it comes next, in reach of a figure."""
    telling = text.tags.encode("ascii").translate(_TELLING)
    seen: dict[str, int] = {}
    for at, norm in enumerate(text.norms):
        if not telling[at] or len(norm) < 3:
            continue
        word = stem(norm)
        before = seen.get(word)
        if before is not None and at - before <= _FAR:
            yield before, at
        seen[word] = at
