"""What is shown in the meeting room?"""

from components import filters, panels, presentation

panels.page_head("presentasi")
selection = filters.choose(*presentation.PARAMETERS, with_register=True)
presentation.show(selection)
