"""Web addresses: what of one names a page, and what only a place on it."""

_ROUTES = ("!", "/")  # how what follows "#" begins where a script shows another page under it; ids of elements don't


def page_address(url: str) -> str:
    """An address without the place on its page (`#comments`, `#:~:text=…`), which no server is ever told.

    A route stays: under `#!/a` and `#/a` a script shows pages of their own. What is no address stays as it is.

    >>> page_address("https://example.org/a?id=3#top"), page_address("https://example.org/#!/a")
    ('https://example.org/a?id=3', 'https://example.org/#!/a')
    """
    page = url.partition("#")[0]
    return page if "://" in page and not route_of(url) else url


def route_of(url: str) -> str:
    """The route in an address, with its mark; empty where it has none.

    >>> route_of("https://example.org/#!/a"), route_of("https://example.org/#a"), route_of("https://example.org/#/")
    ('#!/a', '', '')
    """
    _, mark, place = url.partition("#")
    return f"{mark}{place}" if place.startswith(_ROUTES) and place.strip("!/") else ""
