"""Verb forms without a finite verb: participles and infinitives, and whose they are."""

from __future__ import annotations

from linter.language.clauses.model import Open
from linter.language.clauses.stack import NON_FINITE, Stack
from linter.language.verbs import leads_to, takes_addressee, takes_clause

_TAKE_INFINITIVE = frozenset(
    """accused asked called chosen forced hired known made named paid said sent set told used allowed believed expected supposed
    designed required scheduled thought""".split()  # noqa: SIM905
)
"""Participles that stand with an infinitive or -ing form behind a noun phrase."""


_NAMING = frozenset({"named", "called", "dubbed", "nicknamed"})
"""Participles with a name behind them."""


_WITH = frozenset({"with", "out", "up", "off"})
"""What stands between a verb and what is sent or said by it: put out a statement, came up with a plan."""


def participle(stack: Stack, at: int) -> None:
    """A participle opens a clause; one behind a coordinator stands beside the last: "suggesting that … and calling …"."""
    top, chunks = stack.top, stack.chunks
    if _stands_before_noun(stack, at):
        return
    if top.kind == "main" and top.verb < 0 and len(stack.open) > 1 and (not top.candidates or top.set_beside):
        stack.close(len(stack.open) - 1, at)
    before = chunks.before(at)
    subject = -1
    if before == "c" or (before == "i" and chunks.before(at - 1) == "c"):
        for depth in range(len(stack.open) - 1, 0, -1):
            clause = stack.open[depth]
            if clause.verb < 0:
                break
            if clause.kind == "participle" and chunks.kinds[clause.verb] == chunks.kinds[at]:
                subject = clause.subject
                stack.close(depth, at)
                break
    if subject < 0:
        subject = _subject_of_participle(stack, at)
    clause = stack.push(Open("participle"))
    clause.verb = at
    if chunks.kinds[at] == "g":
        clause.subject = subject
        stack.record(clause, at)


def _stands_before_noun(stack: Stack, at: int) -> bool:
    """Whether an -ing form belongs to the noun behind it, which is the subject: "hacking specialists say"."""
    chunks, top = stack.chunks, stack.top
    opens = chunks.before(at) in ".cys" and top.verb < 0 and not top.candidates
    return (
        opens
        and chunks.kinds[at : at + 3] == "gnv"
        and chunks.tags_of(at) == "G"
        and chunks.tags_of(at + 1) == "M"
        and chunks.tags_of(at + 2)[-1] != "S"
        and not takes_clause(chunks.word(at))
    )


def _subject_of_participle(stack: Stack, at: int) -> int:
    """The noun phrase that a participle is about; -1 where none is.

    Of "a woman calling herself Lee" the woman; of "Orlow sent a letter saying" Orlow; behind a comma the subject of the main clause.
    """
    chunks, top = stack.chunks, stack.top
    before = chunks.before(at)
    noun = chunks.holder(chunks.last_noun(at))
    if before in "np":
        sent = chunks.is_thing(noun) and (chunks.kinds[noun - 1] != "i" or chunks.opener(noun - 1) in _WITH)
        answered = 0 < top.verb == noun - 2 and chunks.opener(noun - 1) == "to" and chunks.is_of_speech(top.verb)
        if top.subject >= 0 and chunks.opener(top.subject) == "there":
            return noun  # there are reports showing that
        placed = (
            noun > 0 and chunks.opener(noun - 1) in ("in", "at") and not chunks.tags_of(noun).strip("E")
        )  # filed a suit in Dorn accusing
        unable = sent or answered or placed or chunks.tags_of(noun) == "#"
        if top.verb >= 0 and top.subject >= 0 and (noun < top.verb or unable):
            return top.subject
        return noun
    for_noun = chunks.kinds[max(0, at - 2) : at] in ("ni", "qi", "pi") and chunks.opener(at - 1) == "for"
    if for_noun and 0 <= top.verb < at - 2 and chunks.is_of_speech(top.verb):
        return at - 2  # chided Orlow for raising …
    around = list(stack.open)
    if before in ",:c":
        mains = [depth for depth, clause in enumerate(around) if _takes_participle(clause)]
        around = around[mains[-1] if mains else 0 :]
    else:
        around.reverse()
    for clause in around:
        if clause.kind in NON_FINITE or (before == "i" and clause.set_beside == "v" and clause.verb < 0):
            continue  # "explained the plan by saying": whoever explained it
        if clause.subject >= 0:
            return clause.subject
        if clause.verb < 0 and clause.candidates:
            return clause.candidates[0]
    return -1


def _takes_participle(clause: Open) -> bool:
    """Whether a participle behind a comma may be about the subject of a clause: "Orlow spoke as Brandt left, saying": Brandt."""
    if clause.kind == "adverbial":
        return clause.verb >= 0 and clause.subject >= 0  # not "when asked about it"
    return clause.verb >= 0 and (clause.kind == "main" or (clause.kind == "relative" and clause.pronoun < 0))


def infinitive(stack: Stack, at: int) -> None:
    """An infinitive with *to* opens a clause."""
    if stack.top.set_beside == "v" and stack.top.verb < 0:
        stack.open.pop()  # expects Brandt to leave
    subject = _subject_of_infinitive(stack, at)
    clause = stack.push(Open("infinitive"))
    clause.subject, clause.verb = subject, at
    stack.record(clause, at)


def _subject_of_infinitive(stack: Stack, at: int) -> int:
    """Who does what an infinitive says: whom a verb addresses or moves (told, led Brandt to leave), for whom it is (it is hard for Brandt to leave),

    else the subject; -1: nobody.
    """
    chunks = stack.chunks
    if chunks.before(at) in "np" and (meant := chunks.for_whom(chunks.last_noun(at))) >= 0:
        return meant
    for clause in reversed(stack.open):
        if clause.verb < 0:
            if clause.candidates and clause.set_beside != "v":
                return clause.candidates[0]
            continue
        if chunks.before(at) in "nq" and (takes_addressee(verb := chunks.word(clause.verb)) or leads_to(verb)):
            noun = chunks.head_of(chunks.last_noun(at))
            return noun if noun > clause.verb else clause.subject
        absolute = clause.subject > 0 and chunks.opener(clause.subject - 1) == "with"
        if clause.subject >= 0 and (clause.kind != "participle" or absolute):
            return clause.subject  # with Brandt taking to the streets to leave
    return -1


def is_reduced(stack: Stack, at: int) -> bool:
    """Whether a past form after a noun phrase is a participle: another verb behind it needs that noun phrase.

    "The man accused of theft said", "a letter obtained by the paper warns".
    """
    chunks = stack.chunks
    kinds, behind = chunks.kinds, chunks.kinds[at + 1 : at + 2]
    if behind == "n" and chunks.word(at) in _NAMING and kinds[at + 2 : at + 3] == "v":
        return True  # a clerk named Orlow says
    if behind not in ("i", "o", "e", "g", "t") or (behind in ("t", "g") and chunks.word(at) not in _TAKE_INFINITIVE):
        return False
    if behind == "e" and kinds[at + 2 : at + 3] == "v":
        return True
    for i in range(at + 1, len(kinds)):
        if kinds[i] in 'swy:.c",' or (chunks.opener(i) in ("after", "before") and chunks.opens_clause(i + 1)):
            return False
        if kinds[i] == "v":
            noun = i - 1
            while noun > at and kinds[noun] in "ae":
                noun -= 1
            return kinds[noun] not in "np" or kinds[noun - 1] in "iogt"
    return False
