"""The same words at the edges of neighbouring units: anaphora (``opening``), epistrophe (``ending``), symploce (``both``)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from linter.findings.drafts import Draft
from linter.kinds.context import Context
from linter.kinds.repetition.fields import Repetition
from linter.kinds.repetition.units import MARKS, Fits, Unit, Units, alike
from linter.text.document import Range


def find(context: Context, spec: Repetition, fits: Fits) -> Iterator[Draft]:
    """Runs of neighbours whose edges are the same words, then the longest stretch they share there."""
    text = context.once(Units)
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
        if len(found) < spec.times:
            continue
        done = run[-1] + 1
        before, after = (words if spec.place != end else 0 for end in ("ending", "opening"))
        if len({tuple(norms[a:b]) for a, b in found}) == 1:
            continue  # whole units: a refrain or a slip of the keyboard, not a figure
        if spec.place != "ending":
            before = _shared(text, found, words, lambda unit, k: unit[0] + k)
        if spec.place != "opening":
            after = _shared(text, found, words, lambda unit, k: unit[1] - 1 - k)
        head = [Range(a, a + before) for a, _ in found]
        tail = [Range(b - after, b) for _, b in found]
        spans = tail if spec.place == "ending" else head
        if text.contents(*head[0]) + text.contents(*tail[0]) < spec.content_words:
            continue
        if not _telling(text, spec.place, head[0], tail[0], found):
            continue
        captures = {"phrase": spans[0]}
        if spec.place == "both":
            captures["ending"] = tail[0]
        evidence = [("again", s) for s in spans[1:]]
        if spec.place == "both":
            evidence = [("again", s) for pair in zip(head[1:], tail[1:], strict=True) for s in pair]
        yield Draft(spans[0].first, spans[0].last, captures, evidence, {"count": str(len(found))})


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


def _telling(text: Units, place: str, head: Range, tail: Range, units: Sequence[Unit]) -> bool:
    """Whether what comes back is more than what the text is about.

    A name opens sentence after sentence, and a noun phrase ends two in a row, because they are the topic. A frame that is
    small beside what it holds is there by chance.
    """
    if len(units) == 2 and place != "opening" and text.block(units[0]) != text.block(units[1]):
        return False
    opening, ending = text.tags[head.first : head.last], text.tags[tail.first : tail.last]
    if place != "ending" and set(opening) <= set("EO" if place == "both" else "EdO"):
        return False
    if place == "ending":
        return len(units) > 2 or not set(ending) <= set("dqJNMZOoE#eKG")
    shared = len(opening) + len(ending)
    return place != "both" or (shared > 2 and 3 * shared >= min(b - a for a, b in units))


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


def _shared(text: Units, units: Sequence[Unit], known: int, place: Callable[[Unit, int], int]) -> int:
    """How many words from their edge on units share, ``known`` at least; marks are not taken in."""
    most = min(b - a for a, b in units) - 1
    count = known
    while count < most:
        places = [place(unit, count) for unit in units]
        if text.tags[places[0]] in MARKS or len({text.norms[p] for p in places}) > 1:
            break
        count += 1
    return count
