"""Unpacks Zstandard, which Python knows from 3.14 on and a package before."""

import sys
from collections.abc import Iterator
from typing import BinaryIO

from dlprep.errors import ArticleError
from dlprep.model.problem import Place

CHUNK = 2**20
MAX_WINDOW = 2**27


def unpack_zstd(file: BinaryIO, source: str) -> Iterator[bytes]:
    """Give the unpacked bytes of a file piece by piece. Raises ValueError when they are damaged."""
    if sys.version_info >= (3, 14):
        from compression.zstd import ZstdError, ZstdFile

        unpacked: BinaryIO = ZstdFile(file)
    else:
        try:
            from zstandard import ZstdDecompressor, ZstdError
        except ImportError as error:
            raise ArticleError(
                "the package is packed with Zstandard, which is not installed",
                hint="install zstandard, or export again with 'Support older Anki versions'",
                place=Place(source),
            ) from error
        unpacked = ZstdDecompressor(max_window_size=MAX_WINDOW).stream_reader(file)
    try:
        while chunk := unpacked.read(CHUNK):
            yield chunk
    except ZstdError as error:
        raise ValueError(str(error)) from error
