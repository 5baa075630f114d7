"""Tests of proposals: what they do, and what they need."""
