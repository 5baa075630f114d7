"""Workbooks that are broken or hostile as files, written byte by byte. None comes from a spreadsheet."""

from __future__ import annotations

import struct
from collections.abc import Callable, Mapping
from functools import cache
from io import BytesIO
from random import Random
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

from tests.server.importing.broken.case import LINES, Case, row_of
from tests.server.importing.broken.workbooks import FILE, SHEET, workbook

SHEET_PART, STRINGS = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
HEAD = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
MAIN = b'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


@cache
def good() -> bytes:
    return workbook(lambda _made, _sheet: None)


def parts() -> dict[str, bytes]:
    """The good workbook, unpacked."""
    with ZipFile(BytesIO(good())) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(members: Mapping[str, bytes], method: int = ZIP_DEFLATED) -> bytes:
    data = BytesIO()
    with ZipFile(data, "w", method) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return data.getvalue()


def with_part(name: str, content: bytes) -> bytes:
    return packed({**parts(), name: content})


def without_part(name: str) -> bytes:
    return packed({part: content for part, content in parts().items() if part != name})


def with_rows(rows: bytes) -> bytes:
    """A sheet of these rows alone."""
    return with_part(SHEET_PART, HEAD + b"<worksheet " + MAIN + b"><sheetData>" + rows + b"</sheetData></worksheet>")


def million_rows() -> bytes:
    return with_rows(b"".join(b'<row r="%d"><c r="A%d"><v>1</v></c></row>' % (n, n) for n in range(1, 1_000_001)))


def many_members() -> bytes:
    return packed({f"xl/media/{n}.png": b"" for n in range(3_000)}, ZIP_STORED)


def lying_directory() -> bytes:
    """The directory says that the sheet is small; what is packed is 60 MB."""
    data = bytearray(with_part(SHEET_PART, HEAD + b"<worksheet " + MAIN + b">" + b" " * 60_000_000))
    place = data.rindex(SHEET_PART.encode()) - 46
    struct.pack_into("<I", data, place + 24, 5_000)
    return bytes(data)


def flipped() -> bytes:
    """Ten bytes within the packed sheet are others."""
    data = bytearray(packed(parts()))
    place = data.index(SHEET_PART.encode()) + len(SHEET_PART) + 60
    data[place : place + 10] = b"\xff" * 10
    return bytes(data)


def encrypted_members() -> bytes:
    """Every member says that it is encrypted, in the old way of zip."""
    data = bytearray(packed(parts()))
    with ZipFile(BytesIO(bytes(data))) as archive:
        for member in archive.infolist():
            data[member.header_offset + 6] |= 1
    place = -1
    while (place := data.find(b"PK\x01\x02", place + 1)) >= 0:
        data[place + 8] |= 1
    return bytes(data)


def password() -> bytes:
    """A compound file with the stream that Excel keeps an encrypted workbook in."""
    free, end, fat = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
    header = OLE + bytes(16)
    header += struct.pack("<HHHHH6x", 0x3E, 3, 0xFFFE, 9, 6)
    header += struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, end, 0, end, 0)
    header += struct.pack("<109I", 0, *[free] * 108)
    table = struct.pack("<128I", fat, end, *[free] * 126)
    entries = b"".join(
        _entry(*entry)
        for entry in (("Root Entry", 5, 1), ("EncryptedPackage", 2, free), ("EncryptionInfo", 2, free), ("", 0, free))
    )
    return header + table + entries


def _entry(name: str, kind: int, child: int) -> bytes:
    text = name.encode("utf-16-le")
    length = len(text) + 2 if name else 0
    return text.ljust(64, b"\x00") + struct.pack(
        "<HBBIII36xIQ", length, kind, 1, 0xFFFFFFFF, 0xFFFFFFFF, child, 0xFFFFFFFE, 0
    )


