"""Owns who did what to what, and when: one append-only table.

Does not own undo: an operation that takes something back is a new entry.
"""
