"""Addresses of what was promised: action points and report-backs."""

from django.urls import path

from regietafel.consultation.views import points, report_back, report_back_told, report_backs

POINTS = "r/<slug:region_slug>/consultation/points/"
POINT = f"{POINTS}<int:pk>/"
BACKS = "r/<slug:region_slug>/consultation/report-backs/"
BACK = f"{BACKS}<int:pk>/"

urlpatterns = [
    path(POINTS, points.point_list, name="points"),
    path(f"{POINTS}new/", points.add, name="point-add"),
    path(f"{POINT}edit/", points.edit, name="point-edit"),
    path(f"{POINT}settle/", points.settle, name="point-settle"),
    path(f"{POINT}reopen/", points.reopen, name="point-reopen"),
    path(f"{POINT}remove/", points.remove, name="point-remove"),
    path(f"{POINT}restore/", points.restore, name="point-restore"),
    path(BACKS, report_backs.report_back_list, name="report-backs"),
    path(f"{BACKS}new/", report_backs.add, name="report-back-add"),
    path(BACK, report_back.report_back, name="report-back"),
    path(f"{BACK}edit/", report_backs.edit, name="report-back-edit"),
    path(f"{BACK}agenda/<int:meeting>/", report_back_told.to_agenda, name="report-back-agenda"),
    path(f"{BACK}told/", report_back_told.told, name="report-back-told"),
    path(f"{BACK}not-told/", report_back_told.untold, name="report-back-untold"),
    path(f"{BACK}remove/", report_back_told.remove, name="report-back-remove"),
    path(f"{BACK}restore/", report_back_told.restore, name="report-back-restore"),
]
