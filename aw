#!/bin/sh
# Starts aw: finds a JDK 25, builds what is missing (in a checkout), keeps the ahead-of-time cache fresh.
#
# The way from here to `exec` runs shell builtins only, because every process started would be felt; whatever has to
# start one (building, training the cache) is in a function of its own. See docs/launcher.md.

self=$0
case $self in */*) ;; *) self=$(command -v -- "$self") ;; esac
while [ -L "$self" ]; do
    link=$(readlink -- "$self") || break
    case $link in /*) self=$link ;; *) self=${self%/*}/$link ;; esac
done
case $self in /*) ;; *) self=$PWD/${self#./} ;; esac
home=${self%/*}

checkout=
if [ -f "$home/cli/pom.xml" ]; then
    checkout=1 lib=$home/cli/target/dist/lib
elif [ -f "$home/lib/aw.build" ]; then
    lib=$home/lib
elif [ -f "${home%/*}/lib/aw/aw.build" ]; then
    lib=${home%/*}/lib/aw
else
    lib=${home%/*}/lib
fi

# What this start knows of the build: version, commit, the beginning of the jar's SHA-256.
version='' commit='' hash=''
stamp() {
    version='' commit='' hash=''
    [ -f "$lib/aw.jar" ] && [ -r "$lib/aw.build" ] && read -r version commit hash <"$lib/aw.build"
    case $hash in '' | *[!0-9a-f]*) hash=''; return 1 ;; esac
}

fail() { # EXIT MESSAGE HINT
    printf 'aw: error: %s\nhint: %s\n' "$2" "$3" >&2
    exit "$1"
}

# --- finding Java -----------------------------------------------------------------------------------------------

java_home='' java_major='' java_build=''

# java_at FOLDER: reads FOLDER/release; succeeds where there is a Java 25 or newer. A shell reads byte by byte, and the list of
# modules is long: the keys come in the order of their names, and behind the version there is nothing that we need.
java_at() {
    [ -n "$1" ] && [ -x "$1/bin/java" ] && [ -r "$1/release" ] || return 1
    java_major='' java_build=''
    while IFS='=' read -r key value || [ -n "$key" ]; do
        value=${value#\"} value=${value%\"}
        case $key in
        JAVA_VERSION) java_major=${value%%[!0-9]*} && break ;;
        JAVA_RUNTIME_VERSION | IMPLEMENTOR_VERSION) java_build=$java_build-$value ;;
        esac
    done <"$1/release"
    [ "${java_major:-0}" -ge 25 ] || return 1
    java_home=$1 java_build=$java_build-$value
}

find_java() {
    if [ -n "${AW_JAVA_HOME:-}" ]; then
        java_at "$AW_JAVA_HOME" && return
        fail 4 "AW_JAVA_HOME is not a JDK 25: $AW_JAVA_HOME" "let it name the folder that holds bin/java, or unset it"
    fi
    java_at "$lib/jre" || java_at "${JAVA_HOME:-}" && return
    for folder in /usr/lib/jvm/*25* /usr/lib/jvm/* /usr/java/* /opt/java/* /opt/jdk* /usr/local/openjdk-* \
        /Library/Java/JavaVirtualMachines/*/Contents/Home /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
        /usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home /home/linuxbrew/.linuxbrew/opt/openjdk*/libexec; do
        java_at "$folder" && return
    done
    if [ -n "${HOME:-}" ]; then
        for folder in "${SDKMAN_DIR:-$HOME/.sdkman}"/candidates/java/* "${ASDF_DATA_DIR:-$HOME/.asdf}"/installs/java/* \
            "${MISE_DATA_DIR:-${XDG_DATA_HOME:-$HOME/.local/share}/mise}"/installs/java/* \
            "${JBANG_DIR:-$HOME/.jbang}"/cache/jdks/* "$HOME"/.jdks/* "$HOME"/.gradle/jdks/* \
            "$HOME"/Library/Java/JavaVirtualMachines/*/Contents/Home; do
            java_at "$folder" && return
        done
    fi
    java_on_path
}

