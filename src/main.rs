//! The command line: `read` one article, `annotate` a stream of them. Same engine as in the
//! browser, never part of the wasm.

#[cfg(target_arch = "wasm32")]
fn main() {}

/// An article's lists are large and short-lived: the system's allocator would give their pages back
/// and take them anew.
#[cfg(not(target_arch = "wasm32"))]
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    command_line::main()
}

#[cfg(not(target_arch = "wasm32"))]
mod command_line;
