//! Mail as the operator sees it: the way to the mail server, and the mailbox that stands in for one.

use openwink_mail::{Mailer, SmtpOptions, Tls};
use openwink_model::{Ambient, ids::MailId, mail::Letter};
use openwink_store::{SealedMail, Store, StoreError};

use crate::{
    cli::MailCommand,
    config::{Settings, SmtpTls},
    failure::{Failure, Outcome},
    platform, say,
};

/// Mails that `openwink mail list` shows.
const LISTED: u64 = 100;

/// The way to the mail server; none where none is set.
pub fn mailer(settings: &Settings) -> Outcome<Option<Mailer>> {
    let Some((host, from)) = settings.smtp_host.as_ref().zip(settings.mail_from.as_ref()) else {
        return Ok(None);
    };
    let login = settings.smtp_user.clone().zip(settings.smtp_password.clone());
    let options = SmtpOptions {
        host: host.0.clone(),
        port: u16::try_from(settings.smtp_port.get()).unwrap_or(u16::MAX),
        tls: match settings.smtp_tls {
            SmtpTls::StartTls => Tls::StartTls,
            SmtpTls::Implicit => Tls::Implicit,
            SmtpTls::None => Tls::None,
        },
        login: login.map(|(user, password)| (user, password.into_inner())),
        sender: from.0.clone(),
        connections: 4,
    };
    Mailer::new(&options)
        .map(Some)
        .map_err(|error| Failure::new("the mail server's settings cannot be used").because(&error))
}

pub async fn run(settings: &Settings, what: MailCommand) -> Outcome {
    if matches!(what, MailCommand::Check) {
        return check(settings).await;
    }
    let store = platform::open(settings, &Ambient::system()).await?;
    let done = look(settings, &store, what).await;
    store.close().await;
    done
}

async fn check(settings: &Settings) -> Outcome {
    let Some(mailer) = mailer(settings)? else {
        return Err(Failure::new("no mail server is set")
            .advice("Name it with OPENWINK_SMTP_HOST and OPENWINK_MAIL_FROM; see docs/operating.md."));
    };
    mailer
        .check()
        .await
        .map_err(|reason| Failure::new(format!("mail cannot be sent: {reason}")))?;
    say::line("The mail server answers and takes the log-in.");
    Ok(())
}

async fn look(settings: &Settings, store: &Store, what: MailCommand) -> Outcome {
    let failed = |error: StoreError| Failure::new("the mailbox cannot be read").because(&error);
    match what {
        MailCommand::List => {
            let mails = store.kept_mails(LISTED).await.map_err(failed)?;
            if mails.is_empty() {
                say::line("The mailbox is empty. Mail lies here for seven days where no mail server is set.");
            }
            for stored in mails {
                let letter = store.open_letter(&stored).map_err(failed)?;
                if let Some(letter) = letter {
                    say::line(line(&stored, &letter));
                }
            }
        }
        MailCommand::Show { id } => {
            let missing = || Failure::new(format!("there is no mail {id} in the mailbox"));
            let id: MailId = id.parse().map_err(|_| missing())?;
            let stored = store.stored_mail(id).await.map_err(failed)?.ok_or_else(missing)?;
            let letter = store.open_letter(&stored).map_err(failed)?.ok_or_else(|| {
                missing()
                    .advice("What it said was erased: it was sent, taken back, or lay here for seven days.")
            })?;
            say::line(format!(
                "To: {}\nSubject: {}\n\n{}",
                openwink_mail::one_line(&letter.to.address),
                openwink_mail::one_line(&letter.subject),
                openwink_mail::text(&letter)
            ));
        }
        MailCommand::Page => {
            let key = openwink_http::pages::mailbox_key(store);
            say::line(format!("{}/mailbox#{key}", settings.public_url()));
        }
        MailCommand::Check => {}
    }
    Ok(())
}

fn line(stored: &SealedMail, letter: &Letter) -> String {
    format!(
        "{}  {}  {:18}  {}  {}",
        stored.mail.id,
        stored.mail.created_at,
        stored.mail.kind.as_str(),
        openwink_mail::one_line(&letter.to.address),
        openwink_mail::one_line(&letter.subject)
    )
}
