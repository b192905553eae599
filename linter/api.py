"""The public functions behind ``linter.lint``."""

from __future__ import annotations

from collections.abc import Collection
from functools import lru_cache
from pathlib import Path

from linter.findings.finding import Findings
from linter.pipeline import lint_document
from linter.ruleset.compiled import Engine
from linter.ruleset.library import RuleLibrary, load_rules
from linter.text.reading import Format, from_text, read


def lint(
    text_or_path: str | Path,
    *,
    rules: RuleLibrary | None = None,
    select: Collection[str] | None = None,
    format: Format = "plain",
) -> Findings:
    """Lint a text, or the file a ``Path`` names.

    Args:
        text_or_path: a string is the article itself; a ``pathlib.Path`` is read.
        rules: a library from ``load_rules``; None: the built-in rules.
        select: ids of the rules to report; None: all.
        format: how a string is read (plain, markdown, html); files are told by their endings.

    Returns:
        Findings sorted by position, with attributions, speakers and voices.

    Raises:
        ReadError: the file cannot be read as text.

    >>> from linter import lint
    >>> lint("The ferry is late.").attributions
    ()
    """
    document = read(text_or_path) if isinstance(text_or_path, Path) else from_text(text_or_path, format=format)
    return lint_document(_builtin() if rules is None else Engine(rules), document, select)


@lru_cache(maxsize=1)
def _builtin() -> Engine:
    return Engine(load_rules())
