"""Makes the JSON Schema of rule files, for completion and checking in editors, from the types that check them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any, get_args, get_origin, get_type_hints

import msgspec

from linter.ruleset.form import Forms, rule_type
from linter.ruleset.rule import ChangeFile, DefinitionFile, LexiconFile, Part, Rule


def rule_file_schema(forms: Forms) -> dict[str, Any]:
    """JSON Schema (2020-12) of a rule file: a rule of one of these kinds, a lexicon, a definition, a change, or a list of them.

    A key is described by the text of its type (``Annotated[str, "…"]``).
    """
    kinds = (rule_type(forms), LexiconFile, DefinitionFile, ChangeFile)
    refs, parts = msgspec.json.schema_components(kinds, ref_template="#/$defs/{name}")
    structs: dict[str, dict[type[Part], None]] = {"Rule": {Rule: None}}
    for form in forms.values():
        structs["Rule"][form.fields] = None
    every: list[type[Part]] = [Rule, LexiconFile, DefinitionFile, ChangeFile, *(form.fields for form in forms.values())]
    for kind in every:
        for one in _reached(kind):
            structs.setdefault(one.__name__, {})[one] = None
    for name, part in parts.items():
        described = {key: text for one in structs.get(name, ()) for key, text in descriptions(one)}
        for key, text in described.items():
            if key in part.get("properties", {}):
                part["properties"][key]["description"] = text
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "rhetlint rule file",
        "anyOf": [*refs, {"type": "array", "items": {"anyOf": list(refs)}}],
        "$defs": parts,
    }


def _reached(kind: type[Part]) -> Iterator[type[Part]]:
    """A struct, and those of which its fields are."""
    yield kind
    for hint in get_type_hints(kind).values():
        for one in _structs(hint):
            yield from _reached(one)


def _structs(hint: Any) -> Iterator[type[Part]]:
    if isinstance(hint, type) and issubclass(hint, Part):
        yield hint
    for inner in get_args(hint):
        yield from _structs(inner)


def descriptions(kind: type[Part]) -> Iterator[tuple[str, str]]:
    """The keys of a struct, as files write them, each with its description."""
    hints = get_type_hints(kind, include_extras=True)
    for field in msgspec.structs.fields(kind):
        hint = hints[field.name]
        if get_origin(hint) is Annotated:
            yield field.encode_name, next(text for text in hint.__metadata__ if isinstance(text, str))
