"""Loading a template with 100,000 meetings: the intake alone and with the build, against plain reading, interleaved."""

import shutil
import tempfile
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import TypeVar

import xlsxwriter

from bench import processes, repeats, servers
from bench.processes import Process
from bench.results import Result
from etl.intake import template
from schemas.warehouse_file import ROOT

MEETINGS, GROUPS = 100_000, 490
FIRST_DAY = date(2024, 1, 1)
MEMORY_RUNS = 3
# `{file}` is the workbook, `{spoilt}` the same with a bad day in every tenth row, `{data}` a new folder for each run.
CONTESTANTS: dict[str, Sequence[str]] = {
    "load": ("-m", "etl", "load", "{file}", "--data", "{data}"),
    "check": ("-m", "etl", "check", "{file}", "--data", "{data}", "--json"),
    "marked": ("-m", "etl", "check", "{spoilt}", "--data", "{data}", "--json", "--marked", "{data}/kembali"),
    "build": ("-m", "etl", "build", "--data", "{data}"),
    "intake": ("-m", "bench.intake_only", "{file}"),
    "imports": ("-c", "import etl.build, etl.intake.tables"),
    "plain": ("-m", "bench.plain_reading", "{file}"),
}

Measured = TypeVar("Measured")


def measure(times: int) -> Result:
    """Every contestant once in each repeat, the order turned each time; then the memory of each."""
    taken: dict[str, list[Process]] = {name: [] for name in CONTESTANTS}
    with tempfile.TemporaryDirectory(prefix="gugus-bench-") as folder:
        file = write(Path(folder) / "pertemuan.xlsx")
        write(_spoilt(file), every_bad=10)
        for name in CONTESTANTS:
            _run(processes.timed, name, file)  # once uncounted: files in the page cache, bytecode compiled
        for order in repeats.interleaved(list(CONTESTANTS), times):
            for name in order:
                taken[name].append(_run(processes.timed, name, file))
        peaks = {
            name: max(_run(processes.peak_megabytes, name, file) for _ in range(MEMORY_RUNS)) for name in CONTESTANTS
        }
        megabytes = file.stat().st_size / 1e6
    return {
        "repeats": times,
        "rows": MEETINGS,
        "groups": GROUPS,
        "file_megabytes": megabytes,
        "contestants": processes.beside_plain(taken, peaks),
    }


def _spoilt(file: Path) -> Path:
    return file.with_name("rusak.xlsx")


def write(path: Path, meetings: int = MEETINGS, every_bad: int = 0) -> Path:
    """A filled-in template: the groups of one kecamatan and their meetings, each with words of its own, all right.

    every_bad: every so manieth meeting has a day that is none (0: no meeting).
    """
    with xlsxwriter.Workbook(path, {"constant_memory": True}) as book:
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        for sheet in template.load().sheets:
            if sheet.table in ("working_group", "meeting"):
                worksheet = book.add_worksheet(sheet.name)
                headers = [column.header for column in sheet.columns]
                worksheet.write_row(0, 0, headers)
                makes, count = (_group, GROUPS) if sheet.table == "working_group" else (_meeting, meetings)
                for number in range(count):
                    cells = makes(number)
                    if every_bad and makes is _meeting and number % every_bad == 0:
                        cells["Tanggal"] = "besok"
                    for header, value in cells.items():
                        column = headers.index(header)
                        if isinstance(value, date):
                            worksheet.write_datetime(number + 1, column, value, day)
                        else:
                            worksheet.write(number + 1, column, value)
    return path


def _group(number: int) -> dict[str, object]:
    return {"Jenis": "KKG", "Nama kelompok": f"KKG Gugus {number + 1} Alas", "Nama gugus": f"Gugus {number + 1}",
            "Kabupaten": "Sumbawa", "Kecamatan": "Alas", "Lintang": -8.53, "Bujur": 117.01}  # fmt: skip


def _meeting(number: int) -> dict[str, object]:
    return {
        "Kelompok": f"KKG Gugus {number % GROUPS + 1} Alas", "Jenis": "KKG", "Kecamatan": "Alas",
        "Kabupaten": "Sumbawa", "Tanggal": FIRST_DAY + timedelta(days=number // GROUPS), "Agenda": "Agenda rutin",
        "Topik": "Pembuatan media pembelajaran", "Uraian topik": f"Uraian nomor {number}", "Hadir": number % 40,
        "Diundang": 40, "Jam pelajaran": 3, "Narasumber": "Pengawas", "Biaya (Rp)": number % 500 * 10_000,
    }  # fmt: skip


def _run(measured: Callable[..., Measured], name: str, file: Path) -> Measured:
    """A contestant with a data folder and a warehouse folder of its own."""
    with tempfile.TemporaryDirectory(prefix="gugus-bench-") as new:
        data, warehouse = Path(new) / "data", Path(new) / "warehouse"
        for part in ("survey_2018", "rules"):
            shutil.copytree(ROOT / "data" / "raw" / part, data / "raw" / part)
        arguments = [part.format(file=file, spoilt=_spoilt(file), data=data) for part in CONTESTANTS[name]]
        return measured(arguments, servers.environment(warehouse), expected=(0, 3))  # 3: some rows are refused
