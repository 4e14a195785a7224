from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "regietafel.people"
    label = "people"
