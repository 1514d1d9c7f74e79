"""A visit to the course in Chromium: seconds from its beginning until each thing is there that a visitor waits for."""

import time

FIRST_MAP = ".footlib-map [data-zone]"
LATE = 180_000  # milliseconds


class Visit:
    """Begins when it is made. `until("map", wait)` waits and notes when that was over; as a text: what was noted."""

    def __init__(self):
        self.begun, self.noted = time.monotonic(), []

    def until(self, what, wait):
        wait()
        self.noted.append(f"{what} {time.monotonic() - self.begun:.1f} s")

    def __str__(self):
        return ", ".join(self.noted)
