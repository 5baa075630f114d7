"""An actor day: agenda, rounds, tables, seats, targets."""
