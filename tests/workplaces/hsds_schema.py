"""Holds data against the schemas of HSDS 3.0, as far as those go: required, type, a choice of words, UUIDs, references."""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

TYPES: dict[str, Any] = {"string": str, "number": (int, float), "array": list, "object": dict}


def faults(schemas: Path, name: str, data: Any, where: str = "") -> Iterator[str]:
    """What is wrong with an object; names that the schema does not know count as wrong."""
    schema = json.loads((schemas / name).read_text(encoding="utf8"))
    known = schema["properties"]
    yield from (f"{where}: {field} is missing" for field in schema.get("required", ()) if field not in data)
    for field, value in data.items():
        here = f"{where}/{field}"
        if field not in known:
            yield f"{here}: no such field"
            continue
        yield from value_faults(schemas, known[field], value, here)


def value_faults(schemas: Path, rule: dict[str, Any], value: Any, here: str) -> Iterator[str]:
    """What is wrong with one value."""
    if "$ref" in rule:
        yield from faults(schemas, rule["$ref"].rpartition("/")[2], value, here)
        return
    if (wanted := rule.get("type")) and not isinstance(value, TYPES[wanted]):
        yield f"{here}: {value!r} is no {wanted}"
        return
    if "enum" in rule and value not in rule["enum"]:
        yield f"{here}: {value!r} is none of the words"
    if rule.get("format") == "uuid" and str(uuid.UUID(value)) != value:
        yield f"{here}: {value!r} is no UUID"
    if wanted == "array":
        for place, item in enumerate(value):
            yield from value_faults(schemas, rule["items"], item, f"{here}/{place}")
