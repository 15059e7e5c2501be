"""The page: its API, the traffic log, the fault switches."""
