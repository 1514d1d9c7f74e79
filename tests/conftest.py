"""What several test files share."""

import pytest


@pytest.fixture(scope="session")
def catalog():
    """What the course knows, loaded once."""
    from footlib import load

    return load()