LAUGHS = (
    b"<!DOCTYPE x [<!ENTITY a9 'ha'>"
    + b"".join(b"<!ENTITY a%d '%s'>" % (n, b"&a%d;" % (n + 1) * 10) for n in range(8, 0, -1))
    + b"<!ENTITY a '&a1;'>]>"
)
OUTSIDE = b"<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/hostname'>]>"


def ods(rows: bytes) -> bytes:
    """The other format of spreadsheets, which may say that a row is there a million times."""
    names = b" ".join(b'xmlns:%s="%s:%s:1.0"' % (name, OASIS, name) for name in (b"office", b"table", b"text"))
    around = (b"office:document-content", b"office:body", b"office:spreadsheet", b"table:table")
    opening = b"".join(b"<%s>" % tag for tag in around).replace(around[0], around[0] + b" " + names, 1)
    closing = b"".join(b"</%s>" % tag for tag in reversed(around))
    opening = opening.replace(b"table:table>", b"table:table table:name='Drift'>")
    return packed(
        {
            "mimetype": b"application/vnd.oasis.opendocument.spreadsheet",
            "content.xml": HEAD + opening + rows + closing,
            "META-INF/manifest.xml": HEAD + b"<m:manifest xmlns:m='%s:manifest:1.0'/>" % OASIS,
        }
    )


OASIS = b"urn:oasis:names:tc:opendocument:xmlns"
REPEATED = (
    b"<table:table-row table:number-rows-repeated='1048576'><table:table-cell table:number-columns-repeated='4'"
    b" office:value-type='float' office:value='1'><text:p>1</text:p></table:table-cell></table:table-row>"
)

FIRST_AMOUNT = b'<c r="F2"><v>1000</v></c>'
MERGED = b"".join(b'<mergeCell ref="A%d:B%d"/>' % (row, row) for row in range(1, 50_000))


def with_sheet(old: bytes, new: bytes) -> bytes:
    """The good sheet with some of its XML another."""
    xml = parts()[SHEET_PART]
    assert old in xml, "XlsxWriter writes it another way now"
    return with_part(SHEET_PART, xml.replace(old, new))


def entities(part: str, doctype: bytes) -> bytes:
    """The part with entities for the names of its sheet and of a line."""
    head, _, body = parts()[part].partition(b"?>")
    for word in (SHEET.encode(), b"SFO"):
        body = body.replace(word, b"&a;")
    return with_part(part, head + b"?>" + doctype + body)


def utf_16() -> bytes:
    return with_part(SHEET_PART, parts()[SHEET_PART].decode().replace("UTF-8", "UTF-16").encode("utf-16"))


def hidden_far_cell() -> bytes:
    """Named in single quotes, as no program writes it: the first look does not see it, and the limits stop the rest."""
    return with_sheet(b'<c r="A1"', b"<c r='XFD1048576'><v>1</v></c>" + b'<c r="A1"')


def unclosed_cells() -> bytes:
    """A pattern that ran from tag to tag would need hours for it. The noise keeps it from being packed too well."""
    chance = Random(1)  # noqa: S311 - no secret: the same file each time
    return with_rows(b"".join(b'<c t="e" r="A1" x="%x"' % chance.getrandbits(160) for _ in range(100_000)))


def whole(name: str, data: Callable[[], bytes], code: str, file: str = FILE) -> Case:
    return Case(name, data, code, file)


def at(name: str, cell: str, data: Callable[[], bytes], code: str) -> Case:
    return Case(name, data, code, FILE, SHEET, row_of(cell) if code not in OF_SHEETS else 0, cell)


OF_SHEETS = ("far_cell", "too_many_rows", "too_many_columns")

