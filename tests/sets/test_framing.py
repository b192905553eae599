"""A loaded phrase that is a speaker's in one article and the narrator's own in another outlet's."""

import pytest

from linter.sets.dates import order

from .articles import found, rules, taken

THEIRS = "Ilse Brandt called the plan of Jan Orlow for the dam in Dorn a “reckless gamble” on Monday."
OWN = "The reckless gamble of Jan Orlow has cost Dorn a year, and Ilse Brandt knows it."


def framed(
    own: str = OWN,
    outlets: tuple[str | None, str | None] = ("Gazette", "Courier"),
    dates: tuple[str | None, str | None] = ("2026-03-01", "2026-03-03"),
):
    return found(taken(THEIRS, "a.txt", outlets[0], dates[0]), taken(own, "b.txt", outlets[1], dates[1]))


@pytest.mark.slow
def test_a_phrase_is_followed_from_a_speaker_to_another_paper():
    compared = framed()
    assert rules(compared) == ["borrowed-framing"]
    (finding,) = compared.findings
    assert (finding.order, finding.versions[0].places[0].speaker) == ("before", "Ilse Brandt")
    assert "Ilse Brandt" in finding.message and "later" in finding.message


def test_without_dates_nothing_is_claimed_of_the_order():
    (finding,) = framed(dates=(None, "2026-03-03")).findings
    assert finding.order == "unknown"
    assert "not known" in finding.message


@pytest.mark.parametrize(
    "dates", [("2026-03-03", "2026-03-01"), ("2026-03-01", "2026-03-01"), ("2025-01-01", "2026-03-01")]
)
def test_what_is_not_later_or_far_later_is_not_borrowed(dates):
    assert rules(framed(dates=dates)) == []


def test_the_same_outlet_borrows_nothing_from_itself():
    assert rules(framed(outlets=("Gazette", "gazette"))) == []
    assert rules(framed(outlets=(None, None))) == ["borrowed-framing"]


@pytest.mark.parametrize(
    "own",
    [
        OWN.replace("The reckless gamble", "The “reckless gamble”"),
        OWN.replace("The reckless gamble", "What Brandt called the reckless gamble"),
        "The reckless gamble of a bookmaker in Zenda has cost him a year.",  # of another matter
        "“The reckless gamble of Jan Orlow has cost Dorn a year,” said Ilse Brandt.",
    ],
)
def test_what_is_marked_told_or_of_another_matter_is_not_the_papers_own(own):
    assert rules(framed(own)) == []


def test_a_phrase_that_a_paper_had_before_the_speaker_is_not_borrowed():
    first = taken(OWN, "c.txt", "Herald", "2026-02-20")
    assert (
        rules(
            found(taken(THEIRS, "a.txt", "Gazette", "2026-03-01"), taken(OWN, "b.txt", "Courier", "2026-03-03"), first)
        )
        == []
    )


@pytest.mark.parametrize(
    ("one", "other", "meant"),
    [
        ("2026-03-01", "2026-03-02", "before"),
        ("2026-03-02", "2026-03-02", "same"),
        ("2026-03-02T10:00:00Z", "2026-03-02T09:00:00Z", "after"),
        ("2026-03-01", "2026-03-02T01:00:00Z", "same"),  # whose day that is nobody knows
        ("2026-03-01", "2026-03-03T01:00:00Z", "before"),
        (None, "2026-03-02", "unknown"),
    ],
)
def test_order_is_claimed_only_where_days_and_moments_say_it(one, other, meant):
    assert order(one, other) == meant
    turned = {"before": "after", "after": "before"}
    assert order(other, one) == turned.get(meant, meant)
