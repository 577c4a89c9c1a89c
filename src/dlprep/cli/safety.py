"""The commands about keeping what was done: backup, restore, doctor."""

from typing import Annotated

import typer

from dlprep.cli.app import Json, app
from dlprep.commands.environment import Environment
from dlprep.errors import UsageError
from dlprep.views.as_json import envelope
from dlprep.views.problems import problems_body

BackupName = Annotated[
    str | None, typer.Argument(help="Name of a backup, its beginning, or a file; the newest if none.")
]
List = Annotated[bool, typer.Option("--list", help="Only list the backups.")]
Verify = Annotated[bool, typer.Option("--verify", help="Only read backups to the end; all if none is named.")]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Say what would be done, change nothing.")]


@app.command()
def backup(context: typer.Context, only_list: List = False, as_json: Json = False) -> None:
    """Keep the review log, your decks and notes and the config in one file."""
    from dlprep.commands import backup as command
    from dlprep.views.backups import contents_line, size_in_words

    env: Environment = context.obj
    if only_list:
        _list(env, "backup", as_json=as_json)
        return
    report = command.run(env)
    made, contents = report.backup, report.contents
    if as_json:
        data = {"name": made.name, "file": str(made.file), "size": made.size, "files": dict(contents.sizes)}
        print(envelope("backup", data))
        return
    print(made.file)
    env.tell(f"{contents_line(contents.sizes)} ({size_in_words(made.size)}); 'dlprep restore' puts it back.")


@app.command()
def restore(
    context: typer.Context,
    backup: BackupName = None,
    only_list: List = False,
    verify: Verify = False,
    dry_run: DryRun = False,
    log_only: Annotated[bool, typer.Option("--log-only", help="Leave decks, notes and config.")] = False,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")] = False,
    as_json: Json = False,
) -> None:
    """Put a backup back; what is there now is backed up first."""
    from dlprep.commands import restore as command
    from dlprep.views.backups import change_body, change_data

    env: Environment = context.obj
    if only_list:
        _list(env, "restore", as_json=as_json)
        return
    if verify:
        _verify(env, backup, as_json=as_json)
        return
    preview = command.preview(env, backup, log_only=log_only)
    change = preview.change
    if not as_json:
        env.show(
            "Everything is as in this backup." if preview.nothing else change_body(change, env.now().tzinfo)
        )
    if dry_run or preview.nothing or not (yes or _agreed(env)):
        if as_json:
            print(envelope("restore", {**change_data(change), "done": False, "go_back": None}))
        return
    done = command.put_back(env, preview)
    if as_json:
        print(envelope("restore", {**change_data(change), "done": True, "go_back": done.before.name}))
        return
    if done.aside:
        env.tell(f"The damaged log is kept as {done.aside}")
    env.show(f"Done. To go back: dlprep restore {done.before.name}")


@app.command()
def doctor(
    context: typer.Context,
    fix: Annotated[bool, typer.Option("--fix", help="Mend what can safely be mended.")] = False,
    rebuild: Annotated[
        bool, typer.Option("--rebuild", help="Throw the cache away; it is made anew.")
    ] = False,
    as_json: Json = False,
) -> None:
    """Find what is wrong with your files, from the log to the permissions."""
    from dlprep.commands import doctor as command
    from dlprep.views.doctor import doctor_body, doctor_data

    env: Environment = context.obj
    report = command.run(env, fix=fix, rebuild=rebuild)
    if as_json:
        print(envelope("doctor", doctor_data(report.checks, report.mended), report.problems))
    else:
        env.show(doctor_body(report.checks, report.mended, report.problems))
    if report.problems:
        raise typer.Exit(1)


def _list(env: Environment, name: str, *, as_json: bool) -> None:
    from dlprep.commands.backup import known
    from dlprep.views.backups import BackupRow, backups_body, backups_data

    rows = [BackupRow(one.name, one.made, one.reason, one.size) for one in known(env)]
    if as_json:
        print(envelope(name, {"backups": backups_data(rows)}))
    else:
        env.show(backups_body(rows, env.now().tzinfo))


def _verify(env: Environment, name: str | None, *, as_json: bool) -> None:
    from dlprep.commands.restore import verify
    from dlprep.views.backups import sound_body

    sound, problems = verify(env, name)
    if as_json:
        print(envelope("restore", {"sound": [contents.file.name for contents in sound]}, problems))
    else:
        for contents in sound:
            env.show(sound_body(contents.file.name, contents.sizes))
        env.tell(problems_body(problems))
    if problems:
        raise typer.Exit(1)


def _agreed(env: Environment) -> bool:
    if not env.standard_input.isatty():
        raise UsageError("nothing was put back: nobody is there to agree", hint="add --yes, or --dry-run")
    env.standard_error.write("Put it back? [y/N] ")
    env.standard_error.flush()
    return env.standard_input.readline().strip().lower() in ("y", "yes")
