"""``rhetlint compare`` on files: dates from wherever they are, every format, the same bytes for any number of workers."""

import json
from pathlib import Path

import jsonschema
import pytest

SCHEMA = Path(__file__).parents[2] / "docs" / "compare.schema.json"
GAZETTE = """\
---
title: Dorn dam to be rebuilt
date: 2026-03-02
outlet: Gazette
---

“We will rebuild the dam before the winter, if the council agrees, and we will not raise the taxes,” said Ilse Brandt, mayor of Dorn.

Brandt called the plan of Jan Orlow a “reckless gamble” and left Dorn.
"""
COURIER = """\
<!DOCTYPE html><html><head><title>Mayor promises dam</title><meta property="og:site_name" content="Courier">
<meta property="article:published_time" content="2026-03-04T09:00:00+01:00"></head><body><article><h1>Mayor promises dam</h1>
<p>“We will rebuild the dam before the winter, and we will not raise the taxes,” said Ilse Brandt, the mayor of Dorn.</p>
<p>The reckless gamble of Jan Orlow has cost Dorn and Brandt a year. The council of Dorn meets on Friday in the town hall.</p>
</article></body></html>
"""
HERALD = "Brandt speaks\n\n“We will rebuild the dam before the autumn, if the council agrees, and we will not raise the taxes,” said Ilse Brandt.\n"


@pytest.fixture
def news(folder):
    """Three articles of three outlets, of which one says nothing of its date."""
    there = folder / "news"
    there.mkdir()
    (there / "a.md").write_text(GAZETTE, "utf-8")
    (there / "b.html").write_text(COURIER, "utf-8")
    (there / "c.txt").write_text(HERALD, "utf-8")
    return there


def found(rhetlint, *arguments):
    done = rhetlint("compare", "news", *arguments, "--format", "json", "--no-config")
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_what_is_found_holds_by_the_schema_and_names_its_places(rhetlint, news):
    made = found(rhetlint)
    jsonschema.validate(made, json.loads(SCHEMA.read_text("utf-8")))
    assert sorted(one["rule"] for one in made["findings"]) == [
        "sets/borrowed-framing",
        "sets/quotation-altered",
        "sets/quotation-cut",
    ]
    assert [(one["outlet"], one["date"]) for one in made["articles"]] == [
        ("Gazette", "2026-03-02"),
        ("Courier", "2026-03-04T08:00:00Z"),
        (None, None),
    ]
    for finding in made["findings"]:
        for version in finding["versions"]:
            for where in version["places"]:
                source = Path(made["articles"][where["article"]]["path"]).read_text("utf-8")
                assert source[where["place"]["start"] : where["place"]["end"]] == where["place"]["text"]


def test_the_text_shows_both_wordings_and_what_differs(rhetlint, news):
    done = rhetlint("compare", "news")
    assert done.returncode == 0
    assert "news/a.md:7:2 · Gazette · 2026-03-02 · Ilse Brandt" in done.stdout
    assert "before the winter, [-if the council agrees-], and" in done.stdout
    assert "before the {autumn}, if" in done.stdout
    assert done.stdout.rstrip().endswith("1 has no date, so that nothing is said of their order")
    assert "\x1b" not in done.stdout


def test_a_manifest_says_where_and_when(rhetlint, news, folder):
    (folder / "news.csv").write_text("path,outlet,date\nnews/c.txt,Herald,2026-03-01\nnews/a.md,,2026-03-05\n", "utf-8")
    made = found(rhetlint, "--manifest", "news.csv")
    assert [(one["outlet"], one["date"]) for one in made["articles"]] == [
        ("Gazette", "2026-03-05"),
        ("Courier", "2026-03-04T08:00:00Z"),
        ("Herald", "2026-03-01"),
    ]
    lines = folder / "news.jsonl"
    lines.write_text('{"path": "news/c.txt", "date": "2 March 2026"}\n', "utf-8")
    assert found(rhetlint, "--manifest", "news.jsonl")["articles"][2]["date"] == "2026-03-02"


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("m.csv", "file,date\nx,y\n", "m.csv:1:1: has no column 'path' (it has file, date)"),
        ("m.csv", "path,date\nnews/a.md,03/04/2026\n", "m.csv:2:1: '03/04/2026' is no date"),
        ("m.jsonl", '{"date": "2026-03-01"}\n', "m.jsonl:1:1: a row needs a path"),
        ("m.jsonl", "{\n", "m.jsonl:1:1: not JSON"),
    ],
)
def test_a_wrong_manifest_is_told_with_its_place(rhetlint, news, folder, name, text, said):
    (folder / name).write_text(text, "utf-8")
    done = rhetlint("compare", "news", "--manifest", name)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr


