"""What `dlprep doctor` found and did, as a person reads it and as JSON."""

from collections.abc import Sequence

from rich.console import Group, RenderableType
from rich.text import Text

from dlprep.model.problem import Problem
from dlprep.views.card_text import visible
from dlprep.views.dates import counted
from dlprep.views.problems import problems_body


def doctor_body(
    checks: Sequence[tuple[str, int]], mended: Sequence[str], problems: Sequence[Problem]
) -> RenderableType:
    """Return a line for what was looked at, then the findings with what to do about each."""
    width = max(len(name) for name, _ in checks)
    looked = [
        Text.assemble(
            f"{name:<{width}}  ", (counted(number, "problem"), "error") if number else ("sound", "good")
        )
        for name, number in checks
    ]
    done = [Text(f"mended: {visible(sentence)}") for sentence in mended]
    return Group(*done, *looked, problems_body(problems))


def doctor_data(checks: Sequence[tuple[str, int]], mended: Sequence[str]) -> dict[str, object]:
    """Return the same for JSON; the findings stand in the envelope."""
    return {"checks": [{"name": name, "problems": number} for name, number in checks], "mended": list(mended)}
