#!/bin/bash
# Takes the node through its phases. What is done with the same files and inputs is not done again.
set -euo pipefail
# shellcheck source=/dev/null
. /opt/hotc/node/lib.sh

digest() {
  local dir=/opt/hotc/${1%%/*} name
  find "$dir" -type f | sort | xargs cat /opt/hotc/node/lib.sh
  comm -12 <(grep -hsoE '^[A-Z0-9_]+' /etc/hotc/{node,settings}.env | sort -u || true) <(grep -rhoE '[A-Z][A-Z0-9_]+' "$dir" | sort -u) |
    while read -r name; do echo "$name=${!name-}"; done
}

# report SECONDS STATUS WHAT REASON, to Heat
report() {
  local reason data args=()
  data=$(paste -sd ';' "$STATE/history" 2>/dev/null) || true
  printf -v reason '%.400s","data":"%.900s' "${4//[\\\"[:cntrl:]]/ }" "${data//[\\\"[:cntrl:]]/ }"
  [[ -z $OPENSTACK_CA ]] || args=(--cacert "$STATE/openstack-ca.crt")
  (retry "$1" "signal to Heat" curl -sSf --retry 3 --max-time 20 "${args[@]}" -H "X-Auth-Token: $SIGNAL_TOKEN" \
    -H "Content-Type: application/json" -d "{\"status\":\"$2\",\"id\":\"$NODE_NAME/$3\",\"reason\":\"$reason\"}" "$SIGNAL_ENDPOINT")
}

base64 -d <<<"$OPENSTACK_CA" | put "$STATE/openstack-ca.crt" 0600
told=$STATE/told
while read -r entry limit; do
  name=${entry%%/*}
  mark=$STATE/$name.done log=$STATE/$name.log begin=$SECONDS
  now=$(digest "$entry" | sha256sum)
  [[ $now != "$(cat "$mark" 2>&1)" ]] || continue
  rm -f "$told"
  left=$((NODE_TIMEOUT - SECONDS))
  limit=$((left < limit ? left : limit))
  limit=$((limit > 0 ? limit : 1))
  echo "phase $name, at most $limit s"
  if ! timeout -k 5 "$limit" "/opt/hotc/$entry" </dev/null 2>&1 | tee "$log"; then
    reason=$(grep -m 1 '^fatal: ' "$log" || echo "not done within $limit s, $(tail -n 1 "$log")")
    report 300 FAILURE progress "$name: ${reason#fatal: }" || true
    die "phase $name: ${reason#fatal: }"
  fi
  put "$mark" 0600 <<<"$now"
  echo "$name $((SECONDS - begin))s $(tail -n 1 "$log")" >>"$STATE/history"
  report 10 SUCCESS progress "$name" || true
done <<<"$PHASES"
[[ -e $told ]] || {
  report 60 SUCCESS progress "all phases"
  report 600 SUCCESS ready "the node is up"
  touch "$told"
}
