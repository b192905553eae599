"""What is hardly meant in rule files that load: ``checked`` gives remarks, each with its place and a remedy.

written   the alternatives of a rule's patterns, each with its place
reached   alternatives that no example reaches
shadowed  alternatives that an earlier one leaves nothing to
taken     optional items that take what must follow
repeated  one alternative in two rules
names     lexicons, definitions and packs that nothing uses; kinds of act that do not exist
said      messages that name what some alternative does not capture
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from linter.authoring.check import names, reached, repeated, said, shadowed, taken
from linter.authoring.check.written import Author, Remark
from linter.ruleset.compiled import Engine
from linter.ruleset.form import Forms
from linter.ruleset.load import RuleFile

__all__ = ["Remark", "checked"]


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
    files = list(files)
    author = Author(engine, forms, files, only)
    found = [remark for part in (reached, shadowed, taken, repeated, said) for remark in part.remarks(author)]
    found += names.remarks(author)
    return sorted(dict.fromkeys(found), key=lambda one: (one.file, one.line, one.column, one.kind, one.message))
