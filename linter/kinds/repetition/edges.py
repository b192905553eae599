"""The same words at the edges of neighbouring units: anaphora (``opening``), epistrophe (``ending``), symploce (``both``)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from linter.findings.drafts import Draft
from linter.kinds.context import Context
from linter.kinds.repetition.fields import Repetition
from linter.kinds.repetition.runs import strength
from linter.kinds.repetition.units import MARKS, Fits, Unit, Units, alike
from linter.text.document import Range

_TOPICS = {"opening": frozenset("EdO"), "both": frozenset("EO"), "ending": frozenset("EeO#dioT")}
"""Word classes of which alone what comes back is no figure: names, days, sums, and small words around them."""


def find(context: Context, spec: Repetition, fits: Fits) -> Iterator[Draft]:
    """Runs of neighbours whose edges are the same words, then the longest stretch they share there."""
    text = context.once(Units)
    for found in _runs(text, spec, fits):
        if _one_and_the_same(text, found) and (
            spec.place != "opening" or not spec.strength or text.one_sentence(found)
        ):
            continue  # a sentence that is said again is told once, at its opening, where figures are graded
        before, after = _shared_edges(text, found, spec)
        head = [Range(first, first + before) for first, _ in found]
        tail = [Range(last - after, last) for _, last in found]
        if not _telling(text, spec, head[0], tail[0], found):
            continue
        count = {"count": str(len(found))}
        if spec.place == "both":
            again = [("again", span) for pair in zip(head[1:], tail[1:], strict=True) for span in pair]
            yield Draft(head[0].first, tail[0].last, {"phrase": head[0], "ending": tail[0]}, again, count)
        else:
            first, *rest = head if spec.place == "opening" else tail
            yield Draft(*first, {"phrase": first}, [("again", span) for span in rest], count)


def _one_and_the_same(text: Units, units: Sequence[Unit]) -> bool:
    """Whether units come back whole."""
    return len({tuple(text.norms[first:last]) for first, last in units}) == 1


def _runs(text: Units, spec: Repetition, fits: Fits) -> Iterator[list[Unit]]:
    """Neighbours of one voice that share the least number of words at the edge."""
    units, words, norms = text.of(spec.unit), spec.words, text.norms

    def key(unit: Unit) -> tuple[str, ...] | None:
        first, last = unit
        ends = [(first, first + words)] if spec.place != "ending" else []
        ends += [(last - words, last)] if spec.place != "opening" else []
        if last - first <= words * len(ends):
            return None
        for a, b in ends:
            if not text.plain(a, b) or not fits(a, b):
                return None
        return tuple(w for a, b in ends for w in (*norms[a:b], "…"))

    begins = _near_alike(text, spec, units)
    keys = {i: key(units[i]) for i in begins}
    done = 0
    for i in begins:
        if i < done:
            continue
        run, at, missed = [i], i + 1, 0
        while keys[i] is not None and at < len(units) and missed <= spec.within:
            missed = 0 if keys.get(at) == keys[i] and text.one_voice(units[i], units[at]) else missed + 1
            if not missed:
                run.append(at)
            at += 1
        found = [units[k] for k in run]
        if spec.place == "opening" and spec.unit == "clause" and len(run) + 1 >= spec.times:
            found = [*_within(text, units, run, words), *found]
        if len(found) >= spec.times:
            done = run[-1] + 1
            yield found


def _near_alike(text: Units, spec: Repetition, units: Sequence[Unit]) -> Sequence[int]:
    """The units whose outermost word comes back in the units around them: few, and no other can be in a run."""
    if spec.place == "opening" and spec.unit == "clause" and spec.times == 2:
        return range(len(units))  # its run may be itself and the end of the clause before
    words = text.words(spec.unit, -1 if spec.place == "ending" else 0)
    out: set[int] = set()
    for step in range(1, spec.within + 2):
        found = list(alike(words, step))
        out.update(found, (i + step for i in found))
    return sorted(out)


def _telling(text: Units, spec: Repetition, head: Range, tail: Range, units: Sequence[Unit]) -> bool:
    """Whether what comes back is more than what the text is about.

    A name, a day or a sum comes back because it is the topic. A frame that is small beside what it holds is there by chance. How much
    else comes back by chance is graded.
    """
    if len(units) == 2 and text.block(units[0]) != text.block(units[1]):
        return False
    repeated = {"opening": [head], "ending": [tail], "both": [head, tail]}[spec.place]
    if sum(text.contents(*span) for span in repeated) < spec.content_words:
        return False
    span = repeated[0]
    if set(text.tags[span.first : span.last]) <= _TOPICS[spec.place]:
        return False
    if spec.place == "ending" and text.tags[span.first - 1] == "#":
        return False  # 40 percent
    if spec.place == "both":
        shared = sum(last - first for first, last in repeated)
        return shared > 2 and 3 * shared >= min(last - first for first, last in units)
    beside = tail if spec.place == "opening" else head
    return not spec.strength or strength(text, units, repeated[0], beside.last - beside.first) >= spec.strength


def _within(text: Units, units: Sequence[Unit], run: Sequence[int], words: int) -> list[Unit]:
    """The end of the clause before a run, from the words on that the run opens with: "a land where nobody …, where nobody …"."""
    if not run[0]:
        return []
    first, last = units[run[0] - 1]
    start = units[run[0]][0]
    if text.document.sentence_of[first] != text.document.sentence_of[start]:
        return []
    piece = text.norms[start : start + words]
    return [(i, last) for i in range(last - words - 1, first, -1) if text.norms[i : i + words] == piece][:1]


def _shared_edges(text: Units, units: Sequence[Unit], spec: Repetition) -> tuple[int, int]:
    """How many words units share from their beginning on and from their end on; at a place where they must, or by chance."""
    shortest = min(last - first for first, last in units)
    if spec.place == "both":
        return _shared(text, units, 1, spec.words, shortest - 1), _shared(text, units, -1, spec.words, shortest - 1)
    step = 1 if spec.place == "opening" else -1
    there = _shared(text, units, step, spec.words, shortest)
    beside = _shared(text, units, -step, 0, shortest - there)
    return (there, beside) if step == 1 else (beside, there)


def _shared(text: Units, units: Sequence[Unit], step: int, known: int, most: int) -> int:
    """How many words from an edge on (``step``: onward or back) units share, ``known`` at least; marks are not taken in."""
    places = [first + known if step == 1 else last - 1 - known for first, last in units]
    count = known
    while count < most:
        if text.tags[places[0]] in MARKS or len({text.norms[at] for at in places}) > 1:
            break
        count += 1
        places = [at + step for at in places]
    return count
