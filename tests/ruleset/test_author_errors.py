"""What authors get wrong: every error of a file is shown, each with its place, a caret and what would be right; never a traceback."""

from __future__ import annotations

import pickle

import pytest

from linter import load_rules
from linter.problems import MOST_ERRORS
from linter.ruleset.yamlfile import RuleError

HEAD = "id: own/rule\ntitle: T\nmessage: m\n"
TWO = HEAD.replace("\n", "\n  ").rstrip() + "\n  "


@pytest.fixture
def error_of(tmp_path):
    """The error of a file with this text."""

    def load(text, builtin=False):
        file = tmp_path / "own.yaml"
        file.write_text(text, "utf-8")
        with pytest.raises(RuleError) as caught:
            load_rules([file], builtin=builtin, cache=False)
        return caught.value

    return load


WRONG = {  # a rule without its head: where, and what is said
    'pattern: "$who:actr says"\n': ("4:16", "did you mean actor? Write (actr) for the word"),
    'pattern: "[a-z]+ ferry"\n': ("4:11", "write it as a shape: /[a-z]+/"),
    "pattern: the colou?r\n": ("4:19", "write /colou?r/"),
    "pattern: pref* ferry\n": ("4:10", r"write /pref\w*/"),
    "pattern: the say* ferry\n": ("4:14", "for the repetition (say)*"),
    "pattern: what a ferry!\n": ("4:23", "\\! is the mark itself"),
    "pattern: say+ that\n": ("4:10", "for the repetition (say)+"),
    "pattern: well-known* ferry\n": ("4:10", "for the repetition (well-known)*"),
    "pattern: elephants? left\n": ("4:19", "write ~elephant, for a word that may be missing (elephants)?"),
    "pattern: the red\u00a0line\n": ("4:17", "this space (U+00A0) is not the one of the keyboard"),
    "pattern: the re\u00adline\n": ("4:16", "a character that cannot be seen (U+00AD) stands here; take it out"),
    r"pattern: \d+ ferries" + "\n": ("4:10", r"write /\d…/"),
    r'pattern: "a \\d+ ferry"' + "\n": ("4:13", r"write /\d…/"),
    "pattern: ferry .* dam\n": ("4:16", "write it as a shape: /.*/"),
    "pattern: >\n  the ferry\n  the dam\n": ("4:10", "write | for an alternative a line"),
    "pattern: &ferry dam\n": ("4:10", "put the whole text in quotation marks, or a pattern below a |"),
    "pattern: ferry\nattributed: yes\n": ("5:13", "expected true or false, got text; write true"),
    "pattern: ferry\nblock: [headng]\n": ("5:9", "did you mean 'heading'?"),
    "pattern: ferry\nwithin: <nounn>\n": ("5:9", "no unit <nounn>; did you mean 'noun'?"),
    "pattern: ferry\nwithin: attribution/statment\n": ("5:9", "no rule matches 'attribution/statment'"),
    "pattern: ferry\noutside: [own/rool, '!attribution/*']\n": (
        "5:11",
        "no rule matches 'own/rool'; did you mean 'own/rule'?",
    ),
    "pattern: ferry\noutside: ['!own/rule']\n": ("5:10", "this only excludes rules"),
    "pattern: ferry\noutside: [<np>, attribution/continuation]\n": ("5:11", "a unit stands alone"),
    "pattern: ferry\noutside: atribution/*\n": (
        "5:10",
        "no rule matches 'atribution/*'; did you mean 'attribution/*'?",
    ),
    "pattern: ferry\nmore-general: [own/rool]\n": ("5:16", "there is no rule 'own/rool'; did you mean 'own/rule'?"),
    "pattern: ferry\nmore-general: [own/rule]\n": ("5:15", "own/rule is made a case of itself; take out"),
    "pattern: ferry\nwithin: own/rule\n": ("5:9", "own/rule reads the findings of own/rule: a circle"),
    "pattern: $a:ferry $b:dam\nwhere: {a: {same-as: c}}\n": ("5:22", "'same-as' names 'c', which no pattern captures"),
    "pattern: $a:ferry $b:dam\nwhere: {a: {differs-from: a}}\n": ("5:27", "is this capture itself"),
    "pattern: ferry\nsuggestion: the {ship}\n": ("5:13", "the suggestion names {ship}, which nothing fills"),
    "measure: {count: {findings: own/rool}, figure: count, at-least: 1}\n": ("4:29", "no rule matches 'own/rool'"),
    "measure: {count: {pattern: ferry}, figure: count, at-least: one}\n": ("4:61", "expected a number, got text"),
    'measure: {count: {pattern: ferry}, figure: count, at-least: "1"}\n': ("4:61", "write 1 without quotes"),
    "pattern: $source:name says $content:clause\nattribution: {priority: 99999999999999999999999}\n": (
        "5:25",
        "too large",
    ),
    "pattern: $source:name says $content:clause\nattribution: {act: say}\nwhere: {source: {voice: quoted}}\n": (
        "6:18",
        "'voice' has no effect in a rule of kind 'attribution'",
    ),
    "pattern: <word>{0,10} ferry\n": ("4:10", "keep it out of what is repeated"),
    "pattern: ferry\nexamples: {flag: [{a ferry}]}\n": (
        "5:19",
        "{ } make a mapping of a text; put the whole text in quotation marks",
    ),
    "pattern: ferry\nexamples:\n  flag:\n    - He said: a red line.\n": (
        "7:7",
        "got the key 'He said': a colon and a space make a key of what stands before them; put the whole text in quotation marks",
    ),
    "pattern: ferry\nexamples:\n  pass:\n    - He said: a red line.\n": (
        "7:7",
        "put the whole text in quotation marks",
    ),
    "pattern: ferry\nexamples:\n  flag:\n    - [A ferry]\n": ("7:7", "since [ ] make a list of it"),
    "pattern: ferry\nexamples:\n  flag:\n    - &Sons sold a ferry.\n": ("7:7", "YAML takes & at the beginning"),
    "pattern: !the ferry\n": ("4:10", "YAML takes ! at the beginning"),
    "pattern: ferry\nreferences: 5\n": ("5:13", "expected a list, got 5"),
    "pattern: ferry\nadvice: 5\n": ("5:9", 'write it in quotes: "5"'),
}


