"""Many keys at once in a statement, as one value: a sign for each would be more than a database takes."""

from __future__ import annotations

import json
from collections.abc import Collection
from typing import Any

from django.db import connection
from django.db.models.expressions import RawSQL


def among(keys: Collection[int]) -> RawSQL:
    """What stands behind ``pk__in=`` for keys that are many."""
    if connection.vendor == "postgresql":
        return RawSQL("SELECT unnest(%s::bigint[])", (list(keys),))
    given: Any = json.dumps(list(keys))
    return RawSQL("SELECT value FROM json_each(%s)", (given,))
