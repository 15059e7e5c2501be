"""Runs turns: everything around the pure conversation that awaits."""
