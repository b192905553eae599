"""Writes an explanation for a terminal, or as JSON."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator, Sequence
from itertools import groupby

import msgspec

from linter.authoring import summary
from linter.authoring.explanation import (
    Alternative,
    Attempt,
    Candidate,
    Explanation,
    Figure,
    Pattern,
    Seen,
    StepReached,
    Stretch,
    TokenSeen,
    progress,
)
from linter.output.terminal import cells, clip, safe
from linter.wording import amount, plain

_MOST_ALTERNATIVES = 3
_YES, _NO, _NOTHING = "✓", "✗", "·"


def render(one: Explanation, *, width: int = 100) -> Iterator[str]:
    """Lines for a terminal: the answer, what each alternative did, what was asked of each match, what the document layer saw.

    Args:
        one: the explanation.
        width: of the terminal in cells; longer lines are clipped.
    """
    width = max(width, 40)
    for line in _lines(one):
        yield clip(safe_line(line), width)
    if one.seen is not None:
        yield ""
        for line in _seen(one.seen):
            yield from textwrap.wrap(safe_line(line), width, subsequent_indent="      ", break_long_words=False)


def safe_line(line: str) -> str:
    """A line that cannot steer the terminal; its columns stay."""
    return "".join(piece if piece.isspace() else safe(piece) for piece in re.split("( {2,})", line))


def as_json(explanations: Sequence[Explanation]) -> str:
    """Explanations as an indented JSON array."""
    return msgspec.json.format(msgspec.json.encode(explanations), indent=2).decode() + "\n"


def _lines(one: Explanation) -> Iterator[str]:
    yield f"{one.rule}: {one.summary}"
    for pattern in one.patterns:
        yield ""
        yield from _pattern(pattern)
    if one.steps:
        yield ""
        yield "steps"
        yield from map(_step, one.steps)
    for candidate in one.candidates:
        yield ""
        yield from _candidate(candidate)
    for figure in one.figures:
        yield ""
        yield from _figure(figure)


def _pattern(pattern: Pattern) -> Iterator[str]:
    if pattern.part == "except" and not pattern.best.matched:
        yield "except matches nowhere"
        return
    yield pattern.part
    tried = [one for one in pattern.alternatives if not one.missing]
    ordered = sorted(tried, key=progress, reverse=True)
    shown = [one for one in ordered if one.matched] or ordered[:_MOST_ALTERNATIVES]
    for one in sorted(shown, key=lambda one: one.number):
        yield from _alternative(one)
    if len(tried) > len(shown):
        yield f"  … {len(tried) - len(shown)} more that do not get as far"
    missing = [one for one in pattern.alternatives if one.missing]
    for one in missing if not tried and len(missing) <= _MOST_ALTERNATIVES else ():
        yield f"  {one.number:<2} {one.pattern}"
        yield f"     {_NO} {summary.of_alternative(one)}"
    if missing and (tried or len(missing) > _MOST_ALTERNATIVES):
        yield f"  … {len(missing)} that need words which the text does not have"


def _alternative(one: Alternative) -> Iterator[str]:
    yield f"  {one.number:<2} {one.pattern}"
    for attempt in one.attempts:
        yield from _attempt(attempt)


def _attempt(attempt: Attempt) -> Iterator[str]:
    room = min(max([cells(item.item) for item in attempt.items], default=0), 34)
    for number, item in enumerate(attempt.items, 1):
        shown = clip(item.item, room)
        name = shown + " " * (room - cells(shown))
        if item.took is None:
            yield f"     {_NO} {name}  stops {_place(attempt.stopped)}, wants {' or '.join(attempt.wanted[:6])}"
        elif item.took.text:
            yield f"     {_YES} {name}  {item.took.text}"
        else:
            yield f"     {_NOTHING} {name}  (takes nothing)"
            if number == len(attempt.items) and not attempt.matched:
                yield f"     {_NO} stops {_place(attempt.stopped)}, wants {' or '.join(attempt.wanted[:6])}"
    if attempt.beyond is not None or attempt.beyond_wanted:
        yield f"       an optional part got further: {_place(attempt.beyond)} it wanted {' or '.join(attempt.beyond_wanted[:6])}"
    if attempt.captures:
        yield f"       captures {_captures(attempt.captures)}"


def _place(token: Stretch | None) -> str:
    return "at the end of the sentence" if token is None else f"at “{token.text}”"


def _captures(captures: dict[str, Stretch]) -> str:
    return ", ".join(f"{name}: {at.text}" for name, at in captures.items())


def _candidate(one: Candidate) -> Iterator[str]:
    yield f"match “{one.at.text}”: {'a finding' if one.kept else 'no finding'}"
    for check in one.checks:
        yield f"  {_YES if check.holds else _NO} {check.key}: {check.wanted}  (here: {check.found})"


def _step(step: StepReached) -> str:
    matches = f"{amount(step.matches, 'match', 'matches')}"
    if step.absent:
        return f"  {step.number}  must not come: {matches}"
    if step.number == 1:
        return f"  {step.number}  {matches}"
    if step.distance is None:
        return f"  {step.number}  {matches}, none after step {step.before}"
    mark = _YES if step.distance <= step.within else _NO
    return f"  {step.number}  {matches}, the nearest {amount(step.distance, step.unit)} after step {step.before}  {mark} within: {amount(step.within, step.unit)}"


def _figure(figure: Figure) -> Iterator[str]:
    value = "not measured" if figure.value is None else figure.value
    yield f"{figure.figure} over {summary.quoted(figure.at)}: {value} ({figure.counted} counted)"
    for bound in figure.bounds:
        mark = _YES if bound.holds else _NO
        yield f"  {mark} {bound.key}: {plain(bound.bound)}  (here: {plain(bound.value)})"


def _seen(layer: Seen) -> Iterator[str]:
    yield "the text as it was read: each word with its class"
    for tokens in layer.sentences:
        for (voice, speaker), run in groupby(tokens, key=lambda token: (token.voice, token.speaker)):
            whose = f"{voice} · {speaker}" if speaker else voice
            yield f"  [{whose}] {' '.join(map(_token, run))}"
    for name, found in groupby(sorted(layer.units, key=lambda unit: unit.name), key=lambda unit: unit.name):
        yield f"  <{name}>: {' | '.join(unit.at.text for unit in found)}"
    if layer.quotations:
        yield f"  quotations: {' | '.join(at.text for at in layer.quotations)}"
    for one in layer.attributions:
        content = " … ".join(at.text for at in one.content)
        yield f"  {one.kind} words of {one.speaker or 'somebody unknown'} ({one.rule}): {content}"


def _token(token: TokenSeen) -> str:
    return f"{token.text}/{token.word_class}" if token.word_class else token.text
