# Ends what a drill left behind, if the drill ended without doing so itself: reads from a pipe that only the
# drill holds, which says "done", or ends when the drill is killed. Arguments: the drill's folder, the file
# for a note, the drill's title.
folder=$1 note=$2 title=$3
if read -r word && [ "$word" = done ]; then exit 0; fi

# Every process that has the folder's name, which is random, in its command line, but no reaper.
ours() {
  grep -lF -- "$folder" /proc/[0-9]*/cmdline 2>/dev/null | xargs -r grep -LF -- reaper.sh 2>/dev/null | cut -d/ -f3
}

for signal in QUIT KILL; do
  tries=0
  while found=$(ours) && [ -n "$found" ] && [ $tries -lt 15 ]; do
    # shellcheck disable=SC2086  # a list of numbers
    kill -s $signal $found 2>/dev/null
    sleep 0.1
    tries=$((tries + 1))
  done
done

# Of containers that were killed with their runtime, the control groups are left.
containers=$folder/k3s/agent/containerd/io.containerd.grpc.v1.cri
for container in "$containers"/sandboxes/* "$containers"/containers/*; do
  [ -d "$container" ] || continue
  find /sys/fs/cgroup -depth -type d -name "*${container##*/}*" -exec rmdir {} + 2>/dev/null
done
rm -rf -- "$folder"
mkdir -p -- "$(dirname "$note")"
printf '%s was killed; what it had started was ended and removed at %s\n' "$title" "$(date -u +%FT%TZ)" >"$note"
