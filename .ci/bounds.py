"""The bounds of ``pyproject.toml`` are true: ``python .ci/bounds.py`` (``.ci/run`` runs it; uv, of the extra ``dev``, installs).

Two environments, side by side: the lowest version of each package that is declared, on the oldest Python that is; and the newest versions
on the newest Python of this machine. In each run the tests of what libraries do for the linter. A bound whose version cannot be installed
together with the other bounds is an error.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
import tomllib
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

HOME = Path(__file__).parent.parent
PROJECT = tomllib.loads((HOME / "pyproject.toml").read_text("utf-8"))["project"]
TESTED = "test,parquet"
"""Extras that the tests need; what only checks the code (``dev``, ``docs``, ``bench``) must be installable."""
TESTS = {
    "cli": ["test_commands.py", "test_compare.py", "test_formats.py"],
    "output": ["test_diagram.py", "test_json.py", "test_report_templates.py", "test_terminal.py", "test_write.py"],
    "pattern": ["test_grammar.py", "test_shapes.py"],
    "playground": ["test_server.py"],
    "ruleset": ["test_fuzzed.py", "test_precision.py", "test_schema.py", "test_toml_errors.py", "test_yaml.py"],
    "text": ["test_encoding.py", "test_files.py", "test_markdown.py", "test_opened.py", "test_pages.py"],
}
"""What fails first when a library is too old or too new: readers, rule files, patterns, outputs, servers, the command line."""


def uv(*arguments: str) -> str:
    """What uv prints; where it fails, the end of what it says, and this program ends."""
    found = ":".join(map(str, sorted(Path.home().glob(".pyenv/versions/*/bin"))))
    path = f"{found}:{os.environ['PATH']}"
    done = subprocess.run(
        [sys.executable, "-m", "uv", "--no-progress", "--no-config", *arguments],
        cwd=HOME,
        env={**os.environ, "UV_PYTHON_DOWNLOADS": "never", "PATH": path},
        capture_output=True,
        text=True,
    )
    if done.returncode:
        sys.exit(f"uv {' '.join(arguments)}\n{done.stderr[-4000:]}")
    return done.stdout


def bounds() -> dict[str, Version]:
    """The lower bound of each package, of the dependencies and of every extra."""
    lines = [*PROJECT["dependencies"], *(line for extra in PROJECT["optional-dependencies"].values() for line in extra)]
    return {
        canonicalize_name(asked.name): Version(bound.version)
        for asked in map(Requirement, lines)
        for bound in asked.specifier
        if bound.operator == ">="
    }


def lowest(oldest: str) -> str:
    """The lowest versions that can be installed together, as constraints; ends where a bound is not among them."""
    options = ("--all-extras", "--resolution", "lowest-direct", "--python", oldest, "--no-header", "--no-annotate")
    made = uv("pip", "compile", "pyproject.toml", *options)
    versions = {line.partition("==")[0]: Version(line.partition("==")[2]) for line in made.splitlines() if "==" in line}
    wrong = [
        f"{name}>={bound} is declared, but the lowest that can be installed with the others is {versions[name]}"
        for name, bound in sorted(bounds().items())
        if versions[name] != bound
    ]
    if wrong:
        sys.exit("pyproject.toml:\n  " + "\n  ".join(wrong))
    return made


def check(name: str, python: str, work: Path, constraints: str) -> bool:
    """Install into a new environment, run the tests there, and print how they went."""
    begun = time.monotonic()
    folder = work / name
    uv("venv", str(folder), "--python", python)
    fixed = work / f"{name}.txt"
    fixed.write_text(constraints, "utf-8")
    options = ("--constraints", str(fixed), "--build-constraints", str(fixed))
    uv("pip", "install", "-e", f".[{TESTED}]", *options, "--python", str(folder))
    tests = [f"tests/{room}/{file}" for room, files in TESTS.items() for file in files]
    done = subprocess.run(
        [str(folder / "bin" / "python"), "-m", "pytest", "-q", "-p", "no:cacheprovider", *tests],
        cwd=HOME,
        env={**os.environ, "XDG_CACHE_HOME": str(work / f"{name}-cache")},  # no rules parsed by other versions
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    print(f"+ bounds: {name}, Python {python}\n{done.stdout}({time.monotonic() - begun:.0f} s)", flush=True)
    return done.returncode == 0


def newest() -> str:
    """The newest Python of this machine, as ``3.13.0``."""
    every = json.loads(uv("python", "list", "--only-installed", "--output-format", "json"))
    return str(max(Version(one["version"]) for one in every if not Version(one["version"]).is_prerelease))


def main() -> None:
    """Both environments; ends with 1 where tests failed."""
    oldest = PROJECT["requires-python"].removeprefix(">=")
    jobs = [("lowest", oldest, lowest(oldest))]
    python = newest()
    if Version(python).release[:2] > sys.version_info[:2]:
        jobs.append(("newest", python, ""))
    else:
        print(f"bounds: no Python newer than {python} is here: the newest versions were tested with it already")
    with tempfile.TemporaryDirectory() as work, ThreadPoolExecutor(len(jobs)) as pool:
        passed = list(pool.map(lambda job: check(job[0], job[1], Path(work), job[2]), jobs))
    sys.exit(0 if all(passed) else 1)


if __name__ == "__main__":
    main()
