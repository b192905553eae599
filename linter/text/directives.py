"""Suppression comments: ``<!-- rhetlint-disable RULE … -->``, ``enable``, ``disable-line``, ``disable-next-line``; and those that are misspelt."""

from __future__ import annotations

import re

from linter.text.document import Action, Directive

ACTIONS: dict[str, Action] = {
    "disable": "disable",
    "enable": "enable",
    "disable-line": "disable-line",
    "disable-next-line": "disable-next-line",
}
_DIRECTIVE = re.compile(r"<!--\s*rhetlint-(disable-next-line|disable-line|disable|enable)(?![\w-])([^>]*?)-->")
_MEANT = re.compile(r"<!--\s*(\w{5,12}[-_: ]{1,2}[\w-]{2,30})[^>]*?-->")
_OURS = re.compile(
    r"rhetlint(?:[-_:] ?| (?=(?:dis|en)able|ignore|off\b|on\b))|r?h?r?e?t?h?lint[-_:](?=(?:dis|en)a?bl)", re.IGNORECASE
)


def directive_at(source: str, start: int, end: int) -> Directive | None:
    """The directive that the comment ``source[start:end]`` is or was meant to be, or None. Rules are parted by spaces or commas."""
    found = _DIRECTIVE.fullmatch(source, start, end)
    if found:
        rules = tuple(part for part in re.split(r"[\s,]+", found.group(2)) if part)
        return Directive(ACTIONS[found.group(1)], rules, start, end)
    meant = _MEANT.fullmatch(source, start, end)
    if meant and _OURS.match(meant.group(1)):
        return Directive("misspelt", (meant.group(1),), start, end)
    return None
