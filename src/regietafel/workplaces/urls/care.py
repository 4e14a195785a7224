"""Addresses of self-checks, free places, changes, remarks, the worklist."""

from __future__ import annotations

from django.urls import path

from regietafel.workplaces.views import (
    changes,
    check,
    check_change,
    check_deeds,
    checks,
    confirming,
    free_places,
    remarks,
    visitor_remark,
    worklist,
)

WORK = "r/<slug:region_slug>/workplaces/"
ONE = f"{WORK}at/<slug:slug>/"
PUBLIC = "workplaces/<slug:region_slug>/<slug:slug>/"
CHECK = "check/<str:token>/"

urlpatterns = [
    path(CHECK, check.check, name="check"),
    path(f"{CHECK}<int:pk>/change/", check_change.workplace, name="check-change"),
    path(f"{CHECK}<int:pk>/offers/<int:offer>/", check_change.offer, name="check-offer"),
    path(f"{CHECK}<int:pk>/<slug:deed>/", check_deeds.deed, name="check-deed"),
    path("free-places/<str:token>/", free_places.by_link, name="places-link"),
    path("remark/<str:token>/", visitor_remark.answer_by_link, name="remark-link"),
    path(f"{PUBLIC}remark/", visitor_remark.remark, name="remark"),
    path(f"{PUBLIC}remark/sent/", visitor_remark.sent, name="remark-sent"),
    path(f"{WORK}worklist/", worklist.worklist, name="worklist"),
    path(f"{WORK}worklist/organisations/", worklist.organisations, name="worklist-organisations"),
    path(f"{WORK}worklist/telephone/", worklist.telephone, name="worklist-telephone"),
    path(f"{WORK}worklist/<slug:format>/", worklist.export, name="worklist-export"),
    path(f"{WORK}checks/", checks.checks, name="checks"),
    path(f"{WORK}checks/start/", checks.start, name="checks-start"),
    path(f"{WORK}checks/remind/", checks.remind_everybody, name="checks-remind"),
    path(f"{WORK}checks/<int:pk>/remind/", checks.remind, name="check-remind"),
    path(f"{WORK}checks/<int:pk>/renew/", checks.renew, name="check-renew"),
    path(f"{WORK}checks/<int:pk>/withdraw/", checks.withdraw, name="check-withdraw"),
    path(f"{WORK}changes/", changes.changes, name="changes"),
    path(f"{WORK}changes/<int:pk>/", changes.change, name="change"),
    path(f"{WORK}changes/<int:pk>/apply/", changes.apply, name="change-apply"),
    path(f"{WORK}changes/<int:pk>/refuse/", changes.refuse, name="change-refuse"),
    path(f"{WORK}changes/<int:pk>/withdraw/", changes.withdraw, name="change-withdraw"),
    path(f"{WORK}changes/of/<int:organisation>/apply/", changes.apply_all, name="changes-apply"),
    path(f"{WORK}remarks/", remarks.remarks, name="remarks"),
    path(f"{WORK}remarks/<int:pk>/", remarks.answer, name="remark-answer"),
    path(f"{WORK}remarks/<int:pk>/spam/", remarks.spam, name="remark-spam"),
    path(f"{WORK}remarks/<int:pk>/reopen/", remarks.reopen, name="remark-reopen"),
    path(f"{ONE}confirm/", confirming.confirm, name="confirm"),
    path(f"{ONE}free-places/", free_places.places, name="places"),
    path(f"{ONE}free-places/link/", free_places.link, name="places-letter"),
    path(f"{ONE}free-places/link/renew/", free_places.renew, name="places-renew"),
]
