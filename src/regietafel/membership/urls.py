from django.urls import path

from regietafel.membership.views import acceptance, account, functions, handover, invitations, members, platform

app_name = "membership"
urlpatterns = [
    path("invitation/<str:token>/", acceptance.invitation, name="invitation"),
    path("me/close/", account.close_account, name="close-account"),
    path("r/<slug:region_slug>/people/", members.members, name="members"),
    path("r/<slug:region_slug>/people/roles/<int:pk>/", members.role, name="role"),
    path("r/<slug:region_slug>/people/roles/<int:pk>/end/", members.end_role, name="end-role"),
    path("r/<slug:region_slug>/people/leave/", members.leave, name="leave"),
    path("r/<slug:region_slug>/people/invite/", invitations.invite, name="invite"),
    path("r/<slug:region_slug>/people/invitations/", invitations.invitations, name="invitations"),
    path("r/<slug:region_slug>/people/invitations/<int:pk>/resend/", invitations.resend, name="resend"),
    path("r/<slug:region_slug>/people/invitations/<int:pk>/withdraw/", invitations.withdraw, name="withdraw"),
    path("r/<slug:region_slug>/people/functions/", functions.functions, name="functions"),
    path("r/<slug:region_slug>/people/functions/<int:pk>/appoint/", functions.appoint, name="appoint"),
    path("r/<slug:region_slug>/people/functions/holders/<int:pk>/release/", functions.release, name="release"),
    path("r/<slug:region_slug>/people/hand-over/", handover.hand_over, name="hand-over"),
    path("platform/", platform.platform, name="platform"),
    path("platform/regions/new/", platform.new_region, name="new-region"),
    path("platform/regions/<slug:slug>/", platform.region, name="platform-region"),
    path("platform/regions/<slug:slug>/name/", platform.rename_region, name="rename-region"),
    path("platform/regions/<slug:slug>/join/", platform.add_municipality, name="add-municipality"),
    path("platform/regions/<slug:slug>/part/<int:pk>/", platform.end_municipality, name="end-municipality"),
    path("platform/regions/<slug:slug>/directors/invite/", platform.invite_director, name="invite-director"),
    path(
        "platform/regions/<slug:slug>/directors/invitations/<int:pk>/resend/",
        platform.resend_director,
        name="resend-director",
    ),
    path("platform/regions/<slug:slug>/directors/<int:pk>/end/", platform.end_director, name="end-director"),
]
