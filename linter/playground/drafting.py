"""The rule that a pattern would be, as a file that has been loaded and whose examples have been run."""

from __future__ import annotations

from collections.abc import Sequence

from linter.authoring.written import Wording, rule_file
from linter.evaluation.examples import Failure, check_examples
from linter.kinds.registry import forms
from linter.pattern.tree import Tree
from linter.playground.model import Example, Question, RuleText
from linter.ruleset.cache import Lines
from linter.ruleset.compiled import Engine
from linter.ruleset.library import RuleLibrary
from linter.ruleset.load import is_id
from linter.ruleset.reading import with_text
from linter.ruleset.yamlfile import RuleError


class Drafts:
    """Makes rules of questions.

    Args:
        library: what their patterns may name.
    """

    def __init__(self, library: RuleLibrary) -> None:
        self._library = library
        self._lines: dict[str, Tree] = {}  # of shared definitions, which are parsed once

    def rule(self, asked: Question, captures: Sequence[str]) -> RuleText:
        """The rule of a question.

        Args:
            asked: the question, whose pattern can be read.
            captures: the names that the pattern captures.
        """
        if not is_id(asked.id):
            return RuleText("", "The id must be family/name, in small letters with hyphens, such as own/red-line.")
        flag, passing = _given(asked.flag), _given(asked.passing)
        wording = Wording(asked.title.strip(), asked.message.strip(), asked.voice, flag, passing)
        text = rule_file(asked.id, asked.pattern, captures, wording=wording)
        try:
            loaded = self._loaded(text)
        except RuleError as error:
            return RuleText(text, str(error))
        failures = {(one.kind, one.text): one for one in check_examples(Engine(loaded), loaded.rules[asked.id])}
        return RuleText(
            text, "",
            tuple(_told(failures.get(("flag", one))) for one in flag),
            tuple(_told(failures.get(("pass", one))) for one in passing),
        )  # fmt: skip

    def _loaded(self, text: str) -> RuleLibrary:
        lines = Lines()
        lines.update(self._lines)
        loaded = with_text(forms(), text, self._library, "rule", lines)
        self._lines = self._lines or dict(lines)
        return loaded


def _given(texts: Sequence[str]) -> tuple[str, ...]:
    """Examples with single spaces; one that is empty stays, so that the page's order is kept."""
    return tuple(" ".join(text.split()) for text in texts)


def _told(failure: Failure | None) -> Example:
    return Example(True) if failure is None else Example(False, f"{failure.problem}: {failure.why}")
