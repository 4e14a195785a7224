"""A deed that a page sends from its queue arrives twice when a connection breaks: the second time nothing is made."""

from __future__ import annotations

import uuid
from typing import Any

from django.utils.translation import gettext as _

from regietafel.core.errors import Refusal
from regietafel.territories.models import Region


def made_before(model: type[Any], region: Region, client_id: uuid.UUID | None) -> Any | None:
    """The row that was made under this id already; an id of elsewhere is nobody's to use."""
    if client_id is None:
        return None
    row = model.objects.select_for_update().filter(client_id=client_id).first()
    if row is not None and row.region_id != region.pk:
        raise Refusal(_("This page is older than the server. Load it anew."))
    return row
