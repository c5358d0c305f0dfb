"""No text of others becomes a formula in a CSV file, in whichever language a spreadsheet program opens it."""

import pytest

from schemas.plain_cells import guarded


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("+62 812", "'+62 812"),
        ("-2+3|cmd", "'-2+3|cmd"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        ("\r=1", "'\r=1"),
        ("＝1+1", "'＝1+1"),
        ('="a"', '\'="a"'),
        ('KKG;=HYPERLINK("http://x.invalid")', 'KKG;\'=HYPERLINK("http://x.invalid")'),
        ("baris\n=1+1", "baris\n'=1+1"),
        ("a; =1", "a;' =1"),
    ],
)
def test_what_a_spreadsheet_would_work_out_gets_a_mark(text: str, cell: str) -> None:
    assert guarded(text) == cell


@pytest.mark.parametrize(
    "text", ["", "-", "- tidak ada", "-8,53", "-8.5", "KKG Gugus 3", "a-b", "1=1", "x; - y", "5 + 3"]
)
def test_words_and_negative_numbers_stay(text: str) -> None:
    assert guarded(text) == text
