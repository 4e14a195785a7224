"""Addresses that change actions, working years and work outside the plan."""

from django.urls import URLPattern, path

from regietafel.plans.views import action, evidence, indicator, lifting, parts, read_back, state, work, year

PLAN = "r/<slug:region_slug>/plans/<slug:plan_slug>/"
ACTION = f"{PLAN}actions/<int:pk>/"
YEAR = f"{ACTION}years/<int:year>/"
INDICATOR = f"{ACTION}indicators/<int:indicator>/"
WORK = "r/<slug:region_slug>/work/"

urlpatterns: list[URLPattern] = [
    path(f"{PLAN}actions/new/", action.add, name="action-add"),
    path(f"{ACTION}edit/", action.edit, name="action-edit"),
    path(f"{ACTION}move/", action.move, name="action-move"),
    path(f"{ACTION}remove/", action.remove, name="action-remove"),
    path(f"{ACTION}restore/", action.restore, name="action-restore"),
    path(f"{ACTION}parties/", parts.parties, name="action-parties"),
    path(f"{ACTION}links/", parts.links, name="action-links"),
    path(f"{ACTION}phases/", parts.phases, name="phases"),
    path(f"{ACTION}state/", state.override, name="action-state"),
    path(f"{ACTION}state/back/", state.take_back, name="action-state-back"),
    path(f"{PLAN}working-years/import/", read_back.grid_import, name="grid-import"),
    path(f"{PLAN}years/", year.confirm_all, name="years-confirm"),
    path(f"{ACTION}years/", year.years, name="action-years"),
    path(f"{ACTION}years/confirm/", year.confirm, name="action-years-confirm"),
    path(YEAR, year.report, name="year"),
    path(f"{YEAR}evidence/", evidence.add, name="evidence-add"),
    path(f"{YEAR}evidence/<int:evidence>/remove/", evidence.remove, name="evidence-remove"),
    path(f"{YEAR}evidence/<int:evidence>/restore/", evidence.restore, name="evidence-restore"),
    path(f"{ACTION}indicators/", indicator.year_values, name="indicator-values"),
    path(f"{ACTION}indicators/new/", indicator.add, name="indicator-add"),
    path(f"{INDICATOR}values/", indicator.year_values, name="indicator-values"),
    path(f"{INDICATOR}edit/", indicator.edit, name="indicator-edit"),
    path(f"{INDICATOR}remove/", indicator.remove, name="indicator-remove"),
    path(WORK, work.work_list, name="work"),
    path(f"{WORK}new/", work.add, name="work-add"),
    path(f"{WORK}export.<slug:format>", work.work_export, name="work-export"),
    path(f"{WORK}<int:pk>/edit/", work.edit, name="work-edit"),
    path(f"{WORK}<int:pk>/lift/", lifting.lift, name="work-lift"),
    path(f"{WORK}<int:pk>/lift/back/", lifting.take_back, name="work-take-back"),
    path(f"{WORK}<int:pk>/remove/", work.remove, name="work-remove"),
    path(f"{WORK}<int:pk>/restore/", work.restore, name="work-restore"),
]
