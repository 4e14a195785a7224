"""What the field noticed comes back as an answer: told step by step, by mail and by telephone, and closed when all heard it.

How a signal is reported, bundled, written about and answered are the first four steps, each a function that makes its rows.
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
from regietafel.policy_signals.lifecycle import Phase
from regietafel.policy_signals.models import Dossier, Extent, Letter, Signal
from regietafel.territories.models import Region
from tests.cast import Person
from tests.consultation import make as table
from tests.journeys.conftest import OpenAs
from tests.policy_signals import make

pytestmark = pytest.mark.slow
OUTCOME = "Wie een opleiding volgt, houdt de vergoeding."


def report_by_link(region: Region) -> Signal:
    """Somebody without an account reports through the short form; somebody else, without an address, sees it too."""
    signal = make.make_signal(
        region,
        "De vergoeding stopt bij een opleiding",
        voice={"name": "Jobcoach", "email": "jobcoach@example.org", "way": "link"},
        reported_on=ago(60),
    )
    make.make_voice(signal, name="Buurtwerker")
    return signal


def bundle(region: Region, signal: Signal, body: Body) -> Dossier:
    """The director bundles the signal in a dossier that a body raised."""
    return make.make_dossier(region, "Vergoeding bij opleiding", signal, body=body, opened_on=ago(50))


def write_to_two(dossier: Dossier) -> Letter:
    """The note is fixed, and a letter goes to each of two addressees; the one that will answer."""
    version = make.make_note(dossier, "Wat we merken.").versions.get()
    sent = {"note_version": version, "sent_on": ago(40), "answer_by": ago(10)}
    make.make_letter(dossier, "Bevoegde administratie", **sent)
    return make.make_letter(dossier, "Kabinet Werk", **sent)


def one_answers(dossier: Dossier, letter: Letter) -> None:
    """One reply answers everything, the other letter is overdue; the dossier is answered all the same."""
    make.make_reply(letter, on=ago(12), extent=Extent.FULL)
    dossier.phase = Phase.ANSWERED
    dossier.save()


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
    expect(block).to_contain_text("Moeten nog horen wat ervan kwam: Jobcoach, Buurtwerker.")
    expect(block.get_by_role("button", name="Dossier afsluiten")).to_have_count(0)
    block.get_by_role("link", name="Woorden verbeteren").click()
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
    dossier = bundle(region, report_by_link(region), body)
    one_answers(dossier, write_to_two(dossier))
    here = f"/nl/r/{region.slug}/signals/dossiers/{dossier.pk}/"
    page: Page = open_as(director, here)
    say_what_came_of_it(page)
    tell_by_telephone(page)

    mine: Page = open_as(stranger, mails_leave())
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
