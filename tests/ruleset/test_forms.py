"""The keys of each kind of rule, as its file is checked: what belongs to which kind, what is missing, what would say nothing."""

from __future__ import annotations

import pytest

from linter.kinds.registry import KINDS
from linter.ruleset.yamlfile import RuleError
from linter.session import load_rules

HEAD = "id: own/rule\ntitle: T\nmessage: {0}\n"
RULES = {
    "pattern": "pattern: the $ship:ferry\nexcept: the ferry is safe\n",
    "attribution": "pattern: $source:name says $content:clause\nattribution: {act: say}\n",
    "sequence": "steps: [{pattern: a $ship:ferry}, {pattern: the ferry}]\n",
    "repetition": "repetition: {place: opening}\n",
    "consistency": "consistency: {of: names}\n",
    "measure": "measure: {count: {pattern: ferry}, figure: count, at-least: 1}\n",
    "headline": "headline: {lacks: text, at-least: 0.5}\n",
    "borrowing": "lexicons: {x: [ferry]}\nborrowing: {lexicon: x}\n",
}


@pytest.fixture
def loaded(tmp_path):
    """The rule in a file of this text; or the error in it."""

    def load(text, message="M"):
        file = tmp_path / "own.yaml"
        file.write_text(HEAD.format(message) + text, "utf-8")
        return load_rules([file], builtin=False, cache=False).rules["own/rule"]

    return load


def test_there_is_an_example_of_every_kind():
    assert RULES.keys() == KINDS.keys()


@pytest.mark.parametrize("kind", RULES)
def test_the_kind_of_a_rule_is_told_by_its_keys_or_said(loaded, kind):
    assert loaded(RULES[kind]).rule.kind == kind
    assert loaded(f"kind: {kind}\n{RULES[kind]}").rule.kind == kind


@pytest.mark.parametrize("kind", RULES)
def test_a_rule_without_the_keys_of_its_kind_is_an_error(loaded, kind):
    with pytest.raises(RuleError, match=f"a rule of kind '{kind}' needs '"):
        loaded(f"kind: {kind}\n")


@pytest.mark.parametrize(
    "text, said",
    [
        (RULES["measure"] + "except: the ferry\n", "'except' belongs to rules of kind 'pattern'; this one is of kind 'measure'"),
        ("kind: measure\npattern: ferry\n" + RULES["measure"], "'pattern' belongs to rules of kind 'pattern'"),
        ("kind: pattern\n" + RULES["attribution"], "'attribution' belongs to rules of kind 'attribution'"),
        (RULES["measure"] + RULES["headline"], "belongs to rules of kind '"),
        (RULES["pattern"] + "steps: []\n", "'steps' belongs to rules of kind 'sequence'"),
        (RULES["measure"] + "voice: narrator\n", "'voice' has no effect in a rule of kind 'measure'"),
        (RULES["attribution"] + "block: [heading]\n", "'block' has no effect in a rule of kind 'attribution'"),
        (RULES["headline"] + "where: {ship: {voice: any}}\n", "'where' names 'ship', which no pattern captures"),
        ("patern: ferry\n", "unknown key 'patern'; did you mean 'pattern'?"),
    ],
)  # fmt: skip
def test_what_would_say_nothing_is_an_error(loaded, text, said):
    with pytest.raises(RuleError) as raised:
        loaded(text)
    assert said in str(raised.value) and "own.yaml:" in str(raised.value)


@pytest.mark.parametrize(
    "kind, names",
    [
        ("pattern", "{ship}{words}{voice}{speaker}"),
        ("attribution", "{source}{content}{cue}{addressee}"),
        ("sequence", "{ship}"),
        ("repetition", "{phrase}{count}"),
        ("measure", "{value}{count}{name}"),
        ("headline", "{missing}{value}"),
        ("borrowing", "{term}{speaker: by {}}"),
        ("consistency", "{rare}{common}"),
    ],
)
def test_a_message_names_what_its_kind_or_pattern_gives(loaded, kind, names):
    assert loaded(RULES[kind], f'"{names}"')
    with pytest.raises(RuleError, match=r"the message names \{wreck\}, which nothing fills"):
        loaded(RULES[kind], '"{wreck}"')
