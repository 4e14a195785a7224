"""What the field noticed comes back as an answer, told step by step, by mail and by telephone, and closed when all heard it.

It is reported through the short form, bundled, and written about to two addressees; one answers while the other is late.
"""

from __future__ import annotations

import datetime as dt
import re

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from regietafel.consultation.models import Body, MeetingState
from regietafel.notices.models import MailState, OutboxMail
from regietafel.people.models import User
from regietafel.policy_signals import links
from regietafel.policy_signals.lifecycle import Phase
from regietafel.policy_signals.models import Dossier
from regietafel.territories.models import Region
from tests.cast import Person
from tests.consultation import make as table
from tests.journeys.conftest import OpenAs
from tests.policy_signals import make

pytestmark = pytest.mark.slow
OUTCOME = "Wie een opleiding volgt, houdt de vergoeding."


def report_by_link(mine: Page) -> None:
    """Somebody without an account reports through the short form."""
    mine.get_by_label("Wat merk je?").fill("De vergoeding stopt bij een opleiding")
    mine.get_by_label("Je naam of functie").fill("Jobcoach")
    mine.get_by_label("Je e-mailadres").fill("jobcoach@example.org")
    mine.get_by_role("button", name="Versturen").click()
    expect(mine.get_by_role("heading", level=1)).to_have_text("Dank je")


def note_for_another(page: Page, region: Region) -> None:
    """The director notes what somebody told on the telephone, and reads meanwhile that it is known already."""
    page.goto(f"/nl/r/{region.slug}/signals/report/")
    page.get_by_label("Wat merk je?").press_sequentially("De vergoeding stopt bij opleiding, zegt men")
    expect(page.locator("#similar")).to_contain_text("De vergoeding stopt bij een opleiding")
    page.get_by_label("Naam of functie van wie het vertelde").fill("Buurtwerker")
    page.get_by_role("button", name="Melden").click()
    expect(page.locator("main")).to_contain_text("Buurtwerker")


def bundle(page: Page, region: Region, body: Body) -> Dossier:
    """The director bundles both signals in a dossier that a body raised."""
    page.goto(f"/nl/r/{region.slug}/signals/")
    page.get_by_role("link", name="Signalen bundelen").click()
    for box in page.get_by_role("checkbox").all():
        box.check()
    page.get_by_role("button", name="Bundelen").click()
    page.get_by_role("main").get_by_role("link", name="Wijzigen", exact=True).click()
    page.get_by_label("Titel").fill("Vergoeding bij opleiding")
    page.get_by_label("Aangekaart door het overlegorgaan").select_option(str(body.pk))
    page.get_by_role("button", name="Bewaren").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Vergoeding bij opleiding")
    return Dossier.objects.get()


def write_to_two(page: Page) -> None:
    """The note is fixed, and a letter goes to each of two addressees."""
    page.get_by_role("link", name="Nota beginnen").click()
    expect(page.get_by_label("Tekst")).to_have_value(re.compile("Minstens 2 melders merken dit."))
    page.get_by_role("button", name="Bewaren").click()
    page.get_by_role("link", name="Versie vastleggen").click()
    page.get_by_role("button", name="Deze versie vastleggen").click()
    page.get_by_role("link", name="Brieven schrijven").click()
    page.get_by_label("Aan wie?").fill("Bevoegde administratie\nKabinet Werk")
    page.get_by_label("Antwoord verwacht tegen").fill(f"{ago(10):%d/%m/%Y}")
    page.get_by_role("button", name="Brieven schrijven").click()
    page.get_by_role("link", name="Ze zijn vertrokken").click()
    page.get_by_label("Verstuurd op").fill(f"{ago(40):%d/%m/%Y}")
    page.get_by_role("button", name="Ze zijn vertrokken").click()
    expect(page.locator("#letters")).to_contain_text("10 dagen te laat")


def one_answers(page: Page) -> None:
    """One reply answers everything, the other letter is overdue; the director says that it is answered all the same."""
    page.get_by_role("article", name="Kabinet Werk").get_by_role("link", name="Antwoord noteren").click()
    page.get_by_label("Ontvangen op").fill(f"{ago(12):%d/%m/%Y}")
    page.get_by_label("Wat staat erin?").fill("Men past het besluit aan.")
    page.get_by_role("button", name="Bewaren").click()
    expect(page.locator("#letters")).to_contain_text("Beantwoord na 28 dagen.")
    page.get_by_role("link", name="Volgende fase").click()
    page.get_by_label("Beantwoord").check()
    page.get_by_role("button", name="Deze stap zetten").click()


