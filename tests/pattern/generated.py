"""Generated patterns and texts from one small vocabulary, so that they often meet."""

from __future__ import annotations

from hypothesis import strategies as st

from linter.pattern.lexicon import Lexicons
from linter.pattern.tree import (
    Capture,
    Choice,
    Edge,
    Exact,
    Gap,
    Lemma,
    Lexicon,
    Look,
    Marked,
    Repeat,
    Sequence,
    Shape,
    Tree,
    Word,
)  # fmt: skip

WORDS = ["ferry", "harbour", "not", "says", "said", "the", "West", "west", "point", "points", "out"]
MARKS = [",", ".", ";", "—", "...", '"', "”", "“", ")", "u.s.", "3.5", "Russia's", "don't"]
MANY = [
    f"{first}{rest}" for first in "bcdfg" for rest in ("oat", "ell", "ark", "ine", "unk", "ale", "eed", "oss", "ill")
]
LEXICONS = Lexicons(
    {
        "cue": ["say", "point out", "point"],
        "ship": ["ferry", "the ferry", "the ferry not", "harbour"],
        "none": [],
        "many": [*MANY, "west", "not the"],
    }
)
UNITS = ["np", "quote", "name", "verb", "pronoun", "clause", "word"]

texts = st.lists(st.sampled_from(WORDS * 3 + MARKS + [":", "said:\n\n“The ferry”"]), min_size=1, max_size=25).map(
    " ".join
)
names = st.sampled_from(["a", "b", "my-role"])
leaves: st.SearchStrategy[Tree] = st.one_of(
    st.sampled_from([w.lower() for w in WORDS] + [",", ".", "'s", "n't", '"']).map(Word),
    st.sampled_from([("West",), ("West", "ferry"), ("the",)]).map(Exact),
    st.sampled_from(["say", "point", "not"]).map(Lemma),
    st.builds(Lexicon, st.sampled_from(["cue", "ship", "none", "many"]), st.booleans()),
    st.sampled_from([r"\d+(\.\d)?", r"w\w+", r"(the )?ferry", r"p.*?t", r"[A-Z]\w*"]).map(Shape),
    st.sampled_from(UNITS).map(Marked),
    st.just(Gap()),
    st.builds(Edge, st.booleans()),
)


def _grow(inner: st.SearchStrategy[Tree]) -> st.SearchStrategy[Tree]:
    some = st.lists(inner, min_size=1, max_size=4).map(tuple)
    return st.one_of(
        some.map(Sequence),
        st.lists(inner, min_size=2, max_size=5).map(tuple).map(Sequence),
        some.map(Choice),
        st.builds(Repeat, inner, st.integers(0, 2), st.sampled_from([None, 2, 3])),
        st.builds(Repeat, inner, st.integers(0, 1), st.just(1)),
        st.builds(Look, inner, st.booleans()),
        st.builds(Capture, names, inner),
    )


trees = st.recursive(leaves, _grow, max_leaves=10)
word_trees = st.recursive(leaves.filter(lambda t: not isinstance(t, (Marked, Exact, Shape))), _grow, max_leaves=10)
