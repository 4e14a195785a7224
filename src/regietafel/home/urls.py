from django.urls import path

from regietafel.home import public_pages, views

app_name = "home"
urlpatterns = [
    path("", views.index, name="index"),
    path("accessibility/", public_pages.accessibility, name="accessibility"),
    path("privacy/", public_pages.privacy, name="privacy"),
    path("about/", public_pages.about, name="about"),
    path("r/<slug:region_slug>/", views.start, name="start"),
]
