"""Addresses that change the frame: plans, goals, frameworks."""

from django.urls import path

from regietafel.plans.views import closing, drop, framework, goal, plan, status, version

PLAN = "r/<slug:region_slug>/plans/<slug:plan_slug>/"
FRAMEWORK = "platform/frameworks/<slug:code>/"

urlpatterns = [
    path("r/<slug:region_slug>/plans/new/", plan.add, name="add"),
    path(f"{PLAN}edit/", plan.edit, name="edit"),
    path(f"{PLAN}status/", status.move_on, name="move-on"),
    path(f"{PLAN}publication/", status.publish, name="publish"),
    path(f"{PLAN}words/", status.words, name="words"),
    path(f"{PLAN}remove/", plan.remove, name="remove"),
    path(f"{PLAN}restore/", plan.restore, name="restore"),
    path(f"{PLAN}goals/new/", goal.add, name="goal-add"),
    path(f"{PLAN}goals/<int:pk>/edit/", goal.edit, name="goal-edit"),
    path(f"{PLAN}goals/<int:pk>/move/", goal.move, name="goal-move"),
    path(f"{PLAN}goals/<int:pk>/remove/", goal.remove, name="goal-remove"),
    path(f"{PLAN}goals/<int:pk>/restore/", goal.restore, name="goal-restore"),
    path(f"{PLAN}closing/", closing.years_overview, name="years-overview"),
    path(f"{PLAN}closing/<int:year>/", closing.year_close, name="year-close"),
    path(f"{PLAN}closing/<int:year>/open/", closing.year_reopen, name="year-reopen"),
    path(f"{PLAN}closing/<int:year>/after/", closing.after_year, name="year-after"),
    path(f"{PLAN}drop/", drop.drop, name="node-drop"),
    path(f"{PLAN}versions/", version.version_list, name="versions"),
    path(f"{PLAN}versions/new/", version.amend, name="amend"),
    path(f"{PLAN}versions/<int:number>/", version.version, name="version"),
    path("platform/frameworks/", framework.framework_list, name="frameworks"),
    path("platform/frameworks/new/", framework.add, name="framework-add"),
    path(FRAMEWORK, framework.framework, name="framework"),
    path(f"{FRAMEWORK}edit/", framework.edit, name="framework-edit"),
    path(f"{FRAMEWORK}remove/", framework.remove, name="framework-remove"),
    path(f"{FRAMEWORK}priorities/new/", framework.add_priority, name="priority-add"),
    path(f"{FRAMEWORK}priorities/<int:pk>/edit/", framework.edit_priority, name="priority-edit"),
    path(f"{FRAMEWORK}priorities/<int:pk>/move/", framework.move_priority, name="priority-move"),
    path(f"{FRAMEWORK}priorities/<int:pk>/remove/", framework.remove_priority, name="priority-remove"),
]
