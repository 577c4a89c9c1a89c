"""Fetching a page, from a real server on loopback."""

import gzip
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO

import pytest

from dlprep.errors import ArticleError
from dlprep.importing.page.tree import Heading
from dlprep.storage.sources import web
from dlprep.storage.sources.article import read_article
from dlprep.storage.sources.web import Limits, fetch

PAGE = "<html><body><h1>Grüße</h1><h2>What is momentum?</h2><p>A mean of past gradients.</p></body></html>"
BOMB = gzip.compress(b" " * 20_000_000)
SMALL = Limits(size=100_000)
STALLED = 30.0
"""Seconds that a slow server would take: far more than any machine needs to notice it."""
STOPPED = threading.Event()


class Site(BaseHTTPRequestHandler):
    """Answers each path in its own bad way."""

    protocol_version = "HTTP/1.0"

    def do_GET(self) -> None:
        """Answer by the path."""
        with suppress(BrokenPipeError, ConnectionResetError):
            getattr(self, self.path.replace("/", "_").replace("-", "_"))()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Keep quiet."""

    def answer(self, status: int = 200, **headers: str) -> None:
        """Send the head of an answer."""
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()

    def slowly(self) -> Iterator[int]:
        """Count ten times a second, for as long as a slow server takes."""
        for number in range(int(10 * STALLED)):
            yield number
            if STOPPED.wait(0.1):
                return

    def _page(self) -> None:
        self.answer(Content_Type="text/html; charset=iso-8859-1")
        self.wfile.write(PAGE.encode("latin-1"))

    def _markdown(self) -> None:
        self.answer(Content_Type="text/markdown")
        self.wfile.write(b"# Notes\n\n## What is x?\n\nAn *unknown*.\n")

    def _packed(self) -> None:
        self.answer(Content_Type="text/html", Content_Encoding="gzip")
        self.wfile.write(gzip.compress(PAGE.encode()))

    def _bomb(self) -> None:
        self.answer(Content_Type="text/html", Content_Encoding="gzip")
        self.wfile.write(BOMB)

    def _odd_packing(self) -> None:
        self.answer(Content_Encoding="gzip, gzip")
        self.wfile.write(b"x")

    def _damaged_packing(self) -> None:
        self.answer(Content_Encoding="gzip")
        self.wfile.write(b"this is not gzip at all")

    def _huge(self) -> None:
        self.answer(Content_Type="text/plain", Content_Length="10000000")
        for _ in range(100):
            self.wfile.write(b"x" * 100_000)

    def _endless(self) -> None:
        self.answer(Content_Type="text/plain")
        while True:
            self.wfile.write(b"x" * 50_000)

    def _silent(self) -> None:
        STOPPED.wait(STALLED)

    def _drip(self) -> None:
        self.answer(Content_Type="text/plain")
        for _ in self.slowly():
            self.wfile.write(b"x")
            self.wfile.flush()

    def _drip_head(self) -> None:
        self.wfile.write(b"HTTP/1.0 200 OK\r\n")
        for number in self.slowly():
            self.wfile.write(b"X-%d: y\r\n" % number)
            self.wfile.flush()

    def _moved(self) -> None:
        self.answer(302, Location="/page")

    def _loop(self) -> None:
        self.answer(301, Location="/loop")

    def _to_file(self) -> None:
        self.answer(302, Location="file:///etc/hosts")

    def _to_nowhere(self) -> None:
        self.answer(302, Location="http://[::1")

    def _missing(self) -> None:
        self.answer(404)

    def _picture(self) -> None:
        self.answer(Content_Type="image/png")
        self.wfile.write(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR")


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    """Serve the site on a free port of this machine."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    server.daemon_threads = True
    server.block_on_close = False
    thread = threading.Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    STOPPED.set()
    server.shutdown()
    thread.join()
    server.server_close()


def test_a_page_is_read_with_the_charset_the_server_names(site: str) -> None:
    """An address gives the page behind it, in the charset of its header; the address is its origin."""
    article = read_article(f"{site}/page", BytesIO())

    assert article.origin == f"{site}/page"
    assert article.page is not None
    assert [block.text for block in article.page.blocks if isinstance(block, Heading)] == [
        "Grüße",
        "What is momentum?",
    ]


@pytest.mark.parametrize("path", ["packed", "moved"])
def test_packed_and_moved_pages_are_read(site: str, path: str) -> None:
    """A page that is packed, or stands at another address, is read all the same."""
    article = read_article(f"{site}/{path}", BytesIO())

    assert article.page is not None
    assert article.page.title.startswith("Gr")


def test_the_media_type_decides_the_kind(site: str) -> None:
    """What the server calls Markdown is read as Markdown, whatever the address ends in."""
    page = read_article(f"{site}/markdown", BytesIO()).page

    assert page is not None
    assert [type(block).__name__ for block in page.blocks] == ["Heading", "Heading", "Paragraph"]


BAD = {
    "missing": "the server answers 404",
    "huge": "larger than",
    "endless": "larger than",
    "bomb": "larger than",
    "loop": "redirects more than 8 times",
    "to-file": "redirects to 'file:///etc/hosts'",
    "to-nowhere": "cannot be fetched",
    "odd-packing": "packed as 'gzip, gzip'",
    "damaged-packing": "packing is damaged",
}
# One limit each: on a busy machine another could be met first.
SLOW = {
    "silent": (Limits(read=0.4), "takes too long"),
    "drip": (Limits(total=0.8), "takes longer than"),
    "drip-head": (Limits(total=0.8), "takes longer than"),
}


@pytest.mark.parametrize("path", SLOW)
def test_a_slow_server_is_left_in_time(site: str, path: str) -> None:
    """A server that says nothing, or a little now and then, is an error long before it has ended."""
    limits, message = SLOW[path]
    begin = time.monotonic()

    with pytest.raises(ArticleError, match=message) as refused:
        fetch(f"{site}/{path}", limits)

    assert refused.value.place is not None
    assert refused.value.place.file == f"{site}/{path}"
    assert time.monotonic() - begin < STALLED / 2


@pytest.mark.parametrize("path", BAD)
def test_a_bad_server_ends_in_one_error(site: str, path: str) -> None:
    """An endless, huge, broken or redirecting server gives a clear error, with its address."""
    with pytest.raises(ArticleError, match=BAD[path]) as refused:
        fetch(f"{site}/{path}", SMALL)

    assert refused.value.place is not None
    assert refused.value.place.file == f"{site}/{path}"


def test_a_picture_is_no_article(site: str) -> None:
    """What comes from the network and is no text is refused as a file would be."""
    with pytest.raises(ArticleError, match="binary data"):
        read_article(f"{site}/picture", BytesIO())


def test_nobody_listening() -> None:
    """An address that nothing answers on is one error."""
    with pytest.raises(ArticleError, match="cannot be fetched"):
        fetch("http://127.0.0.1:9/", SMALL)


def test_without_the_client_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the optional package an address is refused with how to get it."""
    monkeypatch.setitem(sys.modules, "httpx", None)

    with pytest.raises(ArticleError) as refused:
        web.fetch("http://127.0.0.1:9/")

    assert "dlprep[web]" in refused.value.hint


def test_a_password_in_an_address_does_not_get_into_the_deck(site: str) -> None:
    """What is remembered is where the page is, not who may read it."""
    address = site.replace("http://", "http://me:secret@")

    assert read_article(f"{address}/markdown", BytesIO()).origin == f"{site}/markdown"
