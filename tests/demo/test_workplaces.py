"""The directory of the demo regions: the overview of 2014 as it was, and invented workplaces that say so."""

from __future__ import annotations

import datetime as dt
import json
from collections import Counter
from pathlib import Path

import pytest
from django.utils import timezone

from regietafel.cli.commands import main
from regietafel.organisations.models import Organisation
from regietafel.people.models import User
from regietafel.territories.models import Municipality, Region
from regietafel.workplaces.ladder import Norm
from regietafel.workplaces.models import FreePlaces, Offer, Workplace
from regietafel.workplaces.queries.as_of import with_free_places
from regietafel.workplaces.queries.ladder import whole_ladder
from regietafel.workplaces.queries.visible import public_workplaces, workplaces_visible_to
from tests.demo.conftest import load

pytestmark = pytest.mark.django_db
HOME = "zuid-west-vlaanderen"
OVERVIEW = Path(__file__).resolve().parents[3] / "shared" / "acceptance" / "initiatives-2014.json"


def listed(capsys: pytest.CaptureFixture[str], day: str) -> dict[str, object]:
    """What the command says of a day."""
    assert main(["workplaces", "list", "--region", HOME, "--as-of", day, "--json"]) == 0
    found: dict[str, object] = json.loads(capsys.readouterr().out)
    return found


@pytest.mark.usefixtures("demo")
class TestWorkplaces:
    def test_65_initiatives_in_2014_by_form_of_work(self, capsys: pytest.CaptureFixture[str]) -> None:
        found = listed(capsys, "2014-06-01")
        assert found["total"] == 65
        assert found["by_work_form"] == {
            "Lokale diensteneconomie": 25,
            "Sociale werkplaats": 6,
            "Arbeidszorg": 14,
            "Beschutte werkplaats": 2,
            "Invoegbedrijf": 18,
        }

    @pytest.mark.skipif(not OVERVIEW.exists(), reason="the overview of 2014 is not beside the repository")
    def test_they_are_those_of_the_overview(self, capsys: pytest.CaptureFixture[str]) -> None:
        rows = json.loads(OVERVIEW.read_text(encoding="utf8"))["rows"]
        found = listed(capsys, "2014-06-01")["workplaces"]
        assert isinstance(found, list)
        told = [(one["number"], one["name"], one["work_form"]) for one in found]
        assert told == [(str(one["no"]), one["name"], one["work_form"]) for one in rows]

    def test_a_municipality_only_where_the_name_says_it(self) -> None:
        known = Workplace.objects.filter(region__slug=HOME, is_demo=False, municipality__isnull=False)
        assert Counter(known.values_list("municipality__name", flat=True)) == {
            "Kortrijk": 4, "Kuurne": 2, "Menen": 2, "Avelgem": 1, "Spiere-Helkijn": 1, "Zwevegem": 1,
        }  # fmt: skip
        for one in known:
            local = [str(one.municipality).partition("-")[0][:5], "Avelegem"]
            assert any(word in one.name for word in local), one.name
        assert not known.filter(latitude__isnull=False).exists()

    def test_what_has_two_usual_rungs_has_none_here(self) -> None:
        of_2014 = Offer.objects.filter(workplace__is_demo=False, workplace__region__slug=HOME)
        care = of_2014.filter(work_form__code="arbeidszorg")
        assert care.count() == 14
        assert not care.filter(rungs__isnull=False).exists()
        others = of_2014.exclude(work_form__code="arbeidszorg")
        assert list(others.values_list("rungs__rung", flat=True)) == [5] * 51

    def test_nobody_confirmed_them_so_the_public_does_not_find_them(self) -> None:
        region = Region.objects.get(slug=HOME)
        found = public_workplaces(region, timezone.localdate())
        assert {one.is_demo for one in found} == {True}
        director = User.objects.get(email="regisseur@demo.example")
        assert workplaces_visible_to(director).filter(region=region, verified_on__isnull=True).count() == 65

    def test_several_initiatives_are_of_one_organisation(self) -> None:
        counts = Counter(Workplace.objects.filter(is_demo=False).values_list("organisation__name", flat=True))
        assert counts["Groep Ubuntu"] == 4
        assert counts["BW 't Veer"] == 2
        assert counts["Lokaal bestuur Menen"] == 2
        assert counts["Waak"] == counts["Tandem"] == counts["BND Kortrijk"] == 3

    def test_examples_say_that_they_are_invented_and_belong_to_nobody_real(self) -> None:
        examples = Workplace.objects.filter(is_demo=True)
        assert examples.filter(region__slug=HOME).count() == 22
        assert all(one.name.endswith("(voorbeeld)") for one in examples)
        owners = Organisation.objects.filter(workplaces__in=examples)
        assert all("verzonnen" in one.name for one in owners)
        assert not examples.filter(since__lt=dt.date(2015, 1, 1)).exists()
        assert all(one.contact is not None and one.contact.email.endswith("@example.org") for one in examples)

    def test_every_municipality_has_one(self) -> None:
        towns = Municipality.objects.filter(regions__slug=HOME)
        assert not towns.exclude(workplaces__is_demo=True).exists()

    def test_free_places_are_alive_and_some_have_faded(self) -> None:
        today = timezone.localdate()
        offers = with_free_places(Offer.objects.filter(workplace__region__slug=HOME), today)
        assert sum((getattr(one, "free_now") or 0) > 0 for one in offers) > 5
        assert FreePlaces.objects.filter(fades_on__lt=today).exists()

    def test_the_ladder_has_gaps_one_of_them_with_the_nearest_across_the_border(self) -> None:
        region, today = Region.objects.get(slug=HOME), timezone.localdate()
        gaps = [one for one in whole_ladder(region, today, today).judge(3, Norm(10)) if one.is_gap]
        nearest = {one.town.name: one.nearest.town_name if one.nearest else "" for one in gaps}
        assert nearest == {"Avelgem": "Ronse", "Spiere-Helkijn": "Kortrijk"}
        assert all(10 < (one.km or 0) < 12 for one in gaps)

    def test_the_other_region_has_a_few_of_its_own(self) -> None:
        other = Workplace.objects.filter(region__slug="tussenwater")
        assert other.count() == 4
        assert all(one.is_demo for one in other)

    def test_a_workplace_that_people_changed_stays_as_they_made_it(self) -> None:
        one = Workplace.objects.get(region__slug=HOME, slug="fietspunt-kortrijk")
        Workplace.objects.filter(pk=one.pk).update(name="Anders", removed_at="2026-01-01T00:00Z")
        one.offers.all().delete()
        load()
        again = Workplace.objects.get(region__slug=HOME, slug="fietspunt-kortrijk")
        assert (again.pk, again.name, again.offers.count()) == (one.pk, "Anders", 0)

    def test_what_was_lost_comes_back_alone(self) -> None:
        Workplace.objects.get(region__slug=HOME, slug="soetkin").delete()
        load()
        assert Workplace.objects.filter(region__slug=HOME).count() == 65 + 22
