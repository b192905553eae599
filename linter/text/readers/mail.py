"""E-mails (.eml), mailboxes (.mbox) and saved pages (.mhtml), which are e-mails in form: by the email package of Python."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage, MIMEPart

from linter.text.document import Published
from linter.text.encoding import NotText, decode, marked
from linter.text.opened import Opened, Refused, Unreadable, damaged
from linter.text.published import date_of
from linter.text.readers.html import read_html
from linter.text.readers.plain import read_plain
from linter.wording import amount

_BEGINS = re.compile(rb"^From (?:[^\n]*\d\d:\d\d[^\n]*\d{4}[^\n]*\n|[^\n]*\n(?=[!-9;-~]+:|\Z))", re.MULTILINE)
"""A line between two e-mails: it has a time and a year, or headers follow. A sentence of a letter can begin with *From* as well."""
_QUOTED = re.compile(r"^>.*$", re.MULTILINE)
_INTRODUCES = re.compile(r"^On [^\n]{1,300}(?:\n[^\n]{1,100})? wrote:[ \t]*$", re.MULTILINE)
_SIGNATURE = re.compile(r"^-- $.*", re.MULTILINE | re.DOTALL)

_NO_CHARSETS = frozenset(("idna", "punycode", "raw-unicode-escape", "unicode-escape", "undefined", "mbcs", "oem"))
"""Names of codecs by which Python decodes, and no e-mail is written."""
_AS_IS = frozenset(("7bit", "8bit", "binary"))
_LONGEST = 5_000  # characters of a header


def open_eml(data: bytes, column: str) -> Iterator[Opened]:
    """The words of one e-mail, below its subject. What it quotes of others (lines with ``>``) and its signature are blanked out.

    Raises:
        Unreadable: it has no text.
    """
    yield _letter(data, ("plain", "html"))


def open_mhtml(data: bytes, column: str) -> Iterator[Opened]:
    """The page of a saved page.

    Raises:
        Unreadable: it has none.
    """
    yield _letter(data, ("html", "plain"))


def open_mbox(data: bytes, column: str) -> Iterator[Opened | Refused]:
    """The e-mails of a mailbox, each by itself; those without a text are counted in a warning of the last.

    One that cannot be read is refused, and the others are read.

    Raises:
        Unreadable: none has any text.
    """
    data, in_utf_8 = _as_bytes(data)
    places = (found.start() for found in _BEGINS.finditer(data))
    starts = [at for at in places if at == 0 or data[max(at - 4, 0) : at].endswith((b"\n\n", b"\n\r\n"))] or [0]
    held: Opened | None = None
    empty = refused = 0
    for number, (start, end) in enumerate(zip(starts, [*starts[1:], len(data)], strict=True), 1):
        letter = _BEGINS.sub(b"", data[start:end], count=1).replace(b"\n>From ", b"\nFrom ")
        try:
            opened = _opened(_message(letter, in_utf_8), ("plain", "html"))._replace(label=str(number))
        except _Empty:
            empty += 1
            continue
        except Unreadable as error:
            refused += 1
            yield Refused(str(error), str(number))
            continue
        if held is not None:
            yield held
        held = opened
    if held is None:
        if refused:
            return
        raise Unreadable("holds no e-mail with a text")
    told = held.parts.warnings
    if empty:
        told += (f"{amount(empty, 'e-mail')} without a text",)
    yield held._replace(parts=held.parts._replace(warnings=told))


class _Empty(Unreadable):
    """An e-mail has no text."""


class _Bounded(policy.EmailPolicy):
    """Cuts headers, which the package takes much time and memory to read."""

    def header_source_parse(self, sourcelines: list[str]) -> tuple[str, str]:
        name, value = super().header_source_parse(sourcelines)
        return name, value if len(value) <= _LONGEST or name.lower() == "subject" else value[:_LONGEST]


def _letter(data: bytes, preferred: tuple[str, ...]) -> Opened:
    """What a file with one e-mail holds: the e-mail, or a page by itself that was saved under such a name."""
    data, told = _as_bytes(data)
    if not data.lstrip().startswith(b"<"):  # as no header does
        return _opened(_message(data, told), preferred)
    try:
        text, _, warnings = decode(data, "html")
    except NotText:
        raise damaged("e-mail", ValueError()) from None
    parts = read_html(text)
    return Opened(text, parts._replace(warnings=(*parts.warnings, *warnings)))


def _as_bytes(data: bytes) -> tuple[bytes, bool]:
    """An e-mail without a byte order mark, as an editor puts before it, and whether the mark told an encoding that it is no more in."""
    told = marked(data)
    if told is None:
        return data, False
    try:
        return decode(data, "eml").text.encode(), told != "utf-8-sig"
    except NotText:
        raise damaged("e-mail", ValueError()) from None


def _message(data: bytes, told: bool) -> EmailMessage:
    """An e-mail. ``told``: its parts are in UTF-8, whatever they declare, but for those that are written in ASCII."""
    try:
        message = message_from_bytes(data, policy=_Bounded())
        for part in message.walk() if told else ():
            written = str(part.get("content-transfer-encoding", "8bit")).lower()
            if part.get_content_maintype() == "text" and written in _AS_IS:
                part.set_param("charset", "utf-8")
    except Exception as error:  # of the package, which knows no bound of how deep parts may nest
        raise damaged("e-mail", error) from None
    assert isinstance(message, EmailMessage)
    return message


def _opened(message: EmailMessage, preferred: tuple[str, ...]) -> Opened:
    try:
        body, text, warnings = _body(message, preferred)
        long = (
            max((len(value) for name, value in message.raw_items() if name.lower() == "subject"), default=0) > _LONGEST
        )
        subject = "" if long else " ".join(str(message.get("subject", "")).split())
        sent = Published(date=date_of(str(message.get("date", ""))))
        attached = [part.get_filename() or part.get_content_type() for part in _others(message, body)]
    except Exception as error:  # of the package, which raises whatever a damaged header leads to
        raise damaged("e-mail", error) from None
    if body is None or not text.strip():
        raise _Empty("is an e-mail without a text")
    text = text.replace("\r\n", "\n")
    if long:
        warnings += (f"the subject is longer than {_LONGEST:,} characters, and is not read",)
    if attached and preferred[0] == "plain":
        warnings += (f"attachments are not read: {', '.join(attached)[:300]}",)
    if body.get_content_subtype() == "html":
        parts = read_html(text)
        published = Published(parts.published.outlet, parts.published.date or sent.date)
        warnings = (*parts.warnings, *warnings)
        return Opened(text, parts._replace(title=subject or parts.title, warnings=warnings, published=published))
    own, quoted = _QUOTED.subn(_blank, text)
    own = _SIGNATURE.sub(_blank, _INTRODUCES.sub(_blank, own) if quoted else own)
    if quoted:
        warnings += (f"not read: {amount(quoted, 'quoted line')}",)
    source = f"{subject}\n\n{own}" if subject else own
    parts = read_plain(source)
    return Opened(source, parts._replace(title=subject or parts.title, warnings=warnings, published=sent))


def _body(message: EmailMessage, preferred: tuple[str, ...]) -> tuple[MIMEPart | None, str, tuple[str, ...]]:
    """The part that is read, its text, and what is wrong with it: of the preferred kinds the first that has a text.

    A plain text that only says that the letter is HTML is not it: most words of the page are not in it.
    """
    found = [message.get_body(preferencelist=(kind,)) for kind in preferred]
    found += [next((part for part in message.walk() if part.get_content_type() == "text/html"), None)]
    texts = ((part, *_content(part)) for part in dict.fromkeys(part for part in found if part is not None))
    read = (one for one in texts if one[1].strip())
    first = next(read, None)
    if first is None:
        return None, "", ()
    other = next(read, None) if preferred[0] == "plain" else None
    if other is None or not _are_alternatives(message, first[0], other[0]):
        return first
    return other if _only_points(first[1], read_html(other[1]).view) else first


def _are_alternatives(message: MIMEPart, plain: MIMEPart, page: MIMEPart) -> bool:
    """Whether a plain text and a page are given as two forms of one letter."""
    forms = (set(map(id, part.walk())) for part in message.walk() if part.get_content_type() == "multipart/alternative")
    return page.get_content_subtype() == "html" and any({id(plain), id(page)} <= one for one in forms)


def _only_points(plain: str, page: str) -> bool:
    """Whether a plain text is no other form of a page: it has less than a third of the page's words."""
    there = set(_WORD.findall(page.casefold()))
    return 3 * len(there & set(_WORD.findall(plain.casefold()))) < len(there)


