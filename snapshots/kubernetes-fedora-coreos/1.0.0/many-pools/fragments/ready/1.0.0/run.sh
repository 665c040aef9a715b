#!/bin/bash
# Waits until the node has joined.
set -euo pipefail
# shellcheck source=/dev/null
. /opt/hotc/node/lib.sh

bootstrap=/etc/kubernetes/bootstrap-kubelet.conf
joined() {
  local code ready
  if [[ -e $bootstrap && ! -e /var/lib/kubelet/pki/kubelet-client-current.pem ]]; then
    code=$(kubectl --kubeconfig=$bootstrap version 2>&1) && code="the certificate is not signed yet"
    echo "${code/Unauthorized/"the API refuses the bootstrap token: wrong, expired or not there yet"}"
    return 1
  fi
  ready=$(kubectl --kubeconfig=/etc/kubernetes/kubelet.conf get node "$NODE_NAME" \
    -o 'jsonpath={range .status.conditions[?(@.type=="Ready")]}{.status} {.message}{end}' 2>&1) || true
  echo "$ready"
  [[ $ready == True* || ($CNI != flannel && $ready == False*) ]]
}
retry "$NODE_TIMEOUT" "$NODE_NAME has not joined" joined
rm -f $bootstrap
echo "$NODE_NAME has joined"
