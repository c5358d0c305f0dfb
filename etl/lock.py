"""The lock of whoever writes the warehouse (schemas/file_lock.py)."""

from schemas.file_lock import FILE, FileLock, Owner, owner

__all__ = ["FILE", "FileLock", "Owner", "owner"]
