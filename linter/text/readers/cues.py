"""Transcripts with times: WebVTT and SubRip. Cues of one speaker that follow one another are a paragraph, which opens with the speaker's name.

Who speaks is known by WebVTT's ``<v Ilse Brandt>``, by ``Brandt:`` in the words, or by a dash where the speaker changes.
"""

from __future__ import annotations

import re
from html import unescape
from typing import NamedTuple

from linter.text.assemble import Parts
from linter.text.document import Landmark
from linter.text.readers.turns import opens_turn
from linter.text.view import View

_STAMP = r"(?:\d{1,3}:)?\d{1,2}:\d{1,2}(?:[.,]\d{1,3})?"
_TIMES = re.compile(rf"^[ \t]*({_STAMP})[ \t]*-->[ \t]*({_STAMP})[^\n]*(?:\n|\Z)", re.MULTILINE)
_TEXT_LINE = re.compile(r"[^\n]*\S[^\n]*(?:\n|\Z)")
_BLOCK = re.compile(r"(?:[^\n]*\S[^\n]*(?:\n|\Z))+")
_ASIDE = re.compile(r"\ufeff?(?:WEBVTT|NOTE|STYLE|REGION)\b")
_LETTER = re.compile(r"[^\W\d_]")
_TAG = re.compile(r"</?(?:[a-zA-Z][^<>\n]{0,200}|\d[\d:.]{0,20})>|\{\\[^{}\n]{0,100}\}")
_VOICE = re.compile(r"<v(?:\.[\w.-]+)?[ \t]+([^<>\n]{1,200})>")
_REFERENCE = re.compile(r"&(?:#[0-9]{1,7};|#[xX][0-9a-fA-F]{1,6};|[a-zA-Z][a-zA-Z0-9]{1,31};)")
_OPENING = re.compile(rf"(?:{_TAG.pattern}|[ \t])*")
_DASH = re.compile(rf"{_OPENING.pattern}[-–—][ \t]?(?=\S)")
_PAUSE = 4.0  # seconds without words, after which a paragraph begins


class _Cue(NamedTuple):
    """A cue: when it begins and ends in seconds, its time as written, and its lines as half-open source offsets.

    ``start`` and ``end`` are the offsets of all of it, its times among them.
    """

    begins: float
    ends: float
    time: str
    lines: tuple[tuple[int, int], ...]
    start: int
    end: int


def read_cues(source: str) -> Parts:
    """Read a transcript; notes, styles, numbers and times of cues are not read. Other lines that are in no cue are counted in a warning."""
    source = source.replace("\r\n", " \n").replace("\r", "\n")  # the offsets stay
    view = View(source)
    landmarks: list[Landmark] = []
    speaker: str | None = None
    ended = 0.0
    begun = False
    cues = _cues(source)
    for cue in cues:
        landmarks.append(Landmark(cue.lines[0][0], cue.time))
        silent = speaker is not None and _VOICE.search(source, cue.lines[0][0], cue.lines[-1][1]) is None
        apart = not begun or silent or cue.begins - ended > _PAUSE
        for start, end in cue.lines:
            voice = _VOICE.search(source, start, end)
            named = None if voice is None else " ".join(unescape(voice[1]).split())
            dash = _DASH.match(source, start, end)
            at = start if dash is None else dash.end()
            turn = dash is not None or opens_turn(source, _past_tags(source, at))
            if apart or turn or (named is not None and named != speaker):
                view.open("paragraph")
                speaker = named
                if named is not None and voice is not None:
                    view.put(f"{named}: ", voice.start(), voice.end())
            else:
                view.put(" ", max(start - 1, 0), start)
            begun, apart = True, False
            _add(view, at, end)
        ended = cue.ends
    text, source_map = view.finish()
    outside = _outside(source, cues)
    said = (
        "1 line is in no cue, and is not read" if outside == 1 else f"{outside} lines are in no cue, and are not read"
    )
    return Parts(text, source_map, view.blocks, landmarks=tuple(landmarks), warnings=(said,) if outside else ())


def _cues(source: str) -> list[_Cue]:
    cues = []
    for times in _TIMES.finditer(source):
        lines, at = [], times.end()
        while (line := _TEXT_LINE.match(source, at)) is not None and not _TIMES.match(source, at):
            start, end = line.start(), line.start() + len(line[0].rstrip())
            lines.append((start + len(line[0]) - len(line[0].lstrip()), end))
            at = line.end()
        if lines:
            cues.append(_Cue(_seconds(times[1]), _seconds(times[2]), times[1], tuple(lines), times.start(), at))
    return cues


def _outside(source: str, cues: list[_Cue]) -> int:
    """How many lines with a letter are in no cue, and are not what a transcript has beside cues: a heading, notes, styles, names of cues."""
    count = at = 0
    for cue in (*cues, None):
        end = len(source) if cue is None else cue.start
        named = (
            -1 if cue is None else source.rfind("\n", at, max(at, end - 1)) + 1
        )  # the line above the times names the cue
        for block in _BLOCK.finditer(source, at, end):
            if _ASIDE.match(block[0]) is None:
                lines = _TEXT_LINE.finditer(source, block.start(), block.end())
                count += sum(
                    line.start() != named and _TIMES.match(line[0]) is None and _LETTER.search(line[0]) is not None
                    for line in lines
                )
        at = end if cue is None else cue.end
    return count


def _past_tags(source: str, at: int) -> int:
    found = _OPENING.match(source, at)
    return at if found is None else found.end()


def _seconds(stamp: str) -> float:
    whole = 0.0
    for part in stamp.replace(",", ".").split(":"):
        whole = whole * 60 + float(part)
    return whole


def _add(view: View, start: int, end: int) -> None:
    """Add a line's words, without its tags."""
    for found in _TAG.finditer(view.source, start, end):
        _words(view, start, found.start())
        start = found.end()
    _words(view, start, end)


def _words(view: View, start: int, end: int) -> None:
    for found in _REFERENCE.finditer(view.source, start, end):
        view.copy(start, found.start(), collapse=True)
        view.put(unescape(found[0]), found.start(), found.end())
        start = found.end()
    view.copy(start, end, collapse=True)
