"""What happened to the files and the values, who did it and when?"""

from components import history, panels, privacy

panels.page_head("riwayat")
privacy.link(is_here=True)
history.draw()
privacy.section()
