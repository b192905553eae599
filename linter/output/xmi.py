"""UIMA CAS XMI through dkpro-cassis, which INCEpTION opens: for each article its readable text with tokens, sentences and findings.

The types are those of DKPro Core and of INCEpTION: a finding is a span of the layer ``webanno.custom.RhetlintFinding``, which
``TypeSystem.xml`` describes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from linter.extras import load_extra
from linter.findings.finding import Findings
from linter.output.places import readable

FINDING = "webanno.custom.RhetlintFinding"
_SEGMENTATION = "de.tudarmstadt.ukp.dkpro.core.api.segmentation.type"
_METADATA = "de.tudarmstadt.ukp.dkpro.core.api.metadata.type.DocumentMetaData"
_FIELDS = ("rule", "severity", "message", "voice", "speaker")
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def files(result: Findings) -> Iterator[tuple[str, Iterable[str]]]:
    """The file of a document.

    Raises:
        MissingExtra: dkpro-cassis is not installed.
    """
    cas = _cassis().Cas(typesystem=_types())
    document = result.document
    cas.sofa_string = _NO_XML.sub("\ufffd", document.view)
    cas.sofa_mime = "text/plain"
    types = {
        name: cas.typesystem.get_type(name) for name in (FINDING, _METADATA, *map(_segment, ("Sentence", "Token")))
    }
    title = _NO_XML.sub("\ufffd", document.title or document.path)
    path = _NO_XML.sub("\ufffd", document.path)
    about = {"documentTitle": title, "documentId": path, "language": "en"}
    cas.add(types[_METADATA](begin=0, end=len(document.view), **about))
    for sentence in document.sentences:
        begin, end = document.starts[sentence.first], document.ends[sentence.last - 1]
        cas.add(types[_segment("Sentence")](begin=begin, end=end))
    for begin, end in zip(document.starts, document.ends, strict=True):
        cas.add(types[_segment("Token")](begin=begin, end=end))
    for one in result.findings:
        begin, end = readable(document, one.place.start, one.place.end)
        fields = {name: getattr(one, name) for name in _FIELDS}
        said = {name: value and _NO_XML.sub("\ufffd", value) for name, value in fields.items()}
        cas.add(types[FINDING](begin=begin, end=end, **said))
    yield ".xmi", (cas.to_xmi(),)


def beside() -> dict[str, str]:
    """The description of the types."""
    return {"TypeSystem.xml": _types().to_xml()}


def _segment(name: str) -> str:
    return f"{_SEGMENTATION}.{name}"


@cache
def _types() -> Any:
    cassis = _cassis()
    system = cassis.TypeSystem()
    for name in ("Sentence", "Token"):
        system.create_type(_segment(name), "uima.tcas.Annotation")
    system.create_type(_METADATA, "uima.tcas.DocumentAnnotation")
    for field in ("documentTitle", "documentId"):
        system.create_feature(_METADATA, field, "uima.cas.String")
    system.create_type(FINDING, "uima.tcas.Annotation", description="A finding of rhetlint")
    for field in _FIELDS:
        system.create_feature(FINDING, field, "uima.cas.String")
    return system


def _cassis() -> Any:
    return load_extra("cassis", "xmi", "to write XMI")
