"""The mail that was filed on a row, in the template of its page: ``{% filed_mail "plans.action" action.pk %}``."""

from __future__ import annotations

from typing import Any

from django import template

from regietafel.mail_in.on_page import filed_here

register = template.Library()


@register.inclusion_tag("mail_in/_filed.html", takes_context=True)
def filed_mail(context: Any, kind: str, pk: int) -> dict[str, Any]:
    """The block, or nothing for who does not read the mail of the region."""
    region, request = context.get("region"), context.get("request")
    block = filed_here(request.user, region, kind, pk) if region and request else None
    return {"block": block, "region": region, "csrf_token": context.get("csrf_token"), "request": request}
