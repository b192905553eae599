"""The clauses of a sentence: which noun phrase is the subject of which verb, however much stands between them.

The second level of a finite-state cascade (Abney 1996): chunks are read from left to right, and the clauses that are open are kept on a
stack. A verb belongs to the innermost clause that waits for one; a clause that has its verb is closed by what cannot belong to it.
A past form after a noun phrase ("a man accused of …") is taken back when another verb needs the subject. Nothing crosses a sentence,
and nothing is guessed: a verb for which no noun phrase is left has no subject.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import Literal, NamedTuple

from linter.language.chunks import Chunk, chunks
from linter.language.tags import document_tags
from linter.language.verbs import is_of_speech, takes_addressee, takes_clause
from linter.text.document import Document, Range

ClauseKind = Literal["main", "relative", "content", "adverbial", "participle", "infinitive"]
_MOST_OPEN = 12
"""Clauses within clauses that are kept apart: no sentence that anyone writes has more."""


class Clause(NamedTuple):
    """A verb group and its subject. All ranges are token ranges, half-open.

    ``subject`` is the subject with all that belongs to it, ``base`` its base noun phrase (without what follows the head); of a
    relative clause whose pronoun is the subject both name the antecedent, and ``relative`` is that pronoun's token. None where
    the clause names no subject.
    """

    kind: ClauseKind
    verb: Range
    subject: Range | None
    base: Range | None
    relative: int | None
    passive: bool
    negated: bool
    last: int = -1  # where the clause ends with all that depends on it; -1: with the sentence


class _Open:
    """A clause that is being read. Chunks are named by their indexes; -1: none."""

    __slots__ = ("antecedent", "candidates", "kind", "provisional", "record", "records", "relative", "set_beside", "subject", "verb")

    def __init__(self, kind: ClauseKind, antecedent: int = -1, relative: int = -1, set_beside: str = "") -> None:
        self.kind = kind
        self.set_beside = set_beside  # the mark or coordinator behind which its noun phrase follows a clause that has its verb
        self.antecedent = antecedent  # of a relative clause
        self.relative = relative  # its pronoun
        self.candidates: list[int] = []  # noun phrases that may be its subject, before it has a verb
        self.verb = -1
        self.subject = -1
        self.provisional = False  # whether its verb may be a participle instead
        self.record = -1  # its place among the clauses found
        self.records: list[int] = []  # the places of all its verbs, of which the last has not ended


class _Reader:
    """Reads the chunks of one sentence."""

    def __init__(self, document: Document, first: int, last: int) -> None:
        self.norms, self.tags = document.norms, document_tags(document)
        self.chunks = chunks(document, first, last)
        self.kinds = "".join(chunk.kind for chunk in self.chunks)
        self.found: list[Clause] = []
        self.stack: list[_Open] = [_Open("main")]
        self.kept: list[list[_Open]] = []  # stacks outside a bracket or quotation that is being read
        self.loose = bytearray(len(self.chunks))  # noun phrases that are nobody's object
        self.opaque = _opaque_marks(document, self.chunks)
        self.wholes: dict[int, Range] = {}  # of each subject, by its base noun phrase

    def read(self) -> list[Clause]:
        for at, kind in enumerate(self.kinds):
            step = _STEPS.get(kind)
            if step is not None:
                step(self, at)
        return self.found

    # What each kind of chunk does

    def _noun(self, at: int) -> None:
        before = self._before(at)
        top = self.stack[-1]
        if before in "ioG":
            return  # the object of a preposition
        if before == "s" and self._is_preposition(at):
            if top.kind == "adverbial" and top.verb < 0 and not top.candidates and len(self.stack) > 1:
                self.stack.pop()
            return
        if before == "c" and top.set_beside == "v" and top.verb < 0 and (self.kinds[at] == "p" or self._comma_before_coordinator(at)):
            self._close(len(self.stack) - 1, at)  # showed the plan, but he said
            top = self.stack[-1]
        if before == "c" and self._joins(at):
            noun = self._last_noun(at)
            self.loose[at] = top.verb < 0 or (noun >= 0 and self.loose[noun])
            return
        if self.norms[self.chunks[at].first] == "whose":
            self._push(_Open("relative", self._antecedent(at)))
            self.stack[-1].candidates.append(at)
            return
        if top.verb < 0 and top.kind not in ("participle", "infinitive"):
            if before in "np" and top.candidates and self._verb_follows(at) and not self._is_awaited_behind(at):
                self._push(_Open("relative", at - 1))  # the cut Orlow made
                top = self.stack[-1]
            top.candidates.append(at)
            self.loose[at] = 1
            return
        if before in ",:" or before == "c":
            outer = self._waiting(with_candidates=False)
            if outer >= 0 and not self.stack[-1].set_beside and (before != "c" or self._verb_follows(at)):
                self._close(outer + 1, at)
                self.stack[-1].candidates.append(at)
            else:
                self._push(_Open("main", set_beside=before))  # "…, Orlow said", or an apposition, which gets no verb
                self.stack[-1].candidates.append(at)
            self.loose[at] = 1
            return
        if before in "vg" and self.kinds[at] != "q" and self._object_may_be_clause(at):
            self._push(_Open("content", set_beside="v"))  # said Brandt was ill; or an object, which gets no verb
            self.stack[-1].candidates.append(at)
            self.loose[at] = 1
            return
        if before in "vgktnpqa":
            self.loose[at] = before in "vnpqa" or self.kinds[at] == "p"
        if before == "v" and top.verb == at - 1 and top.subject < 0 and top.kind == "main" and self._is_of_speech(at - 1):
            top.subject = at  # "…," said Orlow
            noun = self.chunks[at]
            base = Range(noun.first, noun.last)
            self.found[top.record] = self.found[top.record]._replace(subject=base, base=base)

    def _is_preposition(self, at: int) -> bool:
        """Whether the subordinator before a noun phrase is a preposition: no clause follows, or its verb is one that a subject waits for."""
        opener = at - 1
        while opener > 0 and self.kinds[opener] in 'ae"':
            opener -= 1
        if self.norms[self.chunks[opener].first] not in _ALSO_PREPOSITIONS:
            return False
        waits = len(self.stack) > 1 and self._waiting() == len(self.stack) - 2
        return not self._opens_clause(at) or (waits and self._before(opener) in "n")  # his tenure as mayor has ended

    def _verb(self, at: int) -> None:
        begin = self.chunks[at].first
        simple = self.tags[begin:self.chunks[at].last].strip("An") in ("P", "V")
        past = self.tags[self.chunks[at].last - 1] == "P" and self.chunks[at].last - begin - self.tags.count("A", begin, self.chunks[at].last) == 1
        if self._continues_group(at):
            return
        top = self.stack[-1]
        before = self._before(at)
        if before == "," and self.norms[self.chunks[at].last - 1] == "say" and self.kinds[at + 1 : at + 2] == ",":
            return  # instead of, say, the mayor
        if before == "," and self._is_inserted(at):
            noun = self.chunks[at + 1]
            base = Range(noun.first, noun.last)
            self.found.append(Clause("main", Range(begin, self.chunks[at].last), base, base, None, False, False))
            return
        if before == "c" and self.tags[self.chunks[at].last - 1] == "V" and self._tense(at) and top.kind == "infinitive":
            return  # to meet and exceed
        if before == "c":
            if self._belongs_to_waiting_list(at):
                self._assign(at, past)
                return
            self._drop_unfinished(at)
            self._again(at)
            return
        if past and before in ",." and top.verb < 0 and not top.candidates and len(self.stack) == 1 and not self.found and self._opens_sentence(at):
            self._push(_Open("participle"))  # "Asked about …, Brandt said"
            self.stack[-1].verb = at
            return
        if past and before == "," and top.verb < 0 and top.candidates and self._is_between_commas(at):
            self._participle(at)
            return
        if past and before in "np" and self._is_reduced(at):
            self._participle(at)
            return
        while top.verb < 0 and (top.candidates or top.kind == "relative"):
            if before not in ",:" or not top.set_beside or top.set_beside == "c" or (top.set_beside == "v" and self._waiting() < 0):
                self._assign(at, past)
                return
            self._close(len(self.stack) - 1, at)  # an apposition, which a comma closes
            top = self.stack[-1]
        if top.verb < 0 and not top.candidates and top.kind in ("main", "content", "adverbial") and self._waiting() < 0:
            self._assign(at, past)
            return
        free = self._free_noun(at)
        if self._takes_clause(top) and free >= 0:
            self._push(_Open("content"))
            self.stack[-1].candidates.append(free)
            self._assign(at, past)
            return
        outer = self._waiting()
        if outer >= 0:
            self._close(outer + 1, at)
            self._assign(at, past)
            return
        if free >= 0 and top.verb >= 0:
            self._push(_Open("relative" if self._before(free) in "np" else "content"))
            self.stack[-1].candidates.append(free)
            self._assign(at, past)
            return
        for depth in range(len(self.stack) - 1, -1, -1):
            if before == "p":
                break
            clause = self.stack[depth]
            if clause.provisional and clause.record >= 0 and self._after(clause.verb) in "ioetg":
                self._close(depth + 1, at)
                self._take_back(clause)
                self._assign(at, past)
                return
        if past and before in "npq" and top.verb >= 0:
            self._participle(at)
            return
        if before == "q" and self.tags[begin : self.chunks[at].last] == "V":
            return  # see him leave
        self._drop_unfinished(at)
        self._again(at)

    def _participle(self, at: int) -> None:
        top = self.stack[-1]
        if top.kind == "main" and top.verb < 0 and len(self.stack) > 1 and (not top.candidates or top.set_beside):
            self._close(len(self.stack) - 1, at)
        before = self._before(at)
        subject = -1
        if before == "c" or (before == "i" and self._before(at - 1) == "c"):
            for depth in range(len(self.stack) - 1, 0, -1):  # "suggesting that … and calling …"
                if self.stack[depth].verb < 0:
                    break
                if self.stack[depth].kind == "participle" and self.kinds[self.stack[depth].verb] == self.kinds[at]:
                    subject = self.stack[depth].subject
                    self._close(depth, at)
                    break
        clause = _Open("participle")
        self._push(clause)
        clause.verb = at
        if self.kinds[at] == "g":
            clause.subject = subject if subject >= 0 else self._subject_of_participle(at)
            self._record(at, clause.subject, "participle", None)
            clause.records.append(len(self.found) - 1)

    def _infinitive(self, at: int) -> None:
        top = self.stack[-1]
        if top.set_beside == "v" and top.verb < 0:
            self.stack.pop()  # expects Brandt to leave
        clause = _Open("infinitive")
        clause.subject = self._subject_of_infinitive(at)
        self._push(clause)
        clause.verb = at
        self._record(at, clause.subject, "infinitive", None)
        clause.records.append(len(self.found) - 1)

    def _subject_of_infinitive(self, at: int) -> int:
        """Who does what an infinitive says: whom a verb addresses (told Brandt to leave), else the subject of the clause."""
        for clause in reversed(self.stack):
            if clause.verb < 0:
                if clause.candidates and clause.set_beside != "v":
                    return clause.candidates[0]
                continue
            if self._before(at) in "nq" and takes_addressee(self.norms[self.chunks[clause.verb].last - 1]):
                noun = self._head_of(self._last_noun(at))
                return noun if noun > clause.verb else clause.subject
            if clause.subject >= 0 and clause.kind != "participle":
                return clause.subject
        return -1

    def _wh(self, at: int) -> None:
        norm = self.norms[self.chunks[at].first]
        if norm in _RELATIVE and self._before(at) in "npqe,i)\"a:" and self._antecedent(at) >= 0:
            self._push(_Open("relative", self._antecedent(at), at))
        else:
            self._push(_Open("content" if norm not in _ADVERBIAL else "adverbial"))

    def _that(self, at: int) -> None:
        after = self.kinds[at + 1 : at + 2]
        before = self._before(at)
        if after == "v" and before in "nqkgpv" and self._last_noun(at) >= 0:
            self._push(_Open("relative", self._last_noun(at), at))
        else:
            self._push(_Open("content"))

    def _subordinator(self, at: int) -> None:
        norm = self.norms[self.chunks[at].first]
        if self.kinds[at] == "i" and not (norm in _ALSO_SUBORDINATORS and self._opens_clause(at + 1)):
            return
        if norm in _ALSO_ADVERBS and not self._opens_clause(at + 1):
            return
        self._push(_Open("adverbial"))

    def _open_bracket(self, at: int) -> None:
        self.kept.append(self.stack)
        self.stack = [_Open("main")]

    def _close_bracket(self, at: int) -> None:
        if self.kept:
            self._close(0, at)
            self.stack = self.kept.pop()

    def _mark(self, at: int) -> None:
        if self.opaque[at] == _OPENS:
            self._open_bracket(at)
        elif self.opaque[at] == _CLOSES:
            self._close_bracket(at)
        elif self.opaque[at] == _BEGINS_ANEW:
            self._close(0, at)
            self.stack = [_Open("main")]

    def _stop(self, at: int) -> None:
        if self.kinds[at] == ":" and self.norms[self.chunks[at].first] not in ("-", "--", "–", "—", "―", "/"):
            self._close(0, at, sure=self.norms[self.chunks[at].first] == ";")
            self.stack = [_Open("main")]

    # Look-ups

    def _before(self, at: int) -> str:
        """The kind of chunk before one, adverbs, times and transparent marks left out; a full stop where there is none."""
        at -= 1
        while at >= 0 and (self.kinds[at] in "ae" or (self.kinds[at] == '"' and not self.opaque[at])):
            at -= 1
        if at < 0:
            return "."
        if at > 1 and self.kinds[at] in "ne" and self.kinds[at - 2 : at] == "ci":
            return "c"  # and in some cases
        return self.kinds[at]

    def _after(self, at: int) -> str:
        """The kind of chunk after one, adverbs left out; a full stop where there is none."""
        at += 1
        while self.kinds[at : at + 1] == "a":
            at += 1
        return self.kinds[at : at + 1] or "."

    def _last_noun(self, at: int) -> int:
        at -= 1
        while at >= 0 and self.kinds[at] not in "npqe":
            at -= 1
        while at >= 0 and self.kinds[at] == "e":
            at -= 1
        return at

    def _antecedent(self, at: int) -> int:
        """The noun phrase before a relative pronoun: the nearest, over a comma, bracket or preposition."""
        at -= 1
        while at >= 0 and self.kinds[at] in ",:iae\"":
            at -= 1
        if at >= 0 and self.kinds[at] == ")":
            while at >= 0 and self.kinds[at] != "(":
                at -= 1
            at -= 1
        return at if at >= 0 and self.kinds[at] in "npq" else -1

    def _end_of_phrase(self, at: int) -> int:
        """The first chunk behind a noun phrase and its prepositional phrases."""
        at += 1
        while True:
            if self.kinds[at : at + 1] in ("o", "i") and self.kinds[at + 1 : at + 2] in ("n", "p", "q", "e"):
                at += 2
            elif self.kinds[at : at + 1] == "e":
                at += 1
            else:
                return at

    def _verb_follows(self, at: int) -> bool:
        """Whether a verb follows a noun phrase, adverbs and its prepositional phrases left out."""
        end = self._end_of_phrase(at)
        while self.kinds[end : end + 1] == "a":
            end += 1
        return self.kinds[end : end + 1] == "v"

    def _opens_clause(self, at: int) -> bool:
        """Whether a subordinator or preposition is followed by a clause: a noun phrase and its verb."""
        while self.kinds[at : at + 1] == "a":
            at += 1
        if self.kinds[at : at + 1] not in ("n", "p", "q"):
            return False
        if self._verb_follows(at):
            return True
        end = self._end_of_phrase(at)  # as Orlow, the mayor of Strand, noted
        if self.tags[self.chunks[at].last - 1] != "E" or self.kinds[end : end + 1] != ",":
            return False
        closing = self.kinds.find(",", end + 1, end + 16)
        return closing > 0 and "v" not in self.kinds[end:closing] and self.kinds[closing + 1 : closing + 2] == "v"

    def _opens_sentence(self, at: int) -> bool:
        return all(kind in 'ac"(.,' for kind in self.kinds[:at])

    def _is_awaited_behind(self, at: int) -> bool:
        """Whether the only verb behind two noun phrases in a row is the first one's."""
        return "v" not in self.kinds[self._end_of_phrase(at) + 1 :]

    def _is_between_commas(self, at: int) -> bool:
        """Whether a past form is a participle between commas, behind which the verb comes: "anger, coupled with fear, drives"."""
        end = at + 1
        while self.kinds[end : end + 1] and self.kinds[end] in "nioeatqc":
            end += 1
        return self.kinds[end : end + 1] == "," and self.kinds[end + 1 : end + 3].lstrip("a")[:1] == "v"

    def _is_inserted(self, at: int) -> bool:
        """Whether a verb of saying and its subject stand between commas: "The plan, said Orlow, would fail"."""
        if self.norms[self.chunks[at].last - 1] not in _ADDS_WORDS or self.kinds[at + 1 : at + 2] not in ("n", "p"):
            return False
        end = self._end_of_phrase(at + 1)
        if self.kinds[end : end + 2] == "cn":
            end += 2
        return self.kinds[end : end + 1] == ","

    def _free_noun(self, at: int) -> int:
        """The noun phrase before a verb that may be its subject: nobody's object, or the object of a verb that takes a clause; -1: none."""
        noun = at - 1
        while noun >= 0 and (self.kinds[noun] == "a" or (self.kinds[noun] == "e" and self.kinds[noun - 1] not in "oi")):
            noun -= 1
        noun = self._head_of(noun)
        return noun if noun >= 0 and self.kinds[noun] in "np" and self.loose[noun] else -1

    def _head_of(self, noun: int) -> int:
        """The noun phrase that begins a row of noun phrases with prepositions between them."""
        while noun >= 2 and self.kinds[noun] in "npqe" and self.kinds[noun - 1] in "oi" and self.kinds[noun - 2] in "npq":
            noun -= 2
        return noun

    def _waiting(self, with_candidates: bool = True) -> int:
        """The innermost open clause, the last but one at most, that waits for a verb; -1 where none does.

        What may be an object only is taken last: "a man who wrote a speech held by … says".
        """
        pending = -1
        for depth in range(len(self.stack) - 2, -1, -1):
            clause = self.stack[depth]
            if clause.verb < 0 and (clause.candidates or clause.relative >= 0 or not with_candidates):
                if clause.set_beside != "v":
                    return depth
                pending = depth if pending < 0 else pending
        return pending

    def _takes_clause(self, clause: _Open) -> bool:
        return clause.verb >= 0 and takes_clause(self.norms[self.chunks[clause.verb].last - 1])

    def _joins(self, at: int) -> bool:
        """Whether a noun phrase behind a coordinator goes on a list of subjects or objects rather than opens a clause."""
        top = self.stack[-1]
        if top.verb < 0:
            return bool(top.candidates)
        noun = self._last_noun(at)
        if top.provisional and not self.loose[noun] and self._after(top.verb) in "ioe":
            return True  # a poll made by the Courier and the Post shows
        return not self._comma_before_coordinator(at) and not self._verb_follows(at)

    def _comma_before_coordinator(self, at: int) -> bool:
        at -= 1
        while at > 0 and self.kinds[at] in "ac":
            at -= 1
        return self.kinds[at] == ","

    def _belongs_to_waiting_list(self, at: int) -> bool:
        top = self.stack[-1]
        return top.verb < 0 and bool(top.candidates) and self.kinds[at - 1] not in "c"

    def _continues_group(self, at: int) -> bool:
        """Whether a verb goes on a group that a comma or its subject has interrupted: have, in fact, praised; did Orlow say."""
        for depth in (len(self.stack) - 1, len(self.stack) - 2):
            if depth < 0:
                return False
            clause = self.stack[depth]
            if clause.verb < 0:
                continue
            break
        else:
            return False
        first, last = self.chunks[clause.verb].first, self.chunks[clause.verb].last
        if not set(self.tags[first:last]) <= set("mhbxnA") or self.chunks[clause.verb].kind != "v":
            return False
        if self.tags[self.chunks[at].first:self.chunks[at].last].strip("An")[:1] not in ("P", "V", "K", "h", "b") or self.norms[self.chunks[at].first] in ("is", "was", "are", "were", "has", "had", "have"):
            return False
        auxiliary = self.tags[first:last].strip("An")[-1:]
        past = self.tags[self.chunks[at].last - 1] in "PK"
        if (auxiliary in "mx") == past and auxiliary not in "hb":
            return False
        if auxiliary in "hb" and not past:
            return False
        between = self.kinds[clause.verb + 1 : at]
        parenthesis = between.startswith(",") and between.endswith(",")
        inverted = clause.subject < 0 and between.strip("ae") in ("n", "p")
        floating = bool(between) and not between.strip('ae"')
        if not parenthesis and not inverted and not floating:
            return False
        if auxiliary == "b" and parenthesis:
            return False
        if inverted:
            clause.subject = self._last_noun(at)
        self._close(self.stack.index(clause) + 1, at)
        clause.verb = at
        if inverted and clause.record >= 0:
            noun = self.chunks[clause.subject]
            base = Range(noun.first, noun.last)
            self.found[clause.record] = self.found[clause.record]._replace(subject=base, base=base)
        self._record(at, clause.subject, clause.kind, None, passive=auxiliary == "b", relative=clause.relative)
        return True

    def _is_reduced(self, at: int) -> bool:
        """Whether a past form after a noun phrase is a participle: another verb behind it needs that noun phrase.

        "The man accused of theft said", "a letter obtained by the paper warns".
        """
        if self.kinds[at + 1 : at + 2] not in ("i", "o", "e", "g", "t"):
            return False
        behind = at + 1
        if self.kinds[behind : behind + 1] in ("t", "g") and self.norms[self.chunks[at].last - 1] not in _REDUCED:
            return False
        if self.kinds[behind : behind + 1] == "e" and self.kinds[behind + 1 : behind + 2] == "v":
            return True
        depth = 0
        i = behind
        last = ""
        while i < len(self.kinds):
            kind = self.kinds[i]
            if kind in "swy:.c\"":
                return False
            if kind == "v":
                j = i - 1
                while j > at and self.kinds[j] in "ae":
                    j -= 1
                if self.kinds[j] == ",":
                    return False
                free = self.kinds[j] in "np" and self.kinds[j - 1] not in "iogt"
                return not free
            if kind == "," :
                return False
            last = kind
            i += 1
        return False

    def _subject_of_participle(self, at: int) -> int:
        """The chunk that is the subject of a participle: of the clause it belongs to."""
        before = self._before(at)
        if before in "npe":
            noun, top = self._holder(self._last_noun(at)), self.stack[-2] if len(self.stack) > 1 else None
            if top is not None and top.verb >= 0 and top.subject >= 0 and (noun < top.verb or self._is_thing(noun)):
                return top.subject
            if noun >= 0:
                return noun
        if self.kinds[at - 2 : at] in ("ni", "qi", "pi") and self.norms[self.chunks[at - 1].first] == "for":
            judged = self.stack[-2] if len(self.stack) > 1 else None
            if judged is not None and judged.verb >= 0 and self._is_of_speech(judged.verb) and at - 2 > judged.verb:
                return at - 2  # chided Orlow for raising …
        behind_comma = before in ",:" or before == "c"
        open_ = self.stack[:-1]
        if behind_comma:
            mains = [depth for depth, clause in enumerate(open_) if clause.kind == "main" and clause.verb >= 0]
            open_ = open_[mains[-1] if mains else 0 :]
        else:
            open_.reverse()
        for clause in open_:
            if clause.kind in ("participle", "infinitive"):
                continue
            if clause.subject >= 0:
                return clause.subject
            if clause.verb < 0 and clause.candidates:
                return clause.candidates[0]
        return -1

    def _holder(self, noun: int) -> int:
        """The noun phrase that a participle behind a noun phrase is about: over *of*, and over what is no person."""
        while noun >= 2 and self.kinds[noun - 1] in "oi":
            chunk = self.chunks[noun]
            far = self.kinds[noun - 1] == "o" or self.tags[chunk.last - 1] in "#e" or self.tags[chunk.first] == "q" or self._is_thing(noun - 2)
            if not far or self.kinds[noun - 2] not in "npq":
                break
            noun -= 2
        return noun

    def _is_thing(self, noun: int) -> bool:
        return self.norms[self.chunks[noun].last - 1] in _UTTERANCES

    # What is done

    def _push(self, clause: _Open) -> None:
        if len(self.stack) >= _MOST_OPEN:
            del self.stack[1]
        self.stack.append(clause)

    def _drop_unfinished(self, at: int) -> None:
        depth = len(self.stack)
        while depth > 1 and self.stack[depth - 1].verb < 0:
            depth -= 1
        while depth > 1 and self.stack[depth - 1].kind in ("participle", "infinitive"):
            depth -= 1
        self._close(depth, at, sure=self._before(at) in "c,:")

    def _close(self, depth: int, at: int, sure: bool = True) -> None:
        """End all open clauses from a depth on before a chunk, without the commas and coordinators there."""
        closed = self.stack[depth:]
        del self.stack[depth:]
        if not closed or not sure:
            return
        end = self._end_before(at)
        for clause in closed:
            self._end(clause, end)

    def _end(self, clause: _Open, end: int) -> None:
        if clause.records:
            record = self.found[clause.records[-1]]
            if record.last < 0:
                self.found[clause.records[-1]] = record._replace(last=max(end, record.verb.last))

    def _end_before(self, at: int) -> int:
        """The token before which a chunk, and the commas, coordinators and prepositions right before it, begin."""
        while at > 1 and self.kinds[at - 1] in ",:c":
            at -= 1
        return self.chunks[at].first

    def _again(self, at: int) -> None:
        """A second verb of a clause that has one: "complained and left"; of the innermost whose verb has the same form.

        A second verb of saying goes with the first: "Orlow said that Brandt was ill and added that …".
        """
        top = self.stack[-1]
        if top.verb < 0:
            self._assign(at, False)
            return
        of = top
        tense, speaks = self._tense(at), self._is_of_speech(at)
        finite = [c for c in reversed(self.stack) if c.verb >= 0 and c.kind not in ("participle", "infinitive")]
        alike = [c for c in finite if speaks and tense and self._tense(c.verb) == tense and self._is_of_speech(c.verb)]
        for clause in alike or finite:
            same = not tense or self._tense(clause.verb) in ("", tense)
            if same and (clause.kind != "content" or not speaks or self._is_of_speech(clause.verb)):
                of = clause
                break
        sure = self._before(at) in "c,:"
        self._close(self.stack.index(of) + 1, at, sure)
        if sure:
            self._end(of, self._end_before(at))
        self._record(at, of.subject, of.kind, None, relative=of.relative)
        of.verb = at
        of.provisional = False
        of.records.append(len(self.found) - 1)

    def _tense(self, verb: int) -> Literal["past", "present", ""]:
        """The tense of a verb group by the form of its first word; a modal has either."""
        chunk = self.chunks[verb]
        for token in range(chunk.first, chunk.last):
            tag = self.tags[token]
            if tag in "bhx":
                return "past" if self.norms[token] in _PAST else "present"
            if tag not in "An":
                return "past" if tag in "PK" else "present" if tag in "VS" else ""
        return ""

    def _object_may_be_clause(self, at: int) -> bool:
        """Whether a noun phrase right after a verb may be the subject of a clause that this takes."""
        top = self.stack[-1]
        verb = at - 1
        while verb > 0 and self.kinds[verb] in 'ae"':
            verb -= 1
        return top.verb == verb and self._takes_clause(top) and (top.subject >= 0 or top.kind != "main")

    def _is_of_speech(self, verb: int) -> bool:
        return is_of_speech(self.norms[self.chunks[verb].last - 1])

    def _assign(self, at: int, past: bool) -> None:
        """Give a verb to the innermost clause."""
        clause = self.stack[-1]
        if clause.verb >= 0 and clause.record < 0:
            clause.verb = -1
        clause.verb = at
        if clause.candidates:
            clause.subject = self._chosen(clause.candidates, at)
        elif clause.kind == "relative":
            clause.subject = clause.antecedent
        clause.provisional = past and clause.relative < 0 and self._before(at) in "npe"
        relative = clause.relative if not clause.candidates else -1
        self._record(at, clause.subject, clause.kind, clause, relative=relative)

    def _chosen(self, candidates: list[int], at: int) -> int:
        """Of several noun phrases before a verb its subject: the first, but for one that stands right before it behind a comma.

        "Brandt, the mayor of Strand, said": the first. "In May, after the vote, the mayor said": the last.
        """
        if len(candidates) > 1 and self._before(at) not in ",:":
            last = candidates[-1]
            if self.tags[self.chunks[candidates[0]].last - 1] == "E" and self.norms[self.chunks[last].first] in ("a", "an"):
                return candidates[0]  # Ann Byrne, a former agent has written
            if self.norms[self.chunks[candidates[0]].first] in ("a", "an") and self.tags[self.chunks[last].last - 1] == "E" and self.kinds[at + 1 : at + 2] != ",":
                return candidates[0]  # A sailor of the fleet, Ann Byrne says he could
            if self._before(last) in ",:" and self._end_of_phrase(last) >= at - self.kinds[:at].count("a", last) and "c" not in self.kinds[last:at]:
                return last
        return candidates[0]

    def _take_back(self, clause: _Open) -> None:
        """What seemed the verb of a clause is a participle."""
        record = self.found[clause.record]
        self.found[clause.record] = record._replace(kind="participle", subject=None, base=None, passive=True)
        clause.verb = clause.record = -1

    def _record(
        self, at: int, subject: int, kind: ClauseKind, clause: _Open | None = None, relative: int = -1, passive: bool = False
    ) -> None:
        chunk = self.chunks[at]
        tags = self.tags[chunk.first : chunk.last]
        passive = passive or ("b" in tags[:-1] and tags[-1] in "PK")
        negated = "n" in tags
        whole = base = None
        if subject >= 0:
            noun = self.chunks[subject]
            base = Range(noun.first, noun.last)
            if clause is not None and noun.first < chunk.first:
                self.wholes[subject] = Range(noun.first, self._end_of(subject, at))
            whole = self.wholes.get(subject, base)
        pronoun = self.chunks[relative].first if relative >= 0 else None
        if clause is not None:
            clause.record = len(self.found)
            clause.records.append(clause.record)
        self.found.append(Clause(kind, Range(chunk.first, chunk.last), whole, base, pronoun, passive, negated))

    def _end_of(self, subject: int, verb: int) -> int:
        """Where a subject with all that belongs to it ends, before its verb: not with adverbs, times or an adverbial phrase."""
        end = subject + 1
        at = end
        while at < verb:
            kind = self.kinds[at]
            if kind in "ae":
                at += 1
                continue
            if kind in ",:" and at + 1 < verb:
                following = self.kinds[at + 1]
                if following == "i" and self.norms[self.chunks[at + 1].first] not in ("of", "from", "at"):
                    break
                if following in "sg":
                    break
                if following == "a" and self.kinds[at + 2 : at + 3] in (",", ":"):
                    break
            at += 1
            end = at
        while end > subject + 1 and self.kinds[end - 1] in "ae":
            end -= 1
        return self.chunks[end - 1].last


