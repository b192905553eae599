"""What tells a finding from others, through edits of the text around it: for baselines, and for hosts that follow findings over time.

A fingerprint is made of the rule, the words found and the sentence they begin in, never of a line number, so that a finding stays the
same while its sentence does. Of equal ones in a document the second and further are numbered.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from hashlib import blake2b
from urllib.parse import quote

from linter.findings.finding import Finding
from linter.output.places import in_view, token_at
from linter.text.document import Document

VERSION = "rhetlint/v1"
"""The name of this kind of fingerprint: raised when fingerprints are made of other things."""


def fingerprints(document: Document, findings: Iterable[Finding]) -> Iterator[str]:
    """The fingerprint of each finding, 32 hexadecimal digits; no two in a document are the same.

    Args:
        document: the article.
        findings: some of its findings, in order.
    """
    seen: Counter[str] = Counter()
    for finding in findings:
        said = _said(document, finding)
        seen[said] += 1
        yield blake2b(f"{said}\x1f{seen[said]}".encode("utf-8", "replace"), digest_size=16).hexdigest()


def uri(path: str) -> str:
    """A file's path as a URI reference: relative to the working folder, or ``file://`` for an absolute path."""
    inside = path[2:] if path.startswith("./") else path
    whole = quote(inside, safe="/")
    return f"file://{whole}" if path.startswith("/") else whole


def _said(document: Document, finding: Finding) -> str:
    """What a finding says of which words. One about a whole text, which changes with every edit, is known by its rule alone."""
    part = "" if document.part is None else str(document.part.number)
    span = in_view(document, finding.place.start, finding.place.end)
    token = None if span is None else token_at(document, span[0])
    last = None if span is None else token_at(document, span[1] - 1)
    if token is None or last is None:
        return "\x1f".join((part, finding.rule, " ".join(finding.place.text.split())))
    sentence = document.sentences[document.sentence_of[token]]
    if token == 0 and last == len(document.norms) - 1 and last >= sentence.last:
        return "\x1f".join((part, finding.rule))
    words = document.norms[token : min(last + 1, sentence.last)]
    return "\x1f".join((part, finding.rule, " ".join(words), *document.norms[sentence.first : sentence.last]))
