"""Whose report a report is part of."""

from linter.attribution.drafts import AttributionDraft, Report
from linter.attribution.nesting import levels_of, parents_of
from linter.text.document import Range


def report(cue, *content):
    draft = AttributionDraft("attribution/test", "say", Range(*cue), {"cue": Range(*cue)})
    return Report(draft, tuple(Range(*piece) for piece in content))


def test_a_report_is_part_of_the_content_around_its_cue_that_begins_last():
    outer, inner, innermost, apart = (
        report((1, 2), (2, 20)),
        report((4, 5), (5, 18)),
        report((7, 8), (8, 12)),
        report((25, 26), (21, 25)),
    )
    parents = parents_of([outer, inner, innermost, apart])
    assert parents == [None, 0, 1, None]
    assert levels_of(parents) == [0, 1, 2, 0]


def test_a_piece_that_has_ended_holds_no_more():
    first, second = report((0, 1), (1, 5), (10, 15)), report((6, 7), (7, 10))
    assert parents_of([first, second, report((12, 13), (13, 14))]) == [None, None, 0]


def test_what_has_its_cue_in_its_own_content_is_no_part_of_itself():
    assert parents_of([report((3, 4), (0, 9))]) == [None]
    assert parents_of([report((0, 1), (1, 20)), report((5, 6), (3, 9))]) == [None, 0]
