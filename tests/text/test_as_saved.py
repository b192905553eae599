"""Files in the less common forms in which programs save them: nothing of the text is lost, and what is not read is said."""

import io
import re
import zipfile

import pytest

from linter.text import documents, from_text

LOUD = "It was “absolutely” late at the café, said Ilse Brandt."
HEAD = "From: brandt@example.org\nSubject: The calm ferry\n"


def read(data, name):
    return [(document.view.strip(), document.warnings) for document in documents(data, name)]


def letter(charset, encoding="8bit"):
    body = LOUD if encoding == "8bit" else LOUD.replace("“", "=93").replace("”", "=94").replace("é", "=E9")
    return f"{HEAD}Content-Type: text/plain; charset={charset}\nContent-Transfer-Encoding: {encoding}\n\n{body}\n"


@pytest.mark.parametrize("mark", ["utf-8-sig", "utf-16", "utf-32"])
@pytest.mark.parametrize(
    "text",
    [f"{HEAD}\n{LOUD}\n", letter("windows-1252"), letter("windows-1252", "quoted-printable")],
    ids=["no charset", "another charset", "quoted-printable"],
)
def test_an_email_that_an_editor_has_saved_is_read_by_its_mark(mark, text):
    if mark == "utf-8-sig":
        text = text.replace("=windows-1252\nContent-Transfer-Encoding: 8bit", "=utf-8\nContent-Transfer-Encoding: 8bit")
    assert read(text.encode(mark), "a.eml") == [(f"The calm ferry\n\n{LOUD}", ())]
    begins = "From brandt@example.org Mon Jan  5 10:00:00 2026\n"
    assert len(read(f"{begins}{text}\n{begins}{text}".encode(mark), "a.mbox")) == 2


@pytest.mark.parametrize(
    "declares, encoding, said",
    [
        ("", "utf-8", ""),
        ("", "cp1252", "not UTF-8"),
        ("Content-Type: text/plain; charset=us-ascii\n", "utf-8", ""),
        ("Content-Type: text/plain; charset=iso-8859-1\n", "cp1252", ""),
        ("Content-Type: text/plain; charset=utf-8\n", "cp1252", "not UTF-8"),
        ("Content-Type: text/plain; charset=shift_jis\n", "shift_jis", ""),
    ],
)
def test_the_letters_of_an_email_are_what_a_reader_sees_whatever_it_declares(declares, encoding, said):
    text = LOUD.replace("é", "e") if encoding == "shift_jis" else LOUD
    ((found, warnings),) = read(f"{HEAD}{declares}\n{text}\n".encode(encoding), "a.eml")
    assert found == f"The calm ferry\n\n{text}" and said in " ".join(warnings) and bool(said) == bool(warnings)


