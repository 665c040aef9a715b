# shellcheck shell=bash disable=SC2034,SC2153
# What every phase sources.
set -Eeuo pipefail
umask 077
trap 'echo "fatal: ${0#/opt/hotc/} line $LINENO: $BASH_COMMAND" >&2' ERR
# shellcheck source=/dev/null
. /etc/hotc/node.env
export http_proxy=$HTTP_PROXY https_proxy=$HTTPS_PROXY no_proxy=$NO_PROXY
NODE_ADDRESS=$MEMBER_ADDRESS$PORT_ADDRESS
STATE=/var/lib/hotc PKI=/etc/kubernetes/pki
mkdir -p $STATE $PKI

die() {
  echo "fatal: $*" >&2
  exit 1
}

# retry SECONDS WHAT COMMAND…; its last line says why it failed. curl's 22, refused by the server, and 23, a full disk, are final.
retry() {
  local end=$((SECONDS + $1)) what=$2 out status
  shift 2
  until out=$("$@" 2>&1); do
    status=$?
    out=${out##*$'\n'}
    ((status != 22 && status != 23 && SECONDS < end)) || die "$what: $out"
    echo "waiting: $what: $out"
    sleep 2
  done
}

# put PATH MODE <CONTENT, whole or not at all
put() {
  local new
  mkdir -p "${1%/*}"
  new=$(mktemp "${1%/*}/.new.XXXXXX")
  cat >"$new"
  chmod "$2" "$new"
  if cmp -s "$new" "$1"; then rm "$new"; else mv "$new" "$1"; fi
}

# up UNIT FILE…: running, restarted only when one of its files has changed
up() {
  local mark=$STATE/$1.files now
  now=$(cat "${@:2}" "/etc/systemd/system/$1.service" | sha256sum)
  systemctl enable -q "$1"
  if systemctl -q is-active "$1" && [[ $now == "$(cat "$mark" 2>&1)" ]]; then return; fi
  systemctl daemon-reload
  systemctl restart --no-block "$1"
  put "$mark" 0600 <<<"$now"
}

image() { sed -n "s|^$1=||p" <<<"$IMAGES"; }

# kubeconfig FILE SERVER USER
kubeconfig() {
  put "$1" 0600 <<EOF
{apiVersion: v1, kind: Config, current-context: node, contexts: [{name: node, context: {cluster: $CLUSTER_NAME, user: node}}],
 clusters: [{name: $CLUSTER_NAME, cluster: {server: "$2", certificate-authority-data: $(base64 -w0 $PKI/ca.crt)}}],
 users: [{name: node, user: {$3}}]}
EOF
}
client() { echo "client-certificate-data: $(base64 -w0 "$PKI/$1.crt"), client-key-data: $(base64 -w0 "$PKI/$1.key")"; }
