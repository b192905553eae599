"""Copies of parsed rules: whatever happens to them, the rules are the same, and what is the same is not parsed twice."""

import os
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from linter.kinds.registry import forms
from linter.pattern.search import anchors
from linter.ruleset import additions, kept, reading
from linter.ruleset.kept import MOST_BYTES, Made
from linter.ruleset.sources import PACKAGE, as_installed, program_files, sizes
from linter.ruleset.yamlfile import RuleError
from linter.session import load_rules

from .libraries import FERRY, found, same

pytestmark = pytest.mark.usefixtures("cache", "program")

COUNT = """\
id: harbour/count
title: Count
message: "{value} ships."
measure: {count: {pattern: "@vessel"}, figure: count, at-least: 1}
"""


@pytest.fixture
def packed(monkeypatch):
    """How many patterns have been packed since it was last cleared: one entry each."""
    done = []
    pack = anchors.pack_options
    monkeypatch.setattr(anchors, "pack_options", lambda tree, lexicons: done.append(tree) or pack(tree, lexicons))
    return done


def test_rules_are_parsed_once(builtin, own, packed):
    (own / "ferry.yaml").write_text(FERRY, "utf-8")
    first = load_rules([own])
    assert len(packed) == 4 and len(found(first)) > 4
    packed.clear()
    assert same(load_rules([own]), first)
    assert not packed


def test_an_edit_packs_only_what_it_changes(builtin, own, packed):
    for name in ("ferry", "barge"):
        (own / f"{name}.yaml").write_text(FERRY.replace("ferry", name), "utf-8")
    load_rules([own])
    packed.clear()
    (own / "barge.yaml").write_text(FERRY.replace("ferry", "barge").replace("the @", "this @"), "utf-8")
    load_rules([own])
    assert len(packed) == 1
    packed.clear()
    (builtin / "harbour/weather.yaml").write_text(
        (builtin / "harbour/weather.yaml").read_text("utf-8").replace("<adj>?", "<adj>*"), "utf-8"
    )
    load_rules()
    assert len(packed) == 1


EDITS = {
    "a rule": {"a.yaml": FERRY},
    "the rule with another pattern": {"a.yaml": FERRY.replace("the @", "this @")},
    "a list that extends a built-in one": {
        "b.yaml": "lexicon: vessel\nextends: true\nentries: [barge]\nexcept: [ferry]\n"
    },
    "a list in the place of a built-in one": {"b.yaml": "lexicon: vessel\nentries: [  barge ]\n"},
    "both": {
        "b.yaml": "- lexicon: vessel\n  entries: [barge]\n- lexicon: vessel\n  extends: true\n  entries: [raft]\n",
        "a.yaml": FERRY,
    },
    "a rule in the place of a built-in one, without its lists": {
        "c.yaml": FERRY.replace("harbour/ferry", "harbour/crew").replace("@vessel", "@port | @people")
        + "lexicons: {people: [crew]}\n"
    },
    "a definition in the place of one that a built-in one uses": {
        "e.yaml": "definition: state\npattern: stormy | calm | the @port\n"
    },
    "a definition of one's own": {
        "f.yaml": "definition: mine\npattern: '&sea here'\n",
        "a.yaml": FERRY.replace("the @vessel", "'&mine @vessel'"),
    },
    "a list nobody names": {"d.yaml": "lexicon: port\nentries: [jetty]\n"},
    "none": {},
}


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.slow
def test_copies_make_no_difference_whatever_is_edited(builtin, own, seed):
    chance = random.Random(seed)
    for _ in range(8):
        edit = EDITS[chance.choice(list(EDITS))]
        for file in own.iterdir():
            file.unlink()
        (own / "always.yaml").write_text(FERRY.replace("ferry", "always"), "utf-8")
        for name, text in edit.items():
            (own / name).write_text(text, "utf-8")
        if chance.random() < 0.3:
            with (builtin / "lexicons/vessel.yaml").open("a", encoding="utf-8") as file:
                file.write("# edited\n")
        with_copies = load_rules([own])
        assert same(with_copies, load_rules([own], cache=False))
        together = load_rules([builtin, own], builtin=False, cache=False)  # all of them as one's own
        assert (with_copies.entries, with_copies.packed_options) == (together.entries, together.packed_options)
        assert same(load_rules([own]), with_copies)


def test_a_copy_of_another_user_is_not_used(builtin, cache, packed, monkeypatch):
    load_rules()
    packed.clear()
    if os.geteuid() == 0:
        for file in cache.iterdir():
            os.chown(file, 4711, -1)
    else:
        monkeypatch.setattr(os, "geteuid", lambda: 4711)
    load_rules()
    assert len(packed) == 3


def test_a_copy_of_another_version_of_the_program_is_not_used(builtin, program, packed):
    load_rules()
    program.write_text("version = 2\n", "utf-8")
    packed.clear()
    load_rules()
    assert len(packed) == 3


