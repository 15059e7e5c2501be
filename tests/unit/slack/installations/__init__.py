"""Tests of the app in many workspaces."""
