"""What holds for every test of the repository: how many run side by side, which run alone, what a run reports."""

pytest_plugins = ["tests.support.workers", "tests.support.quiet", "tests.support.report"]
