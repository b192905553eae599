"""Configuration files, packs, ignored files, a user's own lexicon: what they change in a whole command."""

import json

import jsonschema
import pytest
import yaml

from linter.ruleset.builtin import data_dir

from .conftest import FERRY


@pytest.fixture
def found(rhetlint):
    """Ids of the rules found, by ``lint --format json``."""

    def run(*arguments):
        done = rhetlint("lint", *arguments, "--format", "json", "--fail-on", "never")
        assert done.returncode == 0, done.stderr
        return {f["rule"] for file in json.loads(done.stdout)["files"] for f in file["findings"]}

    return run


def test_the_core_pack_runs_unless_said_otherwise(found):
    core, everything = found("loud.md"), found("loud.md", "--pack", "all")
    assert core < everything
    assert any(rule.startswith("attribution/") for rule in everything - core)


@pytest.mark.slow
def test_a_configuration_found_upward_says_rules_and_severities(rhetlint, folder, found):
    news = folder / "news"
    news.mkdir()
    (news / "a.txt").write_text("The ferry left. It is absolutely late.", "utf-8")
    (folder / "rhetlint.toml").write_text(
        'rules = ["ferry.yaml"]\nselect = ["harbour/*"]\nfail-on = "notice"\n[severity]\n"harbour/ferry" = "notice"\n'
        '[[overrides]]\nfiles = ["*.md"]\nignore = ["harbour/ferry"]\n',
        "utf-8",
    )
    (news / "b.md").write_text("The ferry left.", "utf-8")
    done = rhetlint("lint", "news")
    assert done.returncode == 1 and "notice" in done.stdout and "b.md" not in done.stdout
    assert found("news/a.txt") == {"harbour/ferry"}
    assert found("news/a.txt", "--ignore", "harbour/ferry") == set()
    assert found("news/a.txt", "--no-config", "--pack", "all") != {"harbour/ferry"}


def test_the_table_of_a_pyproject_and_what_it_extends(folder, found):
    (folder / "base.toml").write_text('rules = ["ferry.yaml"]\nselect = ["harbour/ferry"]\n', "utf-8")
    (folder / "pyproject.toml").write_text('[tool.rhetlint]\nextends = ["base.toml"]\n', "utf-8")
    assert found("calm.txt") == {"harbour/ferry"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('selct = ["a/b"]', "rhetlint.toml:1:1: unknown key 'selct'; did you mean 'select'?"),
        ('packs = ["newsrom"]', "did you mean 'newsroom'?"),
        ('\nselect = ["position/denial-of-chnge"]', "did you mean 'position/denial-of-change'?"),
        ('[severity]\n"position/*" = "loud"', "rhetlint.toml:2:16: 'loud' is not one of the choices"),
        ('extends = ["rhetlint.toml"]', "leads back to it"),
        ("packs = [", "not valid TOML"),
    ],
)
def test_a_wrong_configuration_is_told_with_place_and_remedy(rhetlint, folder, text, said):
    (folder / "rhetlint.toml").write_text(text, "utf-8")
    done = rhetlint("lint", "calm.txt")
    assert done.returncode == 2 and said in done.stderr


@pytest.mark.slow
def test_files_are_left_out_by_ignore_file_and_exclude_but_not_when_named(rhetlint, folder):
    for name in ("kept", "drafts", "wire"):
        (folder / "news" / name).mkdir(parents=True)
        (folder / "news" / name / "a.txt").write_text("The ferry left.", "utf-8")
    (folder / ".rhetlintignore").write_text("# not yet\ndrafts/\n", "utf-8")
    (folder / "rhetlint.toml").write_text('exclude = ["news/wire"]\n', "utf-8")
    done = rhetlint("lint", "news", *FERRY)
    assert "kept" in done.stdout and "drafts" not in done.stdout and "wire" not in done.stdout
    assert "drafts" in rhetlint("lint", "news/drafts/a.txt", *FERRY).stdout
    assert "drafts" in rhetlint("lint", "news", *FERRY, "--no-config").stdout


