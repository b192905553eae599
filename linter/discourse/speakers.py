"""Who the sources are: one speaker for "Chancellor Ilse Brandt", "Brandt", "the chancellor" and "she" of an article.

Rule-based coreference within one article, after the precision-ranked sieves of Raghunathan et al. 2010 (exact name, name
part, role, pronoun): a later sieve never overrules an earlier one, agreement in gender and number is required where the text gives it
away, and what fits nobody stays unresolved.
"""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Literal

from linter.discourse.attribution import By, Speaker
from linter.text.document import Document, Range
from linter.text.names import ORGANISATION_WORDS, Gender, given_names
from linter.text.tags import document_tags

_FEMALE_TITLES = frozenset(
    [
        "mrs.",
        "ms.",
        "miss",
        "mrs",
        "ms",
        "madame",
        "queen",
        "princess",
        "lady",
        "congresswoman",
        "councilwoman",
        "spokeswoman",
        "chairwoman",
        "actress",
        "sister",
    ]
)
_MALE_TITLES = frozenset(
    [
        "mr.",
        "mr",
        "sir",
        "king",
        "prince",
        "lord",
        "congressman",
        "councilman",
        "spokesman",
        "chairman",
        "father",
        "brother",
    ]
)
_TITLES = _FEMALE_TITLES | _MALE_TITLES | frozenset(
    ["dr.", "dr", "prof.", "prof", "professor", "president", "vice", "sen.", "sen", "senator", "rep.", "rep", "representative", "gov.", "gov", "governor", "minister", "prime", "chancellor", "ambassador", "secretary", "general", "gen.", "col.", "capt.", "lt.", "sgt.", "maj.", "adm.", "judge", "justice", "mayor", "chief", "commissioner", "pope", "bishop", "archbishop", "cardinal", "rev.", "reverend", "rabbi", "imam", "sheikh", "chair", "director", "attorney", "deputy", "foreign", "former", "speaker", "officer", "detective", "sheriff", "chairman", "premier", "candidate", "nominee", "analyst", "author", "host", "republican", "democratic", "democrat", "st.", "jr.", "jr", "sr.", "leader", "director"]
)  # fmt: skip
_ROLES = _TITLES - _FEMALE_TITLES - _MALE_TITLES - {"st.", "jr.", "jr", "sr."}
_DOCUMENT = frozenset(
    ["poll", "polls", "survey", "surveys", "study", "studies", "report", "reports", "analysis", "document", "documents", "record", "records", "memo", "letter", "email", "emails", "statement", "filing", "filings", "lawsuit", "complaint", "article", "story", "editorial", "book", "transcript", "video", "tweet", "post", "release", "data", "figures", "numbers", "results", "research", "paper", "review", "audit", "affidavit", "indictment", "ruling", "census", "headline", "law", "bill", "order", "words"]
)  # fmt: skip
_GROUP_PRONOUNS = {"they", "them", "their", "themselves", "we", "us", "our"}
_PERSON_PRONOUNS: dict[str, Gender] = {
    "he": "male", "him": "male", "his": "male", "himself": "male", "she": "female", "her": "female", "hers": "female", "herself": "female",
}  # fmt: skip


_MOST_MENTIONS = 1000  # that a role or pronoun is looked for among: more than any article has


def _first(mention: tuple[int, Entity]) -> int:
    return mention[0]


@dataclass(slots=True)
class Entity:
    """Someone the article names, as it is being put together."""

    name: str
    words: tuple[str, ...]  # normalised words of the fullest name
    kind: Literal["person", "organisation", "place", "group", "document", "unknown"]
    gender: Gender = "unknown"
    roles: set[str] = field(default_factory=set)
    aliases: set[str] = field(default_factory=set)
    mentions: list[int] = field(default_factory=list)  # first tokens, ascending


_name = re.compile(r"E+(?:od?E+)*")


