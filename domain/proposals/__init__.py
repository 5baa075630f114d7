"""Proposals to change a budget: what they do, what they need, and what they rule out."""
