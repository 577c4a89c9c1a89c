"""The schedulers by name. A new one is a file and a line here."""

from collections.abc import Callable, Mapping

from dlprep.scheduling.leitner import ADAPTIVE, Leitner
from dlprep.scheduling.scheduler import Scheduler


def _fsrs() -> Scheduler:
    # An optional extra: imported when it is asked for.
    from dlprep.scheduling.fsrs_scheduler import FsrsScheduler

    return FsrsScheduler()


DEFAULT = "adaptive"
SCHEDULERS: Mapping[str, Callable[[], Scheduler]] = {
    "adaptive": lambda: Leitner(ADAPTIVE, intervals=None),
    "classic": Leitner,
    "fsrs": _fsrs,
}
