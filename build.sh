#!/usr/bin/env bash
# The one door to Stillpage: every command first installs what it needs and is missing.
set -euo pipefail

usage() {
  cat <<'END'
usage: ./build.sh COMMAND

  run [FILE|URL]   build, then open a page with the reader on it (a sample page by default);
                   with no display, write dist/run/reader.png, article.md and article.html
  test [PART]      every test, or one part: native, wasm, js, e2e, firefox; package only when it is asked for
  soak             what takes longer: every attack of tests/attacks in every browser, a thousand opens in one tab, thousands
                   of random trees, pages without end
  build            the engine, the extension and the demo page, in dist/
  check            formatting, lints and types, warnings denied
  package          dist/stillpage-chrome-VERSION.zip, -firefox- and -source-, the same bytes from the same sources
  pictures         what the stores show of the extension, in dist/store/
  bench [--check] [PART…] [FOLDER]
                   how fast and small Stillpage is beside others, on sample pages and on those of a FOLDER; --check: fail
                   where a budget is not met; PART: browser, native, extension, growth, size, legs (benches/README.md)
  setup            only install what is missing

Set CHROMIUM, CHROMEDRIVER and FIREFOX to use browsers and a driver that are not on the PATH.
END
}

# Both were installed from empty with the pinned toolchain; a newer one is tried that way before it is written here.
# The version of wasm-bindgen is the one in Cargo.lock.
WASM_PACK_VERSION=0.15.1
ADDONS_LINTER_VERSION=10.13.0
NODE_MINIMUM=20

caller=$PWD
cd "$(dirname "${BASH_SOURCE[0]}")"
cache="${XDG_CACHE_HOME:-$HOME/.cache}/stillpage"
target="${CARGO_TARGET_DIR:-target}"

# ---- saying what happens

say() { printf '%s\n' "$*"; }
complain() { printf 'stillpage: %s\n' "$*" >&2; }
give_up() { complain "$@"; exit 1; }
has() { command -v "$1" >/dev/null 2>&1; }

# step WHAT COMMAND…: a line before a long step, its duration after it.
step() {
  local what=$1 start=$SECONDS status
  shift
  say "── $what"
  "$@"
  status=$?
  say "── $what: $((SECONDS - start)) s"
  return $status
}

# ---- set-up

can_apt() { [ "$(id -u)" = 0 ] && has apt-get; }

# apt-get reads no answer and asks no question: it also runs where nobody watches.
apt_install() {
  apt-get update -qq </dev/null &&
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" </dev/null >/dev/null
}

setup_rust() {
  has cargo || give_up "Rust is missing. Install it with rustup, as https://rustup.rs tells, and run this again."
  if ! has cc; then
    can_apt || give_up "a C compiler is missing, and Rust links with it. Install gcc (on macOS: xcode-select --install)."
    step "installing a C compiler with apt" apt_install gcc libc6-dev
  fi
  if ! rustc --version >/dev/null 2>&1; then
    has rustup || give_up "this cargo has no compiler. Install Rust with rustup, as https://rustup.rs tells."
    step "installing the Rust toolchain of rust-toolchain.toml" rustup toolchain install
  fi
}

setup_wasm_target() {
  [ -d "$(rustc --print sysroot)/lib/rustlib/wasm32-unknown-unknown" ] && return
  has rustup || give_up "this Rust has no wasm32-unknown-unknown target, and there is no rustup to add it."
  step "adding the wasm target" rustup target add wasm32-unknown-unknown
}

# cargo_tool PROGRAM CRATE VERSION: puts exactly this version on the PATH, from there, from the cache, or newly built.
cargo_tool() {
  local program=$1 crate=$2 version=$3
  local root="$cache/$crate-$version"
  [ "$("$program" --version 2>/dev/null)" = "$program $version" ] && return
  if [ ! -x "$root/bin/$program" ]; then
    step "building $crate $version, once" install_crate "$crate" "$version" "$root" ||
      give_up "$crate $version could not be installed: cargo's message above says why."
  fi
  PATH="$root/bin:$PATH"
}

# A tool's own lock can name crate versions that the registry does not serve; then the newest fitting ones do.
install_crate() {
  set -- "$1" --version "$2" --root "$3" --quiet
  cargo install --locked "$@" ||
    { say "   its lock cannot be met here; taking the newest versions that fit" && cargo install "$@"; }
}

locked_version() {
  awk -v crate="name = \"$1\"" '$0 == crate { getline; gsub(/[^0-9.]/, ""); print; exit }' Cargo.lock
}

