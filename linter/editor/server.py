"""The language server: what comes from an editor is handed to a ``Desk``, and what it says is sent back.

Texts are looked at in one thread of their own, after a pause in the typing, the newest version alone. A request about a text waits until
its present version has been looked at.
"""

from __future__ import annotations

import asyncio
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

from linter.editor.actions import EXPLAIN
from linter.editor.desk import Desk, Seen, Text
from linter.editor.lines import Encoding, Lines
from linter.editor.protocol import code_action, completion, diagnostic, location, range_of
from linter.editor.workshop import problem_marks
from linter.problems import Problem
from linter.ruleset.sources import regular
from linter.ruleset.yamlfile import MOST_BYTES
from linter.version import __version__

RUN = "rhetlint.runExamples"
"""The command that runs the examples of a rule: the address of its file, and its id."""
PAUSE = 0.05
"""Seconds without an edit after which a text is looked at."""
WATCHED = ("**/rhetlint.toml", "**/pyproject.toml", "**/.rhetlint-ignore", "**/.rhetlintignore", "**/*.{yaml,yml}")
"""Files whose changes may change what is found."""

T = TypeVar("T")


class Server(LanguageServer):
    """The server, with what it has seen of each open text."""

    def __init__(self) -> None:
        # whole texts: pygls counts lines where Python sees some, at U+2028 too, which the protocol does not
        super().__init__("rhetlint", __version__, text_document_sync_kind=types.TextDocumentSyncKind.Full)
        self._pool = ThreadPoolExecutor(max_workers=1)
        self._seen: dict[str, Seen | None] = {}
        self._waiting: dict[str, asyncio.Task[None]] = {}
        self._told: dict[str, set[str]] = {}  # files with errors, by the text whose look found these

    @property
    def desk(self) -> Desk:
        """Where texts are looked at; made when the editor has said which folder is open."""
        if self._desk is None:
            encoding = cast(Encoding, str(getattr(self.workspace.position_encoding, "value", None) or "utf-16"))
            self._desk = Desk(self.root, encoding)
        return self._desk

    _desk: Desk | None = None

    @property
    def root(self) -> Path:
        """The folder that is open in the editor."""
        folders = [uris.to_fs_path(uri) for uri in self.workspace.folders]
        return Path(next((one for one in folders if one), None) or self.workspace.root_path or Path.cwd())

    async def away(self, function: Callable[[], T]) -> T:
        """The result of a function that runs in the thread of looks."""
        return await asyncio.get_running_loop().run_in_executor(self._pool, function)

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
        document = self.workspace.text_documents.get(uri)
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
        opened = {os.path.realpath(one.path): address for address, one in self.workspace.text_documents.items()}
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
        while uri in self.workspace.text_documents:
            seen = self._seen.get(uri)
            if uri in self._seen and (seen is None or seen.text.version == self._version(uri)):
                return seen
            task = self._waiting.get(uri)
            if task is None or task.done():
                self.changed(uri, 0)
                task = self._waiting[uri]
            await asyncio.wait([task])
        return None

    def opened(self) -> dict[str, str]:
        """All open texts by the real paths of their files."""
        return {os.path.realpath(one.path): one.source for one in self.workspace.text_documents.values()}

    def lines_of(self, path: str) -> Lines:
        """The lines of a file, as the editor has it or else from the disk; of one that cannot be read a single empty one."""
        text = self.opened().get(os.path.realpath(path))
        if text is None:
            try:
                text = regular(path, MOST_BYTES).decode("utf-8-sig", "replace")
            except OSError:
                text = ""
        return Lines(text, self.desk.encoding)

    def _version(self, uri: str) -> int | None:
        document = self.workspace.text_documents.get(uri)
        return None if document is None else document.version

    def _text(self, document: TextDocument) -> Text:
        path = document.path if uris.to_fs_path(document.uri) else str(self.root / os.path.basename(document.path))
        return Text(document.uri, path, document.language_id or "", document.source, document.version)

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
        folder = Path(tempfile.mkdtemp(prefix="rhetlint-"))
        file = folder / f"{name}.txt"
        file.write_text(text + "\n", "utf-8")
        await self.window_show_document_async(types.ShowDocumentParams(uris.from_fs_path(str(file)) or ""))


