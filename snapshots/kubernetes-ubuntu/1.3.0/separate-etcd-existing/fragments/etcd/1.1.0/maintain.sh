#!/bin/bash
# Daily care of this node's etcd member: a snapshot, and its file made small again. "maintain.sh restore FILE", with the same
# file on every node that runs etcd while API and etcd are stopped on all of them, makes a new cluster of what the file holds.
set -euo pipefail
# shellcheck source=/dev/null
. /opt/hotc/node/lib.sh
# shellcheck source=/dev/null
. /etc/hotc/etcd.env

folder=/var/lib/etcd/snapshots
mkdir -p $folder
if [[ ${1-} == restore ]]; then
  systemctl stop etcd
  rm -rf "$ETCD_DATA_DIR.old"
  [[ ! -e $ETCD_DATA_DIR ]] || mv "$ETCD_DATA_DIR" "$ETCD_DATA_DIR.old"
  # members of the same file find each other; one of the old cluster that still runs is a stranger to them
  token=$ETCD_INITIAL_CLUSTER_TOKEN-$(sha256sum <"$2" | cut -c 1-16)
  options=(--name "$ETCD_NAME" --initial-cluster "$ETCD_INITIAL_CLUSTER" --initial-cluster-token "$token"
    --initial-advertise-peer-urls "$ETCD_INITIAL_ADVERTISE_PEER_URLS" --data-dir "$ETCD_DATA_DIR")
  # what watches the API must not believe that it has seen what comes next
  [[ $(etcdutl snapshot restore --help) != *--bump-revision* ]] || options+=(--bump-revision 1000000000 --mark-compacted)
  etcdutl snapshot restore "$2" "${options[@]}"
  systemctl start etcd
  exit
fi

ctl() {
  ETCDCTL_API=3 etcdctl --endpoints https://127.0.0.1:2379 --cacert "$ETCD_TRUSTED_CA_FILE" --cert "$PKI/etcd/healthcheck-client.crt" \
    --key "$PKI/etcd/healthcheck-client.key" --command-timeout 300s "$@"
}
rm -f $folder/*.part
ctl snapshot save $folder/new.part
mv $folder/new.part "$folder/$(date -u +%Y%m%dT%H%M%SZ).db"
find $folder -name '*.db' | sort -r | tail -n +8 | xargs -r rm
# a member that is being made small does not answer: only when all others do
ctl endpoint health --cluster
ctl defrag
