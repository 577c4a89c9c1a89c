"""Takes out of a foreign text what could steer a terminal or hide its order from the reader."""

import re

# Colours and cursor moves are taken out whole; of any other control character only the character.
ESCAPE = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b\n]{0,200}(?:\x07|\x1b\\))")
CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069]")
PAGE_BREAKS = str.maketrans({"\x0b": " ", "\x0c": " ", "\x85": " "})
LONE_SURROGATE = re.compile(r"[\ud800-\udfff]")


def harmless(text: str) -> str:
    """Return the text without terminal escapes, control characters and marks that turn the direction.

    Lines stay where they are.
    """
    if text.isascii() and text.isprintable():
        return text
    if ESCAPE.search(text):
        text = ESCAPE.sub("", text)
    text = CONTROLS.sub("", text).translate(PAGE_BREAKS)
    return LONE_SURROGATE.sub("\ufffd", text)
