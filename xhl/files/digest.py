"""Digests. `hashlib` gives the same, but loads OpenSSL, which takes some ms of a start."""

from __future__ import annotations

from functools import partial

try:
    from _blake2 import blake2b  # type: ignore[import-not-found,unused-ignore]
except ImportError:  # another Python
    from hashlib import blake2b

__all__ = ["blake2b", "of_content"]

of_content = partial(blake2b, digest_size=32)  # of so many bytes that no other content has the same
