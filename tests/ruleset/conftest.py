"""A few rules as if they were the built-in ones, so that parsing them takes no time; a program and a cache folder of their own."""

import pytest

from linter.ruleset import reading

EXAMPLES = """\
  examples:
    flag: [The ferry sank., The ferry burnt., The ferry left.]
    pass: [The bus sank., The bus burnt., The bus left.]
"""
BUILTIN = {
    "harbour/loss.yaml": f"""\
- id: harbour/loss
  title: Loss
  message: "A {{words}} is lost."
  pattern: |
    @vessel (was | were) ~lose
    the loss of (the | a) @vessel
{EXAMPLES}
- id: harbour/crew
  title: Crew
  message: "The {{words}}."
  lexicons: {{people: [captain, ship's cook], afloat: ["@vessel", raft]}}
  pattern: |
    the @people of the @afloat
    ~@people aboard
{EXAMPLES}""",
    "harbour/weather.yaml": f"""\
id: harbour/weather
title: Weather
message: "It is {{words}}."
pattern: |
  &sea
  <adj>? storm
{EXAMPLES.replace("  examples", "examples").replace("    ", "  ")}""",
    "lexicons/vessel.yaml": "lexicon: vessel\nsource: a list for tests\nentries: [ferry, fishing boat]\n",
    "definitions/sea.yaml": """\
- {definition: state, pattern: rough | calm, about: how the sea is}
- {definition: sea, pattern: '&state (sea)*', about: the sea as it is}
""",
    "lexicons/port.yaml": "lexicon: port\nsource: a list for tests\nentries: [quay, dry dock]\n",
}


@pytest.fixture
def builtin(tmp_path, monkeypatch):
    """The folder of the built-in rules."""
    folder = tmp_path / "rules"
    for name, text in BUILTIN.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    monkeypatch.setattr(reading, "data_dir", {"rules": folder}.__getitem__)
    return folder


@pytest.fixture
def program(tmp_path, monkeypatch):
    """A file in the place of the program's own."""
    (tmp_path / "program.py").write_text("version = 1\n", "utf-8")
    monkeypatch.setattr(reading, "program_files", lambda: {"program.py": str(tmp_path / "program.py")})
    return tmp_path / "program.py"


@pytest.fixture
def own(tmp_path):
    """The folder of a user's own rules, empty yet."""
    (tmp_path / "own").mkdir()
    return tmp_path / "own"


@pytest.fixture
def cache(tmp_path, monkeypatch):
    """The folder of copies, not there yet."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache" / "rhetlint"
