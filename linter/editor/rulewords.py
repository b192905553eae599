"""What stands at a place of a rule file, by its lines alone: it is asked while the file is written, when it often is no YAML."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from linter.editor.lines import Lines

Kind = Literal["lexicon", "unit", "definition", "capture", "value", "rule"]

_WORDS: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    ("lexicon", re.compile(r"~?@(?P<name>[A-Za-z_][\w-]*)")),
    ("unit", re.compile(r"<(?P<name>[A-Za-z_][\w-]*)>")),
    ("capture", re.compile(r"\$(?P<name>[A-Za-z_][\w-]*):")),
    ("definition", re.compile(r"&(?P<name>[A-Za-z][\w-]*)")),
    ("value", re.compile(r"\{(?P<name>[a-z][\w-]*)[:}]")),
    ("rule", re.compile(r"(?<![\w/.-])(?P<name>[a-z][a-z0-9-]*/(?:\*|[a-z0-9][a-z0-9-]*\*?))(?![\w/-])")),
    ("unit", re.compile(r"(?<=:)(?P<name>[a-z]+)(?![\w-])")),
)
_LEXICON_KEYS = frozenset({"lexicon", "holding", "without", "role", "described", "lexicons"})
_KEY = re.compile(r"""(?P<indent>[ ]*(?:- +)*)(?P<key>["']?[\w-]+["']?)[ ]*:(?=[ ]|$)[ ]*(?P<value>.*)""")


class Word(NamedTuple):
    """A name in a rule file, its kind, and its offsets (half-open), marks included."""

    kind: Kind
    name: str
    start: int
    end: int


def word_at(lines: Lines, offset: int) -> Word | None:
    """The name at an offset; None where none is."""
    line = lines.position(offset)[0]
    start, end = lines.span(line)
    text = lines.text[start:end]
    at = offset - start
    for kind, written in _WORDS:
        for found in written.finditer(text):
            if found.start() <= at <= found.end() and (
                found[0] != found["name"] or kind != "unit" or _captured(text, found.start())
            ):
                return Word(kind, found["name"], start + found.start(), start + found.end())
    bare = next((one for one in re.finditer(r"[\w-]+", text) if one.start() <= at <= one.end()), None)
    if bare is not None and not {key for key, _ in path_at(lines, line)[-2:]}.isdisjoint(_LEXICON_KEYS):
        return Word("lexicon", bare[0], start + bare.start(), start + bare.end())
    return None


def _captured(text: str, at: int) -> bool:
    """Whether what begins at an offset is behind ``$name:``."""
    return re.search(r"\$[A-Za-z_][\w-]*:$", text[:at]) is not None


def path_at(lines: Lines, line: int, indent: int | None = None) -> list[tuple[str, str]]:
    """The keys that lead to a line, the outermost first, each with what stands behind it in its line.

    Args:
        lines: the file's.
        line: a line, from 0.
        indent: where a key in that line would begin; None: the line's own key is the last one.
    """
    found: list[tuple[str, str]] = []
    below = indent
    for number in range(line if indent is None else line - 1, -1, -1):
        text = lines.text[slice(*lines.span(number))]
        if not text.strip() or text.lstrip().startswith("#"):
            continue
        key = _KEY.match(text)
        begins = len(text) - len(text.lstrip())
        if key is not None and (below is None or len(key["indent"]) < below):
            found.append((key["key"].strip("\"'"), key["value"]))
            below = len(key["indent"])
        elif below is None:
            below = begins
        if key is not None and "-" in key["indent"] and below is not None:
            below = min(below, begins + 1)  # what holds an item of a list begins before its dash, or with it
        if below == 0:
            break
    return found[::-1]


def rule_at(lines: Lines, line: int) -> str | None:
    """The id of the rule that a line belongs to."""
    heads = re.compile(r"(?:- +| {0,2})id:[ ]*[\"']?([\w/-]+)")
    for number in [*range(line, -1, -1), *range(line + 1, len(lines))]:
        found = heads.match(lines.text[slice(*lines.span(number))])
        if found:
            return found[1]
    return None
