# shellcheck shell=bash
# How add-ons reach the cloud
cat <<EOF
apiVersion: v1
kind: Secret
metadata: {name: cloud-config, namespace: kube-system}
data: {ca.crt: "$OPENSTACK_CA"}
stringData:
  cloud.conf: |
    [Global]
    application-credential-id = $APPLICATION_CREDENTIAL_ID
    application-credential-secret = "$APPLICATION_CREDENTIAL_SECRET"
    ${OPENSTACK_CA:+ca-file = /etc/config/ca.crt}
    ${CLOUD_CONFIG//$'\n'/$'\n'    }
EOF
