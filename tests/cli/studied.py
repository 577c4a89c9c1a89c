"""A small deck with everything a card can have, and a person who has studied it."""

import json
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from dlprep.model.review import Confidence, Probe, Rating, Review, Tick
from tests.builders import a_review
from tests.harness import CommandLine, at

STUDIED = """\
format: 1
id: small
title: Small deck
cards:
  - id: roc-curve
    question: What do the axes of a ROC curve measure?
    answer: True positives against false positives, as the threshold moves.
    points:
      - {say: "TPR against FPR", must: true}
      - {say: "the threshold moves"}
    follow_ups:
      - {ask: "And at chance level?", answer: "It is the diagonal."}
    mistakes: ["reads AUC as accuracy"]
    tags: [evaluation, imbalance]
    difficulty: 2
  - {id: dropout, question: What does dropout do at test time?, answer: Nothing., tags: [regularization]}
  - {id: batch-norm, question: "Which axes does batch norm average over?", answer: "Batch and space.",
     tags: [normalization], difficulty: 3}
  - {id: attention-scale, question: "Why divide by $\\\\sqrt{d}$?", answer: "Variance.", tags: [attention]}
"""


def ticked(review: Review, *, said: tuple[bool, bool]) -> Review:
    """Return a review of the ROC card with its two points judged."""
    points = ("TPR against FPR", "the threshold moves")
    return replace(review, ticks=tuple(Tick(point, one) for point, one in zip(points, said, strict=True)))


REVIEWS = (
    ticked(a_review("roc-curve", Rating.AGAIN, days=-9, seq=1), said=(True, True)),
    replace(
        ticked(a_review("roc-curve", Rating.GOOD, days=-6, seq=2), said=(True, False)),
        spoken=timedelta(seconds=75),
        confidence=Confidence.SURE,
        hints=1,
        typed="TPR\nagainst FPR",
        probes=(Probe(1, said=True),),
    ),
    *(a_review("dropout", Rating.AGAIN, days=day, seq=10 + day) for day in range(-6, -1)),
    replace(a_review("batch-norm", Rating.EASY, days=-5, seq=20), practice=True),
    a_review("batch-norm", Rating.EASY, days=-3, seq=21),
)
"""The ROC card in box 2 with a point missed, dropout a leech, batch norm known, one card never seen."""


@pytest.fixture
def studied(cli: CommandLine, monkeypatch: pytest.MonkeyPatch) -> CommandLine:
    """Return the command line of that person, without the shipped decks: reading them takes its time."""
    empty = cli.home / "shipped"
    empty.mkdir(parents=True)
    monkeypatch.setattr("dlprep.storage.library.shipped_decks", lambda: empty)
    cli.deck(STUDIED, "small.yaml")
    cli.record(*REVIEWS)
    return cli


def data(cli: CommandLine, *arguments: str, day: int = 23) -> Any:
    """Return the data of a command's JSON on a day of November."""
    return json.loads(cli(*arguments, "--json", now=at(day)).out)["data"]
