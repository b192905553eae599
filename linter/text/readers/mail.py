"""E-mails (.eml), mailboxes (.mbox) and saved pages (.mhtml), which are e-mails in form: by the email package of Python."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage, MIMEPart

from linter.text.document import Published
from linter.text.encoding import NotText, decode
from linter.text.opened import Opened, Refused, Unreadable, damaged
from linter.text.published import date_of
from linter.text.readers.html import read_html
from linter.text.readers.plain import read_plain
from linter.wording import amount

_BEGINS = re.compile(rb"^From [^\n]*\n", re.MULTILINE)
_QUOTED = re.compile(r"^>.*$", re.MULTILINE)
_INTRODUCES = re.compile(r"^On [^\n]{1,300}(?:\n[^\n]{1,100})? wrote:[ \t]*$", re.MULTILINE)
_SIGNATURE = re.compile(r"^-- $.*", re.MULTILINE | re.DOTALL)

_NO_CHARSETS = frozenset(("idna", "punycode", "raw-unicode-escape", "unicode-escape", "undefined", "mbcs", "oem"))
"""Names of codecs by which Python decodes, and no e-mail is written."""
_LONGEST = 5_000  # characters of a header


def open_eml(data: bytes, column: str) -> Iterator[Opened]:
    """The words of one e-mail, below its subject. What it quotes of others (lines with ``>``) and its signature are blanked out.

    Raises:
        Unreadable: it has no text.
    """
    yield _opened(_message(data), ("plain", "html"))


def open_mhtml(data: bytes, column: str) -> Iterator[Opened]:
    """The page of a saved page.

    Raises:
        Unreadable: it has none.
    """
    yield _opened(_message(data), ("html", "plain"))


def open_mbox(data: bytes, column: str) -> Iterator[Opened | Refused]:
    """The e-mails of a mailbox, each by itself; those without a text are counted in a warning of the last.

    One that cannot be read is refused, and the others are read.

    Raises:
        Unreadable: none has any text.
    """
    places = (found.start() for found in _BEGINS.finditer(data))
    starts = [at for at in places if at == 0 or data[max(at - 4, 0) : at].endswith((b"\n\n", b"\n\r\n"))] or [0]
    held: Opened | None = None
    empty = refused = 0
    for number, (start, end) in enumerate(zip(starts, [*starts[1:], len(data)], strict=True), 1):
        letter = _BEGINS.sub(b"", data[start:end], count=1).replace(b"\n>From ", b"\nFrom ")
        try:
            opened = _opened(_message(letter), ("plain", "html"))._replace(label=str(number))
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


def _message(data: bytes) -> EmailMessage:
    try:
        message = message_from_bytes(data, policy=_Bounded())
    except Exception as error:  # of the package, which knows no bound of how deep parts may nest
        raise damaged("e-mail", error) from None
    assert isinstance(message, EmailMessage)
    return message


def _opened(message: EmailMessage, preferred: tuple[str, ...]) -> Opened:
    try:
        body = message.get_body(preferencelist=preferred) or next(
            (part for part in message.walk() if part.get_content_type() == "text/html"), None
        )
        text, warnings = ("", ()) if body is None else _content(body)
        long = (
            max((len(value) for name, value in message.raw_items() if name.lower() == "subject"), default=0) > _LONGEST
        )
        subject = "" if long else " ".join(str(message.get("subject", "")).split())
        sent = Published(date=date_of(str(message.get("date", ""))))
        attached = [part.get_filename() or part.get_content_type() for part in message.iter_attachments()]
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


def _content(body: MIMEPart) -> tuple[str, tuple[str, ...]]:
    """The text of a part, and what is wrong with it: an encoding that nobody knows is read as if none were declared."""
    charset = str(body.get_content_charset("utf-8"))
    try:
        if codecs.lookup(charset).name not in _NO_CHARSETS:
            return str(body.get_content()), ()
    except (LookupError, UnicodeError):
        pass
    payload = body.get_payload(decode=True)
    try:
        read = decode(payload if isinstance(payload, bytes) else b"", "plain")
    except NotText:
        raise Unreadable(f"is in an encoding that is not known ({charset[:40]})") from None
    return read.text, (f"declares the encoding {charset[:40]!r}, which is not known; read as {read.encoding}",)


def _blank(found: re.Match[str]) -> str:
    return "".join(character if character == "\n" else " " for character in found[0])
