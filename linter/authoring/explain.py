"""Explains what a rule found in a text, or why it found nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from linter.attribution.matching import attribute
from linter.authoring import summary
from linter.authoring.attempts import MOST_TOKENS, pattern_in, stretch
from linter.authoring.checks import checks
from linter.authoring.explanation import (
    Bound,
    Candidate,
    Check,
    Explanation,
    Figure,
    Overlap,
    StepReached,
    Stretch,
)
from linter.authoring.layer import seen
from linter.findings.drafts import Draft
from linter.findings.finding import Finding
from linter.findings.voices import speaker_at, voice_at
from linter.kinds import measure, sequence
from linter.kinds.chains import Chains
from linter.kinds.chains import distance as steps_between
from linter.kinds.context import Context
from linter.kinds.pattern import excepted
from linter.kinds.registry import kind_named
from linter.pattern import Match
from linter.pattern.grammar import names_of
from linter.pattern.tree import Marked
from linter.pipeline import lint_document
from linter.ruleset.compiled import Engine
from linter.ruleset.glossary import Glossary
from linter.ruleset.rule import LoadedRule
from linter.text.document import Document, Range


class TooLong(ValueError):
    """A text is too long to be explained token by token; the message says how long it may be."""


def explain(
    engine: Engine, loaded: LoadedRule, document: Document, *, layer: bool = True, glossary: Glossary | None = None
) -> Explanation:
    """Why a rule found what it found in a document.

    Args:
        engine: a library that has the rule.
        loaded: the rule.
        document: the text, of at most ``MOST_TOKENS`` tokens.
        layer: whether to tell what the document layer saw.
        glossary: who is known, whatever the text says of them.

    Raises:
        TooLong: the text is longer.
    """
    tokens = len(document.norms)
    if tokens > MOST_TOKENS:
        raise TooLong(
            f"{document.path}: {tokens:,} tokens; explain a text of at most {MOST_TOKENS:,}, such as a paragraph"
        )
    rule = loaded.rule
    linted = lint_document(engine, document, {rule.id}, force_language=True, glossary=glossary)
    findings = [finding for finding in linted.findings if finding.rule == rule.id]
    found = tuple(Stretch(one.place.text, one.place.start, one.place.end) for one in findings)
    context = _context(engine, document, loaded, glossary)
    patterns = tuple(
        pattern_in(engine, loaded, part, document) for part in loaded.trees if not part.startswith("where.")
    )
    candidates: tuple[Candidate, ...] = ()
    steps: tuple[StepReached, ...] = ()
    figures: tuple[Figure, ...] = ()
    if rule.kind == "pattern":
        drafts = [Draft(*match) for match in context.matches(loaded, "pattern")]
        candidates = tuple(_candidate(context, loaded, draft, findings) for draft in drafts)
    elif rule.kind == "sequence":
        steps, chains = _sequence(context, loaded)
        candidates = tuple(_candidate(context, loaded, draft, findings, asked) for draft, asked in chains)
    elif rule.kind == "measure":
        figures = tuple(_figure(context, loaded, one) for one in measure.measured(context, loaded))
    units = dict.fromkeys([*(name for tree in loaded.trees.values() for name in names_of(tree, Marked)), "clause"])
    made = Explanation(
        rule.id, rule.kind, "", found, patterns, candidates, steps, figures,
        seen(document, context.discourse, units) if layer else None,
        tuple(_overlaps(engine, document, rule.id, findings)),
    )  # fmt: skip
    return summary.with_summary(made, document)


def _context(engine: Engine, document: Document, loaded: LoadedRule, glossary: Glossary | None) -> Context:
    """What the rule reads, with the findings of the rules that run before it."""
    rules = engine.library.rules
    running = [rules[rule_id] for rule_id in engine.plan(frozenset({loaded.rule.id}))]
    context = Context(engine, document, attribute(engine, document, glossary), running)
    for other in running:
        if other.rule.id != loaded.rule.id:
            for draft in kind_named(other.rule.kind).run(context, other):
                context.add(other.rule.id, Range(draft.first, draft.last))
    return context


def _overlaps(engine: Engine, document: Document, rule_id: str, findings: Sequence[Finding]) -> Iterator[Overlap]:
    """Those findings of the rule that overlap one of a rule that is a case of it."""
    special = engine.cases.get(rule_id)
    if special and findings:
        others = lint_document(engine, document, special, force_language=True, all_overlapping=True).findings
        for place in (finding.place for finding in findings):
            over = (one.rule for one in others if one.place.start < place.end and one.place.end > place.start)
            for first in islice(over, 1):
                yield Overlap(Stretch(place.text, place.start, place.end), first)


def _candidate(
    context: Context, loaded: LoadedRule, draft: Draft, findings: Sequence[Finding], of_steps: Sequence[Check] = ()
) -> Candidate:
    document = context.document
    made = [*of_steps, *checks(context, loaded, draft)]
    if loaded.rule.kind == "pattern" and "except" in loaded.trees:
        over = [Range(*at) for at in excepted(context, loaded, [draft]) if at[0] < draft.last and at[1] > draft.first]
        shown = ", ".join(f"“{document.text_of(*at)}”" for at in over)
        made.append(Check("except", "no match over it", shown or "none", not over))
    at = stretch(document, draft.first, draft.last)
    if document.directives and all(check.holds for check in made):
        kept = any((one.place.start, one.place.end) == (at.start, at.end) for one in findings)
        made.append(Check("suppression", "none", "none" if kept else "a comment of the text suppresses it", kept))
    return Candidate(at, {name: stretch(document, *where) for name, where in draft.captures.items()}, tuple(made))


def _sequence(context: Context, loaded: LoadedRule) -> tuple[tuple[StepReached, ...], list[tuple[Draft, list[Check]]]]:
    """How far the steps of a sequence get, and its chains of nearest matches with what its steps ask of them, whether that holds or not."""
    chains = Chains(context, loaded)
    matches, reached = chains.matches, []
    for number, step in enumerate(chains.steps):
        distance = None
        if number:
            gaps = [
                steps_between(context, before, after, step.unit)
                for before in matches[number - 1]
                for after in [next((one for one in matches[number] if one.first >= before.last), None)]
                if after is not None
            ]
            distance = min(gaps, default=None)
        at, before = chains.numbers[number] + 1, chains.numbers[number - 1] + 1 if number else 0
        within = step.within if number else 0
        reached.append(StepReached(at, len(matches[number]), step.unit, within, distance, before))
        for one in chains.absent[number]:
            reached.append(
                StepReached(one.number + 1, len(one.matches), one.step.unit, one.step.within, None, at, True)
            )
    drafts = []
    for start in matches[0]:
        chain = chains.following(start) or chains.nearest(start)
        if chain is not None:
            drafts.append((sequence.draft_of(chain), list(_of_steps(context, chains, chain))))
    return tuple(reached), drafts


def _of_steps(context: Context, chains: Chains, chain: Sequence[Match]) -> Iterator[Check]:
    """What the steps ask of a chain: who speaks, and what must not come."""
    document = context.document
    for number, step in enumerate(chains.steps):
        at = chains.numbers[number] + 1
        if step.speaker is not None:
            who = [
                speaker_at(context.discourse, chain[one].first) or voice_at(context.discourse, chain[one].first)
                for one in (number - 1, number)
            ]
            yield Check(f"step {at} speaker", step.speaker, f"{who[0]}, then {who[1]}", chains.speaks(chain, number))
        coming = {one.number: match for one, match in chains.coming(chain, number)}
        for one in chains.absent[number]:
            match = coming.get(one.number)
            shown = "none" if match is None else f"“{document.text_of(match.first, match.last)}”"
            yield Check(f"step {one.number + 1} absent", "no match there", shown, match is None)


def _figure(context: Context, loaded: LoadedRule, one: measure.Measured) -> Figure:
    spec = loaded.fields(measure.Fields).measure
    bounds = [Bound("minimum", one.counted, spec.minimum, one.short != "minimum")]
    if spec.minimum_words and one.short != "minimum":
        bounds.append(Bound("minimum-words", one.words, spec.minimum_words, one.short != "minimum-words"))
    if one.short == "minimum-groups":
        bounds.append(Bound("minimum-groups", 0, spec.minimum_groups, False))
    if one.figure is not None:
        value = one.figure.value
        if spec.at_least is not None:
            bounds.append(Bound("at-least", value, spec.at_least, value >= spec.at_least))
        if spec.at_most is not None:
            bounds.append(Bound("at-most", value, spec.at_most, value <= spec.at_most))
    shown = None if one.figure is None else one.figure.shown
    return Figure(stretch(context.document, *one.unit), spec.figure, one.counted, shown, tuple(bounds))
