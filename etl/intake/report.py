"""What a check or a load tells a data officer, in Indonesian: rows per sheet, then refused values with their cures."""

from etl.intake import messages
from etl.intake.examining import File
from etl.intake.messages import UnreadableFileError, say
from etl.intake.tables import Outcome, counts

NOT_KEPT = "  Tidak ada baris yang masuk; berkas ini tidak disimpan dan tidak ada yang berubah."


def lines(file: File) -> list[str]:
    """The report of one file."""
    name = f"Berkas: {messages.file_name(file.path.name)}"
    if file.error is not None:
        return unreadable(messages.file_name(file.path.name), file.error)
    if file.form is not None:
        return [name, f"  {messages.note_on_form(file.form.title)}"]
    if file.same_as is not None:
        return [name, f"  Sudah dimuat pada {file.same_as.record.loaded:%d/%m/%Y %H.%M}; tidak ada yang berubah."]
    if file.outcome is None:
        return [name]
    told = [f"Berkas: {file.outcome.batch.record.file_name}", *_read(file, file.outcome)]
    if not file.is_taken:
        told.append(NOT_KEPT)
        if not file.outcome.refusals:
            told.append("  {}. Cara memperbaiki: {}.".format(*say("no_rows")))
    return told


def _read(file: File, outcome: Outcome) -> list[str]:
    told = [f"  {'lembar':<24} {'dibaca':>8} {'masuk':>8} {'ditolak':>8} {'sama':>8}"]
    for sheet in outcome.sheets:
        found = counts(sheet)
        told.append(
            f"  {sheet.name[:24]:<24} {found['read']:>8} {found['taken']:>8} {found['refused']:>8} {found['same']:>8}"
        )
    against, again = file.counts, outcome.counts["same"]
    told.append(
        f"  Dibanding data yang sudah ada: {against['new']} baris baru, {against['changed']} diubah, "
        f"{against['same'] - again} sama."
    )
    notes = messages.few(file.notes)
    if notes:
        told += ["Catatan:", *(f"  {note}" for note in notes)]
    if outcome.refusals:
        told += [f"Ditolak ({len(outcome.refusals)} nilai):", *(f"  {one}" for one in outcome.refusals)]
    return told


def unreadable(name: str, error: UnreadableFileError) -> list[str]:
    """A file that could not be read at all."""
    return [f"Berkas: {name}", f"  Tidak dapat dibaca: {error.rule}. Cara memperbaiki: {error.cure}."]
