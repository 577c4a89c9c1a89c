"""Whether what is kept of the log's past is what folding the whole log comes to."""

from collections.abc import Iterator

from dlprep.commands.environment import Environment
from dlprep.commands.log_access import open_log
from dlprep.commands.past import load_past
from dlprep.model.problem import Place, Problem
from dlprep.scheduling.registry import SCHEDULERS
from dlprep.scheduling.scheduler import replay
from dlprep.selection.marks import counted_reviews, fold_marks
from dlprep.storage.past_cache import PastCache


def cache_problems(env: Environment) -> Iterator[Problem]:
    """Compare the kept past of each scheduler with the fold over all reviews."""
    if not env.paths.log.exists():
        return
    with open_log(env, writing=False) as log:
        reviews, marked = log.reviews(), fold_marks(log.marks())
        counted = counted_reviews(reviews, marked)
        for name, make in SCHEDULERS.items():
            try:
                scheduler = make()
            except ImportError:  # an optional one
                continue
            cache = PastCache(env.paths.cache, name)
            if cache.read(scheduler) is None:
                continue
            past, _ = load_past(log, cache, make(), env.today, marked.reset)
            if past.learner != replay(make(), counted, env.today):
                message = f"what the cache keeps for the scheduler '{name}' is not what the log comes to"
                yield Problem(Place(str(env.paths.cache)), message, "'dlprep doctor --rebuild' makes it anew")
