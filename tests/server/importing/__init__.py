"""Tests of reading a municipality's files, of the documents they become, and of the commands that do it."""
