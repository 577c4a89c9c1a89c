"""The schedulers by name. A new one is a file and a line here."""

from collections.abc import Mapping

from dlprep.scheduling.leitner import Leitner
from dlprep.scheduling.scheduler import Scheduler

DEFAULT = "classic"
SCHEDULERS: Mapping[str, Scheduler] = {"classic": Leitner()}
