"""Tests of the budget as people look at it."""
