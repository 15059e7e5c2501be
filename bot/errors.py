"""The errors this project raises itself, and which of them a person may be told.

    JobDutiesError
    ├── SettingsError           the start is refused: names and remedies, all at once
    ├── ReleaseError            an O*NET release cannot be read: file, line, remedy
    ├── OnetError               O*NET did not give an answer; each kind has its own sentence
    │   ├── OnetNotFound        no such occupation, no data for it, or a parameter it refuses
    │   ├── OnetKeyRefused      the key is wrong or missing (401, 403)
    │   ├── OnetBusy            too many requests, still after waiting (429)
    │   ├── OnetLimited         the person or workspace asked for more than its share
    │   ├── OnetUnreachable     no connection, a time-out, or a server error
    │   └── OnetNotUnderstood   an answer that is not what the service's manual describes
    ├── StoreUnavailable        the cache that holds conversations does not answer
    ├── DatabaseUnavailable     the database that holds installations does not answer
    ├── SlackUnavailable        Slack doesn't say what has to be known; it delivers the event again
    ├── TokenUnreadable         a kept token was encrypted with a key that is no longer in the settings
    └── SnapshotUnreadable      a button's snapshot is of a version this release does not know

Whatever is not in this tree is a bug: it becomes an apology with a reference that is also in the log.
"""


class JobDutiesError(Exception):
    """Anything this project raises on purpose."""


class SettingsError(JobDutiesError):
    """The settings are missing or contradict each other; the message names each and says what to do."""


class ReleaseError(JobDutiesError):
    """A release of the O*NET database cannot be read; the message names file, line and remedy."""


class OnetError(JobDutiesError):
    """O*NET gave no usable answer."""


class OnetNotFound(OnetError):  # noqa: N818 - reads as the answer it is
    """There is no such occupation, it has no data, or a parameter was refused (404, 422)."""


class OnetKeyRefused(OnetError):  # noqa: N818 - reads as the answer it is
    """The key was refused (401, 403)."""


class OnetBusy(OnetError):  # noqa: N818 - reads as the answer it is
    """O*NET asked us to wait, and still did after the retries (429)."""


class OnetLimited(OnetError):  # noqa: N818 - reads as the answer it is
    """This person or workspace has had its share of requests for this minute."""


class OnetUnreachable(OnetError):  # noqa: N818 - reads as the answer it is
    """No connection, no answer in time, or a server error."""


class OnetNotUnderstood(OnetError):  # noqa: N818 - reads as the answer it is
    """The answer is not what the service's manual describes."""


class StoreUnavailable(JobDutiesError):  # noqa: N818 - reads as the state it is
    """The cache that holds conversations does not answer."""


class DatabaseUnavailable(JobDutiesError):  # noqa: N818 - reads as the state it is
    """The database that holds installations does not answer, or refuses."""


class SlackUnavailable(JobDutiesError):  # noqa: N818 - reads as the state it is
    """Slack doesn't say what has to be known before an event can be handled."""


class TokenUnreadable(JobDutiesError):  # noqa: N818 - reads as the state it is
    """A kept token cannot be decrypted with any of the keys."""


class SnapshotUnreadable(JobDutiesError):  # noqa: N818 - reads as the state it is
    """A control carries a snapshot that this release cannot read."""


MALFORMED_PAYLOAD = (KeyError, IndexError, TypeError, AttributeError, ValueError)
"""What reading a payload raises that has not the shape its sender documents; to be caught around the reading alone."""
