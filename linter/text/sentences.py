"""Where sentences end: after . ? ! … and the closing marks that follow, unless an abbreviation, an initial or a quoting clause says no."""

from __future__ import annotations

from linter.text.tokens import TITLES

_STOPS = frozenset({".", "?", "!", "...", "…"})
_CLOSERS = frozenset({'"', "''", "'", ")", "]", "›", "”"})


def sentence_ends(view: str, spans: list[tuple[int, int]], norms: list[str], closing: set[int]) -> list[int]:
    """Ends (excluded, positions in ``spans``) of the sentences of one block; the last is always the block's end.

    Args:
        view: the article's text.
        spans: the block's token spans, view offsets.
        norms: its normalised tokens.
        closing: positions of quotation marks that close a quotation.
    """
    ends = []
    count = len(norms)
    i = 0
    while i < count:
        token = norms[i]
        stop = token in _STOPS
        abbreviated = not stop and len(token) > 1 and token[-1] == "." and token not in ("...",)
        if not (stop or abbreviated):
            i += 1
            continue
        j = i + 1
        while j < count and (norms[j] in _STOPS or (norms[j] in _CLOSERS and (j in closing or norms[j] in ")]"))):
            j += 1
        if j >= count:
            break
        if _ends_here(view, spans, norms, i, j, abbreviated):
            ends.append(j)
        i = j
    ends.append(count)
    return ends


def _ends_here(
    view: str, spans: list[tuple[int, int]], norms: list[str], at: int, after: int, abbreviated: bool
) -> bool:
    if spans[after][0] == spans[after - 1][1]:  # no space after the mark: 3.5, example.org
        return False
    following = after
    while following < len(norms) - 1 and not norms[following][0].isalnum():
        following += 1
    first = view[spans[following][0]]
    if abbreviated:
        word = norms[at].rstrip(".")
        if word in TITLES or (len(norms[at]) == 2):
            return False
        return first.isupper() and norms[following] in _SENTENCE_OPENERS
    if norms[at] == "." and at and len(norms[at - 1]) == 1 and norms[at - 1].isalpha() and norms[at - 1] != "i":
        return False  # an initial: George W. Brandt
    if first.islower():
        return False  # “Is it over?” he asked
    return not (after > at + 1 and _quoting(norms, after, norms[at] == "."))  # “No!” Ann Lee said


def _quoting(norms: list[str], after: int, full_stop: bool) -> bool:
    """A quoting clause straight after “…?” or “….”: a source of a few words, a verb of saying, and nothing that is said by it.

    After a full stop the verb must close its clause, since “It is over.” He said it was late. is two sentences.
    """
    for i in range(after, min(after + 9, len(norms))):
        word = norms[i]
        if word in _SAY:
            following = norms[i + 1] if i + 1 < len(norms) else "."
            return not full_stop or following in _CLAUSE_ENDS
        if not word[0].isalnum() and word not in (",", "'s"):
            return False
    return False


_SAY = frozenset(
    """said says say asked asks wrote writes tweeted tweets added adds replied replies told tells shouted yelled cried wondered exclaimed
    responded continued explained joked quipped insisted argued declared noted warned concluded recalled remarked observed demanded boasted
    pleaded screamed chanted mused went began declares explains notes continues argues insists""".split()
)
_CLAUSE_ENDS = frozenset(". , ; : ! ? on in at during as when while after before to of about \" '' ) with from".split())

_SENTENCE_OPENERS = frozenset(
    ["the", "a", "an", "this", "that", "these", "those", "he", "she", "it", "they", "we", "i", "you", "his", "her", "its", "their", "our", "my", "there", "but", "and", "so", "if", "when", "while", "in", "on", "at", "for", "from", "by", "with", "as", "after", "before", "since", "however", "meanwhile", "some", "many", "most", "one", "no", "yes", "not", "what", "who", "how", "why", "where", "now", "then", "still", "yet", "also", "even", "both", "each", "such", "last", "next"]
)  # fmt: skip
