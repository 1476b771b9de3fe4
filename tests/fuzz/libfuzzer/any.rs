//! One program for all targets; `QL_FUZZ_TARGET` says which.
#![no_main]

#[path = "../invariants.rs"]
mod invariants;
#[path = "../targets.rs"]
mod targets;

use std::sync::LazyLock;

static TARGET: LazyLock<fn(&[u8])> = LazyLock::new(|| {
    match std::env::var("QL_FUZZ_TARGET").as_deref() {
        Ok("text") => targets::text,
        Ok("blocks") => targets::blocks,
        Ok("view_model") => targets::view_model,
        Ok("corrections") => targets::corrections,
        Ok("figures") => targets::figures,
        other => panic!("QL_FUZZ_TARGET is {other:?}"),
    }
});

libfuzzer_sys::fuzz_target!(|input: &[u8]| TARGET(input));
