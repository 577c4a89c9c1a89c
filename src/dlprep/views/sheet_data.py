"""The page for the night before as data for JSON."""

from dlprep.statistics.sheet import WORDS_A_MINUTE, Entry, Part
from dlprep.views.sheet_words import SheetPicture


def sheet_data(picture: SheetPicture) -> dict[str, object]:
    """Return the parts by name, each a list of cards with their lines; texts are Markdown, formulas LaTeX."""
    sheet = picture.sheet
    return {
        "today": picture.today.isoformat(),
        "interview": picture.interview and picture.interview.isoformat(),
        "minutes": sheet.minutes,
        "words": sheet.words,
        "words_a_minute": WORDS_A_MINUTE,
        "nothing_missed": sheet.untested,
        **{part.name.lower(): [_entry(entry) for entry in sheet.parts[part]] for part in Part},
        "left_out": {part.name.lower(): number for part, number in sheet.left_out.items()},
    }


def _entry(entry: Entry) -> dict[str, object]:
    return {
        "card": entry.card.id,
        "question": entry.card.question,
        "points": [
            {"say": line.text, "must": line.must, "missed": line.missed, "answers": line.answers}
            for line in entry.lines
            if not line.is_formula
        ],
        "formulas": [line.text for line in entry.lines if line.is_formula],
    }
