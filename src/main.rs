//! The `policygap` program: parse the arguments, run, exit code; nothing else.

use std::process::ExitCode;

fn main() -> ExitCode {
    policygap::cli::run()
}
