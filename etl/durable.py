"""Files that are on the disk before anybody is told so; the accounts of the doors are kept in the same way."""

from schemas.durable import flush, flush_folder, flush_tree, put, write_text

__all__ = ["flush", "flush_folder", "flush_tree", "put", "write_text"]
