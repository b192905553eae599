"""The language server: what comes from an editor is handed to a ``Desk``, and what it says is sent back.

Texts are looked at in one thread of their own, after a pause in the typing, the newest version alone. A request about a text waits until
its present version has been looked at; where a pointer rests, and what is offered there, not for long, since a look at another text may take
half a minute. Answers are made in a second thread, so that what is seen already is told at once.
"""

from __future__ import annotations

import asyncio
import errno
import os
import tempfile
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TypeVar, cast

from lsprotocol import types
from pygls import uris
from pygls.lsp.server import LanguageServer
from pygls.workspace import TextDocument

from linter.editor.desk import Desk, Seen, Text, moved
from linter.editor.lines import Encoding, Lines
from linter.editor.protocol import diagnostic
from linter.editor.workshop import problem_marks
from linter.problems import Problem
from linter.ruleset.sources import regular
from linter.ruleset.yamlfile import MOST_BYTES
from linter.version import __version__

PAUSE = 0.05
"""Seconds without an edit after which a text is looked at."""
PATIENCE = 1.0
"""Seconds for which somebody who points at a word waits for a look at the present version."""

T = TypeVar("T")


class Server(LanguageServer):
    """The server, with what it has seen of each open text."""

    def __init__(self) -> None:
        # whole texts: pygls counts lines where Python sees some, at U+2028 too, which the protocol does not
        super().__init__("rhetlint", __version__, text_document_sync_kind=types.TextDocumentSyncKind.Full)
        self._pool = ThreadPoolExecutor(max_workers=1)
        self._answering = ThreadPoolExecutor(max_workers=1)
        self._seen: dict[str, Seen | None] = {}
        self._waiting: dict[str, asyncio.Task[None]] = {}
        self._desk: Desk | None = None
        self._shown: tempfile.TemporaryDirectory[str] | None = None
        self._told: dict[str, set[str]] = {}  # files with errors, by the text whose look found these

    @property
    def desk(self) -> Desk:
        """Where texts are looked at; made when the editor has said which folder is open."""
        if self._desk is None:
            agreed = self.server_capabilities.position_encoding
            encoding = cast(Encoding, getattr(agreed, "value", agreed) or "utf-16")
            self._desk = Desk(self.root, encoding)
        return self._desk

    @property
    def root(self) -> Path:
        """The folder that is open in the editor."""
        folders = [uris.to_fs_path(uri) for uri in self.workspace.folders]
        return Path(next((one for one in folders if one), None) or self.workspace.root_path or Path.cwd())

    async def away(self, function: Callable[[], T]) -> T:
        """The result of a function that runs in the thread of looks."""
        return await asyncio.get_running_loop().run_in_executor(self._pool, function)

    async def answer(self, function: Callable[[], T]) -> T:
        """The result of a function that needs only what was seen, whatever is looked at meanwhile."""
        return await asyncio.get_running_loop().run_in_executor(self._answering, function)

    def changed(self, uri: str, pause: float = PAUSE) -> None:
        """Have a text looked at; a look that has not begun yet is dropped."""
        earlier = self._waiting.pop(uri, None)
        if earlier is not None:
            earlier.cancel()
        self._waiting[uri] = asyncio.ensure_future(self._look(uri, pause))

    def all_changed(self) -> None:
        """Have all texts looked at anew, with files read again."""
        desk = self.desk
        self._pool.submit(desk.renew)
        for uri in list(self._seen):
            self.changed(uri)

    def closed(self, uri: str) -> None:
        """Forget a text."""
        earlier = self._waiting.pop(uri, None)
        if earlier is not None:
            earlier.cancel()
        self._seen.pop(uri, None)
        self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, []))
        self._tell(uri, ())

    async def _look(self, uri: str, pause: float) -> None:
        await asyncio.sleep(pause)
        document = self._documents().get(uri)
        if document is None:
            return
        text, opened, desk = self._text(document), self.opened(), self.desk
        seen = await self.away(lambda: desk.look(text, opened))
        if self._version(uri) != text.version:
            return  # the edit has asked for a look of its own
        self._seen[uri] = seen
        if seen is None:
            return
        related = self._related()
        marks = [diagnostic(mark, seen.lines, uri, related=related) for mark in seen.marks]
        self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, marks, text.version))
        self._tell(uri, seen.problems)

    def _tell(self, uri: str, problems: tuple[Problem, ...]) -> None:
        """Publish errors of files that are not looked at themselves, and take back those that are gone."""
        opened = {os.path.realpath(self._path(one)): address for address, one in self._documents().items()}
        by_file: dict[str, list[Problem]] = {}
        for one in problems:
            by_file.setdefault(os.path.realpath(one.file), []).append(one)
        gone = self._told.get(uri, set()) - by_file.keys()
        self._told[uri] = set(by_file)
        others = set().union(*(files for other, files in self._told.items() if other != uri))
        for path in (*by_file, *(gone - others)):
            address = opened.get(path) or uris.from_fs_path(path) or ""
            if self._seen.get(address) is not None:
                continue  # its own look tells
            found = by_file.get(path, [])
            lines = self.lines_of(path)
            marks = problem_marks(found, lines)
            self.text_document_publish_diagnostics(
                types.PublishDiagnosticsParams(
                    address, [diagnostic(mark, lines, address, related=False) for mark in marks]
                )
            )

    async def seen(self, uri: str) -> Seen | None:
        """What was seen in the present version of a text."""
        while uri in self._documents():
            seen = self._seen.get(uri)
            if uri in self._seen and (seen is None or seen.text.version == self._version(uri)):
                return seen
            task = self._waiting.get(uri)
            if task is None or task.done():
                self.changed(uri, 0)
                task = self._waiting[uri]
            await asyncio.wait([task])
        return None

    async def soon(self, uri: str) -> Seen | None:
        """What was seen in the present version of a text; if that takes longer than ``PATIENCE``, what still stands of an earlier one.

        Where there is none, or it is of a rule file, whose parts hang together, the present version is waited for.
        """
        try:
            return await asyncio.wait_for(self.seen(uri), PATIENCE)
        except TimeoutError:
            earlier, document = self._seen.get(uri), self._documents().get(uri)
            if earlier is None or document is None or earlier.format is None:
                return await self.seen(uri)
            return moved(earlier, self._text(document), self.desk.encoding)

    def opened(self) -> dict[str, str]:
        """All open texts by the real paths of their files."""
        return {os.path.realpath(self._path(one)): one.source for one in self._documents().values()}

    def lines_of(self, path: str) -> Lines:
        """The lines of a file, as the editor has it or else from the disk; of one that cannot be read a single empty one."""
        text = self.opened().get(os.path.realpath(path))
        if text is None:
            try:
                text = regular(path, MOST_BYTES).decode("utf-8-sig", "replace")
            except OSError:
                text = ""
        return Lines(text, self.desk.encoding)

    def _documents(self) -> dict[str, TextDocument]:
        """All open texts by their addresses as the editor writes them; pygls has some of its own, without ``%20``."""
        return {one.uri: one for one in self.workspace.text_documents.values()}

    def _version(self, uri: str) -> int | None:
        document = self._documents().get(uri)
        return None if document is None else document.version

    def _text(self, document: TextDocument) -> Text:
        return Text(document.uri, self._path(document), document.language_id or "", document.source, document.version)

    def _path(self, document: TextDocument) -> str:
        """The path of a text's file; of a text that is in none, or whose name no file can have, one in the folder that is open."""
        named = uris.to_fs_path(document.uri)
        path = document.path if named else str(self.root / os.path.basename(document.path))
        try:
            os.lstat(path)
        except ValueError:  # a NUL
            return str(self.root / "text")
        except OSError as error:
            return str(self.root / "text") if error.errno == errno.ENAMETOOLONG else path
        return path

    def _related(self) -> bool:
        shown = self.client_capabilities.text_document
        return bool(shown and shown.publish_diagnostics and shown.publish_diagnostics.related_information)

    def may_create(self) -> bool:
        """Whether the editor can make files."""
        workspace = self.client_capabilities.workspace
        edit = workspace and workspace.workspace_edit
        return bool(
            edit and edit.document_changes and types.ResourceOperationKind.Create in (edit.resource_operations or ())
        )

    async def show(self, name: str, text: str) -> None:
        """Show a text: as a file of its own where the editor can, else as a message."""
        window = self.client_capabilities.window
        if not (window and window.show_document and window.show_document.support):
            self.window_show_message(types.ShowMessageParams(types.MessageType.Info, text))
            return
        if self._shown is None:
            self._shown = tempfile.TemporaryDirectory(prefix="rhetlint-")
        file = Path(self._shown.name, f"{name}.txt")
        file.write_text(text + "\n", "utf-8")
        await self.window_show_document_async(types.ShowDocumentParams(uris.from_fs_path(str(file)) or ""))

    def end(self) -> None:
        """Remove what was written to be shown. A look that goes on is not waited for: nobody is there to see what it finds."""
        for pool in (self._pool, self._answering):
            pool.shutdown(wait=False, cancel_futures=True)
        if self._shown is not None:
            self._shown.cleanup()
