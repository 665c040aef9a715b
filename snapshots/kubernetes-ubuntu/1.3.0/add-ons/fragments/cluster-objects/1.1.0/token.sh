#!/bin/bash
# Lets workers that come later join: the cluster accepts the stack's bootstrap token for as long as nodes apply it again.
set -euo pipefail
# shellcheck source=/dev/null
. /opt/hotc/node/lib.sh

kubectl --kubeconfig="${1:-/etc/kubernetes/admin.conf}" apply --server-side --force-conflicts --field-manager=hotc -f - <<EOF || exit
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
