"""Packs, and the choice of the rules that run: configuration and command line choose in layers.

A pack is a set of rules for a purpose; each rule lists the packs it is in.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING, Literal, NamedTuple

import msgspec

from linter.nearest import nearest, nearest_rule

if TYPE_CHECKING:
    from linter.ruleset.library import RuleLibrary
    from linter.ruleset.rule import LoadedRule, Severity

Level = Literal["error", "warning", "notice", "info", "off"]

PACKS = {
    "core": "quiet and precise: what is worth a look in any article",
    "newsroom": "an editor before publication: mostly the paper's own words",
    "discourse": "an analyst: every move and every attribution",
    "speech": "figures, repetition and appeals of speeches",
}
"""The built-in packs, each with its purpose."""

ALL = "all"
"""The pack every rule is in."""

DEFAULT = "core"
"""The pack that runs where nothing is chosen."""

UNUSED = "suppression/unused"
"""The id of findings about a suppression that suppresses nothing. No rule file has it; it is in every pack."""

CONTINUATION = "attribution/continuation"
"""The id of attributions that no rule finds: quotations that continue the last one."""

_NAME = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")


class Layer(msgspec.Struct, frozen=True):
    """A choice of rules by one configuration file, one override in it, or the command line.

    ``anew``: its packs and selections replace those of earlier layers; otherwise they are added.
    ``file`` and ``where`` (the keys that lead to the table) are for errors.
    """

    packs: tuple[str, ...] = ()
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: tuple[tuple[str, Level], ...] = ()
    anew: bool = False
    file: str | None = None
    where: tuple[str | int, ...] = ()


class ChoiceError(ValueError):
    """A chosen pack or rule does not exist, or no rule is left; ``str`` says where, and which name is nearest.

    ``message`` is the same without the place; ``layer`` and ``key`` are the place, ``name`` is what was chosen.
    """

    def __init__(self, message: str, layer: Layer, key: str, name: str) -> None:
        super().__init__(f"{layer.file}: in {key}: {message}" if layer.file else message)
        self.message, self.layer, self.key, self.name = message, layer, key, name


def check_pack(name: str, builtin: bool) -> str | None:
    """What is wrong with a pack's name in a rule's ``packs``; None if nothing is."""
    if name in PACKS:
        return None
    if name == ALL:
        return f"every rule is in {ALL!r}; leave it out"
    # A user's rule makes a pack by naming it, so only likely typing mistakes are refused: "newsrom", but not "newsroom-eu".
    near = nearest(name, PACKS, cutoff=0.5 if builtin else 0.88)
    if builtin or near:
        return f"there is no pack {name!r}" + (near or f"; known: {', '.join(PACKS)}")
    if not _NAME.fullmatch(name):
        return f"the pack's name {name!r} must be small letters with hyphens"
    return None


def pack_names(library: RuleLibrary) -> list[str]:
    """Every pack that can be chosen: the built-in ones, ``all``, then a user's own by name."""
    own = {pack for loaded in library.rules.values() for pack in loaded.rule.packs} - set(PACKS)
    return [*PACKS, ALL, *sorted(own)]


def in_pack(loaded: LoadedRule, pack: str) -> bool:
    """Whether a rule is in a pack. A user's rule that lists none is in every pack, so that it runs."""
    return pack == ALL or pack in loaded.rule.packs or not (loaded.builtin or loaded.rule.packs)


def choose(library: RuleLibrary, layers: Sequence[Layer]) -> dict[str, Severity]:
    """The rules that run, by id, with the severities of their findings.

    Packs and selections choose rules; where no layer has any, the pack ``core`` does. ``ignore`` and the severity ``off`` remove
    rules, until a later layer selects them. Of a layer's severities the longest glob that matches counts; later layers override
    earlier ones.

    Raises:
        ChoiceError: a layer names a rule or pack that does not exist.
    """
    asked = _asked(library, layers)
    running: dict[str, Severity] = {}
    for rule in sorted({*asked.chosen, UNUSED} - asked.ignored):
        own = library.rules[rule].rule.severity if rule in library.rules else "warning"
        level = asked.levels[rule][0] if rule in asked.levels else own
        if level != "off":
            running[rule] = level
    return running


class Configured(NamedTuple):
    """A severity that a configuration gives to a rule, and its file."""

    level: Level
    file: str


def configured_severities(library: RuleLibrary, layers: Sequence[Layer]) -> dict[str, Configured]:
    """The severities that configurations give, by rule, whether the rule runs or not. Raises as ``choose``."""
    levels = _asked(library, layers).levels
    return {rule: Configured(level, layer.file) for rule, (level, layer) in levels.items() if layer.file is not None}


