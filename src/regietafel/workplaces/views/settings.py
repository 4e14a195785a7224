"""The rules of a directory, set by the director."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from regietafel.core.access import permitted, require
from regietafel.core.editing import edit_with_form
from regietafel.core.messages import done
from regietafel.people.queries import get_region_or_404
from regietafel.workplaces.forms.settings import DirectoryForm
from regietafel.workplaces.models import DirectorySettings
from regietafel.workplaces.operations.settings import set_directory
from regietafel.workplaces.queries.register import would_be_public
from regietafel.workplaces.queries.visible import settings_of
from regietafel.workplaces.views.keeping_load import register_address, register_crumbs


@require_http_methods(["GET", "HEAD", "POST"])
@permitted("workplaces.set_directory")
def directory(request: HttpRequest, region_slug: str) -> HttpResponse:
    """Whether everybody may look in the directory, whether changes wait, how often all is checked."""
    region = get_region_or_404(request.user, region_slug)
    require(request.user, "workplaces.set_directory", region)
    rules = settings_of(region)

    def save(values: dict[str, Any], version: int) -> DirectorySettings:
        return set_directory(actor=request.user, region=region, version=version, **values)

    def saved(after: DirectorySettings) -> HttpResponse:
        done(request, _("Saved. %(consequence)s") % {"consequence": consequence(after)})
        return redirect("workplaces:settings", region_slug)

    return edit_with_form(
        request,
        row=rules,
        form_of=lambda row, data: DirectoryForm(data, rules=row),
        save=save,
        saved=saved,
        template="workplaces/keeping/settings.html",
        context={
            "consequence": consequence(rules),
            "crumbs": register_crumbs(region),
            "cancel": register_address(region),
        },
    )


def consequence(rules: DirectorySettings) -> str:
    """What the rules mean now, in two sentences with the number that it is about."""
    count = would_be_public(rules.region, timezone.localdate())
    if rules.is_public:
        first = ngettext("Everybody finds %(count)s workplace.", "Everybody finds %(count)s workplaces.", count)
    else:
        first = ngettext(
            "Nobody finds anything without an account; if you open the directory, everybody finds %(count)s workplace.",
            "Nobody finds anything without an account; if you open the directory, everybody finds %(count)s workplaces.",
            count,
        )
    second = (
        _("What organisations change waits for the team.")
        if rules.changes_wait
        else _("What organisations change goes live at once.")
    )
    return f"{first % {'count': count}} {second}"
