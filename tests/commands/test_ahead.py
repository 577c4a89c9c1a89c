"""What is kept for the next run: on what it rests."""

from dataclasses import replace
from pathlib import Path

import pytest

from dlprep.commands.ahead import basis, keep_count
from dlprep.commands.environment import NOW_VARIABLE, system_environment
from dlprep.storage import remembered


def test_an_answer_belongs_to_the_day_on_which_it_was_begun(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A count worked out while the study day ends is none of the next day."""
    monkeypatch.delenv(NOW_VARIABLE, raising=False)
    env = system_environment({"DLPREP_HOME": str(tmp_path)})
    env = replace(env, paths=replace(env.paths, cache=tmp_path))
    days = ["2026-11-23", "2026-11-24"]
    monkeypatch.setattr("dlprep.storage.remembered.today", lambda: days[0])
    begun = basis(env)
    days.pop(0)
    keep_count(env, 12, begun)

    known = {day: remembered.recall(str(tmp_path), remembered.COUNT, day) for day in ("2026-11-23", *days)}
    assert known == {"2026-11-23": "12", "2026-11-24": None}