need_java() {
    find_java || fail 4 "no JDK 25 found" "install one (apt-get install openjdk-25-jdk, brew install openjdk@25, sdk install java 25-tem), or set AW_JAVA_HOME to the folder of one"
}

java_on_path() {
    found=$(command -v java) || return 1
    while [ -L "$found" ]; do
        link=$(readlink -- "$found") || return 1
        case $link in /*) found=$link ;; *) found=${found%/*}/$link ;; esac
    done
    java_at "${found%/bin/java}"
}

# --- locks ------------------------------------------------------------------------------------------------------

# lock FOLDER: takes the lock or fails; the lock of a process that is gone is broken.
lock() {
    if ! mkdir "$1" 2>/dev/null; then
        [ -d "$1" ] && left_behind "$1" && break_lock "$1" && mkdir "$1" 2>/dev/null || return 1
    fi
    sh -c 'echo "$PPID"' >"$1/pid"
}

left_behind() { # FOLDER
    owner=''
    [ -r "$1/pid" ] && read -r owner <"$1/pid"
    if [ -z "$owner" ]; then # just made, or left by a crash between two lines
        sleep 2
        [ -r "$1/pid" ] && read -r owner <"$1/pid"
        [ -n "$owner" ] || [ ! -d "$1" ] || return 0
    fi
    ! kill -0 "$owner" 2>/dev/null
}

# Only one may break at a time, and looks again: what was left behind may be somebody's new lock by now.
break_lock() { # FOLDER
    mkdir "$1.break" 2>/dev/null || return 1
    left_behind "$1" && rm -rf "$1"
    rmdir "$1.break"
    [ ! -d "$1" ]
}

# --- building ---------------------------------------------------------------------------------------------------

# True when commits came in since the build that touch more than documents and tests.
outdated() {
    log=$home/.git/logs/HEAD
    if [ -f "$home/.git" ]; then
        read -r _ folder <"$home/.git"
        case $folder in /*) log=$folder/logs/HEAD ;; *) log=$home/$folder/logs/HEAD ;; esac
    fi
    # shellcheck disable=SC3013 # every shell in use knows -nt, and POSIX does since 2024
    [ "$log" -nt "$lib/aw.build" ] || return 1
    if git -C "$home" diff --quiet "${commit%-dirty}" HEAD -- . ':(exclude)*.md' ':(exclude)docs' ':(exclude).ci' \
        ':(exclude)*/src/test/*' ':(exclude)*/bench/*' 2>/dev/null; then
        touch "$lib/aw.build"
        return 1
    fi
}

build() {
    if [ "$java_major" != 25 ] || [ ! -x "$java_home/bin/javac" ]; then
        fail 4 "building aw needs a JDK 25, and $java_home is none" "set AW_JAVA_HOME to the folder of a JDK 25"
    fi
    mvn=$(command -v mvn) ||
        fail 4 "aw has to be built first, and Maven is not installed" \
            "install Maven 3.8.7 or newer (apt-get install maven, brew install maven, sdk install maven), then try again"
    mkdir -p "$home/cli/target" 2>/dev/null ||
        fail 4 "aw has to be built first, and $home/cli is not writable" "make it writable, or clone it somewhere else"
    wait_for_build && return
    trap 'stop_building 130' INT
    trap 'stop_building 143' TERM HUP
    run_maven
    status=$?
    clear_progress
    if [ "$status" -ne 0 ] || ! stamp; then
        rm -rf "$home/cli/target/build.lock"
        printf 'aw: the build failed; the end of %s:\n' "$home/cli/target/build.log" >&2
        grep -E 'ERROR|BUILD FAILURE' "$home/cli/target/build.log" | tail -n 20 >&2
        fail 5 "aw could not be built" "'mvn -pl cli -am -Dmaven.test.skip=true package' in $home shows everything"
    fi
    if [ -z "${AW_NO_CACHE:-}" ]; then
        cache_name
        progress "preparing a quick start"
        train "$lib/$cache-work.aot" work && train "$lib/$cache-machines.aot" machines
        train_in_background
    fi
    clear_progress
    rm -rf "$home/cli/target/build.lock"
    trap - INT TERM HUP
}

# Takes the lock of the build; succeeds without it when somebody else has finished the build meanwhile.
wait_for_build() {
    waited=0
    until lock "$home/cli/target/build.lock"; do
        [ "$waited" -ne 0 ] || progress "waiting for another start that builds"
        waited=$((waited + 1))
        [ "$waited" -lt 1800 ] ||
            fail 6 "another build has been running for half an hour" "if it is gone, remove $home/cli/target/build.lock"
        sleep 1
    done
    clear_progress
    stamp && ! outdated && rm -rf "$home/cli/target/build.lock"
}

run_maven() {
    progress "building (this once; about a minute)"
    (cd "$home" && JAVA_HOME=$java_home exec "$mvn" -B -ntp -pl cli -am -Dmaven.test.skip=true package) \
        >"$home/cli/target/build.log" 2>&1 </dev/null &
    maven=$!
    while [ -n "$live" ] && kill -0 "$maven" 2>/dev/null; do
        module=$(sed -n 's/^\[INFO\] Building \(.*\) [^ ]* *\[\([0-9]*\/[0-9]*\)\]$/\2 \1/p' \
            "$home/cli/target/build.log" | tail -n 1)
        progress "building (this once; about a minute) ${module:-...}"
        sleep 1
    done
    wait "$maven"
}

stop_building() { # EXIT
    trap '' INT TERM HUP
    clear_progress
    kill "$maven" 2>/dev/null
    wait "$maven" 2>/dev/null
    rm -rf "$home/cli/target/build.lock"
    echo 'aw: interrupted; the next start builds again' >&2
    exit "$1"
}

# One line: rewritten in a terminal, written once elsewhere.
live=
progress() {
    if [ -t 2 ] && [ "${TERM:-dumb}" != dumb ]; then live=1; fi
    if [ -n "$live" ]; then printf '\r\033[Kaw: %.72s' "$1" >&2; else printf 'aw: %s\n' "$1" >&2; fi
}

clear_progress() { [ -n "$live" ] && printf '\r\033[K' >&2; }

# --- the ahead-of-time cache ------------------------------------------------------------------------------------

# The name says which jar and which Java it belongs to, so that a wrong one is never found. The folder of a Java that did not
# come along stands for its processor.
cache_name() {
    cache=aw-$hash$java_build
    [ "$java_home" = "$lib/jre" ] || cache=$cache${java_home##*/jvm}
    while :; do
        case $cache in *[!A-Za-z0-9.+_-]*) ;; *) break ;; esac
        odd=${cache#"${cache%%[!A-Za-z0-9.+_-]*}"}
        cache=${cache%%[!A-Za-z0-9.+_-]*}_${odd#?}
    done
}

# find_cache WORD...: sets aot to the cache that serves the command, beside the jar or in the user's own folder. A cache costs
# time by all that is in it, so the answers for Tab, what is about machines, and the rest have one each.
find_cache() {
    case ${1-} in
    __complete) family=tab ;;
    analyze | run | actors | schema) family=machines ;;
    -*) case " $* " in *' analyze '* | *' run '* | *' actors '*) family=machines ;; *) family=work ;; esac ;;
    *) family=work ;;
    esac
    aot=$lib/$cache-$family.aot
    [ -r "$aot" ] || { cache_folder && aot=$folder/$cache-$family.aot; }
    [ -r "$aot" ] || { aot= && train_in_background; }
}

