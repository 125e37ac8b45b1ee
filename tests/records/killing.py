"""Writers that are killed at any instant of what they usually take."""

import multiprocessing
import os
import random
import signal
import time


def killed(writes, arguments, times):
    """Let `writes` run in a process of its own so many times; the first ends by itself, the others are killed."""
    fork, chance, usual = multiprocessing.get_context("fork"), random.Random(4), None
    for _ in range(times):
        began = time.monotonic()
        writer = fork.Process(target=writes, args=arguments)
        writer.start()
        if usual is not None:
            time.sleep(chance.uniform(0, usual))
            os.kill(writer.pid, signal.SIGKILL)
        writer.join()
        usual = usual or time.monotonic() - began
