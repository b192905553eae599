"""The sheets that judges read, and the verdicts they give back."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Literal, NamedTuple

import msgspec

from judging.items import Item

Verdict = Literal["right", "broken", "pointless", "wrong"]
VERDICTS: tuple[Verdict, ...] = ("right", "broken", "pointless", "wrong")
"""The verdicts, from the best to the worst."""

ITEMS = "items.jsonl"
_A_SHEET = 60  # findings at most, so that a reader stays attentive

_HEAD = """\
# Findings to judge

A linter of rhetoric says that each passage marked ⟦so⟧ makes a certain move. Judge each finding by the text and by what the rule *claims*,
as an editor who has not seen the rule. Give one word for each number, one a line, as `12 right`; a remark may follow.

- **right**: what is claimed is true of the marked words, and an editor may want to know it here.
- **broken**: the move is there, but a capture, the marked span, the voice or the speaker is wrong.
- **pointless**: it is true, and no editor would want it here.
- **wrong**: it is not true of the marked words.

The voice says whose words the marked ones are: the narrator's (the paper's own), quoted, or reported (a source's in the paper's wording).
Decide before you go on; do not look the text up, and do not ask how others have judged.
"""


class Numbered(NamedTuple):
    """An item with its number on the sheets, and which reading it is for: one of two, or the third of a disagreement."""

    number: int
    role: Literal["reader", "third"]
    item: Item


def write_sheets(items: Iterable[Item], role: Literal["reader", "third"], folder: Path) -> list[Path]:
    """Write items as sheets (``sheet-1.md`` …), and with what a judge must not see (``items.jsonl``), into a folder.

    Returns:
        The sheets.

    Raises:
        ValueError: there is something in the folder, which readers would take for a part of this.
    """
    check_empty(folder)
    folder.mkdir(parents=True, exist_ok=True)
    numbered = [Numbered(number, role, item) for number, item in enumerate(items, 1)]
    (folder / ITEMS).write_bytes(msgspec.json.Encoder().encode_lines(numbered))
    sheets = []
    for begin in range(0, len(numbered), _A_SHEET):
        sheet = folder / f"sheet-{begin // _A_SHEET + 1}.md"
        sheet.write_text("\n".join(_sheet(numbered[begin : begin + _A_SHEET])), "utf-8")
        sheets.append(sheet)
    return sheets


def check_empty(folder: Path) -> None:
    """Raises ValueError if there is something in a folder; one that does not exist is empty."""
    if folder.is_dir() and any(folder.iterdir()):
        raise ValueError(f"{folder} is not empty; name a new folder")


def read_items(file: Path) -> list[Numbered]:
    """The items of a folder's ``items.jsonl``."""
    found: list[Numbered] = msgspec.json.Decoder(Numbered).decode_lines(file.read_bytes())
    return found


def read_verdicts(file: Path, known: Iterable[int]) -> dict[int, Verdict]:
    """A reader's verdicts by number: of each line the number and the word that follows.

    Raises:
        ValueError: a line is not a verdict, its number is on no sheet, or it occurs twice.
    """
    numbers, found = set(known), dict[int, Verdict]()
    for at, line in enumerate(file.read_text("utf-8").splitlines(), 1):
        if not line.strip():
            continue
        match = re.match(rf"\W*(\d+)\W+({'|'.join(VERDICTS)})\b", line, re.IGNORECASE)
        if match is None:
            raise ValueError(
                f"{file}:{at}: write a number and one of {', '.join(VERDICTS)}, as “12 right”, not {line!r}"
            )
        number = int(match[1])
        if number not in numbers or number in found:
            raise ValueError(f"{file}:{at}: {number} {'occurs twice' if number in found else 'is on no sheet'}")
        found[number] = msgspec.convert(match[2].lower(), type=Verdict)
    return found


def _sheet(numbered: list[Numbered]) -> Iterator[str]:
    yield _HEAD
    rule = ""
    for number, _, item in numbered:
        if item.key.rule != rule:
            rule = item.key.rule
            yield f"## {item.title}\n\n*Claims*: {' '.join(item.claims.split())}\n"
        yield f"### {number}\n"
        yield "".join(f"> {line}\n" for line in item.shown.splitlines())
        told = [f"voice: {item.voice}"]
        if item.voice != "narrator":
            told.append(f"speaker: {item.speaker or 'not known'}")
        if item.value is not None:
            told.append(f"value: {item.value:g}")
        yield "; ".join([*told, *(f"{name}: “{text}”" for name, text in item.captures.items())]) + "\n"
        yield from (f"- {label}: {text}" for label, text in item.evidence)
        yield ""
