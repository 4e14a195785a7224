"""What pages behind a signed link of the directory share beside what all such pages do: a limit on posts, a key, a status."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse

from regietafel.core.limits import too_often
from regietafel.workplaces import care_tokens


def refused_post(request: HttpRequest, token: str, action: str) -> HttpResponse | None:
    """The answer to a post that comes too often; one that is not off our own page is forbidden. None for all else."""
    if request.method != "POST":
        return None
    if refused := too_often(request, action):
        return refused
    if not care_tokens.is_form_key(token, request.POST.get("key", "")):
        raise PermissionDenied("not our form")
    return None


def status_of(problem: str) -> int:
    """The status of a page that says why a link opens nothing."""
    return 404 if problem == "unknown" else 410
