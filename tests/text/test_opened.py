"""Files that are no text themselves: made here by the libraries of their formats, and read for the words that a reader sees."""

import io
import json
import zipfile
from email.message import EmailMessage

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import linter
from linter.text import ReadError, documents, from_bytes
from linter.text.formats import FORMATS, format_of

TITLE = "The calm ferry"
LOUD = "It was absolutely late, said Ilse Brandt."


def blocks(data, name):
    (document,) = documents(data, name)
    return [(b.kind, document.view[b.start : b.end]) for b in document.blocks]


def docx():
    library = pytest.importorskip("docx", reason="python-docx is not installed")
    made = library.Document()
    made.add_heading(TITLE, 0)
    made.add_paragraph("The ferry left.")
    made.add_paragraph("")
    made.add_heading("Later", 2)
    made.add_paragraph("One", style="List Bullet")
    made.add_paragraph(LOUD).add_run(" Again.").bold = True
    table = made.add_table(rows=1, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Monday", "Fog"
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def test_a_word_document_is_its_headings_paragraphs_items_and_cells():
    assert blocks(docx(), "a.docx") == [
        ("heading", TITLE),
        ("paragraph", "The ferry left."),
        ("heading", "Later"),
        ("item", "One"),
        ("paragraph", f"{LOUD} Again."),
        ("item", "Monday"),
        ("item", "Fog"),
    ]


def test_places_in_a_word_document_are_paragraphs(tmp_path):
    (tmp_path / "a.docx").write_bytes(docx())
    (found,) = linter.lint(tmp_path / "a.docx", select=["evaluation/intensifier"])
    assert (found.place.text, found.place.line, found.place.at) == ("absolutely", 5, "paragraph 5")
    assert found.place.column == LOUD.index("absolutely") + 1


def test_an_opendocument_text():
    pytest.importorskip("odf", reason="odfpy is not installed")
    from odf.opendocument import OpenDocumentText
    from odf.text import H, List, ListItem, P

    made = OpenDocumentText()
    made.text.addElement(H(outlinelevel=1, text=TITLE))
    made.text.addElement(P(text=LOUD))
    items, item = List(), ListItem()
    item.addElement(P(text="One"))
    items.addElement(item)
    made.text.addElement(items)
    out = io.BytesIO()
    made.write(out)
    assert blocks(out.getvalue(), "a.odt") == [("heading", TITLE), ("paragraph", LOUD), ("item", "One")]


@pytest.mark.parametrize("name", ["a.rtf", "a.txt", "a"])
def test_rtf_is_never_read_as_it_stands_whatever_its_ending(name):
    pytest.importorskip("striprtf", reason="striprtf is not installed")
    data = rb"{\rtf1\ansi{\fonttbl{\f0 Times;}}\f0\b The calm ferry\b0\par It was \'93absolutely\'94 late.\par}"
    assert [text for _, text in blocks(data, name)] == ["The calm ferry", "It was “absolutely” late."]


def pdf(*pages):
    """A PDF with a line of text a page, written by hand."""
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", b""]
    kids = []
    for text in pages:
        content = f"BT /F1 12 Tf 72 700 Td ({text}) Tj ET".encode("latin-1")
        objects.append(b"<</Length %d>>stream\n%b\nendstream" % (len(content), content))
        objects.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents %d 0 R"
            b"/Resources<</Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>" % len(objects)
        )
        kids.append(b"%d 0 R" % len(objects))
    objects[1] = b"<</Type/Pages/Kids[%b]/Count %d>>" % (b" ".join(kids), len(kids))
    out, offsets = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    return out + b"xref\n0 %d\n0000000000 65535 f \n%btrailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (
        len(objects) + 1, table, len(objects) + 1, len(out),
    )  # fmt: skip


@pytest.mark.parametrize("name", ["a.pdf", "a.txt", "a.md", "a"])
def test_places_in_a_pdf_are_pages_whatever_its_ending(tmp_path, name):
    pytest.importorskip("pypdf", reason="pypdf is not installed")
    (tmp_path / name).write_bytes(pdf("The ferry left.", LOUD))
    (found,) = linter.lint(tmp_path / name, select=["evaluation/intensifier"])
    assert (found.place.text, found.place.at) == ("absolutely", "page 2")