_OPENS, _CLOSES, _BEGINS_ANEW = 1, 2, 3


def _opaque_marks(document: Document, found: list[Chunk]) -> bytearray:
    """A byte a chunk: whether a mark opens or closes a quotation with clauses of its own, or one that an earlier sentence has opened."""
    out = bytearray(len(found))
    if not any(chunk.kind == '"' for chunk in found):
        return out
    at = {chunk.first: i for i, chunk in enumerate(found)}
    first, last = found[0].first, found[-1].last
    quotations = document.quotations
    low = max(0, bisect_right(quotations, (first,)) - 2)
    for i in range(low, len(quotations)):
        quotation = quotations[i]
        if quotation.first >= last:
            break
        opening, closing = at.get(quotation.first), at.get(quotation.last - 1)
        if quotation.depth:
            continue
        if opening is None:
            if closing is not None and quotation.first < first:
                out[closing] = _BEGINS_ANEW
            continue
        before = found[opening - 1].kind if opening else "."
        capital = document.view[document.starts[min(quotation.first + 1, len(document.starts) - 1)]].isupper()
        if before in ",:." or capital:
            out[opening] = _OPENS
            if closing is not None and closing != opening:
                out[closing] = _CLOSES
    return out


_RELATIVE = frozenset({"who", "which", "whom", "whose"})
_ADVERBIAL = frozenset({"when", "where", "whenever", "wherever"})
_ALSO_ADVERBS = frozenset({"so", "though"})
_ALSO_PREPOSITIONS = frozenset({"as", "than", "since"})
_ALSO_SUBORDINATORS = frozenset({"after", "before", "since", "until"})
_PAST = frozenset({"was", "were", "had", "did"})
_ADDS_WORDS = frozenset({"said", "says", "added", "adds", "explained", "explains", "argued", "argues", "noted", "notes", "insisted", "wrote", "writes"})
"""Verbs that stand with their subject behind them between commas: ", said Orlow,"."""
_REDUCED = frozenset(
    """accused asked called chosen forced hired known made named paid said sent set told used allowed believed expected supposed
    designed required scheduled thought""".split()  # noqa: SIM905
)
_UTTERANCES = frozenset(
    f"{word}{ending}"
    for word in """ad advert advertisement letter statement tweet post message memo email e-mail video speech report response note petition
    lawsuit resolution bill amendment order comment flurry series op-ed column editorial article press release paper complaint remark
    pitch argument case point appeal offer question answer flyer leaflet brief brochure motion opinion plan proposal""".split()
    for ending in ("", "s")
)
"""What is written or said: a participle after it tells what its author says in it."""

