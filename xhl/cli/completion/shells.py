"""The completion scripts of the shells, beside this file, and the places where shells look for them.

All of them ask `xhl` itself (offers.py) with the words before the cursor. An offer need not begin with the
typed letters, which may be pinyin. Each shell handles such offers in its own way:

bash accepts any offer. Of several it inserts the common beginning, or keeps the typed text if there is
none. It splits words at "=", which offers.py undoes.

zsh filters offers unless `compadd -U` is given. Offers that do not begin as typed go straight into the
menu, as they may have no common beginning.

PowerShell accepts any offer, but does not pass on an empty word: the last word begins with "=".

fish always filters. So if offers do not begin as typed, the script deletes the typed text (Ctrl-Y brings it
back from the kill ring) and starts completion again, answered with these offers.
"""

from __future__ import annotations

import errno
import os
import sys
from contextlib import suppress
from io import FileIO
from pathlib import Path

from ...errors import UserError
from ...i18n.messages import _

_PROFILES = ("powershell", "pwsh")  # the shells whose settings are a profile
# The file of the script of each shell, here and where the shell looks for it.
SCRIPTS = {
    **{"bash": "xhl.sh", "zsh": "_xhl", "fish": "xhl.fish"},
    # ASCII only: Windows PowerShell reads other characters by the code page. It reads ‘ and ’ as '.
    **dict.fromkeys(_PROFILES, "xhl.ps1"),
}


def current() -> str:
    """The name of the shell that runs this process. Raises `UserError` for an unsupported one."""
    # a dependency of Typer; finding the shell among parent processes is intricate
    from shellingham import (  # type: ignore[import-untyped]
        ShellDetectionFailure,
        detect_shell,
    )

    try:
        name = detect_shell()[0]
    except ShellDetectionFailure:
        name = ""
    if name not in SCRIPTS:
        problem = _("completion works in {shells}; run this in one of them")
        raise UserError(problem.format(shells=", ".join(SCRIPTS)))
    return str(name)


def script(shell: str) -> str:
    """The script that a shell, one of `SCRIPTS`, runs once to complete `xhl`."""
    return Path(__file__).with_name(SCRIPTS[shell]).read_text("utf-8")


def install(shell: str) -> str:
    """Write the script where the shell finds it at its next start; the message about it.

    Raises `UserError` if that place is not writable.
    """
    from ...files.write import refusals, write
    from ...text.sanitize import printable

    place = _place(shell)
    with refusals(str(place.parent)):
        place.parent.mkdir(parents=True, exist_ok=True)
    write(str(place), script(shell))
    if shell == "bash":
        _include(_home() / ".bashrc", f"source {_quoted(place)}")
    elif shell == "zsh":
        settings = f"fpath+=({_quoted(place.parent)}); autoload -Uz compinit; compinit"
        _include(_zsh_home() / ".zshrc", settings)
    elif shell in _PROFILES:
        _include(_profile(shell), '. "$PSScriptRoot/xhl.ps1"')
    done = _("completion for {shell} is in {path}; it works once the shell starts again")
    return done.format(shell=shell, path=printable(str(place))) + "\n"


def _place(shell: str) -> Path:
    if shell == "bash":
        return _home() / ".bash_completions" / SCRIPTS[shell]
    if shell == "zsh":
        return _zsh_home() / ".zfunc" / SCRIPTS[shell]
    if shell in _PROFILES:
        return _profile(shell).with_name(SCRIPTS[shell])
    # Not among its completions: fish reads those only for commands that are in PATH.
    settings = os.environ.get("XDG_CONFIG_HOME")
    return Path(settings or _home() / ".config") / "fish" / "conf.d" / SCRIPTS[shell]


def _profile(shell: str) -> Path:
    """The profile of PowerShell; only PowerShell itself knows where it is."""
    from subprocess import CalledProcessError, check_output

    asked = [shell, "-NoProfile", "-Command", "$PROFILE"]
    try:
        return Path(check_output(asked, text=True).strip())  # noqa: S603
    except (OSError, CalledProcessError) as error:
        problem = _("{shell} does not say where its profile is: {reason}")
        raise UserError(problem.format(shell=shell, reason=error)) from None


def _home() -> Path:
    try:
        return Path.home()
    except RuntimeError:
        raise UserError(_("no home folder: set HOME")) from None


def _zsh_home() -> Path:
    return Path(os.environ.get("ZDOTDIR") or _home())


def _quoted(path: Path) -> str:
    """A path in quotes for a shell."""
    return "'" + str(path).replace("'", "'\\''") + "'"


def _include(settings: Path, line: str) -> None:
    """Append a line to a settings file unless it is there.

    It is the user's file, so nothing else in it is changed.
    """
    from ...files.write import refusals

    with refusals(str(settings)), settings.open("ab+", buffering=0) as file:
        _lock(file)  # if two processes install at once
        file.seek(0)
        text = file.read()
        if os.fsencode(line) not in text.splitlines():
            _append(file, text, os.fsencode(line) + b"\n")


def _lock(file: FileIO) -> None:
    if sys.platform != "win32":
        from fcntl import LOCK_EX, flock

        with suppress(OSError):  # the file system has no locks
            flock(file, LOCK_EX)


def _append(file: FileIO, text: bytes, line: bytes) -> None:
    piece = line if not text or text.endswith(b"\n") else b"\n" + line
    if file.write(piece) == len(piece):
        return
    file.truncate(len(text))  # an incomplete line would be an error at each start of the shell
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
