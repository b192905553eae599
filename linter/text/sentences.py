"""Where sentences end: after . ? ! … and the closing marks that follow, unless an abbreviation, an initial or a quoting clause says no.

A text without such marks is cut into pieces of a bounded length, so that what looks at a whole sentence takes a bounded time.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from itertools import pairwise

from linter.text.abbreviations import BEFORE_NEW_SENTENCE, NEVER_LAST, PERSONAL_TITLES
from linter.text.listing import Item, items
from linter.text.marks import Block

_MOST_DOTS = 8  # a longer row of dots is a line to write on
_ELLIPSES = frozenset({"…", *("." * dots for dots in range(2, _MOST_DOTS))})
_STOPS = frozenset({".", "?", "!"}) | _ELLIPSES
_DASHES = frozenset({"—", "–", "―", "--", "-"})
_BRACKETS = frozenset({")", "]", "}"})
_MEETS_NO_NAME = frozenset({"a.m.", "p.m.", "etc."})  # what a capital follows only by starting a sentence …
_TIMES = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october
    november december est edt et pst pdt pt cst cdt mst mdt gmt utc bst cet eastern central pacific mountain""".split()  # noqa: SIM905
)  # fmt: skip
"""… but for these."""

_OPENERS = frozenset(
    """the a an this that these those he she it they we i you his her its their our my your there here but and so or if when while in on at for
    from by with as after before since however meanwhile some many most one no yes not what who how why where now then still yet also even both
    each such last next once until under despite although though because during among asked according earlier later instead all nobody""".split()  # noqa: SIM905
)  # fmt: skip
"""Words that, with a capital, begin a sentence rather than go on with a name."""

_SAY = frozenset(
    """said says asked asks wrote writes tweeted added adds replied told shouted yelled cried wondered exclaimed tells responded answered joked
    countered insisted declared recalled argued explained quipped whispered screamed demanded pressed mused retorted noted remarked warned
    interjected pleaded retaliated continued""".split()  # noqa: SIM905
)
_TO_SOMEBODY = frozenset({"asked", "asks", "told", "tells"})
_CONTENT = frozenset(
    """that if whether to for about what who whom how why when where which i you he she it they we there nothing
    question questions story stories tale lie lies truth joke jokes""".split()  # noqa: SIM905
)
"""After a verb that takes an addressee: words that begin, or are, what was asked or told."""

_AFTER_SAY = frozenset(
    """. , ; : — -- ? ! ) in on at during to of via from with without across over through as while when after before and him her them me us later again aloud about once monday
    tuesday wednesday thursday friday saturday sunday last this yesterday""".split()  # noqa: SIM905
)  # fmt: skip
"""What follows a quoting clause's verb; a verb with content of its own begins a new sentence."""

LONGEST = 400
"""Tokens of the longest sentence; the longest of 40,000 in news, a list of names, has 220."""
_CONJUNCTIONS = frozenset({"and", "but", "or", "nor", "so", "yet", "because", "while", "that", "which", "who"})
_MARKS_IN_A_ROW = 40  # tokens that are looked through for the word that follows a stop


def is_stop(norm: str) -> bool:
    """Whether a sentence may end after this token: a stop, or an abbreviation with its full stop."""
    return norm in _STOPS or (norm[-1] == "." and len(norm) > 1)


def sentence_ends(block: Block, stops: Iterable[int], closing: Collection[int]) -> list[int]:
    """Ends (excluded) of the sentences of one block; the last is always the block's end. No sentence is over ``LONGEST`` tokens.

    Args:
        block: its tokens.
        stops: positions for which ``is_stop`` holds, in order.
        closing: positions of quotation marks that close a quotation.
    """
    found: list[int] = []
    _, starts, ends, norms, begin, last = block
    after = begin
    for at in stops:
        if at < after:
            continue
        after = at + 1
        while after < last and (norms[after] in _STOPS or norms[after] in _BRACKETS or after in closing):
            after += 1
        closed, after = after, _behind_note(block, after)
        if after >= last:
            break
        if starts[after] > ends[after - 1] and _ends_here(block, begin, at, closed, after):
            found.append(after)
            begin = after
    found.append(last)
    listed = items(block)
    if listed:
        found = _between_items(found, listed)
    if last - block.first > LONGEST:
        return [end for begin, stop in pairwise((block.first, *found)) for end in _cut(block, begin, stop, closing)]
    return found


def _between_items(ends: list[int], listed: list[Item]) -> list[int]:
    """The ends of sentences, with those of the items of a list that runs on in a paragraph, and none inside an item's number."""
    numbers = {at for item in listed for at in range(item.first + 1, item.words + 1)}
    begun = {item.first for item in listed[1:]}
    return sorted({end for end in ends if end not in numbers} | begun)


def _behind_note(block: Block, after: int) -> int:
    """The position behind the footnote's number that follows a stop (.[3] .[^3] .³ .3), ``after`` where none does."""
    norms, starts, ends = block.norms, block.starts, block.ends
    if after >= block.last or starts[after] > ends[after - 1]:
        return after
    end = after
    if norms[end] == "[":
        end += 1 + (norms[end + 1 : end + 2] == ["^"])
        if end + 1 < block.last and norms[end].isdigit() and norms[end + 1] == "]":
            return _behind_note(block, end + 2)
    elif norms[after].isdigit() and len(norms[after]) <= _NOTE_DIGITS and not norms[after - 2][-1].isdigit():
        return after + 1
    return after


