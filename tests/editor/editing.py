"""An editor for tests: the client of pytest-lsp, with the abilities of a real one, and `rhetlint lsp` as its server."""

import asyncio
import os
import sys
from contextlib import asynccontextmanager
from pathlib import Path

from lsprotocol import types
from pytest_lsp import client_capabilities
from pytest_lsp.client import make_test_lsp_client

COMMAND = (sys.executable, "-c", "from linter.cli import main; main()", "lsp")


class Editor:
    """A client with files open."""

    def __init__(self, client, folder):
        self.client, self.folder = client, folder
        self._versions = {}
        self._published = asyncio.Condition()
        self.diagnostics = {}  # uri -> (version, diagnostics)
        self.capabilities = None
        self.registered = []

    def uri(self, name):
        return (self.folder / name).as_uri()

    def open(self, name, text, language):
        self._versions[name] = 1
        item = types.TextDocumentItem(self.uri(name), language, 1, text)
        self.client.text_document_did_open(types.DidOpenTextDocumentParams(item))

    def edit(self, name, text):
        self._versions[name] += 1
        document = types.VersionedTextDocumentIdentifier(version=self._versions[name], uri=self.uri(name))
        change = types.TextDocumentContentChangeWholeDocument(text)
        self.client.text_document_did_change(types.DidChangeTextDocumentParams(document, [change]))

    def save(self, name, text):
        (self.folder / name).parent.mkdir(parents=True, exist_ok=True)
        (self.folder / name).write_text(text, "utf-8")
        document = types.TextDocumentIdentifier(self.uri(name))
        self.client.text_document_did_save(types.DidSaveTextDocumentParams(document))

    async def published(self, params):
        async with self._published:
            self.diagnostics[params.uri] = params.version, list(params.diagnostics)
            self._published.notify_all()

    async def found(self, name, condition=lambda found: True, *, version=True):
        """The diagnostics of the present version of a file (``version`` False: of any), once they meet a condition."""
        uri = self.uri(name)

        def there():
            if uri not in self.diagnostics:
                return False
            of, found = self.diagnostics[uri]
            return (not version or of == self._versions[name]) and condition(found)

        async with self._published:
            await asyncio.wait_for(self._published.wait_for(there), 60)
            return self.diagnostics[uri][1]

    async def ask(self, method, name, at=None, **more):
        document = types.TextDocumentIdentifier(self.uri(name))
        kinds = {
            "hover": (types.HoverParams, self.client.text_document_hover_async),
            "definition": (types.DefinitionParams, self.client.text_document_definition_async),
            "completion": (types.CompletionParams, self.client.text_document_completion_async),
        }
        if method == "actions":
            params = types.CodeActionParams(document, at, types.CodeActionContext([]))
            return await self.client.text_document_code_action_async(params)
        if method == "lenses":
            return await self.client.text_document_code_lens_async(types.CodeLensParams(document))
        kind, send = kinds[method]
        return await send(kind(document, at))

    async def command(self, command):
        params = types.ExecuteCommandParams(command.command, command.arguments)
        return await self.client.workspace_execute_command_async(params)


@asynccontextmanager
async def editing(folder: Path, like="visual-studio-code", encodings=None):
    """An editor with a folder open. Its server must end by itself, with status 0, when it is told to."""
    client = make_test_lsp_client()
    editor = Editor(client, folder)
    client.protocol.fm.features.pop(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS, None)

    @client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
    async def published(params: types.PublishDiagnosticsParams):
        await editor.published(params)

    @client.feature(types.CLIENT_REGISTER_CAPABILITY)
    def registered(params: types.RegistrationParams):
        editor.registered += [one.method for one in params.registrations]

    await client.start_io(*COMMAND, cwd=folder, env=os.environ)
    capabilities = client_capabilities(like)
    if encodings is not None:
        capabilities.general.position_encodings = encodings
    folders = [types.WorkspaceFolder(folder.as_uri(), folder.name)]
    params = types.InitializeParams(capabilities, root_uri=folder.as_uri(), workspace_folders=folders)
    editor.capabilities = (await client.initialize_session(params)).capabilities
    yield editor
    await client.shutdown_session()
    assert client._server.returncode == 0
    await client.stop()
