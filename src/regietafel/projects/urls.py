"""The addresses of projects, calls and courses."""

from __future__ import annotations

from django.urls import path

from regietafel.projects.views import calls, courses, lists, pages, projects, rows

WORK = "r/<slug:region_slug>/projects/"
PROJECT = f"{WORK}<int:pk>/"
CALLS = f"{WORK}calls/"
CALL = f"{CALLS}<int:pk>/"
COURSES = f"{WORK}courses/"
COURSE = f"{COURSES}<int:pk>/"

app_name = "projects"
urlpatterns = [
    path(WORK, lists.project_list, name="list"),
    path(f"{WORK}export/<slug:format>/", lists.project_export, name="list-export"),
    path(f"{WORK}new/", projects.add, name="project-add"),
    path(PROJECT, pages.project, name="project"),
    path(f"{PROJECT}edit/", projects.edit, name="project-edit"),
    path(f"{PROJECT}state/", projects.move, name="project-move"),
    path(f"{PROJECT}verdict/", projects.verdict, name="project-verdict"),
    path(f"{PROJECT}lists/<slug:kind>/", rows.of_project, name="project-rows"),
    path(f"{PROJECT}documents/new/", rows.project_paper, name="project-paper"),
    path(f"{PROJECT}remove/", projects.remove, name="project-remove"),
    path(f"{PROJECT}restore/", projects.restore, name="project-restore"),
    path(CALLS, lists.call_list, name="calls"),
    path(f"{CALLS}board/", lists.call_board, name="call-board"),
    path(f"{CALLS}export/<slug:format>/", lists.call_export, name="calls-export"),
    path(f"{CALLS}new/", calls.add, name="call-add"),
    path(CALL, pages.call, name="call"),
    path(f"{CALL}edit/", calls.edit, name="call-edit"),
    path(f"{CALL}state/", calls.move, name="call-move"),
    path(f"{CALL}project/", calls.become, name="call-become"),
    path(f"{CALL}lists/<slug:kind>/", rows.of_call, name="call-rows"),
    path(f"{CALL}documents/new/", rows.call_paper, name="call-paper"),
    path(f"{CALL}remove/", calls.remove, name="call-remove"),
    path(f"{CALL}restore/", calls.restore, name="call-restore"),
    path(COURSES, lists.course_list, name="courses"),
    path(f"{COURSES}export/<slug:format>/", lists.course_export, name="courses-export"),
    path(f"{COURSES}new/", courses.add, name="course-add"),
    path(COURSE, pages.course, name="course"),
    path(f"{COURSE}edit/", courses.edit, name="course-edit"),
    path(f"{COURSE}lists/<slug:kind>/", rows.of_course, name="course-rows"),
    path(f"{COURSE}remove/", courses.remove, name="course-remove"),
    path(f"{COURSE}restore/", courses.restore, name="course-restore"),
]