def test_paragraphs_and_headings_of_a_pdf_stand_apart_as_its_lines_do():
    pytest.importorskip("pypdf", reason="pypdf is not installed")
    page = (
        "Harbour talks stall) Tj ET BT /F1 11 Tf 72 660 Td (The envoy said that the) Tj 0 -14 Td (talks had failed.) Tj "
        "0 -14 Td (She left.) Tj 0 -28 Td (The ferry was late.) Tj 0 -14 Td (It sank."
    )
    (document,) = documents(pdf(page), "a.pdf")
    blocks = [document.view[block.start : block.end] for block in document.blocks]
    assert [" ".join(block.split()) for block in blocks] == [
        "Harbour talks stall",
        "The envoy said that the talks had failed. She left.",
        "The ferry was late. It sank.",
    ]


def test_a_pdf_without_text_says_so():
    pytest.importorskip("pypdf", reason="pypdf is not installed")
    with pytest.raises(ReadError, match=r"a.pdf: has no text, as a scan has none"):
        list(documents(pdf(""), "a.pdf"))


def mail(body=LOUD, subject=TITLE, **more):
    made = EmailMessage()
    made["Received"] = "from mail.example.org"
    made["From"], made["To"], made["Subject"] = "brandt@example.org", "orlow@example.org", subject
    made["Message-ID"] = "<1@example.org>"
    made.set_content(body, cte="base64")
    if "html" in more:
        made.add_alternative(more["html"], subtype="html")
    if "attached" in more:
        made.add_attachment(b"x", maintype="application", subtype="pdf", filename=more["attached"])
    return made.as_bytes()


@pytest.mark.parametrize("name", ["a.eml", "a.txt", "a"])
def test_an_email_is_its_subject_and_its_own_words(name):
    body = f"{LOUD}\n\nOn Monday Jan Orlow wrote:\n> It was utterly foggy.\n> Really.\n\nWe wait.\n-- \nIlse Brandt\n"
    (document,) = documents(mail(body, attached="plan.pdf"), name)
    assert [document.view[b.start : b.end] for b in document.blocks] == [TITLE, LOUD, "We wait."]
    assert document.title == TITLE and document.format == "eml"
    said = " ".join(document.warnings)
    assert "not read: 2 quoted lines" in said and "plan.pdf" in said


def test_an_email_of_html_alone_is_read_as_html():
    made = EmailMessage()
    made["Subject"], made["MIME-Version"] = TITLE, "1.0"
    made.set_content(f"<html><body><p>{LOUD}</p><script>absolutely()</script></body></html>", subtype="html")
    assert [text for _, text in blocks(made.as_bytes(), "a.eml")] == [LOUD]


def test_an_email_is_its_html_where_its_plain_text_is_empty():
    (document,) = documents(mail(" \n", html=f"<p>{LOUD}</p>"), "a.eml")
    assert [document.view[b.start : b.end] for b in document.blocks] == [LOUD] and not document.warnings


def test_an_email_is_its_html_where_its_plain_text_only_points_to_it():
    (document,) = documents(mail("Your program does not show web pages.", html=f"<p>{LOUD}</p>"), "a.eml")
    assert [document.view[b.start : b.end] for b in document.blocks] == [LOUD]


def test_a_page_beside_a_letter_is_not_read_in_its_place():
    made = EmailMessage()
    made["From"], made["Subject"] = "brandt@example.org", TITLE
    made.set_content("See below.")
    made.make_mixed()
    more = EmailMessage()
    more.set_content(f"<p>{LOUD}</p>", subtype="html")
    made.attach(more)
    (document,) = documents(made.as_bytes(), "a.eml")
    assert [document.view[b.start : b.end] for b in document.blocks] == [TITLE, "See below."]
    assert document.warnings


@pytest.mark.parametrize("kind", ["plain", "html"])
def test_a_second_text_of_an_email_is_named_and_another_form_of_the_first_is_not(kind):
    made = EmailMessage()
    made["From"], made["Subject"] = "brandt@example.org", TITLE
    made.set_content(LOUD)
    made.add_alternative(f"<p>{LOUD}</p>", subtype="html")
    made.make_mixed()
    more = EmailMessage()
    more.set_content("The ferry left.", subtype=kind)
    made.attach(more)
    (document,) = documents(made.as_bytes(), "a.eml")
    assert document.warnings == (f"a.eml: attachments are not read: text/{kind}",)


