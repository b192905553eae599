"""Runs rules over a document, phase by phase: attribution, moves, measures."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from functools import cache
from itertools import filterfalse, takewhile
from typing import TypeVar

from linter.attribution.matching import attribute
from linter.attribution.model import Attribution, Discourse
from linter.findings.drafts import Hit
from linter.findings.finding import Finding, Findings, Place
from linter.findings.message import fill
from linter.findings.suppression import suppress
from linter.kinds import borrowing, consistency, headline, sequence
from linter.kinds.conditions import VOICES, Context, Ranges, voice_at, voice_fits
from linter.kinds.measure import Measures
from linter.kinds.repetition.figures import Repetitions
from linter.pattern import Match
from linter.ruleset.compiled import Engine
from linter.ruleset.packs import UNUSED
from linter.ruleset.rule import LoadedRule, Severity
from linter.text.document import Document, Range

_Found = TypeVar("_Found", Hit, Match)

_WHOLE: dict[str, Callable[[Context, LoadedRule], Iterable[Hit]]] = {
    "consistency": consistency.run, "headline": headline.run, "borrowing": borrowing.run,
}  # fmt: skip
"""Kinds that read the whole document, each by the function that gives a rule's hits."""


def lint_document(
    engine: Engine,
    document: Document,
    selected: Collection[str] | None = None,
    severities: dict[str, Severity] | None = None,
) -> Findings:
    """Lint one document.

    Args:
        engine: a compiled library.
        document: the article.
        selected: ids of the rules to report; None: all. Attribution rules run always, since voices depend on them.
        severities: severities that replace the rules' own, by id.

    Returns:
        Findings sorted by position, then rule.
    """
    discourse = attribute(engine, document)
    context = Context(engine, document, discourse)
    rules = engine.library.rules
    wanted = set(rules) if selected is None else set(selected)
    out: list[Finding] = []
    severities = severities or {}

    def report(loaded: LoadedRule, hits: Iterable[Hit]) -> None:
        rule_id = loaded.rule.id
        for hit in hits:
            context.ranges.setdefault(rule_id, []).append(Range(hit.first, hit.last))
            if rule_id in wanted:
                out.append(_finding(context, loaded, hit, severities.get(rule_id, loaded.rule.severity)))

    by_rule: dict[str, list[Attribution]] = {}
    for attribution in discourse.attributions:
        by_rule.setdefault(attribution.rule, []).append(attribution)
    for rule_id in sorted(wanted.intersection(by_rule)):
        if rule_id in rules:
            report(rules[rule_id], _attribution_hits(discourse, by_rule[rule_id]))
    running = [rules[rule_id] for rule_id in engine.plan(frozenset(wanted))]
    repetitions = Repetitions(context)
    repeating = list(takewhile(lambda loaded: loaded.rule.kind == "repetition", running))
    for loaded in repeating:
        report(loaded, _filtered(context, loaded, repetitions.run(loaded)))
    repetitions = Repetitions(context)  # anew: what the first have worked out makes room for matches
    matches: dict[tuple[str, str], list[Match]] = {}
    for key, match in engine.move_index(frozenset(loaded.rule.id for loaded in running)).scan(document):
        matches.setdefault(key, []).append(match)
    measures = Measures(context, matches)
    later = []
    for loaded in running[len(repeating) :]:
        rule_id, kind = loaded.rule.id, loaded.rule.kind
        if loaded.rule.attribution is not None:
            continue
        if kind == "measure":
            later.append(loaded)
        elif kind == "pattern":
            report(loaded, _pattern_hits(context, loaded, matches.pop((rule_id, "pattern"), ())))
        elif kind == "sequence":
            steps = [matches.get((rule_id, f"steps.{i}"), []) for i in range(len(loaded.rule.steps))]
            report(loaded, _filtered(context, loaded, sequence.run(context, loaded, steps)))
        elif kind == "repetition":
            report(loaded, _filtered(context, loaded, repetitions.run(loaded)))
        else:
            report(loaded, _filtered(context, loaded, _WHOLE[kind](context, loaded)))
    for loaded in later:
        report(loaded, measures.run(loaded))
    kept = suppress(document, out, set(rules), wanted, severities.get(UNUSED, "warning"))
    kept.sort(key=lambda f: (f.place.start, f.place.end, f.rule, f.message))
    return Findings(document, tuple(kept), discourse.attributions, discourse.speakers, document.warnings, discourse)


