"""Owns organisations, groups of partners and functions: everything that can be named at an action.

Does not own the persons behind them (people, membership).
"""
