"""Raw terminal input to keys.

A read may return many keys at once (a fast typist, an arrow key, a paste), or the first half of
one. A key is a single character, a name (`enter`, `up`, `page-down`, `ctrl-c` …), or pasted text.
"""

from typing import NewType

Key = NewType("Key", str)

ESCAPE = "\x1b"
PASTE_BEGIN, PASTE_END = "\x1b[200~", "\x1b[201~"
PASTED = "paste:"

CONTROLS = {
    **{chr(number): f"ctrl-{chr(number + 96)}" for number in range(1, 27)},
    "\r": "enter", "\n": "enter", "\t": "tab", "\x7f": "backspace", "\x08": "backspace",
}  # fmt: skip

# xterm, VT220, rxvt and application-mode forms of the same keys.
SEQUENCES = {
    "[A": "up", "OA": "up", "[B": "down", "OB": "down", "[C": "right", "OC": "right",
    "[D": "left", "OD": "left", "[H": "home", "OH": "home", "[1~": "home", "[7~": "home",
    "[F": "end", "OF": "end", "[4~": "end", "[8~": "end", "[5~": "page-up", "[6~": "page-down",
    "[3~": "delete", "[2~": "insert", "[Z": "shift-tab",
}  # fmt: skip

NAMES = frozenset((*CONTROLS.values(), *SEQUENCES.values(), "escape", "space"))
"""Every key that has a name; all others are named by their character."""


def key_named(name: str) -> Key | None:
    """Return the key that a person means by *name*, or None. `space`, `ctrl-c` and `G` are such names."""
    if name in NAMES or (len(name) == 1 and name.isprintable()):
        return Key(" " if name == "space" else name)
    return None


def name_of(key: Key) -> str:
    """Return the name under which a key is shown."""
    return "space" if key == " " else key


def pasted(key: Key) -> str | None:
    """Return the text if *key* is a paste, else None."""
    return key.removeprefix(PASTED) if key.startswith(PASTED) else None


def split_keys(text: str) -> tuple[list[Key], str]:
    """Return the keys in *text*, and the rest that may be the beginning of one more.

    Pasted text comes as one key: it was not meant as commands. A sequence of no known key is left
    out whole, so that its letters are not taken for keys.
    """
    keys: list[Key] = []
    while text:
        if text.startswith(PASTE_BEGIN):
            end = text.find(PASTE_END)
            if end < 0:
                return keys, text
            keys.append(Key(PASTED + text[len(PASTE_BEGIN) : end]))
            text = text[end + len(PASTE_END) :]
        elif text[0] == ESCAPE:
            length = _sequence_length(text)
            if length is None:
                return keys, text
            name = SEQUENCES.get(text[1:length], "escape" if length == 1 else "")
            if name:
                keys.append(Key(name))
            text = text[length:]
        else:
            name = CONTROLS.get(text[0], text[0])
            if name.isprintable():
                keys.append(Key(name))
            text = text[1:]
    return keys, ""


def finish_keys(rest: str) -> list[Key]:
    """Return what an unfinished *rest* means when nothing follows it in time."""
    return [Key("escape")] if rest == ESCAPE else []


def _sequence_length(text: str) -> int | None:
    """Return how long the escape sequence at the start of *text* is; None if its end is missing."""
    if len(text) == 1:
        return None
    if text[1] == "[":
        for index, char in enumerate(text[2:], start=2):
            if "@" <= char <= "~":
                return index + 1
        return None
    if text[1] == "O":
        return 3 if len(text) > 2 else None  # noqa: PLR2004 - ESC O and one letter
    return 1 if text[1] == ESCAPE else 2
