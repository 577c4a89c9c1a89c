"""Superscripts, subscripts, letters of special alphabets and accents, where Unicode has characters for them.

Small Greek letters are left out on purpose: few terminal fonts have them, and p_β reads better.
"""

import unicodedata

_SUPER = dict(
    zip(
        "0123456789+−-=()abcdefghijklmnoprstuvwxyzABDEGHIJKLMNOPRTUVW⊤′∗*°∘†",
        "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁⱽᵂᵀ′**°°†",
        strict=True,
    )
)
_SUB = dict(zip("0123456789+−-=()aehijklmnoprstuvx", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ", strict=True))

SMALL = frozenset(_SUPER.values()) | frozenset(_SUB.values())
"""Every raised and lowered character."""

_ROOT_INDEX = {"3": "∛", "4": "∜"}

LETTERLIKE = {
    "mathbb": dict(zip("CHNPQRZ", "ℂℍℕℙℚℝℤ", strict=True)),
    "mathcal": dict(zip("BEFHILMR", "ℬℰℱℋℐℒℳℛ", strict=True)),
}
LETTERLIKE["mathscr"] = LETTERLIKE["mathcal"]

ACCENTS = {
    "hat": "\u0302",
    "widehat": "\u0302",
    "tilde": "\u0303",
    "widetilde": "\u0303",
    "bar": "\u0304",
    "dot": "\u0307",
    "ddot": "\u0308",
    "vec": "\u20d7",
    "check": "\u030c",
    "breve": "\u0306",
    "acute": "\u0301",
    "grave": "\u0300",
    "mathring": "\u030a",
    "overline": "\u0305",
    "underline": "\u0332",
}
"""Accent command -> combining character."""

LINES = frozenset((ACCENTS["overline"], ACCENTS["underline"]))
"""The accents that go over or under every character of a longer body."""


def superscript(text: str) -> str | None:
    """Return the text in raised characters, or None where one is missing."""
    return _converted(text, _SUPER)


def subscript(text: str) -> str | None:
    """Return the text in lowered characters, or None where one is missing."""
    return _converted(text, _SUB)


def _converted(text: str, table: dict[str, str]) -> str | None:
    letters = [table.get(character) for character in text]
    return None if None in letters else "".join(filter(None, letters))


def letterlike(alphabet: str, text: str) -> str:
    """Return the text in an alphabet such as mathbb, its letters unchanged where most fonts lack them."""
    table = LETTERLIKE.get(alphabet, {})
    return "".join(table.get(character, character) for character in text)


def accented(text: str, mark: str) -> str | None:
    """Put a combining mark on one character, or a line along several; None where that cannot be drawn."""
    bases = [character for character in text if not unicodedata.combining(character)]
    if mark in LINES:
        return "".join(c if c == " " or unicodedata.combining(c) else c + mark for c in text)
    if len(bases) != 1 or bases == [" "]:
        return None
    return unicodedata.normalize("NFC", text + mark)


def root_sign(index: str) -> str:
    """Return the sign of the root with that index; "" is the square root."""
    return _ROOT_INDEX.get(index) or (superscript(index) or f"{index} ") + "√" if index else "√"
