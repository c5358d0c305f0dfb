"""Which kabupaten differ, and is the difference real?"""

from components import compare, compare_choice, compare_table, panels

panels.page_head("bandingkan")
choice = compare_choice.choose()

if compare.can_be_shown(choice):
    compare.blocks(choice)
    compare_table.everything(choice)
