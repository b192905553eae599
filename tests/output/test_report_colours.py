"""The colours of families: told apart by readers with every kind of colour vision, and readable on the page."""

from __future__ import annotations

import re
from itertools import combinations

import pytest

from linter.output.report.families import HUES, hue
from linter.ruleset.builtin import data_dir

# Machado, Oliveira and Fernandes 2009 (IEEE TVCG 15: 1291-1298), severity 1: what remains of linear RGB
VISION = {
    "common": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protan": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deutan": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritan": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}
TO_XYZ = ((0.4124, 0.3576, 0.1805), (0.2126, 0.7152, 0.0722), (0.0193, 0.1192, 0.9505))
WHITE = (0.9505, 1.0, 1.089)
Triple = tuple[float, float, float]


def schemes() -> dict[str, dict[str, Triple]]:
    """The custom colours of each colour scheme, as linear RGB."""
    style = (data_dir("templates") / "style" / "tokens.css.j2").read_text("utf-8")
    light, dark = style.split("@media (prefers-color-scheme: dark)")
    found = re.compile(r"--([\w-]+): #([0-9a-f]{6})")
    return {
        name: {key: linear(value) for key, value in found.findall(part)}
        for name, part in (("light", light), ("dark", dark))
    }


def linear(value: str) -> Triple:
    parts = (int(value[at : at + 2], 16) / 255 for at in (0, 2, 4))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return red, green, blue


def times(matrix: tuple[Triple, ...], colour: Triple) -> Triple:
    x, y, z = (sum(a * b for a, b in zip(row, colour, strict=True)) for row in matrix)
    return x, y, z


def lab(colour: Triple) -> Triple:
    scaled = (value / white for value, white in zip(times(TO_XYZ, colour), WHITE, strict=True))
    x, y, z = (t ** (1 / 3) if t > 0.008856 else 7.787 * t + 16 / 116 for t in scaled)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def seen(colour: Triple, vision: str) -> Triple:
    red, green, blue = (min(1.0, max(0.0, value)) for value in times(VISION[vision], colour))
    return lab((red, green, blue))


def contrast(one: Triple, other: Triple) -> float:
    low, high = sorted(times(TO_XYZ, colour)[1] + 0.05 for colour in (one, other))
    return high / low


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("vision", VISION)
def test_any_two_families_colours_differ_for_every_reader(scheme: str, vision: str) -> None:
    colours = [schemes()[scheme][f"c{number}"] for number in range(HUES)]
    for one, other in combinations(colours, 2):
        a, b = seen(one, vision), seen(other, vision)
        assert sum((p - q) ** 2 for p, q in zip(a, b, strict=True)) ** 0.5 >= 25


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_and_colours_are_readable_on_the_page(scheme: str) -> None:
    colours = schemes()[scheme]
    families = [f"c{number}" for number in range(HUES)]
    for ground in ("paper", "card"):
        for name in ("ink", "soft", "accent"):
            assert contrast(colours[name], colours[ground]) >= 4.5, (name, ground)
        for name in families:  # lines, and the ground of numbers written in the colour of the paper
            assert contrast(colours[name], colours[ground]) >= (4.5 if ground == "paper" else 3), (name, ground)
    for ground in ("quoted", "reported", "lit"):
        assert contrast(colours["ink"], colours[ground]) >= 4.5, ground


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_grounds_of_voices_are_told_apart(scheme: str) -> None:
    """They are shading beside the ribbon, not the only sign, so that less than 3 : 1 does; lines of families stay seen on them."""
    colours = schemes()[scheme]
    assert contrast(colours["paper"], colours["quoted"]) >= 1.4
    assert contrast(colours["paper"], colours["reported"]) >= 1.2
    assert contrast(colours["quoted"], colours["reported"]) >= 1.15
    assert all(contrast(colours[f"c{number}"], colours["quoted"]) >= 3 for number in range(HUES))


def test_a_family_has_the_same_colour_in_every_report() -> None:
    assert hue("evaluation") == 0 and hue("appeals") == hue("precedent") == 3
    assert hue("harbour") == hue("harbour") and 0 <= hue("harbour") < HUES


def test_who_says_what_has_a_colour_that_no_family_of_moves_has() -> None:
    families = {file.parent.name for file in data_dir("rules").glob("*/README.md")}
    assert len(families) > 10
    assert hue("attribution") not in {hue(family) for family in [*families - {"attribution"}, *map(str, range(99))]}
