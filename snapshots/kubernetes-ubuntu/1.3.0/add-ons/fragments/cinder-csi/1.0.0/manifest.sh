# shellcheck shell=bash
# Volumes of Cinder. Only the controller acts in the cloud; nodes ask the metadata service who they are, from the host's network.
side() {
  echo "- {name: $1, image: \"$(image "csi-$1")\", args: [--csi-address=/csi/csi.sock, $2], resources: {requests: {cpu: 10m, memory: 20Mi}}, volumeMounts: [$3]}"
}
live="ports: [{name: healthz, containerPort: 9808}]
        livenessProbe: {httpGet: {path: /healthz, port: healthz}, initialDelaySeconds: 10, timeoutSeconds: 10, periodSeconds: 60, failureThreshold: 5}
        resources: {requests: {cpu: 50m, memory: 64Mi}}"
socket="{name: socket, mountPath: /csi}" elected="--leader-election=true, --timeout=3m"
cat <<EOF
apiVersion: storage.k8s.io/v1
kind: CSIDriver
metadata: {name: cinder.csi.openstack.org}
spec: {attachRequired: true, podInfoOnMount: true, volumeLifecycleModes: [Persistent, Ephemeral]}
---
apiVersion: storage.k8s.io/v1
kind: StorageClass
metadata: {name: cinder, annotations: {storageclass.kubernetes.io/is-default-class: "true"}}
provisioner: cinder.csi.openstack.org
allowVolumeExpansion: true
volumeBindingMode: WaitForFirstConsumer
---
apiVersion: v1
kind: ServiceAccount
metadata: {name: csi-cinder-controller, namespace: kube-system}
---
apiVersion: v1
kind: ServiceAccount
metadata: {name: csi-cinder-node, namespace: kube-system}
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: {name: csi-cinder-controller}
rules:
- {apiGroups: [""], resources: [persistentvolumes], verbs: [get, list, watch, create, delete, patch]}
- {apiGroups: [""], resources: [persistentvolumeclaims], verbs: [get, list, watch, update]}
- {apiGroups: [""], resources: [persistentvolumeclaims/status], verbs: [patch]}
- {apiGroups: [""], resources: [pods, nodes], verbs: [get, list, watch]}
- {apiGroups: [""], resources: [events], verbs: [list, watch, create, update, patch]}
- {apiGroups: [storage.k8s.io], resources: [csinodes, storageclasses, volumeattributesclasses], verbs: [get, list, watch]}
- {apiGroups: [storage.k8s.io], resources: [volumeattachments], verbs: [get, list, watch, patch]}
- {apiGroups: [storage.k8s.io], resources: [volumeattachments/status], verbs: [patch]}
- {apiGroups: [snapshot.storage.k8s.io], resources: [volumesnapshots, volumesnapshotcontents], verbs: [get, list]}
- {apiGroups: [coordination.k8s.io], resources: [leases], verbs: [get, watch, list, delete, update, create]}
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata: {name: csi-cinder-controller}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: csi-cinder-controller}
subjects: [{kind: ServiceAccount, name: csi-cinder-controller, namespace: kube-system}]
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: csi-cinder-controller, namespace: kube-system}
spec:
  selector: {matchLabels: {app: csi-cinder-controller}}
  strategy: {rollingUpdate: {maxSurge: 0, maxUnavailable: 1}}
  template:
    metadata: {labels: {app: csi-cinder-controller}}
    spec:
      serviceAccountName: csi-cinder-controller
      priorityClassName: system-cluster-critical
      dnsPolicy: Default
      nodeSelector: {node-role.kubernetes.io/control-plane: ""}
      tolerations: [{key: node-role.kubernetes.io/control-plane, effect: NoSchedule}]
      containers:
      $(side attacher "$elected" "$socket")
      $(side provisioner "$elected, --default-fstype=ext4, --feature-gates=Topology=true, --extra-create-metadata" "$socket")
      $(side resizer "$elected, --handle-volume-inuse-error=false" "$socket")
      $(side livenessprobe --v=2 "$socket")
      - name: cinder-csi-plugin
        image: "$(image cinder-csi)"
        args: [/bin/cinder-csi-plugin, "--endpoint=unix:///csi/csi.sock", --cloud-config=/etc/config/cloud.conf, "--cluster=$CLUSTER_NAME", --provide-node-service=false]
        env: [{name: HTTP_PROXY, value: "$HTTP_PROXY"}, {name: HTTPS_PROXY, value: "$HTTPS_PROXY"}, {name: NO_PROXY, value: "$NO_PROXY"}]
        $live
        volumeMounts: [$socket, {name: cloud-config, mountPath: /etc/config, readOnly: true}]
      volumes: [{name: socket, emptyDir: {}}, {name: cloud-config, secret: {secretName: cloud-config}}]
---
apiVersion: apps/v1
kind: DaemonSet
metadata: {name: csi-cinder-node, namespace: kube-system}
spec:
  selector: {matchLabels: {app: csi-cinder-node}}
  template:
    metadata: {labels: {app: csi-cinder-node}}
    spec:
      hostNetwork: true
      serviceAccountName: csi-cinder-node
      priorityClassName: system-node-critical
      tolerations: [{operator: Exists}]
      containers:
      $(side node-driver-registrar --kubelet-registration-path=/var/lib/kubelet/plugins/cinder.csi.openstack.org/csi.sock "$socket, {name: registration, mountPath: /registration}")
      $(side livenessprobe --v=2 "$socket")
      - name: cinder-csi-plugin
        image: "$(image cinder-csi)"
        args: [/bin/cinder-csi-plugin, "--endpoint=unix:///csi/csi.sock", --provide-controller-service=false]
        $live
        securityContext: {privileged: true}
        volumeMounts: [$socket, {name: kubelet, mountPath: /var/lib/kubelet, mountPropagation: Bidirectional}, {name: dev, mountPath: /dev, mountPropagation: HostToContainer}]
      volumes:
      - {name: socket, hostPath: {path: /var/lib/kubelet/plugins/cinder.csi.openstack.org, type: DirectoryOrCreate}}
      - {name: registration, hostPath: {path: /var/lib/kubelet/plugins_registry, type: Directory}}
      - {name: kubelet, hostPath: {path: /var/lib/kubelet, type: Directory}}
      - {name: dev, hostPath: {path: /dev, type: Directory}}
EOF
