"""Fixtures of the emulator's tests."""

import hypothesis
from emulator_support.browser import browser, chromium, opens

__all__ = ["browser", "chromium", "opens"]

# How long an example takes depends on what else the machine does.
hypothesis.settings.register_profile("untimed", deadline=None)
hypothesis.settings.load_profile("untimed")
