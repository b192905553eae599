"""What is hardly meant in rule files that load: ``checked`` gives remarks, each with its place and a remedy.

written   the alternatives of a rule's patterns, each with its place
reached   alternatives that no example reaches
shadowed  alternatives that an earlier one leaves nothing to
taken     optional items that take what must follow
repeated  one alternative in two rules
names     lexicons, definitions and packs that nothing uses; kinds of act that do not exist
cut       texts that YAML has cut at a # or a comma
marks     marks of a pattern that are hardly meant so
said      messages that name what some alternative does not capture
unwritten messages that are still those of a new file
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from types import ModuleType

from linter.authoring.check import cut, marks, names, reached, repeated, said, shadowed, taken, unwritten
from linter.authoring.check.written import Author, Remark
from linter.ruleset.compiled import Engine
from linter.ruleset.form import Forms
from linter.ruleset.load import RuleFile

__all__ = ["Remark", "checked", "misread"]


def checked(
    engine: Engine, forms: Forms, files: Iterable[RuleFile], only: Collection[str] | None = None
) -> list[Remark]:
    """What is hardly meant in some rule files.

    Args:
        engine: a library that has their rules.
        forms: the forms of all kinds of rule.
        files: the files, read again.
        only: ids of the rules that are looked at; None: all of the files, and their lexicons and definitions.

    Returns:
        Remarks in order of file and place.
    """
    return _of(
        (reached, shadowed, taken, repeated, said, unwritten, cut, marks, names),
        Author(engine, forms, list(files), only),
    )


def misread(
    engine: Engine, forms: Forms, files: Iterable[RuleFile], only: Collection[str] | None = None
) -> list[Remark]:
    """Of what ``checked`` gives, what is read as something else than it seems to say: whoever tests a rule must know. Arguments as there."""
    return _of((cut, marks), Author(engine, forms, list(files), only))


def _of(parts: Iterable[ModuleType], author: Author) -> list[Remark]:
    found = [remark for part in parts for remark in part.remarks(author)]
    return sorted(dict.fromkeys(found), key=lambda one: (one.file, one.line, one.column, one.kind, one.message))