@pytest.mark.parametrize("place", ["/proc/none", "/dev/null", "relative", ""])
def test_without_a_cache_folder_rules_are_parsed_each_time(builtin, packed, monkeypatch, place):
    monkeypatch.setenv("XDG_CACHE_HOME", place)
    monkeypatch.setenv("HOME", "/proc/none")
    assert same(load_rules(), load_rules())
    assert len(packed) == 6


def test_rule_files_that_are_no_text_in_name_or_no_file_are_loaded_all_the_same(builtin, own, cache):
    name = os.fsdecode(b"harbour-\xff.yaml")
    (own / name).write_text(FERRY, "utf-8")
    assert "harbour/ferry" in load_rules([own]).rules
    with pytest.raises(RuleError, match="cannot be read"):
        load_rules([own / "absent.yaml"])


def test_what_is_written_in_vain_leaves_nothing(builtin, cache, monkeypatch):
    def full(*_):
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", full)
        assert "harbour/loss" in load_rules().rules
    assert list(cache.iterdir()) == []


def test_a_file_changed_before_it_is_read_is_not_kept_as_what_it_was(builtin, own, monkeypatch):
    (own / "ferry.yaml").write_text(FERRY, "utf-8")
    right = load_rules([own], cache=False)
    read = additions.load_file

    def edited_before(file, *more):
        if file.parent == own:
            file.write_text(FERRY.replace("the @", "this @"), "utf-8")
        return read(file, *more)

    with monkeypatch.context() as patch:
        patch.setattr(additions, "load_file", edited_before)
        assert not same(load_rules([own]), right)
    (own / "ferry.yaml").write_text(FERRY, "utf-8")
    assert same(load_rules([own]), right)


def test_the_folder_is_kept_small(cache):
    cache.mkdir(parents=True)
    now = time.time()

    def put(name, size, days):
        (cache / name).touch()
        os.truncate(cache / name, size)
        os.utime(cache / name, (now - days * 86400,) * 2)

    for days in range(5):
        put(f"rules-{days}.msgpack", MOST_BYTES // 4, days)
    put("rules-old.msgpack", 10, 40)
    put("killed-yesterday.begun", 10, 1)
    put("at-work.begun", 10, 0)
    put("note.txt", 10, 400)
    (cache / "folder.msgpack").mkdir()
    kept.write(cache / "rules-new.msgpack", Made(b"by", b"of"), b"content")
    left = {path.name for path in cache.iterdir()}
    assert left == {
        "rules-new.msgpack", "at-work.begun", "rules-0.msgpack", "rules-1.msgpack", "rules-2.msgpack", "note.txt", "folder.msgpack"
    }  # fmt: skip


@pytest.mark.slow
def test_processes_may_write_at_once(own, cache):
    (own / "ferry.yaml").write_text(FERRY.replace("@vessel", "ferry"), "utf-8")
    code = f"from linter import load_rules; print(*load_rules([{str(own)!r}], builtin=False).rules)"
    started = [subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE) for _ in range(3)]
    assert [process.communicate()[0] for process in started] == [b"harbour/ferry\n"] * 3
    (file,) = cache.iterdir()
    assert kept.read(file) is not None


def test_what_is_installed_is_trusted_until_it_is_edited(tmp_path):
    files = {name: str(tmp_path / name) for name in ("a.yaml", "b.yaml")}
    for path in files.values():
        Path(path).write_text("id: harbour/ferry", "utf-8")
    built, installed = sizes(files), time.time_ns()
    assert as_installed(files, built, installed)
    assert not as_installed({"a.yaml": files["a.yaml"]}, built, installed)
    assert not as_installed(files, built | {"b.yaml": 3}, installed)
    hour = 3600 * 10**9
    os.utime(files["b.yaml"], ns=(installed + hour, installed + hour))  # another letter, as many of them
    assert not as_installed(files, built, installed)


def test_all_that_decides_what_a_rule_becomes_is_in_the_digest(builtin, own, monkeypatch):
    (own / "ferry.yaml").write_text(
        FERRY.replace("the @vessel", "$ship:np ~sink") + "where: {ship: {lacks: raft}}\n", "utf-8"
    )
    (own / "count.yaml").write_text(COUNT, "utf-8")
    run = set()
    sys.setprofile(lambda frame, *_: run.add(frame.f_code.co_filename))
    try:
        reading.load_rules(forms(), [own], cache=False)
    finally:
        sys.setprofile(None)
    ours = {file for file in run if Path(file).is_relative_to(PACKAGE)}
    assert len(ours) > 20
    assert ours <= set(program_files().values())
    assert any(name.endswith("words.txt") for name in program_files())


def test_with_another_kind_of_rule_nothing_kept_is_used(builtin, packed):
    load_rules()
    packed.clear()
    reading.load_rules({**forms(), "other": forms()["pattern"]})
    assert len(packed) == 3
