"""What alembic runs to migrate: on the connection, and in the transaction, that it is handed."""

from __future__ import annotations

from alembic import context

from workbench.store.tables import Base

context.configure(connection=context.config.attributes["connection"], target_metadata=Base.metadata)
context.run_migrations()
