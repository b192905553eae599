"""Reads YAML with positions, and refuses what is dangerous in it: tags that build objects, many aliases, huge or deep files."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any, NamedTuple

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from linter.problems import Problem, line_of
from linter.ruleset.yamlerrors import RESERVED, explained

Path = tuple[str | int, ...]
Positions = dict[Path, tuple[int, int]]

MOST_BYTES = 1_000_000
_MOST_NODES = 200_000
_MOST_ALIASES = 50
_DEEPEST = 24
_MOST_COMMENT = 200  # characters of a comment that are looked at
_COMMENT = re.compile(r"[ \t]+#")
_ANCHOR = re.compile(r"&([\w-]+)")
_ALIAS = re.compile(r"\*([\w-]+)")
_REFUSED = re.compile(
    "[^\t\n\r -~\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"
)  # characters that YAML does not allow


class RuleError(Problem):
    """Something wrong in a rule file; ``str`` names file, line and column, shows the line, and says what would be right.

    The line is shown only of a file that looks like rules: whoever writes a configuration can name any file as one.

    Args:
        message: what is wrong, and the remedy.
        file: its name.
        line, column: the place, from 1.
        source: the whole text of the file, to show the line; None: unknown.
    """

    def __init__(self, message: str, file: str, line: int = 1, column: int = 1, source: str | None = None) -> None:
        shown = source is not None and _looks_like_rules(source)
        super().__init__(message, file, line, column, line_of(source, line) if source is not None and shown else None)


@lru_cache(maxsize=1)  # one file's errors come one after another
def _looks_like_rules(source: str) -> bool:
    """Whether a text has keys that tell a rule, a lexicon, a definition or a change, however wrong it is otherwise."""
    keys = set(_KEY.findall(source))
    return not keys.isdisjoint(_HEADS) and not keys.isdisjoint(_BODIES)


_KEY = re.compile(r"""(?:^[-\s\[{]{0,9}|,[ ]?)["']?([a-z]{2,10})["']?[ ]?:""", re.MULTILINE)
_HEADS = frozenset({"id", "lexicon", "definition", "change"})
_BODIES = frozenset(
    {"title", "message", "pattern", "entries", "examples", "about", "severity", "voice", "drop", "lexicons"}
)


class Read(NamedTuple):
    """One YAML document.

    ``data`` is plain. ``positions`` has the line and column (from 1) of every value and, under ``(*path, "key:" + key)``, of every key.
    ``styles`` has the style of every scalar (``|``, ``>``, a quote, or empty), and ``[`` of lists in brackets. ``commented`` has the
    place of the ``#`` behind a text without quotation marks, and what follows it in the line.
    """

    data: Any
    positions: Positions
    styles: dict[Path, str]
    commented: dict[Path, tuple[int, int, str]]


def read_yaml(source: str, file: str) -> Read:
    """Read a text.

    Raises:
        RuleError: it is not YAML, or uses something that rule files must not.
    """
    import yaml

    if len(source.encode("utf-8", "replace")) > MOST_BYTES:
        raise RuleError(f"larger than {MOST_BYTES // 1000} kB; split it into several files", file)
    loader_class = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        loader = loader_class(source)
        try:
            node = loader.get_single_node()
        finally:
            loader.dispose()
    except yaml.MarkedYAMLError as error:
        message, line, column = explained(error, source)
        raise RuleError(message, file, line, column, source) from None
    except yaml.reader.ReaderError as error:
        found = _REFUSED.search(source)
        offset = found.start() if found else 0
        line, column = source.count("\n", 0, offset) + 1, offset - source.rfind("\n", 0, offset)
        said = f"not valid YAML: {error.reason} (U+{ord(source[offset]):04X}); take it out"
        raise RuleError(said, file, line, column, source) from None
    except (yaml.YAMLError, ValueError) as error:
        raise RuleError(f"not valid YAML: {error}", file, source=source) from None
    except RecursionError:
        raise RuleError("nested too deep", file, source=source) from None
    positions: Positions = {}
    styles: dict[Path, str] = {}
    commented: dict[Path, tuple[int, int, str]] = {}
    lines = source.split("\n")
    aliased = set(_ALIAS.findall(source))
    seen: set[int] = set()
    budget = [_MOST_NODES, _MOST_ALIASES]

    def build(node: Node, path: Path, depth: int) -> Any:
        line, column = node.start_mark.line + 1, node.start_mark.column + 1
        positions[path] = (line, column)
        budget[0] -= 1
        if id(node) in seen:
            budget[1] -= 1
        seen.add(id(node))
        if budget[0] < 0 or budget[1] < 0:
            raise RuleError("too many aliases (*name): write the values out", file, line, column, source)
        if depth > _DEEPEST:
            raise RuleError(f"nested more than {_DEEPEST} deep", file, line, column, source)
        if isinstance(node, ScalarNode):
            styles[path] = node.style or ""
            if not node.style:
                anchor = _ANCHOR.match(lines[line - 1], column - 1) if "&" in source and line <= len(lines) else None
                if anchor is not None and anchor[1] not in aliased:
                    raise RuleError(RESERVED.format(mark="&"), file, line, column, source)
                end = node.end_mark
                comment = _COMMENT.match(lines[end.line], end.column) if end.line < len(lines) else None
                if comment is not None:
                    commented[path] = end.line + 1, comment.end(), lines[end.line][comment.end() :][:_MOST_COMMENT]
            return _scalar(node, file, source)
        if node.tag not in ("tag:yaml.org,2002:map", "tag:yaml.org,2002:seq"):
            raise _tagged(node, file, source)
        if isinstance(node, SequenceNode):
            if node.flow_style:
                styles[path] = "["
            return [build(item, (*path, i), depth + 1) for i, item in enumerate(node.value)]
        out: dict[str, Any] = {}
        assert isinstance(node, MappingNode)
        for key_node, value_node in node.value:
            key = str(key_node.value) if isinstance(key_node, ScalarNode) else None
            place = (key_node.start_mark.line + 1, key_node.start_mark.column + 1)
            if key is None:
                raise RuleError("a key must be a plain word", file, *place, source)
            if key in out:
                raise RuleError(f"the key {key!r} occurs twice", file, *place, source)
            positions[(*path, f"key:{key}")] = place
            out[key] = build(value_node, (*path, key), depth + 1)
        return out

    return Read(None if node is None else build(node, (), 0), positions, styles, commented)


def _tagged(node: Node, file: str, source: str) -> RuleError:
    """The error of a tag: a text that begins with ``!``, or one that would build an object."""
    line, column = node.start_mark.line, node.start_mark.column
    said = f"the tag {node.tag!r} is not allowed in a rule file"
    rows = source.split("\n")[line : line + 1]
    if rows and re.match(r"!(?!!)", rows[0][column:]):
        said = RESERVED.format(mark="!")
    return RuleError(said, file, line + 1, column + 1, source)


def _scalar(node: ScalarNode, file: str, source: str) -> Any:
    kind = node.tag.removeprefix("tag:yaml.org,2002:")
    value = node.value
    if kind == "str":
        return value
    try:
        if kind == "int":
            return int(value.replace("_", ""))
        if kind == "float":
            return float(value.replace("_", ""))
    except ValueError:
        return value
    if kind == "bool":
        # YAML 1.1 reads yes, no, on, off as truth values; in lists of words they are words
        return value.lower() == "true" if value.lower() in ("true", "false") else value
    if kind == "null":
        return None if value in ("", "~") else value
    if kind in ("timestamp", "merge", "value"):
        return value
    raise _tagged(node, file, source)
