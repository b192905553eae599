"""Writes docs/rules/ from the rule files: a page a rule, an index a family, an index of all: ``python docs/make_rules.py``.

A test holds pages and files together.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

from linter.findings.finding import Finding
from linter.kinds.registry import kind_named
from linter.pipeline import lint_document
from linter.ruleset import LoadedRule, RuleLibrary
from linter.ruleset.compiled import Engine
from linter.ruleset.precision import Figure
from linter.ruleset.rule import FlagExample
from linter.session import load_rules
from linter.text import from_text

HERE = Path(__file__).parent
FOLDER = HERE / "rules"
RULES = HERE.parent / "rules"
MADE = "Made by `python docs/make_rules.py` from the rule files; do not edit.\n"
_MARKUP = re.compile(r"([\\`*_\[\]<>#|])")
_LONG = 160  # characters; a finding longer than that is told by its message, not by its words
_FOLDER = re.compile(r"\]\((\.\./[\w-]+)/\)")
_NAMES = re.compile(r"(?<!\\)&([A-Za-z][\w-]*)")


def pages() -> dict[str, str]:
    """Every page by its path below docs/rules/."""
    library = load_rules()
    engine = Engine(library)
    families: dict[str, list[LoadedRule]] = {}
    for rule_id, loaded in library.rules.items():
        families.setdefault(rule_id.partition("/")[0], []).append(loaded)
    out = {"index.md": _index(families)}
    for family, rules in families.items():
        title, text = about(family)
        out[f"{family}/index.md"] = (
            f"# {title}\n\n{MADE}\n{text}\n\n{_table(rules, '')}\n\n[All families](../index.md)\n"
        )
        for loaded in rules:
            out[f"{loaded.rule.id}.md"] = "\n".join(_page(engine, library, loaded)) + "\n"
    return out


def about(family: str) -> tuple[str, str]:
    """A family's title and introduction, from the README.md of its folder; links to other folders lead to their pages."""
    head, _, text = (RULES / family / "README.md").read_text("utf-8").partition("\n")
    return head.removeprefix("# ").strip(), _FOLDER.sub(r"](\1/index.md)", text.strip())


def _index(families: dict[str, list[LoadedRule]]) -> str:
    count = sum(map(len, families.values()))
    parts = [
        f"# The rules\n\n{MADE}\n{count} rules in {len(families)} families. *Precision* is the share of right findings among those "
        "that blind readers judged, with the lower bound of its 95 % interval; it is left out where nobody has judged the rule as it is "
        "([judging](../judging.md)). The rules of attribution are held against a gold standard instead. Packs are explained in [configuration](../configuration.md).\n\n"
        "**Severity.** `warning`: readers are likely to be misled, or somebody is demeaned; look before publishing. `notice`: worth a look by "
        "whoever edits. `info`: material for analysis, frequent by nature or right too seldom (under 0.7) to interrupt anybody."
    ]
    for family, rules in families.items():
        title, _ = about(family)
        parts.append(f"## [{title}]({family}/index.md)\n\n{_table(rules, f'{family}/')}")
    return "\n\n".join(parts) + "\n"


def _table(rules: list[LoadedRule], prefix: str) -> str:
    rows = ["| rule | what it finds | severity | voice | packs | precision |", "|---|---|---|---|---|---|"]
    for loaded in rules:
        rule = loaded.rule
        name = rule.id.partition("/")[2]
        packs = ", ".join(rule.packs)
        rows.append(
            f"| [{name}]({prefix}{name}.md) | {_safe(rule.title)} | {rule.severity} | {rule.voice} | {packs} | {_precision(loaded.figure)} |"
        )
    return "\n".join(rows)


def _precision(figure: Figure | None) -> str:
    return "" if figure is None else f"{figure.precision:.2f} (≥ {figure.interval[0]:.2f}) of {figure.judged}"


