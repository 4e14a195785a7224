"""Mailing a letter from here: what will leave, word for word, and to whom, before it does."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from regietafel.core.access import permitted, require
from regietafel.core.editing import add_with_form
from regietafel.people.queries import person_of
from regietafel.policy_signals.forms.mailing import MailLetterForm
from regietafel.policy_signals.letter_mail import letter_mail
from regietafel.policy_signals.models import Letter
from regietafel.policy_signals.operations.mailing import mail_letter, next_issue
from regietafel.policy_signals.views.letters import PLACE, get_letter_or_404, wrote_to
from regietafel.policy_signals.views.load import at_dossier, dossier_crumbs, get_dossier_or_404


@require_http_methods(["GET", "HEAD", "POST"])
@permitted("policy_signals.write_letter")
def mail(request: HttpRequest, region_slug: str, pk: int, letter: int) -> HttpResponse:
    """Read what will leave, and let it leave."""
    dossier = get_dossier_or_404(request.user, region_slug, pk)
    require(request.user, "policy_signals.write_letter", dossier)
    row, person = get_letter_or_404(request, dossier, letter), person_of(request)
    issue = next_issue(row)
    text = letter_mail(row, issue=issue, sender=person, today=timezone.localdate())

    def save(values: dict[str, Any]) -> Letter:
        seen, number = request.POST.get("mark", ""), request.POST.get("issue", "")
        asked = int(number) if number.isascii() and number.isdigit() and len(number) < 6 else 0
        return mail_letter(actor=person, letter=row, mark=seen, issue=asked, now=timezone.now(), **values)

    def left(mailed: Letter) -> HttpResponse:
        said = _("The mail to %(who)s is on its way. Its clock runs.") % {"who": mailed.email}
        return at_dossier(request, dossier, said, anchor=f"letter-{row.pk}")

    return add_with_form(
        request,
        form_of=lambda data: MailLetterForm(data, letter=row, said=wrote_to([row])),
        save=save,
        saved=left,
        template="policy_signals/letters/mail.html",
        context={
            "dossier": dossier,
            "letter": row,
            "mail": text,
            "issue": issue,
            "left_otherwise": row.sent_on is not None and row.mailed_at is None,
            "place": PLACE,
            "crumbs": dossier_crumbs(dossier),
        },
    )
