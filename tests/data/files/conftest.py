"""Files are read here as a sender's are: in a process of their own."""

import pytest


@pytest.fixture(scope="module", autouse=True)
def read_here() -> None:
    """In the place of the shortcut of the other tests of `data/`."""
