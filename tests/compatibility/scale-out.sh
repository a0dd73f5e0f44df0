#!/usr/bin/env bash
# Two nodes of different runtimes behind one round-robin proxy: 10,000 requests of 100 users, while each node is killed
# and started again. Prints the figures; ends with 0 if no user was signed out and no entry was lost, else with 1.
# Takes about half a minute. See docs/scale-out.md.
set -euo pipefail
cd "$(dirname "$0")/../.."
PATH=$PATH:/usr/sbin # Debian's haproxy is there.

die() {
  echo "$*" >&2
  exit 1
}

command -v haproxy >/dev/null || die "haproxy is missing; install it: apt-get install haproxy"
[[ "$(java --list-modules 2>/dev/null)" == *jdk.compiler* ]] ||
  die "A JDK 17 or newer is missing; install it: apt-get install openjdk-17-jdk-headless"
[[ -d tests/compatibility/tools/target/classes ]] ||
  die "The users are not built; build them: mvn -B -ntp -DskipTests package"
for module in example-jersey example-resteasy; do
  [[ -f $module/target/classpath.txt ]] ||
    die "$module is not built; build it: mvn -B -ntp -DskipTests package"
done

work=$(mktemp -d)
declare -A pid=() port=()

stop() {
  local name
  for name in "${!pid[@]}"; do
    kill -KILL "${pid[$name]}" 2>/dev/null || true
    wait "${pid[$name]}" 2>/dev/null || true
  done
  rm -rf "$work"
}
trap stop EXIT

# Below the ports that the system gives to outgoing connections, lest one of those takes it while a node is away.
free_port() {
  local candidate
  for _ in {1..100}; do
    candidate=$((20000 + RANDOM % 10000))
    if [[ " ${port[*]} " != *" $candidate "* ]] && ! (: <>"/dev/tcp/127.0.0.1/$candidate") 2>/dev/null; then
      echo "$candidate"
      return
    fi
  done
  die "No free port from 20000 to 29999."
}

secret=$(head -c 32 /dev/urandom | base64)

# Starts a node as a process of its own, and waits until it says that it is open. The users read their session's cookie,
# so the nodes do not encrypt it.
start() {
  local name=$1 module main
  case $name in
    guestbook) module=example-jersey main=dev.satchel.example.guestbook.Main ;;
    shop) module=example-resteasy main=dev.satchel.example.shop.Main ;;
  esac
  : >"$work/$name.out"
  HOST=127.0.0.1 PORT=${port[$name]} SATCHEL_SECRET=$secret SATCHEL_ENCRYPT=false \
    java -Xmx256m -XX:TieredStopAtLevel=1 -cp "$module/target/classes:$(<"$module/target/classpath.txt")" "$main" \
    >"$work/$name.out" 2>>"$work/$name.err" &
  pid[$name]=$!
  for _ in {1..300}; do
    if grep -q " is open at " "$work/$name.out"; then
      return
    fi
    kill -0 "${pid[$name]}" 2>/dev/null || break
    sleep 0.1
  done
  die "The $name did not open: $(cat "$work/$name.out" "$work/$name.err")"
}

# Kills a node as nothing can that it could see coming. It stands still for a moment before, so that it dies with
# requests in its hands.
kill_hard() {
  local name=$1
  kill -STOP "${pid[$name]}"
  sleep 0.2
  kill -KILL "${pid[$name]}"
  wait "${pid[$name]}" 2>/dev/null || true
}

for name in guestbook shop proxy; do
  port[$name]=$(free_port)
done
start guestbook
start shop
GUESTBOOK_PORT=${port[guestbook]} SHOP_PORT=${port[shop]} PROXY_PORT=${port[proxy]} \
  haproxy -db -f tests/compatibility/scale-out.haproxy.cfg >"$work/proxy.out" 2>&1 &
pid[proxy]=$!

# The load says on its standard output when to kill which node, and hears on its standard input what became of it.
coproc LOAD { exec java -cp tests/compatibility/tools/target/classes dev.satchel.compatibility.tools.ScaleOut "http://127.0.0.1:${port[proxy]}"; }
pid[load]=$LOAD_PID
exec {from_load}<&"${LOAD[0]}" {to_load}>&"${LOAD[1]}"

while IFS= read -r line <&"$from_load"; do
  case $line in
    "kill "*)
      name=${line#kill }
      kill_hard "$name"
      echo "killed $name" >&"$to_load"
      sleep 1.5
      start "$name"
      echo "back $name" >&"$to_load"
      ;;
    *) echo "$line" ;;
  esac
done

status=0
wait "${pid[load]}" || status=$?
unset "pid[load]"
for log in guestbook.err shop.err proxy.out; do
  # The proxy tells of each outage; the nodes have nothing to say.
  if [[ -s $work/$log && ($log != proxy.out || $status != 0) ]]; then
    echo "$log, $(wc -l <"$work/$log") lines, begins:"
    head -n 20 "$work/$log"
  fi
done
exit "$status"
