"""Makes the JSON Schema of rule files, for completion and checking in editors, from the types that check them."""

from __future__ import annotations

from typing import Any

import msgspec

from linter.ruleset.form import Forms, rule_type
from linter.ruleset.rule import ChangeFile, DefinitionFile, LexiconFile


def rule_file_schema(forms: Forms) -> dict[str, Any]:
    """JSON Schema (2020-12) of a rule file: a rule of one of these kinds, a lexicon, a definition, a change, or a list of them."""
    kinds = (rule_type(forms), LexiconFile, DefinitionFile, ChangeFile)
    refs, parts = msgspec.json.schema_components(kinds, ref_template="#/$defs/{name}")
    one = {"anyOf": list(refs)}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "rhetlint rule file",
        "anyOf": [*refs, {"type": "array", "items": one}],
        "$defs": parts,
    }
