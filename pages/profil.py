"""How are the groups of one kabupaten, and what is to be decided there?"""

from answers import page_tables
from components import filters, head_actions, panels, profile_page

head = panels.page_head("profil")
selection = filters.choose(with_register=True)
head_actions.row(head, page_tables.of_page("profil", selection))

if selection.kabupaten_code:
    profile_page.whole(selection)
else:
    profile_page.choose(selection)
