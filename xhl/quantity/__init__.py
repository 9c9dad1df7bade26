"""`xhl.quantity.find` and `xhl.quantity.Found` are promised; they live in `reader`."""


def __getattr__(name: str) -> object:
    if name not in ("find", "Found"):
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from . import reader

    return getattr(reader, name)