def test_a_mailbox_is_each_of_its_emails():
    letters = [mail(f"{LOUD}\n\n>From here on all was calm.\n"), mail("", subject="None"), mail("The ferry left.\n")]
    data = b"".join(b"From brandt@example.org Mon Jan  5 10:00:00 2026\n" + letter + b"\n\n" for letter in letters)
    read = list(documents(data, "a.mbox"))
    assert [document.path for document in read] == ["a.mbox:1", "a.mbox:3"]
    assert "absolutely" in read[0].view and "1 e-mail without a text" in read[1].warnings[0]


def test_a_sentence_of_a_letter_begins_no_other_e_mail():
    body = f"Calm.\n\nFrom the start it was late.\n\n{LOUD}\n".encode()
    head = b"From brandt@example.org\nFrom: brandt@example.org\nSubject: x\n\n"
    dated = b"From orlow@example.org Mon Jan  5 10:00:00 2026 +0100\n\nIt left.\n"
    read = list(documents(head + body + b"\n" + dated, "a.mbox"))
    assert [document.view.strip() for document in read] == ["x\n\n" + body.decode().strip(), "It left."]


def test_a_saved_page_is_its_article():
    made = EmailMessage()
    made["Subject"] = TITLE
    made.set_content(f"<html><body><nav>Menu</nav><article><p>{LOUD}</p></article></body></html>", subtype="html")
    made.make_related()
    made.add_related(b"x", maintype="image", subtype="png")
    assert [text for _, text in blocks(made.as_bytes(), "a.mhtml")] == [LOUD]


def epub(*pages):
    out = io.BytesIO()
    container = '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="OEBPS/b.opf"/></rootfiles></container>'
    items = "".join(
        f'<item id="i{n}" href="page%20{n}.xhtml" media-type="application/xhtml+xml"/>' for n, _ in enumerate(pages)
    )
    spine = "".join(f'<itemref idref="i{n}"/>' for n in reversed(range(len(pages))))
    package = (
        f'<package xmlns="http://www.idpf.org/2007/opf"><manifest>{items}</manifest><spine>{spine}</spine></package>'
    )
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", "application/epub+zip")
        archive.writestr("META-INF/container.xml", container)
        archive.writestr("OEBPS/b.opf", package)
        for number, page in enumerate(pages):
            archive.writestr(f"OEBPS/page {number}.xhtml", f"<html><body>{page}</body></html>")
    return out.getvalue()


def test_the_pages_of_a_book_in_the_order_in_which_they_are_read():
    read = list(documents(epub(f"<p>{LOUD}</p>", "<div/>", "<h1>One</h1><p>The ferry left.</p>"), "b.epub"))
    assert [d.path for d in read] == ["b.epub:OEBPS/page 2.xhtml", "b.epub:OEBPS/page 0.xhtml"]
    assert [[d.view[b.start : b.end] for b in d.blocks] for d in read] == [["One", "The ferry left."], [LOUD]]
    with pytest.raises(ReadError, match="has no text"):
        list(documents(epub("<div/>"), "b.epub"))


VTT = """\
WEBVTT

NOTE by nobody

STYLE
::cue { color: red }

1
00:00:01.000 --> 00:00:03.000 align:start
<v Ilse Brandt>It was <i>absolutely</i> late
and foggy.</v>

00:00:03.000 --> 00:00:05.000
<v Ilse Brandt>We waited &amp; waited.

00:00:05.500 --> 00:00:07.000
<v Jan Orlow>The ferry was absolutely safe.
"""
SRT = "1\r\n00:00:01,000 --> 00:00:03,000\r\nIlse Brandt: It was absolutely\r\nlate.\r\n\r\n2\r\n00:00:03,000 --> 00:00:05,000\r\n{\\an8}- Was it?\r\n- <b>Yes.</b>\r\n\r\n3\r\n00:01:00,000 --> 00:01:01,000\r\nLater.\r\n"


def test_cues_of_a_speaker_are_a_paragraph_that_opens_with_the_name():
    assert blocks(VTT.encode(), "a.vtt") == [
        ("paragraph", "Ilse Brandt: It was absolutely late and foggy. We waited & waited."),
        ("paragraph", "Jan Orlow: The ferry was absolutely safe."),
    ]
    assert [text for _, text in blocks(SRT.encode(), "a.srt")] == [
        "Ilse Brandt: It was absolutely late.",
        "Was it?",
        "Yes.",
        "Later.",
    ]


