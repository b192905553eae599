"""``rhetlint try``: a pattern that is in no file, over texts and corpora."""

from __future__ import annotations

import csv
import io
import json

import pytest

NEWS = (
    "The mayor praised the old bridge. “The envoy praised the new harbour,” said Ilse Brandt.\n\n"
    "Orlow praised the old bridge again."
)
ROWS = [
    {
        "id": 1,
        "text": "The harbour office praised nobody. Nadia Orlow praised the ferry.",
        "body": "The mayor praised it.",
    },
    {"id": 2, "text": "Nothing happened in the harbour."},
]
PATTERN = "$who:actor praised $what:np"


@pytest.fixture
def texts(folder):
    (folder / "news").mkdir()
    (folder / "news" / "a.txt").write_text(NEWS, "utf-8")
    rows = "".join(json.dumps(row) + "\n" for row in ROWS)
    (folder / "news" / "rows.jsonl").write_text(rows, "utf-8")
    return folder


def data(done):
    assert done.stderr == ""
    return json.loads(done.stdout)


def test_hits_stand_below_one_another_with_captures_named(rhetlint, texts):
    done = rhetlint("try", PATTERN, "news/")
    assert (done.returncode, done.stderr) == (0, "")
    lines = done.stdout.split("\n")
    assert len({line.index("who‹") for line in lines[:3]}) == 1
    assert "who‹The mayor› praised what‹the old bridge›." in lines[0] and lines[0].startswith("news/a.txt:1 ")
    assert any(line.startswith("news/rows.jsonl:1:1 ") and "what‹the ferry›" in line for line in lines)
    assert "5 hits in 2 of 3 texts" in done.stdout
    assert "  what: the old bridge 2, nobody 1, the ferry 1, the new harbour 1" in done.stdout


def test_places_and_texts_of_hits_are_those_of_the_source(rhetlint, texts):
    found = data(rhetlint("try", PATTERN, "news/a.txt", "--format", "json"))
    assert (found["pattern"], found["texts"], found["found"]) == (PATTERN, 1, 3)
    for hit in found["hits"]:
        assert NEWS[hit["start"] : hit["end"]] == hit["text"]
        assert NEWS.split("\n")[hit["line"] - 1][hit["column"] - 1 :].startswith(hit["text"])
        assert (hit["left"] + hit["text"] + hit["right"]) in NEWS
        for taken in hit["captures"].values():
            assert NEWS[taken["start"] : taken["end"]] == taken["text"]


def test_csv_has_a_column_for_each_capture(rhetlint, texts):
    rows = list(csv.DictReader(io.StringIO(rhetlint("try", PATTERN, "news/", "--format", "csv").stdout)))
    assert [row["$what"] for row in rows if row["file"] == "news/a.txt"] == [
        "the old bridge",
        "the new harbour",
        "the old bridge",
    ]


@pytest.mark.parametrize(
    "by, first",
    [("what", "nobody"), ("who", "Nadia Orlow"), ("left", "The mayor"), ("right", "nobody")],
)
def test_hits_are_sorted_by_their_context_or_a_capture(rhetlint, texts, by, first):
    hits = data(rhetlint("try", PATTERN, "news/", "--sort", by, "--format", "json"))["hits"]
    keys = {
        "left": lambda hit: hit["left"].casefold().split()[::-1],
        "right": lambda hit: hit["right"].casefold().split(),
    }
    key = keys.get(by, lambda hit: hit["captures"][by]["text"].casefold())
    assert [key(hit) for hit in hits] == sorted(map(key, hits))
    assert len(hits) == 5 and first in " ".join(hit["text"] for hit in hits)


@pytest.mark.slow
def test_a_sample_is_the_same_for_a_seed_and_a_limit_is_kept(rhetlint, texts):
    def starts(*options):
        return [
            (hit["file"], hit["start"])
            for hit in data(rhetlint("try", PATTERN, "news/", "--format", "json", *options))["hits"]
        ]

    whole = starts()
    one, again = starts("--sample", 2), starts("--sample", 2)
    assert one == again and len(one) == 2 and set(one) <= set(whole)
    assert len({tuple(starts("--sample", 2, "--seed", seed)) for seed in range(6)}) > 1
    assert starts("--limit", 2) == whole[:2] and starts("--sample", 50) == whole


def test_hits_of_a_voice_and_whose_it_is(rhetlint, texts):
    quoted = data(rhetlint("try", PATTERN, "news/a.txt", "--voice", "quoted", "--format", "json"))["hits"]
    assert [(hit["voice"], hit["speaker"], hit["captures"]["what"]["text"]) for hit in quoted] == [
        ("quoted", "Ilse Brandt", "the new harbour")
    ]
    narrated = data(rhetlint("try", PATTERN, "news/a.txt", "--voice", "narrator", "--format", "json"))["hits"]
    assert len(narrated) == 2
    assert "[quoted · Ilse Brandt]" in rhetlint("try", PATTERN, "news/a.txt", "--voice", "any").stdout


