#!/bin/sh
# PID 1 of a guest for a moment: opens up what a machine of its own would have, then becomes systemd.
# The guest's cgroups, which it sees through a namespace of its own.
for dir in /sys/fs/cgroup /sys/fs/cgroup/*/; do mount -o remount,bind,rw "$dir"; done 2>/dev/null
# Settings of its network are its own; those of the kernel are copies: nodes may write them, and the machine stays as it is.
mount -o remount,bind,rw /proc/sys/net 2>/dev/null
mkdir -p /run/machine/sys /run/machine/random
mount --rbind /proc/sys/kernel/random /run/machine/random
for name in vm fs kernel; do
  cp -r /proc/sys/$name /run/machine/sys/ 2>/dev/null
  chmod -R u+rw /run/machine/sys/$name
  mount --bind /run/machine/sys/$name /proc/sys/$name
done
mount --rbind /run/machine/random /proc/sys/kernel/random
for key in netfilter/nf_conntrack_max nf_conntrack_max netfilter/nf_conntrack_tcp_timeout_established; do
  [ -e /proc/sys/net/$key ] || continue
  copy=/run/machine/sys/$(echo $key | tr / _)
  cat /proc/sys/net/$key >"$copy" && mount --bind "$copy" /proc/sys/net/$key
done
# kube-proxy looks for this one and writes it
if [ ! -e /sys/module/nf_conntrack ]; then
  mkdir -p /run/machine/sysfs && mount -t sysfs sysfs /run/machine/sysfs && mount -o remount,bind,rw /sys && mkdir -p /sys/module
  mount --bind /run/machine/sysfs/module /sys/module && mount -o remount,bind,ro /sys/module
  umount -l /run/machine/sysfs
  mount -o remount,bind,ro /sys
fi
if [ -e /sys/module/nf_conntrack/parameters/hashsize ]; then
  echo 262144 >/run/machine/sys/hashsize
  mount --bind /run/machine/sys/hashsize /sys/module/nf_conntrack/parameters/hashsize
fi
mount --make-rshared /
[ -e /dev/kmsg ] || ln -s /dev/console /dev/kmsg
# Volumes, under the names that OpenStack gives them.
mkdir -p /dev/disk/by-id
[ ! -e /guest/volumes ] || while read -r device name; do ln -sf "$device" "/dev/disk/by-id/$name"; done </guest/volumes
legacy=
[ -e /sys/fs/cgroup/cgroup.controllers ] || legacy='systemd.unified_cgroup_hierarchy=0 SYSTEMD_CGROUP_ENABLE_LEGACY_FORCE=1'
# shellcheck disable=SC2086 # words
exec /lib/systemd/systemd $legacy systemd.log_color=0
