"""Who says what, as a table, JSON and CSV."""

from __future__ import annotations

import csv
import io
import json

import pytest

from linter.output import quotes
from linter.output.terminal import cells

from .making import article


def test_table_shows_each_attribution_and_a_dash_where_nobody_is_known() -> None:
    shown = list(quotes.table(quotes.rows([article()])))
    assert shown[0].split() == ["speaker", "by", "kind", "act", "cue", "source", "content", "line"]
    assert len(shown) == 5
    assert shown[1].startswith("Mara Voss  name  indirect  say")
    assert shown[4].startswith("—          —     indirect")
    assert len({cells(line) for line in shown}) == 1, "the last column is aligned to the right"


@pytest.mark.parametrize("width", [80, 100, 160])
def test_table_fits_the_terminal(width: int) -> None:
    assert all(cells(line) <= width for line in quotes.table(quotes.rows([article()]), width=width))


def test_path_is_a_column_only_for_several_files() -> None:
    first, second = article(), article()
    second.document.path = "other.txt"
    assert "path" in next(iter(quotes.table(quotes.rows([first, second]))))
    assert "path" not in next(iter(quotes.table(quotes.rows([first]))))


@pytest.mark.parametrize(("wanted", "count"), [("voss", 3), ("MARA VOSS", 3), ("Mar", 0), ("—", 1), ("nobody", 0)])
def test_speaker_filter_takes_whole_words_of_names(wanted: str, count: int) -> None:
    assert len(list(quotes.rows([article()], wanted))) == count


def test_json_and_csv_hold_the_same_rows() -> None:
    found = list(quotes.rows([article()]))
    objects = json.loads("".join(quotes.render(found, "json")))
    read = list(csv.DictReader(io.StringIO("".join(quotes.render(found, "csv")))))
    for row in objects:
        row["speakers"] = "; ".join(row["speakers"])
    assert [{key: "" if value is None else str(value) for key, value in row.items()} for row in objects] == read
    assert objects[3]["speaker"] is None


def several() -> quotes.Row:
    return quotes.Row(
        "Dahl and Lind", ["Bruno Dahl", "Alma Lind"], "name", "names", "direct", "say", "said", "Dahl and Lind", "“No,”", 1, "a.txt"
    )  # fmt: skip


def test_an_explanation_takes_the_place_of_the_short_form() -> None:
    unsure = quotes.Row(
        None,
        [],
        None,
        "two fit alike: Ilse Brandt, Jana Brandt",
        "direct",
        "say",
        "said",
        "Brandt",
        "“No,”",
        2,
        "a.txt",
    )
    shown = list(quotes.table([several(), unsure], explain=True))
    assert shown[0].split() == ["speaker", "how", "kind", "act", "cue", "source", "content", "line"]
    assert "two fit alike: Ilse Brandt, Jana Brandt" in shown[2]


def test_several_speakers_are_a_list_in_json_and_one_cell_in_csv() -> None:
    (row,) = json.loads("".join(quotes.render([several()], "json")))
    assert row["speaker"] == "Dahl and Lind" and row["speakers"] == ["Bruno Dahl", "Alma Lind"]
    (line,) = csv.DictReader(io.StringIO("".join(quotes.render([several()], "csv"))))
    assert line["speakers"] == "Bruno Dahl; Alma Lind"
