"""What a rule asks of a match, one by one: what it wanted, what was there, and whether it holds. The tests are those that rules run."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from linter.authoring.explanation import Check
from linter.findings.drafts import Draft
from linter.findings.voices import speaker_at, voice_at
from linter.kinds.answers import answered
from linter.kinds.conditions import agrees, answers, asked, distance, length_in_words, neighbours
from linter.kinds.context import Context
from linter.kinds.places import positions
from linter.kinds.quantities import quantity_in
from linter.ruleset.form import unit_of
from linter.ruleset.rule import Answered, Condition, LoadedRule, Near, Part
from linter.text.document import Range
from linter.wording import amount, plain


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
                _wanted(getattr(loaded.rule, key.replace("-", "_"))),
                _found(context, loaded, key, at, getattr(loaded.rule, key.replace("-", "_"))),
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
        elif key == "speaker":
            found = f"{text} {_found(context, loaded, 'voice', at, wanted)}"
        elif key == "number":
            quantity = quantity_in(document.text_of(*at))
            shown = "no number" if quantity is None else f"{plain(quantity.value)}{' %' if quantity.percent else ''}"
            found = f"{text} has {shown}"
        elif key.endswith("words"):
            found = f"{text} has {length_in_words(document, at)}"
        yield Check(f"where.{name}.{key}", _wanted(wanted), found, holds)
    for keys, other in condition.compared.items():
        theirs = draft.captures.get(other)
        shown = "nothing" if theirs is None else f"“{document.text_of(*theirs)}”"
        holds = keys == ("differs-from",) if theirs is None else agrees(document, condition, keys, at, theirs)
        found = f"{text}, and {other} is {shown}"
        if keys[0] == "apart" and condition.apart is not None and theirs is not None:
            found += f", {amount(distance(document, at, theirs, condition.apart.unit), condition.apart.unit)} off"
        wanted = other if keys[0] != "apart" else _wanted(condition.apart)
        yield Check(f"where.{name}.{'.'.join(keys)}", wanted, found, holds)


def _wanted(value: Any) -> str:
    if isinstance(value, Answered):
        return f"no answer among the {value.before} before and {value.after} after its sentence"
    if isinstance(value, Part):
        said = msgspec.to_builtins(value)
        return ", ".join(f"{key} {_wanted(tuple(one) if isinstance(one, list) else one)}" for key, one in said.items())
    if isinstance(value, tuple):
        return ", ".join(value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    return plain(value) if isinstance(value, float) else str(value)


def _found(context: Context, loaded: LoadedRule, key: str, at: Range, wanted: Any) -> str:
    """What is there where a key of a rule asks something."""
    if isinstance(wanted, Near):
        near = sorted({rule for rule, _ in neighbours(context, wanted, at, behind=key.endswith("before"))})
        return ", ".join(near) or "none"
    if key in ("voice", "speaker"):
        speaker = speaker_at(context.discourse, at.first)
        return voice_at(context.discourse, at.first) + (f" ({speaker})" if speaker else "")
    if key == "block":
        return context.block_at(at.first).kind
    if key == "position":
        return ", ".join(positions(context.document, at.first))
    if key == "answered":
        return "answered" if answered(context, loaded, wanted, at) else "not answered"
    if key == "attributed":
        return "yes" if context.document.sentence_of[at.first] in context.attributed else "no"
    if key == "opinion":
        return "yes" if context.opinion else "no"
    if key == "argued":
        return "yes" if context.argues(at.first) else "no, it is told in a news report"
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
