"""What has been written goes into the glossary."""

from __future__ import annotations

from workbench.errors import Conflict, WorkbenchError
from workbench.store import Store
from workbench.ui import reviewer
from workbench.ui.components.glossary.drafts import Draft, drafts
from workbench.ui.components.glossary.opened import NEW, open_concept


def save_draft(store: Store, draft: Draft) -> None:
    """Save it; where that is refused it stays as it is and says why."""
    try:
        kept = store.save_concept(draft.before, draft.concept(), reviewer.name())
    except Conflict as conflict:
        draft.conflict = conflict
    except WorkbenchError as error:
        draft.fault = error
    else:
        # Its widgets stay: what a cell tells a moment later is written beside what they began with.
        draft.before, draft.fault, draft.conflict, draft.saved = kept.concept, None, None, True
        if draft.id == NEW:
            draft.id = kept.concept.id
            drafts()[draft.id] = drafts().pop(NEW)
            open_concept(draft.id)
