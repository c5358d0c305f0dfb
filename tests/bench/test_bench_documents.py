from bench import document, document_tables, documents, repeats

SUMMARY = repeats.summary([1.0, 2.0, 3.0]).as_dict()


def test_every_document_and_package_has_a_row_with_its_words():
    one = {"seconds": SUMMARY, "cpu": 1.5, "megabytes": 250.0, "bytes": 68_000, "files": 1}
    reader = {"packages": 6, "quiet": SUMMARY, "making": SUMMARY, "waited": SUMMARY, "server_megabytes": 400.0}
    back = {"one": {"pdf": 99, "html": 3961}, "all": {"pdf": 584}}
    figures = {
        "repeats": 3,
        "documents": dict.fromkeys(documents.CONTESTANTS, one),
        "read_back": back,
        "reader": reader,
    }
    said = document_tables.documents(figures)
    assert set(documents.CONTESTANTS) == set(document_tables.WORDS)
    assert "| brief (PDF) | 2.00 s | 3.00 s | 1.50 s | 250 MB | 68 |" in said
    assert "| package of one kabupaten | 4060 | 99 | 0 | 0 | 3961 | 0 | 0 |" in said
    assert "| a package is made for another reader | 3 | 2 | 3 | 1.00 x | 1.00 x |" in said
    assert document.RENDERED["documents"] is document_tables.documents
