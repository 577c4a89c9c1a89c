"""Expected failures: shown as one message with a place and a hint, never as a traceback."""

from dlprep.model.problem import Place


class DlprepError(Exception):
    """What failed (a sentence without full stop), where, and what the person can do."""

    exit_code = 1

    def __init__(self, message: str, *, hint: str = "", place: Place | None = None) -> None:
        """Keep the three parts apart, so that text and JSON can both show them."""
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.place = place


class ArticleError(DlprepError):
    """A source to import cannot be read, or holds no questions."""


class DeckError(DlprepError):
    """A deck file cannot be read or written, or no such deck exists."""


class ConfigError(DlprepError):
    """The config cannot be read or written."""


class ReviewLogError(DlprepError):
    """The review log cannot be opened, read or written."""


class ReviewLogBusy(ReviewLogError):  # noqa: N818 - it passes
    """Another program is writing into the review log for too long; the same can be tried again."""


class BackupError(DlprepError):
    """A backup cannot be made, read or put back."""


class TerminalError(DlprepError):
    """The screen cannot be used here."""


class UsageError(DlprepError):
    """An option has a value that makes no sense."""

    exit_code = 2