setup_wasm_bindgen() {
  [ -f Cargo.lock ] || cargo generate-lockfile
  cargo_tool wasm-bindgen wasm-bindgen-cli "$(locked_version wasm-bindgen)"
}

setup_wasm_pack() { cargo_tool wasm-pack wasm-pack "$WASM_PACK_VERSION"; }

setup_node() {
  if ! has node || ! has npm; then
    give_up "Node.js is missing. Install version $NODE_MINIMUM or newer from https://nodejs.org or your system's packages."
  fi
  [ "$(node -p 'parseInt(process.versions.node)')" -ge "$NODE_MINIMUM" ] ||
    give_up "Node.js $(node --version) is too old: version $NODE_MINIMUM or newer is needed."
  cmp -s package-lock.json node_modules/.installed-lock && return
  # No package's install script is needed, so none is run.
  step "installing the npm packages" npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
  cp package-lock.json node_modules/.installed-lock
}

# first_of PATH…: the first that can be run.
first_of() {
  local candidate
  for candidate in "$@"; do
    if has "$candidate"; then
      command -v "$candidate"
      return
    fi
  done
  return 1
}

# Google's own Chrome is not among them: it no longer loads an extension from the command line.
find_browser() {
  first_of ${CHROMIUM:+"$CHROMIUM"} chromium chromium-browser \
    /Applications/Chromium.app/Contents/MacOS/Chromium \
    "$HOME"/.cache/ms-playwright/chromium-*/chrome-linux*/chrome
}
find_driver() { first_of ${CHROMEDRIVER:+"$CHROMEDRIVER"} chromedriver chromium.chromedriver /usr/lib/chromium/chromedriver; }

# Leaves CHROMIUM empty, and says what to install, where no browser can be had: the other parts still run.
setup_browser() {
  if ! find_browser >/dev/null && can_apt; then
    step "installing Chromium with apt" apt_install chromium fonts-liberation ||
      complain "apt could not install chromium."
  fi
  CHROMIUM=$(find_browser) || CHROMIUM=
  export CHROMIUM
  [ -n "$CHROMIUM" ] || complain "no Chromium was found. Install your system's package of it, or run 'npx playwright-core install chromium', or set CHROMIUM to its path."
}

# Leaves FIREFOX empty where there is none: its tests are skipped with a sentence.
setup_firefox() {
  if ! first_of ${FIREFOX:+"$FIREFOX"} firefox-esr firefox >/dev/null && can_apt; then
    step "installing Firefox with apt" apt_install firefox-esr ||
      complain "apt could not install firefox-esr."
  fi
  FIREFOX=$(first_of ${FIREFOX:+"$FIREFOX"} firefox-esr firefox /Applications/Firefox.app/Contents/MacOS/firefox) || FIREFOX=
  export FIREFOX
}

setup_driver() {
  if ! find_driver >/dev/null && can_apt; then
    step "installing ChromeDriver with apt" apt_install chromium-driver ||
      complain "apt could not install chromium-driver."
  fi
  CHROMEDRIVER=$(find_driver) || CHROMEDRIVER=
  [ -n "$CHROMEDRIVER" ] || complain "no ChromeDriver was found. Install the one of your Chromium's version, or set CHROMEDRIVER to its path."
}

# What web-ext lints with. Beside the project: it brings more packages than all the rest, and only the check needs it.
setup_linter() {
  linter="$cache/addons-linter-$ADDONS_LINTER_VERSION"
  [ -x "$linter/node_modules/.bin/addons-linter" ] && return
  mkdir -p "$linter"
  step "installing addons-linter $ADDONS_LINTER_VERSION, once" \
    npm install --prefix "$linter" --ignore-scripts --no-audit --no-fund --loglevel=error "addons-linter@$ADDONS_LINTER_VERSION"
}

setup_build() {
  setup_rust
  setup_wasm_target
  setup_wasm_bindgen
  setup_node
}

# ---- build

build_all() {
  setup_build
  step "compiling the engine" compile_engine
  step "bundling the extension and the demo page" node extension/bundle.js
}

# Vectors of sixteen bytes, for the trees: every browser that the manifest allows has them. Less is inlined than is usual,
# which makes a tenth less wasm and takes no time. The paths of this machine are kept out of it: the same sources give the
# same bytes anywhere.
compile_wasm() {
  CARGO_PROFILE_RELEASE_OPT_LEVEL=2 \
    CARGO_ENCODED_RUSTFLAGS=$(printf -- '%s\037' -Ctarget-feature=+simd128 -Cllvm-args=-inline-threshold=100 \
      "--remap-path-prefix=${CARGO_HOME:-$HOME/.cargo}=cargo")"--remap-path-prefix=$PWD=stillpage" \
    cargo build --release --target wasm32-unknown-unknown "$@"
}

