"""What a judge reads of a finding, and which findings are drawn to be read."""

from __future__ import annotations

import hashlib
import heapq
import json
from collections.abc import Collection, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from pathlib import Path
from typing import NamedTuple

import msgspec
from texts import CORPORA

from linter import Finding, load_rules
from linter.findings.finding import Place
from linter.pipeline import lint_document
from linter.ruleset import LoadedRule, RuleLibrary
from linter.ruleset.compiled import Engine
from linter.text import Document, from_text

CORPORA_READ = ("polnear", "basil", "babe", "mafalda")
_NEIGHBOUR = 600  # characters shown of a paragraph before or after
_WHOLE = 8000  # characters shown of a text, where a finding is about all of it
_ABOUT_ALL = ("measure", "headline", "consistency", "borrowing")  # kinds of rule that compare parts of a text


class Key(NamedTuple):
    """One finding: whose it is, the state of that rule, and where it is (half-open character offsets into the text)."""

    rule: str
    digest: str
    corpus: str
    text: str
    start: int
    end: int


class Item(msgspec.Struct, frozen=True):
    """A finding as it is put before a judge. ``key`` is not shown, nor anything else of the rule than ``title`` and ``claims``."""

    key: Key
    title: str
    claims: str
    shown: str
    captures: dict[str, str]
    evidence: list[tuple[str, str]]
    voice: str
    speaker: str | None
    value: float | None


class Text(NamedTuple):
    """A text of a corpus."""

    corpus: str
    ident: str
    text: str


class Draw(NamedTuple):
    """What is drawn: up to ``count`` findings of each of some rules, from texts nobody has judged that rule on.

    ``read`` holds (rule, corpus, text) of earlier verdicts; ``seed`` makes another sample of the same findings.
    """

    rules: frozenset[str]
    count: int
    read: frozenset[tuple[str, str, str]]
    seed: str = ""


def texts(files: Sequence[Path] = ()) -> Iterator[Text]:
    """The texts of JSON Lines files with ``id`` and ``text``; without any, those of the corpora."""
    for file in files or [CORPORA / f"{name}.dev.jsonl" for name in CORPORA_READ]:
        with file.open(encoding="utf-8") as lines:
            for line in lines:
                row = json.loads(line)
                yield Text(file.name.partition(".")[0], str(row["id"]), row["text"])


def drawn(draw: Draw, files: Sequence[Path], jobs: int) -> dict[str, list[Item]]:
    """Findings drawn by a hash, by rule: of each text at most one while there are others.

    Args:
        draw: what is drawn.
        files: the texts to draw from (see ``texts``).
        jobs: worker processes.
    """
    kept: dict[str, list[tuple[bool, str, Item]]] = {rule: [] for rule in sorted(draw.rules)}
    with ProcessPoolExecutor(jobs, initializer=_start, initargs=(draw,)) as workers:
        for some in workers.map(_of_text, texts(files), chunksize=16):
            for rule, ranked in some.items():
                kept[rule] = heapq.nsmallest(draw.count, [*kept[rule], *ranked], key=lambda one: one[:2])
    return {rule: [item for _, _, item in ranked] for rule, ranked in kept.items()}


_drawing: list[Draw] = []


def _start(draw: Draw) -> None:
    _drawing[:] = [draw]


@cache
def _engine(rules: frozenset[str]) -> Engine:
    library = load_rules()
    return Engine(needed(library, rules))


def needed(library: RuleLibrary, wanted: Collection[str]) -> RuleLibrary:
    """The library without the moves that nobody asks about, unless a rule that is asked about may build on them."""
    if any(library.rules[rule].reads for rule in wanted):
        return library
    rules = {name: rule for name, rule in library.rules.items() if name in wanted or rule.attribution}
    return msgspec.structs.replace(library, rules=rules)


def _of_text(text: Text) -> dict[str, list[tuple[bool, str, Item]]]:
    """A text's findings by rule, each with whether the rule has another there that comes first, and its place in the draw."""
    draw = _drawing[0]
    engine = _engine(draw.rules)
    document = from_text(text.text)
    wanted = {rule for rule in draw.rules if (rule, text.corpus, text.ident) not in draw.read}
    found: dict[str, list[tuple[str, Item]]] = {}
    for finding in lint_document(engine, document, wanted, all_overlapping=True).findings:
        if finding.rule not in wanted:  # a suppression
            continue
        loaded = engine.library.rules[finding.rule]
        key = Key(finding.rule, loaded.digest, text.corpus, text.ident, finding.place.start, finding.place.end)
        at = hashlib.sha256(repr((draw.seed, *key)).encode()).hexdigest()
        found.setdefault(finding.rule, []).append((at, item_of(document, loaded, finding, key)))
    return {
        rule: [(number > 0, *one) for number, one in enumerate(sorted(some, key=lambda one: one[0])[: draw.count])]
        for rule, some in found.items()
    }


def item_of(document: Document, loaded: LoadedRule, finding: Finding, key: Key) -> Item:
    """What a judge gets to see of a finding."""
    return Item(
        key=key,
        title=loaded.rule.title,
        claims=loaded.rule.claims,
        shown=_shown(document, finding.place, whole=loaded.rule.kind in _ABOUT_ALL),
        captures={name: _line(place.text) for name, place in finding.captures.items()},
        evidence=[(label, _around(document.source, place)) for label, place in finding.evidence],
        voice=finding.voice,
        speaker=finding.speaker,
        value=finding.value,
    )


def _shown(document: Document, place: Place, whole: bool) -> str:
    """The paragraphs that hold a finding, which is marked, and their neighbours; or the whole text."""
    source = document.source
    spans = [document.source_map.span(block.start, block.end) for block in document.blocks]
    holding = [n for n, span in enumerate(spans) if span.start < place.end and place.start < span.end]
    first, last = holding[0], holding[-1]
    before = source[spans[first].start : place.start]
    after = source[place.end : spans[last].end]
    room = _WHOLE // 2 if whole else _NEIGHBOUR
    above = [source[span.start : span.end] for span in spans[0 if whole else max(0, first - 1) : first]]
    below = [source[span.start : span.end] for span in spans[last + 1 : None if whole else last + 2]]
    parts = [_last("\n\n".join(above), room), f"{before}⟦{place.text}⟧{after}", _first("\n\n".join(below), room)]
    return "\n\n".join(part for part in parts if part)


def _first(text: str, room: int) -> str:
    return text if len(text) <= room else f"{text[:room]} …"


def _last(text: str, room: int) -> str:
    return text if len(text) <= room else f"… {text[-room:]}"


def _around(source: str, place: Place) -> str:
    before, after = source[max(0, place.start - 60) : place.start], source[place.end : place.end + 60]
    return _line(f"…{before}⟦{place.text}⟧{after}…")


def _line(text: str) -> str:
    return " ".join(text.split())
