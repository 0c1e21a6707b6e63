# Runs a k3s server that nothing can reach, and that reaches nothing: within network, mount and process namespaces,
# and a user namespace where it has no node. It has one address beside loopback, of a range for documentation
# (RFC 5737), because k3s wants a default route. The way in is a socket in the drill's folder. Arguments: the
# folder, the k3s command, and, for one with a node, the folder of its images.
folder=$1 k3s=$2 images=${3:-}
ip link set lo up
ip address add 192.0.2.1/32 dev lo
ip route add default dev lo

cover() { # folder: what is written there is gone with the drill
  mkdir -p "$1"
  mount -t tmpfs -o mode=0755 tmpfs "$1"
}

another_etc() {
  mkdir "$folder/etc"
  mount -t tmpfs -o mode=0700 tmpfs "$folder/etc"
  mkdir "$folder/etc/upper" "$folder/etc/work"
  mount -t overlay -o "lowerdir=/etc,upperdir=$folder/etc/upper,workdir=$folder/etc/work" overlay /etc
}

# Whatever it is told, k3s makes a link of the administrator's kubeconfig there: that would be the live one's. Whoever
# may not write below /etc cannot harm it, but k3s needs to: there it gets another /etc, where the kernel allows it.
if [ -w /etc ] || another_etc; then
  cover /etc/rancher
fi

# What a node writes outside of its data is covered, as is the kernel's log, which it reads; and the kernel's settings
# cannot be changed, but for those of its network.
if [ -n "$images" ]; then
  for place in /run/k3s /run/containerd /var/log; do
    cover "$place"
  done
  [ ! -e /dev/kmsg ] || mount --bind /dev/null /dev/kmsg
  mkdir "$folder/net"
  mount --bind /proc/sys/net "$folder/net"
  mount --bind /proc/sys /proc/sys
  mount -o remount,ro,bind /proc/sys
  mount --bind "$folder/net" /proc/sys/net
  mkdir -p "$folder/k3s/agent/images"
  mount --bind "$images" "$folder/k3s/agent/images"
  mount -o remount,ro,bind "$folder/k3s/agent/images"
fi

"$k3s" server --config "$folder/config.yaml" &
server=$!
admin=$folder/k3s/server/cred/admin.kubeconfig
until [ -s "$admin" ]; do
  kill -0 $server || exit 1
  sleep 0.1
done
"$k3s" kubectl --kubeconfig="$admin" proxy --unix-socket="$folder/s/api" &
wait $server
