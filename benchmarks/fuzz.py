"""Fuzzes the loaders of rule files and configurations, and the parser of patterns: ``python benchmarks/fuzz.py --inputs 100000 --jobs 2 --to FOLDER``.

Inputs are made by hypothesis: patterns of the language's own pieces in any order, rule files of known keys with values of any type, and
built-in rule files and the configuration of the docs with pieces taken out, doubled or changed. Each must load, and then lint a text and be
checked for what is hardly meant, or end in a ``Problem`` that has a place
and a message of bounded length, within ``LONGEST`` seconds of processor time. Anything else is kept in FOLDER, once for each place in the
program; what it finds becomes a test in ``tests/ruleset/test_fuzzed.py``.
"""

from __future__ import annotations

import argparse
import re
import signal
import sys
import tempfile
import time
import traceback
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any

import yaml
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from linter import lint
from linter.authoring.check import checked
from linter.kinds.registry import forms
from linter.problems import Problem
from linter.ruleset.compiled import Engine
from linter.ruleset.config import read_config
from linter.ruleset.load import load_file
from linter.ruleset.reading import load_rules

RULES = Path(__file__).parent.parent / "rules"
LONGEST = 10
"""Seconds of processor time that an input may take; a rule file may hold 1 MB, these are far smaller."""
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


@st.composite
def mutated(draw: Any, sources: st.SearchStrategy[str]) -> str:
    """A built-in rule file, or the configuration of the docs, with a few pieces taken out, doubled, moved or replaced."""
    text: str = draw(sources)
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(text)))
        end = min(len(text), at + draw(st.integers(0, 60)))
        how = draw(st.sampled_from(["out", "double", "insert", "cut"]))
        if how == "out":
            text = text[:at] + text[end:]
        elif how == "double":
            text = text[:end] + text[at:end] + text[end:]
        elif how == "cut":
            text = text[:at]
        else:
            text = (
                text[:at]
                + draw(
                    st.sampled_from([*PIECES, ": ", "- ", "&a ", "*a", "|", ">", "[", "{", "!!x ", "\0", "---", "\n  "])
                )
                + text[at:]
            )
    return text


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


class Slow(BaseException):
    """An input takes too long."""


def _tried(file: Path, text: str) -> str:
    """How an input ends: ``loads``, ``error``."""
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


def _run(number: int, count: int) -> tuple[Counter[str], dict[str, str]]:
    ends: Counter[str] = Counter()
    kept: dict[str, str] = {}
    work = Path(tempfile.mkdtemp())

    def stop(_: int, __: object) -> None:
        raise Slow

    signal.signal(signal.SIGVTALRM, stop)

    @seed(number)
    @settings(
        max_examples=count,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(inputs)
    def check(named: tuple[str, str]) -> None:
        name, text = named
        signal.setitimer(signal.ITIMER_VIRTUAL, LONGEST)
        try:
            ends[_tried(work / name, text)] += 1
        except (Exception, Slow) as error:
            frames = traceback.extract_tb(error.__traceback__)
            where = next((frame for frame in reversed(frames) if "/linter/" in frame.filename), frames[-1])
            place = f"{type(error).__name__} at {Path(where.filename).name}:{where.lineno}: {str(error)[:160]}"
            ends["fault"] += 1
            key = place.partition(": ")[0]
            if key not in kept or len(text) < len(kept[key].partition("\0")[2]):
                kept[key] = f"{place}\0{text}"
        finally:
            signal.setitimer(signal.ITIMER_VIRTUAL, 0)

    check()
    return ends, kept


def main() -> None:
    """Run as many inputs as are asked for, and print how they end."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--inputs", type=int, default=100_000)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--to", type=Path, default=None, help="where what goes wrong is kept (default: a new folder)")
    given_ = parser.parse_args()
    folder: Path = given_.to or Path(tempfile.mkdtemp(prefix="fuzz-"))
    folder.mkdir(parents=True, exist_ok=True)
    begun = time.monotonic()
    share = 500  # inputs of one seed: more of them repeat themselves
    batches = [
        (given_.seed * 1_000 + n, min(share, given_.inputs - n * share)) for n in range(-(-given_.inputs // share))
    ]
    ends: Counter[str] = Counter()
    kept: dict[str, str] = {}
    with ProcessPoolExecutor(given_.jobs) as pool:
        for found, wrong in pool.map(_run, *zip(*batches, strict=True)):
            ends += found
            for key, value in wrong.items():
                if key not in kept or len(value) < len(kept[key]):
                    kept[key] = value
                    place, _, text = value.partition("\0")
                    file = folder / (re.sub(r"\W+", "-", key) + ".txt")
                    file.write_bytes(text.encode("utf-8", "surrogatepass"))
                    print(f"{file}: {place}", flush=True)
            told = ", ".join(f"{count:,} {end}" for end, count in sorted(ends.items()))
            print(f"{sum(ends.values()):,} inputs in {time.monotonic() - begun:.0f} s: {told}", flush=True)
    sys.exit(1 if kept else 0)


if __name__ == "__main__":
    main()
