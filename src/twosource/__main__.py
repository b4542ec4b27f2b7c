"""`python -m twosource` is the same as `twosource`."""

from twosource.cli import main

if __name__ == "__main__":
    raise SystemExit(main())