# The user's own folder, for an installation that is not ours to write to.
cache_folder() {
    folder=${AW_CACHE_DIR:-}
    [ -n "$folder" ] || folder=${XDG_CACHE_HOME:-${HOME:+$HOME/.cache}}
    case $folder in /*) ;; *) return 1 ;; esac
    [ -n "${AW_CACHE_DIR:-}" ] || folder=$folder/aw
}

# train FILE FAMILY: makes the cache under another name, then puts it in its place; a failure leaves FILE.failed behind, which
# stops further attempts.
train() {
    [ -e "$1" ] || [ -e "$1.failed" ] && return
    lock "$1.lock" || return 0
    if "$java_home/bin/java" -XX:+UseSerialGC -XX:+UseCompactObjectHeaders -Xlog:disable -XX:AOTCacheOutput="$1.lock/cache" -cp "$lib/aw.jar" \
        dev.actorweb.cli.Trainer "$2" >"$1.lock/log" 2>&1 </dev/null && [ -s "$1.lock/cache" ]; then
        mv -f "$1.lock/cache" "$1"
        forget_old_caches "${1%/*}"
    else
        mv -f "$1.lock/log" "$1.failed" 2>/dev/null
    fi
    rm -rf "$1.lock"
}

forget_old_caches() { # FOLDER
    if [ "$1" = "$lib" ]; then
        for old in "$1"/aw-*.aot "$1"/aw-*.aot.failed; do
            case $old in */aw-"$hash"-*) ;; *) rm -f "$old" ;; esac
        done
    else
        find "$1" -name 'aw-*.aot*' -mtime +30 -exec rm -rf {} +
    fi
}

