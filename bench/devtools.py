"""A browser without a window, driven by its own developer tools: the Chrome DevTools Protocol
(https://chromedevtools.github.io/devtools-protocol/) over a WebSocket on this machine. Standard
library only: nothing more to install than the browser.
"""

from __future__ import annotations

import base64
import itertools
import json
import os
import shutil
import socket
import struct
import subprocess
import time
from pathlib import Path
from types import TracebackType
from typing import Any

_NAMES = (
    "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge",
)  # fmt: skip
_PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
)
_FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--no-first-run", "--hide-scrollbars",
    "--host-resolver-rules=MAP * ~NOTFOUND", "--remote-debugging-port=0",
)  # fmt: skip
_PATIENCE = 60.0


def find_browser() -> Path | None:
    """A browser of the Chromium family on this machine; `TILSAGN_BROWSER` names another one."""
    if named := os.environ.get("TILSAGN_BROWSER"):
        return Path(named)
    found = next(filter(None, map(shutil.which, _NAMES)), None)
    return Path(found) if found else next((p for p in map(Path, _PLACES) if p.exists()), None)


class Browser:
    """A browser with a profile of its own, for as long as a `with` lasts."""

    def __init__(self, path: Path, profile: Path) -> None:
        self._profile = profile
        self._process = subprocess.Popen(
            [path, *_FLAGS, f"--user-data-dir={profile}", "about:blank"],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    def __enter__(self) -> Browser:
        port_file = self._profile / "DevToolsActivePort"
        deadline = time.monotonic() + _PATIENCE
        while not (port_file.exists() and port_file.read_text().count("\n")):
            if self._process.poll() is not None or time.monotonic() > deadline:
                self._process.kill()
                raise RuntimeError("the browser did not start")
            time.sleep(0.05)
        port, address = port_file.read_text().split()
        self._line = _Line(int(port), address)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._line.close()
        self._process.terminate()
        self._process.wait(_PATIENCE)

    def open(self) -> Tab:
        """A new tab."""
        made = self._line.call("Target.createTarget", {"url": "about:blank"})
        attached = self._line.call(
            "Target.attachToTarget", {"targetId": made["targetId"], "flatten": True}
        )
        return Tab(self._line, attached["sessionId"])


class Tab:
    """One page. `requests` are the addresses that it asked for, `said` what it wrote on the
    console, errors and warnings among it."""

    def __init__(self, line: _Line, session: str) -> None:
        self._line = line
        self._session = session
        self.requests: list[str] = []
        self.said: list[str] = []
        for domain in ("Page", "Runtime", "Network", "Log"):
            self.call(f"{domain}.enable")

    def call(self, method: str, **values: Any) -> dict[str, Any]:
        """The answer of the browser to one command."""
        answer = self._line.call(method, values, self._session)
        self._listen()
        return answer

    def go(self, address: str) -> None:
        """Load a page, to the end."""
        self.call("Page.navigate", url=address)
        deadline = time.monotonic() + _PATIENCE
        while self.evaluate("document.readyState + ' ' + location.href") != f"complete {address}":
            if time.monotonic() > deadline:
                raise RuntimeError(f"{address} was never loaded")
            time.sleep(0.02)

    def evaluate(self, script: str) -> Any:
        """What an expression comes to on the page."""
        answer = self.call("Runtime.evaluate", expression=script, returnByValue=True)
        if "exceptionDetails" in answer:
            raise RuntimeError(json.dumps(answer["exceptionDetails"]))
        return answer["result"].get("value")

    def _listen(self) -> None:
        for event in self._line.events(self._session):
            method, values = event["method"], event["params"]
            if method == "Network.requestWillBeSent":
                self.requests.append(values["request"]["url"])
            elif method == "Log.entryAdded":
                self.said.append(values["entry"]["text"])
            elif method == "Runtime.consoleAPICalled":
                self.said.append(json.dumps(values["args"]))
            elif method == "Runtime.exceptionThrown":
                self.said.append(values["exceptionDetails"]["text"])


class _Line:
    """A WebSocket (RFC 6455) to the browser: commands out, answers and events in."""

    def __init__(self, port: int, address: str) -> None:
        self._socket = socket.create_connection(("127.0.0.1", port), _PATIENCE)
        self._left = b""
        self._numbers = itertools.count(1)
        self._events: dict[str, list[dict[str, Any]]] = {}
        wanted = base64.b64encode(os.urandom(16)).decode()
        self._socket.sendall(
            f"GET {address} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nUpgrade: websocket\r\n"
            f"Connection: Upgrade\r\nSec-WebSocket-Key: {wanted}\r\n"
            "Sec-WebSocket-Version: 13\r\n\r\n".encode()
        )
        while b"\r\n\r\n" not in self._left:
            self._left += self._socket.recv(65536)
        head, _, self._left = self._left.partition(b"\r\n\r\n")
        if b" 101 " not in head.split(b"\r\n")[0] + b" ":
            raise RuntimeError(head.decode(errors="replace"))

    def close(self) -> None:
        """Hang up."""
        self._socket.close()

    def call(
        self, method: str, values: dict[str, Any], session: str | None = None
    ) -> dict[str, Any]:
        """The answer to one command; what else comes meanwhile is kept for `events`."""
        number = next(self._numbers)
        command = {"id": number, "method": method, "params": values}
        self._send(json.dumps(command | ({"sessionId": session} if session else {})).encode())
        while True:
            message = json.loads(self._receive())
            if message.get("id") == number:
                if "error" in message:
                    raise RuntimeError(f"{method}: {message['error']}")
                answer: dict[str, Any] = message["result"]
                return answer
            if "method" in message:
                self._events.setdefault(message.get("sessionId", ""), []).append(message)

    def events(self, session: str) -> list[dict[str, Any]]:
        """What happened on a tab since the last call."""
        return self._events.pop(session, [])

    def _send(self, data: bytes) -> None:
        mask = os.urandom(4)
        size = len(data)
        if size < 126:
            head = struct.pack("!BB", 0x81, 0x80 | size)
        elif size < 1 << 16:
            head = struct.pack("!BBH", 0x81, 0x80 | 126, size)
        else:
            head = struct.pack("!BBQ", 0x81, 0x80 | 127, size)
        masked = bytes(one ^ mask[at % 4] for at, one in enumerate(data))
        self._socket.sendall(head + mask + masked)

    def _receive(self) -> bytes:
        """One whole message. The browser sends text in one or more frames and no pings."""
        parts = []
        while True:
            first, second = self._read(2)
            size = second & 0x7F
            if size == 126:
                (size,) = struct.unpack("!H", self._read(2))
            elif size == 127:
                (size,) = struct.unpack("!Q", self._read(8))
            parts.append(self._read(size))
            if first & 0x0F == 8:
                raise RuntimeError("the browser hung up")
            if first & 0x80:
                return b"".join(parts)

    def _read(self, size: int) -> bytes:
        while len(self._left) < size:
            more = self._socket.recv(1 << 20)
            if not more:
                raise RuntimeError("the browser hung up")
            self._left += more
        data, self._left = self._left[:size], self._left[size:]
        return data
