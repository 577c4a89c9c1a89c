"""What the program draws, in ASCII: one character for one, so that columns stay where they are.

Texts of cards keep their own characters; formulas are spelt out by `card_text` with its ASCII glyphs.
"""

from typing import Any, TextIO

_SIGNS = {
    "█▓▒░": "#x+:",
    "▁▂▃▄▅▆▇": "__--==%",
    "·•◦▪": ".*-+",
    "─│┌┐└┘├┤┬┴┼━┃": "-|+++++++++=|",
    "★☆✓✗✘×÷±": "*o+xxx/~",
    "–—‑…‹›«»": "---~<><>",
    "‘’“”„": '\'\'"""',
    "→←↑↓↪↵": "><^v\\<",
    "≈≤≥≠": "~<>!",
    "\u00a0": " ",
}
TO_ASCII = str.maketrans("".join(_SIGNS), "".join(_SIGNS.values()))


def in_ascii(text: str) -> str:
    """Return a drawn text with the signs of drawings replaced; what has no stand-in stays."""
    return text.translate(TO_ASCII)


class AsciiStream:
    """A text stream that draws in ASCII; in all else it is the stream it stands before."""

    def __init__(self, stream: TextIO) -> None:
        """Stand before *stream*."""
        self._stream = stream

    def write(self, text: str) -> int:
        """Write a text with its signs replaced."""
        return self._stream.write(in_ascii(text))

    def __getattr__(self, name: str) -> Any:
        """Return what the stream itself has."""
        return getattr(self._stream, name)
