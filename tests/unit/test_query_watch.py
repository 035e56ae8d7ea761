"""What takes too long is interrupted, whatever else is watched by the same thread, and nothing else is."""

from __future__ import annotations

import os
import subprocess
import sys
import threading

import pytest

from zedentui.duck.watch import Watch

SOON = 0.01  # seconds of processor time; on the clock ten times as much
LONG = 1_000.0
PATIENCE = 60.0  # that the tests have, on a machine that is busy


def never() -> None:
    raise AssertionError("nothing took too long")


def test_a_short_watch_inside_a_long_one_is_over_in_its_own_time() -> None:
    stopped = threading.Event()
    with Watch(never, LONG) as long, Watch(stopped.set, SOON) as short:
        assert stopped.wait(PATIENCE)
    assert short.expired
    assert not long.expired


def test_what_takes_too_long_is_interrupted_until_it_ends() -> None:
    """The first interrupt may come before there is something to interrupt."""
    times = threading.Semaphore(0)
    with Watch(times.release, SOON):
        assert all(times.acquire(timeout=PATIENCE) for _ in range(3))


def test_what_ended_in_time_is_left_alone() -> None:
    ended: list[int] = []
    stopped = threading.Event()
    for number in range(100):
        with Watch(lambda number=number: ended.append(number), SOON):  # type: ignore[misc]
            pass
    with Watch(stopped.set, 5 * SOON):  # which is over later than those would have been
        assert stopped.wait(PATIENCE)
    assert not ended


def test_one_thread_waits_for_all() -> None:
    for _ in range(20):
        with Watch(never, LONG), Watch(never, LONG):
            assert sum(thread.name == "query-watch" for thread in threading.enumerate()) == 1


def test_an_interrupt_that_fails_holds_up_no_other() -> None:
    stopped = threading.Event()
    with Watch(never, SOON) as failing, Watch(stopped.set, 2 * SOON):
        assert stopped.wait(PATIENCE)
    assert failing.expired
    with Watch(stopped.set, SOON):
        stopped.clear()
        assert stopped.wait(PATIENCE)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="processes are not split off here")
def test_a_process_that_is_split_off_has_a_thread_of_its_own() -> None:
    script = f"""if True:
        import os, signal, threading
        from zedentui.duck.watch import Watch
        with Watch(print, {LONG}):
            child = os.fork()
            signal.alarm({int(2 * PATIENCE)} if child == 0 else 0)  # one that waits for a lost lock
            stopped = threading.Event()
            with Watch(stopped.set, {SOON}) as watch:
                assert stopped.wait({PATIENCE}) and watch.expired
        if child == 0:
            os._exit(0)
        assert os.waitpid(child, 0)[1] == 0
    """
    done = subprocess.run([sys.executable, "-W", "ignore", "-c", script], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
