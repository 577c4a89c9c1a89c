"""The commands to look things up: sheet, config, help."""

from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer
from rich.text import Text

from dlprep.cli.app import Decks, Json, app
from dlprep.cli.completion import complete_pages, complete_settings, complete_topics
from dlprep.cli.examples import COMMANDS
from dlprep.cli.filters import Boxes, Difficulties, Flagged, Missed, Tags, chosen_by
from dlprep.commands.environment import Environment, read_settings
from dlprep.errors import UsageError
from dlprep.views.as_json import envelope
from dlprep.views.problems import first_problems_body

PageFormat = Annotated[
    str | None,
    typer.Option(
        "--format", help="text, md or html; else as the file is called.", autocompletion=complete_pages
    ),
]
Output = Annotated[
    Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write the page to a file.")
]


@app.command()
def sheet(
    context: typer.Context,
    decks: Decks = None,
    tags: Tags = None,
    difficulties: Difficulties = None,
    boxes: Boxes = None,
    flagged: Flagged = False,
    missed: Missed = False,
    minutes: Annotated[float, typer.Option(metavar="N", help="Reading time that the page fits.")] = 10,
    format_name: PageFormat = None,
    output: Output = None,
    as_json: Json = False,
) -> None:
    """Make the page for the night before: points missed, flagged cards, formulas, what to say aloud."""
    from dlprep.commands import sheet as command
    from dlprep.views.sheet_data import sheet_data
    from dlprep.views.sheet_html import sheet_html
    from dlprep.views.sheet_markdown import sheet_markdown
    from dlprep.views.sheet_text import sheet_body, sheet_plain

    env: Environment = context.obj
    chosen = command.chosen_format(format_name, output)
    query = chosen_by(tags, difficulties, boxes, flagged=flagged, missed=missed)
    report = command.run(env, decks or [], query, minutes)
    pages = {"md": sheet_markdown, "html": sheet_html, "text": sheet_plain}
    if output is not None:
        command.write(output, pages[chosen](report.picture))
    if as_json:
        print(envelope("sheet", sheet_data(report.picture), report.problems))
        return
    if output is not None:
        env.tell(f"The page is in {output}.")
    elif chosen == "text":
        env.show(sheet_body(report.picture))
    else:
        print(pages[chosen](report.picture), end="")
    env.tell(first_problems_body(report.problems))


@app.command()
def config(
    context: typer.Context,
    key: Annotated[
        str | None,
        typer.Argument(
            metavar="[KEY]", help="A setting, as study.new_a_day.", autocompletion=complete_settings
        ),
    ] = None,
    value: Annotated[str | None, typer.Argument(metavar="[VALUE]", help="What to set it to.")] = None,
    unset: Annotated[bool, typer.Option("--unset", help="Take the setting away.")] = False,
    as_json: Json = False,
) -> None:
    """Show every setting and where it came from; with a value, set one in the config file."""
    from dlprep.commands import config as command
    from dlprep.views.config import config_body, config_data

    env: Environment = context.obj
    if unset and (not key or value is not None):
        raise UsageError("--unset needs the key of one setting", hint="for example --unset screen.theme")
    if key and (unset or value is not None):
        command.change(env, key, value)
        env = replace(env, settings=read_settings(env.paths))
    report = command.run(env, key or "")
    if as_json:
        print(envelope("config", config_data(report.rows, report.file), report.problems))
        return
    if key and value is None and not unset:
        print("\n".join(row.value for row in report.rows))
    else:
        env.show(config_body(report.rows, report.file))
    env.tell(first_problems_body(report.problems))


@app.command("help")
def help_(
    context: typer.Context,
    topic: Annotated[
        str | None,
        typer.Argument(metavar="[TOPIC]", help="A topic, or a command.", autocompletion=complete_topics),
    ] = None,
    as_json: Json = False,
) -> None:
    """Explain a topic: the first ten minutes, points, plan, decks, keys, config and more."""
    from dlprep.commands import help as command
    from dlprep.views.topics import topic_body, topics_body

    env: Environment = context.obj
    if topic is None:
        pages = command.topics()
        if as_json:
            print(envelope("help", {"topics": [{"name": page.name, "title": page.title} for page in pages]}))
        else:
            env.show(topics_body((page.name, page.title) for page in pages))
        return
    page = command.run(topic, tuple(COMMANDS))
    if as_json:
        print(envelope("help", {"name": page.name, "title": page.title, "text": page.text}))
    else:
        env.show(topic_body(page.text, ascii_only=env.ascii_only))
        if topic in COMMANDS:
            env.show(Text(f"\nIts options: 'dlprep {topic} --help'.", "quiet"))
