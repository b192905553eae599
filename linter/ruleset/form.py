"""The form of a kind of rule: its keys in rule files, and what its rules need before they can run.

The kinds themselves are in ``linter.kinds``. The code that reads rule files gets their forms and knows no kind by name, so a new kind
needs no change here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any, Generic, Literal, NamedTuple, TypeVar

import msgspec

from linter.ruleset.rule import Globs, Near, Part, Rule

if TYPE_CHECKING:
    from linter.ruleset.convert import Path

F = TypeVar("F", bound=Part)


class Asked(NamedTuple):
    """A pattern of a rule.

    ``part`` is its name among the rule's patterns, ``at`` the keys that lead to it in the rule file.
    ``everywhere``: searched for in the whole document before the rule runs; otherwise tried only where the rule looks.
    ``captures``: whether the rule's message and ``where`` may name its captures.
    ``against``: what it matches speaks against a finding, so that texts with one need not have it.
    """

    part: str
    text: str
    at: Path
    everywhere: bool = True
    captures: bool = True
    against: bool = False


class Asks(NamedTuple):
    """What a rule needs: its patterns, and, each after the keys that lead to it, the names of lexicons, globs of the rules whose
    findings it reads, and names of units."""

    patterns: tuple[Asked, ...] = ()
    lexicons: tuple[tuple[Path, str], ...] = ()
    findings: tuple[tuple[Path, Globs], ...] = ()
    units: tuple[tuple[Path, str], ...] = ()


PLACED = (
    "voice",
    "block",
    "position",
    "within",
    "outside",
    "attributed",
    "opinion",
    "argued",
    "answered",
    "speaker",
    "after",
    "not-after",
    "before",
    "not-before",
)
"""Keys of a rule that choose among its matches by voice or place."""


def together(asks: Iterable[Asks]) -> Asks:
    """All that several parts of a rule need."""
    parts = list(asks)
    return Asks(
        tuple(one for part in parts for one in part.patterns),
        tuple(one for part in parts for one in part.lexicons),
        tuple(one for part in parts for one in part.findings),
        tuple(one for part in parts for one in part.units),
    )


class Form(NamedTuple, Generic[F]):
    """The form of one kind of rule.

    Args:
        fields: a struct of the keys that belong to the kind. A rule of this kind must have those without a default; a rule of
            another kind must have none that its own kind lacks.
        asks: gives what a rule with these fields needs.
        values: names that its messages may use beside ``words``, ``voice``, ``speaker`` and the captures of its patterns.
        placing: which of the keys ``PLACED`` its rules may use.
    """

    fields: type[F]
    asks: Callable[[F], Asks]
    values: frozenset[str] = frozenset()
    placing: tuple[str, ...] = PLACED

    @property
    def placed(self) -> bool:
        """Whether its rules choose among matches by voice and place."""
        return "voice" in self.placing

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
    """The lexicons that a part of a rule names under ``lexicon``, ``holding`` or ``without``, each after the keys that lead to it.

    Args:
        part: a struct of the rule, or None.
        at: the keys that lead to it.
    """
    found = ((key, getattr(part, key, None)) for key in ("lexicon", "holding", "without"))
    return tuple(((*at, key), name) for key, name in found if name)


def common_asks(rule: Rule) -> Asks:
    """What a rule of any kind needs: the patterns of its conditions, and the findings they read."""
    patterns: list[Asked] = []
    lexicons: list[tuple[Path, str]] = []
    held: list[tuple[Path, Globs | None]] = [(("within",), rule.within), (("outside",), rule.outside)]
    for name, condition in rule.where.items():
        held += [(("where", name, "within"), condition.within), (("where", name, "outside"), condition.outside)]
        for key, text in (("matches", condition.matches), ("lacks", condition.lacks)):
            if text is not None:
                patterns.append(Asked(f"where.{name}.{key}", text, ("where", name, key), False, False, key == "lacks"))
        if condition.speaker is not None and condition.speaker.role is not None:
            lexicons.append((("where", name, "speaker", "role"), condition.speaker.role))
    if rule.speaker is not None and rule.speaker.role is not None:
        lexicons.append((("speaker", "role"), rule.speaker.role))
    if rule.answered is not None:
        if rule.answered.pattern is not None:
            text = rule.answered.pattern
            patterns.append(Asked("answered.pattern", text, ("answered", "pattern"), False, False, True))
        if rule.answered.described is not None:
            lexicons.append((("answered", "described"), rule.answered.described))
    findings: list[tuple[Path, Globs]] = [((key, "findings"), near.findings) for key, near in nears(rule)]
    units: list[tuple[Path, str]] = []
    for at, holder in held:
        unit = unit_of(holder)
        if unit is not None:
            units.append((at, unit))
        elif holder:
            findings.append((at, holder))
    return Asks(tuple(patterns), tuple(lexicons), tuple(findings), tuple(units))


def nears(rule: Rule) -> Iterator[tuple[str, Near]]:
    """What a rule says of findings before and behind its matches: each key with its value."""
    found = {"after": rule.after, "not-after": rule.not_after, "before": rule.before, "not-before": rule.not_before}
    return ((key, near) for key, near in found.items() if near is not None)


def unit_of(holder: Globs | None) -> str | None:
    """The name of the unit that ``within`` or ``outside`` names as ``<unit>``; None where they name rules."""
    return holder[1:-1] if isinstance(holder, str) and holder.startswith("<") and holder.endswith(">") else None


def kind_of(data: Mapping[str, Any], forms: Forms) -> str:
    """The kind of a rule whose file does not name it: the one whose required keys it has; of several, the one that requires most.

    ``pattern`` if there is none.
    """
    required = {name: [key for key, needed in form.keys.items() if needed] for name, form in forms.items()}
    having = [name for name, keys in required.items() if all(key in data for key in keys)]
    return max(having, key=lambda name: len(required[name]), default="pattern")


def rule_type(forms: Forms) -> type[Rule]:
    """The type of a rule in a file: the keys of every rule, and those of all kinds, each of these optional."""
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