@pytest.mark.parametrize("text", WRONG)
def test_an_error_has_its_place_a_caret_and_a_remedy(error_of, text):
    place, said = WRONG[text]
    error = error_of(HEAD + text)
    first, line, under = str(error).split("\n")[:3]
    assert f"own.yaml:{place}: " in first and said in first
    assert under.strip() == "^"
    written = (HEAD + text).split("\n")[error.line - 1]
    assert line.strip() == written.strip() and len(under) - 5 == error.column - 1


def test_what_means_itself_is_no_error(tmp_path):
    """Marks of regular expressions in shapes, in exact words and escaped; words that are units' neighbours, in a group."""
    file = tmp_path / "own.yaml"
    file.write_text(
        HEAD
        + 'pattern: |\n  /colou?r[a-z]+\\d*/ "[a-z]+" (very)* \\? [ laughter ]\n  $who:(actr) $x:(name | person)\n',
        "utf-8",
    )
    assert load_rules([file], builtin=False, cache=False).rules


SEVERAL = f"""\
- {TWO}pattern: the (ferry
  severty: info
- {TWO.replace("rule", "second")}pattern: |
    the @vesel
    a dam
    a (mill
- lexicon: vessel
  entries: [ferry]
  wrong: true
- {TWO.replace("rule", "third")}pattern: a @vessel
- {TWO.replace("rule", "third")}pattern: a dam
- definition: sea
  pattern: calm (sea
- {TWO.replace("rule", "fourth")}pattern: the &sea
"""


def test_all_errors_of_a_file_are_shown_once_and_in_order(error_of):
    """What names a lexicon or definition that is wrong itself is no error besides."""
    error = error_of(SEVERAL)
    told = [(one.line, one.message) for one in error.each]
    assert [line for line, _ in told] == sorted(line for line, _ in told)
    said = str(error)
    for part in (
        "unknown key 'severty'; did you mean 'severity'?",
        "no lexicon 'vesel'; did you mean 'vessel'?",
        "expected ')'",
        "unknown key 'wrong'",
        "the id 'own/third' is taken",
        "in a definition: expected ')'",
    ):
        assert said.count(part) >= 1, part
    assert len(told) == 7
    assert said.count("own.yaml:") >= len(told)


