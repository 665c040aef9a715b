# shellcheck shell=bash
# Pod network
[[ $CNI == flannel ]] || return 0
cat <<EOF
apiVersion: v1
kind: Namespace
metadata: {name: kube-flannel, labels: {pod-security.kubernetes.io/enforce: privileged}}
---
apiVersion: v1
kind: ServiceAccount
metadata: {name: flannel, namespace: kube-flannel}
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: {name: flannel}
rules:
- {apiGroups: [""], resources: [pods], verbs: [get]}
- {apiGroups: [""], resources: [nodes], verbs: [get, list, watch]}
- {apiGroups: [""], resources: [nodes/status], verbs: [patch]}
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata: {name: flannel}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: flannel}
subjects: [{kind: ServiceAccount, name: flannel, namespace: kube-flannel}]
---
apiVersion: v1
kind: ConfigMap
metadata: {name: kube-flannel-cfg, namespace: kube-flannel}
data:
  cni-conf.json: |
    {"name": "cbr0", "cniVersion": "0.3.1", "plugins": [
      {"type": "flannel", "delegate": {"hairpinMode": true, "isDefaultGateway": true}},
      {"type": "portmap", "capabilities": {"portMappings": true}}]}
  net-conf.json: |
    {"Network": "$POD_CIDR", "Backend": {"Type": "vxlan"}}
---
apiVersion: apps/v1
kind: DaemonSet
metadata: {name: kube-flannel-ds, namespace: kube-flannel}
spec:
  selector: {matchLabels: {app: flannel}}
  template:
    metadata: {labels: {app: flannel}}
    spec:
      hostNetwork: true
      serviceAccountName: flannel
      priorityClassName: system-node-critical
      tolerations: [{operator: Exists}]
      initContainers:
      - name: plugin
        image: $(image flannel-cni)
        command: [cp, -f, /flannel, /opt/cni/bin/flannel]
        volumeMounts: [{name: bin, mountPath: /opt/cni/bin}]
      - name: config
        image: $(image flannel)
        command: [cp, -f, /etc/kube-flannel/cni-conf.json, /etc/cni/net.d/10-flannel.conflist]
        volumeMounts: [{name: cni, mountPath: /etc/cni/net.d}, {name: config, mountPath: /etc/kube-flannel}]
      containers:
      - name: flannel
        image: $(image flannel)
        command: [/opt/bin/flanneld, --ip-masq, --kube-subnet-mgr]
        env:
        - {name: POD_NAME, valueFrom: {fieldRef: {fieldPath: metadata.name}}}
        - {name: POD_NAMESPACE, valueFrom: {fieldRef: {fieldPath: metadata.namespace}}}
        - {name: KUBERNETES_SERVICE_HOST, value: "$API_ADDRESS"}
        - {name: KUBERNETES_SERVICE_PORT, value: "$API_PORT"}
        resources: {requests: {cpu: 100m, memory: 50Mi}}
        securityContext: {capabilities: {add: [NET_ADMIN, NET_RAW]}}
        volumeMounts: [{name: run, mountPath: /run/flannel}, {name: config, mountPath: /etc/kube-flannel}, {name: lock, mountPath: /run/xtables.lock}]
      volumes:
      - {name: run, hostPath: {path: /run/flannel}}
      - {name: bin, hostPath: {path: /opt/cni/bin}}
      - {name: cni, hostPath: {path: /etc/cni/net.d}}
      - {name: config, configMap: {name: kube-flannel-cfg}}
      - {name: lock, hostPath: {path: /run/xtables.lock, type: FileOrCreate}}
EOF
