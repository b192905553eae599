"""Kind ``repetition``: the same words at the same place of neighbouring units (Lausberg 1998, §§607-664: figures of repetition)."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from linter.engine.filters import Context
from linter.engine.hits import Hit
from linter.ruleset.rule import LoadedRule
from linter.text.document import Range
from linter.text.tags import document_tags

_CONTENT = "NMEJVSPKGAZ"
_MARKS = ',.:"()'


def run(context: Context, loaded: LoadedRule) -> Iterator[Hit]:
    """Hits of a repetition rule, in order."""
    spec = loaded.rule.repetition
    assert spec is not None
    units = _units(context, spec.unit)
    if spec.place == "anywhere":
        yield from _anywhere(context, spec.words, spec.times, spec.content_words)
    elif spec.place == "adjacent":
        yield from _adjacent(context, spec.words, spec.times)
    elif spec.place == "chain":
        yield from _chain(context, units, spec.words, spec.content_words)
    elif spec.place == "members":
        yield from _members(context, spec.members, spec.connective)
    else:
        yield from _edges(context, units, spec.place, spec.words, spec.times, spec.content_words, spec.within)


def _units(context: Context, unit: str) -> list[tuple[int, int]]:
    """Token ranges of the units, without punctuation at their edges."""
    document = context.document
    tags = document_tags(document)
    raw: list[tuple[int, int]] = []
    if unit == "paragraph":
        for sentence in document.sentences:
            if raw and document.sentences[document.sentence_of[raw[-1][0]]].block == sentence.block:
                raw[-1] = (raw[-1][0], sentence.last)
            else:
                raw.append((sentence.first, sentence.last))
    elif unit == "clause":
        for sentence in document.sentences:
            start = sentence.first
            for i in range(sentence.first, sentence.last + 1):
                if i == sentence.last or tags[i] in ",.:":
                    if i > start:
                        raw.append((start, i))
                    start = i + 1
    else:
        raw = [(s.first, s.last) for s in document.sentences]
    out = []
    for first, last in raw:
        while first < last and tags[first] in _MARKS:
            first += 1
        while last > first and tags[last - 1] in _MARKS:
            last -= 1
        if last > first:
            out.append((first, last))
    return out


def _edges(
    context: Context, units: list[tuple[int, int]], place: str, words: int, times: int, content: int, within: int
) -> Iterator[Hit]:
    norms, tags = context.document.norms, document_tags(context.document)

    def key(unit: tuple[int, int]) -> tuple[str, ...] | None:
        first, last = unit
        if last - first <= words:
            return None
        opening, ending = norms[first : first + words], norms[last - words : last]
        chosen = opening if place == "opening" else ending if place == "ending" else [*opening, "…", *ending]
        where = range(first, first + words) if place != "ending" else range(last - words, last)
        if sum(tags[i] in _CONTENT for i in where) < content or any(tags[i] in _MARKS for i in where):
            return None
        return tuple(chosen)

    i = 0
    while i < len(units):
        this = key(units[i])
        run_ = [units[i]]
        j = i + 1
        missed = 0
        while this is not None and j < len(units) and missed <= within:
            if key(units[j]) == this:
                run_.append(units[j])
                missed = 0
            else:
                missed += 1
            j += 1
        if len(run_) >= times:
            spans = [Range(f, f + words) if place != "ending" else Range(last - words, last) for f, last in run_]
            yield Hit(
                spans[0].first,
                spans[0].last,
                {"phrase": spans[0]},
                [("again", s) for s in spans[1:]],
                {"count": str(len(run_))},
            )
            i = units.index(run_[-1]) + 1
        else:
            i += 1


def _adjacent(context: Context, words: int, times: int) -> Iterator[Hit]:
    norms, tags = context.document.norms, document_tags(context.document)
    i = 0
    while i < len(norms) - words:
        piece = norms[i : i + words]
        if any(tags[k] in _MARKS + "u#" for k in range(i, i + words)) or piece[0] in (
            "that",
            "had",
            "is",
            "her",
            "very",
        ):
            i += 1
            continue
        count, at = 1, i + words
        while at < len(norms):
            skip = at + 1 if tags[at] in ",:" else at
            if (
                norms[skip : skip + words] != piece
                or context.document.sentence_of[min(skip, len(norms) - 1)] != context.document.sentence_of[i]
            ):
                break
            count, at = count + 1, skip + words
        if count >= times:
            yield Hit(i, at, {"phrase": Range(i, i + words)}, [], {"count": str(count)})
            i = at
        else:
            i += 1


def _chain(context: Context, units: list[tuple[int, int]], words: int, content: int) -> Iterator[Hit]:
    norms, tags = context.document.norms, document_tags(context.document)
    for (a, b), (c, d) in itertools.pairwise(units):
        if b - a <= words or d - c <= words or norms[b - words : b] != norms[c : c + words]:
            continue
        if sum(tags[i] in _CONTENT for i in range(c, c + words)) >= content and "E" not in tags[c : c + words]:
            yield Hit(b - words, b, {"phrase": Range(b - words, b)}, [("taken up", Range(c, c + words))])


def _members(context: Context, members: int, connective: str) -> Iterator[Hit]:
    """Parallel members: runs of like-shaped stretches between commas, the last with or without "and"."""
    import re

    tags = document_tags(context.document)
    shape = r"(?:[dq]?[JZAPKG]?[NMG]|J|V|G)(?![NMEZO])"
    joint = {"and": ",?c", "none": ",", "any": "(?:,?c|,)"}[connective]
    pattern = re.compile(
        rf"(?<![NMEZJ,])({shape}),({shape})(?:,{shape}){{{max(0, members - 3)},}}{joint}({shape})(?![NMEZJ])"
    )
    for match in pattern.finditer(tags):
        parts = [match.span(k) for k in (1, 2, 3)]
        shapes = {re.sub(r"[dq]", "", tags[a:b]) for a, b in parts}
        sentence = context.document.sentence_of
        if len(shapes) == 1 and sentence[match.start()] == sentence[match.end() - 1]:
            yield Hit(
                match.start(), match.end(), {"phrase": Range(*match.span())}, [("member", Range(*p)) for p in parts]
            )


def _anywhere(context: Context, words: int, times: int, content: int) -> Iterator[Hit]:
    """Phrases that come back anywhere, the longest of overlapping ones; names and phrases of function words are left out."""
    norms, tags = context.document.norms, document_tags(context.document)
    seen: dict[tuple[str, ...], list[int]] = {}
    sentence_of = context.document.sentence_of
    for i in range(len(norms) - words + 1):
        stretch = tags[i : i + words]
        if stretch[0] in "NMEJZVPGK" and stretch[-1] in "NMZVGPK" and sentence_of[i] == sentence_of[i + words - 1]:
            if "E" in stretch or "O" in stretch or any(t in _MARKS + "#e" for t in stretch):
                continue
            if sum(t in _CONTENT for t in stretch) >= content and (stretch[0] in "JZP" or words > 2):
                seen.setdefault(tuple(norms[i : i + words]), []).append(i)
    for phrase, places in sorted(seen.items(), key=lambda item: item[1][0]):
        if len(places) >= times:
            spans = [Range(p, p + words) for p in places]
            yield Hit(spans[0].first, spans[0].last, {"phrase": spans[0]}, [("again", s) for s in spans[1:]],
                      {"count": str(len(places)), "words": " ".join(phrase)})  # fmt: skip
