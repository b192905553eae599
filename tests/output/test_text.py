"""What a person reads in a terminal."""

from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linter.findings.finding import Finding, Findings, Place
from linter.output import text
from linter.output.formats import pieces
from linter.output.terminal import cells, clip, clip_start, safe, use_colour
from linter.text import from_text

from .making import article, finding, marked_up


def lines(*results: Findings, **options: object) -> list[str]:
    return list(text.render(results, **options))


@pytest.mark.parametrize("width", [40, 60, 100, 200])
def test_carets_stand_under_the_words(width: int) -> None:
    result = article()
    shown = lines(result, width=width)
    for found in result.findings:
        head = next(
            i for i, line in enumerate(shown) if f":{found.place.column}: " in line and f" {found.rule} " in line
        )
        sentence, carets = shown[head + 1], shown[head + 2]
        start = carets.index("^")
        words = sentence[start : start + carets.count("^")]
        assert words == found.place.text or (words.endswith("…") and found.place.text.startswith(words[:-1]))
        assert cells(sentence) <= width


def test_a_hint_stands_below_the_summary_where_little_is_found() -> None:
    style, hint = text.Style(colour=True, hint="more rules"), "\x1b[2mmore rules\x1b[0m\n"
    made = [*pieces("text", style, article())]
    assert len(article().findings) > 1 and not any(hint in part for part in text.whole(made, style))
    assert list(text.whole([], style)) == ["no findings in 0 files\n", hint]
    assert list(text.whole([], style._replace(summary=False))) == []


def test_place_rule_voice_and_speaker_are_shown() -> None:
    shown = lines(article())
    head = shown.index("talks.txt:5:31: info evaluation/intensifier “absolutely” is found.")
    assert shown[head + 2].endswith("^^^^^^^^^^ quoted · Mara Voss")


def test_summary_counts_by_severity() -> None:
    assert lines(article())[-1] == "4 findings (1 warning, 1 notice, 2 info) in 1 file"
    assert lines(article(), article())[-1] == "8 findings (2 warnings, 2 notices, 4 info) in 2 files"
    clean = Findings(from_text("Nothing here."), (), (), ())
    assert lines(clean) == ["no findings in 1 file"]


def test_colour_only_where_asked_for() -> None:
    assert not any("\x1b" in line for line in lines(article()))
    assert any("\x1b[1;33mwarning\x1b[0m" in line for line in lines(article(), colour=True))


def test_no_color_and_pipes_are_respected(monkeypatch: pytest.MonkeyPatch) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    assert use_colour(Terminal())
    assert not use_colour(io.StringIO())
    monkeypatch.setenv("NO_COLOR", "1")
    assert not use_colour(Terminal())


def test_an_article_cannot_steer_the_terminal() -> None:
    document = from_text("She said \x1b[2J nothing \u202eodd at all.", path="a\x1b]0;owned\x07.txt")
    shown = "\n".join(lines(Findings(document, (finding(document, "nothing"),), (), ())))
    assert not {"\x1b", "\x07", "\u202e"} & set(shown)


def test_a_finding_in_markup_shows_its_source_line() -> None:
    comment = "<!-- rhetlint-disable x/y -->"
    document = marked_up(("First.", "paragraph", 0), (comment, "markup", 0), ("Second words.", "paragraph", 0))
    place = Place(7, 7 + len(comment), 2, 1, comment)
    unused = Finding("lint/unused", "lint", "info", "Unused", "Nothing is suppressed.", place, "narrator")
    shown = lines(Findings(document, (unused,), (), ()))
    assert shown[1] == f"  | {comment}"


def test_wide_letters_keep_carets_in_line() -> None:
    document = from_text("日本語 said plainly wrong.")
    shown = lines(Findings(document, (finding(document, "plainly"),), (), ()))
    assert shown[2].index("^") == cells(shown[1][: shown[1].index("plainly")])


@given(st.text(max_size=60), st.integers(2, 40))
def test_clipping_fits_and_keeps_an_end(given_text: str, width: int) -> None:
    line = safe(given_text)
    start, end = clip(line, width), clip_start(line, width)
    assert cells(start) <= width and cells(end) <= width
    if cells(line) <= width:
        assert start == end == line
    else:
        assert start[-1] == end[0] == "…"
        assert line.startswith(start[:-1]) and line.endswith(end[1:])
