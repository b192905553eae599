"""What each kind of chunk does to the clauses that are open.

A verb belongs to the innermost clause that waits for one; a clause that has its verb is closed by what cannot belong to it. A past form
after a noun phrase ("a man accused of …") is taken back when another verb needs the subject.
"""

from __future__ import annotations

from linter.language.clauses.groups import goes_on_group
from linter.language.clauses.marks import BEGINS_ANEW, CLOSES, OPENS
from linter.language.clauses.model import Clause, Open
from linter.language.clauses.participles import infinitive, is_reduced, participle
from linter.language.clauses.stack import NON_FINITE, Stack
from linter.text.document import Document

_RELATIVE = frozenset({"who", "which", "whom", "whose"})
_ADVERBIAL = frozenset({"when", "where", "whenever", "wherever"})
_ALSO_ADVERBS = frozenset({"so", "though"})
_ALSO_PREPOSITIONS = frozenset({"as", "than", "since"})
_ALSO_SUBORDINATORS = frozenset({"after", "before", "since", "until"})
_DASHES = frozenset({"-", "--", "–", "—", "―", "/"})


def read(document: Document, first: int, last: int) -> list[Clause]:
    """The clauses of a sentence, from its first token to its end, in the order of their verbs."""
    stack = Stack(document, first, last)
    for at, kind in enumerate(stack.chunks.kinds):
        step = _STEPS.get(kind)
        if step is not None:
            step(stack, at)
    return stack.found


# Noun phrases


def _noun(stack: Stack, at: int) -> None:
    chunks = stack.chunks
    before = chunks.before(at)
    if before in "io" and not (before == "i" and _is_subordinated(stack, at)):
        return  # the object of a preposition
    if before == "s" and _is_preposition(stack, at):
        if _has_just_opened(stack):
            stack.open.pop()
        return
    if before == "c":
        if (
            stack.top.set_beside == "v"
            and stack.top.verb < 0
            and (chunks.kinds[at] == "p" or chunks.comma_before_coordinator(at))
        ):
            stack.close(len(stack.open) - 1, at)  # showed the plan, but he said
        if _joins(stack, at):
            noun = chunks.last_noun(at)
            stack.loose[at] = stack.top.verb < 0 or (noun >= 0 and stack.loose[noun])
            return
    if chunks.opener(at) == "whose":
        stack.push(Open("relative", chunks.antecedent(at)), at)
    elif stack.top.verb < 0 and stack.top.kind not in NON_FINITE:
        _candidate(stack, at, before)
    elif before in ",:c":
        _beside(stack, at, before)
    elif before in "vg" and chunks.kinds[at] != "q" and _may_open_clause(stack, at):
        stack.push(Open("content", set_beside="v"), at)  # said Brandt was ill; or an object, which gets no verb
        stack.loose[at] = 1
    else:
        stack.loose[at] = before in "vnpqa" or chunks.kinds[at] == "p"
        inverted = before == "v" and stack.top.verb == at - 1 and stack.top.subject < 0 and stack.top.kind == "main"
        if inverted and chunks.is_of_speech(at - 1):
            stack.give_subject(stack.top, at)


def _is_subordinated(stack: Stack, at: int) -> bool:
    """Whether the preposition before a noun phrase has just opened a clause: fell after the company said."""
    opener = stack.chunks.opener(at - 1)
    return opener in _ALSO_SUBORDINATORS and _has_just_opened(stack) and stack.chunks.verb_follows(at)


def _has_just_opened(stack: Stack) -> bool:
    """Whether the innermost clause is one that a subordinator has opened, and nothing is in it yet."""
    top = stack.top
    return top.kind == "adverbial" and top.verb < 0 and not top.candidates and len(stack.open) > 1


def _is_preposition(stack: Stack, at: int) -> bool:
    """Whether the subordinator before a noun phrase is a preposition: no clause follows, or its verb is one that a subject waits for."""
    chunks = stack.chunks
    opener = at - 1
    while opener > 0 and chunks.kinds[opener] in 'ae"':
        opener -= 1
    if chunks.opener(opener) not in _ALSO_PREPOSITIONS:
        return False
    if chunks.opener(opener) == "as" and not chunks.tags_of(at).strip("N"):
        return True  # as mayor of Strand
    waits = len(stack.open) > 1 and stack.waiting() == len(stack.open) - 2
    return not chunks.opens_clause(at) or (waits and chunks.before(opener) == "n")  # his tenure as mayor has ended


