"""Whether time grows with the length of a text, and no faster, whatever the text is made of.

    python benchmarks/growth.py                        # every shape, at 100 kB and at 400 kB
    python benchmarks/growth.py words 'quot*'          # the shapes that a name or glob chooses
    python benchmarks/growth.py --sizes 16,64 words   # at other sizes (kB), the second four times the first

A shape is one thing repeated: words without a full stop, marks that nothing closes, one speaker after the other. Each is read, attributed,
linted with every rule and written as text; a row has the processor's seconds at both sizes, and how many times the first the second is, for reading, for
attributing, and for all together. Four is linear. The exit status is the number of shapes that grow more than --limit times.
"""

from __future__ import annotations

import argparse
import signal
import sys
import time
from collections.abc import Callable
from fnmatch import fnmatchcase
from itertools import count
from typing import NamedTuple

from linter import load_rules
from linter.attribution.matching import attribute
from linter.output.formats import Style, pieces
from linter.pipeline import lint_document
from linter.ruleset.compiled import Engine
from linter.text import from_text

LATE = 90  # seconds after which a text is given up
NOTICED = 0.3  # seconds: what takes less at the larger size has not grown, whatever the ratio of two small numbers is
LEAST = 0.02  # seconds: what the clock can tell

Shape = str | Callable[[int], str]
"""What is repeated, or what the n-th member of a row is."""


def word(number: int) -> str:
    """A word of its own for each number, in letters."""
    letters = ""
    while True:
        letters = chr(ord("a") + number % 26) + letters
        number //= 26
        if not number:
            return letters


SHAPES: dict[str, Shape] = {
    "words": "word ", "said": "said ", "names": "Ann Lee ", "capitals": "Alpha ", "adjectives": "big ", "commas": "the big man, ",
    "of": "12 12 of ", "in": "the big dog in ", "and": "dog and ", "possessors": "man's dog's ", "that": "he said that ", "who": "the man, who said, ",
    "he-said": "he said ", "while": "while he said ", "according": "according to him ", "very": "very very good ", "not": "not only but also ",
    "sentences": "She said that she was late. ", "refrain": "We will stay here and fight on. ", "chain": "the dog. The dog saw ",
    "semicolons": "he said so; ", "colons": "he said: ", "lines": "a\n", "paragraphs": "Word\n\n", "list": "red, white and blue, ",
    "opening-quotes": "“", "closing-quotes": "” ", "both-quotes": "“”", "straight-quotes": '" ', "single-quotes": "‘a ", "nested-quotes": "“a ‘b ",
    "quotes-said": '"A man came," he said. ', "quotes-only": "“We sail at dawn today.” ", "quotes-reopened": "“We sail at dawn today.\n\n",
    "quoted-paragraphs": "“We sail at dawn today.”\n\n", "announced": "She said:\n\nNobody came.\n\n", "brackets": "(he said ", "dashes": "— he said ",
    "stops": "... ", "stops-and-dashes": "- . ", "questions": "? - ", "marks": ", ", "underscores": "_", "plus": "a+", "dots": "ab.", "digits": "1,",
    "abbreviations": "Mr. ", "initials": "A. ", "mail": "a@b.c said ", "addresses": "http://a.b/c said ", "joiners": "a\u200d", "marked": "e\u0301 ",
    "people": lambda n: f"Ambassador {word(n).title()} {word(n + 7).title()}son came. The ambassador said no. ",
    "namesakes": lambda n: f"{word(n).title()} Smith said so. ", "offices": lambda n: f"The {word(n)} minister said it rained. ",
    "variants": lambda n: f"Met Al{word(n).rjust(4, 'a')}berg today. ", "turns": lambda n: f"{word(n).upper()}: We sail at dawn.\n\n",
    "<p>": "<p>a", "<div>": "<div>a", "<li>": "<ul><li>a", "<td>": "<td>a</td>", "<b>": "<b>a ", "<": "<", "&": "&amp; ", "<!--": "<!-- a ",
    "<script>": "<script>a</script>", "<disable>": "<!-- rhetlint-disable a/b --><p>Very very good.</p>", "<disable-all>": "<!-- rhetlint-disable -->",
    "<unknown>": lambda n: f"<!-- rhetlint-disable a{word(n)}/b --><p>Good.</p>", "<next-line>": "<!-- rhetlint-disable-next-line -->\n",
    "<article>": "<article><p>We sail at dawn today, said Lee again.</p>", "<form>": "<div><form>a", "<q>": "<q>", "<=>": "<p a=", "<?": "<?",
    "[cdata]": "a <![CDATA[", "[comment]": "a <!-- ", "[html]": "<div>\na\n\n", "[br]": "a<br>", "[image]": "![a](b", "[ticks]": "`a ``b ", "[strong]": "***a* ",
    "[tag]": "<a b='", "[entity]": "&amp;a", "[cells]": "a|", "[lines]": "a\n", "[under]": "a\n=\n", "[rules]": "***\n", "[bullets]": "- ",
    "[list]": "- a\n", "[quote]": "> a\n", "[link]": "[a](<b ", "[brackets]": "[", "[table]": "|a|b|\n", "[emphasis]": "_a", "[fence]": "```\n",
    "[reference]": lambda n: f"[a{n}]: b\n\n[a{n}] ",
}  # fmt: skip
"""By name; names in angles are of HTML, names in brackets of Markdown."""


