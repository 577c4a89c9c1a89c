"""How much of a source is read at most."""

MAX_BYTES = 32 * 2**20
"""A text of any kind, a page from the network, a PDF."""

MAX_PACKAGE_BYTES = 2**30
"""An Anki package, most of which is pictures and sound that are never read."""

MAX_COLLECTION_BYTES = 256 * 2**20
"""The notes and reviews of an Anki package when unpacked."""

MAX_RECORDS = 100_000
"""Questions in one source."""

MAX_FIELD = 1_000_000
"""Characters in one field of a table."""
