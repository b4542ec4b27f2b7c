"""Units as news writes them, each with its measure and its size in that measure's base unit."""

from twosource.facts.records import Measure

# base units: days, metres, kilograms, square metres, litres, kilometres an hour
_UNITS: dict[Measure, dict[float, str]] = {
    "duration": {
        1 / 86400: "second seconds sec secs",
        1 / 1440: "minute minutes min mins",
        1 / 24: "hour hours hr hrs",
        1.0: "day days",
        7.0: "week weeks",
        14.0: "fortnight fortnights",
        30.44: "month months",
        91.3: "quarter quarters",
        365.25: "year years",
        3652.5: "decade decades",
        36525.0: "century centuries",
    },
    "length": {
        0.001: "millimetre millimetres millimeter millimeters mm",
        0.01: "centimetre centimetres centimeter centimeters cm",
        0.0254: "inch inches",
        0.3048: "foot feet ft",
        0.9144: "yard yards",
        1.0: "metre metres meter meters",
        1000.0: "kilometre kilometres kilometer kilometers km kms",
        1609.344: "mile miles",
        1852.0: "nautical-mile nautical-miles",
    },
    "mass": {
        0.001: "gram grams gramme grammes g",
        0.02835: "ounce ounces oz",
        0.453592: "lb lbs pound pounds",
        1.0: "kg kilo kilos kilogram kilograms kilogramme kilogrammes",
        6.35029: "stone",
        1000.0: "ton tons tonne tonnes",
    },
    "area": {
        1.0: "sq-m sqm",
        4046.86: "acre acres",
        10000.0: "hectare hectares",
        1e6: "sq-km sqkm",
        2.59e6: "sq-mile sq-miles",
    },
    "volume": {
        1.0: "litre litres liter liters",
        3.785: "gallon gallons",
        158.987: "barrel barrels",
    },
    "speed": {1.0: "kph km/h kmh", 1.609: "mph", 1.852: "knot knots"},
    "temperature": {1.0: "degree degrees °c °f"},
}
UNITS: dict[str, tuple[Measure, float]] = {
    word: (measure, size)
    for measure, sizes in _UNITS.items()
    for size, names in sizes.items()
    for word in names.split()
}
SIGNS = {
    "US$": "USD",
    "A$": "AUD",
    "AU$": "AUD",
    "C$": "CAD",
    "CA$": "CAD",
    "NZ$": "NZD",
    "HK$": "HKD",
    "S$": "SGD",
    "R$": "BRL",
    "$": "USD",
    "£": "GBP",
    "€": "EUR",
    "¥": "JPY",
    "₹": "INR",
    "₽": "RUB",
    "₩": "KRW",
    "₴": "UAH",
    "₺": "TRY",
    "Rs.": "INR",
    "Rs": "INR",
}
CURRENCIES = {
    word: code
    for code, words in {
        "USD": "dollar dollars usd",
        "EUR": "euro euros eur",
        "GBP": "sterling gbp",
        "USD/100": "cent cents",
        "GBP/100": "pence penny",
        "JPY": "yen",
        "CNY": "yuan renminbi",
        "INR": "rupee rupees",
        "RUB": "rouble roubles ruble rubles",
        "CHF": "franc francs",
        "KRW": "won",
        "TRY": "lira",
        "UAH": "hryvnia hryvnias",
        "PESO": "peso pesos",
        "KRONA": "krona kronor krone kroner",
        "RAND": "rand",
        "SHILLING": "shilling shillings",
    }.items()
    for word in words.split()
}
# Units a pair of which may be one amount told twice: how far apart the two currencies have been since 1990.
# Smallest and largest number of the second that one of the first has bought (central-bank annual means).
RATES: dict[tuple[str, str], tuple[float, float]] = {
    ("EUR", "USD"): (0.83, 1.60),
    ("GBP", "USD"): (1.05, 2.11),
    ("GBP", "EUR"): (1.02, 1.75),
    ("USD", "JPY"): (75.0, 162.0),
    ("EUR", "JPY"): (89.0, 175.0),
    ("USD", "CNY"): (5.2, 8.8),
    ("USD", "INR"): (17.0, 90.0),
    ("AUD", "USD"): (0.48, 1.11),
    ("CAD", "USD"): (0.61, 1.10),
    ("USD", "CHF"): (0.72, 1.83),
}


def exchanges(a: float, a_unit: str | None, b: float, b_unit: str | None) -> bool:
    """Whether two amounts in two currencies may be one amount.

    >>> exchanges(125e9, "USD", 100e9, "EUR"), exchanges(125e9, "USD", 10e9, "EUR")
    (True, False)
    """
    for x, x_unit, y, y_unit in ((a, a_unit, b, b_unit), (b, b_unit, a, a_unit)):
        if x > 0 and (band := RATES.get((x_unit or "", y_unit or ""))):
            return band[0] <= y / x <= band[1]
    return False
