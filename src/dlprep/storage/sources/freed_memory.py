"""Gives memory back to the system that C's allocator keeps for itself when a large tree of a page has gone.

What is made next are values of Python, which have an allocator of their own: kept memory is of no use to
them, and a large import would take twice what it needs.
"""

import sys


def give_back() -> None:
    """Give back what is free, where the system's allocator knows how."""
    if sys.platform != "linux":
        return
    try:
        import ctypes

        trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    except (ImportError, OSError):  # a Python without ctypes
        return
    if trim is not None:
        trim(0)
