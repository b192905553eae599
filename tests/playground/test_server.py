"""The server: only its own page is let in, what is sent is limited, and the process that answers is ended when its time is up."""

from __future__ import annotations

import asyncio
import json
import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient
from starlette.types import Message

from linter.cli.player import Player
from linter.playground.app import MOST_BYTES, OutOfTime, application
from linter.ruleset.choice import Choice

HOST = "127.0.0.1:8017"
JSON = {"Origin": f"http://{HOST}", "Content-Type": "application/json"}
COMMAND = Path(sys.executable).with_name("rhetlint")


class Asked:
    """Answers with what it was asked, and keeps it."""

    def __init__(self) -> None:
        self.questions: list[bytes] = []

    def __call__(self, question: bytes) -> bytes:
        self.questions.append(question)
        if question == b'"slow"':
            raise OutOfTime("This takes more than 10 seconds.")
        return question


@pytest.fixture
def asked() -> Asked:
    return Asked()


@pytest.fixture
def client(asked: Asked) -> TestClient:
    return TestClient(application(asked, "secret", [HOST, "localhost:8017"]), base_url=f"http://{HOST}")


def test_the_page_and_its_parts_name_nothing_outside(client: TestClient) -> None:
    page = client.get("/secret/")
    assert page.status_code == 200 and page.headers["content-type"].startswith("text/html")
    parts = re.findall(r'(?:src|href)="([^"#]+)"', page.text)
    assert sorted(parts) == ["page.css", "page.js"]
    assert "$name:x" in page.text and "&lt;np&gt;" in page.text, "the pattern language is there"
    for name in ("", *parts, "explained.js"):
        got = client.get(f"/secret/{name}")
        assert got.status_code == 200
        assert not re.search(r"https?:|//[\w.-]+\.\w|@import|url\(", got.text)
        assert "<script>" not in got.text and " style=" not in got.text
        policy = got.headers["content-security-policy"]
        assert "default-src 'none'" in policy and "unsafe" not in policy and "http" not in policy
        assert got.headers["cache-control"] == "no-store" and got.headers["referrer-policy"] == "no-referrer"
        assert "access-control-allow-origin" not in got.headers


def test_a_question_of_the_page_is_answered(client: TestClient, asked: Asked) -> None:
    got = client.post("/secret/answer", content=b'{"text": 1}', headers=JSON)
    assert (got.status_code, got.json(), asked.questions) == (200, {"text": 1}, [b'{"text": 1}'])
    local = {"Host": "localhost:8017", "Origin": "http://localhost:8017", "Content-Type": "application/json"}
    assert client.post("/secret/answer", content=b"1", headers=local).status_code == 200


@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "ruritania.example"},
        {"Host": "ruritania.example:8017", "Origin": "http://ruritania.example:8017"},
        {"Host": "127.0.0.1"},
        {"Host": "127.0.0.1:8018"},
        {"Host": "127.0.0.1.ruritania.example:8017"},
        {"Origin": "https://ruritania.example"},
        {"Origin": "null"},
        {"Origin": "http://127.0.0.1:8018"},
        {"Origin": f"https://{HOST}"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ],
)
def test_other_hosts_and_sites_are_refused(headers: dict[str, str], client: TestClient, asked: Asked) -> None:
    assert client.post("/secret/answer", content=b"1", headers=JSON | headers).status_code == 403
    assert client.get("/secret/", headers=headers).status_code == 403
    assert asked.questions == []


def test_a_question_without_an_origin_is_refused(client: TestClient, asked: Asked) -> None:
    got = client.post("/secret/answer", content=b"1", headers={"Content-Type": "application/json"})
    assert (got.status_code, asked.questions) == (403, [])


@pytest.mark.parametrize(
    "path", ["/", "/page.js", "/answer", "/secre/", "/secret2/", "//secret/", "/sécret/", "/%73ecret2/"]
)
def test_nothing_is_there_without_the_token(path: str, client: TestClient, asked: Asked) -> None:
    assert client.get(path).status_code == 404
    assert client.post(path, content=b"1", headers=JSON).status_code == 404
    assert asked.questions == []


@pytest.mark.parametrize("path", ["/secret/../secret/x", "/secret/page", "/secret/..%2fmodel.py", "/secret/answer/x"])
def test_only_the_page_and_its_parts_are_served(path: str, client: TestClient) -> None:
    assert client.get(path).status_code == 404


