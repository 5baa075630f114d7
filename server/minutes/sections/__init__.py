"""The sections of the protocol, each from the worked-out day to blocks of strings. None of them adds anything up."""
