"""Whatever may befall the servers, under load; and a checker that compares what clients were told with the log."""