def _joins(stack: Stack, at: int) -> bool:
    """Whether a noun phrase behind a coordinator goes on a list of subjects or objects rather than opens a clause."""
    top, chunks = stack.top, stack.chunks
    if top.verb < 0:
        return bool(top.candidates)
    if top.provisional and not stack.loose[chunks.last_noun(at)] and chunks.after(top.verb) in "ioe":
        return True  # a poll made by the Courier and the Post shows
    return not chunks.comma_before_coordinator(at) and not chunks.verb_follows(at)


def _candidate(stack: Stack, at: int, before: str) -> None:
    """A noun phrase that may be the subject of the innermost clause; two in a row begin a relative clause without a pronoun."""
    chunks = stack.chunks
    if before in "np" and stack.top.candidates and chunks.verb_follows(at):
        another = "v" in chunks.kinds[chunks.end_of_phrase(at) + 1 :]
        if another:
            stack.push(Open("relative", at - 1))  # the cut Orlow made was
    stack.top.candidates.append(at)
    stack.loose[at] = 1


def _beside(stack: Stack, at: int, before: str) -> None:
    """A noun phrase behind a comma or coordinator: the subject that a clause around waits for, or the beginning of another clause."""
    outer = stack.waiting(with_candidates=False)
    if outer >= 0 and stack.top.set_beside in ("", "v") and (before != "c" or stack.chunks.verb_follows(at)):
        stack.close(outer + 1, at)
        stack.top.candidates.append(at)
    else:
        stack.push(Open("main", set_beside=before), at)  # "…, Orlow said", or an apposition, which gets no verb
    stack.loose[at] = 1


def _may_open_clause(stack: Stack, at: int) -> bool:
    """Whether a noun phrase right after a verb may be the subject of a clause that this takes."""
    verb, top = at - 1, stack.top
    while verb > 0 and stack.chunks.kinds[verb] in 'ae"':
        verb -= 1
    return top.verb == verb and stack.chunks.takes_clause(verb) and (top.subject >= 0 or top.kind != "main")


# Verbs


def _verb(stack: Stack, at: int) -> None:
    chunks, before = stack.chunks, stack.chunks.before(at)
    if goes_on_group(stack, at) or _is_set_apart(stack, at, before):
        return
    if before == "c":
        if stack.top.kind == "infinitive" and chunks.tags_of(at).strip("A") == "V":
            return  # to meet and exceed
        stack.drop_unfinished(at)
        stack.again(at)
        return
    if chunks.is_past_form(at) and _is_participle(stack, at, before):
        participle(stack, at)
        return
    while stack.top.verb < 0 and (stack.top.candidates or stack.top.kind == "relative"):
        beside = stack.top.set_beside
        if before not in ",:" or not beside or beside == "c" or (beside == "v" and stack.waiting() < 0):
            stack.assign(at)
            return
        stack.close(len(stack.open) - 1, at)  # an apposition, which a comma closes
    if stack.top.verb < 0 and stack.top.kind not in (*NON_FINITE, "relative") and stack.waiting() < 0:
        stack.assign(at)
    elif not _of_clause_around(stack, at, before):
        _without_subject(stack, at, before)


def _is_set_apart(stack: Stack, at: int, before: str) -> bool:
    """Whether a verb is inserted between commas: "instead of, say, the mayor"; "The plan, said Orlow, would fail"."""
    chunks = stack.chunks
    if before != ",":
        return False
    if chunks.word(at) == "say" and chunks.kinds[at + 1 : at + 2] == ",":
        return True
    complete = stack.top.verb >= 0 and stack.waiting() < 0
    if not chunks.is_inserted(at, ends=complete):
        return False
    clause = Open("main")
    clause.subject = at + 1
    stack.record(clause, at)
    return True


def _is_participle(stack: Stack, at: int, before: str) -> bool:
    """Whether a past form is a participle by what stands before and behind it."""
    chunks, top = stack.chunks, stack.top
    if before in "np":
        return is_reduced(stack, at)
    if before not in ",." or top.verb >= 0:
        return False
    if top.candidates:
        return before == "," and chunks.is_between_commas(at)
    opens = len(stack.open) == 1 and not stack.found and all(kind in 'ac"(.,' for kind in chunks.kinds[:at])
    return opens  # "Asked about …, Brandt said"


