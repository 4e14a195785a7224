"""How often: where a number of times a year is a norm of the action, and where it is not."""

from __future__ import annotations

import pytest

from regietafel.reading.fields.rhythm import in_prose, in_timing

TIMING: list[tuple[str, float | None, bool, bool]] = [
    ("minstens 4 keer per jaar. En eventueel meer volgens agenda.", 4, True, False),
    ("ten minste 2 maal per jaar", 2, True, False),
    ("een drietal keer per jaar", 3, False, True),
    ("een 3tal keer per jaar", 3, False, True),
    ("om de 2 maanden", 6, False, False),
    ("2-maandelijks", 6, False, False),
    ("2 maandelijks", 6, False, False),
    ("tweemaandelijks overleg", 6, False, False),
    ("1 keer per 2 maanden", 6, False, False),
    ("1x/2 maanden", 6, False, False),
    ("maandelijks", 12, False, False),
    ("trimestrieel", 4, False, False),
    ("halfjaarlijks", 2, False, False),
    ("jaarlijks", 1, False, False),
    ("tweejaarlijks", 0.5, False, False),
    ("2 jaarlijkse overlegmomenten", 2, False, False),
    ("jaarlijks minstens 3 bijeenkomsten", 3, True, False),
    ("4 à 5 keer per jaar", 4, False, True),
    ("2024: opstart. Daarna 2x per jaar.", 2, False, False),
    ("au moins deux fois par an", 2, True, False),
    ("tous les deux mois", 6, False, False),
    ("une fois par trimestre", 4, False, False),
    ("chaque année", 1, False, False),
    ("bimestriel", 6, False, False),
    ("bimensuel", 24, False, False),
    ("deux fois l'an", 2, False, False),
    ("stuurgroep: 4 vergaderingen per jaar", 4, False, False),
    ("overlegmomenten (2x/jaar)", 2, False, False),
    ("regelmatig (timing minstens 2 keer per jaar)", 2, True, False),
    ("volgens planning van de provincie", None, False, False),
    ("selon le calendrier de la province", None, False, False),
    ("regelmatig", None, False, False),
    ("volgens noden", None, False, False),
    ("doorlopend", None, False, False),
    ("2024 – 2025", None, False, False),
    ("komt aan bod op de werkgroep zorg (die minstens 4 keer per jaar samenkomt)", None, False, False),
    ("terugkoppeling in werkgroep zorg (minstens 4 keer per jaar)", None, False, False),
]

PROSE: list[tuple[str, float | None]] = [
    ("Jaarlijks wordt er een beurs georganiseerd voor werkgevers", 1),
    ("We organiseren maandelijks een bijeenkomst van begeleiders", 12),
    ("Een 3tal keer per jaar komt deze groep samen.", 3),
    ("De werkgroep komt om de 2 maanden samen.", 6),
    ("Een kleinere groep komt 2 maandelijks samen.", 6),
    ("We bespreken jaarlijks de cijfers met VDAB.", 1),
    ("Jaarlijks zitten beide groepen samen aan tafel om te leren.", 1),
    ("Er is elk kwartaal een intervisie.", 4),
    ("We houden een jaarlijkse netwerkdag", 1),
    ("Chaque année, un forum est organisé.", 1),
    ("Le comité se réunit deux fois par an.", 2),
    ("De regio werkt met een jaarlijks actieplan.", None),
    ("De doelen worden jaarlijks concreet gemaakt.", None),
    ("We realiseren 20 trajecten per jaar.", None),
    ("De jaarlijkse begroting wordt besproken.", None),
    ("De stuurgroep, die maandelijks samenkomt, volgt dit op.", None),
    ("We willen regelmatig overleg.", None),
    ("Met het project worden jaarlijks 30 mensen opgeleid.", None),
    ("We brengen noden in kaart.", None),
]


@pytest.mark.parametrize(("text", "times", "at_least", "about"), TIMING)
def test_the_norm_in_the_words_for_timing(text: str, times: float | None, at_least: bool, about: bool) -> None:
    often = in_timing(text).often
    assert (often.times if often else None) == times
    assert bool(often and often.at_least) is at_least
    assert bool(often and often.about) is about


@pytest.mark.parametrize(("text", "times"), PROSE)
def test_prose_is_a_norm_only_where_somebody_does_something(text: str, times: float | None) -> None:
    found = in_prose(text)
    assert (found.often.times if found.often else None) == times
    assert bool(found.doubt) is (times is not None)


@pytest.mark.parametrize(
    ("text", "doubt"),
    [
        ("komt aan bod in de werkgroep (die 4 keer per jaar samenkomt)", "frequency_of_another"),
        ("regelmatig overleg", "frequency_not_measurable"),
        ("4 keer per jaar", ""),
    ],
)
def test_why_there_is_no_number(text: str, doubt: str) -> None:
    assert in_timing(text).doubt == doubt
