"""A sitting as a dialogue of plain lines: for screen readers, pipes and simple terminals."""

from collections.abc import Callable
from dataclasses import dataclass

from dlprep.errors import DlprepError
from dlprep.model.card import CardId
from dlprep.study.events import (
    Away,
    Confided,
    Edited,
    Event,
    Hinted,
    Judged,
    Jumped,
    Moved,
    Started,
    Stopped,
    Typed,
    Undone,
)
from dlprep.study.phases import Answering, Asking, Closed
from dlprep.study.session import Session
from dlprep.terminal import plain_words
from dlprep.terminal.actions import Action
from dlprep.terminal.keymap import Keymap
from dlprep.terminal.meaning import InView, Moment, meant
from dlprep.terminal.outcomes import happened, is_text_left
from dlprep.terminal.outside import Outside
from dlprep.terminal.overlays import typed_text
from dlprep.terminal.plain_lines import Search, Ticks, Wish, agreed, typed_lines, wish
from dlprep.terminal.plain_words import Words
from dlprep.terminal.showing import page

MOST_FOUND = 9


def run(
    session: Session,
    *,
    read_line: Callable[[], str],
    write: Callable[[str], None],
    words: Words,
    outside: Outside,
    keymap: Keymap | None = None,
    echoed: bool = True,
) -> Session:
    """Run a sitting line by line until it is closed, and return it.

    *read_line* returns "" at the end of the input, which stops the sitting. *echoed* tells that a
    terminal shows the lines as they are typed.
    """
    dialogue = _Dialogue(session, read_line, write, words, outside, keymap or Keymap(), echoed)
    dialogue.tell(words.page(session))
    while not isinstance(dialogue.session.phase, Closed):
        line = dialogue.ask(words.prompt(dialogue.session))
        dialogue.answer(wish(line, dialogue.session.phase, dialogue.keymap))
    return dialogue.session


@dataclass(slots=True)
class _Dialogue:
    session: Session
    read_line: Callable[[], str]
    write: Callable[[str], None]
    words: Words
    outside: Outside
    keymap: Keymap
    echoed: bool
    back: int = 0

    def tell(self, text: str) -> None:
        """Write lines, if there are any."""
        if text:
            self.write(text.rstrip("\n") + "\n")

    def ask(self, prompt: str) -> str:
        """Write a prompt and return the line that answers it."""
        self.write(prompt)
        line = self.read_line()
        if not (self.echoed and line.endswith("\n")):
            self.write("\n")  # nothing has moved the cursor from behind the prompt
        return line

    def answer(self, wished: Wish | None) -> None:
        """Do what a line asks for."""
        match wished:
            case None:
                self.tell(plain_words.MISUNDERSTOOD)
            case Search(words):
                self._search(words)
            case Ticks(said):
                self._judge(said)
            case Action():
                now = Moment(self.outside.now(), self.outside.study_day)
                event = meant(wished, self.session, InView(end=True, point=True), now)
                if isinstance(event, Action):
                    self._act(event)
                elif not isinstance(event, Stopped) or self._may_stop():
                    self._update(event)

    def _act(self, action: Action) -> None:
        match action:
            case Action.TYPE:
                self.tell(plain_words.TYPING)
                self._type("\n".join(typed_lines(self.read_line)))
            case Action.TYPE_IN_EDITOR:
                self._type(self._safely(lambda: self.outside.compose(typed_text(self.session))))
            case Action.EDIT if self.session.card is not None:
                self._edit(self.session.card)
            case Action.BACK | Action.FORWARD:
                steps = self.back + (1 if action is Action.BACK else -1)
                self.back = min(max(1, steps), max(1, len(self.session.reviews)))
                self.tell(self.words.earlier(self.session, self.back))
            case Action.RAW:
                self.tell(self.words.raw(self.session))
            case Action.SEARCH:
                self._search(self.ask("Words: ").strip())
            case Action.HELP:
                self.tell(self.words.help(self.session.phase))
            case Action.REDRAW:
                self.tell(self.words.page(self.session))
            case _:
                self.tell(plain_words.MISUNDERSTOOD)

    def _edit(self, card: CardId) -> None:
        if self.outside.shipped(card) and not agreed(self.ask(plain_words.OFFER)):
            self.tell(plain_words.NOTHING_COPIED)
            return
        left = self.outside.now()
        self.tell(self._safely(lambda: self.outside.edit(card)))
        self._update(Away(self.outside.now() - left))
        self._update(Edited(self.outside.now()))
        self.tell(self.words.page(self.session))

    def _may_stop(self) -> bool:
        line = self.ask(plain_words.LOSING) if is_text_left(self.session) else ""
        return not line or agreed(line)

    def _update(self, event: Event) -> None:
        before, self.back = self.session, 0
        self.session, said = happened(before, event, self.outside, self.keymap)
        self.tell(said)
        phase = self.session.phase
        if phase is before.phase and not said:
            self.tell("" if isinstance(event, Away | Edited) else plain_words.MISUNDERSTOOD)
        elif isinstance(phase, Answering) and page(phase) == page(before.phase):
            self._go_to_an_open_point(phase)
        elif isinstance(event, Hinted | Confided | Started) and isinstance(phase, Asking):
            self.tell(self.words.change(self.session, event))
        elif phase is not before.phase and not isinstance(event, Away | Edited | Stopped):
            self.write("\n")
            self.tell(self.words.page(self.session, back=isinstance(event, Undone)))

    def _go_to_an_open_point(self, phase: Answering) -> None:
        if None in phase.ticks and phase.ticks[phase.cursor] is not None:
            self._quietly(Moved(phase.ticks.index(None) - phase.cursor))

    def _quietly(self, *events: Event) -> None:
        for event in events:
            self.session, _ = happened(self.session, event, self.outside, self.keymap)

    def _type(self, text: str) -> None:
        if text.strip():
            self._update(Typed(text, self.outside.now()))
        else:
            self.tell(plain_words.NOTHING_TYPED)

    def _judge(self, said: tuple[bool, ...]) -> None:
        phase = self.session.phase
        if not isinstance(phase, Answering):
            self.tell(plain_words.MISUNDERSTOOD)
        elif len(said) != len(phase.ticks):
            self.tell(plain_words.OTHERWISE_MANY.format(points=len(phase.ticks)))
        else:
            self._quietly(Moved(-phase.cursor), *map(Judged, said))

    def _search(self, words: str) -> None:
        matches = self.outside.find(words)
        found = matches[:MOST_FOUND]
        if not found:
            self.tell(plain_words.NOTHING_FOUND)
            return
        if len(matches) > len(found):
            self.tell(f"The best {len(found)} of {len(matches)}:")
        for number, card in enumerate(found, start=1):
            self.tell(f"{number}. {self.words.card(self.session, card)}")
        chosen = self.ask(plain_words.CHOOSING).strip()
        if chosen.isdecimal() and 1 <= int(chosen) <= len(found):
            self._update(Jumped(found[int(chosen) - 1], self.outside.now()))

    def _safely(self, do: Callable[[], str]) -> str:
        try:
            return do()
        except DlprepError as error:
            self.tell(error.message)
            self.tell(error.hint)
            return ""
