"""The protocol as one HTML file that stands alone: to be sent, kept and printed. Text is text, and nothing is run."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import Final, assert_never

from server.minutes.blocks import Block, Cell, Column, Document, Grid, Paragraph, Points, Row, Section

STYLE: Final = Path(__file__).with_name("page.css")


def page(document: Document) -> str:
    return "\n".join(("<!doctype html>", *_lines(document), ""))


def _lines(document: Document) -> Iterator[str]:
    yield f'<html lang="{escape(document.language)}"><head><meta charset="utf-8">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f"<title>{escape(document.title)}</title>"
    yield f"<style>\n{STYLE.read_text(encoding='utf-8')}</style></head><body><main>"
    if document.mark:
        yield f'<p class="mark">{escape(document.mark)}</p>'
    yield f"<header><p>{escape(document.municipality)}</p><h1>{escape(document.heading)}</h1><dl>"
    for name, value in document.head:
        yield f"<dt>{escape(name)}</dt><dd>{escape(value)}</dd>"
    yield f'</dl></header><nav aria-label="{escape(document.contents)}"><ol>'
    for section in document.sections:
        if section.level == 1:
            yield f'<li><a href="#{escape(section.id)}">{escape(section.heading)}</a></li>'
    yield "</ol></nav>"
    for section in document.sections:
        yield from _section(section)
    yield f"<footer><p>{escape(document.footer)}</p></footer></main></body></html>"


def _section(section: Section) -> Iterator[str]:
    rank = f"h{section.level + 1}"
    apart = ' class="apart"' if section.apart else ""
    yield f'<{rank} id="{escape(section.id)}"{apart}>{escape(section.heading)}</{rank}>'
    for block in section.blocks:
        yield from _block(block)


def _block(block: Block) -> Iterator[str]:
    match block:
        case Paragraph(text=text, tone=tone):
            yield f'<p class="{tone}">{escape(text)}</p>'
        case Points(items=items):
            yield f"<ul>{''.join(f'<li>{escape(item)}</li>' for item in items)}</ul>"
        case Grid():
            yield from _grid(block)
        case _:
            assert_never(block)


def _grid(grid: Grid) -> Iterator[str]:
    yield f"<table><caption>{escape(grid.title)}</caption><thead>"
    if grid.groups:
        names = (f'<th scope="colgroup" colspan="{each.columns}">{escape(each.name)}</th>' for each in grid.groups)
        yield f"<tr>{''.join(names)}</tr>"
    yield f"<tr>{''.join(_heading(column) for column in grid.columns)}</tr></thead><tbody>"
    head = heading_column(grid)
    for row in grid.rows:
        yield _row(row, grid.columns, head)
    yield "</tbody></table>"


def heading_column(grid: Grid) -> int:
    """The column whose cells head their rows: the wide one, or else the first."""
    return next((place for place, column in enumerate(grid.columns) if column.wide), 0)


def _heading(column: Column) -> str:
    return f'<th scope="col"{_kind(column)}>{escape(column.name)}</th>'


def _row(row: Row, columns: tuple[Column, ...], head: int) -> str:
    cells = (
        _cell(cell, f'th scope="row"{_kind(column)}' if place == head else f"td{_kind(column)}")
        for place, (cell, column) in enumerate(zip(row.cells, columns, strict=True))
    )
    return f'<tr class="{row.kind}">{"".join(cells)}</tr>'


def _cell(cell: Cell, tag: str) -> str:
    notes = "".join(f"<small>{escape(note)}</small>" for note in cell.notes)
    return f"<{tag}>{escape(cell.text)}{notes}</{tag.split(' ')[0]}>"


def _kind(column: Column) -> str:
    return ' class="number"' if column.number else ""
