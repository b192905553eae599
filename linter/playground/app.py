"""The server's application: the page, its style and script, and the answers to what the page asks."""

from __future__ import annotations

import asyncio
import html
from collections.abc import Callable, Iterable
from importlib import resources
from typing import TYPE_CHECKING

import msgspec
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Mount, Route

from linter.language import ANNOTATORS
from linter.output.report.environment import environment
from linter.pattern import SYNTAX
from linter.playground.guard import Guard
from linter.playground.model import Answer

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.types import ASGIApp

MOST_BYTES = 1_000_000
"""Bytes of a question."""


class OutOfTime(Exception):
    """An answer took more time than it may; the message says how much that is."""


def application(ask: Callable[[bytes], bytes], token: str, hosts: Iterable[str]) -> ASGIApp:
    """The application.

    Args:
        ask: gives the answer to a question, both as JSON; may raise OutOfTime. One question is asked at a time.
        token: the first part of every path; nobody can guess it.
        hosts: the Host headers of the page's own address.
    """
    one_at_a_time = asyncio.Lock()

    async def answer(request: Request) -> Response:
        if request.headers.get("content-type", "").partition(";")[0].strip() != "application/json":
            return PlainTextResponse("A question is JSON.", 415)
        try:
            question = await _body(request)
        except ClientDisconnect:  # as the page does that asks another question
            return Response(status_code=499)
        if question is None:
            return PlainTextResponse(f"A question has at most {MOST_BYTES:,} bytes.", 413)
        async with one_at_a_time:
            if await request.is_disconnected():  # the page has asked another question since
                return Response(status_code=499)
            try:
                told = await run_in_threadpool(ask, question)
            except OutOfTime as error:
                told = msgspec.json.encode(Answer(notes=(str(error),)))
        return Response(told, media_type="application/json")

    made = Starlette(
        routes=[
            Mount(
                f"/{token}",
                routes=[
                    Route("/", _file("page.html", "text/html")),
                    Route("/page.css", _file("page.css", "text/css")),
                    Route("/page.js", _file("page.js", "text/javascript")),
                    Route("/explained.js", _file("explained.js", "text/javascript")),
                    Route("/answer", answer, methods=["POST"]),
                ],
            )
        ]
    )
    return Guard(made, token, hosts)


async def _body(request: Request) -> bytes | None:
    """The bytes that were sent; None if they are too many, of which no more is read."""
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > MOST_BYTES:
            return None
    return body


def _file(name: str, media_type: str) -> Callable[[Request], Response]:
    content = _content(name)

    def give(request: Request) -> Response:
        return Response(content, media_type=media_type)

    return give


def _content(name: str) -> str:
    text = resources.files("linter.playground").joinpath("page", name).read_text("utf-8")
    if name == "page.css":  # its colours are those of reports
        return environment("html").get_template("style/tokens.css.j2").render() + "\n" + text
    language = f"{SYNTAX}\nunits <…>: {' '.join(sorted(ANNOTATORS))}"
    return text.replace("<!-- the pattern language -->", html.escape(language))
