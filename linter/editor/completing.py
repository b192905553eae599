"""What may be written at a place of a rule file: units, lexicons, definitions, captures, keys and values."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

from linter.editor.lines import Lines
from linter.editor.rulekeys import choices, keys
from linter.editor.rulewords import path_at, rule_at
from linter.language.described import UNITS
from linter.ruleset.library import RuleLibrary, owner_of
from linter.ruleset.packs import PACKS
from linter.wording import amount

_HEAD = re.compile(r"(?:- *\{? *)?(?P<head>id|lexicon|definition|change):")
_HEADS = {
    "lexicon": "A list that rules share.",
    "definition": "A sub-pattern that rules share.",
    "change": "What is to be different in a rule that is there.",
}
_LEXICON_KEYS = frozenset({"lexicon", "holding", "without", "role", "described"})
_RULE_KEYS = frozenset({"within", "outside", "findings", "more-general", "change"})


class Completion(NamedTuple):
    """Something that may be written: its text in place of a stretch, and what it is."""

    label: str
    start: int
    end: int
    text: str
    kind: Literal["unit", "lexicon", "definition", "capture", "key", "value", "rule"]
    about: str = ""


def completions(lines: Lines, offset: int, library: RuleLibrary) -> list[Completion]:
    """What may be written at an offset.

    Args:
        lines: the file's.
        offset: where the author writes.
        library: the rules, as they last were right.
    """
    line = lines.position(offset)[0]
    start, end = lines.span(line)
    before, after = lines.text[start:offset], lines.text[offset:end]
    rule = rule_at(lines, line)
    path = [key for key, _ in path_at(lines, line)]
    if "examples" not in path:
        made = _in_pattern(before, after, offset, rule, library)
        if made is not None:
            return made
        begun = re.search(r"\{([\w-]*)$", before)
        if begun and path and path[-1] in ("message", "suggestion"):
            names = dict.fromkeys([*_captures(lines, rule, line), "words", "voice", "speaker"])
            return [Completion(name, offset - len(begun[1]), offset, name, "capture") for name in names]
    return list(_of_yaml(lines, line, before, after, offset, library))


def _in_pattern(
    before: str, after: str, offset: int, rule: str | None, library: RuleLibrary
) -> list[Completion] | None:
    """What may follow a mark of the pattern language; None where none is begun."""
    unit = re.search(r"(?P<open><)(?P<name>[a-z]*)$|\$[A-Za-z_][\w-]*:(?P<short>[a-z]*)$", before)
    if unit:
        begun = unit["name"] if unit["open"] else unit["short"]
        close = ">" if unit["open"] and not after.startswith(">") else ""
        return [
            Completion(name, offset - len(begun), offset, name + close, "unit", about)
            for name, about in sorted(UNITS.items())
        ]
    lexicon = re.search(r"(?<![\w.])~?@([\w-]*)$", before)
    if lexicon:
        own = [one.rpartition(":")[2] for one in library.entries if rule and owner_of(one) == rule]
        shared = [one for one in library.entries if ":" not in one]
        return [
            Completion(name, offset - len(lexicon[1]), offset, name, "lexicon", _entries(library, rule, name))
            for name in dict.fromkeys([*sorted(own), *sorted(shared)])
        ]
    definition = re.search(r"(?<![\w&])&([A-Za-z][\w-]*|)$", before)
    if definition:
        return [
            Completion(name, offset - len(definition[1]), offset, name, "definition", text.strip()[:200])
            for name, (text, *_) in sorted(library.definitions.items())
        ]
    return None


def _entries(library: RuleLibrary, rule: str | None, name: str) -> str:
    listed = library.entries.get(f"{rule}:{name}", library.entries.get(name, "")).splitlines()
    return f"{amount(len(listed), 'entry', 'entries')}: {', '.join(listed[:12])}{' …' if len(listed) > 12 else ''}"


def _captures(lines: Lines, rule: str | None, line: int) -> Iterator[str]:
    """The names that the patterns of a rule capture, by its lines."""
    for number in range(len(lines)):
        text = lines.text[slice(*lines.span(number))]
        if "$" in text and rule_at(lines, number) == rule:
            yield from re.findall(r"\$([A-Za-z_][\w-]*):", text)


def _of_yaml(
    lines: Lines, line: int, before: str, after: str, offset: int, library: RuleLibrary
) -> Iterator[Completion]:
    key = re.fullmatch(r"(?P<indent> *(?:- +)?)(?P<begun>[\w-]*)", before)
    head = _head(lines, line)
    if key:
        path = path_at(lines, line, len(key["indent"]))
        in_text = any(value[:1] in "|>" and value for _, value in path)
        if in_text:
            return
        names = [name for name, _ in path]
        colon = "" if after.lstrip().startswith(":") else ": "
        allowed = keys(head, names)
        if not path and head == "id":
            allowed = _HEADS | allowed
        for name, about in allowed.items():
            yield Completion(name, offset - len(key["begun"]), offset, name + colon, "key", about)
        if names and not allowed:
            yield from _values(head, names, key["begun"], offset, library)
        return
    value = re.fullmatch(r" *(?:- +)?(?P<key>[\w-]+): +(?:\[(?:.*, *)?)?[\"']?(?P<begun>[\w/*!-]*)", before)
    if value:
        yield from _values(head, [name for name, _ in path_at(lines, line)], value["begun"], offset, library)


def _values(head: str, path: list[str], begun: str, offset: int, library: RuleLibrary) -> Iterator[Completion]:
    def each(names: Iterable[str], kind: Literal["lexicon", "value", "rule"]) -> Iterator[Completion]:
        return (Completion(name, offset - len(begun), offset, name, kind) for name in names)

    last = path[-1] if path else ""
    if last in _RULE_KEYS:
        families = sorted({f"{one.partition('/')[0]}/*" for one in library.rules})
        yield from each([*sorted(library.rules), *([] if last in ("change", "more-general") else families)], "rule")
    elif last in _LEXICON_KEYS and len(path) > 1:
        yield from each(sorted(name for name in library.entries if ":" not in name), "lexicon")
    elif last == "packs":
        yield from each(PACKS, "value")
    else:
        yield from each(choices(head, path), "value")


def _head(lines: Lines, line: int) -> str:
    """The key that the item of a line begins with."""
    for number in range(line, -1, -1):
        found = _HEAD.match(lines.text[slice(*lines.span(number))])
        if found:
            return found["head"]
    return "id"
