"""Make untrusted text harmless: whatever could move, hide or reorder text on a screen is shown instead.

Combining marks stay (accents need them); joiners and variation selectors go, because terminals disagree on
the width of what they join. Text is cleaned before it is parsed and again before it is drawn, since Markdown
turns `&#x202e;` into the very character that was kept out.
"""

import unicodedata

from rich.cells import cell_len

TAB = 4
_JOINERS = {0x200D, *range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0)}
_CONTROL_PICTURES = 0x2400
_DELETE, _DELETE_PICTURE = 0x7F, "\u2421"


def visible(text: str) -> str:
    """Replace every character that a terminal would act on or not show by a visible stand-in.

    Line feeds stay, a carriage return before one is dropped, tabs become spaces (stops every 4 characters).
    """
    return text.replace("\r\n", "\n").translate(_STAND_INS).expandtabs(TAB)


class _StandIns(dict[int, str]):
    """The stand-in of each code point, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        self[code] = result = _stand_in(code)
        return result


_STAND_INS = _StandIns()


def _stand_in(code: int) -> str:
    character = chr(code)
    if character in "\n\t":
        return character
    if code in _JOINERS:
        return ""
    if code < ord(" "):
        return chr(_CONTROL_PICTURES + code)
    if code == _DELETE:
        return _DELETE_PICTURE
    category = unicodedata.category(character)
    unshown = category[0] == "C" or category in ("Zl", "Zp")
    if unshown or (cell_len(character) == 0 and category[0] != "M"):
        return f"‹U+{code:04X}›"
    return character