def test_files_of_settings_may_begin_with_a_byte_order_mark(rhetlint, folder):
    (folder / "news").mkdir()
    for name in ("a", "b"):
        (folder / "news" / f"{name}.txt").write_text("The ferry left.", "utf-8")
    (folder / ".rhetlintignore").write_text("a.txt\n", "utf-8-sig")
    (folder / ".rhetlint-ignore").write_text("harbour/ferry news/b.txt\n", "utf-8-sig")
    (folder / "rhetlint.toml").write_text('rules = ["ferry.yaml"]\nselect = ["harbour/ferry"]\n', "utf-8-sig")
    done = rhetlint("lint", "news")
    assert (done.returncode, done.stderr) == (0, "") and "no findings in 1 file; 1 left out" in done.stdout


@pytest.mark.parametrize("name", [".rhetlintignore", ".rhetlint-ignore", "rhetlint.toml"])
def test_files_of_settings_in_utf_16_are_refused(rhetlint, folder, name):
    (folder / name).write_text("calm.txt\n", "utf-16")
    done = rhetlint("lint", ".", *FERRY)
    assert done.returncode == 2 and f"{name}: cannot be read: not UTF-8 text" in done.stderr


@pytest.mark.slow
def test_words_are_added_to_a_lexicon_by_one_short_file(folder, found):
    (folder / "calm.txt").write_text("It was a flabbertastic, zonkulous day.", "utf-8")
    assert "evaluation/intensifier" not in found("calm.txt", "--pack", "all")
    (folder / "words.yaml").write_text("lexicon: amplifier\nextends: true\nentries: [zonkulously]\n", "utf-8")
    (folder / "calm.txt").write_text("It was a zonkulously bad day.", "utf-8")
    assert "evaluation/intensifier" in found("calm.txt", "--pack", "all", "--rules", "words.yaml")


@pytest.mark.slow
def test_any_number_of_workers_heeds_each_files_configuration(rhetlint, folder):
    for number in range(9):
        (folder / f"n{number}").mkdir()
        (folder / f"n{number}" / "a.txt").write_text("The ferry left.", "utf-8")
        if number % 2:
            (folder / f"n{number}" / "rhetlint.toml").write_text('ignore = ["harbour/ferry"]', "utf-8")
    (folder / "rhetlint.toml").write_text('rules = ["ferry.yaml"]\nselect = ["harbour/ferry"]', "utf-8")
    one, many = (rhetlint("lint", ".", "-j", n, "--rules", "ferry.yaml", "--format", "json") for n in (1, 3))
    assert one.stdout == many.stdout and one.returncode == 1


@pytest.mark.slow
def test_the_schema_takes_every_rule_that_ships_and_refuses_a_wrong_key(rhetlint):
    schema = json.loads(rhetlint("rules", "schema").stdout)
    validator = jsonschema.Draft202012Validator(schema)
    for file in sorted(data_dir("rules").rglob("*.yaml")):
        validator.validate(yaml.safe_load(file.read_text("utf-8")))
    assert not validator.is_valid({"id": "a/b", "title": "T", "message": "M", "patern": "x"})


@pytest.mark.slow
def test_a_suppression_of_a_rule_that_does_not_run_is_let_be(rhetlint, folder):
    (folder / "note.md").write_text("<!-- rhetlint-disable appeals/fear -->\n\nThe ferry left.\n", "utf-8")
    assert "suppress" not in rhetlint("lint", "note.md", *FERRY).stdout
    assert "suppresses nothing" in rhetlint("lint", "note.md", "--pack", "all").stdout


@pytest.mark.slow
def test_commands_about_rules_know_the_rules_of_the_configuration(rhetlint, folder):
    (folder / "rhetlint.toml").write_text('rules = ["ferry.yaml"]\n', "utf-8")
    assert "harbour/ferry" in rhetlint("rules", "list", "harbour/*").stdout
    assert "Ferry" in rhetlint("explain", "harbour/ferry").stdout
    assert "pattern: ferry" in rhetlint("rules", "show", "harbour/ferry").stdout
    assert rhetlint("rules", "test").stdout.endswith("1 passed, 0 failed (2 examples)\n")
    unknown = rhetlint("rules", "list", "harbour/*", "--no-config")
    assert unknown.returncode == 2 and "no rule matches 'harbour/*'" in unknown.stderr


