"""A glossary file on its way in: read, compared and written in a thread of its own, so that pages go on."""

from __future__ import annotations

import io
import logging
from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import count
from threading import Lock, Thread
from typing import Final

from workbench.errors import WorkbenchError
from workbench.exchange.glossaries import Choice, Incoming, Item, Plan, changes, plan, read_glossary_file
from workbench.glossary import Glossary
from workbench.store import Store
from workbench.store.model import ConceptChange
from workbench.ui.memory import stays

_LOG: Final = logging.getLogger(__name__)
_NUMBERS: Final = count(1)


class Phase(StrEnum):
    """What is being done, or was done last."""

    READING = "reading"
    COMPARING = "comparing"
    WRITING = "writing"
    READY = "ready"
    """It is compared, and somebody has to choose."""
    WRITTEN = "written"
    STOPPED = "stopped"
    """Somebody asked; nothing was changed."""
    FAILED = "failed"


RUNNING: Final = frozenset({Phase.READING, Phase.COMPARING, Phase.WRITING})


@dataclass(frozen=True, slots=True)
class Step:
    """How far it has come."""

    phase: Phase
    done: int = 0
    total: int = 0
    """In whatever the phase counts; 0 where that is not known."""
    fault: WorkbenchError | None = None
    """Why it failed, when the workbench refused something."""
    change: int | None = None
    """What was written, to be taken back by; None where there was nothing to change."""


class _Stopped(Exception):
    pass


class Arrival:
    """One file of one session; one piece of work at a time."""

    def __init__(self, store: Store, name: str, data: bytes) -> None:
        self.key = f"arrival-{next(_NUMBERS)}"
        """Names its widgets."""
        self.name = name
        self.choices: dict[int, Choice] = {}
        """By `Item.number`, what somebody chose other than the default."""
        self.plan: Plan | None = None
        self._store = store
        self._data = data
        self._incoming: Incoming | None = None
        self._lock = Lock()
        self._step = Step(Phase.READING)
        self._stopping = False
        self._thread: Thread | None = None

    @property
    def step(self) -> Step:
        """How far it has come."""
        with self._lock:
            return self._step

    @property
    def running(self) -> bool:
        """Whether something is being done."""
        return self.step.phase in RUNNING

    def compare(self, glossary: Glossary) -> None:
        """Read the file, unless that has been done, and hold it against `glossary`; choices stay."""
        self._begin(Phase.COMPARING if self._incoming else Phase.READING, lambda: self._compare(glossary))

    def write(self, editor: str) -> None:
        """Make the changes that are chosen, all or none."""
        chosen = dict(self.choices)
        self._begin(Phase.WRITING, lambda: self._write(chosen, editor))

    def stop(self) -> None:
        """End as soon as possible, with nothing changed."""
        self._stopping = True

    def wait(self, seconds: float) -> bool:
        """Whether the work has ended, at the latest after so many seconds."""
        if self._thread is not None:
            self._thread.join(seconds)
        return not self.running

    def choice(self, item: Item) -> Choice:
        """What becomes of `item`."""
        return self.choices.get(item.number, item.default)

    def _begin(self, phase: Phase, work: Callable[[], Step]) -> None:
        with self._lock:
            if self._thread is not None and self._step.phase in RUNNING:
                return
            self._stopping, self._step = False, Step(phase)
        self._thread = Thread(target=self._run, args=(work,), name="glossary import", daemon=True)
        self._thread.start()

    def _run(self, work: Callable[[], Step]) -> None:
        ended = Step(Phase.FAILED)
        try:
            ended = work()
        except _Stopped:
            ended = Step(Phase.STOPPED)
        except WorkbenchError as error:
            _LOG.warning("%s: %s", self.name, error)
            ended = Step(Phase.FAILED, fault=error)
        finally:
            with self._lock:
                self._step = ended

    def _compare(self, glossary: Glossary) -> Step:
        if self._incoming is None:
            self._incoming = read_glossary_file(io.BytesIO(self._data), self._told)
            self._data = b""
            with self._lock:
                self._step = Step(Phase.COMPARING)
        self.plan = plan(glossary, self._incoming, self._told)
        stays()
        return Step(Phase.READY)

    def _write(self, chosen: dict[int, Choice], editor: str) -> Step:
        if self.plan is None:
            return Step(Phase.FAILED)
        made = [ConceptChange(each.after.id, each.before, each.after) for each in changes(self.plan, chosen)]
        change = self._store.change_glossary(made, editor, self._told)
        return Step(Phase.WRITTEN, len(made), len(made), change=change)

    def _told(self, done: int, total: int | None) -> None:
        if self._stopping:
            raise _Stopped
        # What has been read so far is kept to the end.
        stays()
        with self._lock:
            self._step = replace(self._step, done=done, total=total or 0)
