"""Run in a network namespace of its own: whether an unpacked bundle is installed and shows a page without any network.

    unshare -rn python -m tests.deploy.alone FOLDER [PYTHON]

PYTHON is what runs it where it needn't be installed. Prints what was reached, installed and shown.
"""

import os
import socket
import struct
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

from bench.dashboard import free_port
from bench.session import session

SET_FLAGS, UP, RUNNING = 0x8914, 0x1, 0x40  # of an interface, as Linux numbers them


def loopback_up():
    """A new namespace has nothing but a loopback that is down."""
    import fcntl

    with socket.socket() as any_socket:
        fcntl.ioctl(any_socket, SET_FLAGS, struct.pack("16sh", b"lo", UP | RUNNING))


def reached(host):
    try:
        with socket.create_connection((host, 443), timeout=3):
            return True
    except OSError:
        return False


def shown(folder, python, environment):
    """Whether it lives, and what its first page says of the county."""
    port = free_port()
    command = [python, "-m", "streamlit", "run", "app.py", "--server.port", f"{port}", "--server.headless", "true"]
    quiet = subprocess.DEVNULL
    server = subprocess.Popen(command, cwd=folder, env=environment, stdout=quiet, stderr=quiet)
    try:
        address, until = f"http://127.0.0.1:{port}", time.monotonic() + 90
        while time.monotonic() < until and server.poll() is None:
            try:
                with urllib.request.urlopen(f"{address}/readyz", timeout=2) as answer, session(address) as reader:
                    page = reader.run()
                    return answer.read().decode(), "全县到位资金".encode() in page.content
            except OSError:
                time.sleep(0.3)
        return "not started", False
    finally:
        server.terminate()
        server.wait(20)


def main():
    folder = Path(sys.argv[1])
    proxy = "http://127.0.0.1:9"  # refuses, for what asks a proxy where no namespace could be made
    environment = {**os.environ, "HTTP_PROXY": proxy, "HTTPS_PROXY": proxy, "ALL_PROXY": proxy, "NO_PROXY": "127.0.0.1"}
    os.environ["NO_PROXY"] = "127.0.0.1"
    is_alone = os.environ.get("ALONE") == "1"
    if is_alone:
        loopback_up()
    python, installed = sys.argv[2] if len(sys.argv) > 2 else folder / ".venv" / "bin" / "python", None
    if len(sys.argv) == 2:
        run = ["sh", "install.sh"]
        told = subprocess.run(run, cwd=folder, env=environment, capture_output=True, text=True, check=False)
        installed = told.returncode
        print(told.stdout, told.stderr, file=sys.stderr)
    print(reached("1.1.1.1") if is_alone else None, installed, *shown(folder, python, environment))


if __name__ == "__main__":
    main()