_NOTE_DIGITS = 2


def _cut(block: Block, begin: int, end: int, closing: Collection[int]) -> Iterator[int]:
    """The ends of the pieces of an over-long sentence, its own end last: each at the best boundary of its second half."""
    while end - begin > LONGEST:
        places = range(begin + LONGEST, begin + LONGEST // 2, -1)
        begin = max(places, key=lambda at: 0 if at in closing else _boundary(block.norms[at - 1], block.norms[at]))
        yield begin
    yield end


def _boundary(before: str, after: str) -> int:
    """How good a place between two tokens is to cut an over-long sentence at; 0: no better than any."""
    if before in _STOPS:
        return 5
    if before == ";":
        return 4
    if before == ":" or before in _DASHES:
        return 3
    return (before == ",") + (after in _CONJUNCTIONS)


def _ends_here(block: Block, begin: int, at: int, closed: int, after: int) -> bool:
    """Whether a sentence ends at the stop ``at``, whose closing marks end at ``closed``, before the token ``after``."""
    norms = block.norms
    following, furthest = after, min(block.last - 1, after + _MARKS_IN_A_ROW)
    while following < furthest and not norms[following][0].isalnum():
        following += 1
    letter = block.view[block.starts[following]]
    if letter.islower():
        return False  # “Is it over?” he asked; he waited … and left
    if at - begin < 4 and not any(norm[0].isalnum() for norm in norms[begin : at + 1]):
        return False  # “… We will stay”
    word = norms[at]
    if word in _ELLIPSES and at > begin and norms[at - 1] == "[":
        return False  # [...]
    quoted = closed > at + 1 and norms[closed - 1] not in _BRACKETS and norms[closed - 1] not in _STOPS
    if len(word) > 1 and word not in _STOPS and "." not in norms[at + 1 : closed]:
        return _ends_after_abbreviation(block, begin, at, after, following, quoted=quoted)
    if quoted and norms[after] in _DASHES:
        return False  # “We will stay.” — Jan Orlow
    if word == "." and closed == at + 1 and at > begin and _is_initial(block, at - 1, following):
        return False
    return not (quoted and _quoting_clause(block, after, full_stop=word == "."))


def _ends_after_abbreviation(block: Block, begin: int, at: int, after: int, following: int, *, quoted: bool) -> bool:
    """Whether the full stop of an abbreviation ends the sentence too."""
    norms = block.norms
    word, then = norms[at], norms[following]
    if word[:-1] in NEVER_LAST or norms[after] in _DASHES or not block.view[block.starts[following]].isupper():
        return False
    if quoted:
        return not _quoting_clause(block, after, full_stop=False)  # “We sail at 6 p.m.” Captain Lind said
    if at - begin <= _OPENING_TIME and word in _HOURS and norms[begin] in _TIME_PREPOSITIONS:
        return False  # At 5 a.m. Captain Lind sailed
    if then in _OPENERS or (word in _MEETS_NO_NAME and then not in _TIMES):
        return True
    return word[:-1] in BEFORE_NEW_SENTENCE and then in PERSONAL_TITLES


_OPENING_TIME = 5  # tokens before the abbreviation of a time that a sentence begins with
_HOURS = frozenset({"a.m.", "p.m."})
_TIME_PREPOSITIONS = frozenset({"at", "by", "around", "about", "until", "from", "before", "after", "since", "shortly"})


def _is_initial(block: Block, at: int, following: int) -> bool:
    """The letter of “George W. Brandt”, not that of “plan B. The” or “you and I. Brandt”."""
    norms = block.norms
    if len(norms[at]) != 1 or not block.view[block.starts[at]].isupper():
        return False
    if norms[following] in _OPENERS and len(norms[following]) > 1:
        return False
    return norms[at] != "i" or len(norms[following]) == 1


def _quoting_clause(block: Block, after: int, *, full_stop: bool) -> bool:
    """A quoting clause with a named source straight after “…?” (“No!” Ann Lee said): up to five tokens, then a verb of saying.

    After a full stop only one that stands alone is (“No.” Ann Lee said.), since “He said no more” is then likelier.
    """
    norms = block.norms
    for at in range(after, min(after + 6, block.last)):
        if norms[at] in _SAY:
            then = norms[at + 1] if at + 1 < block.last else "."
            if at == after or full_stop:
                return at > after and then == "."
            if norms[at] in _TO_SOMEBODY:
                return _without_content(block, at + 1)
            return then in _AFTER_SAY or then.endswith("ly")
        if not (norms[at][0].isalnum()):
            return False
    return False


def _without_content(block: Block, after: int) -> bool:
    """Whether a verb is followed by no more than whom, where and how, up to the next mark (asked the crew, asked with a smile)."""
    for at in range(after, min(after + _MARKS_IN_A_ROW, block.last)):
        norm = block.norms[at]
        if norm in _CONTENT:
            return False
        if not norm[0].isalnum():
            return True
    return True
