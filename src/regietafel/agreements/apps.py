from django.apps import AppConfig


class AgreementsConfig(AppConfig):
    name = "regietafel.agreements"
    label = "agreements"

    def ready(self) -> None:
        """Hand over what the pages below show of agreements, and what holds documents."""
        from regietafel.agreements import holding
        from regietafel.agreements.providers import decisions, pacts

        holding.hand_over()
        for room in (decisions, pacts):
            room.hand_over()
