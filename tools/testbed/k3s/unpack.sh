#!/bin/sh
# Real k3s, as one file, made from its container image: unpacks itself on its first use and becomes k3s, as
# the file of a release does. The archive follows the last line.
set -eu
data=/var/lib/rancher/k3s/data/@DIGEST@
if [ ! -d "$data" ]; then
  mkdir -p "$data.$$"
  LC_ALL=C sed '1,/^exit # archive$/d' "$0" | tar --extract --gzip --directory "$data.$$"
  mv -T "$data.$$" "$data" 2>/dev/null || rm -rf "$data.$$" # another process may have been faster
fi
ln -sfn "$data" /var/lib/rancher/k3s/data/current
K3S_DATA_DIR=$data PATH=$data/bin:$PATH:$data/bin/aux exec "$data/bin/$(basename "$0")" "$@"
exit # archive
