"""Addresses of what is read from documents."""

from django.urls import path

from regietafel.intake.views import adopt, compare, names, nodes, readings, review

app_name = "intake"
READINGS = "r/<slug:region_slug>/readings/"
READING = f"{READINGS}<int:pk>/"
NODE = f"{READING}nodes/<int:node>/"
urlpatterns = [
    path(READINGS, readings.reading_list, name="list"),
    path(f"{READINGS}new/", readings.send, name="send"),
    path(READING, readings.reading, name="reading"),
    path(f"{READING}frame/", readings.frame, name="frame"),
    path(f"{READING}again/", readings.again, name="again"),
    path(f"{READING}drop/", readings.drop, name="drop"),
    path(f"{READING}restore/", readings.restore, name="restore"),
    path(f"{READING}review/", review.review, name="review"),
    path(f"{READING}review/accept/", review.accept_all, name="accept-all"),
    path(f"{READING}review/undo/", review.undo, name="undo"),
    path(NODE, review.deed, name="deed"),
    path(f"{NODE}edit/", nodes.edit, name="node-edit"),
    path(f"{NODE}split/", nodes.split_node, name="node-split"),
    path(f"{READING}names/", names.names, name="names"),
    path(f"{READING}adopt/", adopt.adopt, name="adopt"),
    path(f"{READING}compare/", compare.compare, name="compare"),
    path(f"{READING}adoptions/<int:adoption_pk>/undo/", adopt.undo, name="undo-adoption"),
]
