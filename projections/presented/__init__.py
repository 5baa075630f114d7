"""A table's whole budget as people look at it: statement, drill, explorer, waterfall. Worked out when somebody asks.

From the same state and the same documents as the views; nothing here is kept or streamed.
"""
