# Completion of aws-radar in fish:  aws-radar completion fish | source
function __aws_radar_complete
    set -l words (commandline -opc) (commandline -ct)
    aws-radar complete -- $words[2..] 2>/dev/null
end
complete -c aws-radar -a '(__aws_radar_complete)'
