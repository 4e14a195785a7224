"""The dossiers of the demo: three of 2021 as the annual report tells them, two invented ones of 2026, and standing themes.

A dossier is known by its title; one that is there already, or was removed, stays as people left it. Of 2021 the months and
days that the report does not give are the first of a period, and the step says so. Functions stand instead of names.
"""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

from django.utils import timezone

from regietafel.consultation.models import Body
from regietafel.core.operations import operation
from regietafel.journal.operations import record
from regietafel.policy_signals.demo.papers import add_letter, add_note
from regietafel.policy_signals.lifecycle import OPEN
from regietafel.policy_signals.models import Dossier, Figure, Signal, Step, Told, ToldBy, Voice, Way
from regietafel.territories.models import Municipality, Region
from regietafel.workplaces.models import WorkForm

HERE = Path(__file__).parent
Content = dict[str, Any]
DATES = ("opened_on", "phase_since", "closed_on")
WORDS = ("title", "summary", "wish", "phase", "came_from", "reason", "outcome", "is_standing")


@operation
def load_dossiers(*, actor: Any) -> str:
    """Add the dossiers and signals that are not there yet."""
    content: Content = json.loads((HERE / "dossiers.json").read_text(encoding="utf8"))
    region = Region.objects.get(slug=content["region"])
    now = timezone.now()
    added = sum(add_dossier(region, entry, now) for entry in content["dossiers"])
    for entry in content["loose"]:
        if not Signal.objects.filter(region=region, what=entry["what"]).exists():
            add_signal(region, entry, None, now)
    if added:
        record(actor=actor, verb="loaded", on=region, region=region, after={"dossiers": added})
    return f"dossiers: {added} added"


def add_dossier(region: Region, entry: Content, now: dt.datetime) -> int:
    """One dossier with all that hangs on it; how many were added."""
    if Dossier.objects.filter(region=region, title=entry["title"]).exists():
        return 0
    values = {name: entry[name] for name in WORDS if name in entry} | dates_in(entry, *DATES)
    body = Body.objects.filter(region=region, name__icontains=entry.get("body", "-")).order_by("pk").first()
    dossier = Dossier.objects.create(region=region, body=body, lead_said=entry["lead"], **values)
    for signal in entry.get("signals", []):
        add_signal(region, signal, dossier, now)
    for figure in entry.get("figures", []):
        Figure.objects.create(dossier=dossier, **figure | dates_in(figure, "as_of"))
    version = add_note(dossier, entry["note"]) if "note" in entry else None
    for letter in entry.get("letters", []):
        add_letter(dossier, letter, version, now)
    steps = [Step.objects.create(dossier=dossier, at=now, **step | dates_in(step, "on")) for step in entry["steps"]]
    tell(dossier, steps[:-1] if dossier.phase in OPEN else steps)
    return 1


def tell(dossier: Dossier, steps: list[Step]) -> None:
    """Everyone heard these steps at a meeting; of a dossier that runs the last one is still to be told."""
    for voice in Voice.objects.filter(signal__dossier=dossier):
        Told.objects.bulk_create(Told(voice=voice, step=one, by_way_of=ToldBy.MEETING, on=one.on) for one in steps)


def add_signal(region: Region, entry: Content, dossier: Dossier | None, now: dt.datetime) -> Signal:
    """A signal with those who noticed it."""
    plain = ("what", "how_often", "people", "since_precision", "suggestion")
    signal = Signal.objects.create(
        region=region,
        dossier=dossier,
        reported_on=dt.date.fromisoformat(entry["on"]),
        **{name: entry[name] for name in plain if name in entry},
        **dates_in(entry, "since"),
    )
    signal.work_forms.set(WorkForm.objects.filter(code__in=entry.get("work_forms", [])))
    signal.municipalities.set(Municipality.objects.filter(regions=region, name__in=entry.get("municipalities", [])))
    runs = dossier is not None and dossier.phase in OPEN
    for place, voice in enumerate(entry["voices"]):
        Voice.objects.create(
            signal=signal,
            is_first=place == 0,
            organisation_said=voice.get("organisation", ""),
            name=voice.get("name", ""),
            email=voice.get("email", ""),
            way=Way.TEAM,
            wants_news=bool(voice.get("email")) or (runs and bool(voice.get("name"))),
            at=now,
        )
    return signal


def dates_in(entry: Content, *names: str) -> dict[str, dt.date]:
    """The dates of an entry that it gives."""
    return {name: dt.date.fromisoformat(entry[name]) for name in names if entry.get(name)}
