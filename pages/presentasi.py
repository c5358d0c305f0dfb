"""What is shown in the meeting room?"""

from components import filters, head_actions, panels, presentation

head = panels.page_head("presentasi")
selection = filters.choose(*presentation.PARAMETERS, with_register=True)
head_actions.pass_on(head, "presentasi", selection, presentation.chosen())
presentation.show(selection)
