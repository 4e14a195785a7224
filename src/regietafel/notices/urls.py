from django.urls import path

from regietafel.notices import views

app_name = "notices"
urlpatterns = [
    path("r/<slug:region_slug>/records/mail/", views.outbox, name="outbox"),
    path("r/<slug:region_slug>/records/mail/<int:pk>/", views.mail, name="mail"),
    path("r/<slug:region_slug>/records/mail/<int:pk>/resend/", views.resend, name="resend"),
    path("r/<slug:region_slug>/records/mail/<int:pk>/write-off/", views.write_off, name="write-off"),
    path("platform/mail/", views.platform_outbox, name="platform-outbox"),
    path("platform/mail/<int:pk>/", views.platform_mail, name="platform-mail"),
    path("platform/mail/<int:pk>/resend/", views.platform_resend, name="platform-resend"),
    path("platform/mail/<int:pk>/write-off/", views.platform_write_off, name="platform-write-off"),
    path("demo/mail/", views.demo_mail, name="demo-mail"),
]
