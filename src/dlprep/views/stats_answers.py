"""What the answers were like: points said, confidence against rating, time."""

from rich.console import Group, RenderableType
from rich.text import Text

from dlprep.statistics.coverage import LATELY, Coverage, PointRecord
from dlprep.statistics.pace import SPOKEN_BAND, Pace
from dlprep.views.card_text import one_line, visible
from dlprep.views.dates import clock_of_seconds, counted
from dlprep.views.readiness import percent
from dlprep.views.shares import band, question_line, quiet_table, share_in_words, tag_name, tags_table
from dlprep.views.stats_picture import StatsPicture

MOST_POINTS = 8
MOST_CARDS = 8
MOST_NAMED = 5


def points_body(picture: StatsPicture) -> RenderableType:
    """Return the share of points said lately by tag, and the points missed most."""
    coverage = picture.coverage
    if not coverage.judged:
        return Text("No points were ticked yet: after a reveal, 'dlprep study' goes through them.")
    weakest = coverage.weakest[:MOST_POINTS]
    missed = (Text(), Text("Missed most often and most recently", "title"), *map(_point, weakest))
    return Group(
        Text(f"Points said lately: {share_in_words(coverage.overall)}", "title"),
        Text(f"{_judged(coverage)}; the last {LATELY} answers of each count.", "quiet"),
        Text(),
        tags_table(coverage.tags, "said"),
        *(missed if weakest else ()),
        *([Text("All of them on a page: 'dlprep sheet'.", "quiet")] if weakest else []),
    )


def confidence_body(picture: StatsPicture) -> RenderableType:
    """Return how often each confidence was right, and where "sure" is too often wrong."""
    judgement = picture.judgement
    if not judgement.answers:
        return Text("No confidence was given yet: say it before the reveal in 'dlprep study'.")
    table = quiet_table()
    table.add_column("you said")
    table.add_column("right", justify="right")
    table.add_column("range", justify="right")
    table.add_column("of", justify="right")
    for level in judgement.levels:
        right = level.right
        shown = (percent(right.mean), band(right), str(right.total)) if right.total else ("–", "–", "0")
        table.add_row(level.confidence.label, *shown)
    named = [f"{tag_name(one.tag)} ({percent(one.share.mean)})" for one in judgement.overconfident]
    rest = f" and {len(named) - MOST_NAMED} more" if len(named) > MOST_NAMED else ""
    too_sure = ", ".join(named[:MOST_NAMED]) + rest
    verdict = f"Too sure of: {too_sure}." if named else "No topic where you are too sure."
    tags = (
        (Text(), Text('"Sure" and right, by tag', "title"), tags_table(judgement.sure_by_tag, "right"))
        if judgement.sure_by_tag
        else ()
    )
    return Group(
        Text(f"Confidence, over {counted(judgement.answers, 'answer')}", "title"),
        Text(),
        table,
        Text(),
        Text(verdict),
        *tags,
        Text("Right is rated good or easy: a hard answer lacked something that matters.", "quiet"),
    )


def time_body(picture: StatsPicture) -> RenderableType:
    """Return how long answers take, and the slowest cards."""
    pace = picture.pace
    if pace.seconds is None:
        return Text("No answer was timed yet.")
    slowest = pace.cards[:MOST_CARDS]
    head = f"An answer takes {clock_of_seconds(pace.seconds)}, over {counted(pace.answers, 'answer')}"
    lines = (
        question_line(f"{clock_of_seconds(card.seconds):>6}  ", one_line(card.card.question))
        for card in slowest
    )
    cards = (Text(), Text("The slowest cards, each by its median", "title"), *lines) if slowest else ()
    return Group(Text(head, "title"), *_spoken(pace), *cards)


def _spoken(pace: Pace) -> list[Text]:
    if pace.spoken_seconds is None:
        return [Text("No spoken answer was timed yet: start the clock, speak, then reveal.")]
    low, high = (clock_of_seconds(seconds) for seconds in SPOKEN_BAND)
    shorter = pace.within.total - pace.within.hits - pace.longer
    return [
        Text(
            f"Spoken: {clock_of_seconds(pace.spoken_seconds)} as a rule; {share_in_words(pace.within)} took "
            f"{low} to {high}, {pace.longer} longer, {shorter} shorter."
        )
    ]


def _point(record: PointRecord) -> Text:
    sign = "★ " if record.point.must else "  "
    times = f"{record.missed} of {len(record.said)}"
    lead = Text.assemble((sign, "must"), (f"{times:>7}  ", "quiet"))
    line = question_line("", Text.assemble(lead, one_line(record.point.say), "  "))
    line.append(f"({visible(record.card.id)})", "quiet")
    return line


def _judged(coverage: Coverage) -> str:
    return f"{coverage.judged} of {counted(coverage.cards, 'card')} judged by their points"
