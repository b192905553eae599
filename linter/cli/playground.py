"""``rhetlint playground``: a page on which patterns are tried, served on this machine alone."""

from __future__ import annotations

from typing import Annotated

import typer

from linter.cli.errors import CommandError
from linter.cli.options import ConfigFile, NoConfig, RulePaths

EPILOG = """Examples:

\b
  rhetlint playground
  rhetlint playground --port 8017 --rules our-style/rules/

Needs the extra: pip install 'rhetlint[playground]'
"""

_HOST = "127.0.0.1"


def playground(
    port: Annotated[int, typer.Option(min=0, max=65535, metavar="N", help="The port; 0: one that is free.")] = 0,
    rules: RulePaths = None,
    config: ConfigFile = None,
    no_config: NoConfig = False,
) -> None:
    """Serve a page on which a pattern is tried as one types: hits, captures, why not, examples, and the rule to copy.

    It prints the page's address, which holds a random token, and goes on until Ctrl-C. Only programs of this machine reach it, nothing
    leaves the machine, and nothing is kept. A text has at most 100,000 characters, and hits are explained in one of up to 1,500
    tokens; an answer takes at most 10 seconds of processor time.
    """
    import secrets
    import socket
    import sys

    from linter.extras import load_extra
    from linter.ruleset.choice import Choice
    from linter.session import load_chosen

    uvicorn = load_extra("uvicorn", "playground", "the playground")
    load_extra("starlette", "playground", "the playground")
    from linter.cli.player import Player
    from linter.playground.app import application

    choice = Choice(tuple(rules or ()), config=config, isolated=no_config)
    load_chosen(choice)  # a wrong rule file is reported here
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    if sys.platform != "win32":  # there it would let another program take the port
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((_HOST, port))
        listening.listen()
    except OSError as error:
        raise CommandError(f"port {port}: {error.strerror}; choose another with --port, or leave it out") from None
    at = listening.getsockname()[1]
    token = secrets.token_urlsafe(24)
    player = Player(choice)
    server = uvicorn.Server(
        uvicorn.Config(
            application(player.ask, token, (f"{_HOST}:{at}", f"localhost:{at}")),
            log_level="warning", access_log=False, server_header=False, proxy_headers=False, lifespan="off", ws="none",
            limit_concurrency=32, timeout_graceful_shutdown=1,
        )
    )  # fmt: skip
    typer.echo(f"The playground is at http://{_HOST}:{at}/{token}/ (Ctrl-C ends it)")
    sys.stdout.flush()
    try:
        server.run(sockets=[listening])
    finally:
        player.end()
