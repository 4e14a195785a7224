"""Owns the reading of plans from documents: what was sent, what was read in it, and the looking through of that.

Plans know nothing of it. What is looked through becomes a plan through the operations of ``plans``, as if typed.
"""
