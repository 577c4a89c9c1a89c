"""Examples of every command, shown before its options: most people read no further."""

from collections.abc import Mapping
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

from dlprep.cli.kept_help import keep_help

Examples = tuple[tuple[str, str], ...]
"""Command lines without the name of the program, and what they do."""

PROGRAM: Examples = (
    ("", "what waits today, and what to do first"),
    ("study", "rehearse: due cards first, then new ones"),
    ("plan --interview 2026-12-20 --minutes 20", "say when the interview is"),
    ("import article.txt", "turn an article into a deck"),
    ("help start", "the first ten minutes"),
)

COMMANDS: Mapping[str, Examples] = {
    "study": (
        ("study", "all that today holds"),
        ("study image-classification --minutes 15", "one deck, a quarter of an hour"),
        ("study --missed --cram", "practise what you missed last time; boxes stay"),
        ("study --plain", "line by line, for screen readers and pipes"),
    ),
    "due": (("due", "what waits, deck by deck"), ("due --count", "one number, for a prompt")),
    "note": (("note roc-auc", "your own words on a card, in your editor"),),
    "list": (
        ("list image-classification", "the cards of one deck"),
        ("list --is leech", "cards that are forgotten again and again"),
    ),
    "search": (
        ("search dropout", "cards that say it"),
        ("search tag:training is:missed", "on a topic, with a point missed last time"),
    ),
    "show": (("show roc-auc", "its text, its points, its history"),),
    "edit": (("edit roc-auc", "change a card; its history stays"),),
    "undo": (("undo", "take back the last rating, mark or import"),),
    "catch-up": (("catch-up", "spread what waits after a break"),),
    "suspend": (("suspend roc-auc", "do not ask it any more"),),
    "resume": (("resume roc-auc", "ask it again"),),
    "bury": (("bury roc-auc", "not before tomorrow"),),
    "unbury": (("unbury roc-auc", "ask it again now"),),
    "flag": (("flag roc-auc", "mark it, to find it later"),),
    "unflag": (("unflag roc-auc", "take the mark off"),),
    "reset": (("reset roc-auc", "begin anew with it"),),
    "plan": (
        ("plan --interview 2026-12-20 --minutes 20", "the day, and the minutes you have"),
        ("plan --weekday sat=40 --day-off 2026-12-06", "more on Saturdays, none on one day"),
        ("plan", "what the days until then hold"),
    ),
    "stats": (
        ("stats", "the overview"),
        ("stats --points --tag training", "points said and missed, on one topic"),
        ("stats --calendar --due", "what was studied, and what comes"),
        ("stats --json", "everything, for a program"),
    ),
    "sheet": (
        ("sheet", "the page for the night before, on the screen"),
        ("sheet --minutes 15 -o sheet.html", "to print, a quarter of an hour to read"),
        ("sheet --tag training --format md", "one topic, as Markdown"),
    ),
    "config": (
        ("config", "every setting, and where it came from"),
        ("config study.new_a_day 5", "set one"),
        ("config --unset study.new_a_day", "take it away again"),
    ),
    "help": (("help", "the topics"), ("help start", "the first ten minutes")),
    "simulate": (("simulate --cards 48 --days 30", "compare schedulers on simulated people"),),
    "import": (
        ("import article.txt", "an article becomes a deck"),
        ("import article.txt --dry-run", "see what would be done"),
    ),
    "export": (
        ("export cards.apkg", "to Anki; again, and the notes there are updated"),
        ("export cards.json --history", "everything, your reviews too"),
        ("export cards.csv image-classification", "one deck, for a spreadsheet"),
        ("export - --format md --tag training", "questions on one topic, to read"),
    ),
    "relink": (("relink old-id new-id", "carry the history of a renamed card over"),),
    "check": (("check", "all decks and the log"), ("check my-deck.yaml", "one file")),
    "paths": (("paths", "where everything is"),),
    "schema": (("schema > deck.schema.json", "for an editor that checks YAML"),),
    "backup": (("backup", "keep log, decks, notes and config in one file"),),
    "restore": (("restore --list", "the backups there are"), ("restore", "put the newest back")),
    "doctor": (("doctor", "is anything wrong with the files?"),),
}


class CommandWithExamples(TyperCommand):
    """A command whose help shows its examples between the text and the options."""

    def format_help_text(self, ctx: Any, formatter: Any) -> None:
        """Write the text, then the examples."""
        super().format_help_text(ctx, formatter)
        _write(formatter, COMMANDS.get(self.name or "", ()))

    def get_help(self, ctx: Any) -> str:
        """Return the help, kept for the next time."""
        text = super().get_help(ctx)
        keep_help(ctx.command_path, text)
        return text


class ProgramWithExamples(TyperGroup):
    """The program itself, in the same way."""

    def get_help(self, ctx: Any) -> str:
        """Return the help, kept for the next time."""
        text = super().get_help(ctx)
        keep_help(ctx.command_path, text)
        return text

    def format_help_text(self, ctx: Any, formatter: Any) -> None:
        """Write the text, then the examples."""
        super().format_help_text(ctx, formatter)
        _write(formatter, PROGRAM)


def add_examples(app: typer.Typer) -> None:
    """Let every command of *app* show its examples."""
    for command in app.registered_commands:
        command.cls = CommandWithExamples


def _write(formatter: Any, examples: Examples) -> None:
    if examples:
        with formatter.section("Examples"):
            formatter.write_dl([(f"dlprep {line}".rstrip(), does) for line, does in examples])
