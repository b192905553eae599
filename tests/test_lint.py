"""Linting a text, whatever the text: what is found is well formed, depends on nothing else, and costs what its length costs."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from linter.output import json
from linter.pipeline import lint_document
from linter.ruleset.compiled import Engine
from linter.text import from_text

from .invented import articles, pieced, sentences
from .steps import growth
from .wellformed import check

FORMATS = ("plain", "markdown", "html")


@pytest.mark.slow
@pytest.mark.parametrize("format", FORMATS)
def test_whatever_is_found_is_well_formed(engine, library, format):
    """On articles in which every rule has something to find."""
    found = set()
    for text in articles(library).values():
        result = lint_document(engine, from_text(text, format=format))
        check(result)
        found.update(one.rule for one in result)
    moves = {rule_id for rule_id, loaded in library.rules.items() if loaded.rule.kind == "pattern"}
    assert len(moves - found) < 0.02 * len(moves), moves - found


@settings(max_examples=150)
@given(text=st.one_of(pieced, st.text(max_size=200)), format=st.sampled_from(FORMATS))
@pytest.mark.slow
def test_any_text_can_be_linted(engine, text, format):
    found, again = (lint_document(engine, from_text(text, format=format)) for _ in range(2))
    check(found)
    assert json.render([found]) == json.render([again])


@settings(max_examples=60)
@given(data=st.data())
@pytest.mark.slow
def test_any_examples_in_any_order_can_be_linted(engine, library, data):
    known = [text for texts in sentences(library).values() for text in texts]
    text = " ".join(data.draw(st.lists(st.sampled_from(known), max_size=8)))
    check(lint_document(engine, from_text(text[: data.draw(st.integers(0, len(text)))])))


@pytest.mark.slow
def test_what_was_linted_before_changes_nothing(engine, library):
    """Whatever an engine has learnt from one article, it finds the same in another."""
    texts = articles(library)

    def linted(engine, order):
        return {family: json.render([lint_document(engine, from_text(texts[family]))]) for family in order}

    assert linted(engine, texts) == linted(Engine(library), reversed(texts))


NEWS = (
    "We will mend the dam, pay the crews and sing. We will, we will rest. “The 14 men killed were ours,” said Ilse Brandt. "
    "Debt brought fear, and fear brought debt.\n\n"
)


@pytest.mark.slow
@pytest.mark.parametrize(
    "kind", ["pattern", "sequence", "repetition", "consistency", "measure", "headline", "borrowing"]
)
def test_the_cost_of_a_kind_grows_with_the_length_of_the_text(engine, kind):
    """Four times the text takes four times the work (a square would be sixteen times)."""
    select = {rule_id for rule_id, loaded in engine.library.rules.items() if loaded.rule.kind == kind}
    assert select

    def work(times):
        lint_document(engine, from_text(NEWS * times), select)

    assert growth(work, 100) < 5


@pytest.mark.slow
@pytest.mark.parametrize(
    "part", ["12 ", "old 12 ", "Brandt said ", "Brandt, who said, ", "ship of ", "“ ", "— he said — "]
)
def test_a_sentence_without_end_costs_what_its_words_cost(engine, part):
    def work(times):
        lint_document(engine, from_text(f"While {part * times} he said, according to Brandt."), ())

    assert growth(work, 400) < 5  # from where the text is longer than a sentence can be
