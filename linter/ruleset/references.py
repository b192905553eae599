"""Checks what rules say of each other: that the rules they name exist, and that none reads its own findings or is a case of itself."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from graphlib import CycleError, TopologicalSorter

from linter.nearest import nearest, nearest_rule
from linter.problems import quoted
from linter.ruleset.cases import in_circle
from linter.ruleset.load import Checked
from linter.ruleset.packs import CONTINUATION
from linter.ruleset.plan import read_by
from linter.ruleset.rule import Globs, LoadedRule, picks
from linter.ruleset.source import Source
from linter.ruleset.yamlfile import RuleError


def wrong_references(found: Iterable[tuple[Source, Checked]], rules: Mapping[str, LoadedRule]) -> Iterator[RuleError]:
    """The errors of rules that read findings.

    Args:
        found: each rule as it was checked, with its file.
        rules: all rules of the library by id, these among them.
    """
    found = list(found)
    known = dict.fromkeys([*rules, CONTINUATION])
    for source, checked in found:
        for at, globs in checked.asks.findings:
            yield from _unknown(source, (*checked.path, *at), globs, known)
    placed = {checked.rule.id: (source, checked) for source, checked in found}
    circle = _circle(rules)
    if circle:
        source, checked = next((placed[one] for one in circle if one in placed), next(iter(placed.values())))
        at = next((at for at, _ in checked.asks.findings), ())
        shown = " reads the findings of ".join(circle[:8] if len(circle) <= 8 else [*circle[:7], "… " + circle[-1]])
        said = f"{shown}: a circle has no beginning; take one of these references out"
        yield source.error(said, (*checked.path, *at))


def wrong_cases(found: Iterable[tuple[Source, Checked]], rules: Mapping[str, LoadedRule]) -> Iterator[RuleError]:
    """The errors of what rules call more general (``more-general``). Arguments as of ``wrong_references``."""
    for source, (rule, _, _, path, _) in found:
        for number, name in enumerate(rule.more_general):
            if name not in rules:
                hint = nearest(name, rules, "; see `rhetlint rules list`")
                yield source.error(f"there is no rule {quoted(name)}{hint}", (*path, "more-general", number))
        if in_circle(rules, rule.id):
            said = f"{rule.id} is made a case of itself; take out one of the rules that make it so"
            yield source.error(said, (*path, "more-general"))


def _unknown(source: Source, path: tuple[str | int, ...], globs: Globs, known: Collection[str]) -> Iterator[RuleError]:
    each = (globs,) if isinstance(globs, str) else globs
    if not isinstance(globs, str) and not any(not glob.startswith("!") for glob in globs):
        yield source.error("this only excludes rules; name those that are meant too, as in [attribution/*]", path)
    for number, glob in enumerate(each):
        name = glob.removeprefix("!")
        if name in known or any(picks(name, rule) for rule in known):
            continue
        if name.startswith("<"):
            hint = "; a unit stands alone, not in a list"
        elif any(rule.startswith(f"{name}/") for rule in known):
            hint = f"; did you mean {name + '/*'!r}?"
        else:
            hint = nearest_rule(name, known, "; see `rhetlint rules list`")
        yield source.error(f"no rule matches {quoted(name)}{hint}", path if isinstance(globs, str) else (*path, number))


def _circle(rules: Mapping[str, LoadedRule]) -> list[str]:
    """Ids of rules of which each reads the findings of the next, and the last is the first; empty where there is none."""
    graph = {one: list(read_by(rules, one)) for one, loaded in rules.items() if loaded.reads}
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        circle: list[str] = error.args[1][::-1]
        return circle
    return []