def test_a_cue_without_a_voice_is_not_the_last_speakers():
    text = "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ilse Brandt>It was late.\n\n00:02.000 --> 00:03.000\nIt was not.\n"
    assert [text for _, text in blocks(text.encode(), "a.vtt")] == ["Ilse Brandt: It was late.", "It was not."]


TIMES = "00:00:01,000 --> 00:00:02,000"


@pytest.mark.parametrize(
    ("text", "read", "outside"),
    [
        (f"1\n{TIMES}\n{LOUD}\n\n2\n0:0:2,0 --> 0:0:3,5\nWe wait.\n", f"{LOUD} We wait.", 0),
        (f"1\n{TIMES}\n\n{LOUD}\n\n2\n{TIMES}\nWe wait.\n", "We wait.", 1),
        (f"{TIMES}\nWe wait.\n\nBrandt spoke.\nOrlow did not.\n", "We wait.", 2),
        (f"{LOUD}\n", "", 1),
        (f"WEBVTT - ferry\nKind: captions\n\nNOTE by\nBrandt\n\nSTYLE\n::cue {{}}\n\nfirst\n{TIMES}\nWe wait.\n\nlast\n{TIMES}\nIt left.\n\n2\n", "We wait. It left.", 0),
    ],
)  # fmt: skip
def test_lines_of_a_transcript_in_no_cue_are_counted(text, read, outside):
    for written in (text, text.replace("\n", "\r\n")):
        (document,) = documents(written.encode(), "a.srt")
        assert " ".join(document.view[b.start : b.end] for b in document.blocks) == read
        said = (
            "1 line is in no cue, and is not read"
            if outside == 1
            else f"{outside} lines are in no cue, and are not read"
        )
        assert document.warnings == ((f"a.srt: {said}",) if outside else ())


@pytest.mark.parametrize("name", ["a.vtt", "a.txt"])
def test_places_in_a_transcript_are_in_its_source_and_its_cues(tmp_path, name):
    (tmp_path / name).write_text(VTT, "utf-8")
    found = linter.lint(tmp_path / name, select=["evaluation/intensifier"])
    assert [(f.place.at, f.speaker) for f in found] == [("00:00:01.000", "Ilse Brandt"), ("00:00:05.500", "Jan Orlow")]
    for one in found:
        assert VTT[one.place.start : one.place.end] == "absolutely"
        assert "absolutely" in VTT.split("\n")[one.place.line - 1]


def rows(name, column="text"):
    if name.endswith("jsonl"):
        return "\n".join(json.dumps({"id": n, column: text}) for n, text in enumerate((LOUD, "Calm."))).encode() + b"\n"
    return f'id,{column}\r\n1,"{LOUD}"\r\n2,Calm.\r\n'.encode()


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
@pytest.mark.parametrize("name", ["a.jsonl", "a.csv"])
def test_a_table_is_in_the_encoding_of_its_mark(name, encoding):
    data = rows(name).decode().encode(encoding)
    assert [d.source for d in documents(data, name)] == [LOUD, "Calm."]
    if encoding != "utf-8-sig":
        with pytest.raises(ReadError, match="begins as UTF-"):
            list(documents(data + b"\0", name))


@pytest.mark.parametrize("name, labels", [("a.jsonl", "12"), ("a.csv", "23")])
def test_each_row_of_a_table_is_an_article(name, labels):
    read = list(documents(rows(name), name))
    assert [(d.path, d.source) for d in read] == [(f"{name}:{labels[0]}", LOUD), (f"{name}:{labels[1]}", "Calm.")]
    assert [d.source for d in documents(rows(name, "body"), name, "body")] == [LOUD, "Calm."]
    with pytest.raises(ReadError, match="--column"):
        list(documents(rows(name, "body"), name))


def test_parquet():
    pyarrow = pytest.importorskip("pyarrow", reason="pyarrow is not installed: Parquet is not checked")
    parquet = pytest.importorskip("pyarrow.parquet")
    out = io.BytesIO()
    parquet.write_table(pyarrow.table({"text": [LOUD, None], "n": [1, 2]}), out)
    assert [(d.path, d.source) for d in documents(out.getvalue(), "a.parquet")] == [
        ("a.parquet:1", LOUD),
        ("a.parquet:2", ""),
    ]
    with pytest.raises(ReadError, match="--column"):
        list(documents(out.getvalue(), "a.parquet", "n"))


