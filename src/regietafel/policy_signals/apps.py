from django.apps import AppConfig


class PolicySignalsConfig(AppConfig):
    name = "regietafel.policy_signals"
    label = "policy_signals"

    def ready(self) -> None:
        """Hand over what the pages below show of signals, and what holds documents."""
        from regietafel.core import registry
        from regietafel.mail_in.demo import load_mails
        from regietafel.policy_signals import holding, mail_target
        from regietafel.policy_signals.demo import load_dossiers
        from regietafel.policy_signals.providers import beside, dossiers, letters, reporting, telling

        registry.demo_loaders.register("policy_signals", load_dossiers)
        registry.demo_loaders.register("mail_in", load_mails)  # here, since it files on what all these loaders brought
        holding.hand_over()
        mail_target.hand_over()
        for room in (reporting, dossiers, letters, telling, beside):
            room.hand_over()
