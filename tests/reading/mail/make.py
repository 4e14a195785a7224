"""Mails in the shapes that mail programs give them, in our own words, made when a test asks for one.

``python -m tests.reading.mail.make FOLDER`` writes them down, to look at them in a mail program.
"""

from __future__ import annotations

import base64
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from tests.reading.mail.make_reports import DELAYED, EXCHANGE, FAILED, QMAIL
from tests.reading.mail.msg_writer import Msg, msg
from tests.reading.mail.tnef_writer import tnef

COORDINATOR = "Coördinator Arbeidszorg <coordinator@arbeidszorg.example>"
PDF = b"%PDF-1.4\n%verslag\n"
PIXEL = base64.b64decode("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7")
HUGE = 30_000_000


def mail(body: str | bytes, *more: str, subject: str = "Verslag van het overleg", encoding: str = "utf-8") -> bytes:
    """A mail with the usual headers; ``more`` come behind them."""
    head = [
        "Return-Path: <coordinator@arbeidszorg.example>",
        "Received: from mx.arbeidszorg.example by post.regio.example; Mon, 3 Mar 2025 10:12:05 +0100",
        "From: =?utf-8?Q?Co=C3=B6rdinator_Arbeidszorg?= <Coordinator@Arbeidszorg.example>",
        'To: "Regisseur, regio" <regie@regio.example>, sociale.dienst@ocmw.example',
        "Cc: Dienst Werk <werk@stad.example>",
        f"Subject: {subject}",
        "Date: Mon, 3 Mar 2025 10:12:00 +0100",
        "Message-ID: <een@arbeidszorg.example>",
        "MIME-Version: 1.0",
        *more,
    ]
    content = body if isinstance(body, bytes) else body.replace("\n", "\r\n").encode(encoding)
    return "\r\n".join(head).encode() + b"\r\n\r\n" + content


def part(content: str | bytes, *headers: str, encoding: str = "utf-8") -> bytes:
    """One part, with its headers."""
    data = content if isinstance(content, bytes) else content.replace("\n", "\r\n").encode(encoding)
    return "\r\n".join(headers).encode() + b"\r\n\r\n" + data


def in_base64(content: bytes, *headers: str) -> bytes:
    """A part in base64."""
    return part(base64.encodebytes(content).replace(b"\n", b"\r\n"), *headers, "Content-Transfer-Encoding: base64")


def several(kind: str, *parts: bytes, boundary: str = "=_grens") -> tuple[bytes, str]:
    """A body of parts, and the header that says so."""
    body = b"".join(b"--" + boundary.encode() + b"\r\n" + one + b"\r\n" for one in parts)
    return body + b"--" + boundary.encode() + b"--\r\n", f'Content-Type: multipart/{kind}; boundary="{boundary}"'


def of_parts(kind: str, *parts: bytes, subject: str = "Verslag van het overleg") -> bytes:
    """A mail of parts."""
    body, header = several(kind, *parts)
    return mail(body, header, subject=subject)


TEXT = part("Dag allemaal,\n\nHet verslag zit in bijlage.\n", "Content-Type: text/plain; charset=utf-8")
PAGE = """<html><head><title>Weg</title><style>p {color: red}</style><script>alert('weg')</script></head>
<body onload="alert(1)"><p>Beste partners,</p>
<div style="display:none">verborgen aanhef</div>
<p>Meer staat op <a href="https://www.regio.example/verslag">de pagina</a>, niet op <a href="javascript:kwaad()">deze</a>.</p>
<ul><li>punt één</li><li>punt twee</li></ul><img src="cid:logo@x" alt="Logo van de regio"/>
<img src="https://spion.example/p.gif" width="1" height="1" alt="spion">
<blockquote>Wat eerder werd gezegd</blockquote></body></html>"""


def plain() -> bytes:
    """Nothing but text, in answer to something."""
    return mail(
        "Dag,\n\nDat is goed voor ons.\n\nGroeten\n\nOp ma 3 mrt 2025 om 09:00 schreef Regie <regie@regio.example>:\n"
        "> Past donderdag?\n> Laat iets weten.\n",
        "Content-Type: text/plain; charset=utf-8",
        "In-Reply-To: <twee@regio.example>",
        "References: <nul@regio.example> <twee@regio.example>",
        subject="Re: Past donderdag?",
    )


