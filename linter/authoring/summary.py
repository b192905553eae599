"""The answer of an explanation in one line: what was found, or the first thing that stands in the way."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from linter.authoring.explanation import Alternative, Attempt, Candidate, Explanation, Figure, Pattern, Stretch
from linter.text.document import Document
from linter.wording import amount, plain

_LONGEST = 60


def with_summary(made: Explanation, document: Document) -> Explanation:
    """An explanation with its summary."""
    return replace(made, summary="; ".join(_said(made, document)))


def _said(made: Explanation, document: Document) -> Iterator[str]:
    if document.english is False:
        yield "the text does not read as English, so `lint` finds nothing in it unless --force-language is given"
    if made.found:
        times = "once" if len(made.found) == 1 else f"{len(made.found)} times"
        yield f"found {times}: {', '.join(quoted(one) for one in made.found[:3])}"
        if made.overlaps:
            shown = ", ".join(dict.fromkeys(one.rule for one in made.overlaps))
            yield f"there `lint` shows {shown}, as a case of this rule, where that runs too"
    elif not document.norms:
        yield "the text has no words"
    elif made.figures:
        yield _of_figures(made.figures)
    elif made.candidates:
        yield of_candidate(max(made.candidates, key=lambda one: sum(check.holds for check in one.checks)))
    elif made.steps and all(step.matches or step.absent for step in made.steps):
        coming = [one for one in made.steps if not one.absent]
        step = next(
            (one for one in coming if one.before and (one.distance is None or one.distance > one.within)),
            coming[-1],
        )
        yield (
            f"step {step.number} matches, but never after step {step.before}"
            if step.distance is None
            else f"step {step.number} comes {amount(step.distance, step.unit)} after step {step.before}; within {amount(step.within, step.unit)} is asked"
            if step.distance > step.within
            else "each step matches near the one before it, but no chain goes through all of them"
        )
    elif made.steps:
        missing = next(step for step in made.steps if not (step.matches or step.absent))
        pattern = made.patterns[missing.number - 1]
        yield f"step {missing.number} matches nowhere: {of_pattern(pattern)}"
    elif made.patterns:
        pattern = made.patterns[0]
        if pattern.best.matched:
            yield "the pattern matches, but the rule makes no finding of it here"
        else:
            yield of_pattern(pattern)
    else:
        yield f"nothing found; a rule of kind {made.kind!r} has no pattern whose steps could be shown"


def of_pattern(pattern: Pattern) -> str:
    """Why a pattern matches nowhere: of the alternative that got furthest."""
    if all(one.missing for one in pattern.alternatives):
        needs = list(dict.fromkeys(need for one in pattern.alternatives for need in one.needs))
        shown = ", ".join(needs[:6]) + (" …" if len(needs) > 6 else "")
        return f"the text has none of the words that a match needs: {shown}"
    best = pattern.best
    several = f"alternative {best.number} " if len(pattern.alternatives) > 1 else ""
    return f"{several}{of_alternative(best)}"


def of_alternative(one: Alternative) -> str:
    """Why an alternative does not match."""
    if one.missing:
        return f"needs {' or '.join(one.needs[:6])}, which the text does not have"
    if not one.attempts:
        return "was tried nowhere"
    return of_attempt(one.attempts[0])


def of_attempt(attempt: Attempt) -> str:
    """Where an attempt stopped, and what it wanted there."""
    where = "at the end of the sentence" if attempt.stopped is None else f"at {quoted(attempt.stopped)}"
    wanted = " or ".join(shortened(one) for one in attempt.wanted[:4])
    if attempt.took is None or not attempt.took.text:
        return f"does not begin anywhere: {where} it wants {wanted}"
    return f"stops after {quoted(attempt.took)} {where}, where it wants {wanted}"


def of_candidate(one: Candidate) -> str:
    """What was asked of a match that is no finding, and did not hold."""
    failed = next((check for check in one.checks if not check.holds), None)
    if failed is None:
        return f"{quoted(one.at)} matches, but is no finding"
    if failed.key == "except":
        return f"{quoted(one.at)} matches, but `except` matches {failed.found}"
    if failed.key == "suppression":
        return f"{quoted(one.at)} matches, but {failed.found}"
    return f"{quoted(one.at)} matches, but {failed.key}: {failed.wanted} is asked; here: {failed.found}"


def _of_figures(figures: tuple[Figure, ...]) -> str:
    one = max(figures, key=lambda figure: (sum(bound.holds for bound in figure.bounds), figure.counted))
    failed = next((bound for bound in one.bounds if not bound.holds), None)
    value = f"the {one.figure} is {one.value}" if one.value is not None else f"{one.counted} counted"
    if failed is None:
        return f"{value}, within the bounds, but no finding is made of it"
    if failed.key.startswith("at-"):
        return f"{value}; {failed.key}: {plain(failed.bound)} is asked"
    return f"{value}; {failed.key}: {plain(failed.bound)} is not reached ({plain(failed.value)})"


def quoted(one: Stretch) -> str:
    """A stretch of text in quotation marks, on one line, a long one shortened."""
    return f"“{shortened(' '.join(one.text.split()))}”"


def shortened(text: str) -> str:
    """A text, of a long one the beginning and the end."""
    return text if len(text) <= _LONGEST else f"{text[:38]} … {text[-16:]}"
