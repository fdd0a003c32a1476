# Completion of aws-radar in zsh, after compinit:  source <(aws-radar completion zsh)
_aws_radar() {
    local -a candidates
    candidates=("${(@f)$(aws-radar complete -- "${(@)words[2,CURRENT]}" 2>/dev/null)}")
    if [[ -n "${candidates[1]}" ]]; then compadd -a candidates; else _files; fi
}
compdef _aws_radar aws-radar
