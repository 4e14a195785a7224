from django.apps import AppConfig


class MembershipConfig(AppConfig):
    name = "regietafel.membership"
    label = "membership"