def _of_clause_around(stack: Stack, at: int, before: str) -> bool:
    """Give a verb to a clause that the noun phrase before it opens, or to one around that waits for it; whether there is one."""
    chunks, top = stack.chunks, stack.top
    free = _free_noun(stack, at)
    outer = stack.waiting()
    if free >= 0 and top.verb >= 0 and (outer < 0 or chunks.takes_clause(top.verb)):
        content = chunks.takes_clause(top.verb) or chunks.before(free) not in "np"
        stack.push(Open("content" if content else "relative"), free)
    elif outer >= 0:
        stack.close(outer + 1, at)
    else:
        return False
    stack.assign(at)
    return True


def _free_noun(stack: Stack, at: int) -> int:
    """The noun phrase before a verb that may be its subject, since it is nobody's object or that of a verb which takes a clause; -1: none."""
    kinds = stack.chunks.kinds
    noun = at - 1
    while noun >= 0 and (kinds[noun] == "a" or (kinds[noun] == "e" and kinds[noun - 1] not in "oi")):
        noun -= 1
    noun = stack.chunks.head_of(noun)
    return noun if noun >= 0 and kinds[noun] in "np" and stack.loose[noun] else -1


def _without_subject(stack: Stack, at: int, before: str) -> None:
    """A verb with no noun phrase left: what seemed the verb before it was a participle, or it is one, or a second verb."""
    chunks = stack.chunks
    for depth in range(len(stack.open) - 1, -1, -1) if before != "p" else ():
        clause = stack.open[depth]
        if clause.provisional and clause.record >= 0 and chunks.after(clause.verb) in "ioetg":
            stack.close(depth + 1, at)
            stack.take_back(clause)
            stack.assign(at)
            return
    if chunks.is_past_form(at) and before in "npq" and stack.top.verb >= 0:
        participle(stack, at)
    elif before != "q" or chunks.tags_of(at) != "V":  # see him leave
        stack.drop_unfinished(at)
        stack.again(at)


# Small words and marks


def _wh(stack: Stack, at: int) -> None:
    chunks = stack.chunks
    word, antecedent = chunks.opener(at), chunks.antecedent(at)
    if word in _RELATIVE and antecedent >= 0 and chunks.before(at) in 'npqi)"a:,':
        stack.push(Open("relative", antecedent, at))
    else:
        stack.push(Open("adverbial" if word in _ADVERBIAL else "content"))


def _that(stack: Stack, at: int) -> None:
    noun = stack.chunks.thing_before(at)
    if stack.chunks.kinds[at + 1 : at + 2] == "v" and stack.chunks.before(at) in "nqkgpv" and noun >= 0:
        stack.push(Open("relative", noun, at))
    else:
        stack.push(Open("content"))


def _subordinator(stack: Stack, at: int) -> None:
    word = stack.chunks.opener(at)
    needs_clause = word in _ALSO_ADVERBS or stack.chunks.kinds[at] == "i"
    if stack.chunks.kinds[at] == "i" and word not in _ALSO_SUBORDINATORS:
        return
    if not needs_clause or stack.chunks.opens_clause(at + 1):
        stack.push(Open("adverbial"))


def _mark(stack: Stack, at: int) -> None:
    mark = stack.chunks.opaque[at]
    if mark == OPENS:
        stack.enter()
    elif mark == CLOSES:
        stack.leave(at)
    elif mark == BEGINS_ANEW:
        stack.begin_anew(at)


def _colon(stack: Stack, at: int) -> None:
    word = stack.chunks.opener(at)
    if word not in _DASHES:
        stack.begin_anew(at, sure=word == ";")


_STEPS = {
    "n": _noun, "p": _noun, "q": _noun, "v": _verb, "k": participle, "g": participle, "t": infinitive, "w": _wh, "y": _that,
    "s": _subordinator, "i": _subordinator, "(": lambda stack, _: stack.enter(), ")": Stack.leave, '"': _mark, ":": _colon,
}  # fmt: skip
