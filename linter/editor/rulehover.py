"""What is shown of the names in a rule file where the pointer rests on them, as Markdown."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from linter.editor.hovering import plain
from linter.editor.lines import Lines
from linter.editor.marks import Target
from linter.editor.naming import texts_of
from linter.editor.rulewords import Word, rule_at
from linter.editor.workshop import read
from linter.language.described import UNITS
from linter.pattern.grammar import captures_in, written_lines
from linter.ruleset.library import RuleLibrary
from linter.ruleset.load import Checked, RuleFile
from linter.ruleset.precision import said
from linter.wording import amount

_MOST_ENTRIES, _MOST_LINES, _LONGEST = 40, 8, 160


def hover(
    word: Word, lines: Lines, file: RuleFile | None, library: RuleLibrary, target: Target | None, opened: dict[str, str]
) -> str | None:
    """What a word of a rule file is; None where nothing is known of it.

    Args:
        word: the word.
        lines: the file's.
        file: the file as it is read; None where it is no YAML now.
        library: the rules, as they last were right.
        target: where the word leads to.
        opened: what the editor has of files, by path.
    """
    rule = rule_at(lines, lines.position(word.start)[0])
    if word.kind == "unit":
        return f"`<{word.name}>`: {UNITS[word.name]}" if word.name in UNITS else None
    if word.kind == "lexicon":
        return _lexicon(word.name, rule, library, target, opened)
    if word.kind == "definition":
        return _definition(word.name, rule, file, library)
    if word.kind == "rule":
        return _rule(word.name, library)
    return _capture(word.name, rule, file)


def _lexicon(
    name: str, rule: str | None, library: RuleLibrary, target: Target | None, opened: dict[str, str]
) -> str | None:
    own = f"{rule}:{name}" in library.entries
    listed = library.entries.get(f"{rule}:{name}" if own else name)
    if listed is None:
        return None
    entries = listed.splitlines()
    shown = ", ".join(map(plain, entries[:_MOST_ENTRIES])) + (" …" if len(entries) > _MOST_ENTRIES else "")
    whose = f"a list of {plain(rule or '')}" if own else "a shared lexicon"
    parts = [f"`@{name}`: {whose}, {amount(len(entries), 'entry', 'entries')}", shown]
    if target is not None and not own:
        for path, text in texts_of([Path(target.path)], opened):
            made = read(text, path)
            for lexicon, _ in () if made is None else made.lexicons:
                if lexicon.lexicon == name:
                    parts += [plain(lexicon.about)] * bool(lexicon.about)
                    parts += [f"*Source:* {plain(lexicon.source)}"] * bool(lexicon.source)
    return "\n\n".join(parts)


def _definition(name: str, rule: str | None, file: RuleFile | None, library: RuleLibrary) -> str | None:
    own = next((one.rule.define[name] for one in _rules(file, rule) if name in one.rule.define), None)
    text = own if own is not None else library.definitions.get(name, (None,))[0]
    if text is None:
        return None
    return f"`&{name}`: {'a sub-pattern of this rule' if own else 'a shared sub-pattern'}\n\n{_code(text.splitlines())}"


def _rule(name: str, library: RuleLibrary) -> str | None:
    loaded = library.rules.get(name)
    if loaded is None:
        return None
    rule = loaded.rule
    parts = [f"**{plain(rule.title)}** · {rule.severity} · `{rule.id}`", plain(rule.claims or rule.message)]
    return "\n\n".join([*parts, f"*Precision:* {said(loaded.figure)}"])


def _capture(name: str, rule: str | None, file: RuleFile | None) -> str | None:
    for one in _rules(file, rule):
        capturing: list[str] = []
        for asked in one.asks.patterns:
            for line in written_lines(asked.text):
                if any(found == name for found, _ in captures_in(line.code)):
                    capturing.append(line.code.strip())
        if capturing:
            how_many = f"{amount(len(capturing), 'alternative')}"
            return f"`${name}`: captured by {how_many}\n\n{_code(capturing)}"
    return None


def _rules(file: RuleFile | None, rule: str | None) -> Iterator[Checked]:
    return (one for one in (() if file is None else file.rules) if one.rule.id == rule)


def _code(code: list[str]) -> str:
    lines = [line[:_LONGEST] + ("…" if len(line) > _LONGEST else "") for line in code[:_MOST_LINES]]
    return (
        "```text\n" + "\n".join([*lines, *(["…"] if len(code) > _MOST_LINES else [])]).replace("```", "'''") + "\n```"
    )