@pytest.mark.parametrize("name", ["a.mht", "a.mhtml", "a.eml"])
@pytest.mark.parametrize("page", [f"<p>{LOUD}</p>", f"\n<!DOCTYPE html><html><body><p>{LOUD}</p></body></html>"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_page_that_was_saved_as_an_email_and_is_none_is_read_as_a_page(name, page, encoding):
    assert read(page.encode(encoding), name) == [(LOUD, ())]


def strict(made):
    """A Word document in the form that Word calls strict: ISO's namespaces."""
    out = io.BytesIO()
    with zipfile.ZipFile(made) as archive, zipfile.ZipFile(out, "w") as written:
        for name in archive.namelist():
            part = archive.read(name)
            if name.endswith((".xml", ".rels")):
                namespace = rb"http://schemas\.openxmlformats\.org/(officeDocument|wordprocessingml|drawingml)/2006/"
                part = re.sub(namespace, rb"http://purl.oclc.org/ooxml/\1/", part)
            written.writestr(name, part)
    return out.getvalue()


def test_a_strict_word_document_is_read_as_any_other():
    library = pytest.importorskip("docx", reason="python-docx is not installed")
    document = library.Document()
    document.add_heading("The calm ferry", 0)
    document.add_paragraph(LOUD)
    out = io.BytesIO()
    document.save(out)
    (found,) = documents(strict(out), "a.docx")
    assert [(b.kind, found.view[b.start : b.end]) for b in found.blocks] == [
        ("heading", "The calm ferry"),
        ("paragraph", LOUD),
    ]


def docx_with_notes():
    library = pytest.importorskip("docx", reason="python-docx is not installed")
    from docx.oxml import parse_xml

    document = library.Document()
    namespace = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    for kind in ("footnote", "endnote"):
        document.add_paragraph(LOUD)._p.append(parse_xml(f'<w:r {namespace}><w:{kind}Reference w:id="2"/></w:r>'))
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def odt_with_notes():
    opendocument = pytest.importorskip("odf.opendocument", reason="odfpy is not installed")
    from odf.office import Annotation
    from odf.text import Note, NoteBody, NoteCitation, P

    made = opendocument.OpenDocumentText()
    for kind in ("footnote", "endnote"):
        paragraph, note, body, comment = P(text=LOUD), Note(noteclass=kind), NoteBody(), Annotation()
        body.addElement(P(text="In a note."))
        note.addElement(NoteCitation(text="1"))
        note.addElement(body)
        comment.addElement(P(text="In a comment."))
        paragraph.addElement(note)
        paragraph.addElement(comment)
        made.text.addElement(paragraph)
    out = io.BytesIO()
    made.write(out)
    return out.getvalue()


def rtf(text):
    pytest.importorskip("striprtf", reason="striprtf is not installed")
    written = "".join(one if one.isascii() else f"\\u{ord(one)} ?" for one in text)
    return rf"{{\rtf1\ansi {written}}}".encode("latin-1")


@pytest.mark.parametrize(
    "name, made",
    [
        ("a.docx", docx_with_notes),
        ("a.odt", odt_with_notes),
        ("a.rtf", lambda: rtf(rf"{LOUD}{{\footnote In a note.}}\par {LOUD}{{\footnote\ftnalt In a note.}}\par C:\\footnote")),
    ],
)  # fmt: skip
def test_notes_and_comments_are_not_read_and_notes_are_counted(name, made):
    ((text, warnings),) = read(made(), name)
    assert text.split("\n\n")[:2] == [LOUD, LOUD] and "In a" not in text
    assert warnings == (f"{name}: not read: 2 notes below the text",)


@pytest.mark.parametrize("data", ["abcde", "} } ", "{\\par", "\\bin3 "])
def test_binary_data_of_rtf_is_no_text(data):
    ((text, warnings),) = read(
        rtf(rf"{{\pict \bin{len(data)} {data}}}Calm. \bin{len(data)} {data}{LOUD} C:\\bin9"), "a.rtf"
    )
    assert text == f"Calm. {LOUD} C:\\bin9" and warnings == ()


def test_binary_data_of_rtf_that_ends_too_early_loses_no_text():
    ((text, warnings),) = read(rtf(rf"Calm. \bin{'9' * 5000} {LOUD}"), "a.rtf")
    assert text.endswith(LOUD) and "ends too early" in warnings[0]


@pytest.mark.parametrize(
    "source, blocks",
    [
        ("<p>One.</p><xmp>A <b>&amp;</b> B.</xmp><p>Two.</p>", ["One.", "A <b>&amp;</b> B.", "Two."]),
        ("<p>One.<listing>A <b>&amp;</b> B.</listing>Two.</p>", ["One.", "A & B.", "Two."]),
        ("<p>One.</p><plaintext>A <b>&amp;</b></plaintext><p>B.", ["One.", "A <b>&amp;</b></plaintext><p>B."]),
        ("<p>One.</p><xmp>A <p>B.", ["One.", "A <p>B."]),
        ("<div>" * 500 + "A.<xmp>B.</xmp>C.", ["A.", "B.", "C."]),
    ],
)
def test_old_elements_of_html_that_show_markup_are_read(source, blocks):
    document = from_text(source, format="html")
    assert [document.view[block.start : block.end] for block in document.blocks] == blocks
    for number in range(len(document.norms)):
        place = document.source_span(number, number + 1)
        assert document.source[place.start : place.end] in (document.text_of(number, number + 1), "&amp;")
