"""Suppression comments: ``<!-- rhetlint-disable RULE … -->``, ``enable``, ``disable-next-line``."""

from __future__ import annotations

import re
from typing import Literal, cast

from linter.text.document import Directive

_DIRECTIVE = re.compile(r"<!--\s*rhetlint-(disable-next-line|disable|enable)(?![\w-])([^>]*?)-->")


def directive_at(source: str, start: int, end: int) -> Directive | None:
    """The directive that the comment ``source[start:end]`` is, or None. Rules are parted by spaces or commas."""
    found = _DIRECTIVE.fullmatch(source, start, end)
    if not found:
        return None
    action = cast(Literal["disable", "enable", "disable-next-line"], found.group(1))
    rules = tuple(part for part in re.split(r"[\s,]+", found.group(2)) if part)
    return Directive(action, rules, start, end)
