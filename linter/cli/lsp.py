"""``rhetlint lsp``: findings in an editor while one types."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from linter.editor.server import Server

EPILOG = """Editors start it themselves; docs/editor.md says how to set up VS Code, Neovim and Helix.

\b
  pip install 'rhetlint[lsp]'
"""


def lsp() -> None:
    """Serve an editor over standard input and output (Language Server Protocol); needs the extra lsp.

    In plain text, Markdown and HTML: findings as one types, with message, reason, advice, precision and speaker on hover, and actions
    that disable, explain or replace. In files of rules: errors in their places, examples that fail, completion, definitions.
    The configuration is that of the folder of each file, as for lint.
    """
    from linter.extras import load_extra

    load_extra("pygls", "lsp", "the language server")
    import gc
    import os
    import sys

    gc.set_threshold(
        100_000, 5, 5
    )  # the server runs for hours, unlike other commands, and drops a document with every edit
    from linter.editor.answers import made

    server: Server = made()
    with os.fdopen(os.dup(0), "rb") as source, os.fdopen(os.dup(1), "wb") as out:
        os.dup2(sys.stderr.fileno(), 1)  # whatever else is printed is no message to the editor
        server.start_io(source, out)
    server.end()
    sys.stderr.flush()
    os._exit(0)  # Python itself would wait for the thread of a look
