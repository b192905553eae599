"""What all tests share: the built-in rules, parsed once a session, and the corpora where there are any."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from linter import RuleLibrary, load_rules
from linter.ruleset.compiled import Engine

ROOT = Path(__file__).parent.parent
pytest.register_assert_rewrite("tests.wellformed")

# The same examples at every run and no limit of time, so that the suite passes or fails for a reason in the code.
# ``pytest --hypothesis-profile=search`` looks for new examples.
settings.register_profile("suite", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("search", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("suite")


def pytest_configure(config: pytest.Config) -> None:
    """Give the session a cache folder of its own: a load of the built-in rules takes seconds without one and 0.02 s with it.

    Processes that a test starts inherit it, and the workers of pytest-xdist. What earlier sessions have kept is not read.
    """
    if hasattr(config, "workerinput"):
        return
    folder = tempfile.mkdtemp(prefix="rhetlint-tests-")
    os.environ["XDG_CACHE_HOME"] = folder
    config.add_cleanup(lambda: shutil.rmtree(folder, ignore_errors=True))


@pytest.fixture(scope="session")
def library() -> RuleLibrary:
    """The built-in rules. Tests only read them."""
    return load_rules()


@pytest.fixture(scope="session")
def engine(library: RuleLibrary) -> Engine:
    """The built-in rules ready to run. What an engine has learnt from one text must not change what it finds in another."""
    return Engine(library)


@pytest.fixture(scope="session")
def corpora() -> Path:
    """The folder of the annotated corpora; a test that asks for them is skipped where they are not."""
    folder = Path(os.environ.get("RHETLINT_CORPORA", ROOT.parent / "shared" / "corpora"))
    if not (folder / "polnear.dev.jsonl").is_file():
        pytest.skip(f"no corpora in {folder} (set RHETLINT_CORPORA): accuracy is not checked here")
    return folder
