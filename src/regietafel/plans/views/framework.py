"""What all regions share: frameworks and their priorities, kept by a platform administrator."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from regietafel.core.access import permitted, require
from regietafel.core.editing import act, add_with_form, edit_with_form
from regietafel.core.messages import done
from regietafel.people.queries import person_of
from regietafel.plans.forms.framework import LANGUAGES, FrameworkForm, NewFrameworkForm, PriorityForm, texts
from regietafel.plans.forms.plan import NothingForm
from regietafel.plans.models import Framework, Priority
from regietafel.plans.operations import frameworks as operations
from regietafel.plans.queries.frameworks import framework_by_code, framework_rows, priority_of, priority_rows

FORM_METHODS = ["GET", "HEAD", "POST"]


def get_framework_or_404(code: str) -> Framework:
    """The framework of an address; all who keep frameworks see all of them."""
    framework = framework_by_code(code)
    if framework is None:
        raise Http404("no such framework")
    return framework


def get_priority_or_404(code: str, pk: int) -> Priority:
    """A priority of the framework of an address."""
    priority = priority_of(get_framework_or_404(code), pk)
    if priority is None:
        raise Http404("no such priority")
    return priority


def crumbs_to(framework: Framework | None = None) -> list[tuple[str, str]]:
    """The way back to the administration, the list, and the framework."""
    crumbs = [(_("Administration"), reverse("membership:platform"))]
    if framework is not None:
        crumbs.append((_("Policy frameworks"), reverse("plans:frameworks")))
    return crumbs


def at_framework(request: HttpRequest, framework: Framework, text: str) -> HttpResponse:
    """Say what happened, and go to the framework."""
    done(request, text)
    return redirect("plans:framework", code=framework.code)


@require_safe
@permitted("plans.change_frameworks")
def framework_list(request: HttpRequest) -> HttpResponse:
    """All frameworks, the latest first."""
    require(request.user, "plans.change_frameworks")
    return render(request, "plans/framework_list.html", {"frameworks": framework_rows(), "crumbs": crumbs_to()})


@require_safe
@permitted("plans.change_frameworks")
def framework(request: HttpRequest, code: str) -> HttpResponse:
    """One framework with its priorities and what rests on each."""
    require(request.user, "plans.change_frameworks")
    found = get_framework_or_404(code)
    context = {
        "framework": found,
        "rows": priority_rows(found),
        "plan_count": found.plans.count(),
        "crumbs": crumbs_to(found),
    }
    return render(request, "plans/framework.html", context)


@require_http_methods(FORM_METHODS)
@permitted("plans.change_frameworks")
def add(request: HttpRequest) -> HttpResponse:
    """Add a framework."""
    require(request.user, "plans.change_frameworks")
    return add_with_form(
        request,
        form_of=NewFrameworkForm,
        save=lambda values: operations.add_framework(actor=person_of(request), code=values["code"], **frame_in(values)),
        saved=lambda made: at_framework(request, made, _("The framework is there. Now add its priorities.")),
        template="plans/framework_add.html",
        context={"crumbs": crumbs_to()},
    )


@require_http_methods(FORM_METHODS)
@permitted("plans.change_frameworks")
def edit(request: HttpRequest, code: str) -> HttpResponse:
    """Change titles and years."""
    require(request.user, "plans.change_frameworks")
    found = get_framework_or_404(code)
    return edit_with_form(
        request,
        row=found,
        form_of=lambda row, data: FrameworkForm(
            data, initial={"start_year": row.start_year, "end_year": row.end_year, **spread("title", row.titles)}
        ),
        save=lambda values, version: operations.edit_framework(
            actor=person_of(request), framework=found, version=version, **frame_in(values)
        ),
        saved=lambda saved: at_framework(request, saved, _("Saved.")),
        template="plans/framework_edit.html",
        context={"framework": found, "crumbs": crumbs_to(found)},
    )


def frame_in(values: dict[str, Any]) -> dict[str, Any]:
    """What a form says about a framework, as the operations take it."""
    return {
        "titles": texts(values, "title"),
        "start_year": values["start_year"],
        "end_year": values["end_year"],
    }


def spread(name: str, held: dict[str, str]) -> dict[str, str]:
    """Texts by language as initial values of a form."""
    return {f"{name}_{language}": held.get(language, "") for language in LANGUAGES}


@require_http_methods(FORM_METHODS)
@permitted("plans.change_frameworks")
def remove(request: HttpRequest, code: str) -> HttpResponse:
    """Delete a framework that nothing rests on."""
    require(request.user, "plans.change_frameworks")
    found = get_framework_or_404(code)

    def removed(_nothing: None) -> HttpResponse:
        done(request, _("“%(title)s” was deleted.") % {"title": found})
        return redirect("plans:frameworks")

    return add_with_form(
        request,
        form_of=NothingForm,
        save=lambda _values: operations.remove_framework(actor=person_of(request), framework=found),
        saved=removed,
        template="plans/framework_remove.html",
        context={"framework": found, "subject": found, "crumbs": crumbs_to(found)},
    )


@require_http_methods(FORM_METHODS)
@permitted("plans.change_frameworks")
def add_priority(request: HttpRequest, code: str) -> HttpResponse:
    """Add a priority to a framework."""
    require(request.user, "plans.change_frameworks")
    found = get_framework_or_404(code)
    return add_with_form(
        request,
        form_of=PriorityForm,
        save=lambda values: operations.add_priority(actor=person_of(request), framework=found, **priority_in(values)),
        saved=lambda made: at_framework(request, found, _("%(code)s was added.") % {"code": made.code}),
        template="plans/priority_add.html",
        context={"framework": found, "crumbs": [*crumbs_to(found), (str(found), address(found))]},
    )


@require_http_methods(FORM_METHODS)
@permitted("plans.change_frameworks")
def edit_priority(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """Change code and texts of a priority."""
    require(request.user, "plans.change_frameworks")
    priority = get_priority_or_404(code, pk)
    found = priority.framework
    return edit_with_form(
        request,
        row=priority,
        form_of=lambda row, data: PriorityForm(
            data, initial={"code": row.code, **spread("title", row.titles), **spread("short", row.shorts)}
        ),
        save=lambda values, version: operations.edit_priority(
            actor=person_of(request), priority=priority, version=version, **priority_in(values)
        ),
        saved=lambda _saved: at_framework(request, found, _("Saved.")),
        template="plans/priority_edit.html",
        context={"priority": priority, "framework": found, "crumbs": [*crumbs_to(found), (str(found), address(found))]},
    )


def priority_in(values: dict[str, Any]) -> dict[str, Any]:
    """What a form says about a priority, as the operations take it."""
    return {"code": values["code"], "titles": texts(values, "title"), "shorts": texts(values, "short")}


def address(framework: Framework) -> str:
    """The page of a framework."""
    return reverse("plans:framework", args=[framework.code])


@require_http_methods(FORM_METHODS)
@permitted("plans.change_frameworks")
def remove_priority(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """Delete a priority for which nothing counts."""
    require(request.user, "plans.change_frameworks")
    priority = get_priority_or_404(code, pk)
    found = priority.framework
    return add_with_form(
        request,
        form_of=NothingForm,
        save=lambda _values: operations.remove_priority(actor=person_of(request), priority=priority),
        saved=lambda _nothing: at_framework(request, found, _("%(code)s was deleted.") % {"code": priority.code}),
        template="plans/framework_remove.html",
        context={
            "framework": found,
            "subject": priority,
            "crumbs": [*crumbs_to(found), (str(found), address(found))],
        },
    )


@require_POST
@permitted("plans.change_frameworks")
def move_priority(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """Move a priority one place up or down."""
    require(request.user, "plans.change_frameworks")
    priority = get_priority_or_404(code, pk)
    here = address(priority.framework)
    direction = "up" if request.POST.get("direction") == "up" else "down"
    return act(
        request,
        do=lambda: operations.step_priority(
            actor=person_of(request), priority=priority, direction="up" if direction == "up" else "down"
        ),
        done=lambda _moved: redirect(here),
        otherwise=here,
    )
