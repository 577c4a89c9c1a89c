"""Means over simulated people, with 95 % intervals, and how strategies stand to each other."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import sqrt
from statistics import fmean

from dlprep.simulation.strategies import ORACLE, REFERENCE


@dataclass(frozen=True, slots=True)
class Estimate:
    """A mean, and half the width of its 95 % interval (None from a single person)."""

    mean: float
    margin: float | None


@dataclass(frozen=True, slots=True)
class Row:
    """One strategy with one kind of people: recall on the day, and two ratios of mean recalls.

    A ratio is None if what it is measured against was not simulated.
    """

    learner: str
    strategy: str
    recall: Estimate
    of_oracle: Estimate | None
    of_reference: Estimate | None


def compare(learner: str, recalls: Mapping[str, Sequence[float]]) -> tuple[Row, ...]:
    """Return a row for each strategy from its recalls, one a person in the same order of people."""
    return tuple(
        Row(
            learner,
            strategy,
            Estimate(fmean(values), _margin(values)),
            _ratio(values, recalls.get(ORACLE)),
            _ratio(values, recalls.get(REFERENCE)),
        )
        for strategy, values in recalls.items()
    )


def _ratio(values: Sequence[float], bases: Sequence[float] | None) -> Estimate | None:
    """Return the ratio of the means; people are paired, so what makes them differ falls out."""
    if not bases or not any(bases):
        return None
    base = fmean(bases)
    ratio = fmean(values) / base
    residuals = [(value - ratio * own) / base for value, own in zip(values, bases, strict=True)]
    return Estimate(ratio, _margin(residuals))


def _margin(values: Sequence[float]) -> float | None:
    """Return half the width of Student's 95 % interval of the mean."""
    freedom = len(values) - 1
    if not freedom:
        return None
    mean = fmean(values)
    variance = sum((value - mean) ** 2 for value in values) / freedom
    return _student(freedom) * sqrt(variance / len(values))


def _student(freedom: int) -> float:
    """Return Student's 0.975 quantile: exact for 1 and 2, else Fisher's expansion, right to 0.01."""
    if freedom <= 2:  # noqa: PLR2004
        return (12.706, 4.303)[freedom - 1]
    z = 1.959964
    first = (z**3 + z) / 4
    second = (5 * z**5 + 16 * z**3 + 3 * z) / 96
    third = (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / 384
    return z + first / freedom + second / freedom**2 + third / freedom**3
