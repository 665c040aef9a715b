#!/bin/bash
# Issues this node's certificates; its timer renews what ends soon.
set -euo pipefail
# shellcheck source=/dev/null
. /opt/hotc/node/lib.sh
# shellcheck source=/dev/null
. /opt/hotc/certificates/lib.sh

if (($#)); then
  issue "$@"
  exit
fi

authority ca "$CA_CERTIFICATE" "$CA_KEY" "$CA_CERTIFICATE_OTHER"
authority etcd/ca "$ETCD_CA_CERTIFICATE" "$ETCD_CA_KEY" "$ETCD_CA_CERTIFICATE_OTHER"
authority front-proxy-ca "$FRONT_PROXY_CA_CERTIFICATE" "$FRONT_PROXY_CA_KEY" "$FRONT_PROXY_CA_CERTIFICATE_OTHER"
base64 -d <<<"$SERVICE_ACCOUNT_KEY" | openssl pkey -inform DER | put "$PKI/sa.key" 0600
{
  openssl pkey -in "$PKI/sa.key" -pubout
  [[ ! $SERVICE_ACCOUNT_PUBLIC_KEY_OTHER ]] || base64 -d <<<"$SERVICE_ACCOUNT_PUBLIC_KEY_OTHER" | openssl pkey -pubin -inform DER
} | put "$PKI/sa.pub" 0644

sans=DNS:$NODE_NAME,DNS:localhost,IP:127.0.0.1,IP:$NODE_ADDRESS
[[ $ETCD_MEMBERS != *"//$NODE_ADDRESS:"* ]] || member
issue etcd/ca apiserver-etcd-client clientAuth /CN=kube-apiserver-etcd-client
for name in $API_ADDRESS $API_PUBLIC_ADDRESS $API_SERVICE_ADDRESS $API_NAMES kubernetes kubernetes.default{,.svc{,".$CLUSTER_DOMAIN"}}; do
  kind=DNS
  [[ $name == *[!0-9.]* ]] || kind=IP
  sans+=,$kind:$name
done
issue ca apiserver serverAuth /CN=kube-apiserver "$sans"
issue ca apiserver-kubelet-client clientAuth /O=hotc:kubelet-api-admins/CN=kube-apiserver-kubelet-client
issue ca admin clientAuth /O=kubeadm:cluster-admins/CN=kubernetes-admin
issue ca controller-manager clientAuth /CN=system:kube-controller-manager
issue ca scheduler clientAuth /CN=system:kube-scheduler
issue ca kubelet-bootstrap clientAuth "/O=system:bootstrappers/CN=bootstrap:$NODE_NAME"
issue front-proxy-ca front-proxy-client clientAuth /CN=front-proxy-client

renewed /opt/hotc/control-plane/run.sh
echo "certificates for $CERTIFICATE_DAYS days"
