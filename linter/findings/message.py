"""Messages: ``{party}`` is what was captured, ``{topic: on {}}`` the same with words around it, left out where nothing was."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

_PLACE = re.compile(r"\{([\w-]+)(?::((?:[^{}]|\{\})*))?\}")
_LONG = 120  # characters of captured text that a message takes whole


Value = Callable[[str, bool], str | None]
"""The text for a place, by the name it has in the template, and whether it stands in quotation marks there."""


def fill(template: str, value: Value) -> str:
    """As ``filled``, with a capital at its beginning."""
    text = filled(template, value)
    return text[:1].upper() + text[1:]


def filled(template: str, value: Value) -> str:
    """A message with its places filled; white space of captured text is folded, long text shortened in the middle.

    Args:
        template: a rule's message.
        value: gives the texts; only those that the template has are asked for.
    """
    said, places = _parts(template)
    for name, around, after in places:
        text = value(name, (said if around is None else around.partition("{}")[0]).endswith("“"))
        if text:
            text = _shortened(" ".join(text.split()))
            said += text if around is None else around.replace("{}", text)
        elif around is None:
            said += "…"
        said += after
    return said.strip()


@cache
def _parts(template: str) -> tuple[str, tuple[tuple[str, str | None, str], ...]]:
    """The words a message begins with; its places, each with its name, the words around its text, and those after it."""
    begins, *rest = _PLACE.split(template)
    return begins, tuple(zip(rest[::3], rest[1::3], rest[2::3], strict=True))


def _shortened(text: str) -> str:
    if len(text) <= _LONG:
        return text
    return text[:70].rsplit(" ", 1)[0] + " … " + text[-40:].split(" ", 1)[-1]
