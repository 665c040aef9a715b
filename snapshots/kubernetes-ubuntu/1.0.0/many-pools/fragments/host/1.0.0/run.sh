#!/bin/bash
# Prepares the machine for a Kubernetes node.
set -euo pipefail
# shellcheck source=/dev/null
. /opt/hotc/node/lib.sh

put /etc/hostname 0644 <<<"$NODE_NAME"
hostname "$NODE_NAME"

# Nothing may restart the node or take the package lock while it comes up; nodes are replaced, not upgraded.
systemctl mask --now swap.target apt-daily.timer apt-daily-upgrade.timer unattended-upgrades.service 2>/dev/null || true
swapoff -a

put /etc/modules-load.d/hotc.conf 0644 <<<$'overlay\nbr_netfilter\nnf_conntrack'
modprobe -a overlay br_netfilter nf_conntrack
# vm and kernel: what the kubelet's protectKernelDefaults asks for
put /etc/sysctl.d/90-hotc.conf 0644 <<EOF
net.ipv4.ip_forward = 1
net.bridge.bridge-nf-call-iptables = 1
net.bridge.bridge-nf-call-ip6tables = 1
vm.overcommit_memory = 1
vm.panic_on_oom = 0
kernel.panic = 10
kernel.panic_on_oops = 1
kernel.keys.root_maxkeys = 1000000
kernel.keys.root_maxbytes = 25000000
fs.inotify.max_user_instances = 8192
fs.inotify.max_user_watches = 524288
EOF
sysctl -qp /etc/sysctl.d/90-hotc.conf

put /etc/systemd/journald.conf.d/hotc.conf 0644 <<<$'[Journal]\nSystemMaxUse=1G\nSystemKeepFree=1G'
systemctl restart systemd-journald

put /etc/hotc/proxy.env 0600 <<EOF
${HTTP_PROXY:+HTTP_PROXY=$HTTP_PROXY}
${HTTPS_PROXY:+HTTPS_PROXY=$HTTPS_PROXY}
${NO_PROXY:+NO_PROXY=$NO_PROXY}
EOF

if [[ $OPENSTACK_CA ]]; then
  base64 -d <<<"$OPENSTACK_CA" | put /usr/local/share/ca-certificates/openstack.crt 0644
  update-ca-certificates >/dev/null
fi

# The metadata service says who we are and what time it is. A wrong clock makes certificates and tokens invalid.
metadata() {
  local now off
  curl -sSf --noproxy '*' --max-time 5 -D "$STATE/metadata.head" -o "$STATE/metadata.json" \
    http://169.254.169.254/openstack/latest/meta_data.json || return
  now=$(sed -n 's/\r$//; s/^date: *//Ip' "$STATE/metadata.head")
  off=$(($(date +%s) - $(date -d "${now:-now}" +%s)))
  ((off > -60 && off < 60)) || {
    echo "the clock is wrong by $off seconds"
    return 1
  }
}
retry 90 "metadata service 169.254.169.254" metadata
[[ $(<"$STATE/metadata.json") =~ \"uuid\":\ *\"([0-9a-f-]{36})\" ]] || die "metadata holds no uuid"
put /etc/hotc/instance 0644 <<<"${BASH_REMATCH[1]}"

# Pods must not read the user-data with its secrets: what a node forwards to the metadata service is dropped.
put /etc/systemd/system/hotc-guard.service 0644 <<'EOF'
[Unit]
Description=Keeps pods from the metadata service
Before=kubelet.service

[Service]
Type=oneshot
RemainAfterExit=yes
ExecStart=nft "table inet hotc; delete table inet hotc; table inet hotc { chain guard { type filter hook forward priority -10; ip daddr 169.254.169.254 drop; ip6 daddr fe80::a9fe:a9fe drop; }; }"

[Install]
WantedBy=multi-user.target
EOF
up hotc-guard

disk() {
  compgen -G "/dev/disk/by-id/*${1:0:20}*" | grep -v -m 1 -e -part || {
    echo "not attached"
    return 1
  }
}

# volume ID FOLDER: formatted only if nothing at all is on it. The mark tells services that the right disk is mounted.
volume() {
  local device content unit
  mkdir -p "$2"
  if [[ $1 ]]; then
    retry 180 "volume $1 for $2" disk "$1"
    device=$(disk "$1")
    # 2: blkid found nothing
    content=$(blkid -p -o export "$device") || [[ $? == 2 ]] || die "volume $1 for $2 cannot be probed"
    if [[ -z $content ]]; then
      mkfs.ext4 -q -m 0 -L "hotc-${2##*/}" "$device"
    elif [[ $content != *LABEL=hotc-"${2##*/}"* ]]; then
      die "volume $1 for $2 holds something else and is left alone: ${content//$'\n'/ }"
    fi
    unit=$(systemd-escape -p --suffix=mount "$2")
    put "/etc/systemd/system/$unit" 0644 <<EOF
[Mount]
What=$device
Where=$2
Type=ext4
Options=noatime

[Install]
WantedBy=multi-user.target
EOF
    systemctl enable -q --now "$unit"
    mountpoint -q "$2" || die "volume $1 is not mounted on $2"
  fi
  install -d -o root -g root -m 0711 "$2"
  touch "$2/.hotc"
}
volume "$ETCD_VOLUME_ID" /var/lib/etcd
volume "$RUNTIME_VOLUME_ID" /var/lib/containerd
echo "$NODE_NAME is instance $(</etc/hotc/instance)"
