"""The completion scripts of the shells, and the places where shells look for them.

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

BASH = r"""
_xhl_completion() {
    local offer command="${1/#\~\//$HOME/}"
    COMPREPLY=()
    while IFS= read -r offer; do
        COMPREPLY+=("$offer")
    done < <(_XHL_COMPLETE=bash "$command" "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
    if [[ ${COMPREPLY[0]} == $'\t' ]]; then
        COMPREPLY=()
        compopt -o default 2>/dev/null
    fi
}
complete -F _xhl_completion xhl
"""

ZSH = r"""
#compdef xhl
_xhl_completion() {
    local offer word
    local -a words_offered lines_shown
    local -i differ=0
    local -a command=(${~words[1]})
    for offer in "${(@f)$(_XHL_COMPLETE=zsh $command "${(@)words[2,CURRENT-1]}" "$PREFIX" 2>/dev/null)}"; do
        [[ -z $offer ]] && continue
        if [[ $offer == $'\t' ]]; then
            _files
            return
        fi
        word=${offer%%$'\t'*}
        words_offered+=("$word")
        lines_shown+=("${offer/$'\t'/  -- }")
        [[ $word == "${(Q)PREFIX}"* ]] || differ=1
    done
    (( $#words_offered )) || return 1
    if (( differ )); then
        (( $#words_offered > 1 )) && compstate[insert]=menu compstate[list]='list force'
        compadd -U -l -d lines_shown -a words_offered
    else
        compadd -l -d lines_shown -a words_offered
    fi
}
if [[ $funcstack[1] == _xhl ]]; then
    _xhl_completion "$@"
else
    compdef _xhl_completion xhl
fi
"""

FISH = r"""
function __xhl_offers
    set -l typed (commandline -ct)
    if set -q __xhl_waiting
        set -l waiting $__xhl_waiting
        set -e __xhl_waiting
        if test -z "$typed"
            printf '%s\n' $waiting
            return
        end
    end
    set -l words (commandline -opc)
    set words[1] (string replace -r '^~/' "$HOME/" -- $words[1])
    set -l offers (_XHL_COMPLETE=fish $words "$typed" 2>/dev/null)
    if test "$offers" = \t
        __fish_complete_path "$typed"
        return
    end
    set -l begin (string unescape -- "$typed")
    for offer in $offers
        if test (string sub -l (string length -- "$begin") -- "$offer") != "$begin"
            set -g __xhl_waiting $offers
            commandline -f backward-kill-bigword complete
            return
        end
    end
    printf '%s\n' $offers
end
complete -c xhl -f -a '(__xhl_offers)'
"""

# ASCII only: Windows PowerShell reads other characters by the code page. It reads ‘ and ’ as '.
POWERSHELL = r"""
Register-ArgumentCompleter -Native -CommandName xhl -ScriptBlock {
    param($word, $line, $cursor)
    $words = @($line.CommandElements | Select-Object -Skip 1 |
        Where-Object { $_.Extent.EndOffset -lt $cursor } |
        ForEach-Object { if ($_.Value -is [string]) { $_.Value } else { $_.Extent.Text } })
    $encoding = [Console]::OutputEncoding
    try {
        [Console]::OutputEncoding = [Text.UTF8Encoding]::new()
        $env:_XHL_COMPLETE = 'powershell'
        $offers = @(& xhl @words "=$($word -replace '^[''"]')" 2>$null)
    } finally {
        [Console]::OutputEncoding = $encoding
        Remove-Item Env:_XHL_COMPLETE
    }
    foreach ($offer in $offers) {
        $name, $help = $offer -split "`t", 2
        if (-not $name) { continue }
        $shown = $name
        if (-not $help) { $help = $name }
        if ($name -notmatch '^[\w./:%=-]+$') {
            $name = "'" + ($name -replace "['\u2018-\u201b]", '$0$0') + "'"
        }
        [Management.Automation.CompletionResult]::new($name, $shown, 'ParameterValue', $help)
    }
}
"""

SCRIPTS = {"bash": BASH, "zsh": ZSH, "fish": FISH, "powershell": POWERSHELL, "pwsh": POWERSHELL}
_PROFILES = ("powershell", "pwsh")  # the shells whose settings are a profile


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
    """The script that a shell, one of `SCRIPTS`, runs once to complete `xhl`.

    >>> script("zsh").splitlines()[0]
    '#compdef xhl'
    """
    return SCRIPTS[shell].lstrip()


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
        return _home() / ".bash_completions" / "xhl.sh"
    if shell == "zsh":
        return _zsh_home() / ".zfunc" / "_xhl"
    if shell in _PROFILES:
        return _profile(shell).with_name("xhl.ps1")
    # Not among its completions: fish reads those only for commands that are in PATH.
    settings = os.environ.get("XDG_CONFIG_HOME")
    return Path(settings or _home() / ".config") / "fish" / "conf.d" / "xhl.fish"


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
