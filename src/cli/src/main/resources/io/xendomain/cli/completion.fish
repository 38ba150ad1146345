# fish completion for kubectl-xen: kubectl-xen completion fish | source
function __kubectl_xen_complete
    set -l words (commandline -opc) (commandline -ct)
    set -l answer (kubectl-xen __complete $words[2..-1] 2>/dev/null)
    if test "$answer[-1]" = ":0"
        __fish_complete_path (commandline -ct)
    else
        printf '%s\n' $answer[1..-2]
    end
end
complete -c kubectl-xen -f -a '(__kubectl_xen_complete)'
