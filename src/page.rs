//! The module that a page loads: what JavaScript can call of the library, and nothing for Rust.

#[cfg(target_arch = "wasm32")]
pub use quellenlupe::wasm;
