"""What the application relies on in Textual and Rich without a promise: a version that breaks one fails here.

Every private name of theirs that the source uses stands in `PINNED`; the tests at the end read the source for others.
What they cannot see: a name made at run time, and a name on an object of unknown class that one of our own classes
has as well (there are none at present: reaching into another object is itself what they look for).
"""

from __future__ import annotations

import ast
import asyncio
import importlib.util
import inspect
import pkgutil
import sys
import textwrap
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
import textual.dom
from forks import Forks
from rich.color import ColorSystem
from rich.console import Console
from rich.segment import Segment
from rich.style import Style
from textual import constants, events, messages
from textual._compositor import ChopsUpdate, Compositor, LayoutUpdate
from textual._parser import Parser
from textual._styles_cache import StylesCache
from textual._xterm_parser import XTermParser
from textual.app import App
from textual.cache import LRUCache
from textual.color import Color
from textual.command import CommandPalette
from textual.driver import Driver
from textual.drivers.web_driver import WebDriver
from textual.message_pump import MessagePump
from textual.screen import Screen
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import DataTable, Input, TextArea
from textual.worker import WorkerFailed

from zedentui import tui
from zedentui.tui import lean
from zedentui.tui.session.app import SessionApp
from zedentui.tui.session.driver import TerminalDriver
from zedentui.tui.session.filters import CLEAN, Chain

PINNED: dict[type, tuple[str, ...]] = {
    App: (
        "_batch_count", "_begin_update", "_display", "_driver", "_end_update", "_exception", "_exception_event",
        "_exit", "_handle_exception", "_notifications", "_return_code", "_refresh_truecolor_filter", "_running",
        "_set_pointer_shape", "_shutdown",
    ),
    CommandPalette: ("_action_command_list",),
    Compositor: ("_dirty_regions", "_regions_to_spans", "_render_chops"),
    Console: ("_color_system",),
    DataTable: (
        "_column_locations", "_data", "_get_styles_to_render_cell", "_render_cell", "_row_locations",
        "_show_hover_cursor", "_update_dimensions",
    ),
    Driver: ("_app", "_auto_restart", "_debug", "_loop", "_mouse", "_size"),
    MessagePump: ("_close_messages_no_wait", "_closed", "_dispatch_message", "_task"),
    Parser: ("_timeout_time",),
    Screen: (
        "_callbacks", "_compositor", "_compositor_refresh", "_dirty_widgets", "_layout_required", "_on_resize",
        "_on_screen_resume", "_on_timer_update", "_refresh_layout", "_repaint_required", "_screen_resized",
        "_scroll_required", "_update_timer",
    ),
    Style: ("_ansi",),
    WebDriver: ("_on_meta", "_write"),
    Widget: ("_get_style",),
}  # fmt: skip
"""By the class that has them."""
PINNED_MODULES = {
    "textual._ansi_sequences", "textual._compositor", "textual._styles_cache", "textual._xterm_parser",
    "textual.drivers._byte_stream",
}  # fmt: skip


def test_what_is_taken_of_the_palette_of_textual_while_it_is_not_loaded() -> None:
    """`textual.app` runs with stand-ins for these, whatever is loaded here: no more names, in no other module."""
    taken: set[str] = set()
    for name in ("app", "theme", "screen", "widget", "message_pump"):
        tree = ast.parse(Path(str(importlib.import_module(f"textual.{name}").__file__)).read_text())
        for node in tree.body:  # not what is asked in functions, or for types only
            if isinstance(node, ast.ImportFrom) and node.module == "textual.command":
                taken |= {alias.name for alias in node.names}
    assert taken <= set(lean.STAND_INS)


STARTED = """
from zedentui.cli.application import _load_asyncio
_load_asyncio()
from zedentui.tui.lean import load_textual
load_textual()
import zedentui.tui.app
"""
"""What every start of the application loads."""
LOADED = """
from zedentui.tui.dialogs.palette import Palette
from textual.command import CommandPalette, Provider
assert issubclass(Palette, CommandPalette) and Provider.__module__ == "textual.command"
"""
NOT_LOADED = """
import sys
import zedentui.tui.panes.statistics.pane
print(*sorted({"ssl", "textual.command", "textual.types", "textual.widgets._tree", "plotext"} & sys.modules.keys()))
import ssl
assert ssl.create_default_context()
"""

