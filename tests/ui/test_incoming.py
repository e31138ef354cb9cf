"""A glossary file on its way in: in steps that can be stopped, and whole or not at all."""

from __future__ import annotations

import io
from dataclasses import replace
from threading import Event

import pytest

from tests.support.glossary import glossary, term
from workbench.errors import ExchangeError, Forbidden
from workbench.exchange.glossaries import Choice, GlossaryFormat, write_glossary_file
from workbench.glossary import Glossary
from workbench.review.rules import Role, Rules
from workbench.store import Store
from workbench.store.model import ConceptChange
from workbench.ui import incoming
from workbench.ui.incoming import Arrival, Phase

KNOWN = glossary(norm=[term("en", "norm"), term("th", "บรรทัดฐาน")])


@pytest.fixture
def known(store: Store) -> Store:
    store.begin_glossary(KNOWN)
    return store


def arrived(store: Store, *concepts: object, data: bytes | None = None) -> Arrival:
    """A file with `concepts`, once it has been compared with what is known."""
    file = io.BytesIO()
    write_glossary_file(file, concepts, GlossaryFormat.CSV)  # type: ignore[arg-type]
    arrival = Arrival(store, "file.csv", data or file.getvalue())
    arrival.compare(KNOWN)
    assert arrival.wait(20)
    return arrival


def test_it_is_compared_then_written_as_chosen(known: Store) -> None:
    (norm,) = KNOWN.concepts
    (treaty,) = glossary(treaty=[term("en", "treaty")]).concepts
    arrival = arrived(known, replace(norm, note="From the file."), treaty)
    assert arrival.step.phase is Phase.READY
    assert arrival.plan is not None
    arrival.choices[arrival.plan.new[0].number] = Choice.SKIP

    arrival.write("Ann")
    assert arrival.wait(20)

    assert (arrival.step.phase, arrival.step.done) == (Phase.WRITTEN, 1)
    assert known.glossary() == Glossary((replace(norm, note="From the file."),))
    assert arrival.step.change == known.glossary_log()[0].id


def test_a_file_that_is_refused_says_why_and_changes_nothing(known: Store) -> None:
    arrival = arrived(known, data=b"<html>no glossary</html>")

    assert arrival.step.phase is Phase.FAILED
    assert isinstance(arrival.step.fault, ExchangeError)
    assert known.glossary() == KNOWN


def test_the_roles_hold_for_an_import(known: Store) -> None:
    arrival = arrived(known, *glossary(treaty=[term("en", "treaty")]).concepts)
    known.rules = Rules(roles={"Ann": Role.REVIEWER})

    arrival.write("Ann")
    assert arrival.wait(20)

    assert isinstance(arrival.step.fault, Forbidden)
    assert known.glossary() == KNOWN


@pytest.mark.parametrize("work", ["compare", "write"])
def test_what_is_stopped_changes_nothing_and_can_be_begun_again(
    known: Store, monkeypatch: pytest.MonkeyPatch, work: str
) -> None:
    arrival = arrived(known, *glossary(treaty=[term("en", "treaty")]).concepts)
    reached, go = Event(), Event()

    def slow(*given: object, **_named: object) -> object:
        progress = given[-1]
        reached.set()
        assert go.wait(20)
        progress(1, 2)  # type: ignore[operator]
        raise AssertionError("it was not stopped")

    def begin() -> None:
        arrival.compare(KNOWN) if work == "compare" else arrival.write("Ann")

    with monkeypatch.context() as patch:
        if work == "compare":
            patch.setattr(incoming, "plan", slow)
        else:
            patch.setattr(Store, "change_glossary", slow)
        begin()
        assert reached.wait(20)
        assert arrival.running
        arrival.stop()
        go.set()
        assert arrival.wait(20)

    assert arrival.step.phase is Phase.STOPPED
    assert known.glossary() == KNOWN
    begin()
    assert arrival.wait(20)
    assert arrival.step.phase is (Phase.READY if work == "compare" else Phase.WRITTEN)


def test_a_stop_while_the_store_writes_leaves_the_glossary_whole(known: Store) -> None:
    (norm,) = KNOWN.concepts
    changes = [ConceptChange(f"n-{at}", None, replace(norm, id=f"n-{at}")) for at in range(3)]

    def stop(_done: int, _total: int) -> None:
        raise incoming._Stopped

    with pytest.raises(incoming._Stopped):
        known.change_glossary(changes, "Ann", stop)

    assert known.glossary() == KNOWN
