#!/usr/bin/env bash
# Checks every script and unit of the fragments with the tools that people would use on them. A missing tool is a failure.
set -euo pipefail
cd "$(dirname "$0")/../../fragments"
for tool in shellcheck shfmt systemd-analyze; do
  command -v "$tool" >/dev/null || {
    echo "$tool is missing" >&2
    exit 1
  }
done

status=0
mapfile -t scripts < <(find . -name '*.sh' | sort)
mapfile -t units < <(find . -name '*.service' | sort)
if [ "${#scripts[@]}" = 0 ] || [ "${#units[@]}" = 0 ]; then
  echo "no scripts or no units found" >&2
  exit 1
fi
shellcheck -x "${scripts[@]}" || status=1
shfmt -d -i 2 "${scripts[@]}" || status=1
for script in "${scripts[@]}"; do
  bash -n "$script" || status=1
done

# What the units start exists only on a node: a root with stand-ins lets systemd judge everything else. It exits with 0 in
# spite of some findings, so any line about one of our units counts.
root=$(mktemp -d)
trap 'rm -rf "$root"' EXIT
mkdir -p "$root/etc/systemd/system" "$root/usr/lib/systemd/system"
cp /usr/lib/systemd/system/*.target "$root/usr/lib/systemd/system/"
names=()
for unit in "${units[@]}"; do
  cp "$unit" "$root/etc/systemd/system/"
  names+=("$(basename "$unit")")
  while read -r program; do
    [[ $program == /* ]] || program=/usr/bin/$program
    mkdir -p "$root$(dirname "$program")"
    printf '#!/bin/sh\n' >"$root$program"
    chmod +x "$root$program"
  done < <(sed -nE 's/^Exec[A-Za-z]*=[-+!:@]*([^ ]+).*/\1/p' "$unit")
done
findings=$(systemd-analyze verify --man=no --recursive-errors=no --root="$root" "${names[@]}" 2>&1 | grep -F -f <(printf '%s\n' "${names[@]}") || true)
if [ -n "$findings" ]; then
  echo "$findings" >&2
  status=1
fi
echo "${#scripts[@]} scripts and ${#units[@]} units checked"
exit "$status"
