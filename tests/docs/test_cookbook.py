"""Every rule of docs/cookbook.md and docs/coming-from.md loads, passes its examples, and is remarked on nowhere."""

import re
from pathlib import Path

import pytest

from linter import load_rules
from linter.authoring.check import checked
from linter.evaluation.examples import check_examples
from linter.kinds.registry import forms
from linter.output.examples import render
from linter.ruleset.compiled import Engine
from linter.ruleset.load import load_file

DOCS = Path(__file__).parents[2] / "docs"
FOUND = [
    (page, text) for page in ("cookbook.md", "coming-from.md") for text in re.findall(r"```yaml\n(.*?)```", (DOCS / page).read_text("utf-8"), re.DOTALL)
]  # fmt: skip


def test_there_are_seventeen_and_five():
    pages = [page for page, _ in FOUND]
    assert (pages.count("cookbook.md"), pages.count("coming-from.md")) == (17, 5)


@pytest.mark.slow
@pytest.mark.parametrize("text", [text for _, text in FOUND], ids=lambda text: re.search(r"id: (\S+)", text)[1])
def test_the_rules_pass_their_examples(text, tmp_path):
    file = tmp_path / "own.yaml"
    file.write_text(text, "utf-8")
    library = load_rules([file])
    engine = Engine(library)
    own = [loaded for loaded in library.rules.values() if not loaded.builtin]
    assert own
    said = ["\n".join(render(failure)) for loaded in own for failure in check_examples(engine, loaded)]
    assert not said, "\n".join(said)
    remarks = checked(engine, forms(), [load_file(file, forms())])
    assert [one for one in remarks if one.kind not in ("no-example", "pack")] == []
