# Sourced by the scripts in tests/, after setup.sh: how the three engines are started, headless and without a network.

ENGINES="chromium firefox webkit"

# `in_engine ENGINE COMMAND...` runs a command that finds, in its environment, one engine's driver and capabilities.
in_engine() {
  local engine=$1 capabilities=$PWD/target/webdriver/$1.json fonts=$PWD/target/webdriver/fonts.conf
  shift
  mkdir -p target/webdriver
  "${engine}_capabilities" >"$capabilities"
  own_fonts >"$fonts"
  local -x QL_ENGINE=$engine WASM_BINDGEN_TEST_WEBDRIVER_JSON=$capabilities FONTCONFIG_FILE=$fonts
  case $engine in
    chromium) CHROMEDRIVER=$(command -v chromedriver) "$@" ;;
    firefox) GECKODRIVER=$(command -v geckodriver) "$@" ;;
    # The runner knows WebKit as Safari; MiniBrowser has no headless mode.
    webkit) SAFARIDRIVER=$(command -v WebKitWebDriver) xvfb-run -a "$@" ;;
  esac
}

# Where a line breaks, and what then lies under a card, depends on the fonts. The engines get those of tests/fonts and no
# others, whatever a machine has (fontconfig: Linux; elsewhere the system's own stay).
own_fonts() {
  cat <<XML
<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>$PWD/tests/fonts</dir>
  <cachedir>$PWD/target/webdriver/fonts</cachedir>
  $(for name in serif Times "Times New Roman" Georgia; do same_as "$name" "DejaVu Serif"; done)
  $(for name in sans-serif system-ui Arial Helvetica; do same_as "$name" "DejaVu Sans"; done)
</fontconfig>
XML
}

same_as() { echo "<alias binding='same'><family>$1</family><prefer><family>$2</family></prefer></alias>"; }

# The networking flags keep Chromium from looking up its maker's hosts; as root it runs only without its sandbox.
chromium_capabilities() {
  local sandbox=
  [ "$(id -u)" != 0 ] || sandbox='"--no-sandbox", '
  cat <<JSON
{ "goog:chromeOptions": { "binary": "$(first_of chromium chromium-browser google-chrome)", "args": [ $sandbox
  "--headless", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-dev-shm-usage",
  "--disable-background-networking", "--disable-component-update", "--disable-sync" ] } }
JSON
}

firefox_capabilities() {
  cat <<JSON
{ "moz:firefoxOptions": { "binary": "$(first_of firefox firefox-esr)", "args": ["-headless"], "prefs": {
  "security.sandbox.content.read_path_whitelist": "$PWD/tests/fonts/", "network.captive-portal-service.enabled": false, "network.connectivity-service.enabled": false,
  "app.update.enabled": false, "browser.safebrowsing.update.enabled": false, "datareporting.policy.dataSubmissionEnabled": false } } }
JSON
}

webkit_capabilities() {
  cat <<JSON
{ "browserName": "MiniBrowser", "webkitgtk:browserOptions": { "binary": "$(mini_browser)", "args": ["--automation"] } }
JSON
}

first_of() {
  local name
  for name in "$@"; do command -v "$name" && return; done
}

# `web_tests ENGINE [ARGUMENT...]`: tests/web_*.rs in one engine; the arguments go to `cargo test` and may choose among them.
web_tests() {
  local engine=$1 file
  shift
  case " $* " in
    *" --test "*) ;;
    *) for file in tests/web_*.rs; do set -- --test "$(basename "$file" .rs)" "$@"; done ;;
  esac
  local -x CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER=wasm-bindgen-test-runner WASM_BINDGEN_USE_BROWSER=1 \
    WASM_BINDGEN_TEST_TIMEOUT=60
  in_engine "$engine" cargo test --target wasm32-unknown-unknown --no-fail-fast "$@"
}

# Serves the page on a free port until the script ends; ADDRESS is where.
start_page() {
  local line
  line=$(mktemp -u)
  mkfifo "$line"
  PORT=0 ./www/serve >"$line" </dev/null &
  page=$!
  trap stop_page EXIT
  read -r ADDRESS <"$line" || { rm -f "$line"; return 1; }
  rm -f "$line"
  export ADDRESS
}

stop_page() { { kill "$page" && wait "$page"; } 2>/dev/null; }

# `page_tests ENGINE [ARGUMENT...]`: tests/page, of the page at ADDRESS, in one engine.
page_tests() {
  local engine=$1
  shift
  [ -n "${ADDRESS:-}" ] || { say "the page is not served"; return 1; }
  need_axe
  AXE_SOURCE=$(axe) RUST_BACKTRACE=0 in_engine "$engine" cargo test --test page -- --ignored --test-threads=1 --nocapture "$@"
}
