"""Finds what folds out in a page without `<details>`: a trigger and the panel it opens."""

import re
from collections import Counter
from dataclasses import dataclass, field

from selectolax.lexbor import LexborNode

from dlprep.importing.page.html_nodes import (
    HEADINGS,
    attribute,
    is_block,
    look_of,
    next_element,
    plain_text,
    tag_of,
)

TRIGGERS = ",".join(
    f"[{name}]"
    for name in (
        "aria-controls", "aria-expanded", "data-target", "data-bs-target", "data-toggle=collapse",
        "data-bs-toggle=collapse",
    )
)  # fmt: skip
NAMING = ("aria-controls", "data-bs-target", "data-target", "href")
NO_TRIGGER_ROLES = frozenset({"tab", "combobox", "menuitem", "menu", "navigation", "search"})
PANELS = frozenset({"div", "section", "p", "ul", "ol", "dd", "article"})
REPEATED = 2
SHORTEST_ANSWER = 20
HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden")


@dataclass(slots=True)
class Foldouts:
    """By `mem_id`: the panel of each trigger, all panels, and what a script shows without a known trigger."""

    panels: dict[int, LexborNode] = field(default_factory=dict)
    opened: set[int] = field(default_factory=set)
    shown: frozenset[int] = frozenset()

    def panel_in(self, node: LexborNode) -> LexborNode | None:
        """Return the panel that an element opens, itself or with a trigger inside it."""
        if not self.panels:
            return None
        if panel := self.panels.get(node.mem_id):
            return panel
        if node.tag in HEADINGS:
            for inside in node.css(f"{TRIGGERS},button"):
                if panel := self.panels.get(inside.mem_id):
                    return panel
        return None

    def add(self, trigger: LexborNode, panel: LexborNode) -> None:
        """Note that a trigger opens a panel, unless the panel is taken."""
        if panel.mem_id not in self.opened:
            self.panels[trigger.mem_id] = panel
            self.opened.add(panel.mem_id)


def find_foldouts(root: LexborNode) -> Foldouts:
    """Find the triggers of a page: by the panel they name, or as repeated buttons before their panels."""
    found = Foldouts()
    triggers = root.css(TRIGGERS)
    if triggers:
        panels = {name: node for node in root.css("[id]") if (name := attribute(node, "id"))}
        for trigger in triggers:
            panel = _named(trigger, panels)
            if panel is not None and panel.mem_id not in found.opened and _can_open(trigger, panel):
                found.add(trigger, panel)
    for trigger, panel in _buttons(root, found):
        found.add(trigger, panel)
    found.shown = _repeated_hidden(root)
    return found


def is_hidden(node: LexborNode) -> bool:
    """Say whether a page tells the browser not to show an element."""
    given = node.attributes
    if "hidden" in given or given.get("aria-hidden") == "true":
        return True
    style = given.get("style")
    return bool(style) and HIDDEN_STYLE.search(style or "") is not None


def _repeated_hidden(root: LexborNode) -> frozenset[int]:
    """Find hidden texts that repeat with one look behind something: answers, not notices."""
    looks: dict[str, list[LexborNode]] = {}
    for node in root.css("[hidden],[aria-hidden=true],[style]"):
        if is_hidden(node) and is_block(node) and len(plain_text(node)) >= SHORTEST_ANSWER:
            looks.setdefault(look_of(node), []).append(node)
    alike = [nodes for nodes in looks.values() if len({plain_text(node) for node in nodes}) > REPEATED]
    return frozenset(node.mem_id for nodes in alike for node in nodes)


def _named(trigger: LexborNode, panels: dict[str, LexborNode]) -> LexborNode | None:
    for name in NAMING:
        if panel := panels.get(attribute(trigger, name).removeprefix("#")):
            return panel
    return None


def _can_open(trigger: LexborNode, panel: LexborNode) -> bool:
    if attribute(trigger, "role") in NO_TRIGGER_ROLES or tag_of(panel) in {"nav", "form", "aside", "header"}:
        return False
    outer: LexborNode | None = trigger
    while outer is not None:
        if outer.mem_id == panel.mem_id or outer.tag == "nav":
            return False
        outer = outer.parent
    return bool(plain_text(trigger)) and bool(plain_text(panel))


def _buttons(root: LexborNode, found: Foldouts) -> list[tuple[LexborNode, LexborNode]]:
    """Pair buttons that name no panel with the element behind them, where they repeat."""
    pairs = []
    for trigger in root.css("button,[role=button],summary"):
        if trigger.mem_id in found.panels or trigger.tag == "summary":
            continue
        panel = next_element(trigger)
        if panel is not None and panel.tag in PANELS and plain_text(trigger) and _is_prose(panel):
            pairs.append((trigger, panel))
    repeated = Counter((look_of(trigger), look_of(panel)) for trigger, panel in pairs)
    return [
        (trigger, panel) for trigger, panel in pairs if repeated[look_of(trigger), look_of(panel)] >= REPEATED
    ]


def _is_prose(panel: LexborNode) -> bool:
    """Say whether there is text in a panel that is not code: a button before code copies it."""
    text = plain_text(panel)
    code = panel.css_first("pre,code")
    return bool(text) and (code is None or plain_text(code) != text)
