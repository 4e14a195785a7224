"""From the texts that belong to an action to its fields: who, with whom, when, how often, what is measured.

One small module per field; each knows its own words and nothing of the others.
"""

from __future__ import annotations

from regietafel.reading.fields.filling import fill, fill_parts
from regietafel.reading.fields.years import Period

__all__ = ["Period", "fill", "fill_parts"]
