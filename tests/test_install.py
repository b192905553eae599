"""Rules and templates are found from a checkout, from an editable install and from a wheel, which has its rules parsed."""

import os
import re
import subprocess
import sys
import tomllib
import venv
import zipfile
from importlib.metadata import packages_distributions, requires
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).parent.parent
ARTICLE = "“The bridge is absolutely safe,” said Ilse Brandt, the mayor of Orsinia. She denied that it had ever closed."
SHARED = next(path for path in sys.path if path.endswith("site-packages"))  # where the dependencies are


PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
TO_BUILD = PROJECT["tool"]["hatch"]["build"]["targets"]["wheel"]["hooks"]["custom"]["dependencies"]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    """The project built as a wheel from its sdist, with what a build declares and nothing else.

    It is built with this environment's packages instead of others from the network; those that are not declared are hidden.
    """
    folder = tmp_path_factory.mktemp("wheel")
    hidden = {name_of(one) for one in PROJECT["project"]["dependencies"]}
    hidden -= {name_of(one) for one in (*TO_BUILD, *(requires("hatchling") or ()))}
    modules = {module: None for module, names in packages_distributions().items() if hidden & {*map(name_of, names)}}
    assert {"jinja2", "typer"} <= modules.keys()
    (folder / "sitecustomize.py").write_text(f"import sys; sys.modules.update({modules})")
    subprocess.run([sys.executable, "-m", "hatchling", "build", "-t", "sdist", "-d", folder], cwd=ROOT, check=True)
    (source,) = folder.glob("rhetlint-*.tar.gz")
    pip("wheel", "--no-build-isolation", "--no-deps", "--wheel-dir", folder, source, PYTHONPATH=str(folder))
    (built,) = folder.glob("rhetlint-*.whl")
    return built


def name_of(requirement):
    return re.match(r"[\w.-]+", requirement)[0].lower().replace("_", "-")


def pip(*arguments, **environment):
    subprocess.run(
        [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check", *map(str, arguments)],
        env={**os.environ, **environment},
        check=True,
    )


class Seen(NamedTuple):
    """What a report in another folder gives, and where rules and templates came from."""

    rules: Path
    templates: Path
    summary: str
    report: bytes


def sees(folder, install, first="", **environment):
    """What an environment of its own sees: ``install`` puts rhetlint into its site-packages; its dependencies are the tests'."""
    venv.create(folder / "venv", with_pip=False, symlinks=True)
    site = next((folder / "venv" / "lib").glob("python*/site-packages"))
    install(site)
    (site / "~dependencies.pth").write_text(f"{SHARED}\n")  # read last: what is installed here comes first
    code = (
        f"{first}\n"
        "from linter.ruleset.builtin import data_dir\n"
        "print(data_dir('rules')); print(data_dir('templates'))\n"
        "import linter.cli; linter.cli.main()\n"
    )
    work = folder / "work"
    work.mkdir()
    (work / "article.txt").write_text(ARTICLE, "utf-8")
    done = subprocess.run(
        [folder / "venv" / "bin" / "python", "-c", code, "report", "article.txt", "--pack", "all", "-o", "report.html"],
        cwd=work,
        env={name: value for name, value in os.environ.items() if not name.startswith("PYTHON")} | environment,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    rules, templates, summary = done.stdout.splitlines()
    return Seen(Path(rules), Path(templates), summary, (work / "report.html").read_bytes())


@pytest.fixture(scope="module")
def checkout(tmp_path_factory):
    """What is seen without any installation, by a Python that is told where the project is."""
    seen = sees(tmp_path_factory.mktemp("checkout"), lambda site: (site / "checkout.pth").write_text(f"{ROOT}\n"))
    assert (seen.rules, seen.templates) == (ROOT / "rules", ROOT / "reports" / "templates")
    assert "0 findings" not in seen.summary
    return seen


INTO = ("--no-deps", "--no-build-isolation", "--target")


@pytest.mark.slow
def test_an_editable_install_does_as_a_checkout(checkout, tmp_path):
    assert sees(tmp_path, lambda site: pip("install", *INTO, site, "--editable", ROOT)) == checkout


@pytest.mark.slow
def test_a_wheel_does_as_a_checkout_with_rules_of_its_own_parsed_when_it_was_built(checkout, wheel, tmp_path):
    (tmp_path / "home").mkdir()
    seen = sees(
        tmp_path,
        lambda site: pip("install", *INTO, site, wheel),
        "import sys; sys.modules.update(yaml=None)",  # no rule file can be read
        HOME=str(tmp_path / "home"),
        XDG_CACHE_HOME="",
    )
    assert seen.rules.is_relative_to(tmp_path / "venv") and seen.templates.is_relative_to(tmp_path / "venv")
    assert seen[2:] == checkout[2:]
    assert not list((tmp_path / "home").iterdir())


def test_a_build_needs_what_a_run_needs():
    assert set(TO_BUILD) < set(PROJECT["project"]["dependencies"])


@pytest.mark.slow
def test_wheel_holds_all_data_and_the_licences(wheel):
    held = set(zipfile.ZipFile(wheel).namelist())
    page = "linter/playground/page"
    for folder, inside in (
        ("rules", "linter/_data/rules"),
        ("reports/templates", "linter/_data/templates"),
        (page, page),
    ):
        for file in (ROOT / folder).rglob("*"):
            if file.is_file():
                assert f"{inside}/{file.relative_to(ROOT / folder).as_posix()}" in held
    assert any(name.endswith("licenses/LICENSE") for name in held)
    assert {"linter/py.typed", "rhetlint/__init__.py", "rhetlint/__main__.py", "rhetlint/py.typed"} <= held
    assert not any(name.startswith(("tests/", "docs/", "seeds/")) for name in held)
