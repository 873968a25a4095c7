//! What is no plain file, and whose a file is.

use std::fs::{File, Metadata};
use std::io;
use std::path::Path;

use tempfile::NamedTempFile;

/// Opens a device or a pipe to be written as it is; nothing where a pipe has no reader, for which it would be waited, and
/// where it is a disk, on which everything would be lost.
#[cfg(unix)]
pub(super) fn open(path: &Path, there: &Metadata) -> io::Result<Option<File>> {
    use std::os::unix::fs::{FileTypeExt as _, OpenOptionsExt as _};
    if there.file_type().is_block_device() {
        return Ok(None);
    }
    if there.file_type().is_fifo() {
        let unwaiting = File::options().write(true).custom_flags(super::files::NEVER_WAITING).open(path);
        return match unwaiting {
            // It is written waiting for its reader, who is there.
            Ok(_reader_is_there) => File::options().write(true).open(path).map(Some),
            Err(error) if error.raw_os_error() == Some(rustix::io::Errno::NXIO.raw_os_error()) => Ok(None),
            Err(error) => Err(error),
        };
    }
    File::options().write(true).truncate(true).open(path).map(Some)
}

#[cfg(not(unix))]
pub(super) fn open(path: &Path, _: &Metadata) -> io::Result<Option<File>> {
    File::options().write(true).truncate(true).open(path).map(Some)
}

/// Gives a part of a file the owner and the group of what stands where it goes.
#[cfg(unix)]
pub(super) fn keep_owner(part: &NamedTempFile, there: &Metadata) -> io::Result<()> {
    use std::os::unix::fs::{MetadataExt as _, fchown};
    let own = part.as_file().metadata()?;
    let other = |own: u32, there: u32| (own != there).then_some(there);
    let (user, group) = (other(own.uid(), there.uid()), other(own.gid(), there.gid()));
    if user.is_none() && group.is_none() { Ok(()) } else { fchown(part.as_file(), user, group) }
}

#[cfg(not(unix))]
#[allow(clippy::unnecessary_wraps, reason = "as where files have owners")]
pub(super) fn keep_owner(_: &NamedTempFile, _: &Metadata) -> io::Result<()> {
    Ok(())
}
