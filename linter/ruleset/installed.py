"""Packs of other installed packages: rules, lexicons and output formats, as data.

A package names a folder of its own in the entry point group ``rhetlint.packs``: ``harbour = "harbour_pack"``. The folder is found from
the package's metadata (importlib.metadata), and the package is never imported. Rules are in ``rules/`` there, templates of output formats in
``formats/``; nothing outside the folder is read, wherever links lead.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from linter.nearest import nearest
from linter.ruleset.sources import inside, own_files

if TYPE_CHECKING:
    from importlib.metadata import Distribution, EntryPoint

GROUP = "rhetlint.packs"
PREFIX = "pack:"
"""What a path of rules begins with that names an installed pack: ``pack:harbour``."""
_NAME = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_MODULE = re.compile(r"[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*")
_ENDING = ".j2"


class Installed(NamedTuple):
    """A pack. ``problem`` says why it cannot be used; then ``folder`` is None."""

    name: str
    package: str
    version: str
    licence: str
    folder: Path | None
    problem: str | None = None

    def part(self, name: str) -> Path | None:
        """One of its folders, ``rules`` or ``formats``; None where it has none."""
        folder = None if self.folder is None else self.folder / name
        return folder if folder is not None and folder.is_dir() else None

    def formats(self) -> tuple[str, ...]:
        """The names of its output formats: those of its templates without their ending."""
        folder = self.part("formats")
        return () if folder is None else tuple(sorted(one.stem for one in folder.glob(f"*{_ENDING}")))


@cache
def installed() -> dict[str, Installed]:
    """All installed packs by name, also those that cannot be used."""
    from importlib.metadata import entry_points

    found: dict[str, Installed] = {}
    for point in sorted(entry_points(group=GROUP), key=lambda one: (one.name, one.value)):
        made = _pack(point)
        other = found.get(made.name)
        if other is not None and other.package != made.package:
            said = f"two packages have a pack {made.name!r}: {other.package} and {made.package}; remove one of them"
            made = made._replace(folder=None, problem=said)
        found[made.name] = made
    return found


def rule_root(path: str | Path) -> Path:
    """A path of rules as it is: the folder of rules of an installed pack where it names one, else the path itself.

    Raises:
        RuleError: there is no such pack, or it cannot be used, has no rules, or has a file that leads outside its folder.
    """
    name = str(path)
    if not name.startswith(PREFIX):
        return Path(path)
    from linter.ruleset.yamlfile import RuleError

    folder = None
    problem = problem_of(name.removeprefix(PREFIX))
    if problem is None:
        pack = installed()[name.removeprefix(PREFIX)]
        folder = pack.part("rules")
        problem = f"the pack of {pack.package} has no folder rules/" if folder is None else None
    if folder is None or problem is not None:
        raise RuleError(problem or "", name)
    for file in own_files(folder):
        if not inside(file, folder):
            raise RuleError(f"leads outside the folder of the pack, and is not read ({name})", str(file))
    return folder


def problem_of(name: str) -> str | None:
    """Why a pack of a name cannot be used; None where it can."""
    pack = installed().get(name)
    if pack is None:
        hint = "; see `rhetlint rules list --packs`"
        return f"no installed pack is called {name!r}" + nearest(name, installed(), hint)
    return pack.problem


def template(name: str) -> Path | None:
    """The template of an output format, ``PACK/NAME``; None where there is none.

    Raises:
        ValueError: the pack cannot be used, or the template leads outside its folder; says why.
    """
    pack_name, _, format = name.partition("/")
    pack = installed().get(pack_name)
    if pack is None or (pack.problem is None and format not in pack.formats()):
        return None
    folder = pack.part("formats")
    if pack.problem is not None or folder is None:
        raise ValueError(pack.problem or f"the pack {pack_name!r} has no formats")
    file = folder / (format + _ENDING)
    if not inside(file, folder):
        raise ValueError(f"{file}: leads outside the folder of the pack, and is not read")
    return file


def template_names() -> Iterator[str]:
    """The names of all output formats of packs."""
    for pack in installed().values():
        yield from (f"{pack.name}/{format}" for format in pack.formats())


def _pack(point: EntryPoint) -> Installed:
    distribution = point.dist
    assert distribution is not None  # entry points of installed packages have one
    meta = distribution.metadata
    package, version = meta["Name"], distribution.version
    made = Installed(point.name, package, version, _licence(distribution), None)
    if not _NAME.fullmatch(point.name):
        return made._replace(problem=f"the name {point.name!r} must be small letters with hyphens")
    if not _MODULE.fullmatch(point.value):
        return made._replace(problem=f"{point.value!r} is no name of a package's folder, such as harbour_pack")
    folder = _folder(distribution, point.value)
    if folder is None:
        return made._replace(problem=f"the folder {point.value!r} is not in the package {package}")
    return made._replace(folder=folder)


def _folder(distribution: Distribution, module: str) -> Path | None:
    """The folder of a package's module, without importing it: where the package is installed, or, in development, where it is written."""
    parts = tuple(module.split("."))
    if any(file.parts[: len(parts)] == parts for file in distribution.files or ()):
        return _below(Path(str(distribution.locate_file(""))), parts)
    source = _source(distribution)
    places = () if source is None else (source, source / "src")
    return next((folder for place in places if (folder := _below(place, parts)) is not None), None)


def _below(place: Path, parts: tuple[str, ...]) -> Path | None:
    folder = place.joinpath(*parts)
    return folder if folder.is_dir() and inside(folder, place) else None


def _source(distribution: Distribution) -> Path | None:
    """The folder that a package is installed from in development mode (PEP 610); None where it is not."""
    from urllib.parse import urlsplit
    from urllib.request import url2pathname

    try:
        said = json.loads(distribution.read_text("direct_url.json") or "{}")
        url = urlsplit(said["url"]) if said["dir_info"]["editable"] else None
    except (KeyError, TypeError, ValueError):
        return None
    return Path(url2pathname(url.path)) if url is not None and url.scheme == "file" else None


def _licence(distribution: Distribution) -> str:
    """The licence that a package states: as an expression, as text, or by its classifiers."""
    meta = distribution.metadata
    for key in ("License-Expression", "License"):
        said = str(meta[key] or "").strip() if key in meta else ""
        if said:
            return said.splitlines()[0][:60]
    kinds = [one.rpartition(" :: ")[2] for one in meta.get_all("Classifier") or () if one.startswith("License ::")]
    return ", ".join(kinds) or "not stated"
