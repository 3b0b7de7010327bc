"""The one error whose text is fit to show a person as it stands.

A message says what is so, what would have been right, and what to do next.
The command line prints it and leaves with 1; the pages show it. Any other
exception is a defect of ours and keeps its traceback.
"""


class RsoftError(Exception):
    """A fault that a person can understand and act on."""


class UnreadableExport(RsoftError):
    """A file that cannot be imported as a whole; its text says why and what to do."""


class StoreBusy(RsoftError):
    """The store is open in another process."""
