"""Messages: ``{party}`` is what was captured, ``{topic: on {}}`` the same with words around it, left out where nothing was."""

from __future__ import annotations

import re
from collections.abc import Mapping

_PLACE = re.compile(r"\{([\w-]+)(?::((?:[^{}]|\{\})*))?\}")


def fill(template: str, values: Mapping[str, str]) -> str:
    """A message with its places filled; white space of captured text is folded, long text shortened in the middle."""

    def put(match: re.Match[str]) -> str:
        value = values.get(match.group(1))
        if not value:
            return "" if match.group(2) is not None else "…"
        value = " ".join(value.split())
        if len(value) > 120:
            value = value[:70].rsplit(" ", 1)[0] + " … " + value[-40:].split(" ", 1)[-1]
        return match.group(2).replace("{}", value) if match.group(2) is not None else value

    filled = _PLACE.sub(put, template).strip()
    return filled[:1].upper() + filled[1:]
