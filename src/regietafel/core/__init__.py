"""Owns what every app stands on: operations, refusals, access, dates with precision, the registry.

Holds no domain word: nothing here knows what a plan, a region or a meeting is.
"""
