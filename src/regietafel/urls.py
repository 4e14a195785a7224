"""All addresses: the language first, then the app."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

from regietafel.core import views as core
from regietafel.core.style_guide import style_guide
from regietafel.home import views as home

urlpatterns = [
    path("-/health", core.health, name="health"),
    path("", home.front_door, name="front-door"),
    path("", include("regietafel.consultation.urls.calendar_feeds")),
    *i18n_patterns(
        path("", include("regietafel.home.urls")),
        path("", include("regietafel.core.urls")),
        path("platform/style/", style_guide, name="style-guide"),
        path("account/", include("allauth.urls")),
        path("", include("regietafel.people.urls")),
        path("", include("regietafel.attention.urls")),
        path("", include("regietafel.notices.urls")),
        path("", include("regietafel.organisations.urls")),
        path("", include("regietafel.membership.urls")),
        path("", include("regietafel.journal.urls")),
        path("", include("regietafel.search.urls")),
        path("", include("regietafel.documents.urls")),
        path("", include("regietafel.mail_in.urls")),
        path("", include("regietafel.library.urls")),
        path("", include("regietafel.plans.urls")),
        path("", include("regietafel.consultation.urls")),
        path("", include("regietafel.intake.urls")),
        path("", include("regietafel.workplaces.urls")),
        path("", include("regietafel.policy_signals.urls")),
        path("", include("regietafel.agreements.urls")),
        prefix_default_language=True,
    ),
]

handler400 = "regietafel.core.views.unreadable"
handler403 = "regietafel.core.views.forbidden"
handler404 = "regietafel.core.views.not_found"
handler500 = "regietafel.core.views.server_error"
