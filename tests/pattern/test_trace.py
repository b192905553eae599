"""A trial that is followed matches as any other."""

from __future__ import annotations

import pytest
from generated import LEXICONS, texts, trees
from hypothesis import given

from linter.pattern import Matcher, parse
from linter.pattern.stream import stream_of
from linter.pattern.trace import Traced
from linter.pattern.tree import Sequence, Tree
from linter.text import from_text


@given(tree=trees, text=texts)
def test_a_followed_trial_ends_where_the_pattern_does(tree: Tree, text: str) -> None:
    document = from_text(text)
    stream = stream_of(document)
    traced, matcher = Traced(tree, LEXICONS), Matcher(Sequence((tree,)), LEXICONS)
    for token, slot in enumerate(stream.slot_of):
        trial = traced.try_at(stream, slot)
        match = matcher.match_at(document, token)
        ends = None if trial.end is None or trial.end <= slot else stream.token_of[trial.end - 1] + 1
        assert ends == (None if match is None else match.last)
        if trial.end is None:
            assert trial.wanted and trial.stopped >= slot
            assert trial.steps[-1].last is None or any(step.last is None for step in trial.steps)
        for before, after in zip(trial.steps, trial.steps[1:], strict=False):
            assert before.last is None or before.last <= after.first


ALONE = "ferry ~say @cue ~@cue <np> <verb> /f.*y/ ^ $ &(ferry) !ferry $a:ferry ferry? (ferry)* <np>+ (ferry|<np>) (<np>)? !<np> &<np>"


@pytest.mark.parametrize("pattern", [*ALONE.split(), '"ferry"', "... ferry", "the ferry"])
def test_every_operator_is_followed_by_itself(pattern: str) -> None:
    stream = stream_of(from_text("A bell rang."))
    trial = Traced(parse(pattern), LEXICONS).try_at(stream, 1)
    assert trial.first == 1 and trial.steps and (trial.end is not None or trial.wanted)
