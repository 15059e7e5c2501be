"""The embedded Job Duties service."""
