"""The worked example of docs/patterns.md: its last rule passes its examples, its first one does not."""

import re
from pathlib import Path

from linter import load_rules
from linter.evaluation.examples import check_examples
from linter.output.examples import render
from linter.ruleset.compiled import Engine

PAGE = Path(__file__).parents[2] / "docs" / "patterns.md"


def test_the_worked_example_ends_in_a_passing_rule(tmp_path: Path) -> None:
    problems = []
    for number, text in enumerate(re.findall(r"```yaml\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL)):
        file = tmp_path / f"own{number}.yaml"
        file.write_text(text, "utf-8")
        library = load_rules([file], builtin=False, cache=False)
        problems.append(check_examples(Engine(library), library.rules["own/collision-course"]))
    assert problems[1] == []
    assert len(problems[0]) == 2
    for failure in problems[0]:
        for line in list(render(failure))[1:]:
            assert line in PAGE.read_text("utf-8")
