"""Kind ``repetition``: figures of repetition and parallelism (Lausberg 1998, §§607-754), found by places of equal words or classes.

Every place is found in one pass over tokens or units, looking a bounded way ahead.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

import msgspec

from linter.findings.drafts import Hit
from linter.kinds.conditions import Context
from linter.kinds.repetition.chiasmus import Returns
from linter.kinds.repetition.parallelism import Series
from linter.kinds.repetition.units import MARKS, Fits, Search, Unit, Units, alike
from linter.pattern import Scoped
from linter.pattern.lexicon import holds_entry
from linter.ruleset.rule import LoadedRule, Repetition
from linter.text.document import Range


class Repetitions:
    """The repetition rules over one document; what several of them read is worked out once."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.text = text = Units(context)
        self.document, self.norms, self.tags = text.document, text.norms, text.tags
        self._returns, self._series = Returns(text), Series(text)

    def run(self, loaded: LoadedRule) -> Iterator[Hit]:
        """Hits of a rule, in order."""
        spec = loaded.rule.repetition
        assert spec is not None
        lexicons = Scoped(self.context.engine.lexicons, loaded.rule.id)
        wanted = _holds(lexicons, spec.holding)
        refused = _holds(lexicons, spec.without)

        def fits(first: int, last: int) -> bool:
            stretch = self.norms[first:last]
            return (spec.holding is None or wanted(stretch)) and not (spec.without is not None and refused(stretch))

        find: dict[str, Search] = {
            "anywhere": self._anywhere, "adjacent": self._adjacent, "chain": self._returns.chain, "mirror": self._returns.mirror,
            "members": self._series.members, "shape": self._shape,
        }  # fmt: skip
        search = find.get(spec.place, self._edges)
        if spec.unit != "any":
            yield from search(spec, fits)
            return
        told: set[int] = set()  # tokens of what sentences repeat: their clauses are not told again
        for unit in ("sentence", "clause"):
            for hit in search(msgspec.structs.replace(spec, unit=unit), fits):
                spans = [Range(hit.first, hit.last), *(span for _, span in hit.evidence)]
                if not any(i in told for span in spans for i in range(*span)):
                    yield hit
                    told.update(i for span in spans for i in range(*span))

    def _edges(self, spec: Repetition, fits: Fits) -> Iterator[Hit]:
        """Anaphora, epistrophe, symploce: runs of neighbours with one key, then the longest stretch they share."""
        units, words, norms = self.text.of(spec.unit), spec.words, self.norms

        def key(unit: Unit) -> tuple[str, ...] | None:
            first, last = unit
            ends = [(first, first + words)] if spec.place != "ending" else []
            ends += [(last - words, last)] if spec.place != "opening" else []
            if last - first <= words * len(ends):
                return None
            for a, b in ends:
                if not self.text.plain(a, b) or not fits(a, b):
                    return None
            return tuple(w for a, b in ends for w in (*norms[a:b], "…"))

        begins = self._near_alike(spec, units)
        keys = {i: key(units[i]) for i in begins}
        done = 0
        for i in begins:
            if i < done:
                continue
            run, at, missed = [i], i + 1, 0
            while keys[i] is not None and at < len(units) and missed <= spec.within:
                missed = 0 if keys.get(at) == keys[i] and self.text.one_voice(units[i], units[at]) else missed + 1
                if not missed:
                    run.append(at)
                at += 1
            found = [units[k] for k in run]
            if spec.place == "opening" and spec.unit == "clause" and len(run) + 1 >= spec.times:
                found = [*self._within(units, run, words), *found]
            if len(found) < spec.times:
                continue
            done = run[-1] + 1
            before, after = (words if spec.place != end else 0 for end in ("ending", "opening"))
            if len({tuple(norms[a:b]) for a, b in found}) == 1:
                continue  # whole units: a refrain or a slip of the keyboard, not a figure
            if spec.place != "ending":
                before = self._shared(found, words, lambda unit, k: unit[0] + k)
            if spec.place != "opening":
                after = self._shared(found, words, lambda unit, k: unit[1] - 1 - k)
            head = [Range(a, a + before) for a, _ in found]
            tail = [Range(b - after, b) for _, b in found]
            spans = tail if spec.place == "ending" else head
            if self.text.contents(*head[0]) + self.text.contents(*tail[0]) < spec.content_words:
                continue
            if not self._telling(spec.place, head[0], tail[0], found):
                continue
            captures = {"phrase": spans[0]}
            if spec.place == "both":
                captures["ending"] = tail[0]
            evidence = [("again", s) for s in spans[1:]]
            if spec.place == "both":
                evidence = [("again", s) for pair in zip(head[1:], tail[1:], strict=True) for s in pair]
            yield Hit(spans[0].first, spans[0].last, captures, evidence, {"count": str(len(found))})

    def _near_alike(self, spec: Repetition, units: Sequence[Unit]) -> Sequence[int]:
        """The units whose outermost word comes back in the units around them: few, and no other can be in a run."""
        if spec.place == "opening" and spec.unit == "clause" and spec.times == 2:
            return range(len(units))  # its run may be itself and the end of the clause before
        words = self.text.words(spec.unit, -1 if spec.place == "ending" else 0)
        out: set[int] = set()
        for step in range(1, spec.within + 2):
            found = list(alike(words, step))
            out.update(found, (i + step for i in found))
        return sorted(out)

    def _telling(self, place: str, head: Range, tail: Range, units: Sequence[Unit]) -> bool:
        """Whether what comes back is more than what the text is about.

        A name opens sentence after sentence, and a noun phrase ends two in a row, because they are the topic. A frame that is
        small beside what it holds is there by chance.
        """
        if len(units) == 2 and place != "opening" and self.text.block(units[0]) != self.text.block(units[1]):
            return False
        opening, ending = self.tags[head.first : head.last], self.tags[tail.first : tail.last]
        if place != "ending" and set(opening) <= set("EO" if place == "both" else "EdO"):
            return False
        if place == "ending":
            return len(units) > 2 or not set(ending) <= set("dqJNMZOoE#eKG")
        shared = len(opening) + len(ending)
        return place != "both" or (shared > 2 and 3 * shared >= min(b - a for a, b in units))

    def _within(self, units: Sequence[Unit], run: Sequence[int], words: int) -> list[Unit]:
        """The end of the clause before a run, from the words on that the run opens with: "a land where nobody …, where nobody …"."""
        if not run[0]:
            return []
        first, last = units[run[0] - 1]
        start = units[run[0]][0]
        if self.document.sentence_of[first] != self.document.sentence_of[start]:
            return []
        piece = self.norms[start : start + words]
        return [(i, last) for i in range(last - words - 1, first, -1) if self.norms[i : i + words] == piece][:1]

    def _shared(self, units: Sequence[Unit], known: int, place: Callable[[Unit, int], int]) -> int:
        """How many words from their edge on units share, ``known`` at least; marks are not taken in."""
        most = min(b - a for a, b in units) - 1
        count = known
        while count < most:
            places = [place(unit, count) for unit in units]
            if self.tags[places[0]] in MARKS or len({self.norms[p] for p in places}) > 1:
                break
            count += 1
        return count

    def _adjacent(self, spec: Repetition, fits: Fits) -> Iterator[Hit]:
        """Epizeuxis."""
        norms, tags, words = self.norms, self.tags, spec.words
        sentence_of = self.document.sentence_of
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
            slip = (
                at - i == words * len(spans) == 2 * words and tags[i] not in "AJ"
            )  # doubled without a comma: made made
            if len(spans) >= spec.times and not slip:
                count = str(len(spans))
                yield Hit(i, at, {"phrase": spans[0]}, [("again", s) for s in spans[1:]], {"count": count})
                done = at

    def _anywhere(self, spec: Repetition, fits: Fits) -> Iterator[Hit]:
        """Phrases that come back: they begin with a modifier, end with a noun, and hold no name. A longer one takes in its parts."""
        norms, tags, words = self.norms, self.tags, spec.words
        sentence_of = self.document.sentence_of
        seen: dict[tuple[str, ...], list[int]] = {}
        for match in re.finditer(rf"(?=[JZPKGNM][NMJZVPKGioO]{{{max(0, words - 2)}}}[NMZ])", tags):
            i = match.start()
            if sentence_of[i] == sentence_of[i + words - 1] and self.text.contents(i, i + words) >= spec.content_words:
                seen.setdefault(tuple(norms[i : i + words]), []).append(i)
        told: set[int] = set()
        for places in seen.values():
            if len(places) < spec.times or not fits(places[0], places[0] + words) or told.issuperset(places):
                continue
            size = words
            while all(p + size < len(norms) and sentence_of[p + size] == sentence_of[p] for p in places):
                if tags[places[0] + size] not in "NMG" or len({norms[p + size] for p in places}) > 1:
                    break
                size += 1
            told.update(p + k for p in places for k in range(size - words + 1))
            spans = [Range(p, p + size) for p in places]
            count = str(len(places))
            yield Hit(
                spans[0].first, spans[0].last, {"phrase": spans[0]}, [("again", s) for s in spans[1:]], {"count": count}
            )

    def _shape(self, spec: Repetition, fits: Fits) -> Iterator[Hit]:
        """Isocolon: neighbouring units of one shape, not of the same words, without names and figures."""
        units = self.text.of(spec.unit)
        tags = self.tags.replace("M", "N")
        shapes = [tags[a:b] if b - a >= spec.words else "" for a, b in units]
        done = 0
        for begin in alike(shapes, 1):
            shape = shapes[begin]
            if begin < done or not shape:
                continue
            done = next((k for k in range(begin, len(units)) if shapes[k] != shape), len(units))
            run = units[begin:done]
            if len(run) < spec.times or set(shape) & set('E#eu"(') or not set(shape) & set("VSPbmJxhKG"):
                continue
            if len({tuple(self.norms[a:b]) for a, b in run}) < len(run):
                continue
            spans = [Range(*unit) for unit in run]
            yield Hit(
                spans[0].first, spans[-1].last, {"first": spans[0], "last": spans[-1]}, [("member", s) for s in spans],
                {"count": str(len(spans))},
            )  # fmt: skip


def _holds(lexicons: Scoped, name: str | None) -> Callable[[Sequence[str]], bool]:
    """A test whether a stretch of tokens holds an entry of a lexicon."""
    if name is None:
        return lambda stretch: False
    table = lexicons.table(name, False)

    return lambda stretch: holds_entry(table, stretch)
