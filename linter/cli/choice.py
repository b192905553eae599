"""Which rules a command runs, as the command line says it, and an engine that is ready to run them."""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from fnmatch import fnmatchcase
from typing import NamedTuple

from linter.cli.errors import CommandError
from linter.engine.compiled import Engine
from linter.engine.finding import Findings
from linter.engine.run import lint_document
from linter.ruleset import LoadedRule, RuleLibrary, load_rules
from linter.text import Document


class Choice(NamedTuple):
    """What to load and what to report; globs are over rule ids. Small and picklable: workers are told with it."""

    rules: tuple[str, ...] = ()
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()


class Session:
    """Rules loaded and chosen once, to lint many documents.

    Raises:
        RuleError: a rule file is wrong.
        CommandError: the choice names a rule that does not exist.
    """

    def __init__(self, choice: Choice) -> None:
        library = load_rules(choice.rules)
        self._chosen = chosen_rules(library, choice.select, choice.ignore)
        self._engine = Engine(library)

    def lint(self, document: Document) -> Findings:
        """The chosen rules' findings."""
        return lint_document(self._engine, document, self._chosen)


def chosen_rules(library: RuleLibrary, select: Sequence[str], ignore: Sequence[str]) -> set[str]:
    """Ids of the rules that globs select (none: all), less those they ignore.

    Raises:
        CommandError: a glob that matches no rule; the message has the nearest id.
    """
    for pattern in (*select, *ignore):
        if not any(fnmatchcase(rule, pattern) for rule in library.rules):
            raise CommandError(f"no rule matches {pattern!r}; {_nearest(library, pattern)}")
    return {
        rule
        for rule in library.rules
        if (not select or any(fnmatchcase(rule, p) for p in select)) and not any(fnmatchcase(rule, p) for p in ignore)
    }


def find_rule(library: RuleLibrary, rule_id: str) -> LoadedRule:
    """A rule by its id. Raises CommandError, with the nearest id, where there is none."""
    if rule_id not in library.rules:
        raise CommandError(f"no rule is called {rule_id!r}; {_nearest(library, rule_id)}")
    return library.rules[rule_id]


def _nearest(library: RuleLibrary, text: str) -> str:
    near = difflib.get_close_matches(text, list(library.rules), n=1, cutoff=0.4)
    return f"did you mean {near[0]!r}?" if near else "see `rhetlint rules list`"
