# Completion of aws-radar in bash:  source <(aws-radar completion bash)
_aws_radar() {
    local IFS=$'\n'
    COMPREPLY=($(aws-radar complete -- "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null))
}
complete -o default -F _aws_radar aws-radar
