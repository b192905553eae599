"""No pattern can run away: the work of matching grows with the text, however deep repetitions are nested."""

from __future__ import annotations

import pytest
from generated import LEXICONS
from hypothesis import example, given, settings
from hypothesis import strategies as st

from linter.pattern import Matcher, PatternIndex, parse
from linter.pattern.stream import stream_of
from linter.pattern.tree import Choice, Gap, Look, Repeat, Sequence, Tree, Word, children
from linter.text import from_text


class Counted(list[str]):
    """The words of a stream, counting how often any is read."""

    reads = 0

    def __getitem__(self, at):  # type: ignore[no-untyped-def, override]
        self.reads += 1
        return super().__getitem__(at)


def reads(tree: Tree, text: str, *, search: bool) -> int:
    """How many words are read in finding a pattern in a text."""
    document = from_text(text)
    stream = stream_of(document)
    words = stream.words = Counted(stream.words)
    list(PatternIndex([(0, Matcher(tree, LEXICONS))], search=search).scan(document))
    return words.reads


def size(tree: Tree) -> int:
    """The number of a tree's nodes."""
    return 1 + sum(map(size, children(tree)))


a, b, c = Word("a"), Word("b"), Word("c")
_leaf = st.sampled_from([a, a, b, c, Gap(), Repeat(a, 0, None), Choice((a, b))])


def _grow(inner: st.SearchStrategy[Tree]) -> st.SearchStrategy[Tree]:
    return st.one_of(
        st.builds(Repeat, inner, st.integers(0, 1), st.just(None)),
        st.lists(inner, min_size=1, max_size=3).map(tuple).map(Sequence),
        st.lists(inner, min_size=1, max_size=3).map(tuple).map(Choice),
        st.builds(Repeat, inner, st.just(0), st.just(1)),
        st.builds(Look, inner, st.booleans()),
    )


nested = st.recursive(_leaf, _grow, max_leaves=12)
PER_TOKEN = 400  # reads for each token and node: a repetition reaches over a hundred tokens from each


@settings(max_examples=150, deadline=None)
@example(Sequence((Repeat(a, 0, None), Repeat(a, 0, None), a)), "a " * 200, True)
@given(
    tree=nested,
    text=st.sampled_from(["a " * 200, "a b " * 100, "a a a c " * 50, "a " * 199 + "b"]),
    search=st.booleans(),
)
@pytest.mark.slow
def test_work_is_bounded_by_text_and_pattern(tree: Tree, text: str, search: bool) -> None:
    assert reads(tree, text, search=search) <= PER_TOKEN * 200 * size(tree)


@pytest.mark.parametrize(
    "pattern",
    [
        "((x*)* y?)* z",
        "((((((x*)*)*)*)*)*)* z",
        "((a* b | a)* c | a)* d",
        "(a ... (b ... c)?)+ d",
        "a* a* a* z",
        "(a | b)* a* b* z",
    ],
)
@pytest.mark.parametrize("word", ["x", "a"])
def test_twice_the_text_is_twice_the_work(pattern: str, word: str) -> None:
    tree = parse(pattern)
    once, twice = (reads(tree, f"{word} " * n + "z d", search=True) for n in (400, 800))
    assert twice <= 2.5 * once + 1000