@pytest.mark.parametrize("name", [ending for f in FORMATS.values() if f.opens for ending in (f"a{f.endings[0]}",)])
@pytest.mark.parametrize(
    "data", [b"", b"\0\1\2\3", b"PK\3\4 broken", b"%PDF-1.4 broken", b"{\\rtf1", b"\xff\xfe\xff", b'{"text": 1}\n']
)
def test_what_is_damaged_is_an_error_that_names_the_file(name, data):
    try:
        for document in documents(data, name):
            assert document.path.startswith(name)
    except ReadError as error:
        assert str(error).startswith(f"{name}:")


MADE = {
    "a.docx": docx, "a.epub": lambda: epub(f"<p>{LOUD}</p>"), "a.pdf": lambda: pdf("The ferry left.", LOUD), "a.eml": mail,
    "a.vtt": VTT.encode, "a.csv": lambda: rows("a.csv"), "a.rtf": lambda: rb"{\rtf1\ansi It was \'93late\'94.\par}",
}  # fmt: skip


@settings(max_examples=25)
@pytest.mark.parametrize("name", MADE)
@given(data=st.data())
@pytest.mark.slow
def test_whatever_is_damaged_in_a_file_is_read_or_an_error_that_names_it(name, data):
    whole = bytearray(MADE[name]())
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(whole) - 1))
        whole[at : at + data.draw(st.integers(0, 9))] = data.draw(st.binary(max_size=9))
        whole = whole or bytearray(b"x")
    try:
        for document in documents(bytes(whole), name):
            assert document.path.startswith(name)
    except ReadError as error:
        assert str(error).startswith(f"{name}:")


@pytest.mark.slow
def test_an_archive_that_unpacks_to_far_more_is_refused():
    pytest.importorskip("docx", reason="python-docx is not installed")
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b" " * 301_000_000)
    with pytest.raises(ReadError, match="unpacks to 301 MB"):
        list(documents(out.getvalue(), "a.docx"))


def test_several_texts_are_no_one_document():
    with pytest.raises(ReadError, match="several texts"):
        from_bytes(rows("a.csv"), "a.csv")


@pytest.mark.parametrize(
    "head",
    [
        b"From: the mayor\n\nDear all, it was late.\n",
        b"Date: Monday\nSubject: fog\n\nIt was late.\n",
        b"Ilse Brandt: It was late.\nJan Orlow: Was it?\n",
        b"1\nIt was late.\n",
        b"From Monday on it was late.\nReally.\n",
    ],
)
def test_what_only_looks_a_little_like_an_email_or_transcript_is_text(head):
    assert format_of(".txt", head) == "plain"


def read_and_refused(data, name):
    refused = []
    return [(d.path, d.source) for d in documents(data, name, refused=refused.append)], refused


def mailbox(*letters):
    return b"".join(b"From brandt@example.org Mon Jan  5 10:00:00 2026\n" + letter + b"\n\n" for letter in letters)


def deep(parts):
    heads = "".join(f'Content-Type: multipart/mixed; boundary="b{n}"\n\n--b{n}\n' for n in range(parts))
    return f"From: brandt@example.org\nSubject: x\n{heads}Content-Type: text/plain\n\nCalm.\n".encode()


@pytest.mark.slow
def test_an_email_that_is_nested_too_deep_is_refused_and_the_others_of_its_mailbox_are_read():
    read, refused = read_and_refused(mailbox(mail("One.\n"), deep(3000), mail("Three.\n")), "a.mbox")
    assert [path for path, _ in read] == ["a.mbox:1", "a.mbox:3"]
    (said,) = refused
    assert said.startswith("a.mbox:2: ") and "nested too deep" in said
    with pytest.raises(ReadError, match=r"^a\.eml: .*nested too deep"):
        list(documents(deep(3000), "a.eml"))


@pytest.mark.parametrize("charset", ["klingon", "idna", "punycode", "undefined", "rot13", "unicode_escape"])
@pytest.mark.parametrize("name", ["a.eml", "a.mbox"])
def test_an_email_in_an_encoding_that_nobody_knows_is_read_with_a_warning(charset, name):
    letter = (
        f"From: b@example.org\nSubject: x\nContent-Type: text/plain; charset={charset}\n\nDas Café schließt.\n".encode()
    )
    (document,) = documents(mailbox(letter) if name == "a.mbox" else letter, name)
    assert "Das Café schließt." in document.view
    assert any(charset in warning for warning in document.warnings)


