"""Owns the outbox: what must be mailed, whether it left, and what is uncertain.

Knows no domain: whoever posts a mail hands over its words.
"""
