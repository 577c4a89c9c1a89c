"""The formats of articles that can be imported: one file each, one line each in the table."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from dlprep.importing.article import Article
from dlprep.importing.draft import Parsed
from dlprep.importing.formats import labelled, numbered, pages, paired, records, unnumbered


@dataclass(frozen=True, slots=True)
class Format:
    """A way articles are written; *parse* is pure and never raises, *summary* is shown in help."""

    name: str
    summary: str
    parse: Callable[[Article], Parsed]


FORMATS: Mapping[str, Format] = MappingProxyType(
    {
        each.name: each
        for each in (
            Format("labelled", "questions such as «Q 12. What is …»", labelled.parse),
            Format("numbered", "questions such as «12. What is …»", numbered.parse),
            Format("paired", "pairs such as «Q: What is …» and «A: …»", paired.parse),
            Format("unnumbered", "lines that ask, each with its answer below", unnumbered.parse),
            Format("headings", "headings that ask", pages.headings),
            Format("bold", "questions in bold", pages.bold),
            Format("items", "list items that ask", pages.items),
            Format("paragraphs", "labelled, numbered or marked paragraphs of a page", pages.paragraphs),
            Format("foldouts", "fold-outs whose summary asks", pages.foldouts),
            Format("definitions", "definition lists whose terms ask", pages.definitions),
            Format("tables", "tables with a column of questions", pages.tables),
            Format("records", "spreadsheets, JSON and Anki decks", records.parse),
        )
    }
)
