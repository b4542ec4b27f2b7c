"""The assistant's door: a case asked over the Model Context Protocol, read-only; `serve` runs it over stdio.

Reports are written by strangers, and an assistant reads what it is given. So the words of reports stand in fields named
`untrusted` and nowhere else: not in a tool's description, not in an error, not in an instruction.
"""

from twosource.assistant.server import make_server, serve

__all__ = ["make_server", "serve"]
