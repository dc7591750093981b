//! What the operator does about the portal: the set-up link, and which tenants work in production.

use std::{
    io::{self, BufRead, IsTerminal},
    process::{Command, Stdio},
};

use openwink_model::{
    Ambient,
    ids::TenantId,
    portal::{Production, Role},
};
use openwink_store::{Actor, NewTicket, Store, StoreError, TenantStanding, TicketKind};

use crate::{
    cli::TenantsCommand,
    config::Settings,
    failure::{Failure, Outcome},
    platform, say,
};

fn failed(error: StoreError) -> Failure {
    Failure::new("the database does not do this").because(&error)
}

/// The link that makes an owner of a tenant, once.
async fn make_link(settings: &Settings, store: &Store, tenant: &TenantId) -> Result<String, StoreError> {
    let token = store
        .write(|tx| async move {
            // The latest is the only one that is good
            store.end_set_up_tickets(&tx).await?;
            let ticket = NewTicket {
                kind: TicketKind::SetUp,
                member: None,
                tenant: Some(tenant),
                data: None,
                lifetime: None,
            };
            store.issue_ticket(&tx, ticket).await
        })
        .await?;
    Ok(format!(
        "{}/portal/setup#{}",
        settings.public_url(),
        token.expose()
    ))
}

/// How the sandbox tenant gets its owner.
pub enum SetUp {
    /// It has one.
    Done,
    /// By this link, which the first start prints.
    Link(String),
    /// By the link of before, or another from the command line.
    Waiting,
}

/// What a start says of the set-up link. Later starts make none: several servers would end each other's.
pub async fn first_link(
    settings: &Settings,
    store: &Store,
    tenant: &TenantId,
    first_start: bool,
) -> Outcome<SetUp> {
    let colleagues = store.colleagues(tenant).await.map_err(failed)?;
    if colleagues.iter().any(|colleague| colleague.role == Role::Owner) {
        return Ok(SetUp::Done);
    }
    if !first_start {
        return Ok(SetUp::Waiting);
    }
    make_link(settings, store, tenant)
        .await
        .map(SetUp::Link)
        .map_err(failed)
}

/// Offers to open the link, where somebody sits at a terminal. Nobody has to answer.
pub fn offer_to_open(link: String) {
    if !io::stdin().is_terminal() || !io::stdout().is_terminal() {
        return;
    }
    say::text("  Press Enter to open the set-up link in a browser.\n\n");
    // Ends with the process, answered or not
    tokio::task::spawn_blocking(move || {
        let mut line = String::new();
        if io::stdin().lock().read_line(&mut line).is_ok_and(|read| read > 0) {
            open(&link);
        }
    });
}

fn open(link: &str) {
    let program = match std::env::consts::OS {
        "macos" => "open",
        _ => "xdg-open",
    };
    let opened = Command::new(program)
        .arg(link)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status();
    if !opened.is_ok_and(|status| status.success()) {
        say::line("  There is no browser to open it with here; copy the link into one.");
    }
}

/// `openwink portal setup-link`
pub async fn setup_link(settings: &Settings, tenant: Option<TenantId>) -> Outcome {
    let store = platform::open(settings, &Ambient::system()).await?;
    let tenants = store.tenant_standings().await.map_err(failed)?;
    let tenant = match &tenant {
        Some(id) => find(&tenants, id)?,
        None => tenants.first().ok_or_else(|| {
            Failure::new("there is no tenant yet").advice("`openwink serve` makes one at its first start.")
        })?,
    };
    let link = make_link(settings, &store, &tenant.id).await.map_err(failed)?;
    store.close().await;
    say::line(format!(
        "Whoever opens this link becomes an owner of {}. It works once, and those printed before end:\n\n{link}",
        printable(&tenant.name)
    ));
    Ok(())
}

fn find<'a>(tenants: &'a [TenantStanding], id: &TenantId) -> Outcome<&'a TenantStanding> {
    tenants.iter().find(|tenant| tenant.id == *id).ok_or_else(|| {
        Failure::new(format!("there is no tenant {id}"))
            .advice("`openwink tenants list` shows those that there are.")
    })
}

/// `openwink tenants …`
pub async fn tenants(settings: &Settings, command: &TenantsCommand) -> Outcome {
    let store = platform::open(settings, &Ambient::system()).await?;
    let done = match command {
        TenantsCommand::List => list(&store).await,
        TenantsCommand::Approve { id } => decide(&store, id, Production::Approved).await,
        TenantsCommand::Refuse { id } => decide(&store, id, Production::Refused).await,
    };
    store.close().await;
    done
}

async fn list(store: &Store) -> Outcome {
    for tenant in store.tenant_standings().await.map_err(failed)? {
        let production = tenant.production.as_str().to_lowercase();
        say::line(format!(
            "{}  production: {production:10} {}",
            tenant.id,
            printable(&tenant.name)
        ));
        let Some(request) = tenant
            .request
            .filter(|_| tenant.production == Production::Requested)
        else {
            continue;
        };
        for (what, said) in [
            ("purpose", Some(request.purpose)),
            ("website", request.website),
            ("contact", request.contact),
        ] {
            if let Some(said) = said {
                say::line(format!("    {what}: {}", printable(&said)));
            }
        }
    }
    Ok(())
}

/// What a stranger typed, without what could move a terminal's cursor.
fn printable(text: &str) -> String {
    text.chars()
        .map(|letter| if letter.is_control() { ' ' } else { letter })
        .collect()
}

async fn decide(store: &Store, id: &TenantId, production: Production) -> Outcome {
    let tenants = store.tenant_standings().await.map_err(failed)?;
    let tenant = find(&tenants, id)?;
    let actor = &Actor::operator();
    store
        .write(|tx| async move { store.decide_production(&tx, actor, id, production).await })
        .await
        .map_err(failed)?;
    say::line(match production {
        Production::Approved => format!("{} works in production from now on.", printable(&tenant.name)),
        _ => format!(
            "{} does not work in production. Its production keys, where it had any, are revoked.",
            printable(&tenant.name)
        ),
    });
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::printable;

    #[test]
    fn a_name_does_not_move_the_cursor() {
        assert_eq!(printable("a\u{1b}[2Jb\nc"), "a [2Jb c");
    }
}