def test_only_what_is_asked_for_is_found(rhetlint, news):
    assert {one["rule"] for one in found(rhetlint, "--select", "sets/quotation-*")["findings"]} == {
        "sets/quotation-altered",
        "sets/quotation-cut",
    }
    assert found(rhetlint, "--ignore", "sets/*")["findings"] == []
    done = rhetlint("compare", "news", "--select", "sets/quotation-cutt")
    assert done.returncode == 2 and "sets/quotation-cut" in done.stderr


@pytest.mark.slow
def test_any_number_of_workers_writes_the_same_bytes(rhetlint, news):
    for number in range(12):
        (news / f"d{number}.txt").write_text(HERALD.replace("autumn", f"autumn of {number} years"), "utf-8")
    for form in ("text", "json", "html"):
        one, two = (rhetlint("compare", "news", "-j", jobs, "--format", form).stdout for jobs in (1, 3))
        assert one == two and one


def test_an_article_that_cannot_be_read_is_told_and_the_others_are_compared(rhetlint, news):
    (news / "z.txt").write_bytes(b"\x00\x01\x02" * 100)
    done = rhetlint("compare", "news", "--format", "json")
    assert done.returncode == 2 and "z.txt: is not text" in done.stderr
    assert len(json.loads(done.stdout)["findings"]) == 3


def test_a_single_article_and_none_are_no_error(rhetlint, news):
    done = rhetlint("compare", "news/a.md")
    assert (done.returncode, done.stdout) == (0, "no findings between 1 article\n")


def test_rows_of_a_table_are_articles_with_dates_of_their_own(rhetlint, folder):
    rows = [
        {"text": HERALD, "date": "2026-03-01", "outlet": "Herald"},
        {"text": HERALD.replace("autumn", "winter"), "date": "2026-03-02", "outlet": "Gazette"},
    ]
    (folder / "rows.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    done = rhetlint("compare", "rows.jsonl", "--format", "json")
    (finding,) = json.loads(done.stdout)["findings"]
    assert (finding["rule"], finding["order"]) == ("sets/quotation-altered", "before")


def test_a_site_has_pages_of_what_is_found_between_its_articles(rhetlint, news, folder):
    done = rhetlint("report", "news", "-o", "site/", "--pack", "all")
    assert done.returncode == 0, done.stderr
    pages = sorted(page.name for page in (folder / "site" / "sets").iterdir())
    assert pages == ["borrowed-framing.html", "index.html", "quotation-altered.html", "quotation-cut.html"]
    assert "between articles: three findings" in (folder / "site" / "index.html").read_text("utf-8")
    assert rhetlint("report", "news", "-o", "page.html", "--manifest", "x.csv").returncode == 2


def test_the_published_schema_is_the_one_of_the_types():
    from linter.output.sets.json import schema
    from tests.output.test_json import in_order

    assert in_order(json.loads(SCHEMA.read_text("utf-8"))) == in_order(schema()), (
        "run: python -c 'import json; from linter.output.sets.json import schema; print(json.dumps(schema(), indent=2))' > docs/compare.schema.json"
    )


def test_nothing_of_an_article_steers_the_terminal(rhetlint, news):
    steering = HERALD.replace("autumn", "au\x1b[31mtumn \u202e night")
    (news / "d\x1b[2J.md").write_text(f'---\noutlet: "Her\\x1b[5mald"\n---\n\n{steering}', "utf-8")
    done = rhetlint("compare", "news")
    assert "\x1b" not in done.stdout and "\u202e" not in done.stdout
    assert "d\\x1b[2J.md" in done.stdout
