"""Long work for a page, in a thread of its own, so that pages go on; it can be stopped."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from threading import Lock, Thread
from typing import Final, Generic, TypeVar

from workbench.errors import WorkbenchError

_LOG: Final = logging.getLogger(__name__)

Result = TypeVar("Result")
Tell = Callable[[int, int | None], None]
"""Told how much is done, and of how much where that is known, by the work; what it raises stops the work."""


class Stage(StrEnum):
    """How it stands."""

    RUNNING = "running"
    DONE = "done"
    STOPPED = "stopped"
    """Somebody asked."""
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Progress(Generic[Result]):
    """How far it has come."""

    stage: Stage = Stage.RUNNING
    done: int = 0
    total: int = 0
    """In whatever the work counts; 0 where that is not known."""
    result: Result | None = None
    fault: WorkbenchError | None = None
    """Why it failed, when the workbench refused something."""


class _Stopped(Exception):
    pass


class Task(Generic[Result]):
    """One piece of work of one session, on a file or another thing of that name; it begins when it is made.

    The work must leave everything as it was where what it tells raises.
    """

    def __init__(self, name: str, work: Callable[[Tell], Result]) -> None:
        self.name = name
        self._lock = Lock()
        self._progress: Progress[Result] = Progress()
        self._stopping = False
        self._thread = Thread(target=self._run, args=(work,), name=name, daemon=True)
        self._thread.start()

    @property
    def progress(self) -> Progress[Result]:
        """How far it has come."""
        with self._lock:
            return self._progress

    def stop(self) -> None:
        """End as soon as possible, with nothing changed."""
        self._stopping = True

    def wait(self, seconds: float) -> bool:
        """Whether the work has ended, at the latest after so many seconds."""
        self._thread.join(seconds)
        return not self._thread.is_alive()

    def _run(self, work: Callable[[Tell], Result]) -> None:
        ended: Progress[Result] = Progress(Stage.FAILED)
        try:
            ended = Progress(Stage.DONE, result=work(self._told))
        except _Stopped:
            ended = Progress(Stage.STOPPED)
        except WorkbenchError as error:
            _LOG.warning("%s: %s", self.name, error)
            ended = Progress(Stage.FAILED, fault=error)
        finally:
            with self._lock:
                self._progress = ended

    def _told(self, done: int, total: int | None) -> None:
        if self._stopping:
            raise _Stopped
        with self._lock:
            self._progress = replace(self._progress, done=done, total=total or 0)
