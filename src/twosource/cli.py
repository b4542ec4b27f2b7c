"""Parse, call, print."""


def main(argv: list[str] | None = None) -> int:
    """Run the command line; returns the exit code."""
    raise NotImplementedError
