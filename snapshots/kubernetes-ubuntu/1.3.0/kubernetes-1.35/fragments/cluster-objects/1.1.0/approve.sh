#!/bin/bash
# Approves serving certificates of kubelets: those that a node asks for itself, in its own name and for its own addresses.
set -euo pipefail
# shellcheck source=/dev/null
. /opt/hotc/node/lib.sh

k() { kubectl --kubeconfig=/etc/kubernetes/admin.conf "$@"; }

# sound USER REQUEST: prints why not
sound() {
  local node=${1#system:node:} text sans addresses san owner
  text=$(base64 -d <<<"$2" | openssl req -noout -subject -nameopt RFC2253 -text && echo end) || return
  [[ $1 == system:node:$node && $text == *subject=CN=system:node:$node,O=system:nodes$'\n'* ]] || {
    echo "$1 asks for another name"
    return 1
  }
  sans=$(sed -n '/Subject Alternative Name/{n;s/IP Address:/IP:/g;s/[, ]\+/ /g;p}' <<<"$text")
  addresses=$(k get node "$node" -o 'jsonpath={.status.addresses[?(@.type=="InternalIP")].address}') || return
  for san in $sans; do
    [[ $san != DNS:$node ]] || continue
    # the node's own, and not the API's or that of another control-plane node
    if [[ $san == IP:* && " $addresses " == *" ${san#IP:} "* ]]; then
      owner=$(sed -n "s|=${san#IP:}\$||p" <<<"$CONTROL_PLANE_ADDRESSES")
      [[ $owner != "$node" ]] || continue
      [[ $owner || " $API_ADDRESS $API_PUBLIC_ADDRESS $API_SERVICE_ADDRESS " == *" ${san#IP:} "* ]] || continue
    fi
    echo "$1 asks for $san"
    return 1
  done
  [[ $sans ]]
}

k get csr --watch --field-selector spec.signerName=kubernetes.io/kubelet-serving \
  -o 'go-template={{if not .status.conditions}}{{.metadata.name}} {{.spec.username}} {{.spec.request}}{{"\n"}}{{end}}' |
  while read -r name user request; do
    if why=$(sound "$user" "$request"); then
      k certificate approve "$name" || true
    else
      echo "$name is left alone: $why"
    fi
  done
