"""Tests of the money: the statement and its rounding."""
