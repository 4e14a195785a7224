"""What :mod:`tests.world` knows of signals: signals and the short form."""

from __future__ import annotations

from typing import Any

from regietafel.policy_signals import links
from regietafel.policy_signals.models import Dossier, Signal
from regietafel.territories.models import Region
from tests.policy_signals.make import open_desk


def add_reporting(region: Region, base: int, secret: str, dossier: Dossier, signal: Signal) -> dict[str, Any]:
    """The short form of a region, open to who has its link."""
    desk = open_desk(region, opening=f"{secret}Vertel wat je merkt.")
    return {"desk_token": links.token_for(links.DESK, desk.pk, desk.issue)}
