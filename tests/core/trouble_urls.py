"""The addresses of the house, and a few more at which something goes wrong on purpose."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.urls import path

from regietafel.territories.models import Municipality
from regietafel.urls import handler400, handler500, urlpatterns

__all__ = ["handler400", "handler500", "urlpatterns"]


@login_not_required
def write(request: HttpRequest) -> HttpResponse:
    """Save something."""
    Municipality.objects.create(nis="99999", name=request.POST["name"])
    return HttpResponse("saved")


@login_not_required
def write_session(request: HttpRequest) -> HttpResponse:
    """Save nothing but the session, which happens after the view has answered."""
    request.session["draft"] = request.POST["name"]
    return HttpResponse("saved")


def signed_in(request: HttpRequest) -> HttpResponse:
    """Needs to know who asks, which is found out before the view begins."""
    return HttpResponse("hello")


@login_not_required
def nested(request: HttpRequest) -> HttpResponse:
    """Fail because the database did."""
    try:
        raise OperationalError("database is locked")
    except OperationalError as error:
        raise ValueError(f"could not save {request.POST.get('name')}") from error


@login_not_required
def broken(request: HttpRequest) -> HttpResponse:
    """Fail by a mistake of ours, with what a person typed in its words."""
    raise ValueError(f"no room for {request.POST.get('name')}")


@login_not_required
def no_table(request: HttpRequest) -> HttpResponse:
    """Ask for something that no waiting will bring."""
    raise OperationalError("no such table: plans_plan")


urlpatterns = [
    *urlpatterns,
    path("nl/try/write/", write),
    path("en/try/write/", write),
    path("nl/try/session/", write_session),
    path("nl/try/signed-in/", signed_in),
    path("nl/try/nested/", nested),
    path("nl/try/broken/", broken),
    path("nl/try/no-table/", no_table),
]
