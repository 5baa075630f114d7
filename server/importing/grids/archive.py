"""A workbook's zip directory, looked at before anything is unpacked. Unpacks nothing."""

from __future__ import annotations

import struct
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from server.importing.grids import limits

_END = b"PK\x05\x06"
_END_LENGTH = 22
_LONGEST_COMMENT = 65_535
_DIRECTORY_BYTES = limits.MEMBERS * 400
_ENCRYPTED = 0x1
_SMALL = 1024 * 1024


def fault(data: bytes) -> tuple[str, str] | None:
    """(code, about) of why the zip is not to be opened; None if it may be."""
    at = data.rfind(_END, max(0, len(data) - _END_LENGTH - _LONGEST_COMMENT))
    if at < 0 or len(data) - at < _END_LENGTH:
        return "broken_workbook", "zip"
    count, size = struct.unpack_from("<HI", data, at + 10)
    if count > limits.MEMBERS or size > _DIRECTORY_BYTES:  # before `zipfile` makes an object of each
        return "zip_bomb", f"{count} filer / files"
    try:
        members = ZipFile(BytesIO(data)).infolist()
    except (BadZipFile, ValueError, OSError, struct.error, RuntimeError) as error:
        return "broken_workbook", type(error).__name__
    if len(members) > limits.MEMBERS or sum(member.file_size for member in members) > limits.UNPACKED:
        return "zip_bomb", f"{sum(member.file_size for member in members) // _SMALL} MB"
    for member in members:
        if member.flag_bits & _ENCRYPTED:
            return "locked_workbook", ""
        if member.file_size > _SMALL and member.file_size > limits.RATIO * max(member.compress_size, 1):
            return "zip_bomb", member.filename[:60]
    return None