class Times(NamedTuple):
    """Seconds of the processor."""

    read: float
    attribute: float
    all: float


class Late(Exception):
    """A text took too long."""


def main() -> int:
    """Measure the shapes, print a row for each, and return how many grow too fast."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("shapes", nargs="*", default=["*"])
    options.add_argument("--sizes", default="100,400")
    options.add_argument("--limit", type=float, default=6.0)
    told = options.parse_args()
    sizes = [int(size) * 1000 for size in told.sizes.split(",")]
    signal.signal(signal.SIGPROF, _late)
    engine = Engine(load_rules())
    measured(engine, "“It is over,” said Ilse Brandt. She said that it was very good.", "plain")  # compiles the rules
    failed = 0
    for name, shape in SHAPES.items():
        if not any(name == glob or fnmatchcase(name, glob) for glob in told.shapes):
            continue
        format = "html" if name[0] == "<" else "markdown" if name[0] == "[" else "plain"
        try:
            times = [measured(engine, text_of(shape, size), format) for size in sizes]
        except Late:
            failed += 1
            print(f"FAILS {name:18} over {LATE} s", flush=True)
            continue
        grown = [(small, large, large / max(small, LEAST)) for small, large in zip(*times, strict=True)]
        fails = any(large > NOTICED and ratio > told.limit for _, large, ratio in grown)
        failed += fails
        row = "   ".join(f"{small:6.2f} {large:6.2f} x{ratio:4.1f}" for small, large, ratio in grown)
        print(f"{'FAILS' if fails else '     '} {name:18} {row}", flush=True)
    print(f"{failed} grow too fast")
    return min(failed, 100)


def _late(*_: object) -> None:
    raise Late


def text_of(shape: Shape, size: int) -> str:
    """A text of one shape, of so many characters."""
    if isinstance(shape, str):
        return (shape * (size // len(shape) + 1))[:size]
    parts: list[str] = []
    length = 0
    for number in count():
        if length >= size:
            break
        parts.append(shape(number))
        length += len(parts[-1])
    return "".join(parts)


def measured(engine: Engine, text: str, format: str) -> Times:
    """The times that reading, attributing and linting a text take, each from the beginning."""
    signal.setitimer(signal.ITIMER_PROF, LATE)
    try:
        begun = time.process_time()
        document = from_text(text, format=format)
        read = time.process_time()
        attribute(engine, document)
        attributed = time.process_time()
        found = lint_document(engine, from_text(text, format=format))
        list(pieces("text", Style(), found))
        return Times(read - begun, attributed - read, time.process_time() - attributed)
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)


if __name__ == "__main__":
    sys.exit(main())
