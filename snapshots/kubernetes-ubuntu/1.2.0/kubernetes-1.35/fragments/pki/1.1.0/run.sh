#!/bin/bash
# Issues this node's certificates; its timer renews what ends soon.
set -euo pipefail
# shellcheck source=/dev/null
. /opt/hotc/node/lib.sh

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
touch "$work/index"
cat >"$work/conf" <<EOF
[ca]
default_ca = own
[own]
database = $work/index
new_certs_dir = $work
rand_serial = yes
unique_subject = no
default_md = sha256
policy = names
copy_extensions = copy
x509_extensions = leaf
[names]
organizationName = optional
commonName = supplied
[leaf]
basicConstraints = critical, CA:FALSE
keyUsage = critical, digitalSignature
authorityKeyIdentifier = keyid
EOF

# issue AUTHORITY NAME USAGES SUBJECT [SANS [DAYS]], valid from an hour ago
issue() {
  local ca=$PKI/$1 file=$PKI/$2 days=${6:-$CERTIFICATE_DAYS} out
  if [[ $* == "$(cat "$file.request" 2>&1)" ]] && openssl verify -partial_chain -CAfile "$ca-signing.crt" "$file.crt" &>/dev/null &&
    openssl x509 -in "$file.crt" -noout -checkend $((days * 28800)) >/dev/null; then return; fi
  out=$(openssl req -new -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -subj "$4" -addext "extendedKeyUsage=$3" \
    ${5:+-addext "subjectAltName=$5"} -keyout "$work/key" -out "$work/request" 2>&1 &&
    openssl ca -batch -notext -config "$work/conf" -cert "$ca-signing.crt" -keyfile "$ca.key" -in "$work/request" -out "$work/crt" \
      -startdate "$(date -u -d -1hour +%Y%m%d%H%M%SZ)" -enddate "$(date -u -d "$days days" +%Y%m%d%H%M%SZ)" 2>&1) ||
    die "certificate $2: ${out##*$'\n'}"
  put "$file.key" 0600 <"$work/key"
  put "$file.crt" 0644 <"$work/crt"
  put "$file.request" 0600 <<<"$*"
}

if (($#)); then
  issue "$@"
  exit
fi

# authority NAME CERTIFICATE KEY OTHER: what signs, and, while it is being replaced, the other that is trusted as well
authority() {
  certificates "$2" | put "$PKI/$1-signing.crt" 0644 || die "the certificate of authority $1 cannot be read"
  certificates "$2" "$4" | put "$PKI/$1.crt" 0644 || die "the other certificate of authority $1 cannot be read"
  base64 -d <<<"$3" | openssl pkey -inform DER | put "$PKI/$1.key" 0600 || die "the key of authority $1 cannot be read"
}
certificates() {
  local one
  for one in "$@"; do [[ ! $one ]] || base64 -d <<<"$one" | openssl x509 -inform DER || return; done
}
authority ca "$CA_CERTIFICATE" "$CA_KEY" "$CA_CERTIFICATE_OTHER"
authority etcd/ca "$ETCD_CA_CERTIFICATE" "$ETCD_CA_KEY" "$ETCD_CA_CERTIFICATE_OTHER"
authority front-proxy-ca "$FRONT_PROXY_CA_CERTIFICATE" "$FRONT_PROXY_CA_KEY" "$FRONT_PROXY_CA_CERTIFICATE_OTHER"
base64 -d <<<"$SERVICE_ACCOUNT_KEY" | openssl pkey -inform DER | put "$PKI/sa.key" 0600
{
  openssl pkey -in "$PKI/sa.key" -pubout
  [[ ! $SERVICE_ACCOUNT_PUBLIC_KEY_OTHER ]] || base64 -d <<<"$SERVICE_ACCOUNT_PUBLIC_KEY_OTHER" | openssl pkey -pubin -inform DER
} | put "$PKI/sa.pub" 0644

sans=DNS:$NODE_NAME,DNS:localhost,IP:127.0.0.1,IP:$NODE_ADDRESS
issue etcd/ca etcd/server serverAuth,clientAuth "/CN=$NODE_NAME" "$sans"
issue etcd/ca etcd/peer serverAuth,clientAuth "/CN=$NODE_NAME" "$sans"
issue etcd/ca etcd/healthcheck-client clientAuth /CN=kube-etcd-healthcheck-client
issue etcd/ca apiserver-etcd-client clientAuth /CN=kube-apiserver-etcd-client
for name in $API_ADDRESS $API_PUBLIC_ADDRESS $API_SERVICE_ADDRESS $API_NAMES kubernetes kubernetes.default{,.svc{,".$CLUSTER_DOMAIN"}}; do
  kind=DNS
  [[ $name == *[!0-9.]* ]] || kind=IP
  sans+=,$kind:$name
done
issue ca apiserver serverAuth /CN=kube-apiserver "$sans"
issue ca apiserver-kubelet-client clientAuth /O=hotc:kubelet-api-admins/CN=kube-apiserver-kubelet-client
issue ca admin clientAuth /O=kubeadm:cluster-admins/CN=kubernetes-admin
issue ca controller-manager clientAuth /CN=system:kube-controller-manager
issue ca scheduler clientAuth /CN=system:kube-scheduler
issue ca kubelet-bootstrap clientAuth "/O=system:bootstrappers/CN=bootstrap:$NODE_NAME"
issue front-proxy-ca front-proxy-client clientAuth /CN=front-proxy-client

put /etc/systemd/system/hotc-renew.service 0644 <<'EOF'
[Service]
Type=oneshot
ExecStart=/opt/hotc/pki/run.sh
ExecStart=/opt/hotc/control-plane/run.sh
EOF
put /etc/systemd/system/hotc-renew.timer 0644 <<'EOF'
[Timer]
OnCalendar=daily
RandomizedDelaySec=12h
Persistent=true

[Install]
WantedBy=timers.target
EOF
systemctl enable -q --now hotc-renew.timer
echo "certificates for $CERTIFICATE_DAYS days"
