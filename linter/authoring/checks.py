"""What a rule asks of a match, one by one: what it wanted, what was there, and whether it holds. The tests are those that rules run."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from linter.authoring.explanation import Check
from linter.findings.drafts import Draft
from linter.findings.voices import speaker_at, voice_at
from linter.kinds.answers import answered
from linter.kinds.conditions import answers, asked, length_in_words, related
from linter.kinds.context import Context
from linter.ruleset.form import unit_of
from linter.ruleset.rule import Answered, Condition, Globs, LoadedRule
from linter.text.document import Range


def checks(context: Context, loaded: LoadedRule, draft: Draft) -> Iterator[Check]:
    """The checks of a match or chain, in the order in which they are asked."""
    at = Range(draft.first, draft.last)
    for key, holds in asked(context, loaded):
        if key == "where":
            for name, condition in loaded.rule.where.items():
                if name in draft.captures:
                    yield from _where(context, loaded, name, condition, draft)
        else:
            yield Check(
                key,
                _wanted(getattr(loaded.rule, key)),
                _found(context, loaded, key, at, getattr(loaded.rule, key)),
                holds(draft),
            )


def _where(context: Context, loaded: LoadedRule, name: str, condition: Condition, draft: Draft) -> Iterator[Check]:
    document, at = context.document, draft.captures[name]
    text = f"“{document.text_of(*at)}”"
    for key, holds in answers(context, loaded, name, condition, at):
        wanted = getattr(condition, key.replace("-", "_"))
        found = text
        if key in ("voice", "within", "outside"):
            found = f"{text} {_found(context, loaded, key, at, wanted)}"
        elif key.endswith("words"):
            found = f"{text} has {length_in_words(document, at)}"
        yield Check(f"where.{name}.{key}", _wanted(wanted), found, holds)
    for key, other in (("same-as", condition.same_as), ("differs-from", condition.differs_from)):
        if other is not None:
            one = Condition(same_as=other) if key == "same-as" else Condition(differs_from=other)
            theirs = draft.captures.get(other)
            shown = "nothing" if theirs is None else f"“{document.text_of(*theirs)}”"
            holds = related(document, one, at, draft.captures)
            yield Check(f"where.{name}.{key}", other, f"{text}, and {other} is {shown}", holds)


def _wanted(value: bool | str | Globs | Answered) -> str:
    if isinstance(value, Answered):
        return f"no answer within {value.before} sentences before and {value.after} after"
    if isinstance(value, tuple):
        return ", ".join(value)
    return {True: "yes", False: "no"}[value] if isinstance(value, bool) else str(value)


def _found(context: Context, loaded: LoadedRule, key: str, at: Range, wanted: Any) -> str:
    """What is there where a key of a rule asks something."""
    if key == "voice":
        speaker = speaker_at(context.discourse, at.first)
        return voice_at(context.discourse, at.first) + (f" ({speaker})" if speaker else "")
    if key == "block":
        return context.block_at(at.first).kind
    if key == "answered":
        return "answered" if answered(context, loaded, wanted, at) else "not answered"
    if key == "attributed":
        return "yes" if context.document.sentence_of[at.first] in context.attributed else "no"
    if key == "opinion":
        return "yes" if context.opinion else "no"
    unit = unit_of(wanted)
    if unit is not None:
        return f"{'inside' if context.inside(wanted, at) else 'not inside'} a <{unit}>"
    holders = sorted(
        {
            rule
            for rule in context.engine.matching("*")
            for other in context.found(rule)
            if other.first <= at.first and at.last <= other.last
        }
    )
    return f"inside findings of {', '.join(holders)}" if holders else "inside no finding"
