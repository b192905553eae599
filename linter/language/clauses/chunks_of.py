"""The chunks of one sentence, and what stands around each."""

from __future__ import annotations

from typing import Literal

from linter.language.chunks import chunks
from linter.language.clauses.marks import OPENS, opaque_marks
from linter.language.clauses.nouns import PLACES, RECORDINGS, UTTERANCES
from linter.language.tags import document_tags
from linter.language.verbs import is_of_speech, takes_clause
from linter.text.document import Document, Range

_NO_PARTICIPLES = frozenset(
    """ate arose awoke became began blew broke came chose drank drew drove fell flew forbade forgave forgot froze gave grew hid knew lay mistook
    overcame overtook ran rang rode rose sang sank saw shook sank spoke sprang stole strode swam swore threw took tore undertook underwent
    went withdrew woke wore wrote""".split()  # noqa: SIM905
)
"""Past forms of irregular verbs that have another participle."""
_PAST = frozenset({"was", "were", "had", "did"})
_ADD_WORDS = frozenset(
    {"said", "says", "added", "adds", "explained", "explains", "argued", "argues", "noted", "notes", "insisted", "wrote", "writes"}
)  # fmt: skip
"""Verbs that stand with their subject behind them between commas: ", said Orlow,"."""
_AFFILIATING = frozenset({"of", "from", "at"})
"""Prepositions that tell behind a comma where somebody belongs: "Brandt, of the university, said"."""
_FARTHEST = 16  # chunks that an apposition has at most