compile_engine() {
  local built="$target/wasm32-unknown-unknown/release/stillpage.wasm" fresh=dist/engine.new
  compile_wasm --lib
  if [ dist/engine -nt "$built" ] && [ dist/engine -nt build.sh ]; then return; fi
  rm -rf "$fresh"
  # The reset function lets the extension replace an instance that a trap has broken.
  wasm-bindgen --target web --experimental-reset-state-function --remove-name-section --remove-producers-section \
    --out-dir "$fresh" "$built"
  optimise "$fresh/stillpage_bg.wasm"
  rm -rf dist/engine
  mv "$fresh" dist/engine
  touch dist/engine
}

# The features are those that Rust's target has on by default, and vectors.
optimise() {
  node_modules/.bin/wasm-opt "$1" -o "$1" -O3 \
    --enable-simd --enable-bulk-memory --enable-bulk-memory-opt --enable-multivalue --enable-mutable-globals \
    --enable-nontrapping-float-to-int --enable-reference-types --enable-sign-ext --enable-extended-const
}

# ---- test

test_native() { cargo test; }

test_wasm() {
  if [ -z "$CHROMIUM" ] || [ -z "$CHROMEDRIVER" ]; then give_up "the wasm tests need Chromium and its ChromeDriver."; fi
  webdriver_settings >dist/webdriver.json
  # Nothing may be downloaded, and a busy machine gets time to start a browser.
  WASM_BINDGEN_TEST_WEBDRIVER_JSON="$PWD/dist/webdriver.json" WASM_BINDGEN_TEST_DRIVER_TIMEOUT=60 WASM_BINDGEN_TEST_TIMEOUT=300 \
    wasm-pack --log-level error test --mode no-install --headless --chrome --chromedriver "$CHROMEDRIVER" -- --test wasm
}

webdriver_settings() {
  node -p 'JSON.stringify({ "goog:chromeOptions": { binary: process.env.CHROMIUM, args: process.argv.slice(1) } })' -- \
    --headless --no-sandbox --disable-gpu --disable-quic --no-first-run \
    --disable-background-networking --disable-component-update --disable-sync
}

