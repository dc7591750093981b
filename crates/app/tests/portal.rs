//! The way into the portal without a mail server, and the operator's word on production.

#![allow(clippy::unwrap_used, reason = "helpers of tests are not in a test module")]

#[allow(
    dead_code,
    clippy::unwrap_used,
    reason = "of tests alone, which each use a part"
)]
mod support;

use support::{Folder, Server, ask, run, stderr, stdout};

fn set_up(server: &Server, token: &str) -> String {
    let body = format!(
        r#"{{"token": "{token}", "organisation": "Real Lending", "name": "Olga", "email": "olga@example.com",
            "password": "a long enough one"}}"#
    );
    let head = "POST /portal/v1/setup HTTP/1.1\r\ncontent-type: application/json\r\nx-openwink-portal: 1\r\n";
    ask(&server.address, head, &body).unwrap()
}

fn token(text: &str) -> Option<&str> {
    let (_, token) = text.split_once("/portal/setup#")?;
    token.split_whitespace().next()
}

#[test]
fn the_first_start_prints_a_link_that_makes_an_owner_once() {
    let folder = Folder::new();
    let mut server = Server::start(folder.path(), &[]);
    let out = server.out();
    let token = token(&out).unwrap_or_else(|| panic!("no link in {out}"));
    // Who overlooked it hears of it at the next start
    server.stop();
    let mut server = Server::start(folder.path(), &[]);
    let again = server.out();
    assert!(
        again.contains("has no owner yet") && again.contains("openwink portal setup-link"),
        "{again}"
    );
    let entered = set_up(&server, token);
    assert!(entered.starts_with("HTTP/1.1 200"), "{entered}");
    assert!(
        entered.contains("set-cookie: openwink_portal=") && entered.contains("HttpOnly; SameSite=Lax"),
        "{entered}"
    );
    assert!(set_up(&server, token).starts_with("HTTP/1.1 401"));
    server.stop();

    let list = stdout(&run(folder.path(), &["tenants", "list"], &[]));
    assert!(
        list.contains("Real Lending") && list.contains("production: none"),
        "{list}"
    );
    let id = list.split_whitespace().next().unwrap();
    let approved = stdout(&run(folder.path(), &["tenants", "approve", id], &[]));
    assert_eq!(approved.trim(), "Real Lending works in production from now on.");
    let list = stdout(&run(folder.path(), &["tenants", "list"], &[]));
    assert!(list.contains("production: approved"), "{list}");
    let unknown = run(folder.path(), &["tenants", "refuse", "t99999999999"], &[]);
    assert_eq!(unknown.status.code(), Some(1));
    assert!(
        stderr(&unknown).contains("there is no tenant t99999999999"),
        "{}",
        stderr(&unknown)
    );

    // Another one for whoever needs it; a start prints none any more
    let printed = stdout(&run(folder.path(), &["portal", "setup-link"], &[]));
    let mut server = Server::start(folder.path(), &[]);
    assert_eq!(self::token(&server.out()), None);
    assert!(set_up(&server, self::token(&printed).unwrap()).starts_with("HTTP/1.1 200"));
    server.stop();
}
