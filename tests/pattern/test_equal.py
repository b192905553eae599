"""Every way to match finds the same: the reference, pyparsing as documented, the shortcuts, and the index."""

from __future__ import annotations

import pyparsing as pp
import pytest
import reference
from generated import LEXICONS, texts, trees, word_trees
from hypothesis import given, settings
from hypothesis import strategies as st

from linter.pattern import Matcher, PatternIndex, hooks
from linter.pattern.build import Builder
from linter.pattern.stream import stream_of
from linter.pattern.tree import Tree
from linter.text import from_text


def _found(element: pp.ParserElement, text: str) -> list[object]:
    """End and captures of what matches at each token."""
    stream = stream_of(from_text(text))
    out: list[object] = []
    for slot in stream.slot_of:
        try:
            end, found = element._parse(stream, slot, False)
        except pp.ParseException:
            out.append(None)
        else:
            out.append((end, [tuple(capture) for capture in found if capture[2] > capture[1]]))
    return out


@settings(max_examples=300)
@given(tree=st.one_of(trees, word_trees), text=texts)
@pytest.mark.slow
def test_elements_match_what_the_reference_matches(tree: Tree, text: str) -> None:
    stream = stream_of(from_text(text))
    expected = [reference.match_at(tree, LEXICONS, stream, slot) for slot in stream.slot_of]
    wanted = [found and (found[0], [c for c in found[1] if c[2] > c[1]]) for found in expected]
    assert _found(Builder(LEXICONS).build(tree), text) == wanted


@settings(max_examples=200)
@given(tree=st.one_of(trees, word_trees), text=texts)
@pytest.mark.slow
def test_shortcuts_match_what_pyparsing_as_documented_matches(tree: Tree, text: str) -> None:
    quick = _found(Builder(LEXICONS).build(tree), text)
    with hooks.removed():
        assert _found(Builder(LEXICONS).build(tree), text) == quick


def test_shortcuts_stand_for_what_pyparsing_has() -> None:
    """pyparsing still calls ``_parse`` of every element inside, with these arguments: else the shortcuts would do nothing."""
    for kind in hooks.SHORTCUTS:
        assert "_parse" in vars(kind)
    with hooks.removed():
        for kind in hooks.SHORTCUTS:
            assert kind._parse is pp.ParserElement._parse


@settings(max_examples=300)
@given(patterns=st.lists(trees, min_size=1, max_size=3), text=texts)
@pytest.mark.slow
def test_index_finds_what_trying_everywhere_finds(patterns: list[Tree], text: str) -> None:
    document = from_text(text)
    matchers = [Matcher(tree, LEXICONS) for tree in patterns]
    scanned = list(PatternIndex(list(enumerate(matchers))).scan(document))
    everywhere = list(PatternIndex(list(enumerate(matchers)), search=False).scan(document))
    for number, matcher in enumerate(matchers):
        own = [match for key, match in scanned if key == number]
        assert own == list(matcher.search(document))
        assert own == [match for key, match in everywhere if key == number]


@given(patterns=st.lists(trees, min_size=1, max_size=3), articles=st.lists(texts, min_size=2, max_size=4))
@pytest.mark.slow
def test_what_an_index_has_learnt_changes_nothing(patterns: list[Tree], articles: list[str]) -> None:
    def index() -> PatternIndex[int]:
        return PatternIndex([(number, Matcher(tree, LEXICONS)) for number, tree in enumerate(patterns)])

    used = index()
    for text in articles:
        assert list(used.scan(from_text(text))) == list(index().scan(from_text(text)))


@settings(max_examples=200)
@given(tree=trees, text=texts)
@pytest.mark.slow
def test_near_finds_what_begins_in_a_sentence(tree: Tree, text: str) -> None:
    document = from_text(text)
    index = PatternIndex([(0, Matcher(tree, LEXICONS))])
    everywhere = [match for _, match in index.scan(document)]
    for number, sentence in enumerate(document.sentences):
        own = [match for match in everywhere if sentence.first <= match.first < sentence.last]
        found = [match for _, match in index.near(document, [number])]
        assert [match for match in found if match.first >= sentence.first] == own


@given(tree=trees, text=texts)
@pytest.mark.slow
def test_overlapping_scan_finds_every_alternative_everywhere(tree: Tree, text: str) -> None:
    document = from_text(text)
    matcher = Matcher(tree, LEXICONS)
    stream = stream_of(document)
    everywhere = {
        (match.first, match.last, tuple(match.captures.items()))
        for alternative in matcher.alternatives
        for slot, token in enumerate(stream.token_of)
        if token >= 0 and (match := alternative.match(stream, slot))
    }
    found = [
        (m.first, m.last, tuple(m.captures.items()))
        for _, m in PatternIndex([(0, matcher)]).scan(document, overlapping=True)
    ]
    assert sorted(found) == sorted(everywhere)
