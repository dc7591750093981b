//! The file store: sealed bytes under a raw file's id. Names and contents are the caller's to seal.

use std::{
    path::{Path, PathBuf},
    sync::atomic::{AtomicU64, Ordering},
};

use tokio::io::AsyncWriteExt;

use crate::StoreError;
use openwink_model::ids::RawFileId;

#[derive(Debug, Clone)]
pub struct FileStore {
    folder: PathBuf,
}

impl FileStore {
    pub fn open(folder: &Path) -> Result<Self, StoreError> {
        std::fs::create_dir_all(folder).map_err(|error| StoreError::Files {
            path: folder.display().to_string(),
            error,
        })?;
        Ok(Self {
            folder: folder.to_owned(),
        })
    }

    pub fn folder(&self) -> &Path {
        &self.folder
    }

    fn path(&self, file: RawFileId) -> PathBuf {
        self.folder.join(file.to_string())
    }

    fn failed(path: &Path) -> impl Fn(std::io::Error) -> StoreError {
        let path = path.display().to_string();
        move |error| StoreError::Files {
            path: path.clone(),
            error,
        }
    }

    /// Stores a file durably: it is there whole or not at all.
    pub async fn put(&self, file: RawFileId, sealed: &[u8]) -> Result<(), StoreError> {
        let path = self.path(file);
        let partial = path.with_extension("partial");
        let mut out = tokio::fs::File::create(&partial)
            .await
            .map_err(Self::failed(&partial))?;
        out.write_all(sealed).await.map_err(Self::failed(&partial))?;
        out.sync_all().await.map_err(Self::failed(&partial))?;
        tokio::fs::rename(&partial, &path)
            .await
            .map_err(Self::failed(&path))?;
        // The name is the folder's: until the folder is written, a power cut may take it back
        let folder = tokio::fs::File::open(&self.folder)
            .await
            .map_err(Self::failed(&self.folder))?;
        folder.sync_all().await.map_err(Self::failed(&self.folder))
    }

    pub async fn get(&self, file: RawFileId) -> Result<Option<Vec<u8>>, StoreError> {
        let path = self.path(file);
        match tokio::fs::read(&path).await {
            Ok(bytes) => Ok(Some(bytes)),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(Self::failed(&path)(error)),
        }
    }

    /// Deletes a file; one that is not there is no error.
    pub async fn delete(&self, file: RawFileId) -> Result<(), StoreError> {
        let path = self.path(file);
        match tokio::fs::remove_file(&path).await {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(Self::failed(&path)(error)),
            _ => Ok(()),
        }
    }

    /// Writes, reads and deletes a probe.
    pub async fn check(&self) -> Result<(), StoreError> {
        // Several may look at once, in this process and in others
        static PROBES: AtomicU64 = AtomicU64::new(0);
        let probe = PROBES.fetch_add(1, Ordering::Relaxed);
        let path = self.folder.join(format!(".probe-{}-{probe}", std::process::id()));
        tokio::fs::write(&path, b"probe")
            .await
            .map_err(Self::failed(&path))?;
        tokio::fs::read(&path).await.map_err(Self::failed(&path))?;
        tokio::fs::remove_file(&path).await.map_err(Self::failed(&path))
    }
}