_WORD = re.compile(r"\w+")


def _others(part: MIMEPart, body: MIMEPart | None) -> Iterator[MIMEPart]:
    """The parts of an e-mail that are neither what is read nor the same in another form."""
    if part is body:
        return
    if part.get_content_maintype() != "multipart":
        yield part
    elif part.get_content_subtype() != "alternative" or all(one is not body for one in part.walk()):
        for one in part.iter_parts():
            yield from _others(one, body)


def _content(body: MIMEPart) -> tuple[str, tuple[str, ...]]:
    """The text of a part, and what is wrong with it: an encoding that nobody knows is read as if none were declared."""
    declared = body.get_content_charset()
    payload = body.get_payload(decode=True)
    data = payload if isinstance(payload, bytes) else b""
    name = _codec(declared) if declared is not None else "utf-8"
    if name not in (None, "utf-8"):
        try:
            return data.decode(str(name)), ()
        except UnicodeDecodeError:
            return data.decode(str(name), errors="replace"), (
                f"has bytes that are not in the encoding it declares ({name}), shown as �",
            )
    try:
        read = decode(data, "html" if declared is None and body.get_content_subtype() == "html" else "plain")
    except NotText:
        raise Unreadable(f"is in an encoding that is not known ({str(declared)[:40]})") from None
    if name is not None:
        return read.text, read.warnings
    return read.text, (f"declares the encoding {str(declared)[:40]!r}, which is not known; read as {read.encoding}",)


def _codec(charset: str) -> str | None:
    """The name of the codec by which Python reads what is in a charset; None of one that is not known.

    As in browsers, what says that it is in a part of Windows-1252 may be in all of it, and ASCII may be UTF-8.
    """
    try:
        name = codecs.lookup(charset).name
        bytes(4).decode(charset)  # fails for what is no encoding of text, as rot13
    except (LookupError, ValueError):
        return None
    return None if name in _NO_CHARSETS else {"iso8859-1": "cp1252", "ascii": "utf-8"}.get(name, name)


def _blank(found: re.Match[str]) -> str:
    return "".join(character if character == "\n" else " " for character in found[0])
