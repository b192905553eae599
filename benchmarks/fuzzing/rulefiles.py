"""Patterns, rule files and configurations, for the loaders and the parser.

Patterns of the language's own pieces in any order, rule files of known keys with values of any type, and built-in rule files and the
configuration of the docs with pieces taken out, doubled or changed. Each must load, and then lint a text and be checked for what is hardly
meant, or end in a ``Problem`` that has a place and a message of bounded length.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import yaml
from hypothesis import strategies as st

from fuzzing.changed import changed
from linter import lint
from linter.authoring.check import checked
from linter.kinds.registry import forms
from linter.problems import Problem
from linter.ruleset.compiled import Engine
from linter.ruleset.config import read_config
from linter.ruleset.load import load_file
from linter.ruleset.reading import load_rules

RULES = Path(__file__).parents[2] / "rules"
MOST_SAID = 40_000  # characters of an error's text
TEXT = "The mayor of Ruritania said that the ferry sank. “We have drawn a red line,” said Ilse Brandt, 3 % of the time. It was not so."

PIECES = [
    *["ferry", "~draw", "~@cue-say", "@list", "@cue-say", "<np>", "<aux>", "<quote>", "<nosuch>", "...", "^", "$", "(", ")", "|", "?", "*", "+", "{2}", "{1,3}", "{,}", "{0,101}", "&", "!", "&(the)", "!(a", "|", "b)", "&own", "&missing"],
    *[r"/\d+ ?%/", "/(/", "/[a-z/", "/(a+)+b/", "$who:actor", "$who:", "$:x", '"West"', '"', "\\", "\\?", "# x", "[map]", "[map] [map]", "\n", "\t", "é", "'s", "don't", "{", "}", "<", ">", "~", "@", "0", "😀", "\u2028", "very{2}", "pre*", "[a-z]+", "says?", "'red", "line'", "“red", "line”", "why not?", "#1"],
]  # fmt: skip
patterns = st.lists(st.sampled_from(PIECES), max_size=14).map(" ".join) | st.text(max_size=30) | st.recursive(
    st.sampled_from(PIECES), lambda inner: st.tuples(inner, st.sampled_from(["?", "*", "{3}", ""])).map(lambda two: f"({two[0]}){two[1]}"), max_leaves=30
)  # fmt: skip
scalars = (
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=12) | patterns
    | st.sampled_from(["any", "quoted", "<np>", "<nosuch>", "own/*", "own/rule", "!own/*", "{what}", "{who: {}}", "who", "cue-say"])
)  # fmt: skip
values = st.recursive(
    scalars,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["who", "pattern", "within", "text"]) | st.text(max_size=6), inner, max_size=3),
    max_leaves=6,
)  # fmt: skip


def _structs(kind: Any) -> dict[str, Any]:
    import msgspec

    return {field.encode_name: field.type for field in msgspec.structs.fields(kind)}


KEYS = sorted(
    {"change", "drop", "lexicon", "definition", "entries", "extends", "except", "about"}
    | {key for form in forms().values() for key in _structs(form.fields)}
    | set(_structs(__import__("linter.ruleset.rule", fromlist=["Rule"]).Rule))
)
NESTED = [
    key
    for name in ("repetition", "consistency", "measure", "headline", "borrowing")
    for field in _structs(forms()[name].fields).values()
    for key in (_structs(field) if hasattr(field, "__struct_fields__") else ())
]
_WHOLE = {"id": "own/rule", "title": "T", "message": "{words}", "pattern": "$who:actor ~draw a line"}
rules = st.tuples(
    st.sets(st.sampled_from(sorted(_WHOLE)), max_size=1),
    st.dictionaries(st.sampled_from(KEYS), values, max_size=4),
    st.dictionaries(st.sampled_from(["who", "what"]), st.dictionaries(st.sampled_from(["same-as", "within", "matches", "voice", "at-least-words", *NESTED]), scalars, max_size=2), max_size=1),
    patterns,
).map(
    lambda parts: {key: value for key, value in {**_WHOLE, "pattern": parts[3] or "x", **({"where": parts[2]} if parts[2] else {}), **parts[1]}.items() if key not in parts[0]}
)  # fmt: skip
written = st.lists(rules, min_size=1, max_size=2).map(lambda all_: yaml.safe_dump(all_, allow_unicode=True))
SOURCES = [path.read_text("utf-8") for path in sorted(RULES.rglob("*.yaml")) if path.stat().st_size < 6_000]


CONFIGURATION = re.search(
    r"```toml\n(.*?)```", (RULES.parent / "docs" / "configuration.md").read_text("utf-8"), re.DOTALL
)[1]  # type: ignore[index]


_STRUCTURE = [": ", "- ", "&a ", "*a", "|", ">", "[", "{", "!!x ", "\0", "---", "\n  "]


def mutated(sources: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """A built-in rule file, or the configuration of the docs, changed."""
    return changed(sources, st.sampled_from([*PIECES, *_STRUCTURE]))


RULE_FILE, CONFIG_FILE = "own.yaml", "rhetlint.toml"
files = st.one_of(
    patterns.map(lambda text: yaml.safe_dump({**_WHOLE, "pattern": text or "x", "message": "x"}, allow_unicode=True)),
    written,
    mutated(st.sampled_from(SOURCES)),
)
inputs = st.one_of(
    *[files.map(lambda text: (RULE_FILE, text))] * 9,
    mutated(st.just(CONFIGURATION)).map(lambda text: (CONFIG_FILE, text)),
)
"""The name of a file and its text."""


def tried(named: tuple[str, str], folder: Path) -> str:
    """How an input ends: ``loads``, ``error``."""
    name, text = named
    file = folder / name
    file.write_bytes(text.encode("utf-8", "surrogatepass"))
    try:
        if file.name == CONFIG_FILE:
            read_config(file)
            return "loads"
        library = load_rules(forms(), [file], builtin=False, cache=False)
        if library.rules:
            lint(TEXT, rules=library, pack="all")
            checked(Engine(library), forms(), [load_file(file, forms())])
    except Problem as problem:
        said = str(problem)
        assert problem.each and all(one.line >= 1 and one.column >= 1 and one.message for one in problem.each), said
        assert len(said) < MOST_SAID, f"an error of {len(said)} characters"
        return "error"
    return "loads"
