"""kill -9 in the middle of a round, and a checker that compares what clients were told with what the log holds."""
