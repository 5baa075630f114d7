"""Checkpoints: what the events of a workshop came to, kept beside the log so that a start need not fold it all again.

A checkpoint is never a source of truth. One that does not fit this log and this release to the byte is thrown away.
"""
