"""The page in the browser: its API and the fault switches."""
