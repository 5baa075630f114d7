"""The history of a day as people read it: sentences, the audit trail, and the story of an amount. Decides nothing."""