DESCRIBED = """
import importlib, pkgutil
import zedentui.tui
from textual.dom import DOMNode
from textual.reactive import Reactive
for info in pkgutil.walk_packages(zedentui.tui.__path__, "zedentui.tui."):
    importlib.import_module(info.name)
kinds, found = [DOMNode], 0
for kind in kinds:
    kinds.extend(each for each in kind.__subclasses__() if each not in kinds)
for kind in kinds[1:]:
    reactives = {}
    for base in reversed(kind.__mro__):
        reactives |= {name: value for name, value in vars(base).items() if isinstance(value, Reactive)}
    assert list(kind._reactives.items()) == list(reactives.items()), kind
    names = [name for name in dir(kind) if name.startswith(("_compute_", "compute_"))]
    assert kind._computes == {name.lstrip("_")[8:] for name in names}, kind
    assert kind._css_type_names == {base.__name__ for base in kind._css_bases(kind)}, kind
    found += 1
assert DOMNode.__init_subclass__.__func__.__qualname__ == "_remember_bases.<locals>.describe"
print(found > 80)
"""


@pytest.fixture(scope="module")
def started() -> Iterator[Forks]:
    """Splits off processes from one that has loaded what a start does, and nothing else."""
    with Forks(STARTED) as forks:
        yield forks


def test_classes_are_described_as_textual_does(started: Forks) -> None:
    # When this differs, `_remember_bases` in `tui/lean.py` has to follow, or go.
    source = textwrap.dedent(inspect.getsource(textual.dom.DOMNode.__dict__["__init_subclass__"].__func__))
    (tree,) = ast.parse(source).body
    assert isinstance(tree, ast.FunctionDef)
    given = {ast.unparse(target) for node in ast.walk(tree) if isinstance(node, ast.Assign) for target in node.targets}
    assert {name for name in given if name.startswith("cls.")} == {
        "cls._reactives", "cls._inherit_css", "cls._inherit_bindings", "cls._inherit_component_classes",
        "cls._css_type_name", "cls._merged_bindings", "cls._css_type_names", "cls._computes",
    }  # fmt: skip
    assert [ast.unparse(each) for each in tree.args.args] == [
        "cls", "inherit_css: bool", "inherit_bindings: bool", "inherit_component_classes: bool",
    ]  # fmt: skip
    done = started.run(code=DESCRIBED)
    assert (done.returncode, done.stdout, done.stderr) == (0, b"True\n", b"")


def test_what_a_start_does_not_load_is_there_when_it_is_wanted(started: Forks) -> None:
    done = started.run(code=LOADED)
    assert (done.returncode, done.stderr) == (0, b"")
    done = started.run(code=NOT_LOADED)
    assert (done.returncode, done.stdout, done.stderr) == (0, b"\n", b"")


def test_the_parser_takes_text_and_gives_events() -> None:
    parser = XTermParser(False)
    found = [event for event in parser.feed("a\x1b[B") if isinstance(event, events.Key)]
    assert [event.key for event in found] == ["a", "down"]


def test_the_parser_tells_a_lone_escape_only_after_a_tick(monkeypatch: pytest.MonkeyPatch) -> None:
    parser = XTermParser(False)
    assert parser._timeout_time is None
    assert list(parser.feed("\x1b")) == []
    assert parser._timeout_time is not None
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
    with pytest.raises((OverflowError, ValueError)):  # the second since Python 3.14
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


def test_what_textual_does_at_the_end_is_what_the_session_does_or_leaves() -> None:
    # Of this the session does the input, the unmounting and the driver; the widgets go with the process.
    lines = inspect.getsource(App._shutdown).splitlines()
    done = [line.strip() for line in lines if "await" in line or "driver." in line]
    assert done == [
        "driver.disable_input()", "await self._close_all()", "await self._close_messages()",
        "await self._dispatch_message(events.Unmount())", "self._driver.close()", "await self._disconnect_devtools()",
    ]  # fmt: skip
    ran = inspect.getsource(App.run_async)
    assert ran.index("app._process_messages(") < ran.index("app._shutdown()") < ran.index("return app.return_value")


def test_filters_come_from_the_application_for_every_widget() -> None:
    app = SessionApp()
    [chain] = app.get_line_filters()
    assert isinstance(chain, Chain)
    assert chain.filters == (CLEAN, *App.get_line_filters(app))
    assert len(chain.filters) > 1
    assert app.get_line_filters() == [chain]  # the same one: strips remember by it


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


