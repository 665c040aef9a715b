#!/bin/bash
# Configures and starts containerd, which takes a configuration of the wrong major in silence.
set -euo pipefail
# shellcheck source=/dev/null
. /opt/hotc/node/lib.sh

config=/etc/containerd/config.toml
[[ $(containerd --version) =~ \ v?(([0-9]+)\.[^ ]+) ]] || die "containerd does not say its version"
if ((BASH_REMATCH[2] < 2)); then
  format=2 images=io.containerd.grpc.v1.cri runtime=$images pinned="" key=sandbox_image
  # Debian's own looks for them elsewhere
  plugins='bin_dir = "/opt/cni/bin"'
else
  format=3 images=io.containerd.cri.v1.images runtime=io.containerd.cri.v1.runtime pinned=.pinned_images key=sandbox plugins=
fi
put $config 0644 <<EOF
version = $format
[plugins."$images"$pinned]
$key = "$(image pause)"
[plugins."$images".registry]
config_path = "/etc/containerd/certs.d"
[plugins."$runtime".cni]
$plugins
[plugins."$runtime".containerd.runtimes.runc]
runtime_type = "io.containerd.runc.v2"
[plugins."$runtime".containerd.runtimes.runc.options]
SystemdCgroup = true
EOF
dump=$(containerd config dump 2>&1) || true
[[ $dump == *SystemdCgroup\ =\ true* ]] || die "containerd ignores its configuration: ${dump##*$'\n'}"

while IFS="=" read -r registry mirror; do
  [[ $registry ]] || continue
  mirror=$mirror/ mirror=${mirror/\///v2/}
  put "/etc/containerd/certs.d/$registry/hosts.toml" 0644 <<EOF
[host."https://${mirror%/}"]
capabilities = ["pull", "resolve"]
override_path = true
EOF
done <<<"$IMAGE_MIRRORS"

put /etc/crictl.yaml 0644 <<<"runtime-endpoint: unix:///run/containerd/containerd.sock"
up containerd $config /etc/hotc/proxy.env
retry 60 containerd ctr version
echo "containerd ${BASH_REMATCH[1]}"