def html_only() -> bytes:
    """HTML with all that should not be seen."""
    return mail(PAGE, "Content-Type: text/html; charset=utf-8")


def alternative() -> bytes:
    """Text, the same in HTML, and the picture that the HTML shows."""
    html = part(PAGE, "Content-Type: text/html; charset=utf-8")
    logo = in_base64(
        PIXEL, "Content-Type: image/gif; name=logo.gif", "Content-ID: <logo@x>", "Content-Disposition: inline"
    )
    related, header = several("related", html, logo, boundary="=_binnen")
    return of_parts("alternative", TEXT, part(related, header))


def nested_forward() -> bytes:
    """A mail in a mail in a mail."""
    parts = several("mixed", TEXT, in_base64(PDF, "Content-Type: application/pdf; name=diep.pdf"), boundary="=_diep")
    innermost = mail(parts[0], parts[1], subject="Het eerste")
    inner = several("mixed", TEXT, part(innermost, "Content-Type: message/rfc822"), boundary="=_midden")
    middle = mail(inner[0], inner[1], subject="Fwd: Het eerste")
    return of_parts("mixed", TEXT, part(middle, "Content-Type: message/rfc822"), subject="Fwd: Fwd: Het eerste")


def outlook_forward() -> bytes:
    """As Outlook passes on in Dutch."""
    return mail(
        "Ter info, zie onder.\n\n________________________________\n"
        "Van: Onthaal OCMW <onthaal@ocmw.example>\nVerzonden: vrijdag 28 februari 2025 16:45\n"
        "Aan: Coördinator Arbeidszorg <coordinator@arbeidszorg.example>\nOnderwerp: Wachtlijst opleiding\n\nDag,\n\nDe lijst is lang.\n",
        "Content-Type: text/plain; charset=utf-8",
        subject="FW: Wachtlijst opleiding",
    )


def gmail_forward() -> bytes:
    """As Gmail passes on in English."""
    return mail(
        "See below.\n\n---------- Forwarded message ---------\nFrom: Onthaal OCMW <onthaal@ocmw.example>\n"
        "Date: Fri, Feb 28, 2025 at 4:45 PM\nSubject: Wachtlijst opleiding\nTo: <coordinator@arbeidszorg.example>\n\n\nDag,\n",
        "Content-Type: text/plain; charset=utf-8",
        subject="Fwd: Wachtlijst opleiding",
    )


def winmail() -> bytes:
    """What arrives elsewhere when Outlook packs its files."""
    data = tnef({"Begroting 2025 – ontwerp.xlsx": b"PK\x03\x04begroting", "verslag.pdf": PDF}, "Tekst uit Outlook")
    packed = in_base64(data, 'Content-Type: application/ms-tnef; name="winmail.dat"')
    return of_parts("mixed", TEXT, packed)


def cp1252() -> bytes:
    """Signs of Windows under another name."""
    body = "Beste collega’s – de coördinator vraagt € 50.\n".encode("cp1252")
    return mail(body, "Content-Type: text/plain; charset=iso-8859-1", "Content-Transfer-Encoding: 8bit")


def path_in_name() -> bytes:
    """The name of a file that would like to stand elsewhere."""
    return of_parts(
        "mixed",
        TEXT,
        in_base64(
            PDF, "Content-Type: application/pdf", "Content-Disposition: attachment; filename*=UTF-8''..%5C..%5Cx.pdf"
        ),
        in_base64(
            PDF,
            "Content-Type: application/pdf",
            "Content-Disposition: attachment;\r\n filename*0*=utf-8''verslag%20co%C3%B6;\r\n filename*1=rdinator.pdf",
        ),
        in_base64(PDF, "Content-Type: application/pdf; name==?utf-8?B?cmVrZW5pbmcgw6lu4oCuZmRwLmV4ZQ==?="),
    )


