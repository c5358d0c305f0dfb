"""How are the groups of one kabupaten, and what is to be decided there?"""

from components import filters, panels, profile_page

panels.page_head("profil")
selection = filters.choose(with_register=True)

if selection.kabupaten_code:
    profile_page.whole(selection)
else:
    profile_page.choose(selection)
