"""What is known of a file, in a template."""

from django import template

from regietafel.documents.inside import is_unscanned

register = template.Library()
register.filter("is_unscanned", is_unscanned)
