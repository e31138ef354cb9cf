"""Statuses by the names that XLIFF has for them.

What the standards' lists lack stands in the place that they leave for it, next to the nearest of their
own states, which every tool understands: `subState` in XLIFF 2, `state-qualifier` in 1.2.
"""

from __future__ import annotations

from collections.abc import Iterable

from workbench.review import Status

SUB_STATE = "workbench:"
QUALIFIER = "x-workbench-"

_NAMES = {Status.REJECTED: "rejected", Status.SENT_BACK: "sent-back"}

_OUT_2 = {
    Status.UNREVIEWED: "initial",
    Status.IN_PROGRESS: "translated",
    Status.APPROVED: "final",
    # The work begins again, as the state says that it does.
    Status.REJECTED: "initial",
    Status.SENT_BACK: "translated",
}
_IN_2 = {
    "initial": Status.UNREVIEWED,
    "translated": Status.IN_PROGRESS,
    # Somebody has reviewed it and found it good; 1.2 called that signed off.
    "reviewed": Status.APPROVED,
    "final": Status.APPROVED,
}

_OUT_1 = {
    Status.UNREVIEWED: "new",
    Status.IN_PROGRESS: "translated",
    Status.APPROVED: "final",
    Status.REJECTED: "needs-translation",
    Status.SENT_BACK: "needs-review-translation",
}
_IN_1 = {
    **dict.fromkeys(("new", "needs-translation", "needs-adaptation", "needs-l10n"), Status.UNREVIEWED),
    **dict.fromkeys(
        ("translated", "needs-review-translation", "needs-review-adaptation", "needs-review-l10n"),
        Status.IN_PROGRESS,
    ),
    **dict.fromkeys(("signed-off", "final"), Status.APPROVED),
}
_ADVANCE = (Status.REJECTED, Status.SENT_BACK, Status.UNREVIEWED, Status.IN_PROGRESS, Status.APPROVED)


def state_2(status: Status) -> dict[str, str]:
    """The attributes of a segment of XLIFF 2 with `status`."""
    return {"state": _OUT_2[status]} | _own(status, "subState", SUB_STATE)


def state_1(status: Status) -> dict[str, str]:
    """The attributes of a target of XLIFF 1.2 with `status`."""
    return {"state": _OUT_1[status]} | _own(status, "state-qualifier", QUALIFIER)


def status_2(state: str | None, sub_state: str | None) -> Status | None:
    """The status that a segment of XLIFF 2 has; None where the file does not say."""
    return _meant(sub_state, SUB_STATE, state, _OUT_2) or _IN_2.get(state or "")


def status_1(state: str | None, qualifier: str | None, approved: str | None) -> Status | None:
    """The status that a unit of XLIFF 1.2 has; None where the file does not say.

    A tool may keep one of `approved` and the state and forget the other: it is approved only where none
    of them speaks against it.
    """
    found = _meant(qualifier, QUALIFIER, state, _OUT_1) or _IN_1.get(state or "")
    if approved == "yes" and found in (None, Status.IN_PROGRESS) and not (state or "").startswith("needs-"):
        return Status.APPROVED
    if approved == "no" and found is Status.APPROVED:
        return Status.IN_PROGRESS
    return found


def least(statuses: Iterable[Status | None]) -> Status | None:
    """The status of a whole whose parts have these: that of the part least far; None where none is known."""
    return min((each for each in statuses if each), key=_ADVANCE.index, default=None)


def _own(status: Status, attribute: str, prefix: str) -> dict[str, str]:
    return {attribute: prefix + _NAMES[status]} if status in _NAMES else {}


def _meant(mark: str | None, prefix: str, state: str | None, out: dict[Status, str]) -> Status | None:
    """What our mark says, as long as the state beside it is the one that it was written with.

    A tool that sets another state need not know of the mark.
    """
    for status, name in _NAMES.items():
        if mark == prefix + name and state == out[status]:
            return status
    return None
