"""The exceptions Twosource raises on purpose, and nothing else.

Bad *input* is no exception: it becomes a `Problem` in the dossier. These are for what stops the work.

    TwosourceError
    ├── UsageError          the command line asks for something that can't be done (exit 2)
    ├── InputError          nothing readable was given (exit 1)
    │   └── FetchError      an address could not be fetched, or may not be
    ├── CaseError           a case file is locked, damaged, or no case of ours (exit 5)
    └── ModelMissingError   a language model that the work needs is not installed, or not the one we pinned
"""


class TwosourceError(Exception):
    """Base of every error that Twosource raises on purpose; its text is one line for a person."""


class UsageError(TwosourceError):
    """The command line asks for something that can't be done."""


class InputError(TwosourceError):
    """Nothing readable was given."""


class FetchError(InputError):
    """An address could not be fetched, or may not be.

    `status` is what its server answered, if it did; `wait` for how many seconds it asks to be left alone.
    """

    def __init__(self, message: str, *, status: int | None = None, wait: float | None = None) -> None:
        super().__init__(message)
        self.status, self.wait = status, wait


class CaseError(TwosourceError):
    """A case file is locked, damaged, or no case of ours."""


class ModelMissingError(TwosourceError):
    """A language model the work needs is not installed, or is not the one that was pinned."""
