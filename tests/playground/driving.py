"""A headless Chromium that is driven as a reader drives it, with real keys and clicks, over its debugging pipe."""

from __future__ import annotations

import base64
import json
import os
import select
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import resources
from pathlib import Path
from typing import Any

from ..output.browsing import CHROMIUM, QUIET

PATIENCE = 60.0  # seconds until something is taken not to come
KEYS = {"Tab": 9, "Enter": 13, " ": 32, "Backspace": 8}


class Page:
    """A page that is open. ``console`` has what its console said, ``requests`` the addresses that it asked for."""

    def __init__(self, write: int, read: int) -> None:
        self._write, self._read, self._kept = write, read, b""
        self._number, self._session = 0, ""
        self.console: list[str] = []
        self.requests: list[str] = []
        target = self("Target.createTarget", url="about:blank")["targetId"]
        self._session = self("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Network", "Log"):
            self(f"{domain}.enable")

    def __call__(self, method: str, **parameters: Any) -> Any:
        """A command of the DevTools protocol, and its result."""
        self._number += 1
        sent: dict[str, Any] = {"id": self._number, "method": method, "params": parameters}
        if self._session:
            sent["sessionId"] = self._session
        os.write(self._write, json.dumps(sent).encode() + b"\0")
        while True:
            came = self._next()
            if came.get("id") == self._number:
                assert "error" not in came, (method, came["error"])
                return came["result"]
            self._heard(came)

    def _next(self) -> dict[str, Any]:
        while b"\0" not in self._kept:
            ready, _, _ = select.select([self._read], [], [], PATIENCE)
            assert ready, "the browser says nothing"
            more = os.read(self._read, 1 << 20)
            assert more, "the browser has ended"
            self._kept += more
        first, _, self._kept = self._kept.partition(b"\0")
        came: dict[str, Any] = json.loads(first)
        return came

    def _heard(self, came: dict[str, Any]) -> None:
        given = came.get("params", {})
        match came.get("method"):
            case "Network.requestWillBeSent":
                self.requests.append(given["request"]["url"])
            case "Runtime.consoleAPICalled":
                self.console.append(str(given["args"]))
            case "Runtime.exceptionThrown":
                self.console.append(str(given["exceptionDetails"]))
            case "Log.entryAdded" if "favicon" not in given["entry"].get("url", ""):
                self.console.append(given["entry"]["text"])

    def open(self, address: str) -> None:
        self("Page.navigate", url=address)

    def says(self, expression: str) -> Any:
        """The value of an expression of JavaScript; a promise is waited for."""
        done = self("Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True)
        assert "exceptionDetails" not in done, done
        return done["result"].get("value")

    def until(self, expression: str) -> Any:
        """The value of an expression once it is true."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            value = self.says(expression)
            if value:
                return value
            time.sleep(0.05)
        raise AssertionError(f"never true: {expression}\n{self.says('document.body.innerText')}")

    def press(self, key: str, shift: bool = False) -> None:
        """Press a key that writes nothing, or Enter or the space bar."""
        text = {"Enter": "\r", " ": " "}.get(key, "")
        given = {"key": key, "code": "Space" if key == " " else key, "windowsVirtualKeyCode": KEYS[key]}
        given["modifiers"] = 8 if shift else 0  # type: ignore[assignment]
        self("Input.dispatchKeyEvent", type="keyDown" if text else "rawKeyDown", text=text, **given)
        self("Input.dispatchKeyEvent", type="keyUp", **given)

    def type(self, text: str) -> None:
        """Type a text, letter by letter."""
        for letter in text:
            self("Input.dispatchKeyEvent", type="char", text=letter)

    def click(self, selector: str) -> None:
        """Click on the middle of an element, with the mouse."""
        x, y = self.says(
            f"""(() => {{ const e = document.querySelector({json.dumps(selector)}); e.scrollIntoView({{block: "center"}});
            const box = e.getClientRects()[0]; return [box.x + box.width / 2, box.y + box.height / 2]; }})()"""
        )
        for kind in ("mousePressed", "mouseReleased"):
            self("Input.dispatchMouseEvent", type=kind, x=x, y=y, button="left", clickCount=1)

    def look(self, width: int, height: int = 1000, dark: bool = False) -> None:
        """Give the window a size, and the reader a taste."""
        self("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=False)
        scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        self("Emulation.setEmulatedMedia", features=[scheme])

    def picture(self, file: Path) -> None:
        """Write a picture of the whole page."""
        shot = self("Page.captureScreenshot", captureBeyondViewport=True)
        file.write_bytes(base64.b64decode(shot["data"]))

    def violations(self) -> list[str]:
        """What axe-core finds wrong: impact, rule, and where first."""
        axe = resources.files("axe_core_python").joinpath("axe.min.js").read_text("utf-8")
        self.says(axe + "; true")
        found: list[str] = self.says(
            """axe.run(document, {resultTypes: ["violations"]}).then((found) =>
            found.violations.map((v) => `${v.impact} ${v.id} ${v.nodes[0].target} ${v.nodes[0].failureSummary}`))"""
        )
        return found


@contextmanager
def browser(folder: Path) -> Iterator[Page]:
    """A browser of its own.

    Args:
        folder: for what it keeps.
    """
    assert CHROMIUM is not None
    theirs_in, ours_out = os.pipe()
    ours_in, theirs_out = os.pipe()

    def take_places() -> None:
        os.dup2(theirs_in, 3) if theirs_in != 3 else os.set_inheritable(3, True)
        os.dup2(theirs_out, 4) if theirs_out != 4 else os.set_inheritable(4, True)

    command = [CHROMIUM, *QUIET, f"--user-data-dir={folder / 'profile'}", "--remote-debugging-pipe", "about:blank"]
    with open(folder / "chromium.log", "wb") as log:
        process = subprocess.Popen(command, stdout=log, stderr=log, preexec_fn=take_places, close_fds=False)
        try:
            os.close(theirs_in)
            os.close(theirs_out)
            yield Page(ours_out, ours_in)
        finally:
            os.close(ours_out)
            os.close(ours_in)
            process.kill()
            process.wait()
