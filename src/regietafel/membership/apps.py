from django.apps import AppConfig


class MembershipConfig(AppConfig):
    name = "regietafel.membership"
    label = "membership"

    def ready(self) -> None:
        """Hand the seats of the demo accounts to the registry."""
        from regietafel.core import registry
        from regietafel.membership.demo import load_seats

        registry.demo_loaders.register("membership", load_seats)
