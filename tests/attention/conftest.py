"""One person of the region for whom nothing waits but what a test puts there."""

from __future__ import annotations

import datetime as dt

import pytest

from regietafel.attention import sources as real
from regietafel.attention.sources import Source, Sources, Waiting

NOW = dt.datetime(2026, 11, 2, 8, 0, tzinfo=dt.UTC)
"""A Monday, at nine in Flanders."""


class Desk:
    """What waits, as a test says it; the same for everybody, in every region."""

    def __init__(self) -> None:
        self.lines: dict[str, list[Waiting]] = {"one": [], "two": []}

    def put(self, kind: str, *keys: str, due: dt.date | None = None) -> None:
        """Let lines wait."""
        self.lines[kind] += [Waiting(key, f"Regel {key}", f"/nl/{key}/", due=due) for key in keys]

    def take(self, kind: str, key: str) -> None:
        """Let a line be done."""
        self.lines[kind] = [line for line in self.lines[kind] if line.key != key]


@pytest.fixture
def desk(monkeypatch: pytest.MonkeyPatch) -> Desk:
    """Two kinds of lines instead of all that the apps hand over."""
    desk, found = Desk(), Sources()
    found.register(Source("one", "Eerste soort", lambda _user, _region, _today: desk.lines["one"], order=1))
    found.register(Source("two", "Tweede soort", lambda _user, _region, _today: desk.lines["two"], order=2))
    monkeypatch.setattr(real.sources, "_sources", found._sources)
    return desk
