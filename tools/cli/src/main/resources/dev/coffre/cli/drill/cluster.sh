# Runs a k3s server that nothing can reach, and that reaches nothing: within user, network, mount and process
# namespaces. It has one address beside loopback, of a range for documentation (RFC 5737), because k3s wants a
# default route. The way in is a socket in the drill's folder. Arguments: the folder, the k3s command.
folder=$1 k3s=$2
ip link set lo up
ip address add 192.0.2.1/32 dev lo
ip route add default dev lo

"$k3s" server --config "$folder/config.yaml" &
server=$!
until [ -s "$folder/k3s.yaml" ]; do
  kill -0 $server || exit 1
  sleep 0.1
done
"$k3s" kubectl --kubeconfig="$folder/k3s.yaml" proxy --unix-socket="$folder/s/api" &
wait $server
