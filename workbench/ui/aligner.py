"""The one who aligns: a thread of its own, so that the work outlives the page that began it."""

from __future__ import annotations

import logging
from dataclasses import dataclass, replace
from threading import Lock, Thread

from workbench.errors import WorkbenchError
from workbench.settings import Settings
from workbench.store import Store
from workbench.store.jobs import add_corpus, align_pairs, waiting

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Work:
    """How far the aligning has come."""

    running: bool = False
    stopping: bool = False
    """Somebody asked to stop; the pair at hand is finished first."""
    stopped: bool = False
    """It ended because somebody asked."""
    done: int = 0
    total: int = 0
    """Pairs; 0 while documents are being read."""
    title: str = ""
    """Of the pair at hand."""
    fault: WorkbenchError | None = None
    """Why it ended, when the workbench refused something."""
    broke_off: bool = False
    """It ended for a reason that nobody foresaw."""


class _Stopped(Exception):
    pass


class Aligner:
    """Brings in the corpus once, then aligns whatever pairs wait; one piece of work at a time.

    Shared by all sessions: whoever begins while work is going on joins it.
    """

    def __init__(self, store: Store, settings: Settings) -> None:
        self._store = store
        self._settings = settings
        self._lock = Lock()
        self._work = Work()
        self._wanted = False
        self._corpus_read = False
        self._thread: Thread | None = None

    @property
    def work(self) -> Work:
        """How far it has come."""
        with self._lock:
            return self._work

    def begin(self) -> None:
        """Align what waits, now or as soon as the pairs at hand are done."""
        with self._lock:
            self._wanted = True
            if not self._work.running:
                self._work = Work(running=True)
                self._thread = Thread(target=self._run, name="aligner", daemon=True)
                self._thread.start()

    def stop(self) -> None:
        """End after the pair at hand; what is aligned stays."""
        with self._lock:
            if self._work.running:
                self._wanted = False
                self._work = replace(self._work, stopping=True)

    def wait(self, seconds: float) -> bool:
        """Whether the work has ended, at the latest after so many seconds."""
        thread = self._thread
        if thread is not None:
            thread.join(seconds)
        return not self.work.running

    def _run(self) -> None:
        fault: WorkbenchError | None = None
        broke_off = True
        try:
            while self._more():
                if not self._corpus_read:
                    self._corpus_read = True
                    try:
                        add_corpus(self._store, self._settings.corpus, limit=self._settings.limit)
                    except WorkbenchError as error:
                        # A corpus that is refused keeps nobody's own pairs waiting.
                        fault = error
                        _LOG.warning("%s", error)
                if pairs := waiting(self._store):
                    align_pairs(self._store, pairs, self._settings, self._told)
            broke_off = False
        except _Stopped:
            broke_off = False
        except WorkbenchError as error:
            fault, broke_off = error, False
            _LOG.warning("%s", error)
        finally:
            with self._lock:
                if fault is not None or broke_off:
                    self._corpus_read = False
                    self._work = Work(fault=fault, broke_off=broke_off)
                elif self._work.running:
                    self._work = Work(stopped=True)

    def _more(self) -> bool:
        """Whether somebody asked for work since it was last taken up; if not, it is over."""
        with self._lock:
            if not self._wanted:
                self._work = Work()
                return False
            self._wanted = False
            return True

    def _told(self, done: int, total: int, title: str) -> None:
        with self._lock:
            # All done is no place to stop: there is nothing left to keep from.
            if self._work.stopping and done < total:
                raise _Stopped
            self._work = replace(self._work, done=done, total=total, title=title)
