"""Random people against a model."""
