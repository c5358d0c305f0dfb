"""What a loading of a round tells, in Indonesian; and the refused rows as a file, to be mended and brought again."""

import csv
from pathlib import Path

from etl.intake.messages import Refusal
from etl.rounds.tables import Taken
from schemas import plain_cells

WHY, CURE = "alasan_ditolak", "cara_memperbaiki"  # columns behind those of the file; a reader passes them over


def lines(one: Taken) -> list[str]:
    """The report of one file."""
    found = one.counts
    told = [
        f"Berkas: {one.batch.record.file_name}",
        f"  jawaban dibaca {found['read']}, masuk {found['taken']}, ditolak {found['refused']}, sama {found['same']}",
    ]
    if one.answers.notes:
        told += ["Catatan:", *(f"  {note}" for note in one.answers.notes)]
    if one.refusals:
        told += [f"Ditolak ({len(one.refusals)} nilai):", *(f"  {_words(refusal)}" for refusal in one.refusals)]
    return told


def write_back(one: Taken, folder: Path) -> Path | None:
    """The refused rows as CSV with their headers, and why: `<file>-ditolak.csv` in `folder`; None without any."""
    refused = one.answers.refused_rows
    if not refused:
        return None
    path = folder / f"{Path(one.batch.record.file_name).stem}-ditolak.csv"
    why: dict[int, list[Refusal]] = {}
    for refusal in one.refusals:
        if refusal.row is not None and refusal.drops_row:
            why.setdefault(refusal.row, []).append(refusal)
    width = max(len(one.answers.head), *(len(one.answers.rows[row]) for row in refused))
    folder.mkdir(parents=True, exist_ok=True)
    # As Indonesian Excel opens it with a double click: semicolons, and a mark for UTF-8.
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, delimiter=";", lineterminator="\r\n")
        writer.writerow([plain_cells.guarded(cell) for cell in (*_filled(one.answers.head, width), WHY, CURE)])
        for row in refused:
            reasons = [" | ".join(_reason(refusal) for refusal in why[row]), " | ".join(r.cure for r in why[row])]
            cells = [*_filled(one.answers.rows[row], width), *reasons]
            writer.writerow([plain_cells.guarded(cell) for cell in cells])
    return path


def _words(one: Refusal) -> str:
    """`baris 12, kolom Kabupaten (C12): 'Bimo' - rule. Cara memperbaiki: cure.`"""
    column = f", kolom {one.column}" + (f" ({one.cell})" if one.cell else "") if one.column else ""
    value = f" {one.value!r}" if one.value is not None else ""
    outcome = "" if one.drops_row else " (hanya nilai ini yang dilewati; barisnya masuk)"
    return f"baris {one.row}{column}:{value} - {one.rule}. Cara memperbaiki: {one.cure}.{outcome}"


def _reason(one: Refusal) -> str:
    return f"{one.column}: {one.rule}" if one.column else one.rule


def _filled(cells: list[str], width: int) -> list[str]:
    return [*cells, *[""] * (width - len(cells))]
