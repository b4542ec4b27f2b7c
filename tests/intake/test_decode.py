import codecs

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from twosource.intake.decode import decode, mend_surrogates

WORDS = "Die Brücke in Tórshavn fiel — “spät”, sagte Zoë.\r\n\r\nEnde\n"


def test_utf8_is_read_as_it_is() -> None:
    assert decode(WORDS.encode()) == decode(codecs.BOM_UTF8 + WORDS.encode())
    assert decode(WORDS.encode()).text == WORDS
    assert decode(WORDS.encode()).notice is None


@pytest.mark.parametrize("name", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_wide_encodings_with_a_mark(name: str) -> None:
    mark = "\ufeff".encode(name)
    assert decode(mark + WORDS.encode(name)).text == WORDS


def test_utf16_without_a_mark_is_told_by_its_zeros() -> None:
    decoded = decode(WORDS.encode("utf-16-le"))
    assert decoded.text == WORDS
    assert decoded.notice is not None


def test_windows_1252_is_read_and_said() -> None:
    decoded = decode(WORDS.encode("cp1252"))
    assert decoded.text == WORDS
    assert decoded.notice is not None
    assert "Windows-1252" in decoded.notice


def test_one_bad_byte_in_utf8_costs_no_other() -> None:
    decoded = decode("Zoë – ".encode() + b"caf\xe9" + " – Tórshavn".encode())
    assert decoded.text == "Zoë – café – Tórshavn"


def test_a_declared_charset_is_used_where_the_page_is_no_utf8() -> None:
    raw = '<meta charset="windows-1251"><p>Мост упал</p>'.encode("cp1251")
    decoded = decode(raw, declared=True)
    assert "Мост упал" in decoded.text
    assert decoded.notice is None


def test_a_wrong_declaration_is_no_harm() -> None:
    raw = '<meta charset="iso-8859-1"><p>Tórshavn</p>'.encode()
    assert "Tórshavn" in decode(raw, declared=True).text
    assert decode(b'<meta charset="no-such-thing">caf\xe9', declared=True).text.endswith("café")


def test_an_old_encoding_of_another_script_is_a_guess_that_is_said() -> None:
    text = "Мост через реку обрушился в понедельник утром, сообщили власти города. Никто не пострадал. " * 5
    decoded = decode(text.encode("cp1251"))
    assert decoded.text == text
    assert decoded.notice is not None
    assert "guess" in decoded.notice


def test_lone_surrogates_become_the_replacement_character() -> None:
    assert mend_surrogates("a\ud83db\udc00") == ("a\ufffdb\ufffd", 2)


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=200), st.booleans())
def test_any_bytes_are_decoded(raw: bytes, declared: bool) -> None:
    decoded = decode(raw, declared=declared)
    decoded.text.encode("utf-8")


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=100))
def test_utf8_comes_back(text: str) -> None:
    raw = text.encode("utf-8")
    if not raw.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE)) and b"\0" not in raw:
        assert decode(raw).text == text
