"""Addresses that read: plans, coverage, exports, what the public sees."""

from django.urls import path

from regietafel.plans.views import coverage, detail, export, grid, public, read, silence

urlpatterns = [
    path("r/<slug:region_slug>/plans/", read.plan_list, name="list"),
    path("r/<slug:region_slug>/plans/<slug:plan_slug>/", read.plan_tree, name="plan"),
    path("r/<slug:region_slug>/plans/<slug:plan_slug>/coverage/", coverage.plan_coverage, name="coverage"),
    path("r/<slug:region_slug>/plans/<slug:plan_slug>/working-years/", grid.plan_grid, name="grid"),
    path("r/<slug:region_slug>/plans/<slug:plan_slug>/working-years/print/", grid.grid_print, name="grid-print"),
    path(
        "r/<slug:region_slug>/plans/<slug:plan_slug>/working-years/export.<slug:format>",
        export.grid_export,
        name="grid-export",
    ),
    path("r/<slug:region_slug>/plans/<slug:plan_slug>/still/", silence.still, name="still"),
    path("r/<slug:region_slug>/plans/<slug:plan_slug>/unmeasured/", silence.unmeasured_list, name="unmeasured"),
    path("r/<slug:region_slug>/plans/<slug:plan_slug>/print/", read.plan_print, name="print"),
    path("r/<slug:region_slug>/plans/<slug:plan_slug>/export.<slug:format>", export.plan_export, name="export"),
    path("r/<slug:region_slug>/plans/<slug:plan_slug>/actions/<int:pk>/", detail.action_detail, name="action"),
    path(
        "r/<slug:region_slug>/plans/<slug:plan_slug>/actions/<int:pk>/lineage/",
        detail.action_lineage,
        name="lineage",
    ),
    path(
        "r/<slug:region_slug>/plans/<slug:plan_slug>/actions/<int:pk>/menu/",
        detail.action_menu,
        name="action-menu",
    ),
    path("public/<slug:region_slug>/", public.public_region, name="public-region"),
    path("public/<slug:region_slug>/<slug:plan_slug>/", public.public_plan, name="public-plan"),
]
