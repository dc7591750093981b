//! A mail server on a loopback port. It keeps what it takes, and refuses as the test wants.

use std::{
    net::SocketAddr,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use tokio::{
    io::{AsyncBufReadExt, AsyncWriteExt, BufReader},
    net::{TcpListener, TcpStream},
    task::AbortHandle,
};

/// A mail, as it came over the wire.
#[derive(Debug, Clone)]
pub struct TakenMail {
    pub from: String,
    pub to: String,
    /// Headers and body.
    pub message: String,
}

#[derive(Default)]
struct Shared {
    mails: Vec<TakenMail>,
    /// What the next receivers are answered, in turn; then every one is welcome.
    answers: Vec<String>,
    connections: usize,
}

pub struct MailServer {
    address: SocketAddr,
    shared: Arc<Mutex<Shared>>,
    server: AbortHandle,
}

impl MailServer {
    pub async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let address = listener.local_addr().expect("the port's address");
        let shared = Arc::new(Mutex::new(Shared::default()));
        let connections = shared.clone();
        let server = tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                lock(&connections).connections += 1;
                let shared = connections.clone();
                // A client that goes away in the middle is its own affair
                tokio::spawn(async move {
                    let _ = talk(stream, &shared).await;
                });
            }
        });
        Self {
            address,
            shared,
            server: server.abort_handle(),
        }
    }

    pub fn port(&self) -> u16 {
        self.address.port()
    }

    /// What the next receivers are answered instead of `250 OK`, such as `550 5.1.1 no such user`.
    pub fn answer(&self, answers: &[&str]) {
        lock(&self.shared).answers = answers.iter().map(ToString::to_string).collect();
    }

    pub fn mails(&self) -> Vec<TakenMail> {
        lock(&self.shared).mails.clone()
    }

    pub fn connections(&self) -> usize {
        lock(&self.shared).connections
    }
}

impl Drop for MailServer {
    fn drop(&mut self) {
        self.server.abort();
    }
}

fn lock(shared: &Mutex<Shared>) -> MutexGuard<'_, Shared> {
    shared.lock().unwrap_or_else(PoisonError::into_inner)
}

async fn talk(stream: TcpStream, shared: &Mutex<Shared>) -> std::io::Result<()> {
    let mut stream = BufReader::new(stream);
    let (mut from, mut to) = (String::new(), String::new());
    say(&mut stream, "220 test ESMTP").await?;
    loop {
        let mut line = String::new();
        if stream.read_line(&mut line).await? == 0 {
            return Ok(());
        }
        let (word, rest) = line
            .trim_end()
            .split_once([' ', ':'])
            .unwrap_or((line.trim_end(), ""));
        match word.to_ascii_uppercase().as_str() {
            // No STARTTLS, no AUTH
            "EHLO" => say(&mut stream, "250-test\r\n250-8BITMIME\r\n250 SMTPUTF8").await?,
            "MAIL" => {
                from = rest.to_owned();
                say(&mut stream, "250 OK").await?;
            }
            "RCPT" => {
                to = rest.to_owned();
                let answer = {
                    let mut shared = lock(shared);
                    match shared.answers.is_empty() {
                        true => "250 OK".to_owned(),
                        false => shared.answers.remove(0),
                    }
                };
                say(&mut stream, &answer).await?;
            }
            "DATA" => {
                say(&mut stream, "354 go on").await?;
                let mut message = String::new();
                loop {
                    let mut line = String::new();
                    if stream.read_line(&mut line).await? == 0 {
                        return Ok(());
                    }
                    if line == ".\r\n" {
                        break;
                    }
                    message += line.strip_prefix('.').unwrap_or(&line);
                }
                lock(shared).mails.push(TakenMail {
                    from: from.clone(),
                    to: to.clone(),
                    message,
                });
                say(&mut stream, "250 taken").await?;
            }
            "QUIT" => return say(&mut stream, "221 bye").await,
            _ => say(&mut stream, "250 OK").await?,
        }
    }
}

async fn say(stream: &mut BufReader<TcpStream>, line: &str) -> std::io::Result<()> {
    stream.write_all(format!("{line}\r\n").as_bytes()).await
}