def ago(days: int) -> dt.date:
    """A day that is past."""
    return timezone.localdate() - dt.timedelta(days=days)


def mails_leave() -> str:
    """Let the mail server take what waits; the link in the mail to who reported without an account."""
    OutboxMail.objects.filter(key__startswith="signal-").update(state=MailState.SENT)
    body = OutboxMail.objects.filter(to="jobcoach@example.org").latest("pk").body
    found = re.search(r"/nl/heard/\S+", body)
    assert found is not None, body
    return found.group()


def say_what_came_of_it(page: Page) -> None:
    """The director tells everyone, puts a word right, and sends it."""
    page.get_by_role("link", name="Zeggen wat ervan kwam").click()
    page.get_by_label("Wat ervan kwam, in gewone woorden").fill(OUTCOME.replace("houdt", "hout"))
    page.get_by_role("button", name="Aan iedereen vertellen").click()
    block = page.locator("#telling")
    expect(block).to_contain_text("Moeten nog horen wat ervan kwam: Buurtwerker, Jobcoach.")
    expect(block.get_by_role("button", name="Dossier afsluiten")).to_have_count(0)
    block.get_by_role("link", name=re.compile("Woorden verbeteren.*Wie een opleiding")).click()
    page.get_by_label("In gewone woorden").fill(OUTCOME)
    page.get_by_role("button", name="Bewaren").click()
    page.get_by_role("button", name="Nu versturen").click()
    expect(page.locator("#telling")).to_contain_text("mail onderweg")


def tell_by_telephone(page: Page) -> None:
    """The director called somebody who left no address."""
    page.locator("#telling").get_by_role("link", name="Anders verteld").first.click()
    page.get_by_label("Buurtwerker").check()
    page.get_by_label("telefoon").check()
    page.get_by_role("button", name="Noteren dat ze het hoorden").click()
    expect(page.locator("#telling")).not_to_contain_text("zelf vertellen")


def test_it_closes_when_everyone_heard_it(open_as: OpenAs, director: User, stranger: Person, region: Region) -> None:
    body = table.make_body(region)
    desk = make.open_desk(region)
    form = f"/nl/signal/{links.token_for(links.DESK, desk.pk, desk.issue)}/"
    mine: Page = open_as(stranger, form)
    report_by_link(mine)
    page: Page = open_as(director, f"/nl/r/{region.slug}/")
    note_for_another(page, region)
    dossier = bundle(page, region, body)
    write_to_two(page)
    one_answers(page)
    say_what_came_of_it(page)
    tell_by_telephone(page)

    mine.goto(mails_leave())
    expect(mine.locator("main")).to_contain_text("De vergoeding stopt bij een opleiding")
    expect(mine.locator("main")).to_contain_text(OUTCOME)
    expect(mine.locator("main")).not_to_contain_text("Buurtwerker")
    mine.get_by_label("Wat wil je toevoegen?").fill("Bedankt, dat helpt.")
    mine.get_by_role("button", name="Naar het team sturen").click()
    expect(mine.locator("#done")).to_contain_text("Het team leest je opmerking.")
    assert not mine.context.cookies()

    page.reload()
    expect(page.locator("#telling")).to_contain_text(f"Nog niet behandeld op een overleg van: {body}.")
    expect(page.locator("main")).to_contain_text("Bedankt, dat helpt.")
    row = dossier.report_backs.get()
    row.treating_item = table.make_item(
        table.make_meeting(body, timezone.localdate(), MeetingState.HELD), "Terug", order=1
    )
    row.save()
    page.goto(f"/nl/r/{region.slug}/")
    page.get_by_role("link", name="Kan afgesloten worden: Vergoeding bij opleiding").click()
    page.get_by_role("button", name="Dossier afsluiten").click()
    expect(page.locator("#telling")).to_contain_text("Afgesloten op")
    dossier.refresh_from_db()
    assert dossier.phase == Phase.FED_BACK
    mine.reload()
    expect(mine.locator("main")).to_contain_text("Iedereen die het meldde, weet wat ervan kwam: gedaan")