test_js() { node --test --test-reporter=spec tests/js/*.test.js; }

test_e2e() {
  [ -n "$CHROMIUM" ] || give_up "the end-to-end tests need Chromium."
  node --test --test-reporter=spec --test-timeout=300000 tests/e2e/*.test.js
}

# The files that run in both; what one browser cannot do is skipped there with its reason.
BOTH=(reader.test.js package.test.js firefox.test.js hostile.test.js random-dom.test.js removed.test.js sealed.test.js tidy.test.js ways.test.js)

test_firefox() {
  if [ -z "$FIREFOX" ]; then
    complain "no Firefox was found: its tests are skipped. Install your system's package of it, or set FIREFOX to its path."
    return
  fi
  BROWSER=firefox node --test --test-reporter=spec --test-concurrency=1 --test-timeout=900000 "${BOTH[@]/#/tests/e2e/}"
}

# Two builds from empty take minutes: this part runs when it is asked for.
test_package() { node --test --test-reporter=spec tests/package/twice.js; }

# ---- soak

soak() {
  need_browser
  setup_firefox
  build_all
  local run=(node --test --test-reporter=spec --test-timeout=3600000)
  step "every attack" env ATTACKS=all "${run[@]}" tests/e2e/attacks.test.js
  step "random trees" env TREES=5000 "${run[@]}" tests/e2e/random-dom.test.js
  step "a thousand opens, and pages without end" "${run[@]}" --test-concurrency=1 tests/e2e/soak/*.test.js
}

setup_part() {
  case $1 in
    native) setup_rust ;;
    wasm) setup_rust; setup_wasm_target; setup_wasm_bindgen; setup_wasm_pack; setup_browser; setup_driver; mkdir -p dist ;;
    js) ;;
    e2e) setup_browser ;;
    firefox) setup_firefox ;;
    package) ;;
    *) give_up "there is no test part '$1': native, wasm, js, e2e, firefox or package." ;;
  esac
}

run_tests() {
  local part status failed='' start=$SECONDS
  [ $# -gt 0 ] || set -- native wasm js e2e firefox
  for part in "$@"; do setup_part "$part"; done
  case " $* " in *" js "* | *" e2e "* | *" firefox "* | *" package "*) package ;; esac
  for part in "$@"; do
    # A failing part does not keep the others from running; set -e stays on inside it.
    set +e
    (set -e; step "$part tests" "test_$part")
    status=$?
    set -e
    [ $status -eq 0 ] || failed="$failed $part"
  done
  say "── tests ($*): $((SECONDS - start)) s"
  [ -z "$failed" ] || give_up "failed:$failed"
}

# ---- check

# A warning fails as an error does.
lint_package() { "$linter/node_modules/.bin/addons-linter" --warnings-as-errors dist/stillpage-firefox-*.zip; }

check_all() {
  build_all
  step "formatting" cargo fmt --check
  for crate in native legs; do step "formatting, benches/$crate" cargo fmt --check --manifest-path "benches/$crate/Cargo.toml"; done
  step "clippy, native" cargo clippy --locked --quiet --all-targets -- -D warnings
  step "clippy, wasm" cargo clippy --locked --quiet --target wasm32-unknown-unknown --lib --test wasm -- -D warnings
  step "types, extension and demo page" node_modules/.bin/tsc -p extension/tsconfig.json
  step "types, end-to-end tests" node_modules/.bin/tsc -p tests/e2e/tsconfig.json
  step "types, benches" node_modules/.bin/tsc -p benches/tsconfig.json
  setup_linter
  node extension/package.js
  step "lint of the package, as Firefox's store does it" lint_package
  if has shellcheck; then step "shellcheck" shellcheck build.sh .ci/run; fi
  # Advisories are in a database that is not in the registry: without network they cannot be had.
  if has cargo-deny; then step "licences and sources of crates" cargo deny --offline check licenses bans sources
  else complain "cargo-deny was not found: licences and sources of crates are not looked at. Install it with 'cargo install cargo-deny'."; fi
  step "known faults of npm packages" audit_packages
}

# A registry that does not answer is no fault of the project's.
audit_packages() {
  npm audit --audit-level=high && return
  npm audit --json 2>/dev/null | grep -q '"vulnerabilities"' || { say "   the registry does not say; skipped"; return 0; }
  return 1
}

# ---- package, run, bench

package() {
  build_all
  node extension/package.js
}

pictures() {
  need_browser
  build_all
  node extension/store/pictures.js
}

need_browser() {
  setup_browser
  [ -n "$CHROMIUM" ] || exit 1
}

run_reader() {
  need_browser
  build_all
  local page=${1:-tests/pages/news--wordpress-inline-promo/page.html}
  case ${1:-} in '' | http://* | https://*) ;; /*) ;; *) page="$caller/$1" ;; esac
  node tests/e2e/open.js "$page"
}

bench() {
  local word parts=''
  for word in "$@"; do
    case $word in
      browser | native | extension | growth | size | legs) parts="$parts $word" ;;
      --check) ;;
      *) (cd "$caller" && [ -d "$word" ]) || give_up "'$word' is neither a part of the bench nor a folder: see benches/README.md." ;;
    esac
  done
  parts="${parts:- browser native extension growth size} "
  need_browser
  build_all
  case $parts in *" native "*) bench_native ;; esac
  case $parts in *" legs "*) bench_legs ;; esac
  (cd "$caller" && exec node "$OLDPWD/benches/bench.js" "$@")
}

# A crate of its own: what Stillpage is compared with is not among its dependencies. Its lock follows Stillpage's, so that
# it is not held to it here.
bench_native() {
  step "compiling the engines to compare with" \
    cargo build --release --manifest-path benches/native/Cargo.toml --target-dir "$target/bench"
}

bench_legs() {
  step "compiling the engine with a clock in it" \
    compile_wasm --manifest-path benches/legs/Cargo.toml --target-dir "$target/bench"
  rm -rf dist/bench/legs
  wasm-bindgen --target web --out-dir dist/bench/legs "$target/bench/wasm32-unknown-unknown/release/stillpage_bench_legs.wasm"
  optimise dist/bench/legs/stillpage_bench_legs_bg.wasm
}

setup_all() {
  setup_build
  setup_wasm_pack
  setup_browser
  setup_driver
  setup_firefox
  say "everything that could be installed is there"
}

main() {
  local command=${1:-help}
  [ $# -eq 0 ] || shift
  case $command in
    setup) setup_all ;;
    build) build_all ;;
    test) run_tests "$@" ;;
    soak) soak ;;
    check) check_all ;;
    package) package ;;
    pictures) pictures ;;
    run) run_reader "$@" ;;
    bench) bench "$@" ;;
    help | -h | --help) usage ;;
    *) usage >&2; exit 2 ;;
  esac
}

main "$@"
