"""Loads rules, the built-in ones and a user's own, from their files or from copies of the parsed rules."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from linter.ruleset import cache as copies
from linter.ruleset.builtin import data_dir
from linter.ruleset.cache import Lines
from linter.ruleset.installed import rule_root
from linter.ruleset.kept import Made
from linter.ruleset.library import NOTHING, RuleLibrary, joined
from linter.ruleset.sources import Found, builtin_files, combined, digest, own_files, program_files, sizes

if TYPE_CHECKING:
    from linter.ruleset.form import Forms

_BUILTIN = "built-in"  # the place of the copy of the built-in rules


def load_rules(
    forms: Forms, paths: Sequence[str | Path] = (), *, builtin: bool = True, cache: bool = True
) -> RuleLibrary:
    """Load rules.

    Args:
        forms: the forms of all kinds of rule (``linter.session.load_rules`` knows them).
        paths: a user's rule files, or folders of them (``*.yaml``, ``*.yml``, recursively), or installed packs (``pack:NAME``). A rule replaces a built-in one of its
            id, or one of an earlier path; so does a definition, and a lexicon without ``extends``.
        builtin: whether the rules that ship with rhetlint are loaded too.
        cache: whether copies of parsed rules (the one that ships, the user's) may be read, and written for the user.

    Raises:
        RuleError: a file is wrong; the message says where and what would be right.
    """
    roots = list(dict.fromkeys(shown(rule_root(path)) for path in paths))
    own = [Found(file, str(file), root) for root, path in enumerate(roots) for file in own_files(path)]
    shipped = copies.shipped() if cache else None
    made = _made_of_builtin(forms, shipped) if cache else None
    base = _builtin(forms, made, shipped) if builtin else NOTHING
    if not own:
        return base
    by = made and combined(made.by, made.of if builtin else b"")
    return joined(base, _own(forms, own, roots, base, by))


def with_text(forms: Forms, text: str, base: RuleLibrary, name: str, lines: Lines) -> RuleLibrary:
    """A library with the rules of a text that is in no file yet.

    Args:
        forms: the forms of all kinds of rule.
        text: the content of a rule file.
        base: the library.
        name: what the text is called in errors.
        lines: pattern lines parsed so far; new ones are added.

    Raises:
        RuleError: the text is wrong; the message says where and what would be right.
    """
    from linter.ruleset.additions import added

    return joined(base, added(forms, [Found(Path(name), name, 0, text)], base, base, lines))


def may_be_damaged(error: Exception) -> bool:
    """Whether an error of a linting run may come from a damaged copy of parsed rules, much of which is unpacked only where it is used."""
    from linter.ruleset.configfile import ConfigError
    from linter.ruleset.packs import ChoiceError
    from linter.ruleset.yamlfile import RuleError

    return not isinstance(error, (ChoiceError, ConfigError, RuleError, OSError, MemoryError))


def forget_copies(paths: Sequence[str | Path] = ()) -> None:
    """Remove the user's copies of the built-in rules and of some of their own, which have turned out to be damaged. Arguments as ``load_rules``."""
    roots = list(dict.fromkeys(shown(rule_root(path)) for path in paths))
    for place in (_BUILTIN, _place(roots, builtin=True), _place(roots, builtin=False)):
        copies.forget(place)


def shown(path: str | Path) -> Path:
    """A path in one form for messages: relative to the current folder where it is below it."""
    whole = os.path.abspath(path)
    here = os.path.join(os.getcwd(), "")
    return Path(whole.removeprefix(here))


def _made_of_builtin(forms: Forms, shipped: copies.Shipped | None) -> Made | None:
    """What a copy of the built-in rules must be made by and of; None if these files cannot be read."""
    program, rules, kinds = program_files(), builtin_files(data_dir("rules")), _named(forms)
    made = shipped and shipped.made({**program, **rules}, kinds)
    if made is not None:
        return made
    by, of = digest(sorted(program.items())), digest(sorted(rules.items()))
    return None if by is None or of is None else Made(combined(by, kinds.encode()), of)


def _named(forms: Forms) -> str:
    """The kinds of rule as text, each with its type, since a kind registered from elsewhere is not among the program's files."""
    return " ".join(f"{name}:{form.fields.__module__}.{form.fields.__qualname__}" for name, form in forms.items())


def _builtin(forms: Forms, made: Made | None, shipped: copies.Shipped | None) -> RuleLibrary:
    library = shipped.library(made, RuleLibrary) if shipped and made else None
    if library is None:
        part = _Part(_BUILTIN, NOTHING, lambda: _made_of_builtin(forms, None))
        library = _kept(part, made, forms, _builtin_found)
    return _located(library, data_dir("rules").parent)


def _builtin_found() -> list[Found]:
    files = builtin_files(data_dir("rules"))
    return [Found(Path(files[name]), name, None) for name in sorted(files, key=lambda name: name.split("/"))]


def _own(forms: Forms, found: list[Found], roots: list[Path], base: RuleLibrary, by: bytes | None) -> RuleLibrary:
    def made() -> Made | None:
        of = digest((f"{one.root} {one.name}", one.file) for one in found) if by else None
        return Made(by, of) if by and of else None

    return _kept(_Part(_place(roots, builtin=base is not NOTHING), base, made), made(), forms, lambda: found)


def _place(roots: list[Path], *, builtin: bool) -> str:
    """Identifies the copy of a user's own rules."""
    return "\0".join(["own", str(not builtin), *map(os.path.abspath, roots)])


class _Part(NamedTuple):
    """Rule files that have a copy of their own.

    ``place`` identifies the copy, ``base`` is the library that the files add to, and ``made`` gives what a copy must be made by and
    of; None if no copy may be used.
    """

    place: str
    base: RuleLibrary
    made: Callable[[], Made | None]


def _kept(part: _Part, made: Made | None, forms: Forms, find: Callable[[], list[Found]]) -> RuleLibrary:
    """What the files of a part add to its library (see ``added``): from a copy, or parsed and then kept.

    Args:
        part: the files and their copy.
        made: what ``part.made`` gave before the files are read.
        forms: the forms of all kinds of rule.
        find: gives the files.
    """
    place, base, made_now = part
    kept = copies.read_kept(place, made, RuleLibrary)
    if kept.library is not None and kept.current:
        return kept.library
    from linter.ruleset.additions import added  # slow to load; most starts need no parsing

    before = base if kept.library is None else joined(base, kept.library)
    library = added(forms, find(), base, before, kept.lines)
    if made and made_now() == made:  # otherwise a file was changed while it was read
        copies.keep(place, made, library, kept.lines)
    return library


def _located(library: RuleLibrary, folder: Path) -> RuleLibrary:
    """A library with whole paths of its files; a copy has them relative to ``folder``."""
    replace = msgspec.structs.replace
    rules = {one: replace(loaded, file=f"{folder}{os.sep}{loaded.file}") for one, loaded in library.rules.items()}
    return replace(library, rules=rules)


def copy_for_wheel(forms: Forms) -> bytes:
    """The parsed built-in rules as the bytes of the copy in a wheel.

    Args:
        forms: the forms of all kinds of rule.

    Raises:
        OSError: a file cannot be read.
        RuleError: a rule file is wrong.
    """
    from linter.ruleset.additions import added

    files = {**program_files(), **builtin_files(data_dir("rules"))}
    made = _made_of_builtin(forms, None)
    if made is None:
        raise OSError("the rule files or the program's own cannot be read")
    return copies.for_wheel(
        made, added(forms, _builtin_found(), NOTHING, NOTHING, Lines()), sizes(files), _named(forms)
    )
