"""Pure folds of recorded events into views of keyed rows. No I/O, no async, no clock."""