ARCHIVES = (
    whole("a text that is called a workbook", lambda: b"Linje;Udvalg\r\nL1;Teknik\r\n", "not_a_workbook"),
    whole("a web page that is called a workbook", lambda: b"<html><table><tr><td>1", "not_a_workbook", "budget.xls"),
    whole("a letter that is called a workbook", lambda: b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n", "not_a_workbook"),
    whole("a zip of nothing", lambda: packed({}), "not_a_workbook"),
    whole("a zip of something else", lambda: packed({"readme.txt": b"hej"}), "broken_workbook"),
    whole("a zip that begins as one and is none", lambda: b"PK\x03\x04" + bytes(range(256)) * 8, "broken_workbook"),
    whole("half a workbook", lambda: good()[: len(good()) // 2], "broken_workbook"),
    whole("a workbook without its last bytes", lambda: good()[:-10], "broken_workbook"),
    whole("a workbook with ten bytes flipped", flipped, "broken_workbook"),
    whole("an old workbook of noise", lambda: OLE + bytes(range(256)) * 8, "broken_workbook", "budget.xls"),
    whole("a workbook with a password", password, "locked_workbook"),
    whole("a zip with a password", encrypted_members, "locked_workbook"),
    whole("a workbook without its list of sheets", lambda: without_part("xl/workbook.xml"), "broken_workbook"),
    whole("a workbook without its sheet", lambda: without_part(SHEET_PART), "broken_workbook"),
    whole("a workbook without its texts", lambda: without_part(STRINGS), "broken_workbook"),
    whole(
        "a sheet that ends in the middle", lambda: with_part(SHEET_PART, parts()[SHEET_PART][:900]), "broken_workbook"
    ),
    whole("a text that is not among the texts", lambda: with_sheet(b"<v>0</v>", b"<v>99999</v>"), "broken_workbook"),
    whole("a cell whose place is a word", lambda: with_sheet(b'r="F2"', b'r="hej"'), "broken_workbook"),
    whole("cells that never close", unclosed_cells, "broken_workbook"),
    whole("a sheet in another encoding", utf_16, "no_rows"),
    whole("a zip bomb beside the sheets", lambda: with_part("xl/media/a.bin", bytes(150_000_000)), "zip_bomb"),
    whole("a zip bomb that is a sheet", lambda: with_part(SHEET_PART, HEAD + b" " * 50_000_000), "zip_bomb"),
    whole("a zip of three thousand files", many_members, "zip_bomb"),
    whole("a zip whose directory lies", lying_directory, "broken_workbook"),
    whole("a million laughs in the list of sheets", lambda: entities("xl/workbook.xml", LAUGHS), "broken_workbook"),
    whole("a million laughs among the texts", lambda: entities(STRINGS, LAUGHS), "broken_workbook"),
    whole("a file of the server among the texts", lambda: entities(STRINGS, OUTSIDE), "broken_workbook"),
    whole("a cell in the far corner that hides", hidden_far_cell, "too_heavy"),
    at("a million rows in a workbook", "", million_rows, "too_many_rows"),
    at("a row repeated a million times", "", lambda: ods(REPEATED), "too_many_rows"),
    at(
        "an amount that is infinite",
        "F2",
        lambda: with_sheet(FIRST_AMOUNT, b'<c r="F2"><v>1E400</v></c>'),
        "error_value",
    ),
    at(
        "an amount that is no number",
        "F2",
        lambda: with_sheet(FIRST_AMOUNT, b'<c r="F2"><v>NaN</v></c>'),
        "error_value",
    ),
    at("an amount that strayed two columns", "F2", lambda: with_sheet(b'r="F2"', b'r="J2"'), "required"),
    Case(
        "merged cells without end",
        lambda: with_sheet(b"</sheetData>", b"</sheetData><mergeCells>" + MERGED + b"</mergeCells>"),
        "merged_cells",
        FILE,
        SHEET,
        row=1,
        cell="A1",
        kept=LINES,
    ),
    Case(
        "a sheet that says it is larger than it is",
        lambda: with_sheet(b"A1:G7", b"A1:XFD1048576"),
        "left_out",
        "",
        kept=LINES,
    ),
)
