"""A repetition that takes what is to come after it is told to the author instead of never matching."""

import pytest
from generated import LEXICONS

from linter.pattern import parse
from linter.pattern.unreachable import swallowed
from linter.ruleset.yamlfile import RuleError
from linter.session import load_rules


@pytest.mark.parametrize(
    "pattern, words",
    [
        ("<word>* ferry", ("ferry",)),
        ("not (<word> | ,){0,10} (or | nor) else", ("nor", "or")),
        ("$who:(<word>{1,5}) says", ("says",)),
        ("(ferry | harbour)+ harbour", ("harbour",)),
        ("not (the <word>{2,3} @ship)", ("ferry", "harbour", "the")),
    ],
)
def test_what_is_sure_to_be_taken(pattern, words):
    assert swallowed(parse(pattern), LEXICONS) == words


@pytest.mark.parametrize(
    "pattern",
    [
        "(!ferry <word>)* ferry",  # kept out
        "<word>* ,",  # a mark is no word
        "<word>* <np>",  # what a unit begins with is told in a text
        "<adj>* ferry",
        "<word>? ferry",  # takes one and leaves the other
        "(ferry | harbour)+ says",
        "ferry ... says",  # gives way
        "<word>*",
    ],
)
def test_what_may_match(pattern):
    assert swallowed(parse(pattern), LEXICONS) == ()


def test_such_a_rule_is_refused_with_its_place_and_remedy(tmp_path):
    file = tmp_path / "own.yaml"
    file.write_text(
        'title: X\nid: own/x\nmessage: "{words}"\npattern: if <word>{0,6} then\nexamples: {flag: [a], pass: [b]}\n'
    )
    with pytest.raises(
        RuleError, match=r"own\.yaml:4:10: in 'pattern': a repetition takes “then”.*\(!then <word>\)\{0,6\} then"
    ):
        load_rules([file], builtin=False, cache=False)
