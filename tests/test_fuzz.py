"""Whatever text people or strangers write: no command raises, and nothing odd reaches the screen."""

import re
from dataclasses import replace
from datetime import timedelta
from unicodedata import category

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from dlprep.commands.progress import Progress
from dlprep.commands.study_facts import Moments
from dlprep.commands.study_screen import StudyPainter
from dlprep.model.deck import Deck, Library
from dlprep.model.review import Rating, SessionId
from dlprep.scheduling.calendar import study_day
from dlprep.scheduling.leitner import Leitner
from dlprep.scheduling.past import Past
from dlprep.scheduling.queue import build_queue
from dlprep.scheduling.scheduler import Learner
from dlprep.selection.marks import Marked
from dlprep.storage.deck_writing import write_deck
from dlprep.study.events import Event, Hinted, JudgedRest, Rated, Revealed, Started, Typed, Undone
from dlprep.study.transitions import begin, update
from dlprep.terminal.draft import Draft
from dlprep.terminal.screen import Size
from dlprep.terminal.showing import Help, LookingBack, Overlay, Searching, Showing, Typing
from dlprep.views.ansi import Ink
from tests.builders import MONDAY
from tests.harness import CommandLine
from tests.strategies import any_text, decks, texts

within_a_function = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
# Each example reads the whole library three times.
few = settings(within_a_function, max_examples=20)
STYLE_OR_COLUMN = re.compile(r"\x1b\[[0-9;]*[mG]")

lines = st.sampled_from(
    ["Q 1. What is it?", "Q2: Why", "12. How does it work?", "1", "2", "3", "- item - item", "def f(x):",
     "return x", "\\[ x^2 \\]Next", "Code Example:", "```", "$$", "Label: text", "Key Topics", "🚗 7. Who?",
     "", "\x1b[2J", "* a"]
)  # fmt: skip
articles = st.one_of(any_text, st.lists(lines | any_text, max_size=40).map("\n".join))


@given(articles)
@within_a_function
def test_no_article_makes_import_raise(cli: CommandLine, text: str) -> None:
    """Any text is imported or refused in one message."""
    outcome = cli("import", "-", "--dry-run", "--deck", "odd", text=text)

    assert outcome.code in (0, 1)
    assert "\x1b" not in outcome.out + outcome.err


@given(st.binary(max_size=300) | any_text.map(str.encode) | decks.map(lambda deck: write_deck(deck).encode()))
@few
def test_no_file_makes_check_or_study_raise(cli: CommandLine, data: bytes) -> None:
    """Any bytes in the folder of decks are decks or problems, and the rest can be studied."""
    path = cli.home / "decks" / "odd.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)

    assert cli("check").code in (0, 1)
    outcome = cli("study", "--plain", text="\n3\n\n1\nq\n")
    assert outcome.code == 0
    assert "\x1b" not in outcome.out + outcome.err


events = st.lists(
    st.one_of(
        st.just(Hinted(MONDAY)),
        st.just(Started(MONDAY)),
        st.builds(Typed, texts, st.just(MONDAY)),
        st.just(Revealed(MONDAY)),
        st.builds(JudgedRest, st.booleans()),
        st.builds(Rated, st.sampled_from(Rating), st.just(MONDAY)),
        st.just(Undone(MONDAY)),
    ),
    max_size=8,
)
over: st.SearchStrategy[Overlay | None] = st.one_of(
    st.sampled_from([None, Help(), LookingBack()]),
    st.builds(Draft, texts).map(Typing),
    st.builds(Draft, texts).map(Searching),
)


@given(
    decks.filter(lambda deck: deck.cards),
    events,
    over,
    texts,
    st.integers(12, 120),
    st.integers(3, 40),
    st.integers(0, 30),
)
def test_no_card_breaks_the_screen(
    deck: Deck,
    script: list[Event],
    overlay: Overlay | None,
    message: str,
    columns: int,
    rows: int,
    first: int,
) -> None:
    """At any size, any card gives lines that fit, without an escape but styles and columns."""
    progress = Progress(Library((deck,)), (), (), Marked(), Past(Learner(Leitner(), {})))
    queue = build_queue([card.id for card in deck.cards], progress.learner, study_day(MONDAY))
    painter = StudyPainter(Moments(progress, queue, timedelta(minutes=9)), Ink(), lambda _: "")
    session = begin(SessionId("s"), queue.cards, MONDAY, card_of=progress.library.card)
    for event in script:
        session, _ = update(session, event)
    if isinstance(overlay, Searching):
        overlay = replace(overlay, found=queue.cards)

    for raw in (False, True):
        showing = Showing(first, raw, message=message, overlay=overlay, over_top=first)
        screen = painter.draw(session, showing, Size(columns, rows), MONDAY + timedelta(seconds=9))
        assert len(screen.lines) == rows
        for line in screen.lines:
            text = STYLE_OR_COLUMN.sub("", line)
            assert cell_len(text) <= columns
            assert not {category(char) for char in text} & {"Cc", "Cf", "Cs"}
