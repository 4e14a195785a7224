from django.apps import AppConfig


class ConsultationConfig(AppConfig):
    name = "regietafel.consultation"
    label = "consultation"

    def ready(self) -> None:
        """Hand over what the pages below show of bodies, meetings, what must be reported back and events."""
        from regietafel.consultation import mail_target, meeting_holding, mentions, searchable
        from regietafel.consultation.demo import load_consultation
        from regietafel.consultation.providers import bodies, events, evidence, meetings, promises, start, waiting
        from regietafel.core import registry

        registry.demo_loaders.register("consultation", load_consultation)
        bodies.hand_over()
        mentions.hand_over()
        searchable.hand_over()
        meetings.hand_over()
        promises.hand_over()
        events.hand_over()
        meeting_holding.hand_over()
        mail_target.hand_over()
        evidence.hand_over()
        start.hand_over()
        waiting.hand_over()