@pytest.mark.parametrize("method", ["PUT", "DELETE", "OPTIONS", "GET"])
def test_a_question_is_posted_as_json(method: str, client: TestClient, asked: Asked) -> None:
    assert client.request(method, "/secret/answer", headers=JSON).status_code == 405
    form = JSON | {"Content-Type": "text/plain"}  # what a form of another page could send
    assert client.post("/secret/answer", content=b"1", headers=form).status_code == 415
    assert asked.questions == []


def test_a_question_that_is_too_large_is_refused_however_it_is_sent(client: TestClient, asked: Asked) -> None:
    def chunks() -> Iterator[bytes]:
        yield from (b"a" * 100_000 for _ in range(MOST_BYTES // 100_000 + 1))

    assert client.post("/secret/answer", content=b"a" * (MOST_BYTES + 1), headers=JSON).status_code == 413
    assert client.post("/secret/answer", content=chunks(), headers=JSON).status_code == 413
    assert asked.questions == []
    assert client.post("/secret/answer", content=b"a" * MOST_BYTES, headers=JSON).status_code == 200


def test_an_answer_that_takes_too_long_is_a_note(client: TestClient) -> None:
    got = client.post("/secret/answer", content=b'"slow"', headers=JSON)
    assert (got.status_code, got.json()["notes"]) == (200, ["This takes more than 10 seconds."])


def test_a_page_that_goes_away_while_it_asks_is_no_fault(asked: Asked) -> None:
    served = application(asked, "secret", [HOST])
    sent: list[Message] = []
    told = iter([{"type": "http.request", "body": b'{"text"', "more_body": True}, {"type": "http.disconnect"}])

    async def receive() -> Message:
        return next(told)

    async def send(message: Message) -> None:
        sent.append(message)

    headers = [(name.lower().encode(), value.encode()) for name, value in {"Host": HOST, **JSON}.items()]
    scope = {
        "type": "http",
        "method": "POST",
        "path": "/secret/answer",
        "root_path": "",
        "query_string": b"",
        "headers": headers,
    }
    asyncio.run(served(scope, receive, send))
    assert asked.questions == [] and sent[0]["status"] == 499


def question(text: str, pattern: str) -> bytes:
    return json.dumps({"text": text, "pattern": pattern}).encode()


@pytest.mark.slow
def test_a_question_whose_time_is_up_ends_its_process_and_the_next_is_answered() -> None:
    player = Player(Choice(isolated=True), seconds=0.2)
    try:
        with pytest.raises(OutOfTime, match=r"more than 0\.2 seconds"):
            player.ask(question("Orlow praised the old bridge of Strelsau. " * 100, "$a:np ... $b:np ... $c:np"))
        assert b"Write a pattern" in player.ask(question("Orlow came.", ""))
    finally:
        player.end()


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
def test_it_is_served_on_loopback_alone_until_it_is_interrupted(tmp_path: Path) -> None:
    process = subprocess.Popen(
        [COMMAND, "playground"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=tmp_path
    )
    try:
        assert process.stdout is not None and process.stderr is not None
        found = re.search(r"http://127\.0\.0\.1:(\d+)/([\w-]{32})/ ", process.stdout.readline())
        assert found is not None
        port = int(found[1])
        with socket.create_connection(("127.0.0.1", port), timeout=60):
            pass
        with socket.socket() as other, pytest.raises(OSError):
            other.connect(("127.0.0.2", port))  # any address but 127.0.0.1
        again = subprocess.run(
            [COMMAND, "playground", "--port", str(port)], capture_output=True, text=True, cwd=tmp_path
        )
        assert again.returncode == 2 and f"port {port}: " in again.stderr and "--port" in again.stderr
        process.send_signal(signal.SIGINT)
        assert process.wait(60) == 130
        assert process.stderr.read() == ""
    finally:
        process.kill()


def test_without_the_extra_the_command_to_install_it_is_named() -> None:
    code = "import sys; sys.modules['uvicorn'] = None; sys.argv = ['rhetlint', 'playground']; from linter.cli import main; main()"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env={**os.environ})
    assert (
        done.returncode == 2 and "pip install 'rhetlint[playground]'" in done.stderr and "Traceback" not in done.stderr
    )