def idle_severities(library: RuleLibrary, layers: Sequence[Layer], running: Mapping[str, Severity]) -> list[str]:
    """What is said of severities that the last configuration gives to rules of which none runs. Raises as ``choose``."""
    said = []
    for layer in layers:
        for glob, level in layer.severity if layer.file == layers[-1].file else ():
            rules = _matching(layer, "severity", (glob,), library)
            if level != "off" and rules.isdisjoint(running):
                packs = sorted(
                    {pack for rule in rules & library.rules.keys() for pack in library.rules[rule].rule.packs}
                )
                names = f"no rule that {glob!r} matches runs" if glob not in rules else f"{glob!r} does not run"
                told = f" (packs: {', '.join(packs)})" if packs else ""
                said.append(
                    f"{layer.file}: in severity: {names}{told}; choose it by select or packs, or take the severity out"
                )
    return said


class _Asked(NamedTuple):
    """What layers ask for: the rules chosen, those that are ignored, and severities, each with the layer that sets it."""

    chosen: set[str]
    ignored: set[str]
    levels: dict[str, tuple[Level, Layer]]


def _asked(library: RuleLibrary, layers: Sequence[Layer]) -> _Asked:
    chosen: set[str] | None = None
    ignored: set[str] = set()
    levels: dict[str, tuple[Level, Layer]] = {}
    for layer in layers:
        if layer.packs or layer.select:
            selected = _matching(layer, "select", layer.select, library)
            named = selected | _members(library, layer)
            chosen = named if layer.anew or chosen is None else chosen | named
            ignored -= selected
            levels = {rule: level for rule, level in levels.items() if level[0] != "off" or rule not in selected}
        ignored |= _matching(layer, "ignore", layer.ignore, library)
        for glob, level in sorted(layer.severity, key=lambda item: (len(item[0]), item[0])):
            levels.update(dict.fromkeys(_matching(layer, "severity", (glob,), library), (level, layer)))
    if chosen is None:
        chosen = {rule for rule, loaded in library.rules.items() if in_pack(loaded, DEFAULT)}
    return _Asked(chosen, ignored, levels)


def precise(library: RuleLibrary, running: Mapping[str, Severity], least: float) -> dict[str, Severity]:
    """Those of some rules that are known to be precise enough; ``UNUSED``, which judges no language, stays.

    Args:
        library: the rules.
        running: the rules that would run, with their severities.
        least: the least lower bound of a rule's precision (95 %). A rule without a figure has none.

    Raises:
        ChoiceError: no rule is left; says how many were judged.
    """
    figures = {rule: library.rules[rule].figure for rule in running if rule in library.rules}
    low = {rule: figure.interval[0] for rule, figure in figures.items() if figure is not None}
    if figures and not any(bound >= least for bound in low.values()):
        best = f"; the best lower bound is {max(low.values()):.2f}" if low else ""
        judged = f"{len(low)} of {len(figures)} have been judged{best}"
        said = f"no chosen rule is known to have a precision of at least {least:g}: {judged}"
        raise ChoiceError(said, Layer(), "min-precision", f"{least:g}")
    return {rule: level for rule, level in running.items() if rule not in figures or low.get(rule, -1.0) >= least}


def with_severities(
    library: RuleLibrary, selected: Mapping[str, Severity] | Collection[str] | None
) -> Mapping[str, Severity]:
    """Some rules (None: all) with the severities of their findings: the given ones, else the rules' own."""
    if isinstance(selected, Mapping):
        return selected
    chosen = {*library.rules, UNUSED} if selected is None else selected
    own = {rule: library.rules[rule].rule.severity for rule in chosen if rule in library.rules}
    return {**own, UNUSED: "warning"} if UNUSED in chosen else own


def _members(library: RuleLibrary, layer: Layer) -> set[str]:
    names = pack_names(library)
    for pack in layer.packs:
        if pack not in names:
            hint = f"known: {', '.join(names)}"
            if any(fnmatchcase(rule, pack) for rule in library.rules):
                hint = "that names rules: select them"
            said = f"there is no pack {pack!r}" + nearest(pack, names, f"; {hint}")
            raise ChoiceError(said, layer, "packs", pack)
    return {rule for rule, loaded in library.rules.items() if any(in_pack(loaded, pack) for pack in layer.packs)}


def _matching(layer: Layer, key: str, globs: Iterable[str], library: RuleLibrary) -> set[str]:
    """The ids that globs match, or that are in the packs that ``select`` names. Raises ChoiceError if one matches none."""
    known = {*library.rules, UNUSED}
    out: set[str] = set()
    for glob in globs:
        if key == "select" and glob in pack_names(library):
            out |= {rule for rule, loaded in library.rules.items() if in_pack(loaded, glob)}
            continue
        found = {glob} if glob in known else {rule for rule in known if fnmatchcase(rule, glob)}
        if not found:
            if any(rule.startswith(f"{glob}/") for rule in known):
                hint = f"; did you mean {glob + '/*'!r}?"
            elif glob in pack_names(library):
                hint = "; that is a pack: choose it as one"
            else:
                hint = nearest_rule(glob, known, "; see `rhetlint rules list`")
            raise ChoiceError(f"no rule matches {glob!r}{hint}", layer, key, glob)
        out |= found
    return out
