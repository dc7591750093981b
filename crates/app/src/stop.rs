//! Signals: the first asks to stop, the second does not ask.

use tokio::signal::unix::{Signal, SignalKind, signal};
use tokio_util::sync::CancellationToken;

use crate::failure::{Failure, Outcome};

/// A token that the first SIGTERM or SIGINT cancels. The second ends the process at once, as the shell names it.
pub fn on_signal() -> Outcome<CancellationToken> {
    let listen = |kind| signal(kind).map_err(|error| Failure::new("signals cannot be heard").because(&error));
    let (mut term, mut int) = (listen(SignalKind::terminate())?, listen(SignalKind::interrupt())?);
    let token = CancellationToken::new();
    let stop = token.clone();
    tokio::spawn(async move {
        either(&mut term, &mut int).await;
        stop.cancel();
        let code = either(&mut term, &mut int).await;
        std::process::exit(code);
    });
    Ok(token)
}

async fn either(term: &mut Signal, int: &mut Signal) -> i32 {
    tokio::select! {
        _ = term.recv() => 128 + 15,
        _ = int.recv() => 128 + 2,
    }
}
