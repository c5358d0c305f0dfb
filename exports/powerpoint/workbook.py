"""The workbook inside a chart: the numbers that `Edit data` opens, in the cells that the chart refers to."""

import io
from datetime import datetime

from xlsxwriter import Workbook

from answers.document import Chart


def xlsx(chart: Chart, labels: tuple[str, ...], made_at: datetime) -> bytes:
    """Categories in column A from row 2, one series per column; empty where nothing is known. Same in, same out."""
    out = io.BytesIO()
    with Workbook(out, {"in_memory": True}) as book:
        book.set_properties({"created": made_at, "title": chart.name})
        sheet = book.add_worksheet("Sheet1")  # the name that the chart's references carry
        wrap, value = book.add_format({"text_wrap": True}), book.add_format({"num_format": number_format(chart)})
        sheet.set_column(0, 0, 36)
        sheet.set_column(1, len(chart.series), 18)
        sheet.write_column(1, 0, labels, wrap)
        for column, series in enumerate(chart.series, start=1):
            sheet.write_string(0, column, series.name)
            for row, number in enumerate(series.values, start=1):
                if number is not None:
                    sheet.write_number(row, column, number, value)
    return out.getvalue()


def number_format(chart: Chart) -> str:
    """Number format of the values, with the separators of the reader's own program."""
    return "#,##0" + ("." + "0" * chart.decimals if chart.decimals else "")
