"""How much one file may hold: beyond it the file is refused with words, before it takes the machine's memory."""

MOST_BYTES = 100 * 1024 * 1024  # of a file as received
MOST_XML = 400 * 1024 * 1024  # of all parts of a workbook but pictures, unpacked; 100,000 meetings take 70 million
MOST_BOOK = 4 * 1024 * 1024  # bytes of the list of sheets, which is read as a whole
MOST_CELLS = 20_000_000  # of a file with the blank ones between; 100,000 meetings of 20 columns are two
MOST_SHEETS = 60  # of a workbook, or CSV files of a folder
MOST_ROWS = 299_999  # of a sheet; a workbook's cells below are told and left out
MOST_COLUMNS = 1_000  # of a CSV file; a questionnaire has hundreds
MOST_CELL = 32_767  # characters of a cell that is given back, as in Excel
MOST_FAR = 100  # cells beyond a table that are left out; more of them are a table somewhere else
