"""Lets only the page itself in: what a web site, or another program on the machine, might send is refused before it is read.

A web site may have its own name lead to this machine (DNS rebinding); then the Host header is that name. It may send a request from its
page; then Origin is the site. Neither can read the address, which holds a random token.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from typing import TYPE_CHECKING

from starlette.responses import PlainTextResponse

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'"
)
_HEADERS = (
    (b"content-security-policy", POLICY.encode()),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"referrer-policy", b"no-referrer"),
    (b"x-content-type-options", b"nosniff"),
    (b"cache-control", b"no-store"),
)


class Guard:
    """An application behind these checks.

    Args:
        app: the application.
        token: the first part of every path.
        hosts: the Host headers of the page's own address, ``127.0.0.1:8000``.
    """

    def __init__(self, app: ASGIApp, token: str, hosts: Iterable[str]) -> None:
        self._app, self._token, self._hosts = app, token, frozenset(hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        if scope["type"] != "http":
            return

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message.get("headers", ()), *_HEADERS]
            await send(message)

        refused = self._refused(scope)
        answer = self._app if refused is None else PlainTextResponse(refused[1], refused[0])
        await answer(scope, receive, with_headers)

    def _refused(self, scope: Scope) -> tuple[int, str] | None:
        """The status and the reason if a request is not the page's own."""
        given: dict[bytes, list[str]] = {}
        for name, value in scope["headers"]:
            given.setdefault(name.lower(), []).append(value.decode("latin-1"))
        host = given.get(b"host", [])
        if len(host) != 1 or host[0].lower() not in self._hosts:
            return 403, "This is not the address of the playground."
        origins = given.get(b"origin", [])
        if any(origin.lower() != f"http://{host[0].lower()}" for origin in origins):
            return 403, "Only the playground's own page may ask."
        if any(site not in ("same-origin", "none") for site in given.get(b"sec-fetch-site", [])):
            return 403, "Only the playground's own page may ask."
        if scope["method"] == "POST" and not origins:
            return 403, "Only the playground's own page may ask."
        token = scope["path"].encode("utf-8", "replace").split(b"/")[1:2]
        if not token or not secrets.compare_digest(token[0], self._token.encode()):
            return 404, "There is nothing at this address; use the one that rhetlint printed, whole."
        return None
