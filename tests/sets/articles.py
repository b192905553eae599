"""Articles by hand, as the comparison of a set takes them."""

from linter import load_rules
from linter.pipeline import lint_document
from linter.ruleset.compiled import Engine
from linter.sets.compare import compare
from linter.sets.extract import LOADED, extract
from linter.sets.model import RULES, Compared, Extract
from linter.text import from_text
from linter.text.document import Published

_engine: list[Engine] = []


def taken(text: str, path: str = "a.txt", outlet: str | None = None, date: str | None = None) -> Extract:
    """What is compared of a text."""
    if not _engine:
        _engine.append(Engine(load_rules()))
    document = from_text(text, path=path)
    document.published = Published(outlet, date)
    return extract(lint_document(_engine[0], document, LOADED), path)


def found(*texts: str | Extract, wanted: tuple[str, ...] = RULES) -> Compared:
    """What is found between texts, called a.txt, b.txt and so on."""
    made = (
        one if isinstance(one, Extract) else taken(one, f"{name}.txt")
        for name, one in zip("abcdefgh", texts, strict=False)
    )
    return compare(made, wanted)


def rules(compared: Compared) -> list[str]:
    """The ids of what is found, without ``sets/``."""
    return [finding.rule.removeprefix("sets/") for finding in compared.findings]


def marked(compared: Compared, number: int = 0) -> list[str]:
    """The versions of a finding, with brackets around what differs."""
    shown = []
    for version in compared.findings[number].versions:
        parts = (f"[{one.text}]" if one.kind in ("cut", "other") else one.text for one in version.stretches)
        shown.append("".join(parts))
    return shown
