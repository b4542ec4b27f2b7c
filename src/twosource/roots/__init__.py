"""Root sources: who first said something, resolved across reports.

find     the whole way: `find_roots`, with bodies and the unnamed
people   named people, their offices, and who may be one of several
records  a speaker with all it said, and groups of them
"""

from twosource.roots.find import find_roots

__all__ = ["find_roots"]
