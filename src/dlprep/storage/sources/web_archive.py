"""Takes the page out of a web archive (MHTML), in which browsers save a page with all that is in it."""

import email
import email.policy
import re
from email.message import EmailMessage

from dlprep.errors import ArticleError
from dlprep.model.problem import Place

START = re.compile(
    rb"(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*){0,12}?content-type:\s*multipart/related", re.IGNORECASE
)


def is_web_archive(data: bytes) -> bool:
    """Say whether bytes begin as a web archive does: with the head of a message of related parts."""
    return START.match(data) is not None


def page_in(data: bytes, source: str) -> tuple[bytes, str, str]:
    """Return the page of a web archive, its charset, and the address it was saved from."""
    try:
        message = email.message_from_bytes(data, policy=email.policy.default)
        for part in message.walk():
            if part.get_content_type() in {"text/html", "application/xhtml+xml"}:
                return _bytes_of(part), str(part.get_content_charset("") or ""), _address(message, part)
    except (ValueError, LookupError, AttributeError, TypeError, RecursionError) as error:
        raise ArticleError(
            "the web archive is damaged", hint="save the page again", place=Place(source)
        ) from error
    raise ArticleError("the web archive has no page in it", hint="save the page again", place=Place(source))


def _bytes_of(part: EmailMessage) -> bytes:
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""


def _address(message: EmailMessage, part: EmailMessage) -> str:
    return str(part["Content-Location"] or message["Snapshot-Content-Location"] or "")
