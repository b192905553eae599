"""What the language server answers: each message of the protocol, handed to the ``Server``'s desk."""

from __future__ import annotations

import os

from lsprotocol import types
from pygls import uris

from linter.editor.actions import EXPLAIN
from linter.editor.desk import Seen
from linter.editor.protocol import code_action, completion, location, range_of
from linter.editor.server import Server

RUN = "rhetlint.runExamples"
"""The command that runs the examples of a rule: the address of its file, and its id."""
WATCHED = ("**/rhetlint.toml", "**/pyproject.toml", "**/.rhetlint-ignore", "**/.rhetlintignore", "**/*.{yaml,yml}")
"""Files whose changes may change what is found."""


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
        seen = await ls.soon(params.text_document.uri)
        if seen is None:
            return None
        at, texts, desk = _offset(seen, params.position), ls.opened(), ls.desk
        found = await ls.answer(lambda: desk.hover(seen, at, texts))
        if found is None:
            return None
        told, start, end = found
        return types.Hover(types.MarkupContent(types.MarkupKind.Markdown, told), range_of(seen.lines, start, end))

    kinds = types.CodeActionOptions(code_action_kinds=[types.CodeActionKind.QuickFix])

    @server.feature(types.TEXT_DOCUMENT_CODE_ACTION, kinds)
    async def actions(ls: Server, params: types.CodeActionParams) -> list[types.CodeAction]:
        uri = params.text_document.uri
        seen = await ls.soon(uri)
        only = params.context.only
        if (
            seen is None
            or seen.findings is None
            or (only is not None and not {types.CodeActionKind.QuickFix, ""} & set(only))
        ):
            return []
        start, end, desk = _offset(seen, params.range.start), _offset(seen, params.range.end), ls.desk
        offered = await ls.answer(lambda: list(desk.actions(seen, start, end)))
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
        found = await ls.answer(lambda: desk.definition(seen, at, texts))
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
