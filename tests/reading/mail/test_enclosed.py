"""What came along is kept whole, under a name that can be kept anywhere, and is never opened beyond what is said here."""

from __future__ import annotations

import pytest

from regietafel.reading.mail.cleaning import file_name, mail_name
from regietafel.reading.mail.read_mail import read_mail
from regietafel.reading.mail.shapes import Enclosed, answer_of, mail_from
from tests.reading.mail import make
from tests.reading.mail.make import PDF, TEXT, in_base64, mail, of_parts, part, several
from tests.reading.mail.tnef_writer import tnef


def told(data: bytes) -> list[tuple[str, str, bool]]:
    """Name, kind and whether the text shows it, of all that came along."""
    return [(one.name, one.media_type, one.is_inline) for one in read_mail(data).enclosed]


def test_a_picture_that_the_text_shows_is_told_apart() -> None:
    assert told(make.alternative()) == [("logo.gif", "image/gif", True)]


def test_a_picture_that_came_along_is_not() -> None:
    data = of_parts(
        "mixed", TEXT, in_base64(make.PIXEL, "Content-Type: image/gif; name=foto.gif", "Content-ID: <foto>")
    )
    assert told(data) == [("foto.gif", "image/gif", False)]


def test_an_attached_mail_is_a_file_and_what_came_along_with_it_stays_inside() -> None:
    found = read_mail(make.nested_forward())
    assert [one.name for one in found.enclosed] == ["Fwd Het eerste.eml"]
    inner = read_mail(found.enclosed[0].content)
    assert [one.name for one in inner.enclosed] == ["Het eerste.eml"]
    innermost = read_mail(inner.enclosed[0].content)
    assert innermost.enclosed == (Enclosed("diep.pdf", "application/pdf", PDF, is_inline=False),)


def test_an_attached_mail_in_base64_is_read_too() -> None:
    found = read_mail(of_parts("mixed", TEXT, in_base64(make.plain(), "Content-Type: message/rfc822")))
    assert found.enclosed == (Enclosed("Re Past donderdag.eml", "message/rfc822", make.plain(), is_inline=False),)


def test_winmail_is_unpacked() -> None:
    found = read_mail(make.winmail())
    assert [(one.name, one.content) for one in found.enclosed] == [
        ("Begroting 2025 – ontwerp.xlsx", b"PK\x03\x04begroting"),
        ("verslag.pdf", PDF),
    ]
    assert found.enclosed[1].media_type == "application/pdf"
    assert found.text == "Dag allemaal,\n\nHet verslag zit in bijlage."


def test_the_text_in_winmail_counts_when_there_is_no_other() -> None:
    packed = in_base64(tnef({}, "Tekst uit Outlook: één"), "Content-Type: application/ms-tnef; name=winmail.dat")
    assert read_mail(of_parts("mixed", packed)).text == "Tekst uit Outlook: één"


@pytest.mark.parametrize("cut", [3, 40, 120])
def test_a_broken_winmail_is_kept_as_it_came_or_as_far_as_it_goes(cut: int) -> None:
    data = tnef({"verslag.pdf": PDF})[:cut]
    found = read_mail(of_parts("mixed", TEXT, in_base64(data, "Content-Type: application/ms-tnef")))
    assert "tnef_broken" in found.warnings or len(found.enclosed) <= 1


def test_a_count_that_the_library_would_believe_does_no_harm() -> None:
    data = tnef({"verslag.pdf": PDF}).replace(
        b"\x01\x00\x00\x00\x1f\x00\x07\x37", b"\xff\xff\xff\xff\x03\x10\x07\x37\xff\xff\xff\xff"
    )
    assert read_mail(of_parts("mixed", TEXT, in_base64(data, "Content-Type: application/ms-tnef"))).text


def test_an_invitation_is_kept_as_a_file() -> None:
    found = read_mail(make.invitation())
    assert told(make.invitation()) == [("invite.ics", "text/calendar", False)]
    assert found.warnings == ("invitation",)
    assert found.text == "Dag allemaal,\n\nHet verslag zit in bijlage."


