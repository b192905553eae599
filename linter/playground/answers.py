"""Answers the page: the pattern tried on the text, explained sentence by sentence, and the rule that it would be."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from linter.authoring.concordance import Hit, Search, captures_of, counts
from linter.authoring.explain import TooLong, explain
from linter.authoring.explanation import Explanation
from linter.authoring.sentences import Told, sentences
from linter.authoring.trial import beside, tried
from linter.pattern.doubtful import doubtful
from linter.pattern.errors import PatternError
from linter.playground.drafting import Drafts
from linter.playground.model import MOST_SENTENCES, MOST_VALUES, Answer, Count, Line, Question, Wrong
from linter.playground.pieces import pieces
from linter.problems import caret
from linter.ruleset.compiled import Engine
from linter.ruleset.library import RuleLibrary
from linter.ruleset.rule import LoadedRule
from linter.text import Document, from_text


class Answers:
    """Answers questions, one after the other.

    Args:
        library: the rules, lexicons and definitions that a pattern may name.
    """

    def __init__(self, library: RuleLibrary) -> None:
        self._library, self._drafts = library, Drafts(library)

    def __call__(self, question: bytes) -> bytes:
        """The answer to a question, both as JSON; to what is none, or is over a limit, a note."""
        try:
            asked = msgspec.json.decode(question, type=Question)
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
            return msgspec.json.encode(Answer(notes=(f"This cannot be tried: {error}",)))
        return msgspec.json.encode(self.answer(asked))

    def answer(self, asked: Question) -> Answer:
        """The answer to a question."""
        if not asked.pattern.strip():
            return Answer(notes=("Write a pattern: one alternative a line.",))
        try:
            rule = tried(asked.pattern, self._library, asked.voice)
        except PatternError as error:
            return Answer(wrong=tuple(_wrong(one) for one in error.each))
        captures = tuple(captures_of(rule))
        text = self._drafts.rule(asked, captures)
        document = from_text(asked.text, path="text")
        if not document.norms:
            return Answer(notes=("Write or paste a text to try the pattern on.",), captures=captures, rule=text)
        engine = Engine(beside(self._library, rule))
        hits = list(Search(engine, rule, voices=True).hits(document))
        explained, notes = _explained(engine, rule, document)
        told = sentences(engine, rule, document, hits, explained)
        if len(told) > MOST_SENTENCES:
            notes.append(f"The first {MOST_SENTENCES} of {len(told):,} sentences are shown; all hits are counted.")
        return Answer(
            notes=(*_doubts(asked.pattern), *notes, *document.warnings),
            summary="" if explained is None else explained.summary,
            captures=captures,
            hits=len(hits),
            sentences=len(told),
            counts=tuple(_counts(hits, captures)),
            lines=tuple(_line(document, one, hits) for one in told[:MOST_SENTENCES]),
            rule=text,
        )


def _wrong(error: PatternError) -> Wrong:
    return Wrong(error.message, error.line, error.offset + 1, caret(error.text, error.offset).lstrip("\n"))


def _doubts(pattern: str) -> Iterator[str]:
    """Which marks of a pattern mean something else than they seem to."""
    for number, line in enumerate(pattern.split("\n"), 1):
        for said, offset in doubtful(line):
            yield f"{number}:{offset + 1}: {said}"


def _explained(engine: Engine, rule: LoadedRule, document: Document) -> tuple[Explanation | None, list[str]]:
    try:
        return explain(engine, rule, document), []
    except TooLong as error:
        return None, [f"Hits are not explained: {str(error).removeprefix('text: ')}."]


def _counts(hits: Sequence[Hit], captures: Sequence[str]) -> Iterator[Count]:
    for name in captures:
        tally = [(value, number) for value, number in counts(hits, name) if value]
        yield Count(name, tuple(tally[:MOST_VALUES]), max(0, len(tally) - MOST_VALUES))


def _line(document: Document, told: Told, hits: Sequence[Hit]) -> Line:
    own = [hit for hit in hits if hit.start < told.at.end and hit.end > told.at.start]
    voices = (f"{hit.voice}: {hit.speaker}" if hit.speaker else str(hit.voice) for hit in own)
    return Line(
        " ".join(told.at.text.split()), tuple(pieces(document.source, told, own)), told.block, told.outcome, told.why,
        tuple(dict.fromkeys(voices)), told.pattern, told.candidates, told.tokens,
    )  # fmt: skip
