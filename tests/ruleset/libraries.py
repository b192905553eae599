"""A rule of one's own, and whether two libraries are the same."""

import linter

TEXT = (
    "The captain of the ferry spoke. Two fishing boats aboard? The barge was lost, and the loss of the fishing boat hurt. "
    "A tremendous storm came over the calm sea. The captain of the barge and the ship's cook of the raft stood on the quay."
)

FERRY = """\
id: harbour/ferry
title: Ferry
message: "A {words} is named."
pattern: the @vessel
"""


def found(library):
    return [(f.rule, f.message, f.place) for f in linter.lint(TEXT, rules=library, pack="all").findings]


def same(one, other):
    """Whether two libraries hold the same and find the same."""
    return (one.rules, one.entries, one.packed_options) == (
        other.rules,
        other.entries,
        other.packed_options,
    ) and found(one) == found(other)
