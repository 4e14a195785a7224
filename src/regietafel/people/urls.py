from django.urls import path

from regietafel.people import views

app_name = "people"
urlpatterns = [
    path("me/", views.settings, name="settings"),
    path("me/density/", views.density, name="density"),
    path("me/export/", views.export, name="export"),
    path("platform/admins/", views.admins, name="admins"),
    path("platform/admins/<int:pk>/remove/", views.unmake_admin, name="unmake-admin"),
]
