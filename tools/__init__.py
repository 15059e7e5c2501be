"""The papers, and what remakes their pictures."""
