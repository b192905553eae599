"""Named sub-patterns in rule files: a rule's own, shared ones, a user's instead of a built-in one; and those that ship."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import jsonschema
import pytest
import yaml

from linter.kinds.registry import forms
from linter.pattern import parse
from linter.pattern.grammar import nodes_of, read
from linter.pattern.tree import Reference, Tree
from linter.ruleset.library import RuleLibrary
from linter.ruleset.load import Checked, load_file
from linter.ruleset.schema import rule_file_schema
from linter.ruleset.yamlfile import RuleError
from linter.session import load_rules

SHIPPED = Path(__file__).parents[2] / "rules"
RULE = "id: own/{0}\ntitle: T\nmessage: m\npattern: |\n  {1}\n"


@pytest.fixture
def library_of(tmp_path: Path):
    """A library of some files, each of text by name; or the error in one, with names as given."""

    def load(builtin: bool = False, **files: str) -> RuleLibrary:
        for name, text in files.items():
            (tmp_path / f"{name}.yaml").write_text(text, "utf-8")
        return load_rules([tmp_path], builtin=builtin, cache=builtin)

    return load


def pattern(library: RuleLibrary, rule: str) -> Tree:
    return library.rules[rule].trees["pattern"]


def test_a_rule_sees_its_own_definitions_before_shared_ones(library_of):
    shared = (
        "- definition: whose\n  pattern: his | her\n- definition: plan\n  pattern: |\n    &whose plan\n    a plan\n"
    )
    own = RULE.format("own", "&plan &whose road") + "define:\n  whose: the &who 's\n  who: mayor | envoy\n"
    found = library_of(shared=shared, own=own, other=RULE.format("other", "&whose road"))
    assert pattern(found, "own/own") == parse("((his | her) plan | a plan) (the (mayor | envoy) 's) road")
    assert pattern(found, "own/other") == parse("(his | her) road")


def test_names_stand_in_every_pattern_of_a_rule(library_of):
    rule = RULE.format("all", "$who:np &x") + "except: '!&x a'\nwhere: {who: {matches: '&x', lacks: '&x b'}}\n"
    sequence = "id: own/steps\ntitle: T\nmessage: m\nkind: sequence\nsteps: [{pattern: '&x'}, {pattern: 'a &x'}]\n"
    measure = "kind: measure\nmeasure: {count: {pattern: '&x'}, figure: count, at-least: 1}\n"
    counted = f"id: own/counted\ntitle: T\nmessage: m\n{measure}"
    found = library_of(x="definition: x\npattern: b c\n", rule=rule, sequence=sequence, counted=counted)
    trees = {f"{rule}:{part}": tree for rule, one in found.rules.items() for part, tree in one.trees.items()}
    assert len(trees) == 7 and not any(nodes_of(tree, Reference) for tree in trees.values())


def test_a_lexicon_in_a_shared_definition_is_that_of_the_rule_which_uses_it(library_of):
    own = RULE.format("own", "&x here") + "lexicons: {ship: [ferry]}\n"
    found = library_of(x="definition: x\npattern: the @ship\n", own=own)
    assert pattern(found, "own/own") == parse("(the @ship) here")
    with pytest.raises(
        RuleError, match=r"other\.yaml:5:5: in 'pattern': &x uses a lexicon 'ship', of which there is none"
    ):
        library_of(other=RULE.format("other", "a &x"))


@pytest.mark.slow
def test_a_user_s_definition_replaces_a_built_in_one_everywhere(library, library_of):
    name = next(iter(shipped()))
    users = {user for user, used in uses().items() if used[name] and not user.startswith("&")}
    after = library_of(True, mine=f"definition: {name}\npattern: zonkulous\n")
    changed = {rule for rule in library.rules if library.rules[rule].packed != after.rules[rule].packed}
    assert changed >= users > set()


WRONG = {
    "id: own/a\ntitle: T\nmessage: m\npattern: &whose plan\ndefine: {whose: his}\n": "4:10: YAML takes & at the beginning",
    "definition: x\npattern: &whose plan\n": "2:10: YAML takes & at the beginning",
    "id: own/a\ntitle: T\nmessage: m\npattern: the &whse\ndefine: {whose: his}\n": r"4:14: .*did you mean 'whose'\?",
    "id: own/a\ntitle: T\nmessage: m\npattern: a\ndefine:\n  a: |\n    x\n    &b\n  b: y &a\n": r"8:5: .*a → b → a",
    "id: own/a\ntitle: T\nmessage: m\npattern: a\ndefine: {a b: his}\n": "5:10: the name 'a b' must be",
    "definition: 1st\npattern: his\n": "1:13: the name '1st' must be",
    "definition: x\npattern: $who:np says\n": "2:10: in a definition: a definition captures nothing",
    "- {definition: x, pattern: his}\n- {definition: x, pattern: her}\n": "2:16: the definition 'x' is taken by",
    "definition: x\npatern: his\n": "2:1: unknown key 'patern'; did you mean 'pattern'",
    "definition: x\npattern: a <quot>\n": "2:12: in a definition: no unit 'quot'; did you mean 'quote'",
}


@pytest.mark.parametrize(("text", "said"), WRONG.items())
def test_errors_name_the_place_in_the_file(library_of, text, said):
    with pytest.raises(RuleError, match=rf"own\.yaml:{said}"):
        library_of(own=text)


@pytest.mark.slow
def test_a_few_lines_cannot_fill_the_memory(library_of):
    large = "".join(f"- {{definition: d{n}, pattern: '{' '.join([f'&d{n - 1}'] * 10)}'}}\n" for n in range(1, 5))
    steps = ", ".join(["{pattern: '&d4'}"] * 20)
    rule = "id: own/many\ntitle: T\nmessage: m\nkind: sequence\nsteps: [" + steps + "]\n"
    with pytest.raises(RuleError, match=r"rule\.yaml:5:.* have over 100000 items"):
        library_of(d="- {definition: d0, pattern: a}\n" + large, rule=rule)


def test_the_schema_knows_definitions():
    validator = jsonschema.Draft202012Validator(rule_file_schema(forms()))
    for file in sorted((SHIPPED / "definitions").glob("*.yaml")):
        validator.validate(yaml.safe_load(file.read_text("utf-8")))
    assert not validator.is_valid({"definition": "x"})
    assert validator.is_valid(yaml.safe_load(RULE.format("a", "&x") + "define: {x: a}\n"))


@cache
def shipped() -> dict[str, str]:
    """The definitions that ship, by name."""
    files = sorted((SHIPPED / "definitions").glob("*.yaml"))
    return {found.definition: found.pattern for file in files for found, _ in load_file(file, forms()).definitions}


@cache
def uses() -> dict[str, Counter[str]]:
    """How often each rule and each definition that ships uses each name, as written."""
    texts = {f"&{name}": [text] for name, text in shipped().items()}
    for file in sorted(SHIPPED.rglob("*.yaml")):
        for checked in load_file(file, forms()).rules:
            texts[checked.rule.id] = list(patterns_of(checked))
    return {user: Counter(name for text in of for name in names(text)) for user, of in texts.items()}


def patterns_of(checked: Checked) -> Iterator[str]:
    yield from (asked.text for asked in checked.asks.patterns)
    yield from checked.rule.define.values()


def names(text: str) -> list[str]:
    return [node.name for line in read(text) for node in nodes_of(line.tree, Reference)]


@pytest.mark.slow
def test_every_shared_definition_serves_twice_and_every_own_one_at_all():
    used = uses()
    total = sum(used.values(), Counter())
    assert {name: total[name] for name in shipped() if total[name] < 2} == {}
    rules = [one.rule for file in SHIPPED.rglob("*.yaml") for one in load_file(file, forms()).rules]
    assert not [(rule.id, name) for rule in rules for name in rule.define if not used[rule.id][name]]
