"""Tests of the matching of texts with duties."""
