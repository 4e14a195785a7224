"""Pages about the site itself, for everyone; what they promise is taken from the settings that carry it out."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from regietafel.core.access import public
from regietafel.notices.lifecycle import KEEP_ACCOUNT_MAIL, KEEP_MAIL

DAY = 24 * 3600


@dataclass(frozen=True)
class Kept:
    """One line of what is kept about people."""

    what: str
    why: str
    how_long: str


def days(count: int) -> str:
    """A number of days in words."""
    return ngettext("%(count)d day", "%(count)d days", count) % {"count": count}


def kept_while_one_takes_part() -> list[Kept]:
    """What stays as long as a person, or their region, is with us."""
    return [
        Kept(
            _("Your account: e-mail address, name, language and how you like your pages"),
            _("To let you in and to write to you in your language"),
            _("Until you close it"),
        ),
        Kept(
            _("Password (only a fingerprint of it), passkeys and codes"),
            _("To know that it is you"),
            _("Until you change or remove them, or close your account"),
        ),
        Kept(
            _("Your roles, the organisation you sit for and the functions you fill, with dates"),
            _("To know what you may see and do, and who did the work when"),
            _("As long as the region uses Regietafel, without your name once you close your account"),
        ),
        Kept(
            _("The history: who changed what, and when"),
            _("The region must be able to account for its plan"),
            _("As long as the region uses Regietafel; the name stays as it was then"),
        ),
        Kept(
            _("Files that you added as evidence, with your name and the date"),
            _("To show that what a region accounts for is true"),
            _("As long as the region keeps them; what was removed goes for good after %(days)s")
            % {"days": days(settings.RESTORE_DAYS)},
        ),
    ]


def kept_about_leads() -> list[Kept]:
    """What is kept about people who lead an action and may have no account."""
    return [
        Kept(
            _("The address where the region writes to you as the lead of an action"),
            _("To ask you how it went, also without an account"),
            _("As long as you lead the action, or until you ask to take it away"),
        ),
        Kept(
            _("Letters to leads: name and address, and when the letter was answered"),
            _("To ask how actions went, and to see who has answered"),
            _("%(days)s after the round; the name beside an answer stays with the action")
            % {"days": days(settings.CHASE_KEPT_DAYS)},
        ),
    ]


def kept_about_participants() -> list[Kept]:
    """What is kept about people who register for an event, without an account."""
    return [
        Kept(
            _("Registrations for events: name, address, organisation, and whether you came"),
            _("To keep a place for you and to tell you when something changes"),
            _("%(days)s after the event, then only the counts stay; unconfirmed for %(hours)s hours")
            % {"days": days(settings.REGISTRATIONS_KEPT_DAYS), "hours": settings.REGISTRATION_LINK_HOURS},
        ),
        Kept(
            _("What you need to eat or to come in, if you told"),
            _("To receive you well"),
            _("%(days)s after the event") % {"days": days(settings.NEEDS_KEPT_DAYS)},
        ),
    ]


def kept_about_the_directory() -> list[Kept]:
    """What is kept about people who keep the directory true, without an account."""
    return [
        Kept(
            _("Your address when you said that something in the directory is not right"),
            _("To send you the answer"),
            _("%(days)s after the answer, and a year at most") % {"days": days(settings.REMARK_EMAIL_KEPT_DAYS)},
        ),
        Kept(
            _("Your name when you confirmed a workplace, or changed something about it, by a link"),
            _("So that the region knows who said it"),
            _("As long as the region uses Regietafel"),
        ),
    ]


def kept_about_signals() -> list[Kept]:
    """What is kept about people who report what they notice, without an account."""
    return [
        Kept(
            _("Your name and address when you reported what you notice without an account"),
            _("To tell you what happens with it"),
            _("%(days)s after it was closed, or until you take them away by the link in a mail")
            % {"days": days(settings.VOICES_KEPT_DAYS)},
        ),
    ]


def kept_about_mail() -> list[Kept]:
    """What is kept about people who write to a region."""
    return [
        Kept(
            _("A mail that you sent to a region, or that somebody forwarded to it: name, address, text and files"),
            _("To file it on what it is about; only the team of the region reads it"),
            _(
                "As long as what it is filed on stays; %(waiting)s if it is filed nowhere, %(aside)s once it is set aside"
            )
            % {"waiting": days(settings.MAIL_WAITING_KEPT_DAYS), "aside": days(settings.MAIL_ASIDE_KEPT_DAYS)},
        ),
        Kept(
            _("That mail to your address came back"),
            _("So that somebody looks whether the address is still right"),
            _("%(days)s after the last time") % {"days": days(settings.BOUNCES_KEPT_DAYS)},
        ),
    ]


def kept_for_a_while() -> list[Kept]:
    """What goes by itself."""
    invitation = _(
        "The link works for %(days)s; the invitation is deleted %(later)s after it was accepted, withdrawn or ran out"
    )
    mail = _("%(days)s; mail about your account %(less)s")
    return [
        Kept(
            _("Invitations"),
            _("To offer somebody a place at the table"),
            invitation % {"days": days(settings.INVITATION_DAYS), "later": days(settings.RESTORE_DAYS)},
        ),
        Kept(
            _("Mail that Regietafel sent you"),
            _("To show what was sent and what failed"),
            mail % {"days": days(KEEP_MAIL.days), "less": days(KEEP_ACCOUNT_MAIL.days)},
        ),
        Kept(
            _("Your session while you are signed in"),
            _("So that you need not sign in for each page"),
            _("At most %(days)s") % {"days": days(settings.SESSION_COOKIE_AGE // DAY)},
        ),
        Kept(
            _("Attempts to sign in, by network address"),
            _("To stop whoever tries passwords"),
            _("At most one day"),
        ),
        Kept(
            _("What you typed in a form and did not save yet"),
            _("To find it back when you return, also on another device"),
            _("Until you save or discard it; at most %(days)s") % {"days": days(settings.DRAFT_DAYS)},
        ),
        Kept(_("What was removed"), _("To put it back when it was a mistake"), days(settings.RESTORE_DAYS)),
        Kept(
            _("The log of the server: which kind of page, when, how fast; no names and no addresses"),
            _("To find faults"),
            _("As long as whoever runs the server has set"),
        ),
    ]


@require_safe
@public
def accessibility(request: HttpRequest) -> HttpResponse:
    """The accessibility statement."""
    return render(request, "home/accessibility.html")


@require_safe
@public
def privacy(request: HttpRequest) -> HttpResponse:
    """What is kept about people, why, and how long."""
    return render(
        request,
        "home/privacy.html",
        {
            "kept": [
                *kept_while_one_takes_part(),
                *kept_about_leads(),
                *kept_about_participants(),
                *kept_about_the_directory(),
                *kept_about_signals(),
                *kept_about_mail(),
                *kept_for_a_while(),
            ]
        },
    )


@require_safe
@public
def about(request: HttpRequest) -> HttpResponse:
    """Source, licences and where facts come from."""
    return render(request, "home/about.html")
