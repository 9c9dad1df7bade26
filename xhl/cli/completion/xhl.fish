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
