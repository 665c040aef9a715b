#!/bin/bash
# Node 0 applies what the cluster needs; every control-plane node labels itself.
set -euo pipefail
# shellcheck source=/dev/null
. /opt/hotc/node/lib.sh

work=$(mktemp -d)
trap 'rm -rf "$work" "$PKI"/master.*' EXIT
apply() { timeout 120 kubectl --kubeconfig="$work/conf" apply --server-side --force-conflicts --field-manager=hotc -f "$1"; }

if ((NODE_INDEX == 0)); then
  # nobody else may bind the first roles
  /opt/hotc/pki/run.sh ca master clientAuth /O=system:masters/CN=hotc-cluster-objects "" 1
  kubeconfig "$work/conf" "https://127.0.0.1:$API_PORT" "$(client master)"

  csr=system:certificates.k8s.io:certificatesigningrequests
  while read -r role group; do
    cat <<EOF
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata: {name: "hotc:${role##*:}"}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: "$role"}
subjects: [{apiGroup: rbac.authorization.k8s.io, kind: Group, name: "$group"}]
EOF
  done >"$work/roles" <<EOF
cluster-admin kubeadm:cluster-admins
system:kubelet-api-admin hotc:kubelet-api-admins
system:node-bootstrapper system:bootstrappers
$csr:nodeclient system:bootstrappers
$csr:selfnodeclient system:nodes
system:node-proxier system:nodes
EOF
  retry 300 "roles" apply "$work/roles"
  retry 100 "bootstrap token" /opt/hotc/cluster-objects/token.sh "$work/conf"
fi
node() { kubectl --kubeconfig=/etc/kubernetes/admin.conf "$1" node "$NODE_NAME" "${@:2}"; }
retry 500 "label of $NODE_NAME" node label --overwrite node-role.kubernetes.io/control-plane=
# a replaced server left its node, whose id cannot change
if [[ $(node get -o 'jsonpath={.spec.providerID}') != */$(</etc/hotc/instance) ]]; then
  node delete
  systemctl restart kubelet
  retry 100 "label of $NODE_NAME" node label --overwrite node-role.kubernetes.io/control-plane=
fi
systemctl enable -q --now hotc-token.timer
up hotc-approve /opt/hotc/cluster-objects/approve.sh

# add NAME FILE: what fails is told, and fails nothing else; together they have 9 minutes
failed=
add() {
  local left=$((540 - SECONDS))
  [[ ! -s $2 ]] || (retry $((left < 60 ? left : 60)) "add-on $1" apply "$2") || failed+=" $1"
}
if ((NODE_INDEX == 0)); then
  for addon in /opt/hotc/cluster-objects/addons/*; do
    which=${addon##*/??-} which=${which%.sh}
    # shellcheck source=/dev/null
    if . "$addon" >"$work/addon"; then add "$which" "$work/addon"; else failed+=" $which"; fi
  done
fi
echo "objects applied${failed:+, but these add-ons failed:$failed}"
