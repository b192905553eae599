"""A small file of each format, made by the libraries of the formats."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable
from email.message import EmailMessage

LINES = [
    "“The ferry was absolutely late,” said Ilse Brandt, the mayor of Strand. “Nobody was asked.”\n\nJan Orlow called it a so-called delay.",
    "The calm ferry\n\nIt rained – and snowed – on the quay, the envoy of Orsinia claimed. He wasn't sure; nor was Lee.",
]
PAGE = (
    "<html><head><title>The calm ferry</title><meta name='date' content='2026-01-02'></head><body><nav>Menu</nav><article><h1>The calm ferry</h1>"
    "<p>It was <b>absolutely</b> late, said <i>Ilse Brandt</i>&nbsp;&mdash; the mayor.</p><blockquote><p>&ldquo;We wait.&rdquo;</p></blockquote>"
    "<ul><li>One<li>Two</ul><table><tr><td>Fog<td>Rain</table></article></body></html>"
)


def _docx() -> bytes:
    import docx

    made = docx.Document()
    made.add_heading("The calm ferry", 0)
    made.add_paragraph(LINES[0]).add_run(" Again.").bold = True
    made.add_paragraph("One", style="List Bullet")
    made.add_table(rows=1, cols=2).cell(0, 0).text = "Monday"
    return _saved(made.save)


def _odt() -> bytes:
    from odf.opendocument import OpenDocumentText
    from odf.text import H, List, ListItem, P

    made = OpenDocumentText()
    made.text.addElement(H(outlinelevel=1, text="The calm ferry"))
    made.text.addElement(P(text=LINES[0]))
    items, item = List(), ListItem()
    item.addElement(P(text="One"))
    items.addElement(item)
    made.text.addElement(items)
    return _saved(made.write)


def _epub() -> bytes:
    container = '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="b.opf"/></rootfiles></container>'
    items = "".join(f'<item id="i{n}" href="{n}.xhtml" media-type="application/xhtml+xml"/>' for n in range(2))
    package = f'<package xmlns="http://www.idpf.org/2007/opf"><manifest>{items}</manifest><spine><itemref idref="i1"/><itemref idref="i0"/></spine></package>'
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("META-INF/container.xml", container)
        archive.writestr("b.opf", package)
        for number in range(2):
            archive.writestr(f"{number}.xhtml", PAGE)
    return out.getvalue()


def _pdf() -> bytes:
    content = b"BT /F1 12 Tf 72 700 Td (The ferry was absolutely late,) Tj 0 -14 Td (said Ilse Brandt.) Tj 0 -40 Td [(It) -250 (sank.)] TJ ET"
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[4 0 R]/Count 1>>",
        b"<</Length %d>>stream\n%b\nendstream" % (len(content), content),
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 3 0 R/Resources<</Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>",
    ]
    out, offsets = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    head = b"xref\n0 5\n0000000000 65535 f \n%btrailer<</Size 5/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (
        table,
        len(out),
    )
    return out + head


def _mail(kind: str = "plain") -> bytes:
    made = EmailMessage()
    made["From"], made["To"], made["Subject"] = "brandt@example.org", "orlow@example.org", "The calm férry"
    made["Date"] = "Mon, 5 Jan 2026 10:00:00 +0100"
    made.set_content(
        PAGE if kind == "html" else f"{LINES[0]}\n\nOn Monday Jan Orlow wrote:\n> It rained.\n-- \nIB\n", subtype=kind
    )
    if kind == "plain":
        made.add_alternative(PAGE, subtype="html")
        made.add_attachment(b"x", maintype="application", subtype="pdf", filename="plan.pdf")
    return made.as_bytes()


def _parquet() -> bytes:
    import pyarrow
    from pyarrow import parquet

    out = io.BytesIO()
    parquet.write_table(
        pyarrow.table({"text": [*LINES, None], "date": ["2026-01-02", "x", ""]}), out, compression="none"
    )
    return out.getvalue()


def _saved(save: Callable[[io.BytesIO], object]) -> bytes:
    out = io.BytesIO()
    save(out)
    return out.getvalue()


_VTT = "WEBVTT\n\nNOTE x\n\n1\n00:00:01.000 --> 00:00:03.000 align:start\n<v Ilse Brandt>It was <i>absolutely</i> late\nand foggy.</v>\n\n00:00:05.500 --> 00:00:07.000\n<v Jan Orlow>The ferry &amp; I waited.\n"
_SRT = "1\r\n00:00:01,000 --> 00:00:03,000\r\nIlse Brandt: It was absolutely\r\nlate.\r\n\r\n2\r\n00:00:03,000 --> 00:00:05,000\r\n{\\an8}- Was it?\r\n- <b>Yes.</b>\r\n"
MADE: dict[str, Callable[[], bytes]] = {
    "docx": _docx,
    "odt": _odt,
    "rtf": lambda: rb"{\rtf1\ansi{\fonttbl{\f0 Times;}}\f0\b The calm ferry\b0\par It was \'93absolutely\'94 late, said \u304?lse Brandt.\par{\footnote x}}",
    "pdf": _pdf,
    "epub": _epub,
    "eml": _mail,
    "mbox": lambda: b"".join(b"From a@b.c Mon Jan  5 10:00:00 2026\n" + _mail() + b"\n\n" for _ in range(2)),
    "mhtml": lambda: _mail("html"),
    "xhtml": PAGE.encode,
    "vtt": _VTT.encode,
    "srt": _SRT.encode,
    "jsonl": lambda: "".join(json.dumps({"id": n, "text": text, "date": "2026-01-02"}) + "\n" for n, text in enumerate(LINES)).encode(),
    "csv": lambda: b"id,text,date\r\n" + "".join(f'{n},"{text}",2026-01-02\r\n' for n, text in enumerate(LINES)).encode(),
    "tsv": lambda: b"id\ttext\n1\tCalm.\n2\t\"It was absolutely late.\"\n",
    "parquet": _parquet,
}  # fmt: skip
"""By the endings of their names."""
