"""Workplaces: where people with a distance to the labour market work, what is offered there, and how true that still is.

Not here: the organisations behind them and their contacts (``organisations``); what a plan promises about them (``plans``).
"""
