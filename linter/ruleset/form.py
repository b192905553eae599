"""The form of a kind of rule: the keys that rule files give it, and what its rules ask for before they can run.

The kinds themselves are in ``linter.kinds``. What reads rule files gets their forms and knows no kind by name, so that a new
kind needs no change here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any, Generic, Literal, NamedTuple, TypeVar

import msgspec

from linter.ruleset.rule import Globs, Part, Rule

if TYPE_CHECKING:
    from linter.ruleset.convert import Path

F = TypeVar("F", bound=Part)


class Asked(NamedTuple):
    """A pattern that a rule brings.

    ``part`` is the name it has beside the rule's other patterns, ``at`` the keys that lead to it in the rule file.
    ``everywhere``: looked for in the whole document before the rule runs; otherwise tried only where the rule looks.
    ``captures``: what it captures may be named in the rule's message and in ``where``.
    """

    part: str
    text: str
    at: Path
    everywhere: bool = True
    captures: bool = True


class Asks(NamedTuple):
    """What one rule asks for: its patterns, lexicons by name (each with the keys that lead to the name), globs of rules whose
    findings it reads."""

    patterns: tuple[Asked, ...] = ()
    lexicons: tuple[tuple[Path, str], ...] = ()
    findings: tuple[Globs, ...] = ()


PLACED = ("voice", "block", "within", "outside", "attributed")
"""Keys of a rule that choose among what it finds by where that is."""


def together(asks: Iterable[Asks]) -> Asks:
    """All that several parts of a rule ask for."""
    parts = list(asks)
    return Asks(
        tuple(one for part in parts for one in part.patterns),
        tuple(one for part in parts for one in part.lexicons),
        tuple(one for part in parts for one in part.findings),
    )


class Form(NamedTuple, Generic[F]):
    """The form of one kind of rule.

    Args:
        fields: the keys of a rule file that belong to the kind. A rule of another kind must not have them, and one of this
            kind must have those without a default.
        asks: what a rule with these fields asks for.
        values: the names that its messages may use beside ``words``, ``voice``, ``speaker`` and the captures of its patterns.
        placed: whether its rules choose among what they find by voice and place (the keys ``PLACED``).
    """

    fields: type[F]
    asks: Callable[[F], Asks]
    values: frozenset[str] = frozenset()
    placed: bool = True

    @property
    def keys(self) -> dict[str, bool]:
        """The kind's keys as a rule file writes them, each with whether it is required."""
        return _keys(self.fields)


@cache
def _keys(fields: type[Part]) -> dict[str, bool]:
    return {field.encode_name: field.required for field in msgspec.structs.fields(fields)}


Forms = Mapping[str, Form[Any]]
"""The forms of all kinds, by the kinds' names."""


def named_lexicons(part: object, at: Path) -> tuple[tuple[Path, str], ...]:
    """The lexicons that a part of a rule names under the keys which name lexicons wherever they occur.

    Args:
        part: a struct of the rule, or None.
        at: the keys that lead to it.
    """
    found = ((key, getattr(part, key, None)) for key in ("lexicon", "holding", "without"))
    return tuple(((*at, key), name) for key, name in found if name)


def common_asks(rule: Rule) -> Asks:
    """What a rule asks for whatever its kind: the patterns and findings of its conditions."""
    patterns: list[Asked] = []
    globs: list[Globs | None] = [rule.within, rule.outside]
    for name, condition in rule.where.items():
        globs += [condition.within, condition.outside]
        for key, text in (("matches", condition.matches), ("lacks", condition.lacks)):
            if text is not None:
                patterns.append(Asked(f"where.{name}.{key}", text, ("where", name, key), False, False))
    of_rules = (one for one in globs if one and not (isinstance(one, str) and one.startswith("<")))
    return Asks(tuple(patterns), (), tuple(of_rules))


def kind_of(data: Mapping[str, Any], forms: Forms) -> str:
    """The kind of a rule whose file does not name it: that whose required keys it has, of several the one that requires most.

    Where it has those of none, ``pattern``.
    """
    required = {name: [key for key, needed in form.keys.items() if needed] for name, form in forms.items()}
    having = [name for name, keys in required.items() if all(key in data for key in keys)]
    return max(having, key=lambda name: len(required[name]), default="pattern")


def rule_type(forms: Forms) -> type[Rule]:
    """What a rule file may hold: the keys that every rule has, and those of all kinds, each optional."""
    return _rule_type(tuple(forms.items()))


@cache
def _rule_type(forms: tuple[tuple[str, Form[Any]], ...]) -> type[Rule]:
    names = tuple(name for name, _ in forms)
    fields: dict[str, tuple[str, Any, Any]] = {"kind": ("kind", Literal[names], "pattern")}
    for _, form in forms:
        for field in msgspec.structs.fields(form.fields):
            spec = msgspec.field(default=msgspec.UNSET, name=field.encode_name)
            fields.setdefault(field.encode_name, (field.name, field.type | msgspec.UnsetType, spec))
    made = msgspec.defstruct(
        "Rule", fields.values(), bases=(Rule,), namespace={"__doc__": Rule.__doc__}, module=__name__, frozen=True
    )
    return made  # type: ignore[return-value]  # its base is Rule
