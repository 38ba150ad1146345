#compdef kubectl-xen
# zsh completion for kubectl-xen: source <(kubectl-xen completion zsh)
_kubectl_xen() {
  local line files=
  local -a candidates
  for line in "${(@f)$(kubectl-xen __complete "${(@)words[2,CURRENT]}" 2>/dev/null)}"; do
    case $line in
      :0) files=1 ;;
      :*|'') ;;
      *) candidates+=("${${line//:/\\:}/$'\t'/:}") ;;
    esac
  done
  if [[ -n $files ]]; then
    _files
  else
    _describe -V 'kubectl xen' candidates
  fi
}
compdef _kubectl_xen kubectl-xen
