"""Who, to whom, when, about what and in answer to what: as it was written, or as far as that can be made out."""

from __future__ import annotations

import pytest

from regietafel.reading.mail.addresses import addresses, first_address
from regietafel.reading.mail.bounds import LONGEST_HEADER, LONGEST_LINE
from regietafel.reading.mail.headers import in_letters, moment, parameters
from regietafel.reading.mail.read_mail import read_mail
from regietafel.reading.mail.shapes import Address
from tests.reading.mail.make import mail, plain


def test_the_envelope_of_a_usual_mail() -> None:
    found = read_mail(plain())
    assert found.sender == Address("Coördinator Arbeidszorg", "coordinator@arbeidszorg.example")
    assert found.to == (Address("Regisseur, regio", "regie@regio.example"), Address("", "sociale.dienst@ocmw.example"))
    assert found.cc == (Address("Dienst Werk", "werk@stad.example"),)
    assert found.sent_at == "2025-03-03T10:12:00+01:00"
    assert found.message_id == "een@arbeidszorg.example"
    assert found.subject == "Re: Past donderdag?"
    assert not found.is_automatic


def test_what_it_answers_comes_with_the_nearest_first_and_once() -> None:
    assert read_mail(plain()).references == ("twee@regio.example", "nul@regio.example")


@pytest.mark.parametrize(
    ("value", "found"),
    [
        ("a@b.example", [("", "a@b.example")]),
        ('"Dienst, Werk" <A@B.example>', [("Dienst, Werk", "a@b.example")]),
        ("Dienst, Werk <a@b.example>", [("Dienst, Werk", "a@b.example")]),
        ("a@b.example (Dienst Werk)", [("Dienst Werk", "a@b.example")]),
        ("x@b.example; y@b.example", [("", "x@b.example"), ("", "y@b.example")]),
        ("Team: x@b.example, Y <y@b.example>;", [("", "x@b.example"), ("Y", "y@b.example")]),
        ("undisclosed-recipients:;", []),
        ("=?utf-8?Q?Dienst=2C_Werk?= <a@b.example>", [("Dienst, Werk", "a@b.example")]),
        ('"ander@x.example" <a@b.example>', [("ander@x.example", "a@b.example")]),
        ("<a@b.example", [("", "a@b.example")]),
        ("'t Hof vzw <a@b.example>", [("'t Hof vzw", "a@b.example")]),
        ("\"'a@b.example'\" <a@b.example>", [("a@b.example", "a@b.example")]),
        ('"Dienst Werk (Gent)" <a@b.example>', [("Dienst Werk (Gent)", "a@b.example")]),
        ("/O=EXCHANGE/CN=IEMAND", []),
        ('"open <a@b.example>', [("open", "a@b.example")]),
        ("", []),
    ],
)
def test_each_way_to_write_an_address(value: str, found: list[tuple[str, str]]) -> None:
    assert [(one.name, one.address) for one in addresses(value)] == found


def test_a_sender_without_an_address_keeps_the_name() -> None:
    assert first_address("Onthaal") == Address("Onthaal", "")


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("=?utf-8?B?w6lu?= =?utf-8?B?IHR3ZWU=?=", "én twee"),
        ("=?utf-8?Q?e=C3?= =?utf-8?Q?=A9n?=", "eén"),
        ("=?iso-8859-1?Q?co=F6rdinator?= gewoon", "coördinator gewoon"),
        ("=?onbekend?Q?co=C3=B6?=", "coö"),
        ("=?utf-8?B?!!!?=", ""),
        ("=?utf-8?Q?half", "=?utf-8?Q?half"),
        ("=?utf-8*nl?Q?taal?=", "taal"),
    ],
)
def test_other_letters_in_a_header(value: str, text: str) -> None:
    assert in_letters(value) == text


def test_letters_that_nobody_encoded_are_read_all_the_same() -> None:
    assert read_mail(b"From: Co\xc3\xb6 <a@b.example>\nSubject: \xe9\xe9n\n\nx").sender.name == "Coö"
    assert read_mail(b"From: Co\xc3\xb6 <a@b.example>\nSubject: \xe9\xe9n\n\nx").subject == "één"


@pytest.mark.parametrize(
    ("value", "wanted", "found"),
    [
        ("x/y; name=a.pdf", "name", "a.pdf"),
        ('x/y; name="a;b.pdf"; c=d', "name", "a;b.pdf"),
        ("x/y; name*=utf-8''%C3%A9.pdf; name=e.pdf", "name", "é.pdf"),
        ("x/y; name*0=a; name*1=b; name*2*=%2e", "name", "ab."),
        ("x/y; name*=onbekend''%E9", "name", "é"),
        ("x/y; NAME=A", "name", "A"),
        ('x/y; name="open', "name", "open"),
        ("x/y; name*99999999999999999999=a", "name", None),
    ],
)
def test_parameters(value: str, wanted: str, found: str | None) -> None:
    assert parameters(value).get(wanted) == found


@pytest.mark.parametrize(
    ("value", "iso"),
    [
        ("Mon, 3 Mar 2025 10:12:00 +0100", "2025-03-03T10:12:00+01:00"),
        ("3 Mar 2025 10:12 GMT", "2025-03-03T10:12:00+00:00"),
        ("Mon, 3 Mar 2025 10:12:00 -0000", "2025-03-03T10:12:00+00:00"),
        ("Mon, 33 Mar 2025 10:12:00 +0100", ""),
        ("Mon, 3 Mar 2025 10:12:00 +9999999", ""),
        ("Thu, 1 Jan 1970 00:00:00 +0000", ""),
        ("gisteren", ""),
        ("", ""),
    ],
)
def test_dates(value: str, iso: str) -> None:
    assert moment(value) == iso


def test_a_header_without_end_is_cut_and_that_is_said() -> None:
    found = read_mail(mail("x\n", "X-Lang: " + "y" * (LONGEST_HEADER + 1), subject="z" * 5_000))
    assert "header_cut" in found.warnings
    assert len(found.subject) == LONGEST_LINE


def test_a_header_is_one_line_without_signs_that_nobody_sees() -> None:
    assert read_mail(mail("x\n", subject="=?utf-8?Q?een=0D=0ABcc=3A_x=E2=80=AEtwee=00?=")).subject == "een Bcc: xtwee"


def test_what_programs_put_before_a_mail_they_keep_is_passed_over() -> None:
    for before in (b"\xef\xbb\xbf", b"\r\n\r\n", b"From coordinator Mon Mar  3 10:12:00 2025\n", b"812       \n"):
        assert read_mail(before + plain()).subject == "Re: Past donderdag?"
