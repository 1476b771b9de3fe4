# Sourced by www/serve and the scripts in tests/: says which tools they need and installs those that are missing.
#
# Everything installed from crates.io or npm goes to one folder outside the clone, so that a second clone finds it:
# $QL_TOOLS, by default ~/.cargo/quellenlupe. Deleting the folder undoes it all. Browsers come from apt-get,
# where that may be used (as root, or with a sudo that asks nothing); elsewhere the message names what to install.
# All progress goes to stderr. Written for bash 3.2 and later.

WASM_PACK=0.15.1
STATIC_WEB_SERVER=2.44.1
GECKODRIVER=0.37.1
BINARYEN=132.0.0
PLAYWRIGHT=1.65.1
AXE=4.14.1

tools=${QL_TOOLS:-${CARGO_HOME:-$HOME/.cargo}/quellenlupe}
export PATH="$tools/bin:$tools/node_modules/.bin:${CARGO_HOME:-$HOME/.cargo}/bin:$PATH"

say() { echo "· $*" >&2; }
have() { command -v "$1" >/dev/null 2>&1; }

# `missing WHAT HOW`: the one form in which a person is asked to install something.
missing() {
  echo "✗ $1 is missing and cannot be installed from here. Please install it:" >&2
  echo "    $2" >&2
  return 1
}

# --- what each command needs ---------------------------------------------------------------------------------------

need_page_tools() {
  need_rust && need_wasm_target && need_npm_tool wasm-opt "binaryen@$BINARYEN" "the wasm stays about a third larger"
  need_crate wasm-bindgen wasm-bindgen-cli "$(locked_version wasm-bindgen)" &&
    need_crate wasm-pack wasm-pack $WASM_PACK &&
    need_crate static-web-server static-web-server $STATIC_WEB_SERVER --no-default-features
}

# What compiling the tools left behind: about a gigabyte. Called when nothing is being installed any more.
tidy_tools() { rm -rf "$tools/build"; }

need_rust() {
  have cargo || missing "Rust" "curl --proto '=https' --tlsv1.2 -sSf https://sh.rustup.rs | sh"
}

need_wasm_target() {
  [ -d "$(rustc --print target-libdir --target wasm32-unknown-unknown)" ] && return 0
  have rustup || { missing "Rust's wasm target" "rustup target add wasm32-unknown-unknown"; return; }
  timed "adding Rust's wasm32-unknown-unknown target" rustup target add wasm32-unknown-unknown ||
    missing "Rust's wasm target" "rustup target add wasm32-unknown-unknown"
}

need_chromium() {
  { have chromium || have chromium-browser || have google-chrome; } && have chromedriver && return 0
  need_packages chromium chromium-driver && have chromedriver
}

need_firefox() {
  have firefox || have firefox-esr || need_packages firefox-esr || return
  need_crate geckodriver geckodriver $GECKODRIVER
}

need_webkit() {
  have WebKitWebDriver && have xvfb-run && [ -n "$(mini_browser)" ] && return 0
  need_packages webkit2gtk-driver xvfb xauth && have WebKitWebDriver && [ -n "$(mini_browser)" ]
}

need_playwright() {
  [ -d "$tools/node_modules/playwright-core" ] || need_npm_package "playwright-core@$PLAYWRIGHT"
}

# A help, not a must: without it the page tests say that nothing was checked.
need_axe() {
  case $(cat "$(axe)" 2>/dev/null | head -c 200) in *"axe v$AXE"*) return 0 ;; esac
  need_npm_package "axe-core@$AXE" || say "going on without axe-core: the accessibility rules stay unchecked (npm install --prefix $tools axe-core@$AXE)"
}

axe() { echo "$tools/node_modules/axe-core/axe.min.js"; }

mini_browser() { ls /usr/lib/*/webkit2gtk-4.*/MiniBrowser /usr/libexec/webkit2gtk-4.*/MiniBrowser 2>/dev/null | head -n 1; }

# --- where it comes from -------------------------------------------------------------------------------------------

# The version of a crate in Cargo.lock: wasm-bindgen and its command line must be of the same one.
locked_version() { awk -v name="\"$1\"" '$1 == "name" { hit = $3 == name } $1 == "version" && hit { gsub(/"/, "", $3); print $3; exit }' Cargo.lock; }

# `need_crate COMMAND CRATE VERSION [OPTION...]`: a command that crates.io has, of just this version.
need_crate() {
  local command=$1 crate=$2 version=$3
  shift 3
  have "$command" && case " $("$command" --version 2>/dev/null | tr '\n' ' ') " in *" $version "*) return 0 ;; esac
  timed "installing $crate $version" install_crate "$crate" "$version" "$@" ||
    missing "$crate $version" "cargo install $crate --version $version $*"
}

# Tools run for seconds and compile for minutes: little optimisation makes the sum smaller. `--locked` is tried first;
# where the registry lacks one of the locked versions, cargo chooses.
install_crate() {
  local crate=$1 version=$2
  shift 2
  local -x CARGO_PROFILE_RELEASE_OPT_LEVEL=1 CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16 \
    CARGO_PROFILE_RELEASE_DEBUG=0 CARGO_TARGET_DIR="$tools/build" RUSTFLAGS=
  cargo install "$crate" --version "$version" --root "$tools" --locked "$@" </dev/null ||
    cargo install "$crate" --version "$version" --root "$tools" "$@" </dev/null
}

# `need_npm_tool COMMAND PACKAGE CONSEQUENCE`: a help, not a must; without it a notice tells the consequence.
need_npm_tool() {
  have "$1" || need_npm_package "$2" || say "going on without $1: $3 (npm install -g $2)"
}

need_npm_package() {
  have npm || { say "npm is not there, so $1 cannot be installed"; return 1; }
  timed "installing $1" npm install --prefix "$tools" --no-audit --no-fund --loglevel=error "$1" </dev/null
}

# Debian packages, through apt-get.
need_packages() {
  local root=
  [ "$(id -u)" = 0 ] || root="sudo -n"
  if have apt-get && $root true 2>/dev/null; then
    timed "installing $*" install_packages "$root" "$@" && return 0
  fi
  missing "$*" "sudo apt-get install $*    (Debian's names)"
}

install_packages() {
  local root=$1
  shift
  $root apt-get update -qq </dev/null &&
    $root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" </dev/null
}

# `timed WHAT COMMAND...`: one line before, one after; what the command prints is shown only if it fails.
timed() {
  local what=$1 start=$SECONDS log
  shift
  log=$(mktemp)
  say "$what …"
  if "$@" >"$log" 2>&1; then
    say "$what: done in $((SECONDS - start)) s"
    rm -f "$log"
  else
    say "$what: failed after $((SECONDS - start)) s:"
    tail -n 20 "$log" >&2
    rm -f "$log"
    return 1
  fi
}
