"""What an operator sees of a running dashboard: its log and its counts. No page, no file, no person is known here."""
