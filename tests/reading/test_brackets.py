"""Fields between the brackets behind a title are read like those on lines of their own, a bare year with them."""

from __future__ import annotations

from tests.reading.sample import reading_of

PLAN = """Jaarplan 2022-2023

Doelstelling 1: Overleg
• Tafel (trekker: stad Oost; 2022)
• Platform (trekker: dienst West; partners: school Noord, stad Oost; najaar 2023)
• Markt (eigenaar: dienst West, 2022-2023)
"""


def test_a_year_between_brackets_is_when_and_not_who() -> None:
    actions = [node for node in reading_of(PLAN.encode()).nodes if node.level == "action"]
    assert [
        (
            node.title,
            [lead.name for lead in node.leads],
            [one.name for one in node.partners],
            node.timing,
            list(node.years),
        )
        for node in actions
    ] == [
        ("Tafel", ["stad Oost"], [], "2022", [2022]),
        ("Platform", ["dienst West"], ["school Noord", "stad Oost"], "najaar 2023", [2023]),
        ("Markt", ["dienst West"], [], "2022-2023", [2022, 2023]),
    ]
