# shellcheck shell=bash
# How a node issues certificates of its own; sourced after the node's library.
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
touch "$work/index"
cat >"$work/conf" <<EOF
[ca]
default_ca = ca
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

# member: what an etcd member shows to clients and to the others, and what its keeper shows to it
member() {
  local names=DNS:$NODE_NAME,DNS:localhost,IP:127.0.0.1,IP:$NODE_ADDRESS
  issue etcd/ca etcd/server serverAuth,clientAuth "/CN=$NODE_NAME" "$names"
  issue etcd/ca etcd/peer serverAuth,clientAuth "/CN=$NODE_NAME" "$names"
  issue etcd/ca etcd/healthcheck-client clientAuth /CN=kube-etcd-healthcheck-client
}

# renewed [COMMAND…]: from now on this script runs daily, and those after it
renewed() {
  local command
  {
    echo "[Service]"
    echo "Type=oneshot"
    for command in "$0" "$@"; do echo "ExecStart=$command"; done
  } | put /etc/systemd/system/hotc-renew.service 0644
  put /etc/systemd/system/hotc-renew.timer 0644 <<'EOF'
[Timer]
OnCalendar=daily
RandomizedDelaySec=12h
Persistent=true

[Install]
WantedBy=timers.target
EOF
  systemctl enable -q --now hotc-renew.timer
}
