# shellcheck shell=bash disable=SC2034,SC2153
# What every phase sources: inputs, messages, bounded retry, atomic files, units, kubeconfigs.
set -Eeuo pipefail
umask 077
trap 'echo "fatal: ${0#/opt/hotc/} line $LINENO: $BASH_COMMAND" >&2' ERR
# shellcheck source=/dev/null
. /etc/hotc/node.env
export http_proxy=$HTTP_PROXY https_proxy=$HTTPS_PROXY no_proxy=$NO_PROXY
NODE_ADDRESS=$MEMBER_ADDRESS$PORT_ADDRESS
STATE=/var/lib/hotc PKI=/etc/kubernetes/pki
mkdir -p "$STATE" "$PKI"

die() {
  echo "fatal: $*" >&2
  exit 1
}

# retry SECONDS WHAT COMMAND… until it succeeds; when time is up, its last line says why. 22 is curl's "the server said no".
retry() {
  local end=$((SECONDS + $1)) what=$2 pause=1 out status
  shift 2
  until out=$("$@" 2>&1); do
    status=$?
    out=${out##*$'\n'}
    ((status != 22 && SECONDS < end)) || die "$what: $out"
    echo "waiting: $what: $out"
    sleep $pause
    pause=$((pause < 4 ? pause * 2 : 5))
  done
}

# put PATH MODE: standard input becomes the file, whole or not at all
put() {
  local new
  mkdir -p "${1%/*}"
  new=$(mktemp "${1%/*}/.${1##*/}.XXXXXX")
  cat >"$new"
  chmod "$2" "$new"
  if cmp -s "$new" "$1"; then rm "$new"; else mv "$new" "$1"; fi
}

# up UNIT FILE…: enabled and running; restarted only when one of its files has changed since
up() {
  local mark=$STATE/$1.files now
  now=$(cat "${@:2}" "/etc/systemd/system/$1.service" | sha256sum)
  systemctl enable -q "$1"
  if systemctl -q is-active "$1" && [[ $now == "$(cat "$mark" 2>/dev/null)" ]]; then return; fi
  systemctl daemon-reload
  systemctl restart --no-block "$1"
  put "$mark" 0600 <<<"$now"
}

# lines of a list become items of a YAML list
yaml_list() { sed -n 's/[\\"]/\\&/g; s/..*/    - "&"/p'; }

image() { sed -n "s|^$1=||p" <<<"$IMAGES"; }

# merge JSON JSON: one object with the fields of both
merge() {
  local more=${2#\{}
  more=${more%\}}
  echo "${1%\}}${more:+,$more}}"
}

# kubeconfig SERVER USER-JSON
kubeconfig() {
  cat <<EOF
{"apiVersion": "v1", "kind": "Config", "current-context": "$CLUSTER_NAME",
 "contexts": [{"name": "$CLUSTER_NAME", "context": {"cluster": "$CLUSTER_NAME", "user": "node"}}],
 "clusters": [{"name": "$CLUSTER_NAME", "cluster": {"server": "$1", "certificate-authority-data": "$(base64 -w0 $PKI/ca.crt)"}}],
 "users": [{"name": "node", "user": $2}]}
EOF
}

# client CERTIFICATE: user of a kubeconfig
client() {
  echo "{\"client-certificate-data\": \"$(base64 -w0 "$PKI/$1.crt")\", \"client-key-data\": \"$(base64 -w0 "$PKI/$1.key")\"}"
}