def test_errors_of_several_files_are_shown_together(tmp_path):
    for name in ("a", "b"):
        (tmp_path / f"{name}.yaml").write_text(HEAD.replace("rule", name) + "pattern: (x\n", "utf-8")
    (tmp_path / "c.yaml").write_text("a: [b\n", "utf-8")
    with pytest.raises(RuleError) as caught:
        load_rules([tmp_path], builtin=False, cache=False)
    assert [one.file.rpartition("/")[2] for one in caught.value.each] == ["a.yaml", "b.yaml", "c.yaml"]


def test_many_errors_are_counted(error_of):
    error = error_of("".join(f"- {TWO.replace('rule', f'r{n}')}patern: x\n" for n in range(50)))
    assert len(error.each) == 50
    assert str(error).endswith("… and 20 more errors")


@pytest.mark.parametrize(
    "text",
    [
        f"[{'a,' * 40_000}]",
        "".join(f"- {TWO.replace('rule', f'r{n}')}pattern: '@no{n}'\n" for n in range(2_000)),
        f"{HEAD}pattern: |\n" + "".join(f"  {' '.join(f'@n{line}x{n}' for n in range(300))}\n" for line in range(100)),
        "".join(f"- {TWO.replace('rule', f'r{n}')}pattern: x\n  more-general: [a/b, a/c]\n" for n in range(2_000)),
    ],
    ids=["items", "patterns", "names", "references"],
)
@pytest.mark.slow
def test_reading_stops_at_many_errors(error_of, text):
    error = error_of(text)
    assert len(error.each) == MOST_ERRORS
    assert str(error).endswith("… and 270 more errors, and what comes then was not checked")


def test_patterns_are_looked_at_though_another_value_of_their_rule_is_wrong(error_of):
    said = error_of(HEAD + "attributed: yes\npattern: |\n  the ferry\n  the (dam\nexcept: colou?r\n")
    places = [(one.line, one.column) for one in said.each]
    assert places == [(4, 13), (7, 11), (8, 14)] and "in 'except': ? belongs to the whole word" in str(said)
    steps = "severity: bad\nsteps: [{pattern: the ferry}, {pattern: '[a-z]+', within: 1}, {pattern: [a]}, 3]\n"
    said = error_of(HEAD + steps)
    assert "in 'steps.1': [a-z]+ is a mark of regular expressions" in str(said)
    assert min(one.line for one in said.each) == 4


def test_an_error_crosses_processes(error_of):
    error = error_of(SEVERAL)
    again = pickle.loads(pickle.dumps(error))
    assert str(again) == str(error) and type(again) is RuleError and len(again.each) == len(error.each)


def test_a_long_line_and_a_long_value_are_shortened(error_of):
    error = error_of(HEAD + f"pattern: ferry\nseverity: {'x' * 4000}\n")
    assert len(str(error)) < 600
    error = error_of(HEAD + f'pattern: "{"ferry " * 500}@vesel{" dam" * 100}"\n')
    assert all(len(line) < 200 for line in str(error).split("\n"))


@pytest.mark.slow
def test_a_chain_of_references_may_be_long_and_a_circle_is_told(tmp_path, error_of):
    chain = [f"{{id: own/r{n}, title: T, message: m, pattern: ferry, within: own/r{n + 1}}}" for n in range(1500)]
    file = tmp_path / "chain.yaml"
    last = "{id: own/r1500, title: T, message: m, pattern: ferry}"
    file.write_text("".join(f"- {rule}\n" for rule in [*chain, last]), "utf-8")
    library = load_rules([file], builtin=False, cache=False)
    from linter import lint

    assert len(lint("The ferry sank.", rules=library, select=["own/r0"])) == 1
    circle = error_of("".join(f"- {rule}\n" for rule in [*chain, last.replace("}", ", within: own/r0}")]))
    assert "a circle has no beginning" in str(circle) and len(str(circle)) < 1000
