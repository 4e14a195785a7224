"""Addresses of the minutes of a meeting, and the one behind the link in their mail."""

from django.urls import path

from regietafel.consultation.views import (
    minutes_attend,
    minutes_life,
    minutes_link,
    minutes_promised,
    minutes_read,
    minutes_save,
    minutes_write,
    remarks,
)

MINUTES = "r/<slug:region_slug>/consultation/meetings/<int:pk>/minutes/"

urlpatterns = [
    path("read-minutes/<str:token>/", minutes_link.by_link, name="minutes-by-link"),
    path(MINUTES, minutes_write.write, name="minutes"),
    path(f"{MINUTES}save/", minutes_save.save, name="minutes-save"),
    path(f"{MINUTES}now/", minutes_save.now, name="minutes-now"),
    path(f"{MINUTES}begin/", minutes_write.begin, name="minutes-begin"),
    path(f"{MINUTES}items/add/", minutes_write.add_item, name="minutes-item-add"),
    path(f"{MINUTES}items/<int:item>/", minutes_write.add_passage, name="minutes-passage-add"),
    path(f"{MINUTES}items/<int:item>/<slug:kind>/", minutes_promised.add, name="minutes-promise-add"),
    path(f"{MINUTES}passages/<int:passage>/", minutes_write.edit_passage, name="minutes-passage"),
    path(f"{MINUTES}attend/", minutes_attend.attend, name="minutes-attend"),
    path(f"{MINUTES}count/", minutes_write.count, name="minutes-count"),
    path(f"{MINUTES}read/", minutes_read.read, name="minutes-read"),
    path(f"{MINUTES}read/<slug:format>/", minutes_read.file, name="minutes-file"),
    path(f"{MINUTES}send/", minutes_life.send, name="minutes-send"),
    path(f"{MINUTES}approve/", minutes_life.approve, name="minutes-approve"),
    path(f"{MINUTES}lock/", minutes_life.lock, name="minutes-lock"),
    path(f"{MINUTES}back/", minutes_life.back, name="minutes-back"),
    path(f"{MINUTES}addendum/", minutes_life.addendum, name="minutes-addendum"),
    path(f"{MINUTES}remarks/add/", remarks.add, name="remark-add"),
    path(f"{MINUTES}remarks/<int:remark>/", remarks.settle, name="remark-settle"),
]
