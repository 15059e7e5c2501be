"""One module per feature: what a person can do, and what follows."""
