"""A rule of one's own, run on a text."""

from __future__ import annotations

import pytest

from linter import lint, load_rules


@pytest.fixture
def findings(tmp_path):
    """Findings of a rule, written as in its file but for id, title and message, in a text.

    With ``speakers`` attributions are found too, by the built-in rules; ``beside`` is another rule of the file, whole.
    """

    def run(rule, text, message="x", speakers=False, beside=""):
        file = tmp_path / "own.yaml"
        own = f"id: own/rule\ntitle: Own\nmessage: {message}\n{rule}"
        file.write_text("".join(map(listed, filter(None, (own, beside)))), "utf-8")
        library = load_rules([file], builtin=speakers, cache=speakers)
        return list(lint(text, rules=library, select={"own/rule"}))

    return run


def listed(rule):
    """A rule as an item of a list of rules."""
    return "- " + rule.rstrip().replace("\n", "\n  ") + "\n"
