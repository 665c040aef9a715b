#!/bin/bash
# Prepares the machine for a Kubernetes node.
set -euo pipefail
# shellcheck source=/dev/null
. /opt/hotc/node/lib.sh

put /etc/hostname 0644 <<<"$NODE_NAME"
hostname "$NODE_NAME"

# nodes are replaced, not upgraded
systemctl mask --now swap.target apt-daily.timer apt-daily-upgrade.timer unattended-upgrades.service 2>/dev/null || true
swapoff -a

put /etc/modules-load.d/hotc.conf 0644 <<<$'overlay\nbr_netfilter\nnf_conntrack'
xargs modprobe -a </etc/modules-load.d/hotc.conf
put /etc/sysctl.d/90-hotc.conf 0644 <<'EOF'
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
put /etc/systemd/journald.conf.d/hotc.conf 0644 <<<$'[Journal]\nSystemMaxUse=1G'
systemctl restart systemd-journald
put /etc/hotc/proxy.env 0600 <<<"HTTP_PROXY=$HTTP_PROXY"$'\n'"HTTPS_PROXY=$HTTPS_PROXY"$'\n'"NO_PROXY=$NO_PROXY"

if [[ $OPENSTACK_CA ]]; then
  ca=$TRUST_FOLDER/openstack.crt
  if ! base64 -d <<<"$OPENSTACK_CA" | cmp -s - "$ca"; then
    base64 -d <<<"$OPENSTACK_CA" | put "$ca" 0644
    "$TRUST_COMMAND" >/dev/null
  fi
fi

# Who we are: cloud-init knows it from the config drive or the metadata service.
instance=$(cat /var/lib/cloud/data/instance-id 2>/dev/null) || true
if [[ ! $instance =~ ^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$ ]]; then
  retry 90 "metadata service 169.254.169.254" curl -sSf --noproxy '*' --max-time 5 -o /run/hotc.metadata http://169.254.169.254/openstack/latest/meta_data.json
  [[ $(</run/hotc.metadata) =~ \"uuid\":\ *\"([0-9a-f-]{36})\" ]] || die "the metadata names no uuid"
  instance=${BASH_REMATCH[1]}
fi
put /etc/hotc/instance 0644 <<<"$instance"

# What time it is: certificates and tokens need a right clock.
told() { curl -sS --max-time 5 -o /dev/null -D - "$@" 2>/dev/null | sed -n 's/\r$//; s/^date: *//Ip' | grep -m 1 .; }
clock() {
  local now off
  now=$(told --noproxy '*' http://169.254.169.254/openstack || told -k "$SIGNAL_ENDPOINT") || return 0
  off=$(($(date +%s) - $(date -d "$now" +%s)))
  ((off > -60 && off < 60)) || {
    echo "it is off by $off seconds"
    return 1
  }
}
retry 90 "the clock is wrong" clock

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

disk() { compgen -G "/dev/disk/by-id/*${1:0:20}*" | grep -v -m 1 -e -part; }

# volume ID FOLDER: formatted only if nothing is on it
volume() {
  local device content unit
  mkdir -p "$2"
  if [[ $1 ]]; then
    retry 180 "volume $1 for $2 is not attached" disk "$1"
    device=$(disk "$1")
    # 2: blkid found nothing
    content=$(blkid -p -o export "$device") || [[ $? == 2 ]] || die "volume $1 for $2 cannot be read"
    if [[ -z $content ]]; then
      mkfs.ext4 -q -m 0 -L "hotc-${2##*/}" "$device"
      # with the images that the machine's image holds
      systemctl stop containerd 2>/dev/null || true
      mount "$device" /mnt
      cp -a "$2/." /mnt
      umount /mnt
    elif [[ $content != *LABEL=hotc-"${2##*/}"* ]]; then
      die "volume $1 for $2 holds something else and is left alone: ${content//$'\n'/ }"
    fi
    unit=$(systemd-escape -p --suffix=mount "$2")
    put "/etc/systemd/system/$unit" 0644 <<EOF
[Mount]
What=$device
Where=$2
Options=noatime

[Install]
WantedBy=multi-user.target
EOF
    systemctl enable -q --now "$unit"
  fi
  install -d -o root -g root -m 0711 "$2"
  [[ -e $2/.hotc ]] || touch "$2/.hotc"
}
volume "$ETCD_VOLUME_ID" /var/lib/etcd
volume "$RUNTIME_VOLUME_ID" /var/lib/containerd
echo "instance $(</etc/hotc/instance)"
