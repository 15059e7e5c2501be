"""The embedded Job Duties service: O*NET's three services over your own copy of the database."""
