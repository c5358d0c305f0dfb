"""Files that are not our template: exports of KoboToolbox, ODK Central and Google Forms, and sheets of any make.

Each kind is read into the sheets of the template (`receive.read`); names, rules, refusals, history and undo are then
those of etl/intake. What a person has to say of a file first (which column is which) is asked for by `mapping.settle`.
"""

MEETING_FORM = "formulir-laporan-pertemuan.xlsx"  # the XLSForm
