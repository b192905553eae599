"""All that is open in an editor, each text looked at when it has changed. It knows the texts, and nothing of a protocol."""

from __future__ import annotations

import os
import traceback
from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from linter.editor import actions, hovering, rulehover
from linter.editor.articles import Articles, format_of, marks_at
from linter.editor.completing import Completion, completions
from linter.editor.explaining import explained
from linter.editor.lines import Encoding, Lines
from linter.editor.marks import Action, Mark, Target
from linter.editor.naming import Named, builtin_named, named, targets, texts_of
from linter.editor.rulewords import Word, word_at
from linter.editor.workshop import Workshop, example_marks, problem_marks, read, remark_marks, said
from linter.evaluation.examples import check_examples
from linter.findings.finding import Findings
from linter.problems import Problem
from linter.ruleset.compiled import Engine
from linter.ruleset.library import RuleLibrary
from linter.ruleset.load import RuleFile
from linter.ruleset.sources import own_files


class Text(NamedTuple):
    """A text as an editor has it: its address, the path of its file, what the editor calls its language, and the version's number."""

    uri: str
    path: str
    language: str
    text: str
    version: int | None


class Seen(NamedTuple):
    """What was found in a text of one version.

    ``format`` is that of an article, None for a rule file. ``problems`` are errors of other files. ``file`` and ``library`` are of a rule
    file: what it holds, None where it is no YAML, and the rules as they last were right; ``roots`` see ``Workshop.roots``.
    """

    text: Text
    lines: Lines
    marks: tuple[Mark, ...] = ()
    problems: tuple[Problem, ...] = ()
    format: str | None = None
    findings: Findings | None = None
    file: RuleFile | None = None
    library: RuleLibrary | None = None
    roots: tuple[Path, ...] = ()


def moved(seen: Seen, text: Text, encoding: Encoding) -> Seen:
    """What was found in an earlier version of an article, as far as its words still stand in the present one.

    These are the words before the first and behind the last place in which the versions differ. Only ``marks`` have their new places.

    Args:
        seen: of the earlier version.
        text: the present version.
        encoding: what the editor counts characters in.
    """
    from rapidfuzz.distance import Postfix, Prefix

    old, new = seen.text.text, text.text
    before = Prefix.similarity(old, new)
    behind = min(Postfix.similarity(old, new), min(len(old), len(new)) - before)
    shift = len(new) - len(old)
    marks = [mark for mark in seen.marks if mark.end <= before]
    marks += [
        mark._replace(start=mark.start + shift, end=mark.end + shift)
        for mark in seen.marks
        if mark.start >= len(old) - behind and mark.end > before
    ]
    return Seen(text, Lines(text.text, encoding), tuple(marks), format=seen.format)


