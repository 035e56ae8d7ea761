"""Waiting until a program has done what was asked of it: not less, and no longer where the system tells."""

from __future__ import annotations

import sys

import pytest
from programs import Start
from resting import tells
from terminal import Terminal

pytestmark = pytest.mark.terminal

PROGRAM = """
import os, queue, select, threading, time, tty

def compute():
    end = time.process_time() + 0.05
    while time.process_time() < end:
        pass

def pause():
    select.select([], [], [], 0.1)

def wait_in_a_thread():
    thread = threading.Thread(target=lambda: threading.Event().wait(0.1))
    thread.start()
    thread.join()

def hand_over():
    there, back = queue.Queue(), queue.Queue()
    thread = threading.Thread(target=lambda: [back.put(there.get() + 1) for _ in range(200)])
    thread.start()
    number = 0
    for _ in range(200):
        there.put(number)
        number = back.get()
    thread.join()

tty.setraw(0)
threading.Thread(target=threading.Event().wait, daemon=True).start()
line = select.epoll()
line.register(0, select.EPOLLIN)
print("begin", end="\\r\\n", flush=True)
while True:
    line.poll(60)
    key = os.read(0, 1).decode()
    if key == "q":
        break
    if key == "d":
        line.unregister(0)
    elif key != "n":
        {"c": compute, "p": pause, "w": wait_in_a_thread, "h": hand_over}[key]()
    print("klaar", key, end="\\r\\n", flush=True)
"""


@pytest.fixture
def terminal(start: Start) -> Terminal:
    started = start([sys.executable, "-c", PROGRAM])
    started.wait_for("begin")
    return started


def test_all_that_a_key_leads_to_is_there(terminal: Terminal) -> None:
    """Also what comes after a pause, or from another thread than the one that took the key."""
    terminal.settle()
    missed = []
    for key in "ncphwnnhc":
        before = terminal.raw.count(b"klaar")
        terminal.send(key)
        terminal.settle()
        if terminal.raw.count(b"klaar") == before:
            missed.append(key)
            terminal.wait_for(lambda terminal, before=before: terminal.raw.count(b"klaar") > before)
    assert missed == []


@pytest.mark.skipif(not tells(), reason="this system does not tell in which call a thread sleeps")
def test_the_system_tells_when_it_waits_and_has_read_everything(terminal: Terminal) -> None:
    terminal.settle()
    assert terminal.at_rest
    terminal.send("d")
    terminal.wait_for("klaar d")
    terminal.settle()
    assert terminal.at_rest
    terminal.send("n")
    assert not terminal.at_rest
