"""The search for garbage while cells come in."""

import gc
import threading

from data.gc_pause import paused


def test_the_search_goes_on_only_when_nobody_is_within_any_more():
    seen = []
    within, may_leave = threading.Event(), threading.Event()

    def other():
        with paused():
            within.set()
            may_leave.wait(10)

    thread = threading.Thread(target=other)
    with paused():
        thread.start()
        within.wait(10)
        seen.append(gc.isenabled())
    seen.append(gc.isenabled())
    may_leave.set()
    thread.join()
    seen.append(gc.isenabled())
    assert seen == [False, False, True]


def test_a_search_that_was_off_stays_off():
    gc.disable()
    try:
        with paused():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_what_fails_within_leaves_the_search_on():
    try:
        with paused():
            raise ValueError
    except ValueError:
        pass
    assert gc.isenabled()
