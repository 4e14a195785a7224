"""What mail servers send back, in the shapes that they give it."""

HEAD = """Return-Path: <>
From: {sender}
To: regie@regio.example
Subject: {subject}
Date: Mon, 3 Mar 2025 10:13:00 +0100
Message-ID: <bericht-{number}@mx.example>
MIME-Version: 1.0
"""

REPORT = """Content-Type: multipart/report; report-type=delivery-status; boundary="=_terug"

--=_terug
Content-Type: text/plain; charset=us-ascii

This is the mail system at host mx.example.

--=_terug
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example
X-Postfix-Queue-ID: 4F1

Final-Recipient: rfc822; Weg@Ocmw.example
Original-Recipient: rfc822;weg@ocmw.example
Action: {action}
Status: {status}
Diagnostic-Code: smtp; {code}

--=_terug
Content-Type: {copy}

From: regie@regio.example
To: weg@ocmw.example
Subject: Past donderdag?
Message-ID: <twee@regio.example>

{text}
--=_terug--
"""

DAEMON = "Mail Delivery System <MAILER-DAEMON@mx.example>"

FAILED = HEAD.format(sender=DAEMON, subject="Undelivered Mail Returned to Sender", number=1) + REPORT.format(
    action="failed",
    status="5.1.1",
    code="550 5.1.1 <weg@ocmw.example>: user unknown",
    copy="message/rfc822",
    text="Past donderdag?\n",
)

DELAYED = HEAD.format(sender=DAEMON, subject="Delayed Mail (still being retried)", number=2) + REPORT.format(
    action="delayed",
    status="4.4.1",
    code="connect to mx.ocmw.example: Connection timed out",
    copy="text/rfc822-headers",
    text="",
)

EXCHANGE = (
    HEAD.format(
        sender="Microsoft Outlook <MicrosoftExchange329e71ec88ae4615bbc36ab6ce41109e@regio.example>",
        subject="Onbestelbaar: Past donderdag?",
        number=3,
    )
    + """Content-Type: text/plain; charset=utf-8
X-MS-Exchange-Message-Is-Ndr:

Bezorging is mislukt aan deze geadresseerden of groepen:

Dienst Weg (weg@ocmw.example)
Het e-mailadres dat u hebt ingevoerd, is niet gevonden.

Diagnostische gegevens voor beheerders:

Generating server: mx.regio.example

weg@ocmw.example
Remote server returned '550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found'

Original message headers:

From: Regie <regie@regio.example>
To: weg@ocmw.example
Message-ID: <twee@regio.example>
Subject: Past donderdag?
"""
)

QMAIL = (
    HEAD.format(sender="MAILER-DAEMON@oud.example", subject="failure notice", number=4)
    + """
Hi. This is the qmail-send program at oud.example.
I'm afraid I wasn't able to deliver your message to the following addresses.
This is a permanent error; I've given up. Sorry it didn't work out.

<weg@ocmw.example>:
192.0.2.7 does not like recipient.
Remote host said: 550 No such user here
Giving up on 192.0.2.7.

--- Below this line is a copy of the message.

Return-Path: <regie@regio.example>
Message-ID: <twee@regio.example>
From: regie@regio.example
To: weg@ocmw.example
Subject: Past donderdag?

Past donderdag?
"""
)
