#!/usr/bin/env bash
# Tests of the launcher ./shangjia. Most run it in a small checkout whose Maven is a script that
# hands out a prepared jar and counts how often it was asked; the last ones build the real thing.
#
#   launcher-test.sh [PATTERN]     only the tests whose names match
set -uo pipefail

repository=$(cd "$(dirname "${BASH_SOURCE[0]}")/../../../.." && pwd -P)
work=$(mktemp -d "${TMPDIR:-/tmp}/shangjia launcher.XXXXXX")
trap 'chmod -R u+w "$work"; rm -rf "$work"' EXIT
unset SHANGJIA_JAVA_OPTS SHANGJIA_LANG SHANGJIA_DEBUG SHANGJIA_JDK_FOLDERS CI JAVA_HOME
export LC_ALL=C.UTF-8 HOME=$work/home SHANGJIA_AOT=off
m2=$(getent passwd "$(id -u)" 2>/dev/null | cut -d: -f6)/.m2
mkdir -p "$HOME"

# --- the JDK under test and the prepared jar ---------------------------------------------------

jdk=${SHANGJIA_JAVA_HOME:-}
unset SHANGJIA_JAVA_HOME
if [ -z "$jdk" ]; then
  for jdk in /usr/lib/jvm/* /opt/* /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    grep -q '^JAVA_VERSION="25' "$jdk/release" 2>/dev/null && [ -x "$jdk/bin/javac" ] && break
  done
fi

mkdir -p "$work/echo/dev/shangjia/cli" "$work/tools"
cat >"$work/echo/Echo.java" <<'JAVA'
package dev.shangjia.cli;

public class Echo {
  public static void main(String[] arguments) throws Exception {
    System.out.println(String.join("|", arguments));
    System.out.println("jar=" + new java.io.File(System.getProperty("java.class.path")).getName());
    for (String name : new String[] {"home", "build", "lang", "terminals"}) {
      System.out.println(name + "=" + System.getProperty("shangjia." + name));
    }
    if (arguments.length == 2 && arguments[0].equals("exit")) {
      System.exit(Integer.parseInt(arguments[1]));
    }
    if (arguments.length == 2 && arguments[0].equals("wait")) {
      while (!new java.io.File(arguments[1]).exists()) {
        Thread.sleep(20);
      }
      Late.say();
    }
  }

  static class Late {
    static void say() {
      System.out.println("late class loaded");
    }
  }
}
JAVA
"$jdk/bin/javac" -d "$work/echo" "$work/echo/Echo.java" || exit 2
"$jdk/bin/jar" --create --file "$work/echo.jar" --main-class dev.shangjia.cli.Echo \
  -C "$work/echo" dev || exit 2

cat >"$work/tools/mvn" <<'MVN'
#!/usr/bin/env bash
# Stands in for Maven. Its orders lie in $ORDERS: fail, slow (a file to wait for), edit (a source).
echo "$*" >>"$ORDERS/calls"
for argument in "$@"; do
  case $argument in -Dlauncher.lib=*) lib=${argument#*=} ;; esac
done
if [ -e "$ORDERS/slow" ]; then
  until [ -e "$ORDERS/go" ]; do sleep 0.05; done
fi
if [ -e "$ORDERS/edit" ]; then
  echo "// edited during the build" >>"$(cat "$ORDERS/edit")"
  rm "$ORDERS/edit"
fi
if [ -e "$ORDERS/fail" ]; then
  echo "[INFO] many words"
  echo "[ERROR] Broken.java:[3,7] cannot find symbol"
  exit 1
fi
cp "$ECHO_JAR" "$lib/shangjia-cli.jar"
cp "$ECHO_JAR" "$lib/shangjia-platform.jar"
MVN
chmod +x "$work/tools/mvn"
export ECHO_JAR=$work/echo.jar

# What the launcher itself calls, without flock, as on macOS.
mkdir -p "$work/few"
for tool in bash cat chmod cp cut date dirname env find grep head id ls mkdir mktemp mv ps readlink rm \
  rmdir sed sha256sum shasum sleep sort stat tail touch tr wc xargs; do
  path=$(type -P "$tool") && ln -s "$path" "$work/few/$tool"
done

# --- harness -----------------------------------------------------------------------------------

checkout() { # a new small checkout in $here, with its orders
  here="$work/$current/a checkout"
  ORDERS="$work/$current/orders"
  export ORDERS
  mkdir -p "$here/tools" "$ORDERS"
  cp "$repository/shangjia" "$here/"
  echo '<project/>' >"$here/pom.xml"
  echo 'no program' >"$here/tools/RaiseClassVersions.java"
  local module
  for module in engine probes cli platform; do
    mkdir -p "$here/$module/src/main/java"
    echo "<project>$module</project>" >"$here/$module/pom.xml"
    echo "class $module {}" >"$here/$module/src/main/java/$module.java"
  done
  export SHANGJIA_JAVA_HOME=$jdk
  PATH=$work/tools:$system_path
}

shangjia() { # runs it, in the locale $locale if set; sets out, err, status
  env ${locale:+"LC_ALL=$locale"} "${launcher:-$here/shangjia}" "$@" >"$work/out" 2>"$work/err" </dev/null
  status=$?
  out=$(<"$work/out")
  err=$(<"$work/err")
}

fail() {
  failures=$((failures + 1))
  printf 'not ok %s: %s\n' "$current" "$1"
  printf '  status: %s\n  out: %s\n  err: %s\n' "${status:-}" "${out:-}" "${err:-}" | head -n 30
}

expect_status() { [ "$status" = "$1" ] || fail "exit code $status instead of $1"; }
expect_in() { case $2 in *"$1"*) ;; *) fail "lacks \"$1\"" ;; esac }
expect_builds() {
  local calls
  calls=$(wc -l <"$ORDERS/calls" 2>/dev/null) || calls=0
  [ "$((calls))" = "$1" ] || fail "$((calls)) builds instead of $1"
}
build_folders() { find "$here/.build" -mindepth 2 -maxdepth 2 -name build | wc -l; }
until_true() { # command...; at most half a minute
  local tries=0
  until "$@"; do
    tries=$((tries + 1))
    if [ "$tries" -gt 600 ]; then
      fail "never true: $*"
      return 1
    fi
    sleep 0.05
  done
}

# --- finding a JDK -----------------------------------------------------------------------------

test_without_any_jdk_says_where_it_looked_and_what_to_do() {
  checkout
  unset SHANGJIA_JAVA_HOME
  PATH=$work/few SHANGJIA_JDK_FOLDERS=$work/nothing shangjia version
  expect_status 2
  expect_in "needs a JDK 25 and found none" "$err"
  expect_in "$work/nothing/*" "$err"
  expect_in "SHANGJIA_JAVA_HOME" "$err"
  locale=zh_CN.UTF-8 PATH=$work/few SHANGJIA_JDK_FOLDERS=$work/nothing shangjia version
  expect_in "没有找到" "$err"
}

fake_jdk() { # folder version
  mkdir -p "$1/bin"
  printf 'IMPLEMENTOR="Nobody"\nJAVA_VERSION="%s"\n' "$2" >"$1/release"
  ln -s "$jdk/bin/java" "$1/bin/java"
  ln -s "$jdk/bin/javac" "$1/bin/javac"
}

test_passes_over_jdks_of_other_versions_and_lists_them() {
  checkout
  unset SHANGJIA_JAVA_HOME
  local jdks="$work/$current/jdks"
  fake_jdk "$jdks/old" 17.0.15
  fake_jdk "$jdks/new" 26
  PATH=$work/few SHANGJIA_JDK_FOLDERS=$jdks shangjia version
  expect_status 2
  expect_in "$jdks/old: 17.0.15" "$err"
  expect_in "$jdks/new: 26" "$err"
  ln -s "$jdk" "$jdks/zulu-25"
  PATH=$work/tools:$work/few JAVA_HOME=$jdks/old SHANGJIA_JDK_FOLDERS=$jdks shangjia version
  expect_status 0
}

test_a_wrong_own_setting_is_an_error_and_not_passed_over() {
  checkout
  fake_jdk "$work/$current/old" 17.0.15
  SHANGJIA_JAVA_HOME=$work/$current/old shangjia version
  expect_status 2
  expect_in "SHANGJIA_JAVA_HOME names no JDK 25" "$err"
  expect_in "17.0.15" "$err"
}

test_without_maven_says_so() {
  checkout
  PATH=$work/few shangjia version
  expect_status 2
  expect_in "no mvn on the PATH" "$err"
}

# --- building ----------------------------------------------------------------------------------

test_builds_once_and_then_only_after_a_change_of_content() {
  checkout
  shangjia one
  expect_status 0
  expect_in "Building Shangjia (first use or changed sources)..." "$err"
  shangjia two
  [ -z "$err" ] || fail "speaks although nothing is to be built"
  expect_in "two" "$out"
  expect_builds 1

  touch "$here/cli/src/main/java/cli.java"
  shangjia version
  expect_builds 1

  local source=$here/cli/src/main/java/cli.java first=$out
  cp -p "$source" "$work/$current/before"
  echo "class cli {int a;}" >"$source"
  shangjia version
  expect_builds 2
  [ "$out" != "$first" ] || fail "runs the old build after a change"

  cp "$work/$current/before" "$source"
  shangjia version
  expect_builds 2
  [ "$out" = "$first" ] || fail "does not go back to the build of the sources as they were"
}

test_sees_a_change_that_keeps_size_and_date() {
  checkout
  local source=$here/engine/src/main/java/engine.java
  shangjia version
  cp -p "$source" "$work/$current/date"
  echo "class eng1ne {}" >"$source"
  touch -r "$work/$current/date" "$source"
  shangjia version
  expect_builds 2
}

test_sees_added_removed_and_renamed_sources_but_no_editor_files() {
  checkout
  shangjia version
  touch "$here/cli/src/main/java/.cli.java.swp" "$here/cli/src/main/java/cli.java~"
  shangjia version
  expect_builds 1
  echo "class More {}" >"$here/cli/src/main/java/More.java"
  shangjia version
  expect_builds 2
  mv "$here/cli/src/main/java/More.java" "$here/cli/src/main/java/Other.java"
  shangjia version
  expect_builds 3
  rm "$here/cli/src/main/java/Other.java" "$here/cli/src/main/java/cli.java"
  shangjia version
  expect_builds 4
}

starts_at_once_build_once() {
  local pids=() i
  touch "$ORDERS/slow"
  for i in 1 2 3 4; do
    "$here/shangjia" "start$i" >"$work/out$i" 2>"$work/err$i" </dev/null &
    pids+=($!)
  done
  until_true test -e "$ORDERS/calls"
  sleep 0.3 # so that a second build would have begun
  touch "$ORDERS/go"
  for i in 1 2 3 4; do
    wait "${pids[i - 1]}" || fail "start $i failed: $(<"$work/err$i")"
    expect_in "start$i" "$(<"$work/out$i")"
  done
  expect_builds 1
}

test_four_starts_at_once_build_once() {
  checkout
  starts_at_once_build_once
}

test_four_starts_at_once_build_once_where_there_is_no_flock() {
  checkout
  PATH=$work/tools:$work/few
  starts_at_once_build_once
  [ ! -e "$here/.build/lock.d" ] || fail "leaves its lock behind"
}

test_a_lock_whose_owner_died_is_taken_away() {
  checkout
  PATH=$work/tools:$work/few
  local dead
  (exit 0) &
  dead=$!
  wait "$dead"
  mkdir -p "$here/.build/lock.d" "$here/.build/new/lib"
  echo "$dead" >"$here/.build/lock.d/owner"
  shangjia version
  expect_status 0
  expect_builds 1
}

test_a_failed_build_shows_why_and_leaves_the_old_one() {
  checkout
  shangjia version
  echo "class cli {" >"$here/cli/src/main/java/cli.java"
  touch "$ORDERS/fail"
  shangjia version
  expect_status 2
  expect_in "[ERROR] Broken.java:[3,7] cannot find symbol" "$err"
  expect_in ".build/build.log" "$err"
  [ -z "$out" ] || fail "runs all the same"
  [ "$(build_folders)" -eq 1 ] || fail "the old build is gone"
  rm "$ORDERS/fail"
  shangjia version
  expect_status 0
  expect_builds 3
}

test_sources_that_change_during_the_build_are_built_again() {
  checkout
  printf '%s' "$here/probes/src/main/java/probes.java" >"$ORDERS/edit"
  shangjia version
  expect_status 0
  expect_builds 2
  [ "$(build_folders)" -eq 1 ] || fail "keeps the build of sources that changed under it"
  shangjia version
  expect_builds 2
}

a_running_program_keeps_its_jars() {
  local go="$work/$current/go" running i
  : >"$work/running"
  "$here/shangjia" wait "$go" >"$work/running" 2>&1 </dev/null &
  running=$!
  until_true grep -q terminals "$work/running"
  for i in 1 2 3; do
    echo "class cli {int a$i;}" >"$here/cli/src/main/java/cli.java"
    shangjia version
  done
  [ "$(build_folders)" -eq 3 ] || fail "$(build_folders) builds kept instead of 2 and the running one"
  touch "$go"
  wait "$running" || fail "the running program died"
  expect_in "late class loaded" "$(<"$work/running")"
  echo "class cli {int last;}" >"$here/cli/src/main/java/cli.java"
  shangjia version
  [ "$(build_folders)" -eq 2 ] || fail "$(build_folders) builds kept instead of 2"
}

test_a_running_program_keeps_its_jars() {
  checkout
  a_running_program_keeps_its_jars
}

test_a_running_program_keeps_its_jars_where_there_is_no_flock() {
  checkout
  PATH=$work/tools:$work/few
  a_running_program_keeps_its_jars
}

# --- starting ----------------------------------------------------------------------------------

test_starts_through_symlinks_and_from_any_folder() {
  checkout
  mkdir -p "$work/$current/bin"
  ln -s "$here/shangjia" "$work/$current/bin/absolute"
  ln -s "../a checkout/shangjia" "$work/$current/bin/relative"
  ln -s relative "$work/$current/bin/second"
  local launcher
  for launcher in "$work/$current/bin/absolute" "$work/$current/bin/second"; do
    shangjia version
    expect_status 0
    expect_in "home=$here" "$out"
  done
  launcher=""
  out=$(cd / && PATH=$work/$current/bin:$PATH && second version) || fail "not found on the PATH"
  expect_in "home=$here" "$out"
  out=$(cd "$here/cli" && ../shangjia version) || fail "not started by a relative path"
  expect_in "home=$here" "$out"
  out=$(cd "$here" && bash shangjia version) || fail "not started by bash"
  expect_in "home=$here" "$out"
}

test_hands_arguments_and_exit_codes_through() {
  checkout
  shangjia "two words" "*" "会议" ""
  expect_in "two words|*|会议|" "$out"
  LC_ALL='' LANG='' LC_CTYPE='' shangjia "会议"
  expect_in "会议" "$out"
  shangjia exit 1
  expect_status 1
  shangjia exit 0
  expect_status 0
}

test_the_servers_commands_go_to_the_servers_jar() {
  checkout
  local command
  for command in serve backup restore reindex; do
    shangjia "$command" --data "a folder"
    expect_status 0
    expect_in "$command|--data|a folder" "$out"
    expect_in "jar=shangjia-platform.jar" "$out"
  done
  shangjia check serve
  expect_in "jar=shangjia-cli.jar" "$out"
}

test_tells_the_program_its_language_and_that_there_is_no_terminal() {
  checkout
  locale=zh_CN.UTF-8 shangjia version
  expect_in "lang=zh" "$out"
  locale=zh_CN.UTF-8 SHANGJIA_LANG=en shangjia version
  expect_in "lang=en" "$out"
  printf '%s\n' "$out" | grep -qx 'terminals=' || fail "takes a file for a terminal"
}

as_nobody() {
  if [ "$(id -u)" -eq 0 ]; then
    setpriv --reuid 65534 --regid 65534 --clear-groups -- "$@"
  else
    "$@"
  fi
}

test_runs_from_a_folder_it_may_not_write_when_it_is_built() {
  checkout
  chmod 755 "$work"
  chmod -R a-w "$here"
  as_nobody "$here/shangjia" version >"$work/out" 2>"$work/err"
  status=$? out=$(<"$work/out") err=$(<"$work/err")
  expect_status 2
  expect_in "cannot be written" "$err"
  chmod -R u+w "$here"
  shangjia version
  chmod -R a-w "$here"
  chmod -R a+rX "$here"
  rm -f "$here/.build/stamp" 2>/dev/null # the slow way: by content
  as_nobody "$here/shangjia" again >"$work/out" 2>"$work/err"
  status=$? out=$(<"$work/out") err=$(<"$work/err")
  expect_status 0
  expect_in "again" "$out"
  [ -z "$err" ] || fail "complains"
  expect_builds 1
}

test_verify_refuses_what_it_does_not_know() {
  checkout
  shangjia verify --nonsense
  expect_status 2
  expect_in "--nonsense" "$err"
}

# --- the real thing ----------------------------------------------------------------------------

test_a_clean_copy_builds_packs_and_runs_elsewhere() {
  current_copy="$work/$current/a clean copy"
  mkdir -p "$current_copy"
  (cd "$repository" && tar -cf - --exclude=./.git --exclude=./dist --exclude=.build \
    --exclude=target .) | tar -xf - -C "$current_copy"
  here=$current_copy
  PATH=$system_path
  unset SHANGJIA_JAVA_HOME SHANGJIA_AOT
  export MAVEN_OPTS="-Dmaven.repo.local=$m2/repository"
  shangjia version
  expect_status 0
  expect_in "java 25" "$out"

  # With AOTMode=on a cache that does not fit ends the JVM instead of being passed over.
  SHANGJIA_JAVA_OPTS="-XX:AOTMode=on" shangjia version
  expect_status 0
  local cache said=$out
  cache=$(echo "$here"/.build/*/aot/*.aot)
  cp -p "$cache" "$work/$current/cache.aot"
  head -c 100000 "$work/$current/cache.aot" >"$cache"
  SHANGJIA_JAVA_OPTS="-XX:AOTMode=on" shangjia version
  [ "$status" -ne 0 ] || fail "the test would not notice a cache that does not fit"
  shangjia version
  expect_status 0
  [ "$out$err" = "$said" ] || fail "complains of a cache that does not fit"
  cp -p "$work/$current/cache.aot" "$cache"
  SHANGJIA_AOT=off shangjia version
  expect_status 0
  shangjia --nonsense
  expect_status 2

  shangjia package
  expect_status 0
  local tarball=$here/$out before
  [ -f "$tarball" ] || fail "no tarball"
  before=$(<"$tarball.sha256")
  (cd "$here/dist" && { sha256sum -c ./*.sha256 || shasum -a 256 -c ./*.sha256; } >/dev/null 2>&1) ||
    fail "the checksum is not the tarball's"
  rm -rf "$here/dist"
  shangjia package
  [ "$(<"$tarball.sha256")" = "$before" ] || fail "a second package differs from the first"

  local elsewhere="$work/$current/else where"
  mkdir -p "$elsewhere"
  tar -xzf "$tarball" -C "$elsewhere"
  rm -rf "$current_copy/.build" # nothing of the checkout may be needed
  here=$(echo "$elsewhere"/shangjia-*)
  compgen -G "$here/expressions/*.expressions" >/dev/null || fail "brings no checked expressions"
  # shellcheck disable=SC2123 # no Maven from here on
  PATH=$work/few
  export XDG_CACHE_HOME="$work/$current/cache" SHANGJIA_JAVA_HOME=$jdk
  CI=true shangjia version
  expect_status 0
  [ ! -e "$XDG_CACHE_HOME" ] || fail "makes a cache for machines that live for one run"
  shangjia version
  expect_status 0
  [ -z "$err" ] || fail "complains"
  until_true compgen -G "$XDG_CACHE_HOME/shangjia/*/*.aot" >/dev/null
  SHANGJIA_JAVA_OPTS="-XX:AOTMode=on" shangjia version
  expect_status 0
  XDG_CACHE_HOME=/dev/null/no shangjia version
  expect_status 0
  [ -z "$err" ] || fail "complains of a cache it cannot write"
  shangjia verify
  expect_status 2
  expect_in "is a package" "$err"
}

# --- all of them -------------------------------------------------------------------------------

system_path=$PATH
failures=0
count=0
for current in $(declare -F | sed -n 's/^declare -f test_//p'); do
  [[ $current =~ ${1:-} ]] || continue
  before=$failures
  count=$((count + 1))
  launcher=""
  "test_$current"
  PATH=$system_path
  [ "$failures" -ne "$before" ] || printf 'ok %s\n' "$current"
done
printf '%d launcher tests, %d failures\n' "$count" "$failures"
[ "$count" -gt 0 ] && [ "$failures" -eq 0 ]