def _page(engine: Engine, library: RuleLibrary, loaded: LoadedRule) -> Iterator[str]:
    rule = loaded.rule
    family = rule.id.partition("/")[0]
    packs = ", ".join(f"`{pack}`" for pack in (*rule.packs, "all"))
    yield f"# {_safe(rule.title)}\n\n`{rule.id}` · {rule.severity} · voice: {rule.voice} · packs: {packs}\n"
    yield f"{MADE}\n{_safe(' '.join(rule.why.split()))}\n"
    if rule.claims:
        yield f"**What a finding claims.** {_safe(' '.join(rule.claims.split()))}\n"
    if rule.advice:
        yield f"**What to do.** {_safe(' '.join(rule.advice.split()))}\n"
    if loaded.figure is not None:
        yield f"**Precision.** {_judged(loaded.figure)}\n"
    general = [f"[{_safe(library.rules[name].rule.title)}](../{name}.md)" for name in rule.more_general]
    if general:
        yield f"**A case of** {', '.join(general)}: where both find something, this rule alone is shown.\n"
    yield "## Found\n"
    for item in rule.examples.flag:
        example = item if isinstance(item, FlagExample) else FlagExample(item)
        yield from _flagged(example.text, _findings(engine, rule.id, example.text))
    yield "\n## Not found\n"
    yield from (f"- {_lines(_safe(text))}" for text in rule.examples.pass_)
    yield from _definition(loaded)
    if rule.references:
        yield "\n## Rests on\n"
        yield from (f"- {_safe(reference)}" for reference in rule.references)
    yield f"\n[{about(family)[0]}](index.md) · [all rules](../index.md)"


def _judged(figure: Figure) -> str:
    of = f"{figure.share}: of {figure.judged} findings"
    if figure.basis == "gold":
        return f"{of}, {figure.right} are marked in PolNeAR ([accuracy](../../accuracy.md))."
    return f"{of}, blind readers found {figure.right} right, {figure.others} ([judging](../../judging.md))."


def _findings(engine: Engine, rule_id: str, text: str) -> list[Finding]:
    return [found for found in lint_document(engine, from_text(text), {rule_id}) if found.rule == rule_id]


def _flagged(text: str, found: list[Finding]) -> Iterator[str]:
    done, parts = 0, []
    for finding in found:
        start, end = finding.place.start, finding.place.end
        if start >= done and end - start <= _LONG and "\n" not in text[start:end]:
            parts += [_safe(text[done:start]), f"**{_safe(text[start:end])}**"]
            done = end
    yield f"- {_lines(''.join(parts) + _safe(text[done:]))}"
    for message in dict.fromkeys(finding.message for finding in found[:3]):
        yield f"  <br>→ *{_safe(message)}*"


def _definition(loaded: LoadedRule) -> Iterator[str]:
    """The patterns of its kind as the file has them, each under the keys that lead to it."""
    rule, form = loaded.rule, kind_named(loaded.rule.kind).form
    yield f"\n## How it is found\n\nKind: `{rule.kind}`; defined in `rules/{rule.id.partition('/')[0]}/`."
    shown = [(_label(asked.at), asked.text) for asked in form.asks(loaded.fields(form.fields)).patterns]
    shown += [(f"`&{name}`", text) for name, text in rule.define.items()]
    for label, text in shown:
        yield f"\n{label}:\n\n```text\n{text.rstrip()}\n```"
    if any(name not in rule.define for _, text in shown for name in _NAMES.findall(text)):
        yield "\nNames that begin with `&` are defined in `rules/definitions/`."
    if rule.lexicons:
        words = ", ".join(f"`{name}` ({len(entries)} entries)" for name, entries in rule.lexicons.items())
        yield f"\nIts own lexicons: {words}."


def _label(at: tuple[str | int, ...]) -> str:
    """``steps 1 pattern`` → step 1; ``measure out-of pattern`` → out-of; others as they are."""
    *above, last = at
    if above and isinstance(above[-1], int):
        return f"step {above[-1] + 1}"
    return str(above[-1] if above else last)


def _safe(text: str) -> str:
    return _MARKUP.sub(r"\\\1", text)


def _lines(text: str) -> str:
    return re.sub(r"\s*\n\s*", "<br>", text.strip())


def main() -> None:
    """Write all pages anew; pages of rules that are gone go too."""
    made = pages()
    shutil.rmtree(FOLDER, ignore_errors=True)
    for name, text in made.items():
        file = FOLDER / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")


if __name__ == "__main__":
    main()
