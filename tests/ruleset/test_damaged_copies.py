"""Copies of parsed rules that are damaged in whatever way change nothing: the rules are parsed anew."""

import os
import random

import pytest

from linter.ruleset import kept
from linter.session import Choice, Session, load_rules
from linter.text import from_text

from .libraries import FERRY, TEXT, same

pytestmark = pytest.mark.usefixtures("cache", "program")


def damages(chance):
    """Ways to damage a file, each with what is done to it."""

    def cut(file):
        os.truncate(file, chance.randrange(file.stat().st_size))

    def flip(file):
        content = bytearray(file.read_bytes())
        for _ in range(chance.choice((1, 1, 2, 50))):
            content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
        file.write_bytes(content)

    def swap(file):
        content = file.read_bytes()
        first, second = sorted(chance.sample(range(len(content)), 2))
        file.write_bytes(content[:first] + content[second:] + content[first:second])

    def lengthen(file):
        file.write_bytes(file.read_bytes() + chance.randbytes(chance.choice((1, 1000))))

    def other(file):
        file.write_bytes(chance.randbytes(chance.choice((0, 10, 10_000))))

    def folder(file):
        file.unlink()
        file.mkdir()

    def pipe(file):
        file.unlink()
        os.mkfifo(file)

    def link(file):
        file.rename(file.with_suffix(".moved"))
        file.symlink_to(chance.choice((file.with_suffix(".moved"), "/dev/zero", "nowhere", file)))

    def exchange(file):
        one, another = sorted(file.parent.glob("*.msgpack"))[:2]
        content = one.read_bytes()
        one.write_bytes(another.read_bytes())
        another.write_bytes(content)

    def lock(file):
        file.chmod(0)

    return [cut, cut, flip, flip, flip, swap, lengthen, other, folder, pipe, link, exchange, lock]


@pytest.mark.slow
def test_damaged_copies_change_nothing(builtin, own, cache, tmp_path):
    (own / "ferry.yaml").write_text(FERRY, "utf-8")
    right = load_rules([own])
    whole = {file: file.read_bytes() for file in cache.iterdir()}
    assert len(whole) == 2
    chance = random.Random(7)
    ways = damages(chance)
    for number in range(200):
        for file in list(cache.iterdir()):
            file.rmdir() if file.is_dir() else file.unlink()
        for file, content in whole.items():
            file.write_bytes(content)
        damage = ways[number % len(ways)]
        damage(chance.choice(sorted(whole)))
        assert same(load_rules([own]), right), (number, damage)


@pytest.mark.slow
def test_damage_under_a_right_checksum_never_ends_a_run(builtin, own, cache):
    """As a program of another version might write it: much of a copy is unpacked only where it is used."""
    (own / "ferry.yaml").write_text(FERRY, "utf-8")

    def found():
        session = Session(Choice((str(own),), packs=("all",), isolated=True))
        return [(f.rule, f.place) for f in session.lint(from_text(TEXT))]

    right = found()
    whole = {file: kept.read(file) for file in cache.iterdir()}
    chance = random.Random(11)
    for number in range(150):
        for file, copy in whole.items():
            file.write_bytes(kept.sealed(copy.made, bytes(copy.content)))
        file, copy = chance.choice(sorted(whole.items()))
        content = bytearray(copy.content)
        if number % 3 == 0:
            del content[chance.randrange(len(content)) :]
        for _ in range(chance.choice((1, 2, 50)) if number % 3 else 0):
            content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
        file.write_bytes(kept.sealed(copy.made, bytes(content)))
        assert found() == right or number % 3
