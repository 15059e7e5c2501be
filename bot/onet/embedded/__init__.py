"""The embedded Job Duties service: the three web services over one's own copy of the database."""
