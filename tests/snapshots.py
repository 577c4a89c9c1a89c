"""Screens kept as text files, to be read in a diff.

`DLPREP_UPDATE_SNAPSHOTS=1 pytest` writes them anew; look at what changed before committing it.
"""

import os
from collections.abc import Sequence
from difflib import unified_diff
from pathlib import Path

FOLDER = Path(__file__).parent / "__snapshots__"


class Snapshot:
    """Compares screens with the ones kept under a name."""

    def check(self, name: str, screens: Sequence[str], columns: int) -> None:
        """Fail, with a readable difference, if *screens* are not those kept."""
        rule = "~" * columns
        drawn = "".join(f"{rule}\n{screen.rstrip()}\n" for screen in screens) + f"{rule}\n"
        path = FOLDER / f"{name}.txt"
        if os.environ.get("DLPREP_UPDATE_SNAPSHOTS"):
            path.parent.mkdir(exist_ok=True)
            path.write_text(drawn, encoding="utf-8", newline="\n")
        kept = path.read_text(encoding="utf-8")
        changes = unified_diff(kept.splitlines(), drawn.splitlines(), "kept", "drawn", lineterm="")
        assert drawn == kept, "\n".join(changes)
