"""Writes the diagrams of a rule as one HTML page that loads nothing, or as one SVG."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator, Sequence
from html import escape
from typing import Any

from linter.output.diagram.drawing import Pen
from linter.output.diagram.parts import Section
from linter.output.terminal import shown
from linter.ruleset.library import RuleLibrary
from linter.ruleset.rule import LoadedRule

_COLOURS = """\
:root { --paper: #fbfaf6; --ink: #1f1c18; --soft: #5f594f; --word: #ffffff; --lemma: #eef3e2; --lexicon: #e2eef8; --unit: #f8eed2; --other: #efe6f5; }
@media (prefers-color-scheme: dark) { :root { --paper: #17171a; --ink: #e8e4db; --soft: #aba599; --word: #26262a; --lemma: #2c3a22; --lexicon: #1f3346; --unit: #453816; --other: #38283f; } }
"""
_DRAWING = """\
.railroad-diagram path { stroke: var(--soft); stroke-width: 1.5; fill: none; }
.railroad-diagram text { font: 14px ui-monospace, "DejaVu Sans Mono", "Liberation Mono", monospace; text-anchor: middle; fill: var(--ink); }
.railroad-diagram text.comment { font-size: 12px; font-weight: 600; }
.railroad-diagram rect { stroke: var(--soft); stroke-width: 1; fill: var(--other); }
.railroad-diagram .word rect { fill: var(--word); } .railroad-diagram .lemma rect { fill: var(--lemma); }
.railroad-diagram .lexicon rect { fill: var(--lexicon); } .railroad-diagram .unit rect { fill: var(--unit); }
.railroad-diagram rect.group-box { fill: none; stroke-dasharray: 6 4; }
"""
_PAGE = """\
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 80rem; padding: 1.5rem 2rem 4rem; background: var(--paper); color: var(--ink); font: 1rem/1.5 Georgia, "Liberation Serif", serif; }
h1, h2 { font-weight: 500; line-height: 1.25; margin: 0 0 .3rem; } h2 { margin-top: 2rem; font-size: 1.2rem; }
code, .legend, .soft { font: .8125rem/1.6 ui-monospace, "DejaVu Sans Mono", "Liberation Mono", monospace; overflow-wrap: anywhere; }
.soft { color: var(--soft); }
figure { margin: 1rem 0; } .scroll { overflow-x: auto; } svg { display: block; }
.legend span { border: 1px solid var(--soft); padding: .1rem .5rem; margin-right: .4rem; white-space: nowrap; } .legend .round { border-radius: 10px; }
.legend .word { background: var(--word); } .legend .lemma { background: var(--lemma); } .legend .lexicon { background: var(--lexicon); } .legend .unit { background: var(--unit); } .legend .other { background: var(--other); }
"""
_SVG = "text.heading { font: 600 15px ui-monospace, monospace; fill: var(--ink); } rect.paper { fill: var(--paper); }\n"
_LEGEND = (
    '<p class="legend"><span class="round word">word</span><span class="round lemma">any form of it</span>'
    '<span class="lexicon">entry of a lexicon</span><span class="unit">unit</span><span class="other">other</span></p>'
)
_GAP, _HEADING = 10, 30  # pixels between diagrams, and of a heading


def as_html(library: RuleLibrary, loaded: LoadedRule, sections: Sequence[Section]) -> Iterator[str]:
    """The page, in parts.

    Args:
        library: where the entries of lexicons are looked up.
        loaded: the rule.
        sections: what of it is drawn.

    Raises:
        MissingExtra: railroad-diagrams is not installed.
    """
    pen = _pen(library, loaded)
    style = _COLOURS + _DRAWING + _PAGE
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    title = _text(loaded.rule.title)
    yield (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'sha256-{digest}'\">\n"
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n<meta name="color-scheme" content="light dark">\n'
        f"<title>{title}: its patterns drawn</title>\n<style>{style}</style>\n</head>\n<body>\n<main>\n"
        f'<h1>{title}</h1>\n<p class="soft">{_text(loaded.rule.id)}, its patterns drawn</p>\n{_LEGEND}\n'
    )
    for number, section in enumerate(sections, 1):
        yield f'<section aria-labelledby="s{number}">\n<h2 id="s{number}">{_text(section.heading)}</h2>\n'
        for row in section.rows:
            drawn = pen.diagram(row.tree)
            drawn.attrs.update({"role": "img", "aria-label": shown(row.text)})
            name = f"<b>{_text(row.name)}</b> " if row.name else ""
            yield '<figure>\n<div class="scroll" tabindex="0" role="group" aria-label="Diagram">'
            yield _svg(drawn)
            yield f"</div>\n<figcaption>{name}<code>{_text(row.text)}</code></figcaption>\n</figure>\n"
        yield "</section>\n"
    yield "</main>\n</body>\n</html>\n"


def as_svg(library: RuleLibrary, loaded: LoadedRule, sections: Sequence[Section]) -> Iterator[str]:
    """The same as one SVG, in parts: headings, and the diagrams below one another. Arguments as for ``as_html``.

    Raises:
        MissingExtra: railroad-diagrams is not installed.
    """
    pen = _pen(library, loaded)
    parts: list[str] = []
    width = max((10.0 + 9 * len(one.heading) for one in sections), default=0.0)
    height = 0.0
    for section in sections:
        height += _HEADING
        parts.append(f'<text class="heading" x="10" y="{height:g}">{_text(section.heading)}</text>\n')
        height += _GAP
        for row in section.rows:
            drawn = pen.diagram(row.tree)
            drawn.attrs.update({"x": "0", "y": f"{height:g}"})
            parts.append(_svg(drawn) + "\n")
            width = max(width, float(drawn.attrs["width"]))
            height += float(drawn.attrs["height"]) + _GAP
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:g}" height="{height:g}" viewBox="0 0 {width:g} {height:g}" role="img">\n'
        f"<title>{_text(loaded.rule.id)}</title>\n<style>{_COLOURS}{_DRAWING}{_SVG}</style>\n"
        f'<rect class="paper" width="{width:g}" height="{height:g}"/>\n'
    )
    yield from parts
    yield "</svg>\n"


def _pen(library: RuleLibrary, loaded: LoadedRule) -> Pen:
    def entries(name: str) -> list[str]:
        own = library.entries.get(f"{loaded.rule.id}:{name}")
        return (own if own is not None else library.entries.get(name, "")).splitlines()

    return Pen(entries)


def _svg(drawn: Any) -> str:
    parts: list[str] = []
    drawn.writeSvg(lambda text: parts.append(shown(text, lines=True)))
    return "".join(parts)


def _text(text: str) -> str:
    return escape(shown(text))
