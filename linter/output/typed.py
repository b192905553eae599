"""What every JSON format of ours has in common: its types are the format, and its schema is made from them."""

from __future__ import annotations

from inspect import cleandoc
from typing import Annotated, Any

import msgspec

Natural = Annotated[int, msgspec.Meta(ge=0)]


def rendered(made: msgspec.Struct) -> str:
    """A document as indented JSON, ended by a line end; equal documents give the same bytes."""
    return msgspec.json.format(msgspec.json.encode(made), indent=2).decode() + "\n"


def schema_of(made: type[msgspec.Struct], title: str, version: int) -> dict[str, Any]:
    """The JSON Schema (2020-12) of a format.

    Args:
        made: the type of its documents.
        title: what the format is called.
        version: which each document states as ``version``.
    """
    schema = msgspec.json.schema(made)
    for part in schema["$defs"].values():  # msgspec copies docstrings, which Python indents before 3.13
        part["description"] = cleandoc(part["description"])
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": title,
        "description": f"Version {version} of the format, which each document states as 'version'.",
        **schema,
    }
