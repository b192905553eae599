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
    from linter.editor.server import made

    server: Server = made()
    server.start_io()
