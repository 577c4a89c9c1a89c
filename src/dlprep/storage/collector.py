"""Python's cyclic garbage collector, out of the way while many values are made at once.

It looks through all that lives again and again, which makes reading a large library take twice
as long, and there are no cycles to find in it.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collector_paused() -> Iterator[None]:
    """Keep the collector from running while the block does."""
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()