train_in_background() {
    [ -z "${CI:-}${AW_NO_CACHE:-}" ] || return
    if [ -w "$lib" ] && { [ "$java_home" = "$lib/jre" ] || [ ! -d "$lib/jre" ]; }; then
        aim=$lib # but a package that came with its Java holds what was installed, and no more
    elif cache_folder && mkdir -p "$folder" 2>/dev/null && [ -w "$folder" ]; then
        aim=$folder
    else
        return
    fi
    for family in work machines tab; do
        [ ! -e "$aim/$cache-$family.aot.failed" ] || return
    done
    (
        trap '' INT HUP
        for family in work machines tab; do
            train "$aim/$cache-$family.aot" "$family" || break
        done
    ) >/dev/null 2>&1 </dev/null &
}

# --- answers for Tab ---------------------------------------------------------------------------------------------

# branches __complete branches -- WORD…: the branches as aw would answer (GitCandidates), from git alone, which is there long before Java is. Fails
# where git is not to be asked.
branches() {
    [ "${AW_GIT_ENGINE:-git}" = git ] && command -v git >/dev/null || return 1
    shift 3
    folder=. word=''
    for next in "$@"; do
        case $word in --root) folder=$next ;; --root=*) folder=${word#--root=} ;; esac
        word=$next
    done
    git -C "$folder" for-each-ref --format='%(if)%(symref)%(then)%(else)%(refname:lstrip=2)%09%(if:equals=refs/remotes)%(refname:rstrip=-2)%(then)remote branch%(else)%(if)%(upstream)%(then)follows %(upstream:lstrip=2)%(else)branch%(end)%(end)%(end)' \
        refs/heads refs/remotes 2>/dev/null | sed '/^$/d'
}

# --- git's head start --------------------------------------------------------------------------------------------

