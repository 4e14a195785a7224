"""Faults, and the list of those that have a reason."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

TABLE = Path(__file__).with_name("exceptions.toml")
FEWEST_WORDS = 5


@dataclass(frozen=True)
class Fault:
    """A broken rule: ``key`` is what an exception is filed under, ``sentence`` what a person reads."""

    key: str
    sentence: str


def excuses(rule: str, table: Path = TABLE) -> dict[str, str]:
    """The exceptions to one rule, each with its reason."""
    return {str(key): str(reason) for key, reason in tomllib.loads(table.read_text("utf8")).get(rule, {}).items()}


def unexcused(faults: Iterable[Fault], reasons: dict[str, str]) -> list[str]:
    """The faults that nobody gave a real reason for, and the reasons that no fault needs any more."""
    found = list(faults)
    keys = {fault.key for fault in found}
    without = [fault.sentence for fault in found if len(reasons.get(fault.key, "").split()) < FEWEST_WORDS]
    return without + [f"exceptions.toml excuses {key}, which needs no excuse" for key in sorted(set(reasons) - keys)]
