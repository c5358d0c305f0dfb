"""The command `form` of `python -m etl`: writes the questionnaire, as an XLSForm or as an Excel template."""

import argparse
from pathlib import Path

from etl import rounds

# What writes workbooks is imported where it is used: a build that has nothing to do must not wait.


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the command line."""
    form = commands.add_parser("form", help="write the questionnaire of a survey round as an XLSForm (Kobo, ODK)")
    form.add_argument("out", nargs="?", type=Path, default=None, metavar="PATH", help=f"default: {rounds.FORM}")
    form.add_argument("--template", type=Path, default=None, metavar="PATH",
                      help=f"write the Excel template instead, for instance {rounds.TEMPLATE}")  # fmt: skip
    form.add_argument("--meeting", action="store_true", help="write the form for reports of meetings instead")
    form.add_argument("--out", dest="out_option", type=Path, default=None, metavar="PATH", help="the same as PATH")


def write(out: Path | None, template_out: Path | None) -> int:
    """Write what was asked for; returns 0."""
    from etl.rounds import template, xlsform  # noqa: PLC0415

    if template_out is not None:
        template_out.write_bytes(template.written())
        print(f"Templat kuesioner ditulis: {template_out}")
    if out is not None or template_out is None:
        path = out or Path(rounds.FORM)
        path.write_bytes(xlsform.written())
        print(f"Formulir kuesioner (XLSForm) ditulis: {path}")
    return 0


def write_meeting(out: Path | None) -> int:
    """Write the form for reports of meetings, with the groups of the register; returns 0."""
    from etl import forms  # noqa: PLC0415
    from etl.forms import meeting_form  # noqa: PLC0415
    from etl.whatsapp import register  # noqa: PLC0415

    path, known = out or Path(forms.MEETING_FORM), register.read()
    # Groups of the sample are nobody's: a form with them would be sent to real people.
    groups = [] if known.is_sample else list(known.groups.by_id.values())
    path.write_bytes(meeting_form.written(groups))
    listed = (
        f"{len(groups)} kelompok dapat dipilih" if groups else "nama kelompok ditulis tangan: register masih kosong"
    )
    print(f"Formulir laporan pertemuan (XLSForm) ditulis: {path} ({listed})")
    return 0
