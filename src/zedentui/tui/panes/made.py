"""Which pane a code stands for. Each is imported when it is first wanted, but the one that a start begins with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zedentui.tui.panes.statistics.pane import StatisticsPane

if TYPE_CHECKING:
    from datetime import date

    from zedentui.archive.shelf import Shelf
    from zedentui.store.store import Store
    from zedentui.tui.panes.pane import Pane

__all__ = ["build_pane"]


def build_pane(code: str, store: Store, reference_date: date, shelf: Shelf | None = None) -> Pane:
    """The pane with this code, with what the archive has for it; each module is imported when first wanted."""
    if code == "actieplan":
        from zedentui.tui.panes.action_plan import ActionPlanPane

        return ActionPlanPane(store)
    if code == "transnationaal":
        from zedentui.tui.panes.transnational import TransnationalPane

        return TransnationalPane(store)
    if code == "moties" and shelf is not None:
        from zedentui.tui.panes.archived_moties import ArchivedMotiesPane

        return ArchivedMotiesPane(store, shelf)
    if code == "moties":
        from zedentui.tui.panes.moties import MotiesPane

        return MotiesPane(store)
    if code == "agenda" and shelf is not None:
        from zedentui.tui.panes.archived_agenda import ArchivedAgendaPane

        return ArchivedAgendaPane(store, reference_date, shelf)
    if code == "agenda":
        from zedentui.tui.panes.agenda import AgendaPane

        return AgendaPane(store, reference_date)
    if code == "narekenen":
        from zedentui.tui.panes.claims import ClaimsPane

        return ClaimsPane(store)
    return StatisticsPane(store)
