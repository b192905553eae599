"""`rhetlint lsp` through the protocol, with the client of pytest-lsp, which has the abilities of real editors."""

import ast
import asyncio
import subprocess

import pytest
from lsprotocol import types

from tests.editor.editing import COMMAND, editing
from tests.editor.test_rule_files import LEXICON, RULE

TEXT = "# The quay\n\n𝒳 Brandt: an absolutely awful man.\n"
AWFUL = (2, len("𝒳 Brandt: an ") + 1)  # in UTF-16, where 𝒳 has two units


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "rhetlint.toml").write_text('packs = ["all"]\nrules = ["rules"]\n', "utf-8")
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules/quay.yaml").write_text(RULE, "utf-8")
    (tmp_path / "rules/vessel.yaml").write_text(LEXICON, "utf-8")
    return tmp_path


def of(rule):
    return lambda found: any(one.code == rule for one in found)


def without(rule):
    return lambda found: not any(one.code == rule for one in found)


def only(found, rule):
    return next(one for one in found if one.code == rule)


def applied(text, edits):
    """A text with edits of the protocol, in UTF-16."""
    lines = text.encode("utf-16-le").split("\n".encode("utf-16-le"))

    def offset(at):
        return sum(len(line) + 2 for line in lines[: at.line]) + 2 * at.character

    data = text.encode("utf-16-le")
    for edit in sorted(edits, key=lambda one: (one.range.start.line, one.range.start.character), reverse=True):
        start, end = offset(edit.range.start), offset(edit.range.end)
        data = data[:start] + edit.new_text.encode("utf-16-le") + data[end:]
    return data.decode("utf-16-le")


@pytest.mark.slow
def test_an_article_is_written(folder):
    """Findings, hover, an action that is applied, an explanation, and the end of it all."""

    async def written():
        async with editing(folder) as editor:
            editor.open("a.md", TEXT, "markdown")
            intensifier = only(await editor.found("a.md"), "evaluation/intensifier")
            start = intensifier.range.start
            assert (start.line, start.character) == AWFUL
            assert intensifier.source == "rhetlint"
            hover = await editor.ask("hover", "a.md", start)
            assert "*Precision:*" in hover.contents.value
            assert hover.range == intensifier.range
            actions = {one.title.split()[0]: one for one in await editor.ask("actions", "a.md", intensifier.range)}
            create, change = actions["Leave"].edit.document_changes
            assert create.uri == editor.uri(".rhetlint-ignore")
            assert applied("", change.edits) == 'evaluation/intensifier a.md "absolutely"\n'
            # lsprotocol reads an action with a command for a bare command, and its command for a text
            command = types.Command(**ast.literal_eval(actions["Explain"].command))
            assert "match “absolutely”: a finding" in await editor.command(command)
            assert len(editor.client.shown_documents) == 1
            (edits,) = actions["Disable"].edit.changes.values()
            editor.edit("a.md", applied(TEXT, edits))
            await editor.found("a.md", without("evaluation/intensifier"))
            closing = types.TextDocumentIdentifier(editor.uri("a.md"))
            editor.client.text_document_did_close(types.DidCloseTextDocumentParams(closing))
            await editor.found("a.md", lambda found: not found, version=False)

    asyncio.run(written())


@pytest.mark.parametrize(
    ("encodings", "chosen", "column"),
    [(None, "utf-16", 1), (["utf-32", "utf-16"], "utf-32", 0), (["utf-8"], "utf-8", 3), (["ebcdic"], "utf-16", 1)],
)
@pytest.mark.slow
def test_places_are_counted_in_what_both_sides_know(folder, encodings, chosen, column):
    async def counted():
        async with editing(folder, encodings=encodings) as editor:
            assert editor.capabilities.position_encoding == chosen
            editor.open("a.txt", TEXT, "plaintext")
            start = only(await editor.found("a.txt"), "evaluation/intensifier").range.start
            assert start.character == len("𝒳 Brandt: an ") + column
            hover = await editor.ask("hover", "a.txt", start)
            assert "intensifier" in hover.contents.value

    asyncio.run(counted())


