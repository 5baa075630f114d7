"""Which file is what: the mapping that a person makes once and keeps. Reads no cell. The format is in ../MAPPING.md."""

from server.importing.mapping.loading import MappingIsBroken, bundled, decode, encode
from server.importing.mapping.shape import (
    AmountColumns,
    Chart,
    Condition,
    Content,
    Field,
    LayerOf,
    Mapping,
    Measure,
    Rule,
    StatementOf,
    Table,
)

__all__ = [
    "AmountColumns",
    "Chart",
    "Condition",
    "Content",
    "Field",
    "LayerOf",
    "Mapping",
    "MappingIsBroken",
    "Measure",
    "Rule",
    "StatementOf",
    "Table",
    "bundled",
    "decode",
    "encode",
]
