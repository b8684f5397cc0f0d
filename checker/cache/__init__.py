"""What was made once and need not be made again, kept on disk."""

from checker.cache.store import Cache, default_cache

__all__ = ["Cache", "default_cache"]
