"""The text to import, before anything is known about it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Article:
    """A text and the short name of where it came from (a file name, an address, `-`)."""

    text: str
    origin: str
