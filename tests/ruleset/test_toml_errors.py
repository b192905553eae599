"""What is not TOML: an error says what is probably wrong in the words of who writes a configuration, with a caret under the place."""

from __future__ import annotations

import pytest

from linter.ruleset.config import read_config
from linter.ruleset.configfile import ConfigError

WRONG = {
    "packs = [core]": ("1:10", "a text must be in quotation marks"),
    "packs = “core”": ("1:9", "straight ones"),
    'packs: ["core"]': ("1:6", "after a key stands =, not a colon"),
    'packs = ["core"\nselect = ["a/b"]': ("1:9", "the [ that opens here is not closed"),
    'packs = ["core" "speech"]': ("1:17", "a comma is missing here"),
    'packs = ["core]': ("1:16", "a quotation mark is not closed in this line"),
    'fail-on = "info": x': ("1:17", "something stands behind the value"),
    '[severity]\nevaluation/* = "info"': ("2:11", "put a key that is no plain word in quotation marks"),
    '[severity]\n"a/b" = "info"\n[severity]\n"c/d" = "info"': ("3:1", "is there already"),
    "[severity\n": ("1:10", "the bracket of this table is not closed"),
    'exclude = ["a\\d"]': ("1:14", "begins an escape"),
}


@pytest.mark.parametrize("text", WRONG)
def test_an_error_says_what_to_write(text, tmp_path):
    place, said = WRONG[text]
    file = tmp_path / "rhetlint.toml"
    file.write_text(f"{text}\n", "utf-8")
    with pytest.raises(ConfigError) as caught:
        read_config(file)
    first, line, under = str(caught.value).split("\n")
    assert first.startswith(f"{file}:{place}: not valid TOML: ") and said in first
    assert line.strip() == text.split("\n")[caught.value.line - 1].strip() and len(under) - 4 == caught.value.column


def test_a_line_of_another_file_is_not_shown(tmp_path):
    """A configuration names any file as the one that it extends; what is in it is not for everybody."""
    (tmp_path / "rhetlint.toml").write_text('extends = ["secrets.env"]', "utf-8")
    (tmp_path / "secrets.env").write_text("TOKEN=abc123", "utf-8")
    with pytest.raises(ConfigError, match=r"secrets\.env: not valid TOML: .* \(line 1\)$") as caught:
        read_config(tmp_path / "rhetlint.toml")
    assert "abc123" not in str(caught.value)
