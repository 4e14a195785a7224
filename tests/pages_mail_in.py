"""The addresses of mail that came in, for the catalogue in :mod:`tests.pages`."""

from tests.page import Page

ONE = {"pk": "received_mail"}
ORGANISATION = {"kind": "=organisations.organisation"}

MAIL_IN: tuple[Page, ...] = (
    Page("mail_in:list"),
    Page("mail_in:list#filtered", query="state=filed&q=afzender"),
    Page("mail_in:mail", ONE),
    Page("mail_in:mail#looked-for", ONE, query="q=Maatwerk"),
    Page("mail_in:mail#filed", {"pk": "filed_mail"}),
    Page("mail_in:mail#refused", {"pk": "refused_mail"}),
    Page("mail_in:file", ONE),
    Page("mail_in:detach", {"pk": "filed_mail", "filing": "filing"}),
    Page("mail_in:set-aside", ONE),
    Page("mail_in:take-back", {"pk": "aside_mail"}),
    Page("mail_in:drop"),
    Page("mail_in:drop-on", {**ORGANISATION, "pk": "organisation"}),
    Page("mail_in:drop-on#nothing", {"kind": "=people.user", "pk": "=1"}),
    Page("mail_in:bounces"),
    Page("mail_in:bounce-settle", {"pk": "address_bounce"}),
    Page("mail_in:bounce-unsettle", {"pk": "address_bounce"}),
    Page("mail_in:strays"),
    Page("mail_in:stray-give", {"pk": "stray_mail"}),
    Page("mail_in:stray-drop", {"pk": "stray_mail"}),
    Page("mail_in:stray-keep", {"pk": "stray_mail"}),
)