_STEPS = {
    "n": _Reader._noun, "p": _Reader._noun, "q": _Reader._noun, "v": _Reader._verb, "k": _Reader._participle, "g": _Reader._participle,
    "t": _Reader._infinitive, "w": _Reader._wh, "y": _Reader._that, "s": _Reader._subordinator, "i": _Reader._subordinator,
    "(": _Reader._open_bracket, ")": _Reader._close_bracket, '"': _Reader._mark, ":": _Reader._stop,
}  # fmt: skip


def clauses_of(document: Document, sentence: int) -> list[Clause]:
    """The clauses of a sentence, by its index, in the order of their verbs; read when first asked for."""
    found: list[Clause] | None = document.clauses.get(sentence)
    if found is None:
        first, last, _ = document.sentences[sentence]
        found = document.clauses[sentence] = _Reader(document, first, last).read()
    return found


def clause_of_verb(document: Document, first: int, last: int) -> Clause | None:
    """The clause whose verb group shares a token with a range; the last where several do. None where there is none."""
    found = None
    for clause in clauses_of(document, document.sentence_of[first]):
        if clause.verb.first < last and clause.verb.last > first:
            found = clause
    return found


def clause_before(document: Document, token: int, finite: bool = True) -> Clause | None:
    """The clause whose verb stands last before a token in its sentence; of finite verbs, unless told otherwise. None where none does."""
    found = None
    for clause in clauses_of(document, document.sentence_of[token]):
        if clause.verb.first < token and (not finite or clause.kind not in ("participle", "infinitive")):
            found = clause
    return found
