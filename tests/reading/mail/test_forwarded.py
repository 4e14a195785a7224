"""Who wrote first what was passed on, and what is new in an answer: as Outlook, Gmail and Apple write it, in three languages."""

from __future__ import annotations

import pytest

from regietafel.reading.mail.quotes import without_quotes
from regietafel.reading.mail.read_mail import read_mail
from regietafel.reading.mail.shapes import Address, Forwarded
from regietafel.reading.mail.spoken_dates import spoken_moment
from tests.reading.mail import make
from tests.reading.mail.make import TEXT, mail, of_parts, part, plain

ONTHAAL = Forwarded(
    Address("Onthaal OCMW", "onthaal@ocmw.example"), "Wachtlijst opleiding", "2025-02-28T16:45:00+01:00"
)

BLOCKS = {
    "Outlook, English": "-----Original Message-----\nFrom: Onthaal OCMW <onthaal@ocmw.example>\nSent: Friday, February 28, 2025 4:45 PM\n"
    "To: x <x@y.example>\nSubject: Wachtlijst opleiding\n",
    "Outlook, French": "De : Onthaal OCMW <onthaal@ocmw.example>\nEnvoyé : vendredi 28 février 2025 16:45\nÀ : x@y.example\n"
    "Objet : Wachtlijst opleiding\n",
    "Outlook, old": "Van: Onthaal OCMW [mailto:onthaal@ocmw.example]\nVerzonden: vrijdag 28 februari 2025 16:45\nAan: x\n"
    "CC: y\nOnderwerp: Wachtlijst opleiding\n",
    "Gmail, Dutch": "---------- Doorgestuurd bericht ---------\nVan: Onthaal OCMW <onthaal@ocmw.example>\nDate: vr 28 feb 2025 om 16:45\n"
    "Subject: Wachtlijst opleiding\nTo: <x@y.example>\n",
    "Gmail, HTML": "---------- Forwarded message ---------\nVan: *Onthaal OCMW* <onthaal@ocmw.example <mailto:onthaal@ocmw.example>>\n"
    "Date: vr 28 feb 2025 om 16:45\nSubject: Wachtlijst opleiding\n",
    "Apple, Dutch": "Begin doorgestuurd bericht:\n\nVan: Onthaal OCMW <onthaal@ocmw.example>\nOnderwerp: Wachtlijst opleiding\n"
    "Datum: 28 februari 2025 om 16:45:00 CET\nAan: x@y.example\n",
    "Apple, quoted": "> Begin forwarded message:\n> \n> From: Onthaal OCMW <onthaal@ocmw.example>\n> Subject: Wachtlijst opleiding\n"
    "> Date: 28 February 2025 at 16:45:00 GMT+1\n> To: x@y.example\n",
    "Apple, French": "Début du message réexpédié :\n\nDe: Onthaal OCMW <onthaal@ocmw.example>\nObjet: Wachtlijst opleiding\n"
    "Date: 28 février 2025 à 16:45:00 UTC+1\nÀ: x@y.example\n",
}


def sent(text: str, subject: str = "FW: Wachtlijst opleiding") -> bytes:
    """A mail with this text."""
    return mail(text, "Content-Type: text/plain; charset=utf-8", subject=subject)


@pytest.mark.parametrize("name", BLOCKS)
def test_each_way_to_pass_on(name: str) -> None:
    text = f"Ter info.\n\n{BLOCKS[name]}\nDag,\n\nDe lijst is lang.\n"
    assert read_mail(sent(text)).forwarded == ONTHAAL
    assert without_quotes(text) == "Ter info."


@pytest.mark.parametrize("made", [make.outlook_forward, make.gmail_forward])
def test_the_forwards_of_the_samples(made: object) -> None:
    assert callable(made)
    assert read_mail(made()).forwarded == ONTHAAL


def test_html_that_passes_on_is_understood_too() -> None:
    html = (
        "<p>Ter info</p><div style='border-top:solid 1pt'><p><b>Van:</b> Onthaal OCMW &lt;onthaal@ocmw.example&gt;<br>"
        "<b>Verzonden:</b> vrijdag 28 februari 2025 16:45<br><b>Aan:</b> x<br><b>Onderwerp:</b> Wachtlijst opleiding</p></div><p>Dag</p>"
    )
    found = read_mail(mail(html, "Content-Type: text/html; charset=utf-8", subject="FW: Wachtlijst opleiding"))
    assert found.forwarded == ONTHAAL
    assert without_quotes(found.text) == "Ter info"


