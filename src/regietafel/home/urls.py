from django.urls import path

from regietafel.home import views

app_name = "home"
urlpatterns = [
    path("", views.index, name="index"),
    path("r/<slug:region_slug>/", views.start, name="start"),
]
