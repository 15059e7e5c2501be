"""The errors this project raises itself, and which of them a person may be told.

    JobDutiesError
    ├── SettingsError           the start is refused: names and remedies, all at once
    ├── ReleaseError            an O*NET release can't be read: file, line, what to do
    ├── OnetError               O*NET gave no usable response; each kind has its own sentence
    │   ├── OnetNotFound        no such occupation, no data for it, or a parameter it refuses
    │   ├── OnetKeyRefused      the key is wrong or missing (401, 403)
    │   ├── OnetBusy            too many requests, still after waiting (429)
    │   ├── OnetLimited         the person or workspace reached the request limit
    │   ├── OnetUnreachable     no connection, a time-out, or a server error
    │   └── OnetNotUnderstood   a response that isn't what the service's manual describes
    ├── StoreUnavailable        a store doesn't respond: the cache of conversations, or …
    │   └── DatabaseUnavailable … the database of installations and lists
    ├── SlackUnavailable        Slack didn't answer a question about an event; it delivers the event again
    ├── TokenUnreadable         a stored token was encrypted with a key that is no longer in the settings
    └── SnapshotUnreadable      a button's snapshot has a version that this release doesn't know

Any other exception is a bug: it becomes an apology with a reference that is also in the log.
"""


class JobDutiesError(Exception):
    """Anything this project raises on purpose."""


class SettingsError(JobDutiesError):
    """The settings are missing or contradict each other; the message names each and says what to do."""


class ReleaseError(JobDutiesError):
    """A release of the O*NET database can't be read; the message names the file, the line and what to do."""


class OnetError(JobDutiesError):
    """O*NET gave no usable response."""


class OnetNotFound(OnetError):  # noqa: N818 - reads as the answer it is
    """The occupation doesn't exist, it has no data, or a parameter was refused (404, 422)."""


class OnetKeyRefused(OnetError):  # noqa: N818 - reads as the answer it is
    """The key was refused (401, 403)."""


class OnetBusy(OnetError):  # noqa: N818 - reads as the answer it is
    """O*NET asked us to wait, and still did after the retries (429)."""


class OnetLimited(OnetError):  # noqa: N818 - reads as the answer it is
    """This person or workspace has reached this minute's request limit."""


class OnetUnreachable(OnetError):  # noqa: N818 - reads as the answer it is
    """No connection, no response in time, or a server error."""


class OnetNotUnderstood(OnetError):  # noqa: N818 - reads as the answer it is
    """The response isn't what the service's manual describes."""


class StoreUnavailable(JobDutiesError):  # noqa: N818 - reads as the state it is
    """A store doesn't respond."""


class DatabaseUnavailable(StoreUnavailable):
    """The database of installations and lists doesn't respond, or refuses."""


class SlackUnavailable(JobDutiesError):  # noqa: N818 - reads as the state it is
    """Slack didn't answer a question that must be answered before an event can be handled."""


class TokenUnreadable(JobDutiesError):  # noqa: N818 - reads as the state it is
    """A stored token can't be decrypted with any of the keys."""


class SnapshotUnreadable(JobDutiesError):  # noqa: N818 - reads as the state it is
    """A control carries a snapshot that this release can't read."""


MALFORMED_PAYLOAD = (KeyError, IndexError, TypeError, AttributeError, ValueError)
"""What reading a payload raises that has not the shape its sender documents; to be caught around the reading alone."""
