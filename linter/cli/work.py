"""What several commands do: load rules, choose them, lint paths, name bad input."""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from fnmatch import fnmatchcase

import typer

from linter.cli.app import UsageError
from linter.cli.inputs import documents
from linter.engine.compiled import Engine
from linter.engine.finding import Findings
from linter.engine.run import lint_document
from linter.ruleset import LoadedRule, RuleLibrary, load_rules
from linter.text import ReadError


def lint_paths(paths: list[str], rules: list[str], select: list[str], ignore: list[str]) -> tuple[list[Findings], bool]:
    """Lint every path; what cannot be read is said on standard error, and the second result tells that something could not."""
    library = load_rules(rules)
    selected = choose(library, select, ignore)
    engine = Engine(library)
    results, failed = [], False
    for document in documents(paths):
        if isinstance(document, ReadError):
            typer.echo(f"rhetlint: {document}", err=True)
            failed = True
            continue
        for warning in document.warnings:
            typer.echo(f"rhetlint: warning: {warning}", err=True)
        results.append(lint_document(engine, document, selected))
    return results, failed


def choose(library: RuleLibrary, select: Sequence[str], ignore: Sequence[str]) -> set[str]:
    """Ids of the rules that globs select, less those they ignore.

    Raises:
        UsageError: a glob that matches no rule, with the nearest id.
    """
    for glob in (*select, *ignore):
        if not any(fnmatchcase(rule, glob) for rule in library.rules):
            raise UsageError(f"no rule matches {glob!r}{_nearest(library, glob)}")
    return {
        rule
        for rule in library.rules
        if (not select or any(fnmatchcase(rule, g) for g in select)) and not any(fnmatchcase(rule, g) for g in ignore)
    }


def find_rule(library: RuleLibrary, rule_id: str) -> LoadedRule:
    """A rule by id. Raises UsageError with the nearest id where there is none."""
    if rule_id not in library.rules:
        raise UsageError(f"no rule {rule_id!r}{_nearest(library, rule_id)}")
    return library.rules[rule_id]


def _nearest(library: RuleLibrary, text: str) -> str:
    near = difflib.get_close_matches(text, list(library.rules), n=1, cutoff=0.4)
    return f"; did you mean {near[0]!r}?" if near else "; see `rhetlint rules list`"
