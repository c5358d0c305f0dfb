"""What a load tells a data officer, in Indonesian: rows per sheet, then every refused value with its cell and cure."""

from etl.intake.messages import UnreadableFileError
from etl.intake.tables import Outcome, counts


def lines(outcome: Outcome, against: dict[str, int]) -> list[str]:
    """The report of one file. against: rows new, changed and same beside what was known."""
    told = [
        f"Berkas: {outcome.batch.record.file_name}",
        f"  {'lembar':<24} {'dibaca':>8} {'masuk':>8} {'ditolak':>8} {'sama':>8}",
    ]
    for sheet in outcome.sheets:
        found = counts(sheet)
        told.append(
            f"  {sheet.name[:24]:<24} {found['read']:>8} {found['taken']:>8} {found['refused']:>8} {found['same']:>8}"
        )
    told.append("  Dibanding data yang sudah ada: {new} baris baru, {changed} diubah, {same} sama.".format(**against))
    notes = [*outcome.notes, *(note for sheet in outcome.sheets for note in sheet.notes)]
    if notes:
        told += ["Catatan:", *(f"  {note}" for note in notes)]
    if outcome.refusals:
        told += [f"Ditolak ({len(outcome.refusals)} nilai):", *(f"  {one}" for one in outcome.refusals)]
    return told


def unreadable(name: str, error: UnreadableFileError) -> list[str]:
    """A file that could not be read at all."""
    return [f"Berkas: {name}", f"  Tidak dapat dibaca: {error.rule}. Cara memperbaiki: {error.cure}."]