def huge() -> bytes:
    """A file of 30 MB came along."""
    data = bytes(range(256)) * (HUGE // 256)
    return of_parts(
        "mixed",
        TEXT,
        in_base64(data, "Content-Type: video/mp4", 'Content-Disposition: attachment; filename="film.mp4"'),
    )


def invitation() -> bytes:
    """A calendar invites."""
    ics = "BEGIN:VCALENDAR\nMETHOD:REQUEST\nBEGIN:VEVENT\nSUMMARY:Overleg\nEND:VEVENT\nEND:VCALENDAR\n"
    return of_parts("alternative", TEXT, part(ics, "Content-Type: text/calendar; charset=utf-8; method=REQUEST"))


def signed() -> bytes:
    """With a signature beside it."""
    signature = in_base64(b"handtekening", 'Content-Type: application/pkcs7-signature; name="smime.p7s"')
    return of_parts('signed; protocol="application/pkcs7-signature"; micalg=sha-256', TEXT, signature)


def encrypted() -> bytes:
    """Locked, as Outlook does."""
    data = b"\x30\x82\x01\x00\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07\x03" + bytes(60)
    return mail(
        base64.encodebytes(data),
        'Content-Type: application/pkcs7-mime; smime-type=enveloped-data; name="smime.p7m"',
        "Content-Transfer-Encoding: base64",
    )


def outlook(subject: str = "Vraag over de wegwijzer", **more: object) -> Msg:
    """A message as Outlook keeps it, inside an organisation: its sender has a name of Exchange."""
    return Msg(
        {
            0x001A: "IPM.Note",
            0x0037: subject,
            0x0039: datetime(2025, 3, 3, 9, 12, tzinfo=UTC),
            0x0C1A: "Coördinator Arbeidszorg",
            0x0C1E: "EX",
            0x0C1F: "/O=EXCHANGELABS/OU=EXCHANGE ADMINISTRATIVE GROUP/CN=RECIPIENTS/CN=0F3A-COORD",
            0x5D01: "coordinator@arbeidszorg.example",
            0x1000: "Dag,\r\n\r\nKlopt onze fiche nog?\r\n",
            0x1035: "<drie@arbeidszorg.example>",
            0x1042: "<twee@regio.example>",
        },
        recipients=[
            {0x0C15: 1, 0x3001: "Regie", 0x39FE: "regie@regio.example"},
            {0x0C15: 2, 0x3001: "werk@stad.example", 0x3003: "werk@stad.example"},
        ],
    )


def msg_plain() -> bytes:
    """Text only."""
    return msg(outlook())


def msg_attached() -> bytes:
    """With a file and with another message."""
    message = outlook("FW: Wachtlijst")
    message.attachments = [
        {0x3707: "Wachtlijst 2025.pdf", 0x3704: "WACHTL~1.PDF", 0x370E: "application/pdf", 0x3701: PDF * 400},
        outlook("Wachtlijst"),
    ]
    return msg(message)


def auto_reply() -> bytes:
    """Somebody is away."""
    return mail(
        "Ik ben afwezig tot maandag.\n",
        "Content-Type: text/plain; charset=utf-8",
        "Auto-Submitted: auto-replied",
        subject="Automatisch antwoord: Past donderdag?",
    )


def truncated() -> bytes:
    """The end did not arrive."""
    whole = of_parts("mixed", TEXT, in_base64(PDF * 200, "Content-Type: application/pdf; name=lang.pdf"))
    return whole[: len(whole) * 2 // 3]


FIXTURES: dict[str, Callable[[], bytes]] = {
    "gewoon.eml": plain,
    "html.eml": html_only,
    "beide.eml": alternative,
    "doorgestuurd-genest.eml": nested_forward,
    "doorgestuurd-outlook.eml": outlook_forward,
    "doorgestuurd-gmail.eml": gmail_forward,
    "winmail.eml": winmail,
    "cp1252.eml": cp1252,
    "pad.eml": path_in_name,
    "groot.eml": huge,
    "uitnodiging.eml": invitation,
    "ondertekend.eml": signed,
    "versleuteld.eml": encrypted,
    "gewoon.msg": msg_plain,
    "bijlagen.msg": msg_attached,
    "terug.eml": lambda: FAILED.replace("\n", "\r\n").encode(),
    "vertraagd.eml": lambda: DELAYED.replace("\n", "\r\n").encode(),
    "exchange.eml": lambda: EXCHANGE.replace("\n", "\r\n").encode(),
    "qmail.eml": lambda: QMAIL.encode(),
    "afwezig.eml": auto_reply,
    "afgebroken.eml": truncated,
    "leeg.eml": lambda: b"",
    "pagina.eml": lambda: b"<!DOCTYPE html>\n" + PAGE.encode(),
    "rommel.eml": lambda: bytes((at * 7919 + at // 13) % 256 for at in range(20_000)),
}


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for name, made in FIXTURES.items():
        (folder / name).write_bytes(made())
