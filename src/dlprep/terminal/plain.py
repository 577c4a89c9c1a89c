"""A sitting as a dialogue of plain lines: for screen readers, pipes and simple terminals."""

from collections.abc import Callable
from datetime import datetime

from dlprep.study.effects import Effect
from dlprep.study.phases import Answering, Asking, Cleared, Closed
from dlprep.study.session import Session
from dlprep.study.transitions import update
from dlprep.terminal.keymap import Action, Move, meaning
from dlprep.terminal.keys import Key

PROMPTS = {
    Asking: "Press Enter to see the answer (u undo, q stop): ",
    Answering: "Rate 1 again, 2 hard, 3 good, 4 easy (u undo, q stop): ",
    Cleared: "Nothing is left to ask. Enter finishes, u takes the last rating back: ",
}
MISUNDERSTOOD = "That is none of the choices."


def run(
    session: Session,
    *,
    read_line: Callable[[], str],
    write: Callable[[str], None],
    describe: Callable[[Session], str],
    now: Callable[[], datetime],
    perform: Callable[[Effect], None],
) -> Session:
    """Run a sitting line by line until it is closed, and return it.

    *read_line* returns "" at the end of the input, which stops the sitting; *describe* returns
    what is to be read in the current phase.
    """
    write(describe(session) + "\n")
    while not isinstance(session.phase, Closed):
        write(PROMPTS[type(session.phase)])
        line = read_line()
        if not line.endswith("\n"):
            write("\n")  # the end of the input leaves the cursor behind the prompt
        key = Key(line.strip().lower() or "enter") if line else Key("end-of-input")
        event = meaning(key, session.phase, now(), at_end=False)
        if event is None or isinstance(event, Move | Action):
            write(MISUNDERSTOOD + "\n")
            continue
        after, effects = update(session, event)
        for effect in effects:
            perform(effect)
        if after.phase != session.phase:
            write("\n" + describe(after) + "\n")
        session = after
    return session
