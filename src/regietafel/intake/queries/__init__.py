"""The only doors to readings and what is in them."""

from regietafel.intake.queries.nodes import node_of, nodes_of
from regietafel.intake.queries.visible import reading_of, readings_to_restore, readings_visible_to

__all__ = ["node_of", "nodes_of", "reading_of", "readings_to_restore", "readings_visible_to"]
