"""What the site has beside the pages of docs/: README, CONTRIBUTING and CHANGELOG, a place for every rule, and each rule's patterns drawn.

The drawings are made here and are in no file of the project: together they have ten megabytes, in Git they would change with every
rule, and GitHub would show each beside a page of five kilobytes. In docs/rules/ a page has the patterns as text.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from linter.output.diagram.parts import patterns
from linter.output.diagram.writing import as_svg
from linter.ruleset import RuleLibrary
from linter.session import load_rules

ROOT = Path(__file__).parents[2]
TOP = {"index.md": "README.md", "contributing.md": "CONTRIBUTING.md", "changelog.md": "CHANGELOG.md"}
"""Pages of the site that are files of the top level."""

_library = cache(load_rules)
_HEADING = "\n## How it is found\n"


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """List the pages of rules by families."""
    folder = Path(config.docs_dir) / "rules"
    families = [
        {_title(index): [f"rules/{index.parent.name}/index.md", *_pages(index.parent)]}
        for index in sorted(folder.glob("*/index.md"))
    ]
    assert config.nav is not None
    for entry in config.nav:
        if "The rules" in entry:
            entry["The rules"] = ["rules/index.md", *families]
    return config


def _pages(folder: Path) -> list[str]:
    return [f"rules/{folder.name}/{page.name}" for page in sorted(folder.glob("*.md")) if page.name != "index.md"]


def _title(page: Path) -> str:
    return page.read_text("utf-8").partition("\n")[0].removeprefix("# ")


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the pages of the top level, and the drawings."""
    for name, source in TOP.items():
        files.append(File.generated(config, name, content=_moved((ROOT / source).read_text("utf-8"))))
    for rule_id in drawn():
        files.append(File.generated(config, f"rules/{rule_id}.svg", content=_drawing(_library(), rule_id)))
    return files


def _moved(text: str) -> str:
    """A page of the top level, with links that lead from docs/."""
    text = re.sub(r"\]\(docs/", "](", text)
    for name, source in TOP.items():
        text = text.replace(f"]({source}", f"]({name}")
    return text


@cache
def drawn() -> frozenset[str]:
    """The ids of the rules that have a pattern to draw."""
    return frozenset(rule_id for rule_id, loaded in _library().rules.items() if patterns(loaded))


def _drawing(library: RuleLibrary, rule_id: str) -> str:
    loaded = library.rules[rule_id]
    return "".join(as_svg(library, loaded, patterns(loaded)))


def on_page_markdown(markdown: str, page: Page, **_: object) -> str:
    """Show on a rule's page its patterns drawn."""
    rule_id = page.file.src_uri.removeprefix("rules/").removesuffix(".md")
    if not page.file.src_uri.startswith("rules/") or rule_id not in drawn():
        return markdown
    name = rule_id.partition("/")[2]
    before, heading, after = markdown.partition(_HEADING)
    assert heading, page.file.src_uri
    shown = f"[![The patterns of {rule_id} drawn as railroads]({name}.svg){{ loading=lazy }}]({name}.svg)"
    return f"{before}{heading}\n{shown}\n{after}"
