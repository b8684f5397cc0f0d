"""Reading: files and texts as articles with blocks and exact offsets."""

from checker.read.article import read_bytes, read_file, read_text
from checker.read.files import FORMATS, find_articles, find_files, format_of
from checker.read.ignore import Pattern
from checker.read.places import LineIndex

__all__ = [
    "FORMATS",
    "LineIndex",
    "Pattern",
    "find_articles",
    "find_files",
    "format_of",
    "read_bytes",
    "read_file",
    "read_text",
]
