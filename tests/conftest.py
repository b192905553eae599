import os
from pathlib import Path

import pytest

from linter.ruleset.compiled import Engine
from linter.session import load_rules

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="session")
def library():
    return load_rules(cache=False)


@pytest.fixture(scope="session")
def engine(library):
    return Engine(library)


@pytest.fixture(scope="session")
def corpora():
    folder = Path(os.environ.get("RHETLINT_CORPORA", ROOT.parent / "shared" / "corpora"))
    if not (folder / "polnear.dev.jsonl").is_file():
        pytest.skip(f"no corpora in {folder}: accuracy is not checked here")
    return folder