@pytest.mark.slow
def test_many_edits_in_a_row_end_with_what_is_found_in_the_last(folder):
    async def typed():
        async with editing(folder) as editor:
            whole = "\n\n".join(f"The mayor of town {n} was absolutely right, said Ilse Brandt." for n in range(60))
            editor.open("a.txt", whole, "plaintext")
            for n in range(len(whole) - 400, len(whole), 5):
                editor.edit("a.txt", whole[:n])
                await asyncio.sleep(0.002)
            hover = await editor.ask("hover", "a.txt", types.Position(0, len("The mayor of town 0 was ab")))
            assert "absolutely" in hover.contents.value  # a request waits for the present version
            editor.edit("a.txt", "The end.")
            assert await editor.found("a.txt") == []
            versions = [version for version, _ in (editor.diagnostics[editor.uri("a.txt")],)]
            assert versions == [editor._versions["a.txt"]]

    asyncio.run(typed())


@pytest.mark.slow
def test_a_pointer_is_answered_while_another_text_is_looked_at(folder):
    """Also where the text has changed since it was seen: then of what still stands, and without edits."""

    async def pointed():
        async with editing(folder) as editor:
            said = "It was absolutely late.\n"
            editor.open("b.txt", said, "plaintext")
            start = only(await editor.found("b.txt"), "evaluation/intensifier").range.start
            endless = "The mayor said that he said that Ilse Brandt was absolutely, very, very right. " * 12_000
            editor.open("a.txt", endless, "plaintext")
            await asyncio.sleep(0.2)  # its look has begun
            hover = await editor.ask("hover", "b.txt", start)
            assert "absolutely" in hover.contents.value
            place = types.Range(start, start)
            assert {one.title.split()[0] for one in await editor.ask("actions", "b.txt", place)} >= {"Explain", "Leave"}
            editor.edit("b.txt", "Well. " + said)
            later = types.Position(0, start.character + len("Well. "))
            hover = await editor.ask("hover", "b.txt", later)
            assert "absolutely" in hover.contents.value and hover.range.start == later
            assert not await editor.ask("actions", "b.txt", types.Range(later, later))
            assert editor.uri("a.txt") not in editor.diagnostics

    asyncio.run(pointed())


@pytest.mark.slow
def test_a_rule_file_is_written(folder):
    async def written():
        async with editing(folder, like="neovim@0.11.0") as editor:
            name = "rules/quay.yaml"
            editor.open(name, RULE.replace("@vessel", "@vesel"), "yaml")
            (error,) = await editor.found(name)
            row = RULE.splitlines().index("  the @vessel of $who:np")
            assert (error.range.start.line, error.range.start.character) == (row, len("  the "))
            labels = [one.label for one in await editor.ask("completion", name, error.range.end)]
            assert "vessel" in labels
            editor.edit(name, RULE)
            (failing,) = await editor.found(name)
            assert failing.range.start.line == RULE.splitlines().index("    - Orlow talks of an old dry dock.")
            at = types.Position(row, len("  the @ve"))
            (place,) = await editor.ask("definition", name, at)
            assert (place.uri, place.range.start.line) == (editor.uri("rules/vessel.yaml"), 0)
            assert "What floats." in (await editor.ask("hover", name, at)).contents.value
            (lens,) = await editor.ask("lenses", name)
            assert "1 of 6 examples fail" in await editor.command(lens.command)
            editor.edit(name, RULE.replace("an old", "a old"))
            assert await editor.found(name) == []

    asyncio.run(written())


