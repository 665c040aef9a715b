#!/bin/bash
# Runs API server, controller manager and scheduler as static pods.
set -euo pipefail
# shellcheck source=/dev/null
. /opt/hotc/node/lib.sh

etc=/etc/kubernetes local=https://127.0.0.1:$API_PORT
for name in admin controller-manager scheduler; do kubeconfig $etc/$name.conf "$local" "$(client $name)"; done

# The name of a key stands before what it has encrypted, so it is the same for ever: of two providers the API server tries both.
put $etc/apiserver/encryption.yaml 0600 <<EOF
apiVersion: apiserver.config.k8s.io/v1
kind: EncryptionConfiguration
resources:
- resources: [secrets]
  providers: [$(for key in $ENCRYPTION_KEY $ENCRYPTION_KEY_OTHER; do echo "{secretbox: {keys: [{name: key1, secret: $key}]}},"; done) {identity: {}}]
EOF
put $etc/apiserver/authentication.yaml 0600 <<'EOF'
apiVersion: apiserver.config.k8s.io/v1
kind: AuthenticationConfiguration
anonymous: {enabled: true, conditions: [{path: /livez}, {path: /readyz}, {path: /healthz}]}
EOF
put $etc/apiserver/audit.yaml 0600 <<'EOF'
apiVersion: audit.k8s.io/v1
kind: Policy
omitStages: [RequestReceived]
rules:
- {level: None, verbs: [get, list, watch], userGroups: ["system:nodes", "system:masters", "system:serviceaccounts:kube-system"]}
- {level: None, verbs: [get, list, watch], users: ["system:kube-controller-manager", "system:kube-scheduler", "system:apiserver"]}
- {level: None, nonResourceURLs: ["/healthz*", "/livez*", "/readyz*"]}
- {level: None, resources: [{group: coordination.k8s.io}, {resources: [events]}]}
- {level: Metadata}
EOF