def test_textual_still_keeps_widgets_for_their_colours_and_ours_mixes_the_same() -> None:
    # When the first half fails, `tui/session/gone.py` may go.
    spec = importlib.util.find_spec("textual._styles_cache")
    assert spec is not None
    assert spec.loader is not None
    theirs = importlib.util.module_from_spec(spec)  # as it is before a session changes it
    spec.loader.exec_module(theirs)
    assert theirs.StylesCache.get_inner_outer.cache_info().maxsize == 1024
    assert "self.get_inner_outer(base_background, background)" in inspect.getsource(theirs.StylesCache)
    SessionApp()
    assert not hasattr(StylesCache.get_inner_outer, "cache_info")
    for under, over in (("#102030", "#405060"), ("#102030", "#40506080"), ("black", "ansi_red"), ("#fff", "#0000")):
        colours = Color.parse(under), Color.parse(over)
        assert StylesCache().get_inner_outer(*colours) == theirs.StylesCache().get_inner_outer(*colours)


def test_textual_still_remembers_by_changes_what_was_found() -> None:
    # When the first half fails, that part of `tui/session/gone.py` may go.
    source = inspect.getsource(textual.dom)
    assert "self._query_one_cache: LRUCache[QueryOneCacheKey, DOMNode] = LRUCache(1024)" in source
    assert source.count("LRUCache(") == 1
    assert source.count("cache_key = (base_node._nodes._updates, query_selector, expect_type)") >= 3
    app = SessionApp()
    assert type(app._query_one_cache) is not LRUCache
    assert app._query_one_cache.maxsize == 1024


# The names one by one, where the tests above do not use them --------------------------------------------------------


def test_a_style_remembers_its_codes() -> None:
    # A style that no other test draws: what is parsed or drawn once is kept for its like.
    style = Style(color="rgb(201,3,77)", bold=True)
    assert style._ansi is None
    assert Strip.render_ansi(style, ColorSystem.TRUECOLOR) == "1;38;2;201;3;77"
    assert style._ansi == "1;38;2;201;3;77"


@pytest.mark.parametrize(("name", "system"), [("truecolor", ColorSystem.TRUECOLOR), (None, None)])
def test_a_console_knows_its_colours(name: str | None, system: ColorSystem | None) -> None:
    assert Console(color_system=name)._color_system is system  # type: ignore[arg-type]


async def test_a_pump_has_its_task_while_it_runs() -> None:
    app = SessionApp()
    assert app._task is None
    async with app.run_test():
        assert isinstance(app.screen._task, asyncio.Task)
        assert app._running
        assert app._closed is app._exit is False
        driver = app._driver
        assert driver is not None
        assert driver._app is app
        assert driver._loop is asyncio.get_running_loop()
        assert driver._auto_restart is True
        assert driver._mouse is True
        assert driver._debug is False
        assert driver._size is not None
        app.exit()
        assert app._exit is True
    assert app._closed is True


async def test_a_resize_goes_to_the_private_handler_and_then_to_those_of_the_classes_above() -> None:
    seen = []

    class Above(Widget):
        def _on_resize(self, event: events.Resize) -> None:
            seen.append(("above", event.size))

    class Ours(Above):
        def _on_resize(self, event: events.Resize) -> None:
            event.size = event.size.with_width(7)
            seen.append(("ours", event.size))

    class Field(SessionApp):
        def compose(self):  # type: ignore[no-untyped-def]
            yield Ours()

    async with Field().run_test() as pilot:
        await pilot.pause()
    assert [name for name, _ in seen[:2]] == ["ours", "above"]
    assert seen[0][1] == seen[1][1]
    clock = inspect.getsource(Screen._update_timer.fget)  # type: ignore[attr-defined]
    assert 'UPDATE_PERIOD, self._on_timer_update, name="screen_update", pause=True' in clock  # and nothing more
    assert len(inspect.signature(Screen._on_resize).parameters) == 2  # itself and the event


# That these are all ---------------------------------------------------------------------------------------------------

LIBRARIES = ("textual", "rich")


def private(name: str) -> bool:
    return name.startswith("_") and not name.startswith("__")


@cache
def read(module: str) -> ast.Module:
    return ast.parse(Path(str(sys.modules[module].__file__)).read_text())


