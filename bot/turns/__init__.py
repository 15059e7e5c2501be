"""What a turn does: everything around the pure conversation that awaits."""