# begin_status WORD...: asks git what the command asks first (HeadStart), which takes as long as Java's start in a large
# repository. The answer waits in a pipe behind descriptor 9, with NUL and a letter at its end (Begun). The pipe is opened for
# both directions, so that nobody waits for anybody; the asking side writes only, and ends when nobody listens. Where
# anything leads to another repository, or to a git from the working folder, aw asks by itself.
begun=
begin_status() {
    [ "${AW_GIT_ENGINE:-git}" = git ] && [ -z "${GIT_DIR-}${GIT_WORK_TREE-}${GIT_COMMON_DIR-}${GIT_INDEX_FILE-}" ] || return
    case " $* " in *' --root'* | *' --help '* | *' -h '*) return ;; esac
    case ":${PATH-}" in *:[!/]* | *:) return ;; esac
    pipe=${TMPDIR:-/tmp}/aw-$$
    [ -d /dev/fd ] && mkfifo -m 600 "$pipe" 2>/dev/null || return
    exec 9<>"$pipe"
    (
        exec >"$pipe" 2>/dev/null </dev/null 9>&-
        rm -f "$pipe"
        unset GIT_LITERAL_PATHSPECS GIT_GLOB_PATHSPECS GIT_NOGLOB_PATHSPECS GIT_ICASE_PATHSPECS
        if GIT_OPTIONAL_LOCKS=0 git status --porcelain=v2 --branch -z --untracked-files=all --ahead-behind; then
            printf '\0k'
        else
            printf '\0n'
        fi
    ) &
    begun=9:$!
}

# --- the start --------------------------------------------------------------------------------------------------

[ -d "${PWD:-/nowhere}/." ] || fail 4 "the folder you are in is gone" "go to one that is there: cd"

if [ "${1-}" = __complete ]; then # somebody pressed Tab: no time to build, nobody to complain to
    if [ "${2-} ${3-}" = 'branches --' ] && branches "$@"; then exit 0; fi
    stamp && find_java || exit 0
elif ! stamp || { [ -n "$checkout" ] && outdated; }; then
    [ -n "$checkout" ] || fail 4 "this installation is damaged: no $lib/aw.jar" "install aw again"
    need_java
    build
elif [ $# -eq 1 ] && [ "$1" = --version ]; then
    echo "aw $version" 2>/dev/null || fail 5 "cannot write the results" "look at where standard output leads"
    exit 0
fi

[ -n "$java_home" ] || need_java

cache_name
aot=
[ -n "${AW_NO_CACHE:-}" ] || find_cache "$@"

# What analyze keeps in memory can be much: in large pages it is reached sooner.
pages=
case " $* " in
*' analyze '*) [ -d /sys/kernel/mm/transparent_hugepage ] && pages=-XX:+UseTransparentHugePages ;;
esac
case ${1-} in status | save | sync | ship | undo | redo | conflicts) begin_status "$@" ;; esac

# A descriptor that is closed would be given to the first file that Java opens.
tty=
if [ -t 0 ]; then tty=0; elif ! true 3<&0; then exec </dev/null; fi 2>/dev/null
[ -t 1 ] && tty=${tty}1
[ -t 2 ] && tty=${tty}2

# Java reads arguments and file names in the locale's encoding, and takes ASCII where the locale is not installed. What the user
# has set goes along, for the programs that aw starts.
if [ -d /usr/lib/locale/C.utf8 ] || [ -d /usr/lib/locale/C.UTF-8 ]; then
    export AW_LC_ALL="${LC_ALL:-}" LC_ALL=C.UTF-8
else
    case ${LC_ALL:-${LC_CTYPE:-${LANG:-}}} in
    *[Uu][Tt][Ff]8* | *[Uu][Tt][Ff]-8*) ;;
    *) if [ -n "${LC_ALL:-}" ]; then LC_ALL=C.UTF-8; else export LC_CTYPE=C.UTF-8; fi ;;
    esac
fi

# The cache goes to the address it was made for (relocation mode 0): moving it takes a tenth of the whole start.
# shellcheck disable=SC2086 # AW_JAVA_OPTS holds several words
exec "$java_home/bin/java" -XX:+UseSerialGC -Xmn32m -XX:+UseCompactObjectHeaders -XX:TieredStopAtLevel=1 \
    -XX:+UnlockDiagnosticVMOptions -XX:ArchiveRelocationMode=0 -XX:-UsePerfData -Xlog:disable $pages \
    ${aot:+-XX:AOTCache="$aot"} ${AW_JAVA_OPTS:-} -Daw.tty="$tty" -Daw.cache="$aot" -Daw.launcher="$self" \
    ${begun:+-Daw.status="$begun"} \
    -jar "$lib/aw.jar" "$@"