def test_what_a_capture_takes_is_counted(rhetlint, texts):
    done = rhetlint("try", PATTERN, "news/", "--count-by", "what")
    assert done.stdout.startswith("      2  the old bridge\n      1  nobody\n")
    rows = list(
        csv.reader(
            io.StringIO(rhetlint("try", PATTERN, "news/", "--count-by", "what", "-o", "-", "--format", "csv").stdout)
        )
    )
    assert rows[:2] == [["what", "count"], ["the old bridge", "2"]]


def test_standard_input_and_another_column(rhetlint, texts):
    assert "1 hit in 1 of 1 text" in rhetlint("try", "praised", "-", input="The mayor praised the harbour.").stdout
    done = rhetlint("try", "praised", "news/rows.jsonl", "--column", "body")
    assert done.returncode == 2 and "rows.jsonl:2: no text under 'body'" in done.stderr
    assert "has id, text" in done.stderr and "The mayor" in done.stdout


def test_the_exit_status_says_whether_there_are_hits(rhetlint, texts):
    assert rhetlint("try", "praised", "news/").returncode == 0
    assert rhetlint("try", "zebra", "news/").returncode == 1
    assert rhetlint("try", "praised", "missing.txt").returncode == 2


@pytest.mark.parametrize(
    "arguments, said",
    [
        (("a (b", "news/"), "<pattern>:1:5: expected ')'"),
        (("@vesel", "news/"), "no lexicon 'vesel'"),
        (("&nowhere", "news/"), "no definition 'nowhere'"),
        ((PATTERN, "news/", "--sort", "wat"), "captures no 'wat'; did you mean 'what'?"),
        (("praised", "news/", "--count-by", "x"), "capture it, as in $name:np"),
        ((PATTERN, "news/", "--save", "Red Line"), "must be family/name"),
        ((PATTERN, "news/", "--format", "xml"), "choose one of text, csv, json"),
    ],
)
def test_wrong_usage_is_told_with_a_remedy(rhetlint, texts, arguments, said):
    done = rhetlint("try", *arguments)
    assert done.returncode == 2 and said in done.stderr and "Traceback" not in done.stderr


@pytest.mark.slow
def test_a_pattern_uses_the_words_of_the_configuration(rhetlint, texts):
    (texts / "rhetlint.toml").write_text('rules = ["own/"]\n', "utf-8")
    (texts / "own").mkdir()
    (texts / "own" / "words.yaml").write_text(
        "- {lexicon: vessel, entries: [ferry, tug boat]}\n- {definition: praise, pattern: ~praise the @vessel}\n",
        "utf-8",
    )
    assert "praised the ferry" in rhetlint("try", "&praise", "news/").stdout


@pytest.mark.slow
def test_a_pattern_is_saved_as_a_rule_that_loads_and_finds_the_same(rhetlint, texts):
    done = rhetlint("try", PATTERN, "news/", "--save", "own/praise")
    assert done.returncode == 0 and "rhetlint rules test --rules" in done.stderr
    file = texts / "rules" / "own" / "praise.yaml"
    assert "The mayor praised the old bridge." in file.read_text("utf-8")
    tested = rhetlint("rules", "test", "--rules", file)
    assert tested.returncode == 0 and "0 passed, 0 failed, 1 not tested" in tested.stdout
    found = rhetlint("lint", "news/a.txt", "--rules", file, "--select", "own/praise", "--format", "json")
    unwritten = "rules/own/praise.yaml:3: own/praise: its message is still the one that a new file has; write what the words do to a reader"
    assert f"warning: {unwritten}\n" in found.stderr
    assert sum(len(one["findings"]) for one in json.loads(found.stdout)["files"]) == 3
    again = rhetlint("try", PATTERN, "news/", "--save", "own/praise")
    assert again.returncode == 2 and "is there already" in again.stderr


def test_why_a_pattern_does_not_match(rhetlint, texts):
    done = rhetlint("try", "$who:actor ~paint the ferry", "-", "--explain", input="The mayor painted a ferry.")
    assert done.returncode == 0
    lines = done.stdout.split("\n")
    assert lines[0] == "try/pattern: stops after “The mayor painted” at “a”, where it wants the"
    assert "     ✓ $who:actor  The mayor" in lines and "     ✗ the         stops at “a”, wants the" in lines
    assert "  [narrator] The/determiner mayor/noun painted/past a/determiner ferry/noun ." in lines
    (made,) = json.loads(rhetlint("try", "praised the", "news/a.txt", "--explain", "--format", "json").stdout)
    assert made["summary"].startswith("found ") and made["patterns"][0]["alternatives"][0]["attempts"][0]["matched"]


@pytest.mark.slow
def test_why_a_rule_finds_something_or_not(rhetlint, folder):
    done = rhetlint("explain", "harbour/ferry", "--rules", "ferry.yaml", "--on", "The bus left.")
    assert done.stdout.startswith("harbour/ferry: the text has none of the words that a match needs: ferry\n")
    given = rhetlint("explain", "harbour/ferry", "--rules", "ferry.yaml", "--on", "-", input="The bus left.")
    assert given.stdout == done.stdout
    done = rhetlint("explain", "harbour/ferry", "--rules", "ferry.yaml", "--file", "calm.txt")
    assert done.stdout.startswith("harbour/ferry: found once: “ferry”\n")
    (made,) = json.loads(
        rhetlint("explain", "harbour/ferry", "--rules", "ferry.yaml", "--on", "A ferry.", "--format", "json").stdout
    )
    assert made["found"] == [{"text": "ferry", "start": 2, "end": 7}]


