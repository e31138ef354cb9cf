"""A file on its way into a translation memory: in a thread of its own, so that pages go on."""

from __future__ import annotations

import logging
import tempfile
from dataclasses import dataclass, replace
from enum import StrEnum
from threading import Lock, Thread
from typing import Final

from workbench.errors import WorkbenchError
from workbench.exchange.remembering import Remembered, remember
from workbench.store import Store
from workbench.ui.uploads import put

_LOG: Final = logging.getLogger(__name__)


class Stage(StrEnum):
    """How it stands."""

    READING = "reading"
    KEPT = "kept"
    STOPPED = "stopped"
    """Somebody asked; nothing is kept."""
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Progress:
    """How far it has come."""

    stage: Stage = Stage.READING
    done: int = 0
    total: int = 0
    """In whatever the file's reader counts; 0 where that is not known."""
    kept: Remembered | None = None
    fault: WorkbenchError | None = None
    """Why it failed, when the workbench refused something."""


class _Stopped(Exception):
    pass


class Keeping:
    """One file of one session; it begins when it is made."""

    def __init__(self, store: Store, file: str, data: bytes, name: str, who: str) -> None:
        self.file = file
        self._store = store
        self._lock = Lock()
        self._progress = Progress()
        self._stopping = False
        self._thread = Thread(target=self._run, args=(data, name, who), name="memory import", daemon=True)
        self._thread.start()

    @property
    def progress(self) -> Progress:
        """How far it has come."""
        with self._lock:
            return self._progress

    def stop(self) -> None:
        """End as soon as possible, with nothing kept."""
        self._stopping = True

    def wait(self, seconds: float) -> bool:
        """Whether the work has ended, at the latest after so many seconds."""
        self._thread.join(seconds)
        return not self._thread.is_alive()

    def _run(self, data: bytes, name: str, who: str) -> None:
        ended = Progress(Stage.FAILED)
        try:
            with tempfile.TemporaryDirectory() as folder:
                path = put(folder, self.file, data)
                ended = Progress(Stage.KEPT, kept=remember(self._store, path, who, name, self._told))
        except _Stopped:
            ended = Progress(Stage.STOPPED)
        except WorkbenchError as error:
            _LOG.warning("%s: %s", self.file, error)
            ended = Progress(Stage.FAILED, fault=error)
        finally:
            with self._lock:
                self._progress = ended

    def _told(self, done: int, total: int | None) -> None:
        if self._stopping:
            raise _Stopped
        with self._lock:
            self._progress = replace(self._progress, done=done, total=total or 0)
