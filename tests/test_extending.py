"""CONTRIBUTING says where a new thing goes: a module of its own and one line. Each is added here so, and used as a user would."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import jsonschema
import pytest
from typer.testing import CliRunner

import linter
from linter.cli.app import COMMANDS, application
from linter.findings.drafts import Draft
from linter.kinds.conditions import fitting
from linter.kinds.context import Context
from linter.kinds.kind import Kind
from linter.kinds.registry import KINDS, forms
from linter.language import ANNOTATORS
from linter.output import formats as written
from linter.pattern.lexicon import holds_entry
from linter.ruleset.form import Asked, Asks, Form, named_lexicons
from linter.ruleset.rule import LoadedRule, Part
from linter.ruleset.schema import rule_file_schema
from linter.ruleset.yamlfile import RuleError
from linter.text import formats as read
from linter.text.document import at_once

# --- a kind of rule -----------------------------------------------------------------------------------------------------


class Crowd(Part, frozen=True):
    """A sentence in which a pattern matches so often, and other rules found something, but with no entry of a lexicon."""

    pattern: str
    at_least: int
    beside: str
    without: str


class Fields(Part, frozen=True):
    crowd: Crowd


def asks(fields: Fields) -> Asks:
    pattern = Asked("crowd", fields.crowd.pattern, ("crowd", "pattern"))
    return Asks((pattern,), named_lexicons(fields.crowd, ("crowd",)), ((("crowd", "beside"), fields.crowd.beside),))


def run(context: Context, loaded: LoadedRule) -> Iterator[Draft]:
    spec = loaded.fields(Fields).crowd
    document = context.document
    refused = context.table(loaded, spec.without)
    found = context.matches(loaded, "crowd")
    beside = [at for rule in context.engine.matching(spec.beside) for at in context.found(rule)]
    for first, last, _ in document.sentences:
        inside = [match for match in fitting(context, loaded, found) if first <= match.first < last]
        if (
            len(inside) >= spec.at_least
            and any(first <= at.first < last for at in beside)
            and not holds_entry(refused, document.norms, first, last)
        ):
            yield Draft(first, last, inside[0].captures, values={"count": str(len(inside))})


KIND = Kind(Form(Fields, asks, frozenset({"count"})), run)
RULE = """\
id: own/crowd
title: Crowd
message: "{count} of them, {who} first."
voice: narrator
lexicons: {calm: [calmly]}
crowd: {pattern: "$who:(sailor | miner)", at-least: 2, beside: evaluation/intensifier, without: calm}
"""
RULES = Path(__file__).parent.parent / "rules"
NAMED = ("intensifier.yaml", "loaded-quotation.yaml")  # the second is named by the first as more general
BESIDE = [RULES / "lexicons", RULES / "definitions", *(RULES / "evaluation" / name for name in NAMED)]
TEXT = "A sailor, a miner and a sailor are absolutely late. A sailor and a miner are late. A miner came absolutely calmly. A sailor is absolutely late."


@pytest.fixture
def crowd(monkeypatch, tmp_path):
    """A library with a rule of the new kind, written as in its file."""
    monkeypatch.setitem(KINDS, "crowd", __name__)

    def load(text=RULE):
        file = tmp_path / "crowd.yaml"
        file.write_text(text, "utf-8")
        return linter.load_rules([*BESIDE, file], builtin=False)

    return load


def test_a_kind_of_rule(crowd):
    found = linter.lint(TEXT, rules=crowd(), select=["own/crowd"])
    assert [(f.message, f.place.start) for f in found] == [("3 of them, sailor first.", 0)]
    assert found.findings[0].captures["who"].text == "sailor"


@pytest.mark.parametrize(
    "right, wrong, said",
    [
        ("at-least", "at-lest", "unknown key 'at-lest'; did you mean 'at-least'?"),
        ("crowd:", "crowds:", "unknown key 'crowds'; did you mean 'crowd'?"),
        ("without: calm", "without: clam", "there is no lexicon 'clam'; did you mean 'calm'?"),
        ("{who}", "{whom}", "the message names {whom}, which nothing fills; did you mean 'who'?"),
        ("sailor |", "sailor | (", "in 'crowd'"),
        ("title: Crowd", "title: Crowd\nkind: pattern\npattern: x", "'crowd' belongs to rules of kind 'crowd'"),
        ("title: Crowd", "title: Crowd\nkind: crwd", "'crwd' is not one of the choices; did you mean 'crowd'?"),
    ],
)
def test_the_file_of_a_kind_of_rule_is_checked(crowd, right, wrong, said):
    assert right in RULE
    with pytest.raises(RuleError) as raised:
        crowd(RULE.replace(right, wrong))
    assert said in str(raised.value) and "crowd.yaml:" in str(raised.value)


def test_the_schema_has_a_kind_of_rule(crowd):
    rule = {"id": "own/crowd", "title": "T", "message": "M", "crowd": {"pattern": "x", "at-least": 2, "beside": "a/b"}}
    validator = jsonschema.Draft202012Validator(rule_file_schema(forms()))
    assert not validator.is_valid(rule)
    rule["crowd"]["without"] = "calm"
    assert validator.is_valid(rule)


@pytest.mark.slow
def test_a_library_is_not_taken_from_the_cache_for_other_kinds(crowd, monkeypatch):
    crowd()
    monkeypatch.delitem(KINDS, "crowd")
    with pytest.raises(RuleError, match="unknown key 'crowd'"):
        crowd()


# --- formats and a command ----------------------------------------------------------------------------------------------


@pytest.fixture
def module(monkeypatch, tmp_path):
    """A new module, and an article to try it on."""
    monkeypatch.syspath_prepend(tmp_path)

    def write(name, text):
        (tmp_path / f"{name}.py").write_text(text, "utf-8")
        return tmp_path

    return write


def rhetlint(*arguments):
    return CliRunner().invoke(application(), list(map(str, arguments)))


def test_an_output_format(module, monkeypatch):
    folder = module(
        "as_ids",
        "def piece(result, style):\n    yield from (finding.rule + ';' for finding in result)\n"
        "def whole(pieces, style):\n    yield from (one.text for one in pieces)\n",
    )
    monkeypatch.setitem(written.FORMATS, "ids", written.Written("as_ids", (".ids",)))
    (folder / "a.txt").write_text("It is absolutely late.", "utf-8")
    chosen = ("lint", folder / "a.txt", "--no-config", "--select", "evaluation/intensifier")
    assert rhetlint(*chosen, "--format", "ids").stdout == "evaluation/intensifier;"
    assert rhetlint(*chosen, "-o", folder / "out.ids").exit_code == 0
    assert (folder / "out.ids").read_text("utf-8") == "evaluation/intensifier;"


def test_an_input_format(module, monkeypatch):
    folder = module(
        "upside_down",
        "from linter.text.readers.plain import read_plain\n"
        "def read(source):\n    return read_plain(source.replace('LATE', 'late'))\n",
    )
    monkeypatch.setitem(read.FORMATS, "shouted", read.Format("upside_down:read", (".shout",)))
    (folder / "a.shout").write_text("It is absolutely LATE.", "utf-8")
    done = rhetlint("lint", folder, "--no-config", "--select", "evaluation/intensifier", "--format", "json")
    (file,) = json.loads(done.stdout)["files"]
    assert file["format"] == "shouted" and file["findings"][0]["place"]["text"] == "absolutely"
    assert "late" in linter.lint("LATE", format="shouted").document.view


def test_a_command(module, monkeypatch):
    module("counting_rules", "EPILOG = ''\ndef count():\n    '''Count.'''\n    print('one')\n")
    monkeypatch.setitem(COMMANDS, "count", "counting_rules")
    assert rhetlint("count").stdout == "one\n"
    assert "Count." in rhetlint("--help").stdout


def test_a_group_of_commands(module, monkeypatch):
    module(
        "many",
        "import typer\napp = typer.Typer()\n@app.callback()\ndef _group():\n    pass\n"
        "@app.command()\ndef one():\n    '''One.'''\n    print('one')\n",
    )
    monkeypatch.setitem(COMMANDS, "many", "many")
    assert rhetlint("many", "one").stdout == "one\n"


# --- a unit, a rule, a lexicon and a definition --------------------------------------------------------------------------


def test_a_unit_of_the_pattern_language(monkeypatch, tmp_path):
    def in_capitals(document):
        found = [(i, i + 1) for i in range(len(document.norms)) if document.text_of(i, i + 1).isupper()]
        return at_once(document, found)

    monkeypatch.setitem(ANNOTATORS, "shout", in_capitals)
    (tmp_path / "own.yaml").write_text(
        'id: own/shout\ntitle: Shout\nmessage: "{words}"\npattern: <shout> $then:<shout>\n'
    )
    library = linter.load_rules([tmp_path / "own.yaml"], builtin=False, cache=False)
    found = linter.lint("The mayor said: STOP NOW, please.", rules=library, select=["own/shout"])
    assert [(f.message, f.captures["then"].text) for f in found.findings] == [("STOP NOW", "NOW")]


def test_a_rule_a_lexicon_and_a_definition(tmp_path):
    (tmp_path / "words.yaml").write_text("lexicon: vessel\nentries: [ferry, pilot boat]\n")
    (tmp_path / "phrases.yaml").write_text("definition: late\npattern: |\n  late\n  behind its time\n")
    (tmp_path / "late.yaml").write_text(
        'id: own/late\ntitle: Late\nmessage: "{which}"\npattern: $which:@vessel <aux> &late\n'
    )
    library = linter.load_rules([tmp_path], builtin=False, cache=False)
    found = linter.lint("The pilot boat was behind its time. The bus was late.", rules=library, select=["own/late"])
    assert [f.captures["which"].text for f in found.findings] == ["pilot boat"]