def test_the_name_of_a_file_given_as_the_text_is_told(rhetlint, folder):
    done = rhetlint("explain", "harbour/ferry", "--rules", "ferry.yaml", "--on", "calm.txt")
    assert done.returncode == 0 and "--file calm.txt explains that" in done.stderr


@pytest.mark.parametrize(
    "options, said",
    [
        (("--on", "x", "--file", "calm.txt"), "not both"),
        (("--format", "json"), "give one with --on or --file"),
        (("--file", "missing.txt"), "no such file"),
        (("--on", "The ferry left. " * 600), "explain a text of at most 1,500"),
    ],
)
def test_wrong_usage_of_explain_is_told(rhetlint, options, said):
    done = rhetlint("explain", "harbour/ferry", "--rules", "ferry.yaml", *options)
    assert done.returncode == 2 and said in done.stderr and "Traceback" not in done.stderr


def traced(rhetlint, pattern, text, *more):
    done = rhetlint("try", pattern, "-", "--trace", *more, input=text)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def test_a_trace_shows_each_step_of_the_first_match(rhetlint, folder):
    text = "Nobody came. The mayor has praised the old bridge. Orlow praised it."
    lines = traced(rhetlint, "$who:actor <aux>? (lauded | praised) $what:np", text).split("\n")
    assert lines[0] == "<stdin>:1: the match “The mayor has praised the old bridge”"
    assert [line.split() for line in lines[3:-1]] == [
        ["1", "$who:actor", "✓", "takes", "“The", "mayor”"],
        ["2", "<aux>?", "✓", "takes", "“has”"],
        ["3", "<aux>", "✓", "takes", "“has”"],
        ["4", "lauded", "|", "praised", "✓", "takes", "“praised”"],
        ["5", "$what:np", "✓", "takes", "“the", "old", "bridge”"],
    ]


def test_a_trace_shows_what_was_tried_and_given_up(rhetlint, folder):
    text = "The mayor of Strelsau of all people praised it."
    steps = json.loads(traced(rhetlint, "The ... of all (dogs | ~person)", text, "--format", "json"))["steps"]
    gaps = [step["took"]["text"] for step in steps if step["item"].startswith("...")]
    assert gaps == ["mayor", "mayor of Strelsau"]
    for step in steps:
        for place in filter(None, (step["at"], step["took"])):
            assert text[place["start"] : place["end"]] == place["text"]
    assert [step["took"]["text"] for step in steps if step["depth"] == 0 and step["took"]][-1] == "people"


def test_without_a_match_the_nearest_attempt_is_traced(rhetlint, folder):
    out = traced(
        rhetlint,
        "zebra\n$who:actor <aux> praised",
        "The bridge fell. Orlow had not been seen. Brandt praised it.",
    )
    assert "no match; the attempt that got furthest" in out and "alternative 2: " in out
    assert "does not match" in out.rstrip().split("\n")[-1]


def test_a_trace_is_bounded(rhetlint, folder):
    out = traced(rhetlint, "go ((one | two) (three)?)+ stop", "go " + "one two " * 60 + "stop")
    assert len(out.split("\n")) < 210 and "more steps" in out


@pytest.mark.parametrize(
    "arguments, said",
    [
        (("zebra",), "no text has a word that every match needs"),
        (("praised", "--explain"), "--explain or --trace"),
        (("praised", "--format", "csv"), "text or json"),
    ],
)
def test_what_cannot_be_traced_is_an_error(rhetlint, folder, arguments, said):
    done = rhetlint("try", *arguments, "-", "--trace", input="Orlow praised the quay.")
    assert done.returncode == 2 and said in done.stderr and done.stdout == ""


def test_a_match_in_a_long_text_is_traced_and_an_attempt_is_not(rhetlint, folder):
    text = "The harbour was quiet. " * 500
    assert "the match “Orlow praised”" in traced(rhetlint, "Orlow praised", text + "Orlow praised it.")
    done = rhetlint("try", "Orlow praised", "-", "--trace", input=text + "Orlow sank.")
    assert done.returncode == 2 and "at most 1,500 tokens" in done.stderr


def test_a_row_that_cannot_be_read_is_told_and_the_others_are_searched(rhetlint, folder):
    (folder / "some.jsonl").write_text('{"text": "The ferry left."}\n{no\n{"text": "The ferry came."}\n', "utf-8")
    done = rhetlint("try", "ferry", "some.jsonl")
    assert done.returncode == 2 and "some.jsonl:2: not JSON" in done.stderr
    assert "some.jsonl:1:" in done.stdout and "some.jsonl:3:" in done.stdout
