"""Fjordbæk's files: the demo municipality, in the real Danish structure. The mapping is fixed."""

from server.importing.fjordbaek.folder import HALLMARKS, NAME, read_folder

__all__ = ["HALLMARKS", "NAME", "read_folder"]
