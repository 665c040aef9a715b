#!/bin/bash
# Takes the node through its phases, each a process with a time limit, and reports every one to Heat. What is done with
# the same files and inputs is not done again, so a second start changes nothing and a reboot goes on where it stopped.
set -euo pipefail
# shellcheck source=/dev/null
. /opt/hotc/node/lib.sh

# Files of a phase and the inputs that they name
digest() {
  local dir=/opt/hotc/${1%%/*} name
  cat /opt/hotc/node/lib.sh
  find "$dir" -type f | sort | xargs cat
  comm -12 <(grep -hoE '^[A-Z0-9_]+' /etc/hotc/*.env | sort -u) <(grep -rhoE '[A-Z][A-Z0-9_]+' "$dir" | sort -u) |
    while read -r name; do echo "$name=${!name-}"; done
}

# signal SECONDS STATUS ID TEXT; an id that is told again replaces what it told before
signal() {
  local text args=(-sSf --retry 3 --max-time 20 -H "X-Auth-Token: $SIGNAL_TOKEN" -H "Content-Type: application/json")
  [[ -z $OPENSTACK_CA ]] || args+=(--cacert "$STATE/openstack-ca.crt")
  text=${*:4}
  text=${text//[\\\"]/\'}
  text=${text//[[:cntrl:]]/ }
  (retry "$1" "signal $2 $3" curl "${args[@]}" "$SIGNAL_ENDPOINT" -d \
    "{\"status\":\"$2\",\"id\":\"$NODE_NAME/$3\",\"reason\":\"${text:0:500}\",\"data\":\"${text:0:500}\"}")
}

# Tells Heat of each phase that is done and not yet told. Heat waits for two reports, progress and ready, so that another
# number of phases in a later version does not change what it waits for.
report() {
  local name
  for name in "${finished[@]}"; do
    cmp -s "$STATE/$name.done" "$STATE/$name.told" || ! signal "$1" SUCCESS progress "$name: $(tail -n 1 "$STATE/$name.done")" ||
      cp "$STATE/$name.done" "$STATE/$name.told"
  done
}

[[ -z $OPENSTACK_CA ]] || base64 -d <<<"$OPENSTACK_CA" | put "$STATE/openstack-ca.crt" 0644
finished=()
while read -r name entry limit; do
  [[ $name ]] || continue
  now=$(digest "$entry" | sha256sum)
  if [[ $now != "$(head -n 1 "$STATE/$name.done" 2>/dev/null)" ]]; then
    left=$((NODE_TIMEOUT - SECONDS))
    limit=$((left < limit ? left : limit))
    ((limit > 0)) || limit=1
    echo "phase $name, at most $limit s"
    log=$STATE/$name.log
    if timeout -k 5 "$limit" "/opt/hotc/$entry" </dev/null 2>&1 | tee "$log"; then
      printf '%s\n' "$now" "$(tail -n 1 "$log")" | put "$STATE/$name.done" 0600
    else
      reason=$(grep -m 1 '^fatal: ' "$log" || echo "not done within $limit s; $(tail -n 1 "$log")")
      signal 300 FAILURE ready "phase $name: ${reason#fatal: }" || true
      die "phase $name: ${reason#fatal: }"
    fi
  fi
  finished+=("$name")
  report 5
done <<<"$PHASES"
report 300
[[ -e $STATE/ready.told ]] || signal 300 SUCCESS ready "${#finished[@]} phases done in $SECONDS s"
touch "$STATE/ready.told"
