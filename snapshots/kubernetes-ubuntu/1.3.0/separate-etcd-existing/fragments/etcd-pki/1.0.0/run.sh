#!/bin/bash
# Issues this member's certificates; its timer renews what ends soon. etcd reads them anew by itself.
set -euo pipefail
# shellcheck source=/dev/null
. /opt/hotc/node/lib.sh
# shellcheck source=/dev/null
. /opt/hotc/certificates/lib.sh

authority etcd/ca "$ETCD_CA_CERTIFICATE" "$ETCD_CA_KEY" "$ETCD_CA_CERTIFICATE_OTHER"
member
renewed
echo "certificates for $CERTIFICATE_DAYS days"
