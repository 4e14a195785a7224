"""The addresses of consultation, in rooms."""

from regietafel.consultation.urls import (
    agenda,
    bodies,
    calendar,
    convening,
    events,
    matrix,
    meetings,
    minutes,
    participants,
    promises,
    public_events,
    reminders,
    series,
)

app_name = "consultation"
urlpatterns = [
    *bodies.urlpatterns,
    *matrix.urlpatterns,
    *meetings.urlpatterns,
    *events.urlpatterns,
    *participants.urlpatterns,
    *public_events.urlpatterns,
    *agenda.urlpatterns,
    *convening.urlpatterns,
    *series.urlpatterns,
    *promises.urlpatterns,
    *calendar.urlpatterns,
    *minutes.urlpatterns,
    *reminders.urlpatterns,
]
