"""How things came to be as they are: an index over all events, and how an amount came about. No I/O, and no words.

Pure folds of recorded events, beside the live views and from the same domain; texts that people wrote are not kept.
"""
