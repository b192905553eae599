"""JSON: everything, by a published schema, the same bytes every time."""

from __future__ import annotations

import json as stdlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema

from linter.output import json

from .making import article

SCHEMA = Path(__file__).parents[2] / "docs" / "findings.schema.json"


def places(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        if "start" in value:
            yield value
        for inner in value.values():
            yield from places(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from places(inner)


def test_output_meets_the_published_schema() -> None:
    schema = stdlib.loads(SCHEMA.read_text())
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(stdlib.loads(json.render([article(), article()])), schema)


def test_the_schema_refuses_another_version_and_a_missing_field() -> None:
    validator = jsonschema.Draft202012Validator(stdlib.loads(SCHEMA.read_text()))
    report = stdlib.loads(json.render([article()]))
    assert not validator.is_valid({**report, "version": 2})
    del report["files"][0]["findings"][0]["rule"]
    assert not validator.is_valid(report)


def in_order(schema: object) -> object:
    """A schema with the alternatives of ``anyOf`` sorted: versions of msgspec write them in different orders."""
    if isinstance(schema, list):
        return [in_order(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    made = {name: in_order(value) for name, value in schema.items()}
    return {**made, "anyOf": sorted(made["anyOf"], key=str)} if "anyOf" in made else made


def test_the_published_schema_is_the_one_of_the_types() -> None:
    assert in_order(stdlib.loads(SCHEMA.read_text())) == in_order(json.schema()), (
        "run: python -c 'import json; from linter.output.json import schema; print(json.dumps(schema(), indent=2))' "
        "> docs/findings.schema.json"
    )


def test_every_place_is_a_slice_of_the_source() -> None:
    result = article()
    source = result.document.source
    found = list(places(stdlib.loads(json.render([result]))))
    assert len(found) > 8
    for place in found:
        assert source[place["start"] : place["end"]] == place["text"]
        assert source.split("\n")[place["line"] - 1][place["column"] - 1 :].startswith(place["text"].split("\n")[0])


def test_words_add_up_and_name_every_mouth() -> None:
    words = stdlib.loads(json.render([article()]))["files"][0]["words"]
    assert [w["name"] for w in words] == ["Narrator", "Mara Voss", "Speaker not known"]
    assert sum(w["words"] for w in words) == 45
    assert abs(sum(w["share"] for w in words) - 1) < 0.001


def test_same_findings_same_bytes() -> None:
    assert json.render([article()]) == json.render([article()])