def _pattern_hits(context: Context, loaded: LoadedRule, matches: Iterable[Match]) -> Iterable[Hit]:
    """Hits of a pattern rule; its exceptions are looked for where there is something to except from."""
    hits = [Hit(*match) for match in _filtered(context, loaded, matches)]
    if not hits or "except" not in context.engine.library.parts(loaded.rule.id):
        return hits
    sentence_of = context.document.sentence_of
    near = {s for hit in hits for s in range(sentence_of[hit.first], sentence_of[hit.last - 1] + 1)}
    found = context.engine.except_index(loaded).near(context.document, near)
    excepted = Ranges([(match.first, match.last) for _, match in found])
    return [hit for hit in hits if not excepted.overlaps(hit.first, hit.last)]


def _filtered(context: Context, loaded: LoadedRule, hits: Iterable[_Found]) -> Iterable[_Found]:
    """Hits that stand in the rule's voice, place and blocks, and meet its conditions; what it does not ask costs nothing."""
    rule, voices, sentence_of = loaded.rule, context.discourse.voices, context.document.sentence_of
    if rule.voice != "any":
        fits = [voice_fits(rule.voice, voice) for voice in VOICES]
        hits = filter(lambda hit: fits[voices[hit.first]], hits)
    if rule.block:
        hits = filter(lambda hit: context.block_at(hit.first).kind in rule.block, hits)
    if rule.within:
        within = rule.within
        hits = filter(lambda hit: context.inside(within, Range(hit.first, hit.last)), hits)
    if rule.outside:
        outside = rule.outside
        hits = filterfalse(lambda hit: context.inside(outside, Range(hit.first, hit.last)), hits)
    if rule.attributed is not None:
        hits = filter(lambda hit: (sentence_of[hit.first] in context.attributed) == rule.attributed, hits)
    if rule.where:
        hits = filter(lambda hit: context.holds(loaded, hit.captures), hits)
    return hits


def _attribution_hits(discourse: Discourse, attributions: Iterable[Attribution]) -> Iterable[Hit]:
    for a in attributions:
        spans = [*a.content, *([a.cue] if a.cue else []), *([a.source] if a.source else [])]
        first = min(a.content).first
        last = max(s.last for s in a.content)
        captures = {"content": a.content[0]}
        if a.cue:
            captures["cue"] = a.cue
        if a.source:
            captures["source"] = a.source
        if a.addressee:
            captures["addressee"] = a.addressee
        near = [s for s in spans if s.last >= first - 12 and s.first <= last + 12]
        name = discourse.speakers[a.speaker].name if a.speaker is not None else ""
        yield Hit(min(near).first, max(s.last for s in near), captures, [], {"speaker": name})


@cache
def _family(rule_id: str) -> str:
    return rule_id.partition("/")[0]


def place(document: Document, at: Range) -> Place:
    """A token range as a place in the source."""
    start, end = document.source_span(at.first, at.last)
    line, column = document.line_column(start)
    return Place(start, end, line, column, document.source[start:end])


def _finding(context: Context, loaded: LoadedRule, hit: Hit, severity: Severity) -> Finding:
    document, discourse, rule = context.document, context.discourse, loaded.rule
    token = hit.first if rule.attribution is None else hit.captures["content"].first
    voice, speaker = voice_at(discourse, token), discourse.speaker_of[token]
    name = discourse.speakers[speaker].name if speaker >= 0 else None

    def value(role: str) -> str | None:
        """What a message says in a place: as the rule's kind worked it out, as captured, or as it is of every finding."""
        if role in hit.values:
            return hit.values[role]
        span = hit.captures.get(role)
        if span is not None:
            return document.text_of(*span)
        if role == "words":
            return document.text_of(hit.first, hit.last)
        return {"speaker": name, "voice": voice}.get(role)

    at = Range(hit.first, hit.last)
    whole = place(document, at)
    return Finding(
        rule=rule.id, family=_family(rule.id), severity=severity, title=rule.title, message=fill(rule.message, value),
        place=whole, voice=voice, speaker=name,  # type: ignore[arg-type]
        captures={role: whole if span == at else place(document, span) for role, span in sorted(hit.captures.items())},
        evidence=tuple((label, place(document, span)) for label, span in hit.evidence),
        why=rule.why, advice=rule.advice, suggestion=rule.suggestion, value=hit.value, references=rule.references,
    )  # fmt: skip
