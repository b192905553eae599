"""E-mails (.eml), mailboxes (.mbox) and saved pages (.mhtml), which are e-mails in form: by the email package of Python."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage

from linter.text.document import Published
from linter.text.opened import Opened, Unreadable
from linter.text.published import date_of
from linter.text.readers.html import read_html
from linter.text.readers.plain import read_plain

_BEGINS = re.compile(rb"^From [^\n]*\n", re.MULTILINE)
_QUOTED = re.compile(r"^>.*$", re.MULTILINE)
_INTRODUCES = re.compile(r"^On [^\n]{1,300}(?:\n[^\n]{1,100})? wrote:[ \t]*$", re.MULTILINE)
_SIGNATURE = re.compile(r"^-- $.*", re.MULTILINE | re.DOTALL)


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


def open_mbox(data: bytes, column: str) -> Iterator[Opened]:
    """The e-mails of a mailbox, each by itself; those without a text are counted in a warning of the last.

    Raises:
        Unreadable: none has any text.
    """
    places = (found.start() for found in _BEGINS.finditer(data))
    starts = [at for at in places if at == 0 or data[max(at - 4, 0) : at].endswith((b"\n\n", b"\n\r\n"))] or [0]
    held: Opened | None = None
    empty = 0
    for number, (start, end) in enumerate(zip(starts, [*starts[1:], len(data)], strict=True), 1):
        letter = _BEGINS.sub(b"", data[start:end], count=1).replace(b"\n>From ", b"\nFrom ")
        try:
            opened = _opened(_message(letter), ("plain", "html"))._replace(label=str(number))
        except Unreadable:
            empty += 1
            continue
        if held is not None:
            yield held
        held = opened
    if held is None:
        raise Unreadable("holds no e-mail with a text")
    told = (*held.parts.warnings, f"{empty} e-mails without a text") if empty else held.parts.warnings
    yield held._replace(parts=held.parts._replace(warnings=told))


def _message(data: bytes) -> EmailMessage:
    message = message_from_bytes(data, policy=policy.default)
    assert isinstance(message, EmailMessage)
    return message


def _opened(message: EmailMessage, preferred: tuple[str, ...]) -> Opened:
    try:
        body = message.get_body(preferencelist=preferred) or next(
            (part for part in message.walk() if part.get_content_type() == "text/html"), None
        )
        text = "" if body is None else str(body.get_content())
        subject = " ".join(str(message.get("subject", "")).split())
        sent = Published(date=date_of(str(message.get("date", ""))))
        attached = [part.get_filename() or part.get_content_type() for part in message.iter_attachments()]
    except Exception as error:  # of the package, which raises whatever a damaged header leads to
        raise Unreadable(f"is no e-mail that can be read ({error})") from None
    if body is None or not text.strip():
        raise Unreadable("is an e-mail without a text")
    text = text.replace("\r\n", "\n")
    warnings: tuple[str, ...] = (
        (f"attachments are not read: {', '.join(attached)[:300]}",) if attached and preferred[0] == "plain" else ()
    )
    if body.get_content_subtype() == "html":
        parts = read_html(text)
        published = Published(parts.published.outlet, parts.published.date or sent.date)
        warnings = (*parts.warnings, *warnings)
        return Opened(text, parts._replace(title=subject or parts.title, warnings=warnings, published=published))
    own, quoted = _QUOTED.subn(_blank, text)
    own = _SIGNATURE.sub(_blank, _INTRODUCES.sub(_blank, own) if quoted else own)
    if quoted:
        warnings += (f"{quoted} quoted lines are not read",)
    source = f"{subject}\n\n{own}" if subject else own
    parts = read_plain(source)
    return Opened(source, parts._replace(title=subject or parts.title, warnings=warnings, published=sent))


def _blank(found: re.Match[str]) -> str:
    return "".join(character if character == "\n" else " " for character in found[0])
