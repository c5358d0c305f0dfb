"""Who am I to the dashboard, and what may I do?"""

from components import account, account_roles, account_usage, privacy

account.head()
account.who_am_i()
account.what_roles_may()
account_roles.of_admins()
account_usage.of_admins()
privacy.link()
