"""What a kind of rule is."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from linter.findings.drafts import Draft
from linter.kinds.context import Context
from linter.ruleset.form import Form
from linter.ruleset.rule import LoadedRule


class Kind(NamedTuple):
    """A kind of rule.

    ``form`` has its fields and what its rules ask for. ``run`` gives the drafts of a rule's findings in a document, in any order;
    it reads all it needs from the context, and leaves out what does not meet the rule's conditions (``conditions.fitting``).
    """

    form: Form[Any]
    run: Callable[[Context, LoadedRule], Iterable[Draft]]
