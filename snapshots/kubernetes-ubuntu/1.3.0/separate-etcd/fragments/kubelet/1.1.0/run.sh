#!/bin/bash
# Starts kubelet and kube-proxy.
set -euo pipefail
# shellcheck source=/dev/null
. /opt/hotc/node/lib.sh

config=/etc/kubernetes/kubelet.yaml proxy=/etc/kubernetes/kube-proxy.yaml env=/etc/hotc/kubelet.env
server=https://$NODE_ADDRESS:$API_PORT
if [[ $ROLE == worker ]]; then
  server=https://$API_ADDRESS:$API_PORT
  for certificate in $CA_CERTIFICATE $CA_CERTIFICATE_OTHER; do base64 -d <<<"$certificate" | openssl x509 -inform DER; done | put "$PKI/ca.crt" 0644
  user="token: $BOOTSTRAP_TOKEN"
else
  user=$(client kubelet-bootstrap)
fi
[[ -e /var/lib/kubelet/pki/kubelet-client-current.pem ]] || kubeconfig /etc/kubernetes/bootstrap-kubelet.conf "$server" "$user"

resolv=/run/systemd/resolve/resolv.conf
[[ -e $resolv ]] || resolv=/etc/resolv.conf
put $config 0600 <<EOF
{apiVersion: kubelet.config.k8s.io/v1beta1, kind: KubeletConfiguration,
 authentication: {anonymous: {enabled: false}, webhook: {enabled: true}, x509: {clientCAFile: $PKI/ca.crt}},
 authorization: {mode: Webhook}, readOnlyPort: 0, rotateCertificates: true, serverTLSBootstrap: true,
 cgroupDriver: systemd, containerRuntimeEndpoint: "unix:///run/containerd/containerd.sock", staticPodPath: /etc/kubernetes/manifests,
 clusterDNS: [$CLUSTER_DNS], clusterDomain: $CLUSTER_DOMAIN, resolvConf: $resolv,
 providerID: "openstack:///$(</etc/hotc/instance)",
 registerWithTaints: [$(sed -n 's/\(.*\)=\(.*\):\(.*\)/{key: \1, value: "\2", effect: \3},/p' <<<"$NODE_TAINTS")],
 ${KUBELET_CONFIG#\{}
EOF
mkdir -p /etc/kubernetes/manifests
put $env 0600 <<EOF
FLAGS=--config=$config --bootstrap-kubeconfig=/etc/kubernetes/bootstrap-kubelet.conf --kubeconfig=/etc/kubernetes/kubelet.conf --cert-dir=/var/lib/kubelet/pki --hostname-override=$NODE_NAME --node-ip=$NODE_ADDRESS --node-labels=${NODE_LABELS//$'\n'/,} ${KUBELET_FLAGS//$'\n'/ }
EOF
up kubelet $config $env

# mirrors and digests are for images
if ! command -v kube-proxy >/dev/null; then
  image=$(image kube-proxy) root=$(mktemp -d)
  retry 100 "image $image" ctr -n k8s.io images pull --hosts-dir /etc/containerd/certs.d "$image"
  ctr -n k8s.io images mount "$image" "$root" >/dev/null
  install -m 0755 "$root/usr/local/bin/kube-proxy" /usr/local/bin/
  ctr -n k8s.io images unmount --rm "$root" >/dev/null
fi
put $proxy 0600 <<EOF
{apiVersion: kubeproxy.config.k8s.io/v1alpha1, kind: KubeProxyConfiguration,
 mode: $PROXY_MODE, clusterCIDR: $POD_CIDR, hostnameOverride: $NODE_NAME,
 clientConnection: {kubeconfig: /etc/kubernetes/kubelet.conf},
 ${PROXY_CONFIG#\{}
EOF
up kube-proxy $proxy
retry 100 kubelet curl -sS --noproxy '*' --max-time 3 http://127.0.0.1:10248/healthz
kubelet --version
