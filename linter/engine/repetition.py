"""Kind ``repetition``: figures of repetition and parallelism (Lausberg 1998, §§607-754), found by places of equal words or classes.

Every place is found in one pass over tokens or units, looking a bounded way ahead.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property, lru_cache

import msgspec

from linter.engine.filters import Context
from linter.engine.hits import Hit
from linter.pattern import Scoped
from linter.ruleset.rule import LoadedRule, Repetition
from linter.text.document import Range
from linter.text.tags import document_tags

_CONTENT = "NMJVSPKGZ"
_UNBROKEN = re.compile(r'[^,.:"()u](?:[^"()]*[^,.:"()u])?')
_FRAME = 4  # tokens: what is shorter beside a quotation only says whose it is
_MARKS = ',.:"()u'
_CLAUSE_ENDS = ',.:"()'
_ENDINGS = ("ingly", "edly", "ing", "ies", "ied", "ed", "es", "ly", "s", "y", "e")

Unit = tuple[int, int]  # token range without marks at its edges


class Repetitions:
    """The repetition rules over one document; what several of them read is worked out once."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.document = context.document
        self.norms = context.document.norms
        self.tags = document_tags(context.document)
        self._units: dict[str, list[Unit]] = {}

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

        find: dict[str, Callable[[Repetition, Callable[[int, int], bool]], Iterator[Hit]]] = {
            "anywhere": self._anywhere, "adjacent": self._adjacent, "chain": self._chain, "mirror": self._mirror,
            "members": self._members, "shape": self._shape,
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

    def units(self, kind: str) -> list[Unit]:
        """Sentences, clauses (stretches between marks) or paragraphs, without marks and a conjunction at their edges."""
        found = self._units.get(kind)
        if found is None:
            found = self._units[kind] = list(self._cut(kind))
        return found

    def _cut(self, kind: str) -> Iterator[Unit]:
        tags, sentences = self.tags, self.document.sentences
        raw: Iterator[Unit]
        if kind == "paragraph":
            groups = itertools.groupby(sentences, key=lambda s: s.block)
            raw = ((run[0].first, run[-1].last) for run in (list(group) for _, group in groups))
        elif kind == "clause":
            raw = itertools.chain.from_iterable(self._clauses(s.first, s.last) for s in sentences)
        else:
            raw = itertools.chain.from_iterable(self._spoken(s.first, s.last) for s in sentences)
        for first, last in raw:
            while first < last and tags[first] in _MARKS:
                first += 1
            if first < last and tags[first] == "c":
                first += 1
            while last > first and tags[last - 1] in _MARKS:
                last -= 1
            if last > first:
                yield first, last

    def _spoken(self, first: int, last: int) -> Iterator[Unit]:
        """A sentence; one that holds a quotation beside its frame ("…," said Orlow) in these parts, without a short frame."""
        cuts = [i for i in range(first + 1, last) if i in self._quotation_edges]
        if not cuts:
            yield first, last
            return
        for start, end in itertools.pairwise((first, *cuts, last)):
            if end - start >= _FRAME:
                yield start, end

    @cached_property
    def _quotation_edges(self) -> frozenset[int]:
        long = (q for q in self.document.quotations if q.depth == 0 and q.last - q.first > 5)
        return frozenset(itertools.chain.from_iterable((q.first, q.last) for q in long))

    def _clauses(self, first: int, last: int) -> Iterator[Unit]:
        start = first
        for i in range(first, last):
            if self.tags[i] in _CLAUSE_ENDS:
                yield start, i
                start = i + 1
        yield start, last

    def _plain(self, first: int, last: int) -> bool:
        """Whether a stretch holds no mark."""
        return not any(t in _MARKS for t in self.tags[first:last])

    def _contents(self, first: int, last: int) -> int:
        return sum(t in _CONTENT for t in self.tags[first:last])

    def _edges(self, spec: Repetition, fits: Callable[[int, int], bool]) -> Iterator[Hit]:
        """Anaphora, epistrophe, symploce: runs of neighbours with one key, then the longest stretch they share."""
        units, words, norms = self.units(spec.unit), spec.words, self.norms

        def key(unit: Unit) -> tuple[str, ...] | None:
            first, last = unit
            ends = [(first, first + words)] if spec.place != "ending" else []
            ends += [(last - words, last)] if spec.place != "opening" else []
            if last - first <= words * len(ends):
                return None
            for a, b in ends:
                if not self._plain(a, b) or not fits(a, b):
                    return None
            return tuple(w for a, b in ends for w in (*norms[a:b], "…"))

        keys = [key(unit) if near else None for unit, near in zip(units, self._near_alike(spec, units), strict=True)]
        i = 0
        while i < len(units):
            run, at, missed = [i], i + 1, 0
            while keys[i] is not None and at < len(units) and missed <= spec.within:
                missed = 0 if keys[at] == keys[i] and self._one_voice(units[i], units[at]) else missed + 1
                if not missed:
                    run.append(at)
                at += 1
            found = [units[k] for k in run]
            if spec.place == "opening" and spec.unit == "clause" and len(run) + 1 >= spec.times:
                found = [*self._within(units, run, words), *found]
            if len(found) < spec.times:
                i += 1
                continue
            i = run[-1] + 1
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
            if self._contents(*head[0]) + self._contents(*tail[0]) < spec.content_words:
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

    def _near_alike(self, spec: Repetition, units: Sequence[Unit]) -> list[bool]:
        """Whether a unit's outermost word comes back in the units around it: nearly none's does, and no other can be in a run."""
        if spec.place == "opening" and spec.unit == "clause" and spec.times == 2:
            return [True] * len(units)  # its run may be itself and the end of the clause before
        words = [self.norms[last - 1 if spec.place == "ending" else first] for first, last in units]
        out = [False] * len(units)
        for step in range(1, spec.within + 2):
            for i, (one, other) in enumerate(zip(words, words[step:], strict=False)):
                if one == other:
                    out[i] = out[i + step] = True
        return out

    def _telling(self, place: str, head: Range, tail: Range, units: Sequence[Unit]) -> bool:
        """Whether what comes back is more than what the text is about.

        A name opens sentence after sentence, and a noun phrase ends two in a row, because they are the topic. A frame that is
        small beside what it holds is there by chance.
        """
        if len(units) == 2 and place != "opening" and self._block(units[0]) != self._block(units[1]):
            return False
        opening, ending = self.tags[head.first : head.last], self.tags[tail.first : tail.last]
        if place != "ending" and set(opening) <= set("EO" if place == "both" else "EdO"):
            return False
        if place == "ending":
            return len(units) > 2 or not set(ending) <= set("dqJNMZOoE#eKG")
        shared = len(opening) + len(ending)
        return place != "both" or (shared > 2 and 3 * shared >= min(b - a for a, b in units))

    def _one_voice(self, a: Unit, b: Unit) -> bool:
        """Whether one voice says both: what two speakers have in common is no figure of either."""
        discourse = self.context.discourse
        return (discourse.voices[a[0]], discourse.speaker_of[a[0]]) == (
            discourse.voices[b[0]],
            discourse.speaker_of[b[0]],
        )

    def _block(self, unit: Unit) -> int:
        return self.document.sentences[self.document.sentence_of[unit[0]]].block

    def _one_sentence(self, units: Sequence[Unit]) -> bool:
        return len({self.document.sentence_of[a] for a, _ in units}) == 1

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
            if self.tags[places[0]] in _MARKS or len({self.norms[p] for p in places}) > 1:
                break
            count += 1
        return count

    def _adjacent(self, spec: Repetition, fits: Callable[[int, int], bool]) -> Iterator[Hit]:
        """Epizeuxis."""
        norms, tags, words = self.norms, self.tags, spec.words
        sentence_of = self.document.sentence_of
        i = 0
        while i < len(norms) - words:
            second = i + words
            if norms[second] != norms[i] and (second + 1 >= len(norms) or norms[second + 1] != norms[i]):
                i += 1  # not worth a closer look: this is nearly every token
                continue
            piece = norms[i : i + words]
            if set(tags[i : i + words]) & set("#EO") or not norms[i][0].isalpha() or not fits(i, i + words):
                i += 1
                continue
            at, spans = second, [Range(i, second)]
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
                i = at
            else:
                i += 1

    def _chain(self, spec: Repetition, fits: Callable[[int, int], bool]) -> Iterator[Hit]:
        """Anadiplosis; with several links gradatio."""
        links: list[Range] = []
        taken: list[Range] = []
        for (a, b), (c, d) in itertools.pairwise(self.units(spec.unit)):
            link = self._link(a, b, c, d, spec, fits)
            if link is None:
                yield from _linked(links, taken, spec.times)
                links, taken = [], []
            else:
                links.append(link[0])
                taken.append(link[1])
        yield from _linked(links, taken, spec.times)

    def _link(
        self, a: int, b: int, c: int, d: int, spec: Repetition, fits: Callable[[int, int], bool]
    ) -> tuple[Range, Range] | None:
        words, norms = spec.words, self.norms
        if self.tags[c] in "dqt" and norms[c : c + words] != norms[b - words : b]:
            # a bridge, a bridge that …: taken up with a determiner; between sentences that only goes on about it
            near = norms[c] in _TAKING_UP and self._one_sentence([(a, b), (c, d)])
            if spec.times == 1 and not near:
                return None
            c += 1
        elif self.tags[c] in "JA":
            return None  # a long, long way: doubled, not taken up
        if b - a <= words or d - c <= words or norms[b - words : b] != norms[c : c + words]:
            return None
        if self.tags[c + words : c + words + 1] in tuple("NMEGO") or not self._one_voice((b - 1, b), (c, d)):
            return None  # wealth research: it heads another phrase
        if (
            self._contents(c, c + words) < spec.content_words
            or "E" in self.tags[c : c + words]
            or not fits(c, c + words)
        ):
            return None
        return Range(b - words, b), Range(c, c + words)

    def _mirror(self, spec: Repetition, fits: Callable[[int, int], bool]) -> Iterator[Hit]:
        """Antimetabole: A … B … B … A (features of Dubremetz and Nivre 2018: nearness, a boundary in the middle)."""
        for sentence in self.document.sentences:
            done = sentence.first
            pairs = self._returns(sentence.first, sentence.last)
            starts = dict(pairs)
            for i, end in pairs:
                if i < done or end - i < 4:
                    continue
                inner = [(j, starts[j]) for j in range(i + 1, min(i + _NEAR, end)) if j in starts]
                inner = [
                    (j, k)
                    for j, k in inner
                    if k < end
                    and end - k < _NEAR
                    and self.norms[j] != self.norms[i]
                    and self._apart(i, j, k)
                    and self._turned(i, j, k, end)
                ]
                if inner and fits(i, i + 1) and fits(inner[0][0], inner[0][0] + 1):
                    j, k = inner[0]
                    yield Hit(
                        i, end + 1, {"first": Range(i, i + 1), "second": Range(j, j + 1)},
                        [("back", Range(k, k + 1)), ("back", Range(end, end + 1))],
                    )  # fmt: skip
                    done = end + 1

    def _returns(self, first: int, last: int) -> list[Unit]:
        """Places of content words of a sentence with the place where the word comes next, in reach of a figure."""
        seen: dict[str, int] = {}
        out = []
        for i in range(first, last):
            if self.tags[i] in "NMEVSPKGJZYp" and len(self.norms[i]) > 2:
                word = stem(self.norms[i])
                before = seen.get(word)
                if before is not None and i - before <= 3 * _NEAR:
                    out.append((before, i))
                seen[word] = i
        return sorted(out)

    def _apart(self, i: int, j: int, k: int) -> bool:
        """Whether a boundary stands between the two halves: for a pronoun a mark, since it comes back in any sentence."""
        marks = _CLAUSE_ENDS if self.tags[j] == "p" else ",:.cswb"
        if self.tags[i] == "p":
            return False
        between = range(j + 1, k)
        return 1 < k - j <= _NEAR and any(self.tags[n] in marks or self.norms[n] == "than" for n in between)

    def _turned(self, i: int, j: int, k: int, end: int) -> bool:
        """Whether the halves hold a further word in common: what is turned round is one construction, not two words by chance."""
        first, second = ({stem(w) for w in self.norms[a + 1 : b] if w[0].isalpha()} for a, b in ((i, j), (k, end)))
        return bool((first & second) - _ANY)

    def _anywhere(self, spec: Repetition, fits: Callable[[int, int], bool]) -> Iterator[Hit]:
        """Phrases that come back: they begin with a modifier, end with a noun, and hold no name. A longer one takes in its parts."""
        norms, tags, words = self.norms, self.tags, spec.words
        sentence_of = self.document.sentence_of
        seen: dict[tuple[str, ...], list[int]] = {}
        for match in re.finditer(rf"(?=[JZPKGNM][NMJZVPKGioO]{{{max(0, words - 2)}}}[NMZ])", tags):
            i = match.start()
            if sentence_of[i] == sentence_of[i + words - 1] and self._contents(i, i + words) >= spec.content_words:
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

    def _shape(self, spec: Repetition, fits: Callable[[int, int], bool]) -> Iterator[Hit]:
        """Isocolon: neighbouring units of one shape, not of the same words, without names and figures."""
        units = self.units(spec.unit)
        shapes = [self.tags[a:b].replace("M", "N") if b - a >= spec.words else "" for a, b in units]
        for shape, group in itertools.groupby(range(len(units)), key=lambda k: shapes[k]):
            run = [units[k] for k in group]
            if len(run) < spec.times or not shape or set(shape) & set('E#eu"(') or not set(shape) & set("VSPbmJxhKG"):
                continue
            if len({tuple(self.norms[a:b]) for a, b in run}) < len(run):
                continue
            spans = [Range(*unit) for unit in run]
            yield Hit(
                spans[0].first, spans[-1].last, {"first": spans[0], "last": spans[-1]}, [("member", s) for s in spans],
                {"count": str(len(spans))},
            )  # fmt: skip

    def _members(self, spec: Repetition, fits: Callable[[int, int], bool]) -> Iterator[Hit]:
        """Tricolon, asyndeton, polysyndeton: members of one shape between commas or conjunctions.

        What stands between two joints is a member whole, and gives the shape; the first member is what stands before the
        first joint, the last what stands after the last, as far as the shape goes.
        """
        for pieces, joints in self._series:
            at = 1
            while at < len(pieces) - 1:
                shape = self._skeleton(*pieces[at])
                final = at
                while final + 1 < len(pieces) - 1 and self._skeleton(*pieces[final + 1]) == shape:
                    final += 1
                count = final - at + 3
                likely = count >= spec.times and self._joined(joints[at - 1 : final + 1], spec.joined)
                first = self._before(pieces[at - 1], shape) if likely and not _LISTED.intersection(shape) else None
                last = self._after(pieces[final + 1], shape) if first is not None else None
                if first is not None and last is not None:
                    members = [first, *pieces[at : final + 1], last]
                    if (
                        min(b - a for a, b in members) >= spec.words
                        and self._figure(members, shape, spec.joined)
                        and not self._goes_on(first, last, pieces[final + 1])
                    ):
                        spans = [Range(*m) for m in members]
                        whole = Range(first[0], last[1])
                        captures = {"phrase": whole, "last": spans[-1]}
                        yield Hit(*whole, captures, [("member", s) for s in spans], {"count": str(count)})
                        final += 1
                at = final + 1

    def _skeleton(self, first: int, last: int) -> str:
        return skeleton(self.tags[first:last])

    def _before(self, piece: Unit, shape: str) -> Unit | None:
        """The longest end of a piece that has a shape."""
        found = None
        for first in range(piece[1] - 1, max(piece[0], piece[1] - _LONGEST) - 1, -1):
            if self._skeleton(first, piece[1]) == shape:
                found = (first, piece[1])
            elif found:
                break
        return found

    def _after(self, piece: Unit, shape: str) -> Unit | None:
        """The longest beginning of a piece that has a shape."""
        found = None
        for last in range(piece[0] + 1, min(piece[1], piece[0] + _LONGEST) + 1):
            if self._skeleton(piece[0], last) == shape:
                found = (piece[0], last)
            elif found:
                break
        return found

    @cached_property
    def _series(self) -> list[tuple[list[Unit], list[str]]]:
        """The pieces and joints of every stretch that has a series' least of them."""
        found = [self._pieces(start, end) for start, end in self._stretches()]
        return [(pieces, joints) for pieces, joints in found if len(pieces) > 2]

    def _stretches(self) -> Iterator[Unit]:
        """Sentences, cut at quotation marks and brackets."""
        for sentence in self.document.sentences:
            for match in _UNBROKEN.finditer(self.tags, sentence.first, sentence.last):
                yield match.span()

    def _pieces(self, first: int, last: int) -> tuple[list[Unit], list[str]]:
        """A sentence cut at commas and conjunctions, and what stands at each cut: comma, conjunction or both, a colon for a break."""
        tags = self.tags
        pieces: list[Unit] = []
        joints: list[str] = []
        start = i = first
        while i < last:
            if tags[i] in ",:c.":
                end = i
                joint = ","
                while i < last and tags[i] in ",:c.":
                    if tags[i] == "c":
                        joint = f"{joint}{self.norms[i]}" if i > end else self.norms[i]
                    elif tags[i] == ":" and self.norms[i] != ";":
                        joint = ":"  # a colon or dash: no series goes on over it
                    i += 1
                pieces.append((start, end))
                joints.append(joint)
                start = i
            else:
                i += 1
        pieces.append((start, last))
        return pieces, joints

    def _joined(self, joints: Sequence[str], how: str) -> bool:
        if how == "all":
            return len(set(joints)) == 1 and joints[0] not in ",:"
        return all(j == "," for j in joints[:-1]) and (":" not in joints[-1] if how == "any" else joints[-1] == ",")

    def _figure(self, members: Sequence[Unit], shape: str, how: str) -> bool:
        """Whether equal shapes are more than a list: names, times, figures and things are listed in any prose."""
        norms = self.norms
        if len({tuple(norms[a:b]) for a, b in members}) < len(members):
            return False
        heads, tails = {norms[a] for a, _ in members}, {norms[b - 1] for _, b in members}
        if how == "all" and shape == "N" and len(heads) > 1 and any(b - a > 1 for a, b in members):
            return False  # two noun phrases and a third that happens to follow
        if how == "all" or set(shape[:-1]) & set("VSPbmxh") or shape[0] in "VSPKGTwtsA":
            return True
        if shape == "N" and all(b - a == 1 for a, b in members):
            kinds = {self.tags[a] for a, _ in members}
            return "J" in kinds and kinds <= {"J", "Z"}  # proud, tough and resilient
        return len(tails) == 1 or (len(heads) == 1 and norms[members[0][0]] in _PARALLEL)

    def _goes_on(self, first: Unit, last: Unit, tail: Unit) -> bool:
        """Whether the outer members are parts of longer phrases, so that their shape is a chance one."""
        before = self.tags[first[0] - 1] if first[0] else "."
        if self.tags[first[0]] in "NMJ" and before in "NMEJ#O":
            return True
        return last[1] < tail[1] and self.tags[last[1] - 1] in "NMJ" and self.tags[last[1]] in "NMEG"


_TAKING_UP = frozenset(
    ("a", "an", "this", "that", "these", "those", "such", "his", "her", "its", "their", "our", "my", "your")
)
_ANY = frozenset(("the", "a", "an", "of", "and", ",", "that", "in", "it", "'s", "’s"))
_KEPT = 20_000  # answers about words and shapes: the same come back all the time
_LISTED = frozenset('E#eu"()O')  # what names, times, figures and things are made of
_NEAR = 8  # tokens between the words of a mirrored pair
_LONGEST = 12  # tokens of a member
_PARALLEL = frozenset(
    (
        "no",
        "every",
        "all",
        "our",
        "my",
        "your",
        "their",
        "his",
        "her",
        "for",
        "with",
        "without",
        "against",
        "to",
        "by",
        "not",
        "more",
        "less",
        "fewer",
    )
)
_SAME = str.maketrans("MZo", "NNi")
_HEAD = re.compile("(?<=d)J$")  # the poor
_ADDED = re.compile("[dqJA](?=.)")
_RUN = re.compile("N+")


def _linked(links: list[Range], taken: list[Range], times: int) -> Iterator[Hit]:
    if links and len(links) >= times:
        evidence = [("taken up", span) for span in taken]
        yield Hit(
            links[0].first,
            taken[-1].last if len(links) > 1 else links[0].last,
            {"phrase": links[0], "last": links[-1]},
            evidence,
            {"count": str(len(links))},
        )


def _holds(lexicons: Scoped, name: str | None) -> Callable[[Sequence[str]], bool]:
    """A test whether a stretch of tokens holds an entry of a lexicon."""
    if name is None:
        return lambda stretch: False
    table = lexicons.table(name, False)

    def holds(stretch: Sequence[str]) -> bool:
        for i, word in enumerate(stretch):
            for form in table.get(word, ()):
                if tuple(stretch[i : i + len(form)]) == form:
                    return True
        return False

    return holds


@lru_cache(_KEPT)
def skeleton(tags: str) -> str:
    """The word classes of a member without what may be added to it: determiners, adjectives, adverbs, parts of a compound."""
    tags = tags.translate(_SAME)
    if len(tags) == 1:
        return "N" if tags == "J" else tags
    return _RUN.sub("N", _ADDED.sub("", _HEAD.sub("N", tags)))


@lru_cache(_KEPT)
def stem(word: str) -> str:
    """A word without a common ending: enough to tell a word that comes back, not a lemma."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word