def test_all_errors_of_a_configuration_are_shown(rhetlint, folder):
    (folder / "rhetlint.toml").write_text('pack = ["core"]\nfail-on = "warnig"\n', "utf-8")
    done = rhetlint("lint", "calm.txt")
    assert done.returncode == 2
    assert "unknown key 'pack'; did you mean 'packs'?" in done.stderr and "did you mean 'warning'?" in done.stderr


def test_a_rule_is_shown_as_it_is_written(rhetlint):
    shown = rhetlint("rules", "show", "position/denial-of-change").stdout
    assert shown.startswith("id: position/denial-of-change\ntitle: ")
    assert "attribution: " in rhetlint("rules", "show", "attribution/reported-clause").stdout


GLOSSARY = """\
[[glossary.person]]
name = "Ilse Brandt"
office = ["mayor"]
gender = "female"
"""


@pytest.mark.slow
def test_a_glossary_says_who_speaks_wherever_speakers_are_shown(rhetlint, folder):
    (folder / "a.txt").write_text("“The dam is absolutely old,” said the mayor.", "utf-8")
    (folder / "rhetlint.toml").write_text(GLOSSARY, "utf-8")
    quoted = json.loads(rhetlint("quotes", "a.txt", "--format", "json").stdout)
    assert [(one["speaker"], one["how"]) for one in quoted] == [("Ilse Brandt", "role: mayor, by the glossary")]
    linted = json.loads(rhetlint("lint", "a.txt", "--format", "json", "--pack", "all", "--exit-zero").stdout)
    assert {one["speaker"] for one in linted["files"][0]["findings"]} == {"Ilse Brandt"}
    without = json.loads(rhetlint("quotes", "a.txt", "--format", "json", "--no-config").stdout)
    assert without[0]["speaker"] == "the mayor"


def test_a_nearer_entry_of_a_glossary_replaces_one_that_is_extended(rhetlint, folder):
    (folder / "a.txt").write_text("“The dam is old,” said the mayor. “It is,” said the envoy.", "utf-8")
    (folder / "house.toml").write_text(
        GLOSSARY + '[[glossary.person]]\nname = "Jan Orlow"\noffice = ["envoy"]\n', "utf-8"
    )
    nearer = 'extends = ["house.toml"]\n[[glossary.person]]\nname = "Ilse Brandt"\noffice = ["chancellor"]\n'
    (folder / "rhetlint.toml").write_text(nearer, "utf-8")
    quoted = json.loads(rhetlint("quotes", "a.txt", "--format", "json").stdout)
    assert [one["speaker"] for one in quoted] == ["the mayor", "Jan Orlow"]


@pytest.mark.parametrize(
    ("toml", "said"),
    [
        ('[[glossary.person]]\nnam = "Ilse Brandt"\n', "rhetlint.toml:2:1: unknown key 'nam'; did you mean 'name'?"),
        ('[[glossary.person]]\nname = "Ilse Brandt"\noffice = "mayor"\n', 'expected a list, got text; write ["mayor"]'),
        ('[[glossary.person]]\nname = "Ilse Brandt"\ngender = "f"\n', "'f' is not one of the choices"),
        ('[[glossary.person]]\nname = ""\n', "a name needs letters"),
        (
            GLOSSARY + '[[glossary.person]]\nname = "Jan Orlow"\noffice = ["the Mayor"]\n',
            "'the Mayor' is the office of 'Ilse Brandt' too",
        ),
        (
            GLOSSARY + '[[glossary.organisation]]\nname = "ilse  brandt"\n',
            "'ilse  brandt' is a name of 'Ilse Brandt' too",
        ),
        ("[[glossary.company]]\nname = 'x'\n", "unknown key 'company'"),
        (
            GLOSSARY + "".join(f'[[glossary.person]]\nname = "Karl Dorn {n}"\n' for n in range(2_001)),
            "more than 2000 names",
        ),
    ],
)
def test_a_wrong_glossary_is_told_in_plain_words(rhetlint, folder, toml, said):
    (folder / "rhetlint.toml").write_text(toml, "utf-8")
    done = rhetlint("quotes", "calm.txt")
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr and "Traceback" not in done.stderr


