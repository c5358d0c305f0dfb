"""Exported WhatsApp chats -> messages without names, and candidates for meetings that a person confirms.

`checked(path, ...)` in check.py is what the command line and the import page ask. Nothing of a chat is kept here.
"""
