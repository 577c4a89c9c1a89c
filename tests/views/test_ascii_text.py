"""Drawings in ASCII."""

import io

import pytest

from dlprep.views.ascii_text import AsciiStream, in_ascii
from dlprep.views.stats import SECTIONS, stats_body
from dlprep.views.stats_days import HEAT, OFF
from tests.harness import CommandLine
from tests.views.stats_pictures import months
from tests.views.test_stats_screens import drawn


@pytest.mark.parametrize("columns", [40, 100])
def test_statistics_need_no_other_sign(columns: int) -> None:
    """Bars, columns, the calendar and dashes have a stand-in of one character each."""
    text = drawn(stats_body(months(), tuple(SECTIONS)), columns)

    plain = in_ascii(text)

    # Formulas in the questions of cards keep their digits.
    assert plain.translate(dict.fromkeys(map(ord, "⁰¹²³⁴⁵⁶⁷⁸⁹"))).isascii()
    assert [len(line) for line in plain.splitlines()] == [len(line) for line in text.splitlines()]


def test_the_signs_of_the_calendar_stay_apart() -> None:
    """A day off, a day without study and every depth of a day of study look different in ASCII too."""
    signs = [OFF, *(sign for sign, _ in HEAT)]

    assert len(set(map(in_ascii, signs))) == len(signs)


def test_card_text_keeps_its_characters() -> None:
    """What has no stand-in stays: a name is not a drawing."""
    assert in_ascii("█▒· Müller α") == "#+. Müller α"


def test_the_stream_is_otherwise_the_stream() -> None:
    """Only what is written changes."""
    stream = io.StringIO()

    AsciiStream(stream).write("★ 3 × 4")

    assert stream.getvalue() == "* 3 x 4"
    assert AsciiStream(stream).isatty() is False


@pytest.mark.parametrize(
    "arguments", [["--ascii", "stats"], ["stats", "--ascii"], ["stats", "--all", "--ascii"]]
)
def test_the_option_may_stand_anywhere(cli: CommandLine, arguments: list[str]) -> None:
    """--ascii counts before the command and after it."""
    cli.deck()
    cli("study", "basics", "--plain", text="\n3\n\n1\n")

    assert not cli("stats").out.isascii()
    assert cli(*arguments).out.isascii()


def test_the_config_can_hold_it(cli: CommandLine) -> None:
    """What is set in the config needs no option."""
    cli.deck()
    cli("config", "screen.ascii", "true")

    assert cli("stats").out.isascii()


def test_an_output_without_the_signs_gets_ascii(cli: CommandLine, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the encoding has no other signs, nobody has to ask."""
    cli.deck()
    output = io.TextIOWrapper(io.BytesIO(), encoding="cp1252")
    monkeypatch.setattr("sys.stdout", output)

    cli("stats")

    output.flush()
    assert b"dlprep stats --all" in output.buffer.getvalue()
    assert b"?" not in output.buffer.getvalue()