class ChunksOf:
    """The chunks of one sentence, by index, with look-ups. ``kinds`` has a letter a chunk (see ``linter.language.chunks.KINDS``)."""

    __slots__ = ("_before", "kinds", "norms", "opaque", "starts", "tags")

    def __init__(self, document: Document, first: int, last: int) -> None:
        self.norms, self.tags = document.norms, document_tags(document)
        self.kinds, self.starts = chunks(document, first, last)
        self.opaque = opaque_marks(document, self.kinds, self.starts)
        self._before = self._kinds_before()

    # One chunk

    def word(self, at: int) -> str:
        """The last word of a chunk, normalised: a noun phrase's head, a group's main verb."""
        return self.norms[self.starts[at + 1] - 1]

    def opener(self, at: int) -> str:
        """The first word of a chunk, normalised."""
        return self.norms[self.starts[at]]

    def tags_of(self, at: int) -> str:
        """The word classes of a chunk."""
        return self.tags[self.starts[at] : self.starts[at + 1]]

    def range(self, at: int) -> Range:
        """The tokens of a chunk."""
        return Range(self.starts[at], self.starts[at + 1])

    def ends_in_name(self, at: int) -> bool:
        """Whether the last word of a chunk is a name."""
        return self.tags[self.starts[at + 1] - 1] == "E"

    def is_thing(self, at: int) -> bool:
        """Whether a noun phrase names what is written or said."""
        return self.word(at) in UTTERANCES

    def tense(self, at: int) -> Literal["past", "present", ""]:
        """The tense of a verb group by the form of its first word; a modal has either."""
        for token in range(self.starts[at], self.starts[at + 1]):
            tag = self.tags[token]
            if tag in "bhx":
                return "past" if self.norms[token] in _PAST else "present"
            if tag not in "An":
                return "past" if tag in "PK" else "present" if tag in "VS" else ""
        return ""

    def is_past_form(self, at: int) -> bool:
        """Whether a verb group is one past form, which may be a participle."""
        return self.tags_of(at).replace("A", "") == "P" and self.word(at) not in _NO_PARTICIPLES

    def is_of_speech(self, at: int) -> bool:
        """Whether the main verb of a group is one of saying or judging aloud."""
        return is_of_speech(self.word(at))

    def takes_clause(self, at: int) -> bool:
        """Whether the main verb of a group takes a clause without *that*."""
        return takes_clause(self.word(at))

    # What stands around

    def before(self, at: int) -> str:
        """The kind of chunk before one, adverbs, times and transparent marks left out; a full stop where there is none."""
        return self._before[at]

    def _kinds_before(self) -> list[str]:
        kinds, before = self.kinds, []
        last = outside = "."  # outside: what stands before the last preposition
        for at, kind in enumerate(kinds):
            before.append(last)
            if kind == "a" or (kind == '"' and not self.opaque[at]):
                continue
            if kind == '"' and self.opaque[at] != OPENS and kinds[at - 1 : at] == ",":
                continue  # “…,” he said
            if kind == "e":  # on Monday
                last = outside if kinds[at - 1 : at] in ("i", "o") else last
            elif kind in "io":
                outside, last = last, kind
            elif kind == "n" and kinds[max(0, at - 2) : at] == "ci":
                last = "c"  # and in some cases
            elif kind != "c" or kinds[at - 1 : at] != "a" or kinds[at + 1 : at + 2] != "a":  # openly and wrongly
                last = kind
        return before

    def after(self, at: int) -> str:
        """The kind of chunk after one, adverbs left out; a full stop where there is none."""
        at += 1
        while self.kinds[at : at + 1] == "a":
            at += 1
        return self.kinds[at : at + 1] or "."

    def last_noun(self, at: int) -> int:
        """The noun phrase last before a chunk that is no time; -1 where none is."""
        at -= 1
        while at >= 0 and self.kinds[at] not in "npq":
            at -= 1
        return at

    def thing_before(self, at: int) -> int:
        """The noun phrase last before a chunk, or what is written that it belongs to: a letter from his doctor that says; -1 where none is."""
        noun = self.last_noun(at)
        thing = self.head_of(noun)
        return thing if thing >= 0 and self.is_thing(thing) else noun

    def head_of(self, noun: int) -> int:
        """The noun phrase that begins a row of noun phrases with prepositions between them."""
        while (
            noun >= 2 and self.kinds[noun] in "npqe" and self.kinds[noun - 1] in "oi" and self.kinds[noun - 2] in "npq"
        ):
            noun -= 2
        return noun

    def for_whom(self, noun: int) -> int:
        """The noun phrase behind *for* that a row of noun phrases with *of* between them begins with; -1 where it does not."""
        while noun >= 2 and self.kinds[noun - 1] == "o" and self.kinds[noun - 2] in "np":
            noun -= 2
        return noun if noun >= 1 and self.kinds[noun - 1] == "i" and self.opener(noun - 1) == "for" else -1

    def holder(self, noun: int) -> int:
        """The noun phrase that a participle behind a noun phrase is about: over *of*, and over what is no person."""
        while noun >= 2 and self.kinds[noun - 1] in "oi" and self.kinds[noun - 2] in "npq":
            far = (
                self.kinds[noun - 1] == "o"
                or self.tags[self.starts[noun + 1] - 1] in "#e"
                or self.tags[self.starts[noun]] == "q"
            )
            shown = self.kinds[noun - 1] == "o" and self.word(noun - 2) in RECORDINGS  # footage of Orlow saying
            if shown or (not far and not self.is_thing(noun - 2)):
                break
            noun -= 2
        return noun

    def antecedent(self, relative: int) -> int:
        """The noun phrase before a relative pronoun: the nearest, over a comma, bracket or preposition; -1 where none is."""
        at = relative - 1
        while at >= 0 and self.kinds[at] in ',:iae"':
            at -= 1
        if at >= 0 and self.kinds[at] == ")":
            while at >= 0 and self.kinds[at] != "(":
                at -= 1
            at -= 1
        if at < 0 or self.kinds[at] not in "npq":
            return -1
        return self._who_is_of(at) if self.opener(relative) == "who" else at

    def _who_is_of(self, noun: int) -> int:
        """Who belongs to a place or body of which *who* cannot be said: the member for the 16th District, who."""
        at = noun
        while self.word(at) in PLACES and at >= 2 and self.kinds[at - 1] in "oi":
            at -= 3 if self.kinds[at - 2] == "," and at >= 3 else 2
            if self.kinds[at] not in "npq":
                return noun
        return at

    def end_of_phrase(self, at: int) -> int:
        """The first chunk behind a noun phrase, its prepositional phrases and times."""
        at += 1
        while True:
            if self.kinds[at : at + 1] in ("o", "i") and self.kinds[at + 1 : at + 2] in ("n", "p", "q", "e"):
                at += 2
            elif self.kinds[at : at + 1] == "e":
                at += 1
            else:
                return at

    def verb_follows(self, at: int) -> bool:
        """Whether a verb follows a noun phrase, adverbs and its prepositional phrases left out."""
        return self.after(self.end_of_phrase(at) - 1) == "v"

    def opens_clause(self, at: int) -> bool:
        """Whether what begins at a chunk is a clause: a noun phrase and its verb, an apposition to a name between them."""
        while self.kinds[at : at + 1] == "a":
            at += 1
        if self.kinds[at : at + 1] not in ("n", "p", "q"):
            return False
        if self.verb_follows(at):
            return True
        end = self.end_of_phrase(at)  # as Orlow, the mayor of Strand, noted
        if not self.ends_in_name(at) or self.kinds[end : end + 1] != ",":
            return False
        closing = self.kinds.find(",", end + 1, end + _FARTHEST)
        return closing > 0 and "v" not in self.kinds[end:closing] and self.kinds[closing + 1 : closing + 2] == "v"

    def comma_before_coordinator(self, at: int) -> bool:
        """Whether a comma stands before the coordinator before a chunk."""
        at -= 1
        while at > 0 and self.kinds[at] in "ac":
            at -= 1
        return self.kinds[at] == ","

    def is_between_commas(self, at: int) -> bool:
        """Whether a past form is a participle between commas, behind which the verb comes: "anger, coupled with fear, drives"."""
        end = at + 1
        while self.kinds[end : end + 1] and self.kinds[end] in "nioeatqc":
            end += 1
        return self.kinds[end : end + 1] == "," and self.kinds[end + 1 : end + 3].lstrip("a")[:1] == "v"

    def is_inserted(self, at: int, ends: bool) -> bool:
        """Whether a verb of saying and its subject stand between commas: "The plan, said Orlow, would fail".

        With ``ends``, or behind a comma at the sentence's end: "It would fail, said Orlow".
        """
        if self.word(at) not in _ADD_WORDS or self.kinds[at + 1 : at + 2] not in ("n", "p"):
            return False
        if self.tags_of(at + 1).strip("JZ") == "N" and self.kinds[at + 2 : at + 3] != "o":
            return False  # , noted testimony by Orlow, but not: said secretary of state Orlow
        end = self.end_of_phrase(at + 1)
        if self.kinds[end : end + 2] == "cn":
            end += 2
        return self.kinds[end : end + 1] == "," or (ends and self.kinds[end : end + 1] in (".", ""))

    def start_without_marks(self, at: int) -> int:
        """The token at which a chunk, and the commas, dashes and coordinators right before it, begin."""
        while at > 1 and self.kinds[at - 1] in ",:c":
            at -= 1
        return self.starts[at]

    def end_of_subject(self, subject: int, verb: int) -> int:
        """The token at which a subject with all that belongs to it ends, before its verb: without adverbs, times or an adverbial phrase."""
        end = at = subject + 1
        while at < verb:
            kind = self.kinds[at]
            if kind in ",:" and at + 1 < verb:
                following = self.kinds[at + 1]
                phrase = following == "i" and self.opener(at + 1) not in _AFFILIATING
                adverb = following == "a" and self.kinds[at + 2 : at + 3] in (",", ":")
                if phrase or adverb or following in "sg":
                    break
            at += 1
            if kind not in "ae" and (kind not in "io" or self.kinds[at : at + 1] != "e"):  # Brandt on Monday
                end = at
        return self.starts[end]
