"""What keys do while something lies over the card: help, a typed answer, a search, a look back."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import TypeAlias

from dlprep.model.card import CardId
from dlprep.study.events import Drafted, Event, Jumped, Stopped, Typed
from dlprep.study.phases import Answering, Asking
from dlprep.study.session import Session
from dlprep.terminal.actions import Action, Where
from dlprep.terminal.draft import Draft, typed
from dlprep.terminal.keymap import INTERRUPTS, Keymap
from dlprep.terminal.keys import Key
from dlprep.terminal.showing import (
    Drawn,
    Follow,
    Help,
    LookingBack,
    Overlay,
    Searching,
    Showing,
    Typing,
    scrolled,
)

ARROWS = {"up": Action.LINE_UP, "down": Action.LINE_DOWN, "space": Action.PAGE_DOWN, " ": Action.PAGE_DOWN}
Answer: TypeAlias = tuple[Showing, Event | None]
Find: TypeAlias = Callable[[str], Sequence[CardId]]


def typing_key(over: Typing, showing: Showing, key: Key, width: int, at: datetime) -> Answer:
    """Return what a key does to an answer being typed."""
    text = over.draft.text
    match key:
        case "end-of-input":
            return showing, Stopped(at)
        case "ctrl-d" if text.strip():
            return showing.under(None), Typed(text, at)
        case "ctrl-c" | "ctrl-d" | "escape":
            return showing.under(None), Drafted(text)
        case _:
            return replace(showing, overlay=Typing(typed(over.draft, key, width)), follow=Follow.FOCUS), None


def searching_key(over: Searching, showing: Showing, key: Key, find: Find, at: datetime) -> Answer:
    """Return what a key does to a search."""
    match key:
        case "end-of-input" | "ctrl-c":
            return showing, Stopped(at)
        case "escape" | "ctrl-d":
            return showing.under(None), None
        case "enter" if over.found:
            return showing.under(None), Jumped(over.found[over.chosen], at)
        case "enter":
            return showing.under(None), None
        case "up" | "down":
            chosen = over.chosen + (1 if key == "down" else -1)
            chosen = min(max(0, chosen), max(0, len(over.found) - 1))
            return replace(showing, overlay=replace(over, chosen=chosen), follow=Follow.FOCUS), None
        case _:
            words = typed(over.words, key, 10**6, lines=False)
            found = over.found if words.text == over.words.text else tuple(find(words.text))
            chosen = over.chosen if found == over.found else 0
            return replace(showing, overlay=Searching(words, found, chosen), follow=Follow.FOCUS), None


def reading_key(
    over: Help | LookingBack, showing: Showing, key: Key, drawn: Drawn, keymap: Keymap, session: Session
) -> Answer:
    """Return what a key does to a text that is only read: it scrolls, leafs, or closes it."""
    if move := ARROWS.get(key) or keymap.action_at(key, Where.MOVING):
        after = scrolled(showing.over_top, move, drawn)
        # Space at the end of a help closes it, as everywhere space goes on.
        closes = key == " " and after == showing.over_top
        return (showing.under(None) if closes else showing.at(after)), None
    return showing.under(_turned(over, keymap.action_at(key, Where.CARD), len(session.reviews))), None


def is_way_out(key: Key, overlay: Overlay) -> bool:
    """Say whether a key leaves the sitting even from an overlay that is only read."""
    return key in INTERRUPTS and isinstance(overlay, Help | LookingBack)


def opened(action: Action, session: Session, showing: Showing) -> Showing | None:
    """Return the screen after an action that opens an overlay, None if it is none of those."""
    match action:
        case Action.HELP:
            return showing.under(Help())
        case Action.SEARCH:
            return showing.under(Searching())
        case Action.TYPE:
            text = typed_text(session)
            return showing.under(Typing(Draft(text, len(text))))
        case Action.BACK if session.reviews:
            return showing.under(LookingBack())
        case Action.BACK:
            return replace(showing, message="no card of this sitting came before this one")
        case _:
            return None


def typed_text(session: Session) -> str:
    """Return what was typed so far for the card on the screen."""
    return session.phase.attempt.typed if isinstance(session.phase, Asking | Answering) else ""


def _turned(over: Help | LookingBack, action: Action | None, reviews: int) -> Overlay | None:
    if isinstance(over, LookingBack) and action is Action.BACK:
        return LookingBack(min(over.place + 1, reviews))
    if isinstance(over, LookingBack) and action is Action.FORWARD:
        return LookingBack(over.place - 1) if over.place > 1 else None
    return None
