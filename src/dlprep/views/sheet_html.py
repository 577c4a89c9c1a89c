"""The page for the night before as one HTML file: nothing is loaded from anywhere, and it prints well."""

from collections.abc import Iterator
from html import escape

from dlprep.statistics.sheet import Entry, Line, Part
from dlprep.views.card_text import display_formula, one_line, visible
from dlprep.views.sheet_words import EMPTY, MUST, TITLE, UNTESTED, SheetPicture, times

FORMULA_COLUMNS = 72

STYLE = """\
body { font: 11pt/1.4 Georgia, serif; max-width: 44em; margin: 2em auto; padding: 0 1em; }
h1 { font-size: 1.5em; margin-bottom: 0; }
h2 { font-size: 1.15em; margin: 1.4em 0 .4em; border-bottom: 1px solid; break-after: avoid; }
h3 { font-size: 1em; margin: .7em 0 .1em; break-after: avoid; }
ul { margin: 0; padding-left: 1.4em; }
li.must { list-style-type: "★ "; }
pre { margin: .2em 0 .2em 1.4em; font: 10pt/1.25 monospace; break-inside: avoid; }
small, .quiet { opacity: .75; }
@media print { body { margin: 0; max-width: none; } @page { margin: 15mm; } }
"""


def sheet_html(picture: SheetPicture) -> str:
    """Return the whole file. All text is escaped: what a card says is never markup here."""
    body = "\n".join(_body(picture))
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f"<title>{TITLE}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n{body}\n</body>\n</html>\n"
    )


def _body(picture: SheetPicture) -> Iterator[str]:
    yield f"<h1>{TITLE}</h1>"
    yield f"<p>{_escaped(picture.subtitle)}</p>"
    for part, heading, entries in picture.parts:
        yield f"<h2>{heading}</h2>"
        if part is Part.MISSED and picture.sheet.untested:
            yield f'<p class="quiet">{UNTESTED}</p>'
        if part is Part.REHEARSE:
            yield "<ol>"
            yield from (f"<li>{_inline(entry.card.question)}</li>" for entry in entries)
            yield "</ol>"
        else:
            for entry in entries:
                yield from _entry(entry)
    if not any(picture.sheet.parts.values()):
        yield f"<p>{EMPTY}</p>"
    if picture.remark:
        yield f'<p class="quiet">{_escaped(picture.remark)}</p>'


def _entry(entry: Entry) -> Iterator[str]:
    yield f"<h3>{_inline(entry.card.question)}</h3>"
    points = [line for line in entry.lines if not line.is_formula]
    if points:
        yield "<ul>"
        yield from map(_point, points)
        yield "</ul>"
    for line in entry.lines:
        if line.is_formula:
            yield f"<pre>{escape(chr(10).join(display_formula(line.text, FORMULA_COLUMNS)))}</pre>"


def _point(line: Line) -> str:
    kind = f' class="must" title="{MUST} must be said"' if line.must else ""
    note = f" <small>{times(line)}</small>" if line.missed else ""
    return f"<li{kind}>{_inline(line.text)}{note}</li>"


def _inline(text: str) -> str:
    """Return Markdown's inline part as escaped text, formulas as characters."""
    return _escaped(one_line(text).plain)


def _escaped(text: str) -> str:
    return escape(visible(text))
