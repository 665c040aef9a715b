#!/bin/bash
# Applies what the cluster needs once its API is up. Node 0 applies; every control-plane node labels itself.
set -euo pipefail
# shellcheck source=/dev/null
. /opt/hotc/node/lib.sh

work=$(mktemp -d)
trap 'rm -rf "$work" "$PKI"/master.*' EXIT
apply() { kubectl --kubeconfig="$work/conf" apply --server-side --force-conflicts --field-manager=hotc -f "$1"; }

failed=
if ((NODE_INDEX == 0)); then
  # Before the roles are bound nobody but the API's own masters may bind them: such a key lives as long as this process.
  /opt/hotc/pki/run.sh ca master clientAuth /O=system:masters/CN=hotc-cluster-objects "" 1
  kubeconfig "https://127.0.0.1:$API_PORT" "$(client master)" >"$work/conf"

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
  cat >>"$work/roles" <<EOF
---
apiVersion: v1
kind: Secret
metadata: {name: bootstrap-token-${BOOTSTRAP_TOKEN%.*}, namespace: kube-system}
type: bootstrap.kubernetes.io/token
stringData:
  token-id: "${BOOTSTRAP_TOKEN%.*}"
  token-secret: "${BOOTSTRAP_TOKEN#*.}"
  usage-bootstrap-authentication: "true"
  expiration: "$(date -u -d "+$BOOTSTRAP_TOKEN_HOURS hours" +%FT%TZ)"
EOF
  retry 300 "roles and bootstrap token" apply "$work/roles"

  # an add-on that fails is reported and holds up nothing
  for addon in /opt/hotc/cluster-objects/addons/*; do
    # shellcheck source=/dev/null
    (. "$addon") >"$work/addon"
    [[ ! -s $work/addon ]] || (retry 60 "add-on ${addon##*/}" apply "$work/addon") || failed+=" ${addon##*/}"
  done
fi
retry 500 "label of $NODE_NAME" kubectl --kubeconfig=/etc/kubernetes/admin.conf label --overwrite node "$NODE_NAME" node-role.kubernetes.io/control-plane=
echo "objects applied${failed:+, but these add-ons failed:$failed}"
