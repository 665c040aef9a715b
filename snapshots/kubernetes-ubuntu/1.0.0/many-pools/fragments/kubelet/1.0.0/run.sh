#!/bin/bash
# Starts kubelet and kube-proxy. The kubelet gets its certificate by TLS bootstrap: a worker by the cluster's token, a control-plane node at its
# own API server by a certificate, so that a late replacement needs no token. Static pods start before that.
set -euo pipefail
# shellcheck source=/dev/null
. /opt/hotc/node/lib.sh

config=/etc/kubernetes/kubelet.json env=/etc/hotc/kubelet.env
if [[ $ROLE == worker ]]; then
  server=https://$API_ADDRESS:$API_PORT
  base64 -d <<<"$CA_CERTIFICATE" | openssl x509 -inform DER | put "$PKI/ca.crt" 0644
  user="{\"token\": \"$BOOTSTRAP_TOKEN\"}"
else
  server=https://$NODE_ADDRESS:$API_PORT
  user=$(client kubelet-bootstrap)
fi
# once joined, the kubelet has a certificate that it renews itself
[[ -e /var/lib/kubelet/pki/kubelet-client-current.pem ]] ||
  kubeconfig "$server" "$user" | put /etc/kubernetes/bootstrap-kubelet.conf 0600

resolv=/run/systemd/resolve/resolv.conf
[[ -e $resolv ]] || resolv=/etc/resolv.conf
merge "{
 \"apiVersion\": \"kubelet.config.k8s.io/v1beta1\", \"kind\": \"KubeletConfiguration\",
 \"authentication\": {\"anonymous\": {\"enabled\": false}, \"webhook\": {\"enabled\": true}, \"x509\": {\"clientCAFile\": \"$PKI/ca.crt\"}},
 \"authorization\": {\"mode\": \"Webhook\"},
 \"cgroupDriver\": \"systemd\", \"containerRuntimeEndpoint\": \"unix:///run/containerd/containerd.sock\",
 \"clusterDNS\": [\"$CLUSTER_DNS\"], \"clusterDomain\": \"$CLUSTER_DOMAIN\", \"resolvConf\": \"$resolv\",
 \"providerID\": \"openstack:///$(</etc/hotc/instance)\", \"registerWithTaints\": $NODE_TAINTS,
 \"readOnlyPort\": 0, \"rotateCertificates\": true, \"staticPodPath\": \"/etc/kubernetes/manifests\"
}" "$KUBELET_CONFIG" | put $config 0600
mkdir -p /etc/kubernetes/manifests
labels=${NODE_LABELS//[\{\}\" ]/}
put $env 0600 <<EOF
FLAGS=--config=$config --bootstrap-kubeconfig=/etc/kubernetes/bootstrap-kubelet.conf --kubeconfig=/etc/kubernetes/kubelet.conf --cert-dir=/var/lib/kubelet/pki --hostname-override=$NODE_NAME --node-ip=$NODE_ADDRESS --node-labels=${labels//:/=} ${KUBELET_FLAGS//$'\n'/ }
EOF

up kubelet $config $env
retry 100 "kubelet" curl -sS --noproxy '*' --max-time 3 http://127.0.0.1:10248/healthz

# kube-proxy is a unit, so that services work before any pod does. Its binary comes out of its image: that is what mirrors
# and digests are for.
if ! command -v kube-proxy >/dev/null; then
  image=$(image kube-proxy)
  retry 300 "image $image" ctr -n k8s.io images pull --hosts-dir /etc/containerd/certs.d "$image"
  root=$(mktemp -d)
  ctr -n k8s.io images mount "$image" "$root" >/dev/null
  install -m 0755 "$root/usr/local/bin/kube-proxy" /usr/local/bin/
  ctr -n k8s.io images unmount --rm "$root" >/dev/null
fi
merge "{
 \"apiVersion\": \"kubeproxy.config.k8s.io/v1alpha1\", \"kind\": \"KubeProxyConfiguration\",
 \"mode\": \"$PROXY_MODE\", \"clusterCIDR\": \"$POD_CIDR\", \"hostnameOverride\": \"$NODE_NAME\",
 \"clientConnection\": {\"kubeconfig\": \"/etc/kubernetes/kubelet.conf\"}
}" "$PROXY_CONFIG" | put /etc/kubernetes/kube-proxy.json 0600
up kube-proxy /etc/kubernetes/kube-proxy.json
kubelet --version
