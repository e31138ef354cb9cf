"""The app in a process of its own, to be looked at with a browser, stopped, started again and slowed down."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import threading
import time
from contextlib import suppress
from pathlib import Path
from queue import SimpleQueue
from types import TracebackType
from typing import Self
from urllib.error import URLError
from urllib.request import urlopen

from workbench.errors import WorkbenchError

ROOT = Path(__file__).parents[1]
_BROWSERS = Path("/usr/bin/chromium-headless-shell"), Path("/usr/bin/chromium")
CHROMIUM = next((each for each in _BROWSERS if each.exists()), _BROWSERS[0])
"""Debian's Chromium; where it is installed, the one without windows, which loads pages faster."""
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
_STARTING = 60
"""Seconds that a server may take."""
_PIECE = 65536
"""Bytes that are passed on at once."""


class Server:
    """The app on a folder of its own, always at the same address; a context manager.

    The folder holds the data (`data`), the corpus and the glossary, which may be missing. `options` are
    Streamlit's.
    """

    def __init__(self, folder: Path, *options: str, port: int | None = None, **environment: str) -> None:
        self.database = f"sqlite:///{folder / 'data' / 'workbench.db'}"
        self.port = port or free_port()
        self._options = options
        self._log = folder / "log"
        self._process: subprocess.Popen[bytes] | None = None
        for name in ("data", "corpus", "glossary"):
            (folder / name).mkdir(parents=True, exist_ok=True)
        self._environment = {
            **os.environ,
            "WORKBENCH_DATA": str(folder / "data"),
            "WORKBENCH_DATABASE": self.database,
            "WORKBENCH_CORPUS": str(folder / "corpus"),
            "WORKBENCH_GLOSSARY": str(folder / "glossary"),
            "WORKBENCH_ENCODER": "hashing",
            **environment,
        }

    @property
    def url(self) -> str:
        """Where it answers."""
        return f"http://localhost:{self.port}"

    def start(self) -> None:
        """Start it and wait until it answers. Raises WorkbenchError, with its log, when it does not."""
        command = [sys.executable, "-m", "streamlit", "run", "workbench/ui/app.py"]
        options = {"port": str(self.port), "headless": "true", "fileWatcherType": "none"}
        given = [part for name, value in options.items() for part in (f"--server.{name}", value)]
        with self._log.open("a") as log:
            self._process = subprocess.Popen(
                [*command, *given, *self._options],
                cwd=ROOT,
                env=self._environment,
                stdout=log,
                stderr=subprocess.STDOUT,
            )
        deadline = time.monotonic() + _STARTING
        while time.monotonic() < deadline and self._process.poll() is None:
            with suppress(URLError, OSError), urlopen(f"{self.url}/_stcore/health", timeout=1):
                return
            time.sleep(0.1)
        raise WorkbenchError(f"The app did not start:\n{self.log()}")

    def stop(self) -> None:
        """Stop it at once, in the middle of whatever it does."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._process = None

    def log(self) -> str:
        """What it has written so far."""
        return self._log.read_text(encoding="utf-8")

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Delay:
    """Passes everything on to `port`, and its answers `seconds` later; a context manager."""

    def __init__(self, port: int) -> None:
        self.seconds = 0.0
        """May be changed at any time; what is under way is not overtaken."""
        self._behind = port
        self._listener = socket.create_server(("127.0.0.1", 0))

    @property
    def port(self) -> int:
        """Where it listens."""
        return int(self._listener.getsockname()[1])

    def __enter__(self) -> Self:
        threading.Thread(target=self._accept, daemon=True).start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        # Or the thread would wait for the next one to call.
        self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                caller, _ = self._listener.accept()
                server = socket.create_connection(("127.0.0.1", self._behind))
                for giver, taker, answers in ((caller, server, False), (server, caller, True)):
                    pieces: SimpleQueue[tuple[float, bytes]] = SimpleQueue()
                    threading.Thread(target=self._take, args=(giver, pieces, answers), daemon=True).start()
                    threading.Thread(target=_give, args=(taker, pieces), daemon=True).start()

    def _take(self, giver: socket.socket, pieces: SimpleQueue[tuple[float, bytes]], answers: bool) -> None:
        piece = b"-"
        while piece:
            try:
                piece = giver.recv(_PIECE)
            except OSError:
                piece = b""
            pieces.put((time.monotonic() + (self.seconds if answers else 0.0), piece))


def _give(taker: socket.socket, pieces: SimpleQueue[tuple[float, bytes]]) -> None:
    with suppress(OSError), taker:
        while True:
            due, piece = pieces.get()
            time.sleep(max(0.0, due - time.monotonic()))
            if not piece:
                taker.shutdown(socket.SHUT_RDWR)
                return
            taker.sendall(piece)
