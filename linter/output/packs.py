"""Writes which packs of installed packages there are, as text or as JSON."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from linter.kinds.registry import forms
from linter.output.terminal import safe
from linter.ruleset.installed import Installed
from linter.ruleset.load import load_file
from linter.ruleset.sources import own_files
from linter.ruleset.yamlfile import RuleError
from linter.wording import amount


class PackOut(msgspec.Struct, frozen=True):
    """A pack; ``problem`` says why it cannot be used."""

    name: str
    package: str
    version: str
    licence: str
    rules: list[str]
    lexicons: list[str]
    formats: list[str]
    problem: str | None


def lines(packs: Iterable[Installed]) -> Iterator[str]:
    """A line a pack; one line where there is none."""
    none = True
    for one in map(_pack, packs):
        none = False
        what = f"{amount(len(one.rules), 'rule')}, {amount(len(one.lexicons), 'lexicon')}"
        what += f", formats {' '.join(f'{one.name}/{name}' for name in one.formats)}" if one.formats else ""
        said = what if one.problem is None else f"cannot be used: {one.problem}"
        yield safe(f"{one.name:20} {one.package} {one.version}, licence {one.licence}: {said}")
    if none:
        yield "no package with packs is installed (docs/packs.md)"


def render_packs(packs: Iterable[Installed]) -> str:
    """The packs as an indented JSON array."""
    return msgspec.json.format(msgspec.json.encode(list(map(_pack, packs))), indent=2).decode()


def _pack(pack: Installed) -> PackOut:
    rules: list[str] = []
    lexicons: list[str] = []
    problem = pack.problem
    folder = pack.part("rules")
    try:
        for file in [] if folder is None else own_files(folder):
            read = load_file(file, forms())
            rules += (checked.rule.id for checked in read.rules)
            lexicons += (lexicon.lexicon for lexicon, _ in read.lexicons)
            if read.errors:
                raise RuleError.of(read.errors)
    except RuleError as error:
        problem = str(error.each[0]).partition("\n")[0]
    return PackOut(
        pack.name,
        pack.package,
        pack.version,
        pack.licence,
        sorted(rules),
        sorted(lexicons),
        list(pack.formats()),
        problem,
    )
