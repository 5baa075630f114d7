"""Tamper evidence: anyone can check that the log is the one that was signed."""
