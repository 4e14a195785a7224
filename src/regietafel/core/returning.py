"""Going back to the page on which a form stood, where that is a page of ours."""

from __future__ import annotations

from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme


def own_page(request: HttpRequest, asked: str, otherwise: str) -> str:
    """The address that was asked for, if it leads to no other site; else the other one."""
    ours = url_has_allowed_host_and_scheme(asked, allowed_hosts=None, require_https=request.is_secure())
    return asked if ours else otherwise
