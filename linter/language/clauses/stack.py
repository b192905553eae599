"""The clauses that are open while a sentence is read, and those found."""

from __future__ import annotations

from linter.language.clauses.chunks_of import ChunksOf
from linter.language.clauses.model import Clause, Open
from linter.language.titles import TITLES
from linter.text.document import Document, Range

_MOST_OPEN = 12  # clauses within clauses that are kept apart: no sentence that anyone writes has more
NON_FINITE = ("participle", "infinitive")


class Stack:
    """The open clauses of one sentence, the innermost last, over its chunks."""

    __slots__ = ("_outside", "_wholes", "chunks", "found", "loose", "open")

    def __init__(self, document: Document, first: int, last: int) -> None:
        self.chunks = ChunksOf(document, first, last)
        self.found: list[Clause] = []
        self.open: list[Open] = [Open("main")]
        self.loose = bytearray(len(self.chunks.kinds))  # noun phrases that are nobody's object
        self._outside: list[list[Open]] = []  # what is open outside a bracket or quotation that is being read
        self._wholes: dict[int, Range] = {}  # of each subject, by its base noun phrase

    @property
    def top(self) -> Open:
        """The innermost clause."""
        return self.open[-1]

    # Opening and ending

    def push(self, clause: Open, *candidates: int) -> Open:
        """Open a clause, with noun phrases that may be its subject."""
        if len(self.open) >= _MOST_OPEN:
            del self.open[1]
        clause.candidates += candidates
        self.open.append(clause)
        return clause

    def close(self, depth: int, at: int, sure: bool = True) -> None:
        """Leave all clauses from a depth on; they end before a chunk, where that is sure."""
        closed = self.open[depth:]
        del self.open[depth:]
        if closed and sure:
            end = self.chunks.start_without_marks(at)
            for clause in closed:
                self._end(clause, end)

    def enter(self) -> None:
        """Begin a bracket, or a quotation with clauses of its own."""
        self._outside.append(self.open)
        self.open = [Open("main")]

    def leave(self, at: int) -> None:
        """End it, and go on with the clauses around it."""
        if self._outside:
            self.close(0, at)
            self.open = self._outside.pop()

    def begin_anew(self, at: int, sure: bool = True) -> None:
        """End all clauses before a chunk, as at a semicolon."""
        self.close(0, at, sure)
        self.open = [Open("main")]

    def drop_unfinished(self, at: int) -> None:
        """Leave the innermost clauses that have no verb yet, then those without a finite one."""
        depth = len(self.open)
        while depth > 1 and self.open[depth - 1].verb < 0:
            depth -= 1
        while depth > 1 and self.open[depth - 1].kind in NON_FINITE:
            depth -= 1
        self.close(depth, at, sure=self._marked(at))

    def _marked(self, at: int) -> bool:
        """Whether a comma, dash or coordinator before a chunk shows that something ends there."""
        return self.chunks.before(at) in "c,:"

    def _end(self, clause: Open, end: int) -> None:
        if clause.records:
            record = self.found[clause.records[-1]]
            if record.last < 0:
                self.found[clause.records[-1]] = record._replace(last=max(end, record.verb.last))

    # Giving verbs

    def waiting(self, with_candidates: bool = True) -> int:
        """The depth of the innermost clause around the innermost one that waits for a verb; -1 where none does.

        What may be an object only is taken last: "a man who wrote a speech held by … says".
        """
        pending = -1
        for depth in range(len(self.open) - 2, -1, -1):
            clause = self.open[depth]
            if clause.verb < 0 and (clause.candidates or clause.relative >= 0 or not with_candidates):
                if clause.set_beside != "v":
                    return depth
                pending = depth if pending < 0 else pending
        return pending

    def assign(self, at: int) -> None:
        """Give a verb to the innermost clause, and to that its subject."""
        clause, before = self.top, self.chunks.before(at)
        clause.verb = at
        if clause.candidates:
            clause.subject = self._chosen(clause.candidates, at)
        elif clause.kind == "relative":
            clause.subject = clause.antecedent
        clause.provisional = self.chunks.is_past_form(at) and clause.relative < 0 and before in "np"
        if clause.subject >= 0 and clause.subject < at:
            begin = self.chunks.starts[clause.subject]
            self._wholes[clause.subject] = Range(begin, self.chunks.end_of_subject(clause.subject, at))
        clause.record = len(self.found)
        self.record(clause, at)

    def _chosen(self, candidates: list[int], at: int) -> int:
        """Of several noun phrases before a verb its subject: the first, but for one that stands right before it behind a comma.

        "Brandt, the mayor of Strand, said": the first. "In May, after the vote, the mayor said": the last. "Ann Lee, a former agent has
        said", "A sailor of the fleet, Ann Lee says that": the first, which the other is in apposition to.
        """
        chunks, first, last = self.chunks, candidates[0], candidates[-1]
        if first == last or chunks.before(at) in ",:" or chunks.before(last) not in ",:":
            return first
        office = chunks.opener(last) == "the" and chunks.word(last) in TITLES
        if chunks.ends_in_name(first) and (office or chunks.opener(last) in ("a", "an")):
            return first
        if chunks.opener(first) in ("a", "an") and chunks.ends_in_name(last) and chunks.kinds[at + 1 : at + 2] != ",":
            return first
        adverbs = chunks.kinds.count("a", last, at)
        alone = chunks.end_of_phrase(last) >= at - adverbs and "c" not in chunks.kinds[last:at]
        return last if alone else first

    def again(self, at: int) -> None:
        """Give a second verb to a clause that has one: "complained and left"; to the innermost whose verb is in the same tense.

        A second verb of saying goes with the first: "Orlow said that Brandt was ill and added that …".
        """
        if self.top.verb < 0:
            self.assign(at)
            return
        clause = self._with_verb_like(at)
        sure = self._marked(at)
        self.close(self.open.index(clause) + 1, at, sure)
        if sure:
            self._end(clause, self.chunks.start_without_marks(at))
        self.record(clause, at)
        clause.verb = at
        clause.provisional = False

    def _with_verb_like(self, at: int) -> Open:
        chunks = self.chunks
        tense = chunks.tense(at)
        speaks = chunks.is_of_speech(at) or chunks.kinds[at + 1 : at + 2] == "y"
        finite = [c for c in reversed(self.open) if c.verb >= 0 and c.kind not in NON_FINITE]
        alike = [
            c for c in finite if speaks and tense and chunks.tense(c.verb) == tense and chunks.is_of_speech(c.verb)
        ]
        inner = finite[0] if finite else None
        if inner is not None and inner.kind == "adverbial" and inner.subject >= 0:
            alike_there = bool(tense) and chunks.tense(inner.verb) == tense
            if alike_there and not chunks.comma_before_coordinator(at):
                return inner  # after she attacked the police and blamed them
        for clause in alike or finite:
            same = not tense or chunks.tense(clause.verb) == tense
            if not same and not chunks.tense(clause.verb):
                same = not speaks or self._bare_behind_modal(clause.verb, at)
            if same and (clause.kind != "content" or not speaks or chunks.is_of_speech(clause.verb)):
                return clause
        aloud = [c for c in finite if speaks and c.kind == "main" and chunks.is_of_speech(c.verb)]
        return aloud[0] if aloud else self.top

    def _bare_behind_modal(self, verb: int, at: int) -> bool:
        """Whether a later verb group has the form that a modal before both asks for: would rebound and praise, not praised."""
        tags = self.chunks.tags_of(at).strip("An")
        return tags[:1] == "V" or "h" in self.chunks.tags_of(verb)

    def take_back(self, clause: Open) -> None:
        """What seemed the verb of a clause is a participle: "a letter sent by Orlow warns"."""
        record = self.found[clause.record]
        self.found[clause.record] = record._replace(kind="participle", subject=None, base=None, passive=True)
        clause.verb = clause.record = -1

    def record(self, clause: Open, at: int, passive: bool = False) -> None:
        """Add a verb group of a clause to what is found, with the clause's subject."""
        verb, tags = self.chunks.range(at), self.chunks.tags_of(at)
        passive = passive or ("b" in tags[:-1] and tags[-1] in "PK")
        base = self.chunks.range(clause.subject) if clause.subject >= 0 else None
        whole = self._wholes.get(clause.subject, base)
        pronoun = self.chunks.starts[clause.pronoun] if clause.pronoun >= 0 else None
        clause.records.append(len(self.found))
        self.found.append(Clause(clause.kind, verb, whole, base, pronoun, passive, "n" in tags))

    def give_subject(self, clause: Open, subject: int) -> None:
        """Give a subject behind it to a clause whose verb is found: "…," said Orlow."""
        clause.subject = subject
        base = self.chunks.range(subject)
        self.found[clause.record] = self.found[clause.record]._replace(subject=base, base=base)
