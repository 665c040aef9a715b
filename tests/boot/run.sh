#!/usr/bin/env bash
# Boots the nodes of a bundle and looks whether they come up; installs what that needs. A missing tool is a failure.
# Arguments are those of boot_test.py. hotc must have been built.
set -euo pipefail
cd "$(dirname "$0")"

packages=(
  mmdebstrap systemd-container debian-archive-keyring # the image of the guests, and what boots them
  iproute2 util-linux mount kmod openssl              # their network, disks and trust
  python3-heat python3-heatclient python3-yaml        # Heat itself, which puts the user-data together
)
missing=()
for package in "${packages[@]}"; do
  dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'install ok installed' || missing+=("$package")
done
if [ "${#missing[@]}" -gt 0 ]; then
  apt-get update -qq
  env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
fi
exec /usr/bin/python3 boot_test.py "$@"