def test_a_name_has_no_path_and_nothing_that_nobody_sees() -> None:
    names = [one.name for one in read_mail(make.path_in_name()).enclosed]
    assert names == ["x.pdf", "verslag coördinator.pdf", "rekening énfdp.exe"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\x\\nota.docx", "nota.docx"),
        ("..", "bijlage-3.pdf"),
        ("", "bijlage-3.pdf"),
        ("a\x00b\x1f.pdf", "ab.pdf"),
        ('<x>:"|?*.pdf', "_x_______.pdf".replace("_x_______", "_x______")),
        ("x" * 300 + ".pdf", "x" * 146 + ".pdf"),
        ("verslag.pdf . ", "verslag.pdf"),
        ("e\u0301e\u0301n.pdf", "één.pdf"),
    ],
)
def test_names_of_files(text: str, name: str) -> None:
    assert file_name(text, "application/pdf", 3) == name


def test_names_of_attached_mails() -> None:
    assert [mail_name(one) for one in ("FW: Lijst 1/2", "", "...")] == [
        "FW Lijst 1 2.eml",
        "bericht.eml",
        "bericht.eml",
    ]


def test_a_signature_is_not_kept_and_the_text_is_read() -> None:
    found = read_mail(make.signed())
    assert (found.text, found.enclosed, found.warnings) == (
        "Dag allemaal,\n\nHet verslag zit in bijlage.",
        (),
        ("signed",),
    )


def test_a_text_inside_a_signature_is_read() -> None:
    oid = b"\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07"
    inside = part("Ondertekend van binnen", "Content-Type: text/plain")
    data = b"\x30\x80" + oid + b"\x02\xa0\x80\x30\x80\x02\x01\x01\x31\x00\x30\x80" + oid + b"\x01\xa0\x80\x24\x80"
    data += b"\x04\x0a" + inside[:10] + b"\x04\x81" + bytes([len(inside) - 10]) + inside[10:] + bytes(20)
    header = "Content-Type: application/pkcs7-mime; smime-type=signed-data; name=smime.p7m"
    assert read_mail(in_base64(data, "From: a@b.example", "Subject: x", header)).text == "Ondertekend van binnen"


def test_a_text_inside_a_signature_of_fixed_lengths_is_read() -> None:
    oid = b"\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07"
    inside = part("Binnen", "Content-Type: text/plain")
    held = b"\x04" + bytes([len(inside)]) + inside
    data = (
        b"\x30\x60"
        + oid
        + b"\x02\xa0\x50\x30\x4e\x02\x01\x01\x31\x00\x30\x40"
        + oid
        + b"\x01\xa0"
        + bytes([len(held)])
        + held
    )
    header = "Content-Type: application/x-pkcs7-mime; smime-type=signed-data"
    assert read_mail(in_base64(data, "From: a@b.example", "Subject: x", header)).text == "Binnen"
    empty = read_mail(in_base64(data[:30], "From: a@b.example", "Subject: x", header))
    assert [one.name for one in empty.enclosed] == ["smime.p7m"]


def test_a_text_that_came_along_as_a_file_is_a_file() -> None:
    note = part(
        "bijlage", "Content-Type: text/plain; name=nota.txt", "Content-Disposition: attachment; filename=nota.txt"
    )
    assert told(of_parts("mixed", TEXT, note)) == [("nota.txt", "text/plain", False)]


def test_a_file_elsewhere_is_not_fetched() -> None:
    body, header = several(
        "mixed", TEXT, part("Content-Type: image/png\n\n", "Content-Type: message/external-body; access-type=x")
    )
    assert read_mail(mail(body, header)).warnings == ("enclosed_elsewhere",)


def test_an_old_way_to_write_bytes_is_read() -> None:
    odd = part(
        "begin 644 x.pdf\n#0V%T\n`\nend\n", "Content-Type: application/pdf", "Content-Transfer-Encoding: x-uuencode"
    )
    assert read_mail(of_parts("mixed", TEXT, odd)).enclosed[0].content == b"Cat"


def test_a_mail_that_was_cut_off_is_read_and_that_is_said() -> None:
    found = read_mail(make.truncated())
    assert found.warnings == ("truncated",)
    assert found.enclosed[0].content.startswith(PDF)


@pytest.mark.parametrize("name", [name for name in make.FIXTURES if name != "groot.eml"])
def test_a_mail_comes_through_json_as_it_was(name: str) -> None:
    try:
        found = read_mail(make.FIXTURES[name]())
    except ValueError:
        return
    assert mail_from(answer_of(found)) == found
