"""Dataclasses that make no code when the program starts.

The standard library writes the methods of every dataclass as text and compiles it each time a program is started: for
ours a tenth of the way to the first screen, and the module that does it a third of the way to an answer in the shell.
Here these methods are written once, for all classes together. `dataclass`, `field` and `replace` are those of the
standard library as far as we use them, and that is what type checkers see. Who asks (`dataclasses.fields`, `asdict`,
`is_dataclass`) finds ordinary dataclasses.

The write side (`dossier`, `kamer`), where nobody waits for a screen, uses the standard library's own.
"""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING, Any, Final, NoReturn, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable
    from dataclasses import dataclass, field, replace

__all__ = ["dataclass", "field", "replace"]

T = TypeVar("T")

_MISSING: Final = object()
_FIELDS: Final = "__zedentui_fields__"
"""The attribute of a class that holds what is known of its fields."""


class _Factory:
    """What `field` gives: a default that is made anew for each object."""

    __slots__ = ("make",)

    def __init__(self, make: Callable[[], Any]) -> None:
        self.make = make


class _Fields:
    """The fields of a class: how each is set, what it is by itself, and how all are read at once."""

    __slots__ = ("after", "defaults", "kinds", "names", "positional", "puts", "standard", "steps", "values", "whole")

    def __init__(self, kinds: dict[str, str], defaults: dict[str, Any], *, named: bool) -> None:
        self.kinds = kinds
        self.defaults = defaults
        self.names = tuple(kinds)
        self.positional = 0 if named else len(kinds)
        self.whole = self.positional or -1
        """With how many values an object is made without a name; never, where each must be named."""
        self.values: Callable[[Any], tuple[Any, ...]] = _reader(self.names)
        self.standard: dict[str, Any] | None = None

    def settle(self, kind: type, *, slots: bool) -> None:
        """Note how the fields of the finished class are set."""
        self.puts: tuple[Callable[[Any, Any], None], ...] = tuple(
            getattr(kind, name).__set__ if slots else _put(name) for name in self.names
        )
        self.steps = tuple(
            (name, put, self.defaults.get(name, _MISSING)) for name, put in zip(self.names, self.puts, strict=True)
        )
        self.after = hasattr(kind, "__post_init__")


class _Standard:
    """The attribute by which the standard library knows a dataclass, made when it is first asked for."""

    def __get__(self, instance: object, kind: type) -> dict[str, Any]:
        about: _Fields = getattr(kind, _FIELDS)
        if about.standard is None:
            about.standard = self._made(kind, about)
        return about.standard

    @staticmethod
    def _made(kind: type, about: _Fields) -> dict[str, Any]:
        import dataclasses

        listed: list[tuple[str, Any, Any]] = []
        for name in about.names:
            default = about.defaults.get(name, _MISSING)
            if default is _MISSING:
                described = dataclasses.field()
            elif isinstance(default, _Factory):
                described = dataclasses.field(default_factory=default.make)
            else:
                described = dataclasses.field(default=default)
            listed.append((name, about.kinds[name], described))
        alike: Any = dataclasses.make_dataclass(kind.__name__, listed, kw_only=True)
        fields: dict[str, Any] = alike.__dataclass_fields__
        return fields


def _reader(names: tuple[str, ...]) -> Callable[[Any], tuple[Any, ...]]:
    """Give what reads all these attributes of an object."""
    if len(names) > 1:
        return attrgetter(*names)
    return lambda made: tuple(getattr(made, name) for name in names)


def _put(name: str) -> Callable[[Any, Any], None]:
    """Give what sets an attribute, of a frozen object too."""
    return lambda made, value: object.__setattr__(made, name, value)


# The methods, as they are found on the classes ------------------------------------------------------------------------


def _init(self: Any, /, *values: Any, **named: Any) -> None:
    about: _Fields = self.__zedentui_fields__
    if len(values) == about.whole and not named:  # nearly always, and half the work
        for put, value in zip(about.puts, values, strict=False):
            put(self, value)
    else:
        _init_by_name(self, about, values, named)
    if about.after:
        self.__post_init__()


