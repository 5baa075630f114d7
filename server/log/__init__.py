"""The log: what happened, in order, on disk before anyone hears of it. The only room that knows `eventsourcing`."""
