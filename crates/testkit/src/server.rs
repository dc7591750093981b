//! The server as customers run it: the built binary, as a process of its own.

use std::{
    net::{SocketAddr, TcpListener},
    path::PathBuf,
    process::{Child, Command, ExitStatus, Stdio},
    time::{Duration, Instant},
};

use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
};

use crate::Folder;

/// How long it may take to start, and to stop.
const PATIENCE: Duration = Duration::from_secs(30);

pub struct Server {
    child: Child,
    address: SocketAddr,
    // Deleted after the process is gone
    _data: Option<Folder>,
}

/// The binary that cargo built for this test, or the one that OPENWINK_BIN names.
fn binary() -> PathBuf {
    let path = std::env::var_os("CARGO_BIN_EXE_openwink").or_else(|| std::env::var_os("OPENWINK_BIN"));
    path.map(PathBuf::from)
        .expect("this test starts the server: set OPENWINK_BIN to the built `openwink`")
}

impl Server {
    /// Starts a server with data of its own and waits until it serves. The settings given win over those made here.
    pub async fn start(settings: &[(&str, &str)]) -> Self {
        let data = Folder::new();
        let folder = data.path().display().to_string();
        let mut server = Self::launch(&folder, settings).await;
        server._data = Some(data);
        server
    }

    /// Starts a server on data that outlives it.
    pub async fn start_in(folder: &std::path::Path, settings: &[(&str, &str)]) -> Self {
        Self::launch(&folder.display().to_string(), settings).await
    }

    async fn launch(folder: &str, settings: &[(&str, &str)]) -> Self {
        // Given back at once: nobody else takes it in the moment until the server does, or the start fails loudly
        let address = TcpListener::bind("127.0.0.1:0").and_then(|listener| listener.local_addr());
        let address = address.expect("a free port");
        let child = Command::new(binary())
            .arg("serve")
            .current_dir(folder)
            .env("OPENWINK_DATA_DIR", folder)
            .env("OPENWINK_LISTEN", address.to_string())
            .env("OPENWINK_ADMIN_LISTEN", "")
            .env("OPENWINK_RATE_LIMIT", "0")
            .envs(settings.iter().copied())
            .stdin(Stdio::null())
            .spawn()
            .expect("the server's binary starts");
        let mut server = Self {
            child,
            address,
            _data: None,
        };
        server.wait_until_healthy().await;
        server
    }

    async fn wait_until_healthy(&mut self) {
        let begun = Instant::now();
        while !healthy(self.address).await {
            if let Ok(Some(status)) = self.child.try_wait() {
                panic!("the server stopped at its start: {status}");
            }
            assert!(begun.elapsed() < PATIENCE, "the server does not answer /healthz");
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }

    /// `http://127.0.0.1:PORT`, without a slash at the end.
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Asks it to stop, as the operating system does, and waits until it has.
    pub async fn stop(&mut self) -> ExitStatus {
        self.terminate();
        let begun = Instant::now();
        loop {
            if let Some(status) = self.child.try_wait().expect("the server's state") {
                return status;
            }
            assert!(begun.elapsed() < PATIENCE, "the server does not stop at SIGTERM");
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
    }

    /// Ends it without a warning, as a power cut would.
    pub fn kill(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }

    fn terminate(&self) {
        // The standard library sends SIGKILL alone, and the shell has the other signal built in
        let _ = Command::new("sh")
            .args(["-c", "kill -TERM \"$1\"", "sh", &self.child.id().to_string()])
            .status();
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        if matches!(self.child.try_wait(), Ok(None)) {
            self.terminate();
            let begun = Instant::now();
            while matches!(self.child.try_wait(), Ok(None)) && begun.elapsed() < Duration::from_secs(5) {
                std::thread::park_timeout(Duration::from_millis(10));
            }
            self.kill();
        }
    }
}

async fn healthy(address: SocketAddr) -> bool {
    let ask = async {
        let mut stream = TcpStream::connect(address).await.ok()?;
        let request = format!("GET /healthz HTTP/1.1\r\nhost: {address}\r\nconnection: close\r\n\r\n");
        stream.write_all(request.as_bytes()).await.ok()?;
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).await.ok()?;
        answer.starts_with(b"HTTP/1.1 200").then_some(())
    };
    matches!(
        tokio::time::timeout(Duration::from_secs(2), ask).await,
        Ok(Some(()))
    )
}
