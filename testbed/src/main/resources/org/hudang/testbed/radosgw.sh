#!/usr/bin/env bash
# A Ceph object gateway for tests, from the Debian packages ceph-mon, ceph-osd and radosgw: one monitor, one store that keeps everything
# in memory, one gateway; on loopback, without a daemon of the system, all files below FOLDER.
#
#   radosgw.sh FOLDER MON_PORT GATEWAY_PORT KEY SECRET
#
# Says "ready" on standard output, and stays until its standard input is closed, or whoever holds it is gone; then it ends what it
# started, by number.
set -euo pipefail
exec 3<&0 </dev/null
pids=()
trap 'for pid in "${pids[@]}"; do kill -KILL "$pid" 2>/dev/null || true; done' EXIT
folder=$1 mon_port=$2 port=$3 key=$4 secret=$5
cd "$folder"
mkdir -p mon osd gateway
fsid=$(cat /proc/sys/kernel/random/uuid)
osd=$(cat /proc/sys/kernel/random/uuid)
cat >ceph.conf <<CONF
[global]
fsid = $fsid
mon host = [v2:127.0.0.1:$mon_port]
mon initial members = a
public addr = 127.0.0.1
cluster addr = 127.0.0.1
ms bind msgr1 = false
auth cluster required = none
auth service required = none
auth client required = none
ms mon client mode = crc
keyring = $folder/keyring
run dir = $folder
admin socket = $folder/\$name.asok
log file = $folder/\$name.log
log to stderr = false
mon cluster log file = $folder/cluster.log
crash dir = $folder
osd pool default size = 1
osd pool default min size = 1
osd pool default pg num = 1
osd pool default pgp num = 1
osd pool default pg autoscale mode = off
osd crush chooseleaf type = 0
mon allow pool size one = true
mon data avail crit = 0
mon data avail warn = 0
[mon.a]
mon data = $folder/mon
[osd]
osd data = $folder/osd
osd objectstore = memstore
memstore device bytes = 536870912
osd class update on start = false
osd scrub begin hour = 0
[client]
rgw rados pool pg num min = 1
rgw thread pool size = 32
rgw enable usage log = false
rgw enable ops log = false
rgw dynamic resharding = false
rgw run sync thread = false
rgw override bucket index max shards = 1
CONF
stays() {
  "$@" >>"$folder/out.log" 2>&1 3<&- &
  pids+=($!)
}
ceph-authtool --create-keyring keyring --gen-key -n mon. --cap mon 'allow *' >/dev/null
ceph-authtool keyring --gen-key -n client.admin --cap mon 'allow *' --cap osd 'allow *' >/dev/null
monmaptool --create --fsid "$fsid" --addv a "[v2:127.0.0.1:$mon_port]" monmap >/dev/null
ceph-mon -c ceph.conf -i a --mkfs --monmap monmap --keyring keyring
stays ceph-mon -c ceph.conf -i a -f
ceph -c ceph.conf --connect-timeout 60 osd new "$osd" 0 >/dev/null
ceph-osd -c ceph.conf -i 0 --mkfs --osd-uuid "$osd" >>out.log 2>&1
stays ceph-osd -c ceph.conf -i 0 -f
timeout 60 radosgw-admin -c ceph.conf user create --uid hudang --display-name hudang --access-key "$key" --secret-key "$secret" >/dev/null 2>>out.log
stays radosgw -c ceph.conf -n client.admin -f --rgw-data="$folder/gateway" --rgw-frontends="beast endpoint=127.0.0.1:$port"
for _ in $(seq 600); do
  if (exec 4<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; then
    echo ready
    cat <&3 >/dev/null
    exit 0
  fi
  sleep 0.1
done
echo "the gateway does not listen"
exit 1