@pytest.mark.slow
def test_an_email_with_a_monstrous_header_is_read_without_it():
    words = " ".join(["=?utf-8?q?caf=C3=A9?="] * 2_000)
    letter = f"From: b@example.org\nSubject: {words}\nX-Other: {words}\nContent-Type: text/plain; {'a=b;' * 9_000}\n\n{LOUD}\n"
    (document,) = documents(letter.encode(), "a.eml")
    assert document.view.strip() == LOUD and "subject" in document.warnings[0]


@pytest.mark.parametrize(
    "line, said",
    [
        (b"{no", "is not JSON"), (b"[" * 100_000, "nested too deep"), (b"[1]", "no text under 'text'"),
        (b'{"text": 7}', "is no text"), (b'{"text": "\xff"}', "UTF-8"),
    ],
)  # fmt: skip
def test_a_bad_line_is_named_and_the_others_are_read(line, said):
    read, refused = read_and_refused(b'{"text": "One."}\n' + line + b'\n{"text": "Three."}\n', "a.jsonl")
    assert read == [("a.jsonl:1", "One."), ("a.jsonl:3", "Three.")]
    assert len(refused) == 1 and refused[0].startswith("a.jsonl:2: ") and said in refused[0]


@pytest.mark.parametrize("row", [b'"a"b', b"\xff"])
def test_a_bad_row_is_named_and_the_others_are_read(row):
    read, refused = read_and_refused(b"text\nOne.\n" + row + b"\nThree.\n", "a.csv")
    assert read == [("a.csv:2", "One."), ("a.csv:4", "Three.")]
    assert len(refused) == 1 and refused[0].startswith("a.csv:3: ")


def test_very_many_bad_rows_are_counted():
    _, refused = read_and_refused(b"no\n" * 1_500, "a.jsonl")
    assert refused[-1] == "a.jsonl: 1,490 more texts cannot be read" and len(refused) == 11


def without(data, member):
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            if name != member:
                new.writestr(name, old.read(name))
    return out.getvalue()


def test_a_page_that_a_book_has_not_is_named_and_the_others_are_read():
    book = without(epub("<p>One.</p>", "<p>Two.</p>", "<p>Three.</p>"), "OEBPS/page 1.xhtml")
    read, refused = read_and_refused(book, "b.epub")
    assert [path for path, _ in read] == ["b.epub:OEBPS/page 2.xhtml", "b.epub:OEBPS/page 0.xhtml"]
    assert refused == ["b.epub:OEBPS/page 1.xhtml: this page is not in the archive"]


def test_a_page_that_a_book_names_often_is_read_once():
    book = epub("<p>One.</p>")
    with zipfile.ZipFile(io.BytesIO(book)) as archive:
        package = archive.read("OEBPS/b.opf").replace(b"</spine>", b'<itemref idref="i0"/>' * 50 + b"</spine>")
    book = without(book, "OEBPS/b.opf")
    out = io.BytesIO(book)
    with zipfile.ZipFile(out, "a") as archive:
        archive.writestr("OEBPS/b.opf", package)
    assert len(list(documents(out.getvalue(), "b.epub"))) == 1


@pytest.mark.parametrize(
    "name, member", [("a.epub", "p.xhtml"), ("a.odt", "content.xml"), ("a.docx", "word/document.xml")]
)
def test_text_that_unpacks_to_more_than_is_read_of_a_file_is_refused(name, member):
    (needs,) = {f.needs and f.needs[0] for f in FORMATS.values() if name[1:] in f.endings}
    if needs:
        pytest.importorskip(needs)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(member, b" " * 51_000_000)
    with pytest.raises(ReadError, match="unpacks to 51 MB"):
        list(documents(out.getvalue(), name))


@pytest.mark.parametrize(
    "name, member, tags", [("a.epub", "p.xhtml", 2), ("a.odt", "content.xml", 1), ("a.docx", "word/document.xml", 2)]
)
def test_text_of_more_tags_than_memory_can_hold_is_refused(name, member, tags):
    (needs,) = {f.needs and f.needs[0] for f in FORMATS.values() if name[1:] in f.endings}
    if needs:
        pytest.importorskip(needs)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(member, b"<p/>" * (tags * 1_000_000 + 1))
    with pytest.raises(ReadError, match=f"{tags},000,000 tags"):
        list(documents(out.getvalue(), name))