def test_an_answer_that_repeats_a_mail_is_no_forward() -> None:
    assert read_mail(sent("Goed.\n\n" + BLOCKS["Outlook, old"], subject="RE: Wachtlijst")).forwarded is None


def test_an_answer_to_a_forward_is_no_forward() -> None:
    assert read_mail(sent("Goed.\n\n> " + BLOCKS["Gmail, Dutch"], subject="Re: Wachtlijst")).forwarded is None


def test_a_mail_about_a_mail_is_no_forward() -> None:
    assert read_mail(sent("Van: wie komt dit?\n", subject="FW: x")).forwarded is None
    assert read_mail(plain()).forwarded is None


def test_an_attached_mail_is_what_is_passed_on() -> None:
    found = read_mail(make.nested_forward()).forwarded
    assert found == Forwarded(
        Address("Coördinator Arbeidszorg", "coordinator@arbeidszorg.example"),
        "Fwd: Het eerste",
        "2025-03-03T10:12:00+01:00",
    )


def test_one_attached_mail_among_others_is_a_file_like_the_rest() -> None:
    one = part(plain(), "Content-Type: message/rfc822")
    assert read_mail(of_parts("mixed", TEXT, one, one)).forwarded is None


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("maandag 3 maart 2025 10:12", "2025-03-03T10:12:00+01:00"),
        ("3 juli 2025 om 10:12:30 CEST", "2025-07-03T10:12:30+02:00"),
        ("Thu, Jul 3, 2025 at 12:05 AM", "2025-07-03T00:05:00+02:00"),
        ("jeudi 3 juillet 2025 10h12", "2025-07-03T10:12:00+02:00"),
        ("1er août 2025 10:12", "2025-08-01T10:12:00+02:00"),
        ("3/07/2025 10:12", "2025-07-03T10:12:00+02:00"),
        ("2025-07-03 10:12", "2025-07-03T10:12:00+02:00"),
        ("Thu, 3 Jul 2025 10:12:00 -0400", "2025-07-03T10:12:00-04:00"),
        ("3 juli 2025", "2025-07-03T00:00:00+02:00"),
        ("31 februari 2025 10:12", ""),
        ("3 blub 2025", ""),
        ("vorige week", ""),
    ],
)
def test_dates_as_people_read_them(text: str, iso: str) -> None:
    assert spoken_moment(text) == iso


@pytest.mark.parametrize(
    ("text", "new"),
    [
        ("Goed.\n\nOp ma 3 mrt 2025 om 09:00 schreef Regie <r@x.example>:\n\n> Past het?\n", "Goed."),
        (
            "Goed.\n\nOn Mon, Mar 3, 2025 at 9:00 AM Regie met een lange naam\n<r@x.example> wrote:\n> Past het?\n",
            "Goed.",
        ),
        ("Goed.\n\nLe lun. 3 mars 2025 à 09:00, Regie <r@x.example> a écrit :\n> Past het?\n", "Goed."),
        (
            "Goed.\n\nOp 3 mrt 2025 om 09:00 heeft Regie\n<r@x.example> het volgende geschreven:\n\n> Past het?\n",
            "Goed.",
        ),
        ("Goed.\n\nRegie <r@x.example> schreef op 3 maart 2025 09:00:\nPast het?\n", "Goed."),
        ("Op 3 maart schreef x:\n> Past het?\nJa.\n> En vrijdag?\nNee.\n", "Ja.\nNee."),
        ("Goed.\n\n-----Oorspronkelijk bericht-----\nVan: x\nPast het?\n", "Goed."),
        ("Op vrijdag komt ze.\nDat schreef ze:\nvrijdag.\n", "Op vrijdag komt ze.\nDat schreef ze:\nvrijdag."),
        ("Van: mij mag het.\n\nGroeten\n", "Van: mij mag het.\n\nGroeten"),
        ("> alleen herhaald\n", ""),
        ("", ""),
    ],
)
def test_what_is_new_in_an_answer(text: str, new: str) -> None:
    assert without_quotes(text) == new
