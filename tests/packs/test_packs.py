"""Packs of installed packages: an example is built, installed and used, and hostile ones are refused."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from linter.output.packed import Packed
from linter.ruleset import installed as packs
from linter.ruleset.installed import installed, rule_root
from linter.ruleset.yamlfile import RuleError

EXAMPLE = Path(__file__).parent / "example"
TEXT = "The vote is a sea change.\x1b[31m It is absolutely over.\n"


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """The example built as a wheel and installed into a folder of its own."""
    folder = tmp_path_factory.mktemp("packs")
    shutil.copytree(EXAMPLE, folder / "source")
    pip = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check"]
    build = ["wheel", "--no-build-isolation", "--no-deps", "--wheel-dir", folder, folder / "source"]
    subprocess.run([*pip, *build], check=True)
    (wheel,) = folder.glob("*.whl")
    subprocess.run([*pip, "install", "--no-deps", "--no-index", "--target", folder / "site", wheel], check=True)
    return folder / "site"


@pytest.fixture
def article(tmp_path):
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    return tmp_path / "a.txt"


def run(site, folder, *arguments):
    environment = {**os.environ, "PYTHONPATH": str(site)}
    code = "from linter.cli import main; main()"
    command = [sys.executable, "-c", code, *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, cwd=folder, env=environment, timeout=120)


@pytest.mark.slow
def test_packs_are_listed_with_version_and_licence(site, tmp_path):
    done = run(site, tmp_path, "rules", "list", "--packs")
    assert " ".join(done.stdout.split()) == (
        "harbour rhetlint-harbour 1.2.0, licence CC0-1.0: 1 rule, 1 lexicon, formats harbour/briefing.txt harbour/list.html"
    )
    (one,) = json.loads(run(site, tmp_path, "rules", "list", "--packs", "--format", "json").stdout)
    assert (one["rules"], one["lexicons"]) == (["harbour/sea-change"], ["of-the-sea"])
    assert run(tmp_path, tmp_path, "rules", "list", "--packs").stdout.startswith("no package with packs")


@pytest.mark.slow
def test_the_rules_of_a_pack_run_where_they_are_asked_for(site, article):
    asked = ["lint", article, "--format", "lines", "--rules", "pack:harbour", "--select", "harbour/*"]
    done = run(site, article.parent, *asked)
    assert (done.returncode, done.stdout.count("\n")) == (1, 1)
    assert "harbour/sea-change" in done.stdout
    assert "harbour/" not in run(site, article.parent, "lint", article, "--pack", "all", "--format", "lines").stdout


@pytest.mark.slow
def test_a_configuration_beside_the_article_may_name_a_pack(site, article):
    (article.parent / "rhetlint.toml").write_text('packs = ["harbour"]\nrules = ["pack:harbour"]\n', "utf-8")
    assert "harbour/sea-change" in run(site, article.parent, "lint", article).stdout
    assert "1 passed" in run(site, article.parent, "rules", "test").stdout
    done = run(article.parent, article.parent, "lint", article)
    assert done.returncode == 2
    assert "rhetlint.toml:2" in done.stderr and "no installed pack is called 'harbour'" in done.stderr


@pytest.mark.slow
def test_an_output_format_of_a_pack_is_filled_in(site, article):
    asked = ["lint", article.name, "--rules", "pack:harbour", "--select", "harbour/*", "--format"]
    done = run(site, article.parent, *asked, "harbour/briefing.txt")
    assert done.stdout == "BRIEFING\na.txt\n  line 1: a sea change (harbour/sea-change)\nEND\n"
    done = run(site, article.parent, *asked, "harbour/list.html")
    assert done.stdout == '<p title="a sea change">a.txt</p>\n'
    done = run(site, article.parent, *asked, "harbour/briefng.txt")
    assert done.returncode == 2
    assert "did you mean 'harbour/briefing.txt'?" in done.stderr


# Packs that are not what they should be, in a folder that stands for site-packages


@pytest.fixture
def place(tmp_path, monkeypatch):
    """Makes a package that is installed: an entry point, and files in its folder."""
    site = tmp_path / "site"
    site.mkdir()
    monkeypatch.setattr(sys, "path", [str(site), *sys.path])

    def made(value, files, name="bad", package="bad", links=()):
        info = site / f"{package}-1.dist-info"
        info.mkdir()
        (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {package}\nVersion: 1\n", "utf-8")
        (info / "entry_points.txt").write_text(f"[rhetlint.packs]\n{name} = {value}\n", "utf-8")
        (info / "RECORD").write_text("".join(f"{file},,\n" for file in [*files, *links]), "utf-8")
        for file, text in files.items():
            (site / file).parent.mkdir(parents=True, exist_ok=True)
            (site / file).write_text(text, "utf-8")
        installed.cache_clear()
        return site

    yield made
    installed.cache_clear()


def test_the_folder_of_another_package_is_refused(place):
    place("one_pack", {"one_pack/rules/x.yaml": RULE}, name="one", package="one")
    place("one_pack", {"bad_pack/rules/x.yaml": RULE})
    assert (installed()["one"].problem, installed()["bad"].problem is None) == (None, False)


def test_a_package_in_development_is_read_where_it_is_written(place, tmp_path):
    (tmp_path / "source/src/bad_pack/rules").mkdir(parents=True)
    (tmp_path / "source/src/bad_pack/rules/x.yaml").write_text(RULE, "utf-8")
    site = place("bad_pack", {"bad.pth": str(tmp_path / "source/src")})
    said = {"url": (tmp_path / "source").as_uri(), "dir_info": {"editable": True}}
    (site / "bad-1.dist-info/direct_url.json").write_text(json.dumps(said), "utf-8")
    installed.cache_clear()
    assert rule_root("pack:bad") == tmp_path / "source/src/bad_pack/rules"


RULE = "id: bad/rule\ntitle: Bad\nmessage: Bad.\npattern: ferry\n"


@pytest.mark.parametrize("value", ["..", "../secret", "/etc", ".hidden", "nowhere", "a b", "os.path"])
def test_a_folder_that_is_not_the_packages_own_is_refused(place, value):
    site = place(value, {})
    (site.parent / "secret").mkdir()
    assert installed()["bad"].problem
    with pytest.raises(RuleError):
        rule_root("pack:bad")


def test_a_folder_that_is_a_link_to_another_place_is_refused(place, tmp_path):
    (tmp_path / "elsewhere/rules").mkdir(parents=True)
    (tmp_path / "elsewhere/rules/x.yaml").write_text(RULE, "utf-8")
    site = place("bad_pack", {}, links=["bad_pack/rules/x.yaml"])
    (site / "bad_pack").symlink_to(tmp_path / "elsewhere")
    assert installed()["bad"].problem


def test_a_rule_file_that_is_a_link_out_of_the_pack_is_refused(place, tmp_path):
    (tmp_path / "x.yaml").write_text(RULE, "utf-8")
    site = place("bad_pack", {"bad_pack/rules/own.yaml": RULE})
    assert rule_root("pack:bad") == site / "bad_pack/rules"
    (site / "bad_pack/rules/link.yaml").symlink_to(tmp_path / "x.yaml")
    with pytest.raises(RuleError, match="leads outside"):
        rule_root("pack:bad")


def test_a_template_reaches_no_file_and_no_python(place, tmp_path, engine):
    from linter.output.formats import Style
    from linter.output.report.environment import TemplateProblem
    from linter.pipeline import lint_document
    from linter.text import from_text

    (tmp_path / "secret.txt").write_text("secret", "utf-8")
    attempts = {
        "include": '{% include "../../../secret.txt" %}',
        "include2": '{% include "other.txt.j2" %}',
        "class": "{{ ''.__class__.__mro__ }}",
        "globals": "{{ cycler.__init__.__globals__ }}",
        "missing": "{{ nothing }}",
        "syntax": "{% for %}",
        "format": "{{ '{0.__class__}'.format(file) }}",
    }
    files = {
        f"bad_pack/formats/{name}.txt.j2": "{% block article %}" + text + "{% endblock %}"
        for name, text in attempts.items()
    }
    site = place("bad_pack", {**files, "bad_pack/formats/none.txt.j2": "no block"})
    (site / "bad_pack/formats/link.txt.j2").symlink_to(tmp_path / "secret.txt")
    found = lint_document(engine, from_text("The ferry left."))
    for name in (*attempts, "none", "link"):
        with pytest.raises(TemplateProblem):
            "".join(Packed(f"bad/{name}.txt").piece(found, Style()))


def test_two_packages_with_one_name_are_told_apart(place):
    place("one_pack", {"one_pack/rules/x.yaml": RULE})
    place("two_pack", {"two_pack/rules/x.yaml": RULE}, package="other")
    with pytest.raises(RuleError, match="two packages have a pack 'bad': bad and other"):
        rule_root("pack:bad")


def test_no_pack_is_looked_for_unless_one_is_asked_for(monkeypatch, tmp_path):
    def asked(**_):
        raise AssertionError("metadata were read")

    monkeypatch.setattr(packs, "installed", asked)
    assert rule_root(tmp_path) == tmp_path
