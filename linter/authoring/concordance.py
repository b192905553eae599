"""A concordance: every match of a pattern in its context, to be sorted, sampled and counted (keyword in context; Luhn 1960)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from random import Random

import msgspec

from linter.attribution.matching import attribute
from linter.attribution.model import Discourse
from linter.findings.voices import speaker_at, voice_at
from linter.kinds.conditions import voice_fits
from linter.pattern import Match
from linter.pattern.tree import Capture
from linter.ruleset.compiled import Engine
from linter.ruleset.glossary import Glossary
from linter.ruleset.rule import LoadedRule, Voice
from linter.text.document import Document

_AROUND = 160  # characters of the text on either side of a hit


class Taken(msgspec.Struct, frozen=True):
    """What a capture took: its text, and half-open offsets of the source."""

    text: str
    start: int
    end: int


class Hit(msgspec.Struct, frozen=True):
    """A match in its context.

    ``start`` and ``end`` are half-open offsets of the source, ``line`` and ``column`` count from 1. ``left`` and ``right`` are the
    text around it in its block, at most 160 characters each. ``voice`` and ``speaker`` are None where voices were not asked for.
    """

    file: str
    line: int
    column: int
    start: int
    end: int
    left: str
    text: str
    right: str
    captures: dict[str, Taken] = {}
    voice: Voice | None = None
    speaker: str | None = None
    sentence: str = ""


class Search:
    """Finds the hits of a rule's pattern in documents.

    Args:
        engine: a library that has the rule.
        rule: the rule, of the kind ``pattern``.
        voices: whether it is found out whose words hits are; always where the rule asks for a voice.
        glossary: who is known, whatever a text says of them.
    """

    def __init__(
        self, engine: Engine, rule: LoadedRule, *, voices: bool = False, glossary: Glossary | None = None
    ) -> None:
        self._engine, self._rule, self._glossary = engine, rule, glossary
        self._voices = voices or rule.rule.voice != "any"
        self._index = engine.move_index(frozenset({rule.rule.id}))
        self._words = self._index.calling()

    def may_hit(self, text: str) -> bool:
        """Whether a plain text can hold a hit: False only where none of the words is in it of which every match has one."""
        if self._words is None or not text.isascii():
            return True
        text = text.lower()
        return any(word in text for word in self._words)

    def hits(self, document: Document) -> Iterator[Hit]:
        """The hits in a document, in order."""
        if self._words is not None and self._words.isdisjoint(document.norms):
            return
        discourse = attribute(self._engine, document, self._glossary) if self._voices else None
        wanted = self._rule.rule.voice
        for _, match in self._index.scan(document):
            if discourse is None or voice_fits(wanted, voice_at(discourse, match.first)):
                yield _hit(document, discourse, match)


def _hit(document: Document, discourse: Discourse | None, match: Match) -> Hit:
    first, last, captures = match
    start, end = document.source_span(first, last)
    line, column = document.line_column(start)
    block = document.blocks[document.sentences[document.sentence_of[first]].block]
    begin, stop = document.starts[first], document.ends[last - 1]
    sentence = document.sentences[document.sentence_of[first]]
    taken = {
        name: Taken(document.text_of(*at), *document.source_span(*at))
        for name, at in sorted(captures.items(), key=lambda item: (item[1], item[0]))
    }
    return Hit(
        document.path, line, column, start, end,
        document.view[max(block.start, begin - _AROUND) : begin],
        document.view[begin:stop],
        document.view[stop : min(max(block.end, stop), stop + _AROUND)],
        taken,
        None if discourse is None else voice_at(discourse, first),
        None if discourse is None else speaker_at(discourse, first),
        document.text_of(sentence.first, sentence.last),
    )  # fmt: skip


def captures_of(rule: LoadedRule) -> list[str]:
    """The names that a rule's pattern captures, in order."""
    from linter.pattern.grammar import names_of

    return list(dict.fromkeys(names_of(rule.trees["pattern"], Capture)))


def in_order(hits: Iterable[Hit], by: str) -> list[Hit]:
    """Hits sorted by what is left of them (from the hit outwards), right of them, or by what a capture took; equal ones in order."""
    keys: dict[str, Callable[[Hit], object]] = {
        "left": lambda hit: hit.left.casefold().split()[::-1],
        "right": lambda hit: hit.right.casefold().split(),
    }
    key = keys.get(by, lambda hit: value_of(hit, by).casefold())
    return sorted(hits, key=key)


def value_of(hit: Hit, capture: str) -> str:
    """What a capture took, with single spaces; empty where it took nothing."""
    return " ".join(hit.captures[capture].text.split()) if capture in hit.captures else ""


def sampled(hits: Sequence[Hit], size: int, seed: int) -> list[Hit]:
    """Some hits by chance, each as likely as another, in order; the same for the same seed."""
    if size >= len(hits):
        return list(hits)
    return [hits[number] for number in sorted(Random(seed).sample(range(len(hits)), size))]


def counts(hits: Iterable[Hit], capture: str) -> list[tuple[str, int]]:
    """What a capture took, in any case, as it is written most often, and how often; the most frequent first."""
    tally: Counter[str] = Counter()
    written: dict[str, Counter[str]] = {}
    for hit in hits:
        value = value_of(hit, capture)
        tally[value.casefold()] += 1
        written.setdefault(value.casefold(), Counter())[value] += 1
    shown = {key: max(sorted(forms), key=lambda form: forms[form]) for key, forms in written.items()}
    return sorted(((shown[key], count) for key, count in tally.items()), key=lambda item: (-item[1], item[0]))
