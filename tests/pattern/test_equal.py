"""The fast matchers mean what the pyparsing expression means, and the index finds all there is."""

from __future__ import annotations

from generated import LEXICONS, texts, trees, word_trees
from hypothesis import given, settings
from hypothesis import strategies as st

from linter.pattern import Matcher, PatternIndex
from linter.pattern.compile import compile_tree
from linter.pattern.plain import match_plain
from linter.pattern.stream import tape_of
from linter.pattern.tree import Tree
from linter.text import from_text


def _fast(tree: Tree, text: str) -> list[object]:
    tape = tape_of(from_text(text))
    at = compile_tree(tree, LEXICONS)
    out: list[object] = []
    for slot, token in enumerate(tape.token_of):
        if token < 0:
            continue
        found: list[tuple[str, int, int]] = []
        end = at(tape, slot, found)
        out.append(None if end < 0 else (end, [c for c in found if c[2] > c[1]]))
    return out


def _plain(tree: Tree, text: str) -> list[object]:
    tape = tape_of(from_text(text))

    def slot(offset: int) -> int:
        found = tape.stream.slot_at(offset)
        assert found is not None
        return found

    out: list[object] = []
    for number in tape.slot_of:
        found = match_plain(tree, LEXICONS, tape, number)
        out.append(found and (slot(found[0]), [(n, slot(a), slot(b)) for n, a, b in found[1] if b > a]))
    return out


@settings(max_examples=300)
@given(tree=st.one_of(trees, word_trees), text=texts)
def test_fast_and_plain_agree(tree: Tree, text: str) -> None:
    assert _fast(tree, text) == _plain(tree, text)


@settings(max_examples=300)
@given(patterns=st.lists(trees, min_size=1, max_size=3), text=texts)
def test_index_finds_what_trying_everywhere_finds(patterns: list[Tree], text: str) -> None:
    document = from_text(text)
    matchers = [Matcher(tree, LEXICONS) for tree in patterns]
    index = PatternIndex(list(enumerate(matchers)))
    scanned = list(index.scan(document))
    for number, matcher in enumerate(matchers):
        assert [match for key, match in scanned if key == number] == list(matcher.search(document))


@given(patterns=st.lists(trees, min_size=1, max_size=3), articles=st.lists(texts, min_size=2, max_size=4))
def test_what_an_index_has_learnt_changes_nothing(patterns: list[Tree], articles: list[str]) -> None:
    def index() -> PatternIndex[int]:
        return PatternIndex([(number, Matcher(tree, LEXICONS)) for number, tree in enumerate(patterns)])

    used = index()
    for text in articles:
        assert list(used.scan(from_text(text))) == list(index().scan(from_text(text)))


@settings(max_examples=200)
@given(tree=trees, text=texts)
def test_near_finds_what_begins_in_a_sentence(tree: Tree, text: str) -> None:
    document = from_text(text)
    index = PatternIndex([(0, Matcher(tree, LEXICONS))])
    everywhere = [match for _, match in index.scan(document)]
    for number, sentence in enumerate(document.sentences):
        own = [match for match in everywhere if sentence.first <= match.first < sentence.last]
        found = [match for _, match in index.near(document, [number])]
        assert [match for match in found if match.first >= sentence.first] == own


@given(tree=trees, text=texts)
def test_overlapping_scan_finds_every_alternative_everywhere(tree: Tree, text: str) -> None:
    document = from_text(text)
    matcher = Matcher(tree, LEXICONS)
    tape = tape_of(document)
    everywhere = {
        (match.first, match.last, tuple(match.captures.items()))
        for alternative in matcher.alternatives
        for slot, token in enumerate(tape.token_of)
        if token >= 0 and (match := alternative.match(tape, slot))
    }
    found = [
        (m.first, m.last, tuple(m.captures.items()))
        for _, m in PatternIndex([(0, matcher)]).scan(document, overlapping=True)
    ]
    assert sorted(found) == sorted(everywhere)
