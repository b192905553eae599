"""How long an edit in an open article takes until an editor has the findings: ``python benchmarks/editor.py`` (extra: test).

    python benchmarks/editor.py                  # an article of 50 kB, the default pack, through the protocol
    python benchmarks/editor.py --pack all --kilobytes 200

`rhetlint lsp` is started as an editor starts it. A letter is typed in a paragraph, and what is timed is from the message of the edit to that
of the findings: with the pause in which the server waits for more letters (--without-pause takes it off), and in seconds of its
processor, which other programs on the machine change less. The pieces (reading, linting) are timed in this process, new and again.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import random
import statistics
import sys
import tempfile
import time
from pathlib import Path

from texts import megabyte

from linter.editor.server import PAUSE

BOUND = 0.25  # seconds


def main() -> int:
    """Measure and print; the exit status tells whether the bound holds."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--pack", default="core")
    arguments.add_argument("--kilobytes", type=int, default=50)
    arguments.add_argument("--edits", type=int, default=40)
    given = arguments.parse_args()
    text, what = megabyte()
    text = text[: given.kilobytes * 1000]
    text = text[: text.rfind("\n")]
    print(f"{len(text.encode()):,} bytes: {what}; pack {given.pack}; {given.edits} edits")
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "rhetlint.toml").write_text(f"packs = {json.dumps([given.pack])}\n", "utf-8")
        wall, processor, memory = asyncio.run(edited(Path(folder), text, given.edits))
    middle = statistics.median(wall)
    print(
        f"from an edit to its findings: median {middle * 1000:.0f} ms, nine of ten below {ninth(wall) * 1000:.0f} ms "
        f"(bound {BOUND * 1000:.0f}; {PAUSE * 1000:.0f} of these the pause)"
    )
    print(
        f"seconds of the server's processor: median {statistics.median(processor) * 1000:.0f} ms; memory {memory:.0f} MB"
    )
    return 0 if middle <= BOUND else 1


def ninth(times: list[float]) -> float:
    """What nine of ten are not above."""
    return sorted(times)[len(times) * 9 // 10]


async def edited(folder: Path, text: str, edits: int) -> tuple[list[float], list[float], float]:
    """Seconds from edits to findings, seconds of the server's processor for each, and its memory in MB at the end."""
    from lsprotocol import types
    from pygls.lsp.client import LanguageClient

    client = LanguageClient("benchmark", "1")
    there = asyncio.Event()
    version = 1

    @client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
    def published(params: types.PublishDiagnosticsParams) -> None:
        if params.version == version:
            there.set()

    await client.start_io(
        sys.executable, "-c", "from linter.cli import main; main()", "lsp", cwd=folder, env=os.environ
    )
    await client.initialize_async(types.InitializeParams(types.ClientCapabilities(), root_uri=folder.as_uri()))
    client.initialized(types.InitializedParams())
    uri = (folder / "a.txt").as_uri()
    item = types.TextDocumentItem(uri, "plaintext", version, text)
    client.text_document_did_open(types.DidOpenTextDocumentParams(item))
    await there.wait()
    assert client._server is not None
    pid = client._server.pid
    wall, processor = [], []
    places = [at for at, mark in enumerate(text) if mark == " "]
    chosen = random.Random(1)
    for number in range(edits + 3):
        there.clear()
        version += 1
        at = chosen.choice(places)
        text = text[:at] + chosen.choice("aeinst") + text[at:]
        before, used = time.perf_counter(), processor_of(pid)
        document = types.VersionedTextDocumentIdentifier(version=version, uri=uri)
        change = types.TextDocumentContentChangeWholeDocument(text)
        client.text_document_did_change(types.DidChangeTextDocumentParams(document, [change]))
        await there.wait()
        if number >= 3:  # the first prepare rules
            wall.append(time.perf_counter() - before)
            processor.append(processor_of(pid) - used)
    memory = int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6
    await client.shutdown_async(None)
    client.exit(None)
    await client.stop()
    return wall, processor, memory


def processor_of(pid: int) -> float:
    """Seconds of the processor that a process has used (Linux)."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


if __name__ == "__main__":
    sys.exit(main())
