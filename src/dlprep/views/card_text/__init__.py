"""Card text: Markdown with formulas and code, drawn for a terminal.

Card text is data. It is never read as Rich markup, no control character of it reaches the terminal, every
line fits the width, and everything it says can be seen.

| name              | gives                                                              |
|-------------------|--------------------------------------------------------------------|
| `card_text`       | Markdown as something Rich can print                               |
| `card_lines`      | the same as lines, for views that scroll                           |
| `one_line`        | Markdown's inline part only, for list rows and titles              |
| `raw`             | the source as it stands                                            |
| `raw_lines`       | the same as lines                                                  |
| `visible`         | text made harmless                                                 |
| `formula`         | a LaTeX formula on one line                                        |
| `display_formula` | a LaTeX formula drawn in two dimensions                            |
| `unrendered`      | the commands in a formula that cannot be drawn                     |
| `undrawable`      | the same for all formulas of a text, with their lines              |
"""

from dlprep.views.card_text.drawing import card_lines, card_text, one_line, raw, raw_lines
from dlprep.views.card_text.faults import undrawable
from dlprep.views.card_text.formula import display_formula, formula, unrendered
from dlprep.views.card_text.glyphs import ASCII, UNICODE, Glyphs
from dlprep.views.card_text.styles import STYLES, Styles
from dlprep.views.card_text.visible import visible

__all__ = [
    "ASCII",
    "STYLES",
    "UNICODE",
    "Glyphs",
    "Styles",
    "card_lines",
    "card_text",
    "display_formula",
    "formula",
    "one_line",
    "raw",
    "raw_lines",
    "undrawable",
    "unrendered",
    "visible",
]
