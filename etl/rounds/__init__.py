"""Later rounds of the survey: the questionnaire of 2018 as data, and what is made of it and read by it."""