def table(columns, **options):
    pyarrow = pytest.importorskip("pyarrow", reason="pyarrow is not installed: Parquet is not checked")
    parquet = pytest.importorskip("pyarrow.parquet")
    out = io.BytesIO()
    parquet.write_table(columns(pyarrow), out, **options)
    return out.getvalue()


@pytest.mark.parametrize(
    "columns",
    [
        lambda arrow: arrow.table({"text": ["a " * 30_000_000]}),  # one long text
        lambda arrow: arrow.table({"text": arrow.array(["a " * 500] * 60_000).dictionary_encode()}),  # one for all rows
        lambda arrow: arrow.table({"text": arrow.nulls(1_100_000, arrow.string())}),  # nothing but rows
        lambda arrow: arrow.table({"text": [LOUD], "outlet": ["a " * 30_000_000]}),
    ],
)
def test_a_parquet_file_that_unpacks_to_far_more_is_refused(columns):
    data = table(columns, compression="zstd")
    assert len(data) < 100_000
    with pytest.raises(ReadError, match="unpacks to more than 50 MB"):
        list(documents(data, "a.parquet"))


def test_a_date_that_nobody_knows_loses_no_text_of_a_parquet_file():
    data = table(
        lambda arrow: arrow.table({"text": [LOUD, LOUD], "date": arrow.array([10**18, 10**15], arrow.timestamp("us"))})
    )
    assert [d.published.date and d.published.date[:4] for d in documents(data, "a.parquet")] == [None, "2001"]


def test_a_column_of_a_parquet_file_that_is_there_twice_or_is_no_text_is_named():
    twice = table(lambda arrow: arrow.Table.from_arrays([arrow.array([LOUD])] * 2, names=["text", "text"]))
    with pytest.raises(ReadError, match=r"2 columns 'text'"):
        list(documents(twice, "a.parquet"))
    nested = table(lambda arrow: arrow.table({"text": [{"body": LOUD}]}))
    with pytest.raises(ReadError, match=r"a\.parquet:1: no text in 'text'"):
        list(documents(nested, "a.parquet"))


@pytest.mark.parametrize("version, method", [(4, "AESV2"), (5, "AESV3")])
def test_a_pdf_that_is_encrypted_says_so_whatever_is_installed(version, method, monkeypatch):
    library = pytest.importorskip("pypdf", reason="pypdf is not installed")

    def needs(*_):
        raise library.errors.DependencyError("cryptography>=3.1 is required for AES algorithm")

    monkeypatch.setattr(library.PdfReader, "decrypt", needs)
    encrypt = f"/Encrypt<</Filter/Standard/V {version}/R {version}/O({32 * 'o'})/U({32 * 'u'})/P -1/CF<</StdCF<</CFM/{method}>>>>>>"
    with pytest.raises(ReadError, match=r"a\.pdf: is encrypted"):
        list(documents(pdf(LOUD).replace(b"/Root 1 0 R", b"/Root 1 0 R" + encrypt.encode()), "a.pdf"))


def test_spaces_of_an_opendocument_text_are_one_however_many_it_asks_for():
    library = pytest.importorskip("odf.opendocument", reason="odfpy is not installed")
    from odf.text import P, S

    made, paragraph = library.OpenDocumentText(), P(text="Calm")
    paragraph.addElement(S(c=999_999_999))
    paragraph.addElement(S())
    paragraph.addText("seas.")
    made.text.addElement(paragraph)
    out = io.BytesIO()
    made.write(out)
    (document,) = documents(out.getvalue(), "a.odt")
    assert document.view.strip() == "Calm seas."


W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'


def said(text):
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


BOX = f"<w:pict><w:txbxContent>{said('In a box.')}</w:txbxContent></w:pict>"


