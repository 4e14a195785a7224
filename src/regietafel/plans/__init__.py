"""Owns the action plan: frameworks and priorities, goals, actions, working years, norms, coverage.

Does not own the meetings that fill a norm, nor the report that tells about them.
"""
