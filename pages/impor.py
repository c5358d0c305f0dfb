"""How do my files get in, what is wrong in them, and what became of those that came before?"""

from components import filters, importing, importing_part, panels

panels.page_head("impor")
filters.carry(importing_part.PART)
importing.show()
