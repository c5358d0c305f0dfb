"""Later rounds of the survey: the questionnaire of 2018 as data, and what is made of it and read by it."""

FORM = "formulir-kuesioner.xlsx"  # the XLSForm
TEMPLATE = "templat-kuesioner.xlsx"  # the Excel template
# What both are made from, below the repository.
FORM_INPUTS = ("etl/rounds/questionnaire.*", "etl/rounds/xlsform.py", "etl/rounds/template.py",
               "etl/intake/workbook.py", "data/raw/survey_2018/*.csv", "translations/survey.*.yaml",
               "translations/groups.*.yaml", "geo/places/*.csv")  # fmt: skip
