"""Opens the directory of an organisation's region to everybody."""

from __future__ import annotations

from typing import Any

from regietafel.organisations.models import Organisation
from tests.workplaces.make import open_directory


def open_for(organisation: Organisation, **fields: Any) -> None:
    """The directory of the region of an organisation, open unless told otherwise."""
    assert organisation.region is not None, "a shared organisation belongs to no region"
    open_directory(organisation.region, **fields)
