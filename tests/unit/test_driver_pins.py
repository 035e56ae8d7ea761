"""What the session and its driver rely on in Textual without a promise: a version that breaks one fails here."""

from __future__ import annotations

import inspect

import pytest
from rich.color import ColorSystem
from rich.segment import Segment
from rich.style import Style
from textual import constants, events, messages
from textual._compositor import ChopsUpdate, LayoutUpdate
from textual._xterm_parser import XTermParser
from textual.app import App
from textual.command import CommandPalette
from textual.driver import Driver
from textual.filter import LineFilter
from textual.strip import Strip
from textual.widgets import Input, TextArea
from textual.worker import WorkerFailed

from zedentui.tui.session.app import SessionApp
from zedentui.tui.session.driver import TerminalDriver


def test_the_parser_takes_text_and_gives_events() -> None:
    parser = XTermParser(False)
    found = [event for event in parser.feed("a\x1b[B") if isinstance(event, events.Key)]
    assert [event.key for event in found] == ["a", "down"]


def test_the_parser_tells_a_lone_escape_only_after_a_tick(monkeypatch: pytest.MonkeyPatch) -> None:
    parser = XTermParser(False)
    assert list(parser.feed("\x1b")) == []
    monkeypatch.setattr("textual._parser.get_time", lambda: float("inf"))
    assert [event.key for event in parser.tick() if isinstance(event, events.Key)] == ["escape"]
    assert list(parser.tick()) == []
    assert constants.ESCAPE_DELAY > 0


def test_the_parser_ends_at_an_empty_text() -> None:
    # Which is why the driver never feeds it one: half a UTF-8 character decodes to nothing.
    parser = XTermParser(False)
    list(parser.feed(""))
    with pytest.raises(Exception, match="end of file"):
        list(parser.feed("a"))


def test_the_parser_still_trips_over_a_key_past_unicode() -> None:
    # When this fails, the driver no longer has to begin anew after it.
    with pytest.raises(OverflowError):
        list(XTermParser(False).feed("\x1b[99999999999;1u"))


def test_the_driver_is_made_and_used_as_before() -> None:
    wanted = inspect.signature(Driver.__init__).parameters.keys()
    assert inspect.signature(TerminalDriver.__init__).parameters.keys() == wanted
    assert Driver.__abstractmethods__ == {"write", "start_application_mode", "disable_input", "stop_application_mode"}
    for name in ("send_message", "process_message", "suspend_application_mode", "resume_application_mode", "close"):
        assert callable(getattr(Driver, name))
    assert issubclass(Driver.SignalResume, events.Event)
    assert "_size" in inspect.getsource(App.size.fget)  # the first layout takes the size of the driver
    assert inspect.signature(Driver.open_url).parameters.keys() == {"self", "url", "new_tab"}
    assert "delivery_key" in inspect.signature(Driver.deliver_binary).parameters


def test_messages_of_the_driver_exist() -> None:
    assert messages.TerminalSupportsSynchronizedOutput()
    assert messages.InBandWindowResize.from_setting_parameter(1)
    assert inspect.signature(events.DeliveryFailed).parameters.keys() >= {"key", "exception", "name"}


def test_the_application_has_the_places_where_the_session_steps_in() -> None:
    app = SessionApp()
    assert app.driver_class is TerminalDriver
    for name in ("_handle_exception", "_close_messages_no_wait", "_set_pointer_shape"):
        assert callable(getattr(App, name))
    assert inspect.signature(App._handle_exception).parameters.keys() == {"self", "error"}
    assert app._return_code is None
    assert app._exception is None
    assert not app._exception_event.is_set()
    assert app.is_headless is False  # without a driver too: a fault in the style sheet comes before there is one
    assert WorkerFailed(ValueError("x")).error.args == ("x",)


def test_filters_come_from_the_application_for_every_widget() -> None:
    app = SessionApp()
    assert all(isinstance(line_filter, LineFilter) for line_filter in app.get_line_filters())
    assert type(app.get_line_filters()[0]).__name__ == "CleanFilter"
    assert len(app.get_line_filters()) == len(App.get_line_filters(app)) + 1


async def test_no_field_blinks() -> None:
    class Fields(SessionApp):
        def compose(self):  # type: ignore[no-untyped-def]
            yield Input()
            yield TextArea()

    async with Fields().run_test() as pilot:
        for kind in (Input, TextArea):
            field = pilot.app.query_one(kind)
            field.focus()
            await pilot.pause()
            assert field.has_focus
            assert field.cursor_blink is False


async def test_the_palette_does_not_blink_either() -> None:
    async with SessionApp().run_test() as pilot:
        pilot.app.action_command_palette()
        await pilot.pause()
        assert isinstance(pilot.app.screen, CommandPalette)
        assert pilot.app.screen.query_one(Input).cursor_blink is False


def test_updates_of_the_compositor_are_as_the_encoder_of_frames_reads_them() -> None:
    assert inspect.signature(LayoutUpdate).parameters.keys() == {"strips", "region"}
    assert inspect.signature(ChopsUpdate).parameters.keys() == {"chops", "spans", "chop_ends"}
    strip = Strip([Segment("a", Style.parse("bold red on #102030"))])
    assert Strip.render_ansi(strip._segments[0].style or Style(), ColorSystem.TRUECOLOR) == "1;31;48;2;16;32;48"
    assert inspect.signature(App._display).parameters.keys() == {"self", "screen", "renderable"}
    for name in ("_begin_update", "_end_update", "post_display_hook"):
        assert callable(getattr(App, name))
    source = inspect.getsource(App._display)
    for name in ("self._batch_count", "self._running", "self._closed", "self.is_headless"):
        assert name in source
