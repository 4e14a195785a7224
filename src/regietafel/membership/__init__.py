"""Owns how a person gets, holds, hands over and leaves a seat in a region.

Stands above people and organisations because a seat joins the two.
"""