class Cast:
    """Everyone an article names or gives a role, in order of appearance, with look-ups by name, role and pronoun."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.tags = document_tags(document)
        self.entities: list[Entity] = []
        self._by_words: dict[tuple[str, ...], Entity] = {}
        self._by_given: dict[str, Entity] = {}
        self._by_last: dict[str, list[Entity]] = {}
        self._subjects: list[tuple[int, Entity]] = []  # mentions in order: (first token, entity)
        self._spoken: list[tuple[int, Entity]] = []
        self._read_names()

    def _read_names(self) -> None:
        norms, tags = self.document.norms, self.tags
        self._alone = {norms[m.start()] for m in _name.finditer(tags) if m.end() - m.start() == 1}
        for first, last in self._name_spans(0, len(norms)):
            self._mention(tuple(norms[first:last]), first, last)

    def _name_spans(self, low: int, high: int) -> list[tuple[int, int]]:
        """Names in a token range; "Ambassador of Russia" is a role and a place, "in Serbia Ilse Brandt" a place and a person."""
        norms, tags = self.document.norms, self.tags
        sentence_of, sentences = self.document.sentence_of, self.document.sentences
        out = []
        for match in _name.finditer(tags, low, high):
            first, last = match.span()
            last = min(last, sentences[sentence_of[first]].last)
            if "o" in tags[first:last] and norms[first] in _TITLES:
                cut = tags.index("o", first)
                out.append((first, cut))
                first = cut + 1
            if last - first >= 3 and norms[first] in self._alone and first and tags[first - 1] in "io":
                out.append((first, first + 1))
                first += 1
            if first < last:
                out.append((first, last))
        return out

    def _mention(self, words: tuple[str, ...], first: int, last: int) -> None:
        titles = _titles_of(words)
        title, bare = words[:titles], words[titles:]
        if not bare or (bare[-1] in _TITLES and len(bare) == 1):
            return
        entity = self._find(bare, _title_gender(title))
        if entity is None:
            entity = self._new(bare, title, first + titles, last)
        entity.mentions.append(first)
        if entity.kind == "unknown" and len(bare) > 1 and bare[0] in given_names():
            entity.kind = "person"
            entity.gender = entity.gender if entity.gender != "unknown" else given_names()[bare[0]]
        if len(bare) > len(entity.words) and entity.kind == "person":
            entity.words = bare
            entity.name = self.document.text_of(first + titles, last)
            self._by_words[bare] = entity
        gender = _title_gender(title)
        if gender != "unknown" and entity.gender == "unknown":
            entity.gender = gender
        if title and entity.kind in ("unknown", "place"):
            entity.kind = "person"
        entity.roles.update(title)
        entity.roles.update(self._apposed_roles(first, last))
        self._subjects.append((first, entity))

    def _apposed_roles(self, first: int, last: int) -> set[str]:
        """Head nouns of "the ambassador X" before and ", the ambassador of Y," after a name."""
        tags, norms = self.tags, self.document.norms
        roles: set[str] = set()
        at = first - 1
        while at >= 0 and tags[at] in "NZMJ" and first - at <= 4:
            if tags[at] in "NZ":
                roles.add(norms[at])
            at -= 1
        if last + 1 < len(tags) and tags[last] == "," and tags[last + 1] in "dqNJ":
            match = re.compile(r"(?:[dq])?(?:A?[JPKGZE#O]){0,9}([NMZ]{1,12})").match(tags, last + 1)
            if match and tags[match.end() : match.end() + 1] in ",.oi":
                roles.add(norms[match.end(1) - 1])
        while at >= 0 and first - at <= 9 and tags[at] in "Eoid" and norms[at] not in _TITLES:
            at -= 1
        if last - first >= 2 and at >= 0 and norms[at] in _TITLES and first - at > 1:
            roles.add(norms[at])
        return roles

    def _find(self, bare: tuple[str, ...], gender: Gender) -> Entity | None:
        entity = self._by_words.get(bare)
        if entity is not None and _agree(entity.gender, gender):
            return entity
        candidates = self._by_last.get(bare[-1], ())
        for entity in reversed(candidates):
            if not _agree(entity.gender, gender):
                continue
            if len(bare) == 1 and (entity.kind in ("person", "unknown") or entity.words == bare):
                return entity
            if entity.kind in ("person", "unknown") and _same_person(entity.words, bare):
                return entity
        if len(bare) == 1 and bare[0] in given_names():
            return self._by_given.get(bare[0])
        return None

    def _new(self, bare: tuple[str, ...], title: tuple[str, ...], first: int, last: int) -> Entity:
        kind: Literal["person", "organisation", "place", "unknown"] = "unknown"
        gender = _title_gender(title)
        if ORGANISATION_WORDS & set(bare):
            kind = "organisation"
        elif title or (len(bare) > 1 and bare[0] in given_names()):
            kind = "person"
            if gender == "unknown":
                gender = given_names().get(bare[0], "unknown") if len(bare) > 1 else "unknown"
        entity = Entity(self.document.text_of(first, last), bare, kind, gender)
        self.entities.append(entity)
        self._by_words[bare] = entity
        self._by_last.setdefault(bare[-1], []).append(entity)
        if kind == "person" and len(bare) > 1:
            self._by_given[bare[0]] = entity
        return entity

    def spoke(self, first: int, entity: Entity) -> None:
        """Remember who spoke last, for continuations and for the nearest plausible subject."""
        self._spoken.append((first, entity))

    def resolve(self, source: Range) -> tuple[Entity | None, By | None]:
        """The speaker a source phrase names, and how it was found; (None, None) where nobody fits."""
        norms, tags = self.document.norms, self.tags
        first, last = source
        head = norms[first]
        if last - first <= 2 and head in _PERSON_PRONOUNS:
            entity = self._antecedent(first, _PERSON_PRONOUNS[head])
            return (entity, "pronoun") if entity else (None, None)
        if last - first <= 2 and head in ("it", "its"):
            entity = self._last_to_speak(first) or self._nearest(first, _is_thing)
            return (entity, "pronoun") if entity else (None, None)
        if last - first <= 2 and tags[first] == "p":
            return None, None
        if last - first <= 2 and tags[first] == "q" and head in _GROUP_PRONOUNS:
            return None, None
        return self._by_name_or_role(first, last)

    def _by_name_or_role(self, first: int, last: int) -> tuple[Entity | None, By | None]:
        norms, tags = self.document.norms, self.tags
        base = re.compile(r"(?:[dq]{0,3})(?:A?[JPKGZ#]){0,9}[NMEZ#]{1,12}").match(tags, first, last)
        base_last = base.end() if base else last
        names = self._name_spans(first, last)
        # The name leads where it closes the base phrase ("the Ruritanian minister Ilse Brandt") or is apposed to it.
        for a, b in names:
            possessor = b < last and tags[b] == "O"
            if possessor or (a > first and tags[a - 1] in "oi"):
                continue
            if b >= base_last or a >= base_last:
                words = tuple(norms[a:b])
                titles = _titles_of(words)
                entity = self._find(words[titles:], _title_gender(words[:titles]))
                if entity is not None and words[-1] not in _TITLES and not (a >= base_last and entity.kind == "place"):
                    return entity, "name"
        if not names and self.document.view[self.document.starts[last - 1]].isupper():
            entity = self._by_words.get((norms[last - 1],)) or self._find((norms[last - 1],), "unknown")
            if entity is not None and entity.kind in ("person", "organisation"):
                return entity, "name"  # a headline's label, which its capital does not tell to be a name
        head = norms[base_last - 1]
        definite = tags[first] == "d" and norms[first] in ("the", "this", "that")
        if head in _DOCUMENT:
            return self._common(first, last, "document"), "name"
        if (definite and base_last == last) or (definite and tags[base_last : base_last + 1] in ("o", "i", ",")):
            entity = self._nearest(first, lambda e: head in e.roles)
            if entity is not None:
                return entity, "role"
        modifiers = set(norms[first:base_last])
        kind: Literal["organisation", "group", "unknown"] = (
            "organisation" if modifiers & ORGANISATION_WORDS else "group" if tags[base_last - 1] == "M" else "unknown"
        )
        return self._common(first, base_last, kind), "role" if kind == "unknown" else "name"

    def _common(self, first: int, last: int, kind: Literal["organisation", "group", "document", "unknown"]) -> Entity:
        """A speaker known only by a common noun phrase ("the ministry", "two officials"), one an article for each wording."""
        words = tuple(self.document.norms[first:last])
        while len(words) > 1 and words[0] in ("the", "a", "an", "this", "that"):
            words = words[1:]
        entity = self._by_words.get(words)
        if entity is None:
            entity = Entity(self.document.text_of(first, last), words, kind)
            self.entities.append(entity)
            self._by_words[words] = entity
        entity.mentions.append(first)
        insort(self._subjects, (first, entity), key=_first)
        return entity

    def _antecedent(self, at: int, gender: Gender) -> Entity | None:
        """The nearest plausible person before a pronoun: the subject of this or an earlier sentence, then any mention."""
        sentence_of = self.document.sentence_of
        here = sentence_of[at]

        def fits(entity: Entity) -> bool:
            if entity.kind == "person" or (entity.kind == "unknown" and len(entity.words) <= 3):
                return _agree(entity.gender, gender) and not (ORGANISATION_WORDS & set(entity.words))
            return False

        candidates: dict[int, Entity] = {}
        best: tuple[float, Entity] | None = None
        for first, entity in self._before(at):
            distance = here - sentence_of[first]
            if distance > 8:
                break
            if not fits(entity):
                continue
            opener = first - self.document.sentences[sentence_of[first]].first
            score = distance * 2.0 + (0 if opener <= 3 else 1.2 if self.tags[max(0, first - 1)] not in "io" else 2.5)
            if entity.kind == "unknown":
                score += 3
            if entity.gender == gender:
                score -= 0.7
            if best is None or score < best[0]:
                best = (score, entity)
            candidates[first] = entity
        for first, entity in reversed(self._spoken):
            if first < at:
                distance = here - sentence_of[first]
                if distance <= 8 and fits(entity):
                    score = distance * 2.0 - 1.5
                    if best is None or score < best[0]:
                        best = (score, entity)
                break
        if best is None:
            return None
        if best[1].gender == "unknown":
            best[1].gender = gender
        return best[1]

    def _last_to_speak(self, at: int) -> Entity | None:
        """Who spoke last, where that is nobody: "Moscow said …. It denied …"."""
        here = self.document.sentence_of[at]
        for first, entity in reversed(self._spoken):
            if first < at:
                near = here - self.document.sentence_of[first] <= 3
                place = entity.kind == "unknown" and len(entity.words) == 1 and entity.name.lower() == entity.words[0]
                place = place and self.tags[first] in "NEZ" and entity.name[0].isupper()
                unlike = entity.gender == "unknown" and entity.words[0] not in given_names()
                return entity if near and (_is_thing(entity) or (place and unlike)) else None
        return None

    def _nearest(self, at: int, fits: Callable[[Entity], bool]) -> Entity | None:
        return next((entity for _, entity in self._before(at) if fits(entity)), None)

    def _before(self, at: int) -> Iterator[tuple[int, Entity]]:
        """Mentions before a token, the nearest first; not more than a long article's."""
        end = bisect_left(self._subjects, at, key=_first)
        return reversed(self._subjects[max(0, end - _MOST_MENTIONS) : end])

    def speakers(self, used: list[Entity]) -> tuple[Speaker, ...]:
        """The entities that speak, in the given order, as finished speakers."""
        return tuple(
            Speaker(i, e.name, e.kind, e.gender, tuple(sorted(e.aliases - {e.name}))) for i, e in enumerate(used)
        )


def _titles_of(words: tuple[str, ...]) -> int:
    """How many words of a name are titles: "Dr.", "Prime Minister", and "Harbour Minister" before a given name."""
    titles = 0
    while titles < len(words) - 1 and words[titles] in _TITLES:
        titles += 1
    for at in range(titles, len(words) - 2):
        if words[at] in _ROLES and words[at + 1] in given_names():
            return at + 1
    return titles


def _is_thing(entity: Entity) -> bool:
    return entity.kind in ("organisation", "place", "document")


def _title_gender(title: tuple[str, ...]) -> Gender:
    for word in title:
        if word in _FEMALE_TITLES:
            return "female"
        if word in _MALE_TITLES:
            return "male"
    return "unknown"


def _agree(a: Gender, b: Gender) -> bool:
    return a == b or "unknown" in (a, b)


def _same_person(known: tuple[str, ...], words: tuple[str, ...]) -> bool:
    """Same last name, and no contradicting first name (an initial agrees with the name it begins)."""
    if known[-1] != words[-1]:
        return False
    if len(known) == 1 or len(words) == 1:
        return True
    a, b = known[0].rstrip("."), words[0].rstrip(".")
    return a == b or (min(len(a), len(b)) == 1 and a[0] == b[0])
