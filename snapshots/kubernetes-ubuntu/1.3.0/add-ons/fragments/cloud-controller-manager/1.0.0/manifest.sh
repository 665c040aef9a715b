# shellcheck shell=bash
# Servers and load balancers of OpenStack. It must run where nothing else can yet: on nodes that wait for it, without their network's DNS.
cat <<EOF
apiVersion: v1
kind: ServiceAccount
metadata: {name: cloud-controller-manager, namespace: kube-system}
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: {name: system:cloud-controller-manager}
rules:
- {apiGroups: [coordination.k8s.io], resources: [leases], verbs: [get, create, update]}
- {apiGroups: [""], resources: [events], verbs: [create, patch, update]}
- {apiGroups: [""], resources: [nodes], verbs: [get, list, watch, patch, update, delete]}
- {apiGroups: [""], resources: [nodes/status, services/status], verbs: [patch, update]}
- {apiGroups: [""], resources: [services], verbs: [get, list, watch, patch, update]}
- {apiGroups: [""], resources: [serviceaccounts, serviceaccounts/token], verbs: [create, get]}
- {apiGroups: [""], resources: [configmaps, secrets], verbs: [get, list, watch]}
- {apiGroups: [""], resources: [endpoints], verbs: [create, get, list, watch, update]}
- {apiGroups: [discovery.k8s.io], resources: [endpointslices], verbs: [get, list, watch]}
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata: {name: system:cloud-controller-manager}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: system:cloud-controller-manager}
subjects: [{kind: ServiceAccount, name: cloud-controller-manager, namespace: kube-system}]
---
apiVersion: apps/v1
kind: DaemonSet
metadata: {name: openstack-cloud-controller-manager, namespace: kube-system}
spec:
  selector: {matchLabels: {k8s-app: openstack-cloud-controller-manager}}
  template:
    metadata: {labels: {k8s-app: openstack-cloud-controller-manager}}
    spec:
      hostNetwork: true
      dnsPolicy: Default
      serviceAccountName: cloud-controller-manager
      priorityClassName: system-cluster-critical
      nodeSelector: {node-role.kubernetes.io/control-plane: ""}
      tolerations:
      - {key: node.cloudprovider.kubernetes.io/uninitialized, value: "true", effect: NoSchedule}
      - {key: node-role.kubernetes.io/control-plane, effect: NoSchedule}
      - {key: node.kubernetes.io/not-ready, effect: NoSchedule}
      securityContext: {runAsUser: 1001}
      containers:
      - name: openstack-cloud-controller-manager
        image: $(image cloud-controller-manager)
        args: [/bin/openstack-cloud-controller-manager, --cloud-provider=openstack, --cloud-config=/etc/config/cloud.conf, "--cluster-name=$CLUSTER_NAME", --bind-address=127.0.0.1, "--controllers=cloud-node,cloud-node-lifecycle,service"]
        env: [{name: HTTP_PROXY, value: "$HTTP_PROXY"}, {name: HTTPS_PROXY, value: "$HTTPS_PROXY"}, {name: NO_PROXY, value: "$NO_PROXY"}]
        resources: {requests: {cpu: 100m, memory: 64Mi}}
        volumeMounts: [{name: cloud-config, mountPath: /etc/config, readOnly: true}]
      volumes: [{name: cloud-config, secret: {secretName: cloud-config}}]
EOF
