"""Reads the texts out of a protocol buffer, which newer Anki collections keep their templates in."""

MAX_SHIFT = 63


def text_fields(data: bytes) -> dict[int, str]:
    """Return the texts by their field number; reading ends where the bytes are no protocol buffer."""
    found: dict[int, str] = {}
    at = 0
    while at < len(data):
        key, at = _varint(data, at)
        match key & 7:
            case 0:  # a number
                _, at = _varint(data, at)
            case 1:  # eight bytes
                at += 8
            case 5:  # four bytes
                at += 4
            case 2:  # bytes with their length
                length, at = _varint(data, at)
                found[key >> 3] = data[at : at + length].decode("utf-8", "replace")
                at += length
            case _:
                return found
    return found


def _varint(data: bytes, at: int) -> tuple[int, int]:
    value = shift = 0
    while at < len(data) and shift <= MAX_SHIFT:
        byte = data[at]
        at += 1
        value |= (byte & 127) << shift
        if not byte & 128:
            break
        shift += 7
    return value, at
