#!/bin/bash
# Waits until the node has joined; workers have no kubectl.
set -euo pipefail
# shellcheck source=/dev/null
. /opt/hotc/node/lib.sh

client=/var/lib/kubelet/pki/kubelet-client-current.pem api=https://$NODE_ADDRESS:$API_PORT
[[ $ROLE != worker ]] || api=https://$API_ADDRESS:$API_PORT
get() { curl -sS --noproxy '*' --max-time 10 --cacert "$PKI/ca.crt" "$@" 2>&1; }
joined() {
  local said
  if [[ ! -e $client ]]; then
    said=$(get -o /dev/null -w '%{http_code}' -H @- "$api/version" <<<"Authorization: Bearer $BOOTSTRAP_TOKEN") || true
    case $said in
    401) echo "the API refuses the bootstrap token: wrong, expired or not there yet" ;;
    [1-9]??) echo "its certificate is not signed yet" ;;
    *) echo "${said%%$'\n'*}" ;;
    esac
    return 1
  fi
  said=$(get --cert $client "$api/api/v1/nodes/$NODE_NAME?pretty=false") || true
  if [[ $said =~ \"type\":\"Ready\",\"status\":\"([A-Za-z]+)\",[^}]*\"message\":\"([^\"]*) ]]; then
    echo "Ready ${BASH_REMATCH[1]}, ${BASH_REMATCH[2]}"
    [[ ${BASH_REMATCH[1]} == True || ($CNI != flannel && ${BASH_REMATCH[1]} == False) ]]
  else
    said=${said#*\"message\":\"}
    echo "${said%%\",*}"
    return 1
  fi
}
retry "$NODE_TIMEOUT" "$NODE_NAME has not joined" joined
rm -f /etc/kubernetes/bootstrap-kubelet.conf
echo "$NODE_NAME has joined"
