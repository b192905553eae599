"""``/…/``: tokens by the shape of their letters (numbers with units, dates, hashtags), as a regular expression of the ``regex`` library.

Expressions and texts are untrusted, so their work is bounded: an expression sees the text of a few tokens, and has a second of
processor time for an article. When that is used up, the article goes on without the expression and gets a warning.
"""

from __future__ import annotations

import re
import time
from functools import cache
from typing import TYPE_CHECKING

import pyparsing as pp

from linter.pattern.operators.base import NO_MATCH, NONE, Builds, Found, Leaf, Operator, operator, serial
from linter.pattern.stream import TokenStream
from linter.pattern.tree import Shape

if TYPE_CHECKING:
    import regex

MOST_TOKENS = 12
"""The most tokens that a shape takes."""
MOST_CHARACTERS = 400
"""The most characters of the text that an expression sees."""
LONGEST = 500
"""The most characters of an expression."""
SECONDS = 1.0
"""The processor time that an expression has for an article."""


MOST_COPIES = 1_000
"""How often the counts of an expression may write one part of it out, counts inside counts taken together: ``(a{20}){5}`` does so 100 times."""


def copies(expression: str) -> int:
    """How often an expression's counts write one part of it out when it is compiled, which no time limit bounds."""
    most = [1]  # of each open group, and of the expression itself
    last = 1
    for part in _PARTS.finditer(expression):
        if part[0].startswith("(") and not part[0].endswith(")"):
            most.append(1)
            last = 1
        elif part[0] == ")":
            last = most.pop() if len(most) > 1 else 1
        else:
            last = last * max(int(part[1]), 1) if part[1] else 1
        most[-1] = max(most[-1], last)
    return max(most)


def calls(expression: str) -> bool:
    """Whether an expression calls itself or a part of itself, as ``(?R)`` does: it would take memory without bound before its time is up."""
    return any(part[1] for part in _CALLS.finditer(expression))


_CALLS = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|(\(\?(?:R|[0-9]+|&\w+|P>\w+)\))|.", re.DOTALL)
_PARTS = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|\(\?#[^)]*\)|\(|\)|\{([0-9]+)(?:,[0-9]*)?\}|.", re.DOTALL)


@cache
def compiled(expression: str) -> regex.Pattern[str]:
    """A regular expression, compiled.

    Raises:
        regex.error: it is not one.
    """
    import regex  # only where a pattern holds a shape

    return regex.compile(expression)


class ShapeElement(Leaf):
    """One token or a few in a row that an expression matches as a whole.

    The expression sees the text from the first letter of a token to the end of the sentence, and at most ``MOST_TOKENS`` tokens and
    ``MOST_CHARACTERS`` characters. If its match ends inside a token, the longest row of tokens that it matches as a whole counts.
    """

    def __init__(self, expression: str) -> None:
        super().__init__(f"/{expression}/")
        self.expression = compiled(expression)
        self.serial = next(serial)

    def parseImpl(self, instring: TokenStream, loc: int, do_actions: bool = True) -> Found:
        answers = instring.answers[self.serial]
        end = answers.get(loc)
        if end is None:
            end = answers[loc] = self._end(instring, loc)
        if end < 0:
            raise NO_MATCH.with_traceback(None)
        return end, NONE

    def _end(self, stream: TokenStream, slot: int) -> int:
        """The slot behind the match; -1 where there is none."""
        first = stream.token_of[slot]
        left = stream.seconds.get(self.serial, SECONDS)
        if first < 0 or left <= 0:
            return -1
        document = stream.document
        view, ends, start = document.view, document.ends, document.starts[first]
        last = min(document.sentences[document.sentence_of[first]].last, first + MOST_TOKENS)
        begun = time.process_time()
        try:
            found = self.expression.match(view, start, min(ends[last - 1], start + MOST_CHARACTERS), timeout=left)
            if found is None:
                return -1
            within = {ends[token]: slot + token - first + 1 for token in range(first, last)}
            if found.end() in within:
                return within[found.end()]
            for end in reversed(within):
                if end <= start + MOST_CHARACTERS and self.expression.fullmatch(view, start, end, timeout=left):
                    return within[end]
            return -1
        except TimeoutError:
            left = 0.0
            document.warnings += (
                f"{document.path}: the expression {self._label} took longer than {SECONDS:.0f} s in this article and was given up; "
                "what it finds may be missing. Make it simpler: no repetition inside a repetition",
            )
            return -1
        finally:
            stream.seconds[self.serial] = left - (time.process_time() - begun)


@operator(Shape)
class ShapeOperator(Operator):
    """``/…/``"""

    def build(self, node: Shape, builder: Builds) -> pp.ParserElement:
        return ShapeElement(node.expression)
