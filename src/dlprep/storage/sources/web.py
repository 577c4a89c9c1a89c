"""Fetches one page from the network: the named address and where it redirects to, within limits."""

import re
import time
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from threading import Timer
from types import ModuleType
from typing import Any
from urllib.parse import urljoin, urlsplit

from dlprep.errors import ArticleError
from dlprep.model.problem import Place
from dlprep.storage.sources.input_bytes import too_large
from dlprep.storage.sources.limits import MAX_BYTES

CONNECT_SECONDS = 10.0
READ_SECONDS = 15.0
TOTAL_SECONDS = 60.0
MAX_REDIRECTS = 8
REDIRECTS = frozenset({301, 302, 303, 307, 308})
OK = 200
CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]{2,40})", re.IGNORECASE)
ACCEPT = "text/html, application/xhtml+xml, text/markdown, text/plain, application/json, */*;q=0.5"
HINT = "save the page as a file and import that"


@dataclass(frozen=True, slots=True)
class Limits:
    """How long a fetch may take and how much it may bring."""

    connect: float = CONNECT_SECONDS
    read: float = READ_SECONDS
    total: float = TOTAL_SECONDS
    size: int = MAX_BYTES


@dataclass(frozen=True, slots=True)
class Fetched:
    """What came from an address: its bytes, the address they came from in the end, media type and charset."""

    data: bytes
    address: str
    media_type: str
    charset: str


def fetch(address: str, limits: Limits = Limits()) -> Fetched:
    """Fetch an address. Raises ArticleError when it cannot be had within the limits."""
    httpx = _client_library(address)
    timeout = httpx.Timeout(limits.read, connect=limits.connect)
    headers = {"User-Agent": "dlprep", "Accept": ACCEPT, "Accept-Encoding": "gzip, deflate"}
    with httpx.Client(timeout=timeout, headers=headers) as client:
        # A server that sends a byte now and then keeps every single read within its time.
        watch = Timer(limits.total, client.close)
        watch.daemon = True
        watch.start()
        try:
            return _followed(client, address, limits)
        except httpx.TimeoutException as error:
            raise _failed(address, "the server takes too long") from error
        except (
            httpx.HTTPError,
            httpx.InvalidURL,
            httpx.StreamError,
            RuntimeError,
            OSError,
            ValueError,
        ) as error:
            if client.is_closed:
                raise _failed(address, f"it takes longer than {limits.total:.0f} seconds") from error
            raise _failed(address, str(error) or type(error).__name__) from error
        finally:
            watch.cancel()


def _followed(client: Any, address: str, limits: Limits) -> Fetched:
    """Get an address, or where it redirects to."""
    at = address
    for _ in range(MAX_REDIRECTS + 1):
        if urlsplit(at).scheme not in {"http", "https"}:
            raise _failed(address, f"it redirects to {at[:100]!r}, which is no page of the web")
        with client.stream("GET", at) as response:
            if response.status_code not in REDIRECTS or "location" not in response.headers:
                return _answer(response, address, limits)
            at = urljoin(str(response.url), response.headers["location"])
    raise _failed(address, f"it redirects more than {MAX_REDIRECTS} times")


def _answer(response: Any, address: str, limits: Limits) -> Fetched:
    if response.status_code != OK:
        raise _failed(address, f"the server answers {response.status_code} {response.reason_phrase}".rstrip())
    media_type, _, parameters = response.headers.get("content-type", "").partition(";")
    charset = CHARSET.search(parameters)
    data = bytearray()
    deadline = time.monotonic() + limits.total
    for piece in _unpacked(response, address, limits.size):
        data += piece
        if len(data) > limits.size:
            raise too_large(address, limits.size)
        if time.monotonic() > deadline:
            raise _failed(address, f"it takes longer than {limits.total:.0f} seconds")
    return Fetched(bytes(data), str(response.url), media_type.strip().lower(), charset[1] if charset else "")


def _unpacked(response: Any, address: str, limit: int) -> Iterator[bytes]:
    """Give the body piece by piece; what is packed never unpacks to more than the limit at once."""
    encoding = response.headers.get("content-encoding", "identity").strip().lower()
    if encoding in {"", "identity"}:
        yield from response.iter_raw()
        return
    if encoding not in {"gzip", "x-gzip", "deflate"}:
        raise _failed(address, f"it is packed as {encoding[:40]!r}, which was not asked for")
    unpacker = zlib.decompressobj(zlib.MAX_WBITS | 32)
    try:
        for piece in response.iter_raw():
            yield unpacker.decompress(piece, limit + 1)
    except zlib.error as error:
        raise _failed(address, f"its packing is damaged: {error}") from error


def _client_library(address: str) -> ModuleType:
    try:
        import httpx
    except ImportError as error:
        raise ArticleError(
            "fetching a page needs a package that is not installed",
            hint=f"install it with: pip install 'dlprep[web]', or {HINT}",
            place=Place(address),
        ) from error
    return httpx


def _failed(address: str, why: str) -> ArticleError:
    return ArticleError(f"the page cannot be fetched: {why}", hint=HINT, place=Place(address))
