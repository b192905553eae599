"""The example in docs/configuration.md is read as it stands, but for the files it names."""

import re
from pathlib import Path

from linter import load_rules
from linter.ruleset.config import read_config
from linter.ruleset.packs import choose, pack_names

PAGE = Path(__file__).parents[2] / "docs" / "configuration.md"


def test_the_example_configuration_holds(tmp_path: Path) -> None:
    toml, yaml, changes = re.findall(r"```(?:toml|yaml)\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL)
    here = tmp_path / "paper"
    (here / "rules").mkdir(parents=True)
    (here / "house.toml").write_text("", "utf-8")
    (here / "rules" / "words.yaml").write_text(yaml, "utf-8")
    (here / "rules" / "changes.yaml").write_text(changes, "utf-8")
    (here / "rhetlint.toml").write_text(toml, "utf-8")
    config = read_config(here / "rhetlint.toml", found=True)
    library = load_rules(config.rule_paths())
    assert "bigly" in library.lexicons["amplifier"] and "very" not in library.lexicons["amplifier"]
    assert library.rules["position/red-line"].rule.severity == "warning" and "ours" in pack_names(library)
    news = choose(library, config.layers(here / "news" / "a.txt"))
    opinion = choose(library, config.layers(here / "opinion" / "a.txt"))
    assert "appeals/law" not in news and "appeals/fear" in news
    assert news["evaluation/name-calling"] == "error"
    assert news.keys() - opinion.keys() == {rule for rule in news if rule.startswith("evaluation/")}
    assert config.excludes(here / "archive" / "b.txt") and not config.excludes(here / "news" / "b.txt")
