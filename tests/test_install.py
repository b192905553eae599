"""Rules and templates are found from a checkout, from an editable install and from a wheel."""

import os
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
ARTICLE = "“The bridge is absolutely safe,” said Ilse Brandt, the mayor of Orsinia. She denied that it had ever closed."
SHARED = next(path for path in sys.path if path.endswith("site-packages"))  # where the dependencies are


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    """The project built as a wheel, without network and without a second copy of the build tools."""
    folder = tmp_path_factory.mktemp("wheel")
    pip("wheel", "--no-build-isolation", "--no-deps", "--wheel-dir", folder, ROOT)
    (built,) = folder.glob("rhetlint-*.whl")
    return built


def pip(*arguments, python=sys.executable):
    subprocess.run([python, "-m", "pip", "--quiet", "--disable-pip-version-check", *map(str, arguments)], check=True)


def environment(folder, name):
    """An environment of its own whose dependencies are the test environment's; the name of its Python."""
    venv.create(folder / name, with_pip=False, symlinks=True)
    return folder / name / "bin" / "python"


def sees(python, folder):
    """What a lint and a report in another folder give, and where the data came from."""
    code = (
        "from linter.ruleset.builtin import data_dir\n"
        "print(data_dir('rules')); print(data_dir('templates'))\n"
        "import linter.cli; linter.cli.main()\n"
    )
    clean = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    (folder / "article.txt").write_text(ARTICLE, "utf-8")
    done = subprocess.run(
        [python, "-c", code, "report", "article.txt", "--pack", "all", "-o", "report.html"],
        cwd=folder,
        env={**clean, "XDG_CACHE_HOME": str(folder / "cache")},
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    rules, templates, summary = done.stdout.splitlines()
    return Path(rules), Path(templates), summary, (folder / "report.html").read_bytes()


def test_checkout_editable_and_wheel_do_the_same(wheel, tmp_path):
    seen = {}
    for name in ("checkout", "editable", "wheel"):
        (tmp_path / name).mkdir()
        python = environment(tmp_path / name, "venv")
        site = next((tmp_path / name / "venv" / "lib").glob("python*/site-packages"))
        into = ["--no-deps", "--no-build-isolation", "--target", site]
        if name == "checkout":
            (site / "checkout.pth").write_text(f"{ROOT}\n")
        elif name == "editable":
            pip("install", *into, "--editable", ROOT)
        else:
            pip("install", *into, wheel)
        (site / "~dependencies.pth").write_text(f"{SHARED}\n")  # read last: what is installed here comes first
        work = tmp_path / name / "work"
        work.mkdir()
        seen[name] = sees(python, work)

    assert seen["checkout"][:2] == seen["editable"][:2] == (ROOT / "rules", ROOT / "reports" / "templates")
    assert seen["wheel"][0].is_relative_to(tmp_path / "wheel" / "venv")
    assert seen["checkout"][2:] == seen["editable"][2:] == seen["wheel"][2:]
    assert "0 findings" not in seen["wheel"][2]


def test_wheel_holds_all_data_and_the_licences(wheel):
    held = set(zipfile.ZipFile(wheel).namelist())
    for folder, inside in (("rules", "linter/_data/rules"), ("reports/templates", "linter/_data/templates")):
        for file in (ROOT / folder).rglob("*"):
            if file.is_file():
                assert f"{inside}/{file.relative_to(ROOT / folder).as_posix()}" in held
    assert any(name.endswith("licenses/LICENSE") for name in held)
    assert "linter/py.typed" in held
    assert not any(name.startswith(("tests/", "docs/", "seeds/")) for name in held)
