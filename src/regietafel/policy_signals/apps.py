from django.apps import AppConfig


class PolicySignalsConfig(AppConfig):
    name = "regietafel.policy_signals"
    label = "policy_signals"

    def ready(self) -> None:
        """Hand over what the pages below show of signals, and what holds documents."""
        from regietafel.core import registry
        from regietafel.policy_signals import holding
        from regietafel.policy_signals.demo import load_dossiers
        from regietafel.policy_signals.providers import beside, dossiers, letters, reporting, telling

        registry.demo_loaders.register("policy_signals", load_dossiers)
        holding.hand_over()
        for room in (reporting, dossiers, letters, telling, beside):
            room.hand_over()
