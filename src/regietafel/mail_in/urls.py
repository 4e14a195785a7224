"""The addresses of mail that came in."""

from django.urls import path

from regietafel.mail_in.views import bounces, deeds, dropping, mails, strays

app_name = "mail_in"
HERE = "r/<slug:region_slug>/mail-in/"
MAIL = f"{HERE}<int:pk>/"
BOUNCE = f"{HERE}bounces/<int:pk>/"
STRAY = "platform/mail-in/<int:pk>/"

urlpatterns = [
    path(HERE, mails.mail_list, name="list"),
    path(MAIL, mails.mail_page, name="mail"),
    path(f"{MAIL}file/", deeds.file, name="file"),
    path(f"{MAIL}filings/<int:filing>/detach/", deeds.take_off, name="detach"),
    path(f"{MAIL}set-aside/", deeds.aside, name="set-aside"),
    path(f"{MAIL}take-back/", deeds.back, name="take-back"),
    path(f"{HERE}drop/", dropping.drop, name="drop"),
    path(f"{HERE}drop/<str:kind>/<int:pk>/", dropping.drop_on, name="drop-on"),
    path(f"{HERE}bounces/", bounces.bounce_list, name="bounces"),
    path(f"{BOUNCE}settle/", bounces.settle, name="bounce-settle"),
    path(f"{BOUNCE}unsettle/", bounces.unsettle, name="bounce-unsettle"),
    path("platform/mail-in/", strays.stray_list, name="strays"),
    path(f"{STRAY}give/", strays.give, name="stray-give"),
    path(f"{STRAY}drop/", strays.drop, name="stray-drop"),
    path(f"{STRAY}keep/", strays.keep, name="stray-keep"),
]
