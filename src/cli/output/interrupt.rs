//! What is removed when somebody stops the program: files that are not whole yet.

use std::collections::BTreeSet;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, Once, PoisonError};

use tempfile::NamedTempFile;

/// The exit code of a program that was stopped from the keyboard.
const STOPPED: i32 = 130;

static PARTS: Mutex<BTreeSet<PathBuf>> = Mutex::new(BTreeSet::new());

/// Makes a part of a file, which is removed also when the program is stopped.
pub(super) fn guard(make: impl FnOnce() -> io::Result<NamedTempFile>) -> io::Result<NamedTempFile> {
    static WATCH: Once = Once::new();
    // Where a signal is already seen to, or ignored as `nohup` wants it, that stays so.
    WATCH.call_once(|| drop(ctrlc::try_set_handler(stop)));
    // Nobody stops the program between the making and the note of it.
    let mut parts = parts();
    let part = make()?;
    parts.insert(part.path().to_owned());
    Ok(part)
}

/// Forgets a part that has become a file.
pub(super) fn forget(part: &Path) {
    parts().remove(part);
}

fn parts() -> MutexGuard<'static, BTreeSet<PathBuf>> {
    PARTS.lock().unwrap_or_else(PoisonError::into_inner)
}

#[allow(clippy::disallowed_methods, reason = "nothing returns to main from a signal")]
fn stop() {
    let parts = parts();
    for part in parts.iter() {
        // Nothing more can be done about what cannot even be removed.
        let _ = std::fs::remove_file(part);
    }
    std::process::exit(STOPPED);
}
