"""The sample county as it is committed, generated once for all its tests."""

import pytest

from data.sample import Tables, generate


@pytest.fixture(scope="session")
def county() -> Tables:
    return generate()
