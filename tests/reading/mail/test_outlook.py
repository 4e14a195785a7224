"""A message that somebody saved from Outlook (.msg) is the same mail as one that went over the net."""

from __future__ import annotations

import pytest

from regietafel.reading.mail.read_mail import read_mail
from regietafel.reading.mail.shapes import Address, NotAMail
from tests.reading.mail.make import PDF, encrypted, msg_attached, msg_plain, outlook, part
from tests.reading.mail.msg_writer import Msg, msg


def test_a_message_from_inside_the_organisation() -> None:
    found = read_mail(msg_plain())
    assert found.sender == Address("Coördinator Arbeidszorg", "coordinator@arbeidszorg.example")
    assert found.to == (Address("Regie", "regie@regio.example"),)
    assert found.cc == (Address("", "werk@stad.example"),)
    assert found.sent_at == "2025-03-03T09:12:00+00:00"
    assert found.message_id == "drie@arbeidszorg.example"
    assert found.references == ("twee@regio.example",)
    assert found.text == "Dag,\n\nKlopt onze fiche nog?"
    assert found.warnings == ()


def test_the_headers_it_came_with_tell_the_sender() -> None:
    message = outlook()
    message.properties.pop(0x5D01)
    message.properties[0x007D] = (
        "Microsoft Mail Internet Headers Version 2.0\r\nReceived: from x\r\nFrom: =?utf-8?Q?Co=C3=B6?= <coo@arbeidszorg.example>\r\nTo: Regie <regie@regio.example>\r\n"
        "Date: Mon, 3 Mar 2025 10:12:00 +0100\r\nAuto-Submitted: auto-replied\r\n"
    )
    found = read_mail(msg(message))
    assert found.sender == Address("Coö", "coo@arbeidszorg.example")
    assert found.sent_at == "2025-03-03T10:12:00+01:00"
    assert found.is_automatic


def test_a_name_of_exchange_is_no_address() -> None:
    message = outlook()
    message.properties.pop(0x5D01)
    assert read_mail(msg(message)).sender == Address("Coördinator Arbeidszorg", "")


def test_what_came_along_is_kept_and_a_message_becomes_a_mail() -> None:
    found = read_mail(msg_attached())
    assert [(one.name, one.media_type) for one in found.enclosed] == [
        ("Wachtlijst 2025.pdf", "application/pdf"),
        ("Wachtlijst.eml", "message/rfc822"),
    ]
    assert found.enclosed[0].content == PDF * 400
    inner = read_mail(found.enclosed[1].content)
    assert (inner.subject, inner.text, inner.sender, inner.sent_at) == (
        "Wachtlijst",
        "Dag,\n\nKlopt onze fiche nog?",
        Address("Coördinator Arbeidszorg", "coordinator@arbeidszorg.example"),
        "2025-03-03T09:12:00+00:00",
    )
    assert found.warnings == ("enclosed_as_eml",)
    assert found.forwarded
    assert found.forwarded.subject == "Wachtlijst"


def test_what_came_along_with_a_message_inside_stays_in_it() -> None:
    inner = outlook("Wachtlijst")
    inner.attachments = [{0x3707: "één.pdf", 0x370E: "application/pdf", 0x3701: PDF}, outlook("Nog dieper")]
    message = outlook()
    message.attachments = [inner]
    (kept,) = read_mail(msg(message)).enclosed
    found = read_mail(kept.content)
    assert [(one.name, one.content[:9]) for one in found.enclosed] == [
        ("één.pdf", PDF[:9]),
        ("Nog dieper.eml", b"Subject: "),
    ]


def test_messages_in_messages_without_end_are_left_out() -> None:
    message = outlook()
    for _ in range(12):
        outer = outlook()
        outer.attachments = [message]
        message = outer
    found = read_mail(msg(message))
    assert [one.name for one in found.enclosed] == ["Vraag over de wegwijzer.eml"]


def test_html_is_read_when_there_is_no_plain_text_and_shows_its_pictures() -> None:
    message = outlook()
    message.properties.pop(0x1000)
    message.properties |= {0x1013: "<p>Eén<script>x</script></p><img src='cid:a1'>".encode(), 0x3FDE: 65001}
    message.attachments = [{0x3707: "logo.png", 0x3701: b"png", 0x3712: "a1"}]
    found = read_mail(msg(message))
    assert found.text == "Eén"
    assert [(one.name, one.media_type, one.is_inline) for one in found.enclosed] == [("logo.png", "image/png", True)]


def test_a_text_in_the_form_of_outlook_is_said_to_be_missing() -> None:
    message = outlook()
    message.properties.pop(0x1000)
    message.properties[0x1009] = b"LZFu"
    assert set(read_mail(msg(message)).warnings) == {"rtf_text", "no_text"}


def test_a_message_in_narrow_signs_is_read() -> None:
    message = outlook()
    message.narrow = True
    assert read_mail(msg(message)).sender.name == "Coördinator Arbeidszorg"


def test_a_file_elsewhere_is_not_fetched() -> None:
    message = outlook()
    message.attachments = [{0x3705: 7, 0x3707: "map.url"}]
    assert read_mail(msg(message)).warnings == ("enclosed_elsewhere",)


def test_a_signed_message_is_read_and_an_encrypted_one_refused() -> None:
    body = (
        b'Content-Type: multipart/signed; boundary="x"\r\n\r\n--x\r\n'
        + part("Ondertekend", "Content-Type: text/plain")
        + b"\r\n--x--\r\n"
    )
    signed = Msg(
        outlook().properties | {0x001A: "IPM.Note.SMIME.MultipartSigned"},
        attachments=[{0x370E: "multipart/signed", 0x3701: body}],
    )
    assert read_mail(msg(signed)).text == "Ondertekend"
    locked = Msg(
        outlook().properties | {0x001A: "IPM.Note.SMIME"},
        attachments=[{0x370E: "application/pkcs7-mime", 0x3701: b"0" * 90}],
    )
    with pytest.raises(NotAMail) as refused:
        read_mail(msg(locked))
    assert refused.value.code == "encrypted"
    assert encrypted()


def test_a_contact_is_no_mail() -> None:
    with pytest.raises(NotAMail) as refused:
        read_mail(msg(Msg({0x001A: "IPM.Contact", 0x3001: "x"})))
    assert refused.value.code == "not_a_message"


def test_a_report_that_was_saved_tells_what_came_back() -> None:
    report = outlook("Onbestelbaar: Past donderdag?")
    report.properties |= {
        0x001A: "REPORT.IPM.Note.NDR",
        0x1000: "Bezorging is mislukt aan weg@ocmw.example\r\n550 5.1.1 onbekend",
    }
    found = read_mail(msg(report))
    assert [(one.recipient, one.action, one.status) for one in found.bounces] == [
        ("weg@ocmw.example", "failed", "5.1.1")
    ]
    assert found.is_automatic