@pytest.mark.parametrize(
    "xml, texts",
    [
        (f"<w:p><w:r><w:t>Around.</w:t></w:r><w:r>{BOX}</w:r></w:p>", ["Around.", "In a box."]),
        (
            f"<w:p><w:r><mc:AlternateContent><mc:Choice>{BOX}</mc:Choice><mc:Fallback>{BOX}</mc:Fallback></mc:AlternateContent></w:r></w:p>",
            ["In a box."],
        ),
        (f"<w:sdt><w:sdtContent>{said('Controlled.')}</w:sdtContent></w:sdt>", ["Controlled."]),
        (
            "<w:p><w:r><w:t>It was </w:t></w:r><w:ins><w:r><w:t>calm</w:t></w:r></w:ins><w:del><w:r><w:delText>foggy</w:delText></w:r></w:del>"
            "<w:sdt><w:sdtContent><w:r><w:t xml:space='preserve'> today</w:t></w:r></w:sdtContent></w:sdt></w:p>",
            ["It was calm today"],
        ),
    ],
    ids=["box", "box with its copy", "content control", "tracked changes"],
)  # fmt: skip
def test_text_boxes_controls_and_tracked_changes_of_word_are_read(xml, texts):
    library = pytest.importorskip("docx", reason="python-docx is not installed")
    from docx.oxml import parse_xml

    made = library.Document()
    for one in parse_xml(f"<w:body {W} {MC}>{xml}</w:body>"):
        made.element.body.insert(0, one)
    out = io.BytesIO()
    made.save(out)
    assert [text for _, text in blocks(out.getvalue(), "a.docx")] == texts


@pytest.mark.parametrize("number", ["99999999999", "-99999999999", "9" * 5_000])
def test_an_impossible_character_of_rtf_loses_no_other(number):
    pytest.importorskip("striprtf", reason="striprtf is not installed")
    (document,) = documents(rf"{{\rtf1\ansi Calm\u{number} ? seas. C:\\u1234567 it is.\par}}".encode(), "a.rtf")
    words = document.view.split()
    assert words[0].startswith("Calm\ufffd") and words[-4:] == ["seas.", "C:\\u1234567", "it", "is."]
    assert any("1 of its characters" in warning for warning in document.warnings)


@pytest.mark.parametrize("name", ["a.pdf", "a.docx", "a.odt", "a.rtf", "a.eml"])
def test_what_a_library_says_of_damage_is_not_passed_on(name, monkeypatch):
    library = {"a.pdf": "pypdf.PdfReader", "a.docx": "docx.Document", "a.odt": "odf.opendocument.load", "a.rtf": "striprtf.striprtf.rtf_to_text",
               "a.eml": "linter.text.readers.mail.message_from_bytes"}[name]  # fmt: skip
    if name != "a.eml":
        pytest.importorskip(library.partition(".")[0])

    def fails(*_, **__):
        raise AttributeError("property 'x' of 'Y' object has no setter")

    monkeypatch.setattr(library, fails)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("x", "x")
    with pytest.raises(ReadError) as raised:
        list(documents(out.getvalue(), name))
    assert "save it again" in str(raised.value) and "setter" not in str(raised.value)


def test_a_damaged_opendocument_text_prints_nothing_and_is_not_read_in_part(capsys):
    """Found by the fuzz: odfpy printed the damaged part, whatever is in it, and what stood before the damage was all."""
    from odf.opendocument import OpenDocumentText
    from odf.text import P

    made = OpenDocumentText()
    made.text.addElement(P(text=LOUD))
    out, damaged = io.BytesIO(), io.BytesIO()
    made.write(out)
    with zipfile.ZipFile(out) as whole, zipfile.ZipFile(damaged, "w") as archive:
        for name in whole.namelist():
            data = whole.read(name)
            archive.writestr(
                name, data.replace(b"</text:p>", b"</text:p><text:p \x1b[2J") if name == "content.xml" else data
            )
    with pytest.raises(ReadError, match=r"a\.odt: is damaged"):
        list(documents(damaged.getvalue(), "a.odt"))
    assert capsys.readouterr() == ("", "")


def test_half_a_character_in_json_is_shown_as_unknown():
    """Found by the fuzz: no output could be written of it."""
    (document,) = documents(b'{"text": "It \\ud83d left.", "outlet": "Quay \\ud83d"}\n', "a.jsonl")
    assert document.source == "It \ufffd left." and document.published.outlet == "Quay \ufffd"
    found = linter.lint("It was absolutely \ud83d late.", select=["evaluation/intensifier"])
    assert json.dumps(found.to_dict(), ensure_ascii=False).encode() and found.document.source[18] == "\ufffd"
