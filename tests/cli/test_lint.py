"""`rhetlint lint`: what is linted, what is printed, and the exit status that scripts rely on."""

import json

import pytest

from .conftest import FERRY


def places(done):
    """File and rule of the findings that were printed as JSON."""
    return [(file["path"], found["rule"]) for file in json.loads(done.stdout)["files"] for found in file["findings"]]


def test_a_finding_is_shown_in_its_sentence_with_a_summary(rhetlint):
    done = rhetlint("lint", "calm.txt", *FERRY)
    assert done.stdout == (
        "calm.txt:1:5: error harbour/ferry A ferry is named.\n"
        "  | The ferry left at noon.\n"
        "  |     ^^^^^ narrator\n"
        "\n"
        "1 finding (1 error) in 1 file\n"
    )
    assert (done.returncode, done.stderr) == (1, "")


@pytest.mark.parametrize(
    "severity, level, status",
    [
        ("info", "info", 1),
        ("info", "notice", 0),
        ("notice", "warning", 0),
        ("warning", "warning", 1),
        ("warning", "error", 0),
        ("error", "never", 0),
    ],
)
def test_exit_status_follows_fail_on(rhetlint, folder, severity, level, status):
    (folder / "rhetlint.toml").write_text(f'[severity]\n"harbour/ferry" = "{severity}"', "utf-8")
    done = rhetlint("lint", "calm.txt", *FERRY, "--fail-on", level)
    assert done.returncode == status
    assert f"1 {severity}" in done.stdout


def test_warnings_fail_unless_said_otherwise_and_no_finding_is_clean(rhetlint):
    assert rhetlint("lint", "loud.md", *FERRY).returncode == 0
    assert rhetlint("lint", "loud.md", *FERRY).stdout == "no findings in 1 file\n"


def test_files_folders_globs_and_standard_input_each_once_in_order(rhetlint, folder):
    (folder / "news" / "deep").mkdir(parents=True)
    for name in ("news/b.txt", "news/a.html", "news/deep/c.md", "news/.hidden.txt", "news/table.dat"):
        (folder / name).write_text("<p>A ferry came.</p>" if name.endswith("html") else "A ferry came.", "utf-8")
    done = rhetlint(
        "lint", "-", "calm.txt", "news", "news/*.txt", "./loud.md", "-", *FERRY, "--format", "json", input="ferry"
    )
    assert [path for path, _ in places(done)] == ["<stdin>", "calm.txt", "news/a.html", "news/b.txt", "news/deep/c.md"]
    assert [file["path"] for file in json.loads(done.stdout)["files"]][-1] == "./loud.md"
    assert places(rhetlint("lint", "news/table.dat", *FERRY, "--format", "json")) == [
        ("news/table.dat", "harbour/ferry")
    ]


def test_the_name_of_standard_input_chooses_its_reader(rhetlint):
    hidden = "<!-- rhetlint-disable-next-line harbour/ferry -->\nA ferry came.\n"
    assert rhetlint("lint", "-", *FERRY, "--stdin-name", "note.md", input=hidden).returncode == 0
    assert rhetlint("lint", "-", *FERRY, input=hidden).returncode == 1


def test_one_unreadable_file_is_told_and_the_rest_are_linted(rhetlint, folder):
    (folder / "picture.txt").write_bytes(b"\x89PNG\r\n\0\0\0\rIHDR")
    (folder / "empty").mkdir()
    done = rhetlint("lint", "picture.txt", "missing.txt", "*.rst", "empty", "calm.txt", *FERRY)
    assert done.returncode == 2
    assert "calm.txt:1:5: error harbour/ferry" in done.stdout
    told = done.stderr.splitlines()
    assert [line.split(":")[1].strip() for line in told] == ["picture.txt", "missing.txt", "*.rst", "empty"]
    assert all(line.startswith("rhetlint: ") for line in told)


def test_a_file_in_another_encoding_is_linted_with_a_warning(rhetlint, folder):
    (folder / "old.txt").write_bytes("A ferry to Orsinië.".encode("cp1252"))
    done = rhetlint("lint", "old.txt", *FERRY)
    assert (done.returncode, done.stderr.count("warning: old.txt")) == (1, 1)
    assert rhetlint("lint", "old.txt", *FERRY, "--quiet").stderr == ""


FOREIGN = (
    "Le maire a dit que le pont serait fermé pour des raisons de sécurité, et la ferry du port aussi. Les pêcheurs, qui ne sont pas contents, "
    "ont demandé à la ville de leur rendre le bac. On ne sait pas encore si la ministre viendra sur place."
)


def test_a_text_that_is_not_english_is_told_and_not_linted(rhetlint, folder):
    (folder / "bac.txt").write_text(FOREIGN, "utf-8")
    done = rhetlint("lint", "bac.txt", *FERRY, "--format", "json")
    assert (done.returncode, places(done)) == (0, [])
    assert "warning: bac.txt: not read as English" in done.stderr
    file = json.loads(done.stdout)["files"][0]
    assert file["english"] is False and "not read as English" in file["warnings"][0]
    assert places(rhetlint("lint", "bac.txt", *FERRY, "--format", "json", "--force-language")) == [
        ("bac.txt", "harbour/ferry")
    ]
    assert "not read as English" in rhetlint("report", "bac.txt", "-o", "-").stdout


