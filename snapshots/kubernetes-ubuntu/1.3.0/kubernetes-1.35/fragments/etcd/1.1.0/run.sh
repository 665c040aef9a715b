#!/bin/bash
# Runs this node's etcd member. A node without data whose member has served before takes that member's place.
set -euo pipefail
# shellcheck source=/dev/null
. /opt/hotc/node/lib.sh

export ETCDCTL_API=3
env=/etc/hotc/etcd.env data=/var/lib/etcd/data self=https://$NODE_ADDRESS:2380 client=$PKI/etcd/healthcheck-client
members=$(paste -sd, <<<"${ETCD_MEMBERS%$'\n'}")
others=$(sed -n "\|=$self\$|d; s/.*=\(.*\)2380$/\12379/p" <<<"$ETCD_MEMBERS" | paste -sd,)
ctl() {
  etcdctl --cacert "$PKI/etcd/ca.crt" --cert "$client.crt" --key "$client.key" \
    --dial-timeout 3s --command-timeout 10s --endpoints "$@"
}

# A member that waits for its first quorum does not answer TLS: then the cluster is new.
serving() {
  local out urls
  read -ra urls <<<"${others//,/ }"
  out=$(curl -sk -Z --max-time 3 -w '%{http_code}' --cert "$client.crt" --key "$client.key" "${urls[@]/%//health}") || true
  [[ $out == *[!0]* ]]
}

# id, status, name, peer URLs, client URLs, learner
own() { ctl "$others" member list | sed -n "/, ${self//\//\\/},/p"; }

rejoin() {
  local line
  line=$(own) || return
  # of an earlier try
  [[ $line != *", unstarted, "* ]] || return 0
  [[ -z $line ]] || ctl "$others" member remove "${line%%,*}" || return
  ctl "$others" member add "$NODE_NAME" --learner --peer-urls="$self"
}

promote() {
  local line
  line=$(own) || return
  [[ $line != *", true" ]] || ctl "$others" member promote "${line%%,*}"
}

state=$(sed -n 's/^ETCD_INITIAL_CLUSTER_STATE=//p' $env 2>/dev/null) || state=new
if [[ ! -d $data/member ]]; then
  state=new
  if [[ $others ]] && serving; then
    retry 60 "member list of the running etcd cluster" own
    # without client URLs it has never started
    if [[ $(own) != *", $NODE_NAME, $self, , "* ]]; then
      state=existing
      retry 120 "taking the old member's place" rejoin
    fi
  fi
fi

put $env 0600 <<EOF
ETCD_NAME=$NODE_NAME
ETCD_DATA_DIR=$data
ETCD_INITIAL_CLUSTER=$members
ETCD_INITIAL_CLUSTER_STATE=$state
ETCD_INITIAL_CLUSTER_TOKEN=$CLUSTER_NAME
ETCD_LISTEN_PEER_URLS=$self
ETCD_INITIAL_ADVERTISE_PEER_URLS=$self
ETCD_LISTEN_CLIENT_URLS=https://127.0.0.1:2379,https://$NODE_ADDRESS:2379
ETCD_ADVERTISE_CLIENT_URLS=https://$NODE_ADDRESS:2379
ETCD_LISTEN_METRICS_URLS=http://127.0.0.1:2381
ETCD_CLIENT_CERT_AUTH=true
ETCD_TRUSTED_CA_FILE=$PKI/etcd/ca.crt
ETCD_CERT_FILE=$PKI/etcd/server.crt
ETCD_KEY_FILE=$PKI/etcd/server.key
ETCD_PEER_CLIENT_CERT_AUTH=true
ETCD_PEER_TRUSTED_CA_FILE=$PKI/etcd/ca.crt
ETCD_PEER_CERT_FILE=$PKI/etcd/peer.crt
ETCD_PEER_KEY_FILE=$PKI/etcd/peer.key
ETCD_AUTO_COMPACTION_MODE=periodic
ETCD_AUTO_COMPACTION_RETENTION=8h
ETCD_QUOTA_BACKEND_BYTES=4294967296
ETCD_SNAPSHOT_COUNT=10000
EOF
up etcd $env
[[ $state == new ]] || retry 300 "promotion of the new etcd member" promote
retry 800 "etcd has no quorum of $members" ctl https://127.0.0.1:2379 endpoint health
systemctl enable -q --now hotc-etcd.timer
echo "etcd $(ctl https://127.0.0.1:2379 member list | wc -l) members, this one $state"