@pytest.mark.slow
def test_the_configuration_is_that_of_the_article_and_not_of_the_current_folder(rhetlint, folder, found, monkeypatch):
    """However its folder is named: the folders above it are looked through, and none that only stands in its path."""
    (folder / "desk").mkdir()
    (folder / "desk" / "rhetlint.toml").write_text('rules = ["ferry.yaml"]\nselect = ["harbour/ferry"]\n', "utf-8")
    (folder / "desk" / "ferry.yaml").write_text((folder / "ferry.yaml").read_text("utf-8"), "utf-8")
    (folder / "desk" / ".rhetlint-ignore").write_text("evaluation/*", "utf-8")
    (folder / "desk" / ".rhetlintignore").write_text("*", "utf-8")
    monkeypatch.chdir(folder / "desk")
    for named in ("../calm.txt", folder / "calm.txt", "./../calm.txt"):
        assert found(named) == set()
    assert found("../calm.txt", "--config", "rhetlint.toml") == {"harbour/ferry"}
    assert "evaluation/intensifier" in found("..", "--pack", "all")
    monkeypatch.chdir(folder)
    (folder / "desk" / "calm.txt").write_text("The ferry left.", "utf-8")
    assert found("desk/../desk/calm.txt") == {"harbour/ferry"}


@pytest.mark.slow
def test_a_severity_of_a_rule_that_does_not_run_is_told_once(rhetlint, folder):
    severities = '[severity]\n"evaluation/intensifier" = "error"\n"figures/*" = "error"\n"position/red-line" = "info"\n"appeals/*" = "off"\n'
    (folder / "rhetlint.toml").write_text(severities, "utf-8")
    done = rhetlint("lint", ".", "--jobs", "2")
    assert [line.split(": ", 4)[-1] for line in done.stderr.splitlines()] == [
        "'evaluation/intensifier' does not run (packs: discourse); choose it by select or packs, or take the severity out",
        "no rule that 'figures/*' matches runs (packs: discourse, newsroom, speech); choose it by select or packs, or take the severity out",
    ]
    assert rhetlint("lint", ".", "--quiet").stderr == ""
    assert (
        rhetlint("lint", ".", "--select", "position/red-line").stderr == ""
    )  # the choice is no longer the configuration's
    (folder / "rhetlint.toml").write_text(f'packs = ["all"]\n{severities}', "utf-8")
    assert rhetlint("lint", ".").stderr == ""
    (folder / "rhetlint.toml").write_text('[severity]\n"evaluation/intensfier" = "error"\n', "utf-8")
    done = rhetlint("lint", ".")
    assert done.returncode == 2 and "in severity: no rule matches 'evaluation/intensfier'; did you mean" in done.stderr


@pytest.mark.slow
def test_the_severity_that_is_shown_is_that_of_the_configuration(rhetlint, folder):
    (folder / "rhetlint.toml").write_text(
        '[severity]\n"evaluation/intensifier" = "error"\n"position/red-line" = "off"\n', "utf-8"
    )
    assert (
        "evaluation/intensifier, error (rhetlint.toml; info in its own file)"
        in rhetlint("explain", "evaluation/intensifier").stdout
    )
    assert "evaluation/intensifier, info, in" in rhetlint("explain", "evaluation/intensifier", "--no-config").stdout
    (listed,) = rhetlint("rules", "list", "evaluation/intensifier").stdout.splitlines()
    assert listed.split()[:2] == ["evaluation/intensifier", "error"] and listed.endswith(
        "(info in its file; rhetlint.toml)"
    )
    (rule,) = json.loads(rhetlint("rules", "list", "position/red-line", "--format", "json").stdout)
    assert (rule["severity"], rule["configured_severity"]) == ("notice", "off")
    shown = rhetlint("rules", "show", "evaluation/intensifier", "--effective").stdout
    assert "# rhetlint.toml: in severity, instead of info\nseverity: error\n" in shown
    shown = rhetlint("rules", "show", "position/red-line", "--effective").stdout
    assert (
        "# rhetlint.toml: in severity: off\nseverity: notice\n" in shown
        and yaml.safe_load(shown)["severity"] == "notice"
    )
