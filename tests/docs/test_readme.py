"""The rule in the README can be copied as it stands."""

from __future__ import annotations

import re
from pathlib import Path

from linter import load_rules
from linter.authoring.check import checked
from linter.evaluation.examples import check_examples, few_examples
from linter.kinds.registry import forms
from linter.ruleset.compiled import Engine
from linter.ruleset.load import load_file

PAGE = (Path(__file__).parents[2] / "README.md").read_text("utf-8")


def test_the_rule_passes_its_examples_and_is_remarked_on_nowhere(tmp_path):
    (rule,) = re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL)
    file = tmp_path / "red-line.yaml"
    file.write_text(rule, "utf-8")
    library = load_rules([file], builtin=False, cache=False)
    engine, (loaded,) = Engine(library), library.rules.values()
    assert check_examples(engine, loaded) == [] and few_examples(loaded) is None
    assert checked(engine, forms(), [load_file(file, forms())]) == []
