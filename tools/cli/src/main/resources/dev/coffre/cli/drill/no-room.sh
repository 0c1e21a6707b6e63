# Runs a server whose data lies on a file system that is nearly full, for a drill that must fail. Within a user
# and mount namespace; arguments: the data folder, how many KiB it may grow, the server's command.
data=$1 room=$2
shift 2
used=$(du -sk "$data" | cut -f1)
mkdir "$data.small"
mount -t tmpfs -o "mode=0700,size=$((used + room))k" tmpfs "$data.small"
cp -a "$data/." "$data.small"
mount --bind "$data.small" "$data"
exec unshare --user -- "$@"
