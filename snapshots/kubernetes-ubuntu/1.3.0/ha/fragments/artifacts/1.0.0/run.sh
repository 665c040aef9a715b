#!/bin/bash
# Brings the binaries.
set -euo pipefail
# shellcheck source=/dev/null
. /opt/hotc/node/lib.sh

matches() { sha256sum -c --status <<<"$1  $2" 2>/dev/null; }

fetch() {
  local status=0
  matches "$1" "$3" || curl -sSfL --retry 5 --retry-max-time 20 --connect-timeout 10 --speed-limit 1000 --speed-time 30 -C - -o "$3" "$2" || status=$?
  case $status in
  22 | 33 | 36) rm -f "$3" ;; # nothing that could be resumed
  23) echo "no space is left on the disk of ${3%/*}" ;;
  esac
  return $status
}

count=0
while read -r name sum url target strip members; do
  [[ $name ]] || continue
  count=$((count + 1))
  files=("$target")
  [[ -z $members ]] || read -ra files <<<"$target/${members// / $target/}"
  if [[ $ARTIFACTS_PREINSTALLED == true ]]; then
    for file in "${files[@]}"; do
      # crictl and etcdutl are tools for people
      [[ -x $file || $file == */@(crictl|etcdutl) ]] || command -v "${file##*/}" >/dev/null || die "the image holds no ${file##*/} ($name)"
    done
    continue
  fi
  mark=$STATE/artifact.$name
  [[ $(cat "$mark" 2>/dev/null) != "$sum" || ! -x ${files[0]} ]] || continue
  part=/var/cache/hotc/$sum
  mkdir -p "${files[0]%/*}" "${part%/*}"
  retry 600 "download of $name from $url${https_proxy:+, proxy $https_proxy}" fetch "$sum" "$url" "$part"
  if ! matches "$sum" "$part"; then
    found=$(sha256sum <"$part")
    rm "$part"
    die "$name from $url has checksum ${found%% *}, not $sum"
  fi
  if [[ $members ]]; then
    # shellcheck disable=SC2086 # a list of words
    out=$(tar -xf "$part" -C "$target" --strip-components="$strip" --no-same-owner --no-anchored $members 2>&1) ||
      die "$name from $url cannot be unpacked: ${out%%$'\n'*}"
    chmod 0755 "${files[@]}"
  else
    install -m 0755 "$part" "$target"
  fi
  rm "$part"
  put "$mark" 0600 <<<"$sum"
done <<<"$ARTIFACTS"
echo "$count artefacts in place"
