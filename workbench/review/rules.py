"""Who may do what: the team's roles and rules, checked for every operation, whoever asks."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import IntEnum
from pathlib import Path
from typing import Any

from workbench.errors import Forbidden, OperationError, WorkbenchError, suggest
from workbench.review.model import Status, Unit
from workbench.review.operations import Decide, DecideAll, Operation

_WITH_REASON = (Status.REJECTED, Status.SENT_BACK)


class Role(IntEnum):
    """What somebody may do; each may do what those before it may."""

    READER = 0
    """Looks and changes nothing."""
    REVIEWER = 1
    """Edits, aligns, comments, and gives any status but approved."""
    APPROVER = 2
    """Approves."""
    ADMINISTRATOR = 3
    """Aligns anew, assigns, deletes pairs."""


@dataclass(frozen=True, slots=True)
class Rules:
    """How a team works; by default all may do everything."""

    second_person: bool = False
    """A unit is approved only after somebody else than the approver decided on it."""
    own_edits: bool = True
    """Whether those who changed a unit's text or alignment last may approve it."""
    roles: Mapping[str, Role] = field(default_factory=dict)
    """By reviewer's name; addresses in lower case."""
    default: Role = Role.ADMINISTRATOR
    """Of everybody else."""

    def role(self, reviewer: str) -> Role:
        """What `reviewer` may do."""
        return self.roles.get(_same(reviewer), self.default)


def _same(name: str) -> str:
    """An e-mail address in lower case, since some write theirs with capitals; any other name as it is."""
    return name.lower() if "@" in name else name


@dataclass(frozen=True, slots=True)
class Facts:
    """What the rules need to know of a unit's history."""

    decided: frozenset[str] = frozenset()
    """Everybody who decided on it, changes of its alignment among them."""
    edited: str = ""
    """Who changed its text or alignment last; empty when nobody did."""


def require(rules: Rules, reviewer: str, role: Role, what: str) -> None:
    """Raise Forbidden when `reviewer` has a lower role than `role`; `what` is told: "delete a pair"."""
    have = rules.role(reviewer)
    if have < role:
        raise Forbidden(
            f"To {what} takes the role {role.name.lower()}, and '{reviewer}' has {have.name.lower()}: ask an "
            "administrator of your team."
        )


def approves(operation: Operation) -> tuple[int, ...]:
    """The ids of the units that `operation` would approve."""
    match operation:
        case Decide(unit=unit, status=Status.APPROVED):
            return (unit,)
        case DecideAll(units=units, status=Status.APPROVED):
            return tuple(unit for unit, _ in units)
    return ()


def check(rules: Rules, reviewer: str, operation: Operation, facts: Mapping[int, Facts]) -> None:
    """Raise Forbidden where the rules keep `operation` from `reviewer`.

    `facts` holds every unit of `approves(operation)`; a text in a Decide counts as a change of it, so
    leave out what stays. A Redo that approves again is checked as the approval that it is. Raises
    OperationError for a rejection or a sending back without a reason.
    """
    require(rules, reviewer, Role.REVIEWER, "change units")
    _check_reason(operation)
    units = approves(operation)
    if not units:
        return
    require(rules, reviewer, Role.APPROVER, "approve")
    edits = isinstance(operation, Decide) and (operation.source_text, operation.target_text) != (None, None)
    for unit in units:
        if not rules.own_edits and (edits or facts[unit].edited == reviewer):
            raise Forbidden(
                f"'{reviewer}' changed unit {unit} last, and nobody approves an edit of their own here: "
                "let somebody else approve it."
            )
        if rules.second_person and not facts[unit].decided - {reviewer}:
            raise Forbidden(
                f"Nobody but '{reviewer}' has worked on unit {unit}, and a unit needs two persons here: "
                "set it in progress and let somebody else approve it."
            )


def _check_reason(operation: Operation) -> None:
    match operation:
        case Decide(unit=unit, status=status, note=note) if (
            status in _WITH_REASON and not (note or "").strip()
        ):
            raise OperationError(
                f"Unit {unit} cannot be {status} without a reason: say in the note what is wrong."
            )
        case DecideAll(units=units, status=status) if status in _WITH_REASON:
            raise OperationError(
                f"{len(units)} units cannot be {status} at once, as each needs a reason: take one by one."
            )


def status_after(unit: Unit, operation: Decide) -> Status:
    """The status of `unit` after `operation`: an approved unit whose text changes is in progress again."""
    if operation.status is not None:
        return operation.status
    texts = (operation.source_text, operation.target_text)
    changed = any(
        text not in (None, present)
        for text, present in zip(texts, (unit.source_text, unit.target_text), strict=True)
    )
    return Status.IN_PROGRESS if changed and unit.status is Status.APPROVED else unit.status


def team(path: Path) -> Rules:
    """The rules in the TOML file `path`; where there is none, all may do everything.

    Raises WorkbenchError for a file that cannot be read or says something unknown.
    """
    try:
        said = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        return Rules()
    except (OSError, ValueError) as fault:
        raise WorkbenchError(f"The team file {path} cannot be read ({fault}): correct it.") from fault
    roles = _said(path, said, "roles", dict, {})
    rules = Rules(
        second_person=_said(path, said, "second_person", bool, False),
        own_edits=_said(path, said, "own_edits", bool, True),
        roles={_same(name): _role(path, role) for name, role in roles.items()},
        # Whoever writes a team file wants to keep somebody out.
        default=_role(path, said.pop("default", "reader")),
    )
    for key in said:
        raise WorkbenchError(f"The team file {path} says '{key}', which means nothing.{suggest(key, _KEYS)}")
    return rules


_KEYS = ("second_person", "own_edits", "default", "roles")


def _said(path: Path, said: dict[str, Any], key: str, form: type, otherwise: Any) -> Any:
    value = said.pop(key, otherwise)
    if not isinstance(value, form):
        wanted = "true or false" if form is bool else "a table of names and roles"
        raise WorkbenchError(f"The team file {path} has {value!r} as '{key}': give {wanted}.")
    return value


def _role(path: Path, name: object) -> Role:
    known = {role.name.lower(): role for role in Role}
    found = known.get(name) if isinstance(name, str) else None
    if found is None:
        raise WorkbenchError(f"The team file {path} has a role {name!r}.{suggest(str(name), known)}")
    return found
