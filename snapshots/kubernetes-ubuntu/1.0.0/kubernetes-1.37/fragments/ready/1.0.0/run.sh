#!/bin/bash
# Waits until the node has joined and, where hotc brings the pod network, is Ready.
set -euo pipefail
# shellcheck source=/dev/null
. /opt/hotc/node/lib.sh

server=https://$API_ADDRESS:$API_PORT bootstrap=/etc/kubernetes/bootstrap-kubelet.conf
[[ $ROLE == worker ]] || server=https://$NODE_ADDRESS:$API_PORT

joined() {
  local code ready
  if [[ ! -e /var/lib/kubelet/pki/kubelet-client-current.pem ]]; then
    # any answer but 401 means that the API knows us
    code=$(curl -sS --max-time 5 --cacert "$PKI/ca.crt" -o /dev/null -w '%{http_code}' "$server/version" \
      -H "Authorization: Bearer $(sed -n 's/.*"token": "\([^"]*\)".*/\1/p' $bootstrap)") || return 1
    [[ $code != 401 ]] || echo "$server refuses the bootstrap token: wrong, expired or not there yet"
    [[ $code == 401 ]] || echo "$server has not signed the kubelet's certificate yet"
    return 1
  fi
  ready=$(kubectl --kubeconfig=/etc/kubernetes/kubelet.conf get node "$NODE_NAME" \
    -o 'jsonpath={range .status.conditions[?(@.type=="Ready")]}{.status} {.message}{end}' 2>&1) || true
  [[ $ready == True* || ($CNI != flannel && $ready == False*) ]] || {
    echo "${ready#False }"
    return 1
  }
}
retry "$NODE_TIMEOUT" "$NODE_NAME has not joined" joined
rm -f $bootstrap
echo "$NODE_NAME is $([[ $CNI == flannel ]] && echo Ready || echo registered) at $server"