class Desk:
    """Looks at texts. What looks and explains is for one thread, what answers from what was seen for one as well, which may be another.

    Args:
        root: the folder that is open in the editor.
        encoding: what it counts characters in.
    """

    def __init__(self, root: Path, encoding: Encoding = "utf-16") -> None:
        self.root, self.encoding = root, encoding
        self._articles, self._workshop = Articles(), Workshop()

    def renew(self) -> None:
        """Read rules, configurations and ignore files again, since one of them may have changed."""
        self._articles.renew()
        self._workshop.renew()

    def look(self, text: Text, opened: Mapping[str, str]) -> Seen | None:
        """What is to be said of a text; None where it is neither an article nor a rule file.

        A fault of the program is said of the text in which it appeared, and of no other.

        Args:
            text: the text.
            opened: all texts that are open, by the real paths of their files.
        """
        lines = Lines(text.text, self.encoding)
        try:
            format = format_of(text.language, text.path)
            if format is not None:
                found = self._articles.lint(text.text, text.path, format)
                return Seen(text, lines, found.marks, found.problems, format, found.findings)
            return self._rules(text, lines, opened)
        except Problem as error:
            return Seen(text, lines, problems=tuple(error.each))
        except Exception as error:
            traceback.print_exc()
            told = f"this is a fault of rhetlint ({type(error).__name__}), not of your text; please report it"
            return Seen(text, lines, (Mark(0, lines.span(0)[1], "error", told, "rhetlint"),))

    def _rules(self, text: Text, lines: Lines, opened: Mapping[str, str]) -> Seen | None:
        roots = self._workshop.roots(text.path)
        if not roots:
            return None
        path = os.path.realpath(text.path)
        loaded = self._workshop.load(roots, {**opened, path: text.text})
        file = read(text.text, path)
        marks = problem_marks((one for one in loaded.problems if one.file == path), lines)
        others = tuple(one for one in loaded.problems if one.file != path)
        if loaded.library is not None and file is not None:
            marks = (*marks, *example_marks(loaded.library, file, lines), *remark_marks(loaded.library, file, lines))
        return Seen(text, lines, marks, others, None, None, file, loaded.known, roots)

    def hover(self, seen: Seen, offset: int, opened: dict[str, str]) -> tuple[str, int, int] | None:
        """What is shown where the pointer rests, as Markdown, and the stretch that it is about."""
        if seen.format is not None:
            marks = list(marks_at(seen.marks, offset, offset))
            shown = [mark.finding for mark in marks if mark.finding is not None]
            if not shown:
                return None
            return hovering.hover(shown), max(mark.start for mark in marks), min(mark.end for mark in marks)
        word = word_at(seen.lines, offset)
        if word is None or seen.library is None:
            return None
        target = next(iter(self.definition(seen, offset, opened)), None)
        told = rulehover.hover(word, seen.lines, seen.file, seen.library, target, opened)
        return None if told is None else (told, word.start, word.end)

    def actions(self, seen: Seen, start: int, end: int) -> Iterator[Action]:
        """What is offered to do about the findings in a stretch of an article."""
        if seen.format is not None:
            marks = marks_at(seen.marks, start, end)
            path = Path(seen.text.path)
            yield from actions.actions(marks, seen.text.text, path, seen.format, self.root, seen.text.uri)

    def explain(self, seen: Seen, rule: str, start: int, end: int) -> str | None:
        """The explanation of a finding; None where there is none (any more)."""
        for finding in seen.findings or ():
            if (finding.rule, finding.place.start, finding.place.end) == (rule, start, end) and seen.findings:
                return explained(self._articles.engine(seen.text.path), seen.findings, finding)
        return None

    def complete(self, seen: Seen, offset: int) -> list[Completion]:
        """What may be written at an offset of a rule file."""
        return [] if seen.library is None else completions(seen.lines, offset, seen.library)

    def definition(self, seen: Seen, offset: int, opened: Mapping[str, str]) -> list[Target]:
        """Where what stands at an offset of a rule file is written."""
        word: Word | None = None if seen.library is None else word_at(seen.lines, offset)
        if word is None or seen.library is None:
            return []
        known = dict(self._builtin_named)
        for root in seen.roots:
            known |= named(texts_of(own_files(root), opened))
        return targets(word, seen.lines, seen.file, os.path.realpath(seen.text.path), seen.library, known)

    @cached_property
    def _builtin_named(self) -> Named:
        return builtin_named()

    def lenses(self, seen: Seen) -> Iterator[tuple[int, str, str]]:
        """For each rule of a rule file: the offset of its id, what running its examples is called, and the id."""
        for checked in () if seen.file is None else seen.file.rules:
            examples = checked.rule.examples
            at = seen.lines.at(*seen.file.source.place((*checked.path, "key:id"))) if seen.file else 0
            yield at, f"Run {len(examples.flag)} flag and {len(examples.pass_)} pass examples", checked.rule.id

    def run(self, seen: Seen, rule: str) -> str:
        """Run the examples of a rule of a rule file; says how they went."""
        loaded = None if seen.library is None else seen.library.rules.get(rule)
        if (
            loaded is None
            or seen.library is None
            or any(mark.severity == "error" for mark in seen.marks)
            or seen.problems
        ):
            return f"{rule}: the rule files have errors; mend them first"
        failures = check_examples(Engine(seen.library), loaded, None if seen.file is None else seen.file.source)
        count = len(loaded.rule.examples.flag) + len(loaded.rule.examples.pass_)
        if not failures:
            return f"{rule}: all {count} examples pass"
        return "\n\n".join(
            [f"{rule}: {len(failures)} of {count} examples fail", *(f"{one.text}\n{said(one)}" for one in failures)]
        )
