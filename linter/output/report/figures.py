"""Figures of an article that the templates show: who speaks how much, families, density."""

from __future__ import annotations

from dataclasses import dataclass

from linter.output.voices import Share
from linter.ruleset.rule import Voice


@dataclass(frozen=True, slots=True)
class VoiceRow:
    """A line of the voices panel; ``strips`` are (x, width, voice) in thousandths of the article's words."""

    share: Share
    strips: tuple[tuple[int, int, Voice], ...]


@dataclass(frozen=True, slots=True)
class Family:
    """A family that found something: counts by severity and by voice; ``lane``: where, in thousandths of the article's words."""

    name: str
    hue: int
    counts: dict[str, int]
    total: int
    lane: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Gauge:
    """A family's findings for every 1,000 words of an article (``density``) beside news articles.

    ``usual``: what 10, 25, 50, 75 and 90 % of those have at most. ``end``: of the scale, which begins at 0. ``said``: where the article is among them.
    """

    name: str
    hue: int
    density: float
    usual: tuple[float, ...]
    end: float
    said: str


@dataclass(frozen=True, slots=True)
class Floor:
    """Who holds the floor, in words: the paper's own, those given to speakers it names, those of sources nobody knows.

    ``top`` is the speaker with most words; ``speakers`` counts those who have any. ``quoted`` and ``reported`` are of everybody.
    """

    words: int
    narrator: int
    named: int
    unresolved: int
    quoted: int
    reported: int
    speakers: int
    top: Share | None
