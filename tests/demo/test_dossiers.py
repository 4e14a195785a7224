"""The dossiers of the demo region, as the first start loads them and as the command lists them."""

from __future__ import annotations

import json

import pytest
from django.utils import timezone

from regietafel.cli.commands import main
from regietafel.policy_signals.models import Dossier
from tests.demo.conftest import load

pytestmark = pytest.mark.django_db


def listed(capsys: pytest.CaptureFixture[str], *more: str) -> list[str]:
    """The titles that the command gives."""
    region = Dossier.objects.values_list("region__slug", flat=True)[0]
    assert main(["signals", "list", "--region", region, "--json", *more]) == 0
    return [row["title"] for row in json.loads(capsys.readouterr().out)["dossiers"]]


@pytest.mark.usefixtures("demo")
class TestDossiers:
    def test_five_and_three_standing_themes(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert len(listed(capsys)) == 5
        assert len(listed(capsys, "--standing")) == 3

    def test_what_people_wrote_or_removed_stays_so(self) -> None:
        edited, gone = Dossier.objects.filter(is_standing=False)[:2]
        Dossier.objects.filter(pk=edited.pk).update(summary="Zelf geschreven")
        Dossier.objects.filter(pk=gone.pk).update(removed_at=timezone.now())
        before = list(Dossier.objects.order_by("pk").values())
        load()
        assert list(Dossier.objects.order_by("pk").values()) == before
