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
