from django.urls import path

from regietafel.attention import views

app_name = "attention"
urlpatterns = [
    path("me/waiting/", views.waiting, name="waiting"),
    path("me/waiting/later/", views.put_off, name="put-off"),
    path("me/waiting/now/", views.take_back, name="take-back"),
    path("me/waiting/seen/", views.see, name="see"),
    path("me/waiting/unseen/", views.unsee, name="unsee"),
    path("me/waiting/mail/", views.mail, name="mail"),
    path("r/<slug:region_slug>/names/", views.names, name="names"),
    path("mail-off/<str:token>/", views.mail_by_link, name="mail-by-link"),
]
