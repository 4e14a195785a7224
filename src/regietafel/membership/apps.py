from django.apps import AppConfig


class MembershipConfig(AppConfig):
    name = "regietafel.membership"
    label = "membership"

    def ready(self) -> None:
        """Hand over the menu, what waits for an answer, what is known of a person, and the seats of the demo."""
        from django.utils.translation import gettext_lazy

        from regietafel.attention.sources import Source, sources
        from regietafel.core import registry
        from regietafel.membership import operations, providers, queries
        from regietafel.membership.demo import load_seats

        registry.nav_items.register("membership", providers.nav_items)
        registry.start_blocks.register("membership", providers.start_blocks)
        sources.register(Source("seat", gettext_lazy("Invitations without answer"), providers.unanswered, order=85))
        registry.journal_urls.register("membership.invitation", providers.invitations_url)
        registry.journal_urls.register("people.regionrole", providers.members_url)
        registry.mentions.register("membership", providers.mentions)
        registry.personal_data.register("seats", queries.seats_of)
        registry.ticks.register("invitations", operations.forget_invitations)
        registry.demo_loaders.register("membership", load_seats)
