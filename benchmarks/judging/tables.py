"""Figures made of verdicts: printed by rule, and written where the program reads them (``rules/precision.tsv``)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from fnmatch import fnmatchcase
from pathlib import Path

from texts import CORPORA, ROOT

from judging.sheets import VERDICTS
from judging.verdicts import JUDGED, Agreement, Reading, agreement, by_finding, counts, readings
from linter import RuleLibrary, load_rules
from linter.attribution.matching import attribute
from linter.evaluation.attribution import Scores
from linter.evaluation.gold import read_gold
from linter.evaluation.pairing import marked
from linter.ruleset.compiled import Engine
from linter.ruleset.precision import COLUMNS, FILE, Figure, read_figures, wilson
from linter.text import from_text

FIGURES = ROOT / "rules" / FILE
AGREEMENT = JUDGED / "agreement.md"
Key = tuple[str, str]


def judged(library: RuleLibrary, given: list[Reading]) -> dict[Key, Figure]:
    """The figures that blind verdicts give, by rule and digest."""
    digests = {rule: loaded.digest for rule, loaded in library.rules.items()}
    found = counts(by_finding(given), digests)
    return {
        (rule, digests[rule]): Figure("readers", *(tally[one] for one in VERDICTS)) for rule, tally in found.items()
    }


def gold(library: RuleLibrary) -> dict[Key, Figure]:
    """The figures of attribution rules: how many of their findings PolNeAR marks (relaxed)."""
    engine, scores = Engine(library), Scores()
    for row in read_gold(CORPORA / "polnear.dev.jsonl"):
        document = from_text(row.text)
        found = attribute(engine, document).attributions
        scores.add(row.id, row.text, row.quotes, [marked(document, a) for a in found], [a.rule for a in found])
    return {
        (rule, library.rules[rule].digest): Figure("gold", scores.rules_hit[rule], 0, 0, found - scores.rules_hit[rule])
        for rule, found in scores.rules.items()
        if rule in library.rules
    }


def write(anew: Mapping[Key, Figure], basis: str, file: Path = FIGURES) -> None:
    """Write figures in place of those of the same basis; those of the other basis stay."""
    kept = {key: figure for key, figure in read_figures(str(file)).items() if figure.basis != basis}
    rows = ["\t".join(COLUMNS)]
    for (rule, digest), figure in sorted({**kept, **anew}.items()):
        counted = (figure.right, figure.broken, figure.pointless, figure.wrong)
        rows.append("\t".join(map(str, (rule, digest, figure.basis, *counted))))
    file.write_text("\n".join(rows) + "\n", "utf-8")


def write_agreement(given: list[Reading], library: RuleLibrary, file: Path = AGREEMENT) -> None:
    """Write how far readers agree, of every family, of the pack core and of all, with the readers' names."""
    lines = ["Made by `python benchmarks/judge.py write`; do not edit.", ""]
    lines += ["| of | findings read by two | share on which they differ | kappa | readers |", "|---|---|---|---|---|"]
    for name, some in _groups(library, given):
        found = agreement(by_finding(some).values())
        if found is not None:
            names = ", ".join(sorted({one.reader for one in some}))
            lines.append(f"| {name} | {found.findings} | {found.differing:.3f} | {_kappa(found)} | {names} |")
    file.write_text("\n".join(lines) + "\n", "utf-8")


def table(glob: str, pack: str | None) -> Iterator[str]:
    """The lines of a table of precision by rule, and of all together."""
    library = load_rules()
    given = [one for one in readings(glob) if pack is None or _in(library, one, pack)]
    found = {rule: figure for (rule, _), figure in judged(library, given).items()}
    yield "| rule | packs | judged | right | broken | pointless | wrong | precision | 95 % |"
    yield "|---|---|---|---|---|---|---|---|---|"
    total: Counter[str] = Counter()
    for rule, loaded in library.rules.items():
        if rule in found:
            one = found[rule]
            total.update(right=one.right, broken=one.broken, pointless=one.pointless, wrong=one.wrong)
            yield _row(f"{rule} | {' '.join(loaded.rule.packs)}", one)
    if total:
        whole = Figure("readers", *(total[one] for one in VERDICTS))
        yield _row("in all |", whole)
        usable, pointless = (whole.right + whole.broken) / whole.judged, whole.pointless / whole.judged
        yield f"\nright {whole.precision:.2f}, right or broken {usable:.2f}, pointless {pointless:.2f}"
    waiting = sorted(
        rule
        for rule, loaded in library.rules.items()
        if _asked(loaded.rule.packs, rule, glob, pack) and rule not in found
    )
    yield f"\nwithout a verdict on the rule as it is: {len(waiting)}" + "".join(f"\n- {rule}" for rule in waiting)
    agreed = agreement(by_finding(given).values())
    if agreed:
        yield f"\n{agreed.findings} findings read by two: they differ on {agreed.differing:.3f}, kappa {_kappa(agreed)}"


def _asked(packs: tuple[str, ...], rule: str, glob: str, pack: str | None) -> bool:
    return (pack is None or pack in packs) and any(fnmatchcase(rule, one) for one in glob.split(","))


def _row(name: str, figure: Figure) -> str:
    low, high = wilson(figure.right, figure.judged)
    counted = f"{figure.judged} | {figure.right} | {figure.broken} | {figure.pointless} | {figure.wrong}"
    return f"| {name} | {counted} | {figure.precision:.2f} | {low:.2f} to {high:.2f} |"


def _groups(library: RuleLibrary, given: list[Reading]) -> Iterator[tuple[str, list[Reading]]]:
    families = sorted({one.key.rule.partition("/")[0] for one in given})
    for family in families:
        yield family, [one for one in given if one.key.rule.startswith(f"{family}/")]
    yield "pack core", [one for one in given if _in(library, one, "core")]
    yield "all", given


def _in(library: RuleLibrary, one: Reading, pack: str) -> bool:
    return one.key.rule in library.rules and pack in library.rules[one.key.rule].rule.packs


def _kappa(found: Agreement) -> str:
    return "" if found.kappa is None else f"{found.kappa:.2f}"
