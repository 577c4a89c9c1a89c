"""Decks for the study screen, and what a sitting has written into the log."""

from pathlib import Path

from dlprep.model.review import Rating
from dlprep.storage.review_log import ReviewLog

CODE = "\n".join(f"      step_{number} = step_{number - 1} * {number}" for number in range(1, 61))
OPTIMISATION = f"""\
format: 1
id: optimisation
title: Optimisation
cards:
  - id: momentum
    number: 7
    question: What does momentum add to gradient descent, and when does it hurt?
    answer: |
      It adds a **running mean** of past gradients, so that steps along a long valley add up.

      - The update is $v_t = \\beta v_{{t-1}} + g_t$.
      - A common choice is $\\beta = 0.9$.

      $$w_{{t+1}} = w_t - \\eta v_t$$

      It hurts where the loss turns quickly: the steps overshoot.

      **In practice:**

      1. Start with a rate that works without it.
      2. Raise $\\beta$ in steps.
      3. Lower the rate by the same factor as the steps grow.
      4. Watch the loss for waves.
    points:
      - {{say: "A running mean of gradients", must: true}}
      - {{say: "Steps along a valley add up"}}
      - {{say: "Overshoots where the loss turns", drafted: true}}
    mistakes: ["calls it a second derivative"]
    follow_ups:
      - {{ask: "What is Nesterov's change?", answer: "It looks ahead before it takes the gradient."}}
      - {{ask: "And in Adam?", answer: "The first moment is such a mean."}}
    tags: [optimization]
  - id: unrolled
    question: How would you unroll this loop?
    answer: |
      Like this, step by step:

      ```python
{CODE}
      ```

      That was the last line.
  - id: hostile
    question: "Why is x[i] not [/] or [bold]red[/bold]? \\e]0;owned\\a\\e[2J 損失関数 ＡＢ"
    answer: "It is only text: [link=file:///etc/passwd]x[/link] \\e[31mred \\u202Eesrever"
"""


def home_with(folder: Path, deck: str = OPTIMISATION) -> Path:
    """Return a home whose only own deck is *deck*."""
    decks = folder / "decks"
    decks.mkdir()
    (decks / "deck.yaml").write_text(deck, encoding="utf-8")
    return folder


def recorded(home: Path) -> list[tuple[str, Rating]]:
    """Return card and rating of each live review."""
    with ReviewLog(home / "reviews.sqlite3", writing=False) as log:
        return [(review.card, review.rating) for review in log.reviews()]
