"""Indicators below their label stay indicators, also when they begin with a word that is a label elsewhere or come back."""

from __future__ import annotations

from regietafel.reading.read_plan import read_plan
from regietafel.reading.readers.text import read_text

PLAN = """Actieplan 2026-2028

Prioriteit 1: Samenwerken

Actie 1.1: Overleg met de werkvloeren
Trekker: regisseur
Indicatoren:
- Aantal bijeenkomsten
- Aantal aanwezige besturen per vergadering
Timing: jaarlijks

Actie 1.2: Overleg met de toeleiders
Trekker: regisseur
Indicatoren:
- Aantal bijeenkomsten
- Partners
"""


def test_each_action_has_its_own() -> None:
    actions = [node for node in read_plan(read_text(PLAN.encode())).nodes if node.level == "action"]
    assert [node.indicators for node in actions] == [
        ["Aantal bijeenkomsten", "Aantal aanwezige besturen per vergadering"],
        ["Aantal bijeenkomsten", "Partners"],
    ]
    assert [node.timing for node in actions] == ["jaarlijks", ""]