def test_quiet_leaves_the_findings_and_nothing_else(rhetlint):
    loud, quiet = rhetlint("lint", "calm.txt", *FERRY), rhetlint("lint", "calm.txt", *FERRY, "-q")
    assert loud.stdout.startswith(quiet.stdout) and "1 finding" not in quiet.stdout and "harbour/ferry" in quiet.stdout
    assert rhetlint("lint", "loud.md", *FERRY, "-q").stdout == ""


@pytest.mark.parametrize(
    "arguments, said",
    [
        (("calm.txt", "--format", "jsn"), "did you mean 'json'?"),
        (("calm.txt", "--select", "certainty/absolut-term"), "did you mean 'certainty/absolute-term'?"),
        (("calm.txt", "--ignore", "zzz"), "rules list"),
        (("calm.txt", "--rules", "nowhere.yaml"), "nowhere.yaml"),
        (("calm.txt", "--fail-on", "sometimes"), "never"),
        (("calm.txt", "--formt", "json"), "--format"),
        (("calm.txt", "--jobs", "0"), "--jobs"),
        ((), "PATH"),
    ],
)
def test_wrong_usage_is_said_plainly_with_a_remedy(rhetlint, arguments, said):
    done = rhetlint("lint", *arguments)
    assert done.returncode == 2
    assert said in done.stderr and done.stdout == ""
    assert "Traceback" not in done.stderr


def test_an_error_in_a_rule_file_names_its_place(rhetlint, folder):
    rule = (folder / "ferry.yaml").read_text("utf-8").replace("severity", "severty")
    (folder / "ferry.yaml").write_text(rule, "utf-8")
    done = rhetlint("lint", "calm.txt", "--rules", "ferry.yaml", "-j", "2")
    assert done.returncode == 2
    assert done.stderr.startswith("rhetlint: ferry.yaml:3:1: ") and "did you mean 'severity'?" in done.stderr


@pytest.mark.slow
def test_without_the_index_the_same_is_found(rhetlint):
    found = rhetlint("lint", "loud.md", "--pack", "all", "--format", "json")
    assert rhetlint("lint", "loud.md", "--pack", "all", "--format", "json", "--no-index").stdout == found.stdout
    assert "intensifier" in found.stdout


def test_a_page_of_which_little_is_read_is_said_so_beside_its_findings(folder, rhetlint):
    menu = "".join(f"<li><a href='/{n}'>Section number {n}</a></li>" for n in range(40))
    page = f"<ul>{menu}</ul>\n<article><p>It is absolutely late, said nobody.</p></article>"
    (folder / "page.html").write_text(page, "utf-8")
    done = rhetlint("lint", "page.html", "--select", "evaluation/intensifier", "--format", "json")
    assert "page.html: only 6 of the page's 126 words" in done.stderr
    (finding,) = json.loads(done.stdout)["files"][0]["findings"]
    assert (finding["place"]["line"], finding["place"]["text"]) == (2, "absolutely")


def test_only_rules_known_to_be_precise_run_where_that_is_asked(rhetlint):
    done = rhetlint(
        "lint", "loud.md", "--pack", "all", "--min-precision", "0.7", "--format", "json", "--fail-on", "never"
    )
    findings = json.loads(done.stdout)["files"][0]["findings"]
    assert findings and all(found["judged"] and found["precision_low"] >= 0.7 for found in findings)
    every = json.loads(rhetlint("lint", "loud.md", "--pack", "all", "--format", "json").stdout)["files"][0]["findings"]
    assert len(every) > len(findings)
    assert [found["precision"] for found in every if not found["judged"]] == [
        None for found in every if not found["judged"]
    ]


@pytest.mark.slow
def test_a_precision_that_no_rule_reaches_is_an_error_that_says_so(rhetlint):
    done = rhetlint("lint", "loud.md", *FERRY, "--min-precision", "0.8")
    assert (done.returncode, done.stdout) == (2, "")
    assert "no chosen rule is known to have a precision of at least 0.8: 0 of 1 have been judged" in done.stderr
    assert rhetlint("lint", "loud.md", "--min-precision", "80").returncode == 2


def test_what_more_general_rules_say_of_the_same_words_is_named_and_shown_where_that_is_asked(rhetlint, folder):
    general = """\
- {id: harbour/ship, title: Ship, severity: notice, message: "A ship.", pattern: ferry}
- {id: harbour/ferry, title: Ferry, message: "A ferry.", more-general: [harbour/ship], pattern: ferry}
"""
    (folder / "ships.yaml").write_text(general, "utf-8")
    asked = ("lint", "calm.txt", "--rules", "ships.yaml", "--select", "harbour/*")
    assert rhetlint(*asked).stdout.splitlines()[0] == "calm.txt:1:5: notice harbour/ferry A ferry. (also harbour/ship)"
    every = json.loads(rhetlint(*asked, "--all-overlapping", "--format", "json").stdout)["files"][0]["findings"]
    assert [(found["rule"], found["severity"], found["also"]) for found in every] == [
        ("harbour/ferry", "info", []),
        ("harbour/ship", "notice", []),
    ]
    rhetlint("report", *asked[1:], "-o", "page.html")
    assert "<dt>also<dd>harbour/ship<" in (folder / "page.html").read_text("utf-8")
