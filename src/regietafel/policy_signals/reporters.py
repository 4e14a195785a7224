"""How many independent reporters stand behind a dossier: voices of the same organisation, account or address are one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class VoiceSeen:
    """What of a voice tells whose it is; each empty if it is not known. Words count without case and outer spaces."""

    organisation: int | None = None
    organisation_said: str = ""
    user: int | None = None
    email: str = ""
    name: str = ""


@dataclass(frozen=True)
class Reporters:
    """How many there are for certain, and how many voices more of whom nothing is known."""

    independent: int = 0
    unknown: int = 0

    @property
    def at_least(self) -> int:
        """How many reporters there are at least: all unknown ones may be one, and that one may be among the known."""
        return self.independent or min(self.unknown, 1)


def count_reporters(voices: Iterable[VoiceSeen]) -> Reporters:
    """Count voices that share nothing: no organisation, no account, no address, directly or through another voice.

    A name or function tells them apart only where nothing else is known. Two people of one organisation are one reporter, and so is one person who speaks for two organisations. The order of
    the voices makes no difference.
    """
    groups: list[set[tuple[str, object]]] = []
    unknown = 0
    for voice in voices:
        marks = marks_of(voice)
        if not marks:
            unknown += 1
            continue
        apart = [group for group in groups if not group & marks]
        groups = [*apart, marks.union(*(group for group in groups if group & marks))]
    return Reporters(len(groups), unknown)


def marks_of(voice: VoiceSeen) -> set[tuple[str, object]]:
    """All by which a voice can be known again."""
    found: set[tuple[str, object]] = set()
    if voice.organisation is not None:
        found.add(("organisation", voice.organisation))
    elif said := voice.organisation_said.strip().casefold():
        found.add(("said", said))
    if voice.user is not None:
        found.add(("user", voice.user))
    if email := voice.email.strip().casefold():
        found.add(("email", email))
    if not found and (name := voice.name.strip().casefold()):
        found.add(("name", name))
    return found