def parsed(kind: type) -> ast.ClassDef:
    """What stands in the file of a class, which is read once for all its classes."""
    found: ast.AST = read(kind.__module__)
    for name in kind.__qualname__.replace(".<locals>", "").split("."):
        (found,) = (
            each
            for each in ast.walk(found)
            if isinstance(each, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef) and each.name == name
        )
    assert isinstance(found, ast.ClassDef)
    return found


def on_itself(node: ast.AST) -> bool:
    """Whether this is an attribute of `self`, `cls` or `super()`."""
    if not isinstance(node, ast.Attribute):
        return False
    owner = node.value
    if isinstance(owner, ast.Call):
        return ast.unparse(owner) == "super()"
    return isinstance(owner, ast.Name) and owner.id in {"self", "cls"}


@cache
def owned(kind: type) -> frozenset[str]:
    """The names that this class itself has, or gives its objects."""
    given = {
        node.attr
        for node in ast.walk(parsed(kind))
        if isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store) and on_itself(node)
    }
    return frozenset(given | vars(kind).keys())


def used_from_above(kind: type) -> Iterator[tuple[type, str]]:
    """The private names of a library that `kind` uses, or has itself and so takes the place of, with their class."""
    tree = parsed(kind)
    names = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute) and on_itself(node)}
    names |= {node.name for node in tree.body if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)}
    above = [each for each in kind.__mro__[1:] if each.__module__.partition(".")[0] in LIBRARIES]
    for name in filter(private, names):
        yield from [(each, name) for each in above if name in owned(each)][:1]


def our_modules() -> Iterator[str]:
    return (info.name for info in pkgutil.walk_packages(tui.__path__, "zedentui.tui."))


def our_classes() -> Iterator[type]:
    for name in our_modules():
        module = importlib.import_module(name)
        yield from (each for each in vars(module).values() if isinstance(each, type) and each.__module__ == name)


def reached_into(source: str) -> set[str]:
    """The private names of other objects than the one itself; a class of the same file is no other."""
    tree = ast.parse(source)
    here = {node.name for node in ast.walk(tree) if isinstance(node, ast.ClassDef)}
    found = {
        node.attr
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute)
        and private(node.attr)
        and not on_itself(node)
        and ast.unparse(node.value) not in {*here, "os"}
    }
    strings = {node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)}
    return found | {name for name in strings if private(name) and name in _ALL_PINNED}


_ALL_PINNED = {name for names in PINNED.values() for name in names}


def test_what_looks_for_others_finds_them() -> None:
    class Ours(App):  # type: ignore[type-arg]
        def _display(self) -> None:  # type: ignore[override]
            self._exit = True
            self._own = self._driver

    assert set(used_from_above(Ours)) == {(App, "_display"), (App, "_exit"), (App, "_driver")}
    assert reached_into("class A: x = A._y\nself._z.q._w\nos._exit(1)\ngetattr(b, '_exit')") == {"_w", "_exit"}


def test_every_pinned_name_is_there() -> None:
    assert all(name in owned(kind) for kind, names in PINNED.items() for name in names)


def test_every_private_name_that_is_used_is_pinned() -> None:
    inherited = {found for kind in our_classes() for found in used_from_above(kind)}
    sources = [Path(str(importlib.import_module(name).__file__)).read_text() for name in our_modules()]
    others = set().union(*map(reached_into, sources))
    pinned = {(kind, name) for kind, names in PINNED.items() for name in names}
    assert len(inherited) > 10
    assert inherited <= pinned
    assert others <= _ALL_PINNED
    unused = {(kind.__name__, name) for kind, name in pinned - inherited if name not in others}
    assert unused == set()


def test_every_private_module_that_is_used_is_pinned() -> None:
    found = set()
    for name in our_modules():
        for node in ast.walk(ast.parse(Path(str(importlib.import_module(name).__file__)).read_text())):
            named = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            if isinstance(node, ast.ImportFrom) and node.module:
                named = [node.module, *(f"{node.module}.{alias.name}" for alias in node.names)]
            found |= {
                each for each in named if each.partition(".")[0] in LIBRARIES and any(map(private, each.split(".")))
            }
    assert found == {each for each in found for module in PINNED_MODULES if each.startswith(module)}
    assert found >= PINNED_MODULES
