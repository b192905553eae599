"""The files of a folder for rules of one's own, ready to be changed: each loads, and its examples pass."""

from __future__ import annotations

import json
from typing import Any

CONFIGURATION = """\
# Which rules run on the articles in this folder and below: docs/configuration.md
packs = ["core"]         # also: newsroom, discourse, speech, all
rules = ["rules/"]       # your own rules, beside the built-in ones
fail-on = "warning"      # exit status 1 from this severity up: error, warning, notice, info, never

[severity]
# "evaluation/*" = "notice"
"""

_HEAD = """\
id: {id}
title: {title}
message: "{message}"
claims: |
  Say here what must be true of the text for a finding to be right.
why: |
  Say here what this does to a reader.
advice: |
  Say here what an editor can do.
severity: info
voice: any          # or narrator, quoted, reported, source
"""

_SHOWPIECE = """\
pattern: |
  # one alternative a line; see: rhetlint rules syntax
  $what:np ~be (a | an | the) <adj>? $word:@showpiece-word
examples:
  flag:             # must be found; three at least
    - text: The new bridge is a showpiece.
      captures: {what: The new bridge, word: showpiece}
    - The ferry was the flagship of the fleet.
    - The opera house is the jewel in the crown of Strelsau.
  pass:             # near misses, which must not; as many
    - The flagship left the harbour.
    - The bridge is a danger to ships.
    - They visited the showpiece again.
"""

_NEW = """\
lexicons:
  words: [hiccup, blip, storm in a teacup]
pattern: |
  # one alternative a line; see: rhetlint rules syntax
  $what:np ~be (only | just | merely) (a | an) <adj>? $word:@words
examples:
  flag:             # must be found; three at least
    - text: The delay was only a small hiccup.
      captures: {what: The delay, word: hiccup}
    - The leak at the dam is just a blip.
    - The quarrel over the ferry was merely a storm in a teacup.
  pass:             # near misses, which must not; as many
    - The blip on the screen was a ferry.
    - It was only a ferry.
    - The delay was not just a hiccup.
"""

LEXICON = """\
lexicon: showpiece-word
source: "our own list"
about: What one shows off with.
entries: [showpiece, flagship, jewel in the crown]
"""

PRE_COMMIT = """\
repos:
  - repo: local
    hooks:
      - id: rhetlint
        name: rhetlint
        entry: rhetlint lint
        language: system
        files: \\.(txt|text|md|markdown|html?|xhtml)$
      - id: rhetlint-rules
        name: examples of our rules
        entry: rhetlint rules test
        language: system
        files: ^rules/
        pass_filenames: false
"""

SCHEMA_FILE = "rules/rhetlint.schema.json"


def new_rule(rule_id: str) -> str:
    """A rule file with a lexicon of its own, for an author to change."""
    return _head(rule_id, "“{word}” makes little of {what}.") + _NEW


def new_project(schema: dict[str, Any]) -> dict[str, str]:
    """The files of a new folder, by path: configuration, one rule and the lexicon it names, settings for an editor and for pre-commit.

    Args:
        schema: the JSON Schema of rule files.
    """
    settings = {"yaml.schemas": {SCHEMA_FILE: ["rules/**/*.yaml"]}}
    return {
        "rhetlint.toml": CONFIGURATION,
        "rules/own/showpiece.yaml": _head("own/showpiece", "“{word}” shows off with {what}.") + _SHOWPIECE,
        "rules/lexicons/showpiece-word.yaml": LEXICON,
        SCHEMA_FILE: json.dumps(schema, indent=2) + "\n",
        ".vscode/settings.json": json.dumps(settings, indent=2) + "\n",
        ".pre-commit-config.yaml": PRE_COMMIT,
    }


def _head(rule_id: str, message: str) -> str:
    title = rule_id.partition("/")[2].replace("-", " ").capitalize()
    return _HEAD.format(id=rule_id, title=title, message=message)