# pod NAME CPU PORT LIVE READY PATH… <FLAGS
pod() {
  local flags path i=0 mounts="" volumes="" write probe="host: 127.0.0.1, port: $3, scheme: HTTPS"
  flags=$(sed -n 's/[\\"]/\\&/g; s/..*/    - "&"/p')
  for path in "${@:6}"; do
    i=$((i + 1))
    [[ $path == /var/* ]] && write=false || write=true
    mounts+="
    - {name: v$i, mountPath: $path, readOnly: $write}"
    volumes+="
  - {name: v$i, hostPath: {path: $path}}"
  done
  put $etc/manifests/"$1".yaml 0600 <<EOF
apiVersion: v1
kind: Pod
metadata:
  name: $1
  namespace: kube-system
  labels: {component: $1, tier: control-plane}
  annotations: {hotc/files: $(find "${@:6}" -type f ! -path '/var/*' | sort | xargs cat | sha256sum | cut -c1-16)}
spec:
  hostNetwork: true
  priorityClassName: system-node-critical
  securityContext: {seccompProfile: {type: RuntimeDefault}}
  containers:
  - name: $1
    image: "$(image "$1")"
    imagePullPolicy: IfNotPresent
    command:
    - $1
$flags
    resources: {requests: {cpu: $2}}
    startupProbe: {httpGet: {$probe, path: $4}, periodSeconds: 5, timeoutSeconds: 15, failureThreshold: 60}
    livenessProbe: {httpGet: {$probe, path: $4}, timeoutSeconds: 15, failureThreshold: 8}
    readinessProbe: {httpGet: {$probe, path: $5}, periodSeconds: 5, timeoutSeconds: 15}
    volumeMounts:$mounts
  volumes:$volumes
EOF
}

# etcd beside it serves already, one elsewhere begins at the same time: what fails is started ever more slowly
etcd() {
  curl -sSf --noproxy '*' --max-time 3 --cacert "$PKI/etcd/ca.crt" --cert "$PKI/apiserver-etcd-client.crt" --key "$PKI/apiserver-etcd-client.key" \
    "$(shuf -n 1 <<<"$ETCD_SERVERS")/health" || return 1
}
servers=$(paste -sd, <<<"$ETCD_SERVERS")
retry 850 "etcd at $servers" etcd

mkdir -p /var/log/kubernetes $etc/manifests
pod kube-apiserver 250m "$API_PORT" /livez /readyz "$PKI" $etc/apiserver /var/log/kubernetes "$TRUST_STORE" <<EOF
--advertise-address=$NODE_ADDRESS
--secure-port=$API_PORT
--allow-privileged=true
--authorization-mode=Node,RBAC
--audit-policy-file=$etc/apiserver/audit.yaml
--audit-log-path=/var/log/kubernetes/audit.log
--client-ca-file=$PKI/ca.crt
--enable-bootstrap-token-auth=true
--encryption-provider-config=$etc/apiserver/encryption.yaml
--etcd-servers=$servers
--etcd-cafile=$PKI/etcd/ca.crt
--etcd-certfile=$PKI/apiserver-etcd-client.crt
--etcd-keyfile=$PKI/apiserver-etcd-client.key
--kubelet-certificate-authority=$PKI/ca.crt
--kubelet-client-certificate=$PKI/apiserver-kubelet-client.crt
--kubelet-client-key=$PKI/apiserver-kubelet-client.key
--kubelet-preferred-address-types=InternalIP,Hostname
--proxy-client-cert-file=$PKI/front-proxy-client.crt
--proxy-client-key-file=$PKI/front-proxy-client.key
--requestheader-client-ca-file=$PKI/front-proxy-ca.crt
--requestheader-allowed-names=front-proxy-client
--requestheader-username-headers=X-Remote-User
--requestheader-group-headers=X-Remote-Group
--requestheader-extra-headers-prefix=X-Remote-Extra-
--service-account-issuer=https://kubernetes.default.svc.$CLUSTER_DOMAIN
--service-account-key-file=$PKI/sa.pub
--service-account-signing-key-file=$PKI/sa.key
--service-cluster-ip-range=$SERVICE_CIDR
--tls-cert-file=$PKI/apiserver.crt
--tls-private-key-file=$PKI/apiserver.key
$APISERVER_FLAGS
EOF

conf=$etc/controller-manager.conf allocate=true
[[ $CNI != cilium && $CNI != calico ]] || allocate=false
pod kube-controller-manager 100m 10257 /healthz /healthz "$PKI" $conf "$TRUST_STORE" <<EOF
--kubeconfig=$conf
--authentication-kubeconfig=$conf
--authorization-kubeconfig=$conf
--bind-address=127.0.0.1
--leader-elect=true
--use-service-account-credentials=true
--allocate-node-cidrs=$allocate
--cluster-cidr=$POD_CIDR
--node-cidr-mask-size=$POD_NODE_PREFIX
--service-cluster-ip-range=$SERVICE_CIDR
--cluster-name=$CLUSTER_NAME
--client-ca-file=$PKI/ca.crt
--requestheader-client-ca-file=$PKI/front-proxy-ca.crt
--root-ca-file=$PKI/ca.crt
--cluster-signing-cert-file=$PKI/ca-signing.crt
--cluster-signing-key-file=$PKI/ca.key
--service-account-private-key-file=$PKI/sa.key
$CONTROLLER_MANAGER_FLAGS
EOF

conf=$etc/scheduler.conf
pod kube-scheduler 100m 10259 /healthz /healthz $conf <<EOF
--kubeconfig=$conf
--authentication-kubeconfig=$conf
--authorization-kubeconfig=$conf
--bind-address=127.0.0.1
--leader-elect=true
$SCHEDULER_FLAGS
EOF

# 403 until its roles are there
ready() { curl -sSf --noproxy '*' --max-time 10 --cacert "$PKI/ca.crt" "$local/readyz" || return 1; }
retry 850 "API server" ready
echo "API server ready at $NODE_ADDRESS:$API_PORT"