def made() -> Server:
    """The server with all that it answers."""
    server = Server()

    @server.feature(types.INITIALIZED)
    def initialized(ls: Server, _: types.InitializedParams) -> None:
        workspace = ls.client_capabilities.workspace
        watching = workspace and workspace.did_change_watched_files
        if watching and watching.dynamic_registration:
            options = types.DidChangeWatchedFilesRegistrationOptions(
                [types.FileSystemWatcher(glob) for glob in WATCHED]
            )
            registration = types.Registration("rhetlint-files", types.WORKSPACE_DID_CHANGE_WATCHED_FILES, options)
            ls.client_register_capability(types.RegistrationParams([registration]))

    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    def opened(ls: Server, params: types.DidOpenTextDocumentParams) -> None:
        ls.changed(params.text_document.uri, 0)

    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    def changed(ls: Server, params: types.DidChangeTextDocumentParams) -> None:
        ls.changed(params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    def closed(ls: Server, params: types.DidCloseTextDocumentParams) -> None:
        ls.closed(params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_SAVE)
    def saved(ls: Server, params: types.DidSaveTextDocumentParams) -> None:
        name = os.path.basename(uris.to_fs_path(params.text_document.uri) or "")
        if name.endswith((".yaml", ".yml", ".toml")) or name.startswith(".rhetlint"):
            ls.all_changed()

    @server.feature(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    def watched(ls: Server, _: types.DidChangeWatchedFilesParams) -> None:
        ls.all_changed()

    @server.feature(types.TEXT_DOCUMENT_HOVER)
    async def hover(ls: Server, params: types.HoverParams) -> types.Hover | None:
        seen = await ls.seen(params.text_document.uri)
        if seen is None:
            return None
        at, texts, desk = _offset(seen, params.position), ls.opened(), ls.desk
        found = await ls.away(lambda: desk.hover(seen, at, texts))
        if found is None:
            return None
        told, start, end = found
        return types.Hover(types.MarkupContent(types.MarkupKind.Markdown, told), range_of(seen.lines, start, end))

    kinds = types.CodeActionOptions(code_action_kinds=[types.CodeActionKind.QuickFix])

    @server.feature(types.TEXT_DOCUMENT_CODE_ACTION, kinds)
    async def actions(ls: Server, params: types.CodeActionParams) -> list[types.CodeAction]:
        uri = params.text_document.uri
        seen = await ls.seen(uri)
        only = params.context.only
        if seen is None or (only is not None and not {types.CodeActionKind.QuickFix, ""} & set(only)):
            return []
        start, end, desk = _offset(seen, params.range.start), _offset(seen, params.range.end), ls.desk
        offered = await ls.away(lambda: list(desk.actions(seen, start, end)))
        can = [one for one in offered if one.edit is None or not one.edit.new or ls.may_create()]
        other = {one: ls.lines_of(one) for one in {act.edit.path for act in can if act.edit is not None} if one}
        return [code_action(one, seen.lines, uri, other.get(one.edit.path or "") if one.edit else None) for one in can]

    @server.feature(types.TEXT_DOCUMENT_COMPLETION, types.CompletionOptions(trigger_characters=list("@<&:{/")))
    async def complete(ls: Server, params: types.CompletionParams) -> list[types.CompletionItem]:
        seen = await ls.seen(params.text_document.uri)
        if seen is None:
            return []
        return [completion(one, seen.lines) for one in ls.desk.complete(seen, _offset(seen, params.position))]

    @server.feature(types.TEXT_DOCUMENT_DEFINITION)
    async def definition(ls: Server, params: types.DefinitionParams) -> list[types.Location]:
        seen = await ls.seen(params.text_document.uri)
        if seen is None:
            return []
        at, texts, desk = _offset(seen, params.position), ls.opened(), ls.desk
        found = await ls.away(lambda: desk.definition(seen, at, texts))
        return [location(target, ls.lines_of(target.path)) for target in found]

    @server.feature(types.TEXT_DOCUMENT_CODE_LENS)
    async def lenses(ls: Server, params: types.CodeLensParams) -> list[types.CodeLens]:
        uri = params.text_document.uri
        seen = await ls.seen(uri)
        if seen is None:
            return []
        return [
            types.CodeLens(range_of(seen.lines, at, at), types.Command(title=title, command=RUN, arguments=[uri, rule]))
            for at, title, rule in ls.desk.lenses(seen)
        ]

    @server.command(EXPLAIN)
    async def explain(ls: Server, uri: str, rule: str, start: int, end: int) -> str | None:
        seen = await ls.seen(uri)
        desk = ls.desk
        told = None if seen is None else await ls.away(lambda: desk.explain(seen, rule, start, end))
        if told is not None:
            await ls.show(rule.replace("/", "-"), told)
        return told

    @server.command(RUN)
    async def run(ls: Server, uri: str, rule: str) -> str | None:
        seen = await ls.seen(uri)
        desk = ls.desk
        told = None if seen is None else await ls.away(lambda: desk.run(seen, rule))
        if told is not None:
            ls.window_show_message(types.ShowMessageParams(types.MessageType.Info, told))
        return told

    return server


def _offset(seen: Seen, at: types.Position) -> int:
    return seen.lines.offset(at.line, at.character)
