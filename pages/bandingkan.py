"""Which kabupaten differ, and is the difference real?"""

from components import compare, compare_choice, compare_export, compare_table, head_actions, panels

head = panels.page_head("bandingkan")
choice = compare_choice.choose()
head_actions.row(head, compare_export.shown(choice))

if compare.can_be_shown(choice):
    compare.blocks(choice)
    compare_table.everything(choice)
