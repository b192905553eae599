"""The JSON Schema of rule files, as an editor uses it."""

import jsonschema
import pytest
import yaml

from linter.kinds.registry import forms
from linter.ruleset.schema import rule_file_schema

SCHEMA = rule_file_schema(forms())


def test_every_key_has_a_description_in_a_sentence():
    keys = [(name, key, value) for name, part in SCHEMA["$defs"].items() for key, value in part["properties"].items()]
    assert len(keys) > 120
    assert [(name, key) for name, key, value in keys if not value.get("description", "").endswith(".")] == []


@pytest.mark.parametrize(
    ("text", "valid"),
    [
        ("{change: own/rule, severity: error, drop: [map], lexicons: {a: {entries: [b]}}}", True),
        ("{change: own/rule, title: T}", False),
        ("{id: own/rule, title: T, message: M, pattern: x, after: {findings: own/*, unit: paragraph}}", True),
        ("{id: own/rule, title: T, message: M, pattern: x, after: {findings: own/*, unit: word}}", False),
        ("{id: own/rule, title: T, message: M, pattern: x, speaker: {kind: [person], named: [Brandt]}}", True),
        ("{id: own/rule, title: T, message: M, pattern: x, where: {a: {number: {at-least: 3, percent: true}}}}", True),
    ],
)
def test_what_an_editor_accepts(text, valid):
    assert jsonschema.Draft202012Validator(SCHEMA).is_valid(yaml.safe_load(text)) == valid