def _init_by_name(self: Any, about: _Fields, values: tuple[Any, ...], named: dict[str, Any]) -> None:
    given = len(values)
    if given > about.positional:
        raise TypeError(f"{type(self).__qualname__}() takes {about.positional} values, {given} were given")
    for put, value in zip(about.puts, values, strict=False):
        put(self, value)
    for name, put, default in about.steps[given:]:
        if name in named:
            put(self, named.pop(name))
        elif default is _MISSING:
            raise TypeError(f"{type(self).__qualname__}() lacks {name!r}")
        else:
            put(self, default.make() if type(default) is _Factory else default)
    if named:
        raise TypeError(
            f"{type(self).__qualname__}() has no field {', '.join(map(repr, named))}, or was given it twice"
        )


def _repr(self: Any) -> str:
    told = ", ".join(f"{name}={getattr(self, name)!r}" for name in self.__zedentui_fields__.names)
    return f"{type(self).__qualname__}({told})"


def _eq(self: Any, other: Any) -> Any:
    if type(other) is not type(self):
        return NotImplemented
    values = self.__zedentui_fields__.values
    return values(self) == values(other)


def _hash(self: Any) -> int:
    return hash(self.__zedentui_fields__.values(self))


def _setattr(self: Any, name: str, value: object) -> NoReturn:
    raise AttributeError(f"cannot assign to field {name!r} of {type(self).__qualname__}: {value!r}")


def _delattr(self: Any, name: str) -> NoReturn:
    raise AttributeError(f"cannot delete field {name!r} of {type(self).__qualname__}")


def _reduce(self: Any) -> tuple[Any, ...]:
    return _again, (type(self), self.__zedentui_fields__.values(self))


def _again(kind: type[T], values: tuple[Any, ...]) -> T:
    """Make an object from its values, for `copy` and `pickle`; nothing is checked or made again."""
    made = object.__new__(kind)
    for put, value in zip(getattr(kind, _FIELDS).puts, values, strict=True):
        put(made, value)
    return made


# The decorator and what goes with it ----------------------------------------------------------------------------------


def _dataclass(
    kind: type[Any] | None = None, /, *, frozen: bool = False, slots: bool = False, kw_only: bool = False
) -> Any:
    """Give a class the methods of a dataclass; with `slots` it is made anew, as the standard library does."""
    if kind is None:
        return lambda kind: _made(kind, frozen, slots, kw_only)
    return _made(kind, frozen, slots, kw_only)


def _made(kind: type[Any], frozen: bool, slots: bool, kw_only: bool) -> type[Any]:
    own = {name: str(about) for name, about in kind.__annotations__.items() if not str(about).startswith("ClassVar")}
    before: _Fields | None = getattr(kind, _FIELDS, None)
    present = kind.__dict__
    defaults = (before.defaults if before else {}) | {name: present[name] for name in own if name in present}
    about = _Fields((before.kinds if before else {}) | own, defaults, named=kw_only)
    matched = () if kw_only else about.names
    added: dict[str, Any] = {
        _FIELDS: about, "__init__": _init, "__match_args__": matched, "__dataclass_fields__": _Standard(),
    }  # fmt: skip
    if "__repr__" not in present:
        added["__repr__"] = _repr
    if "__eq__" not in present:
        added["__eq__"] = _eq
    if present.get("__hash__") is None:
        added["__hash__"] = _hash if frozen else None
    if frozen:
        added |= {"__setattr__": _setattr, "__delattr__": _delattr}
    if slots:
        new = {name: value for name, value in present.items() if name not in {*own, "__dict__", "__weakref__"}}
        fresh = tuple(name for name in own if before is None or name not in before.kinds)
        anew: Callable[..., type[Any]] = type(kind)
        added |= {"__slots__": fresh, "__qualname__": kind.__qualname__, "__reduce__": _reduce}
        kind = anew(kind.__name__, kind.__bases__, new | added)
    else:
        for name, value in added.items():
            setattr(kind, name, value)
    about.settle(kind, slots=slots)
    return kind


def _field(*, default_factory: Callable[[], Any]) -> Any:
    """Make a default anew for each object."""
    return _Factory(default_factory)


def _replace(made: Any, /, **changes: Any) -> Any:
    """Make another object of the same class, with other values for some fields."""
    about: _Fields = made.__zedentui_fields__
    values = dict(zip(about.names, about.values(made), strict=True)) | changes
    return type(made)(*values.values()) if len(values) == about.whole else type(made)(**values)


if not TYPE_CHECKING:
    dataclass, field, replace = _dataclass, _field, _replace
