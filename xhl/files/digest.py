"""Short digests. `hashlib` gives the same, but loads OpenSSL, which takes some ms of a start."""

from __future__ import annotations

try:
    from _blake2 import blake2b  # type: ignore[import-not-found,unused-ignore]
except ImportError:  # another Python
    from hashlib import blake2b

__all__ = ["blake2b"]
