"""Twosource: how many independent sources stand behind a claim in the news, and on whose words."""

__version__ = "0.1.0"