@pytest.mark.slow
def test_a_rule_saved_changes_what_is_found_in_an_open_article(folder):
    async def saved():
        async with editing(folder) as editor:
            editor.open("a.txt", "Brandt talks of a quay. Orlow talks of a jetty.", "plaintext")
            found = await editor.found("a.txt", of("own/quay"))
            assert len([one for one in found if one.code == "own/quay"]) == 1
            editor.save("rules/quay.yaml", RULE.replace("dry dock]", "jetty]"))
            await editor.found("a.txt", lambda found: len([one for one in found if one.code == "own/quay"]) == 2)
            editor.save("rhetlint.toml", "packs = [")
            (error,) = await editor.found("rhetlint.toml", len, version=False)
            assert "not valid TOML" in error.message
            editor.save("rhetlint.toml", 'select = ["certainty/*"]\n')
            await editor.found("a.txt", lambda found: not found)
            assert await editor.found("rhetlint.toml", lambda found: not found, version=False) == []

    asyncio.run(saved())


@pytest.mark.slow
def test_the_server_asks_to_be_told_of_changed_files(folder):
    async def asked():
        async with editing(folder) as editor:
            editor.open("a.txt", "The end.", "plaintext")
            await editor.found("a.txt")
            assert editor.registered == [types.WORKSPACE_DID_CHANGE_WATCHED_FILES]

    asyncio.run(asked())


@pytest.mark.slow
def test_lone_surrogates_odd_line_ends_and_untitled_texts_end_nothing(folder):
    async def odd():
        async with editing(folder) as editor:
            texts = [
                "a\u2028b absolutely awful\x0b\x85",
                "\r\r\n\n",
                "",
                "\ufeff# x",
                "<!-- rhetlint-disable x",
                "“" * 500,
            ]
            for number, text in enumerate(texts):
                for language in ("plaintext", "markdown", "html"):
                    name = f"{number}{language}"
                    editor.open(name, text, language)
                    await editor.found(name)
            item = types.TextDocumentItem("untitled:Untitled-1", "markdown", 1, TEXT)
            editor.client.text_document_did_open(types.DidOpenTextDocumentParams(item))
            document = types.TextDocumentIdentifier("untitled:Untitled-1")
            params = types.HoverParams(document, types.Position(*AWFUL))
            assert "intensifier" in (await editor.client.text_document_hover_async(params)).contents.value

    asyncio.run(odd())


@pytest.mark.slow
def test_texts_are_looked_at_whatever_their_files_are_called(folder):
    async def called():
        async with editing(folder) as editor:
            for name in ("a quay.md", "a/Ü b/ü?#%20.md", f"{'long' * 80}.md", "nul\0.md", "\udcff.md"):
                editor.open(name, TEXT, "markdown")
                intensifier = only(await editor.found(name), "evaluation/intensifier")
                hover = await editor.ask("hover", name, intensifier.range.start)
                assert "intensifier" in hover.contents.value

    asyncio.run(called())


@pytest.mark.slow
def test_a_server_ends_at_once_whatever_it_looks_at(folder):
    async def busy():
        async with editing(folder) as editor:
            editor.open("a.txt", "Calm.", "plaintext")
            await editor.found("a.txt")
            editor.open("endless.txt", "“" * 999_000, "plaintext")
            await asyncio.sleep(1)  # the look begins; its end is not waited for
        assert editor.uri("endless.txt") not in editor.diagnostics

    asyncio.run(busy())


@pytest.mark.slow
def test_a_server_whose_editor_is_gone_ends():
    done = subprocess.run(COMMAND, input=b"", capture_output=True, timeout=60)
    assert (done.returncode, done.stdout) == (0, b"")


@pytest.mark.slow
def test_without_the_extra_the_command_says_how_to_install_it(tmp_path):
    (tmp_path / "pygls.py").write_text("raise ImportError\n", "utf-8")
    code = f"import sys; sys.path.insert(0, {str(tmp_path)!r}); from linter.cli import main; main()"
    done = subprocess.run([*COMMAND[:1], "-c", code, "lsp"], capture_output=True, text=True, timeout=60)
    assert done.returncode == 2
    assert "pip install 'rhetlint[lsp]'" in done.stderr
