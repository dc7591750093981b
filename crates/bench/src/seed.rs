//! Fills an installation, through the store's own code.

use std::{collections::BTreeMap, fmt::Write as _, fs, path::PathBuf, time::Instant};

use openwink_model::{
    Amount, ConnectionStatus, Currency, Date, Mode, MonitorStatus,
    ids::{AccountId, SourceId, TypedId, UserId},
    mode::Scope,
    records::{AnyRecord, Income, PayPeriod},
};
use openwink_store::{AccountChange, NewAccount, Store, StoreError, Tx};

use crate::{Outcome, installation::Installation};

const PROVIDER: &str = "bench_payroll";
/// Users in one transaction.
const BATCH: usize = 100;

#[derive(clap::Args)]
pub struct Args {
    #[command(flatten)]
    installation: Installation,
    #[arg(long)]
    api_key: String,
    #[arg(long)]
    api_secret: String,
    #[arg(long)]
    records: usize,
    #[arg(long, default_value_t = 100)]
    records_per_user: usize,
    /// Where the users' ids are written, one a line
    #[arg(long)]
    users: PathBuf,
}

pub async fn run(args: &Args) -> Outcome {
    let started = Instant::now();
    let store = &args.installation.open().await?;
    let tenant = store
        .write(|tx| async move {
            let tenant = store.create_tenant(&tx, "Bench Lending").await?;
            store
                .create_api_key(&tx, &tenant, Mode::Sandbox, &args.api_key, &args.api_secret)
                .await?;
            Ok::<_, StoreError>(tenant)
        })
        .await?;
    let scope = &Scope::proven(tenant, Mode::Sandbox);
    let mut left = args.records.div_ceil(args.records_per_user);
    let mut ids = String::new();
    while left > 0 {
        let count = left.min(BATCH);
        let mut accounts: Vec<AccountId> = Vec::with_capacity(count);
        for _ in 0..count {
            let id: AccountId = store.ambient().id();
            store.keys().create(store.ambient(), id.uuid()).await?;
            accounts.push(id);
        }
        let (accounts, each) = (&accounts, args.records_per_user);
        let users = store
            .write(|tx| async move {
                let mut users = Vec::with_capacity(accounts.len());
                for account in accounts {
                    users.push(person(store, &tx, scope, *account, each).await?);
                }
                Ok::<_, StoreError>(users)
            })
            .await?;
        for user in users {
            writeln!(ids, "{user}")?;
        }
        left -= count;
    }
    fs::write(&args.users, ids)?;
    store.close().await;
    args.installation.settle().await?;
    println!("{} records in {:.1?}", args.records, started.elapsed());
    Ok(())
}

async fn person(
    store: &Store,
    tx: &Tx,
    scope: &Scope,
    account: AccountId,
    records: usize,
) -> Result<UserId, StoreError> {
    let user = store.create_user(tx, scope, &BTreeMap::new()).await?.id;
    let new = NewAccount {
        id: account,
        user: user.clone(),
        provider: PROVIDER.into(),
        monitor: MonitorStatus::Unsupported,
        sharing: None,
    };
    store.create_account(tx, scope, new).await?;
    let change = AccountChange {
        status: Some((ConnectionStatus::Connected, None)),
        connected: true,
        ..Default::default()
    };
    store.change_account(tx, scope, account, change).await?;
    let records: Vec<AnyRecord> = (0..records).map(|number| pay(number).into()).collect();
    store
        .add_records(tx, scope, &user, SourceId::Account(account), PROVIDER, &records)
        .await?;
    Ok(user)
}

/// One of many half-monthly pays.
fn pay(number: usize) -> Income {
    let number = number as i32;
    let start = Date::new(2026, 1, 1).expect("a day").plus_days(-15 * number);
    let gross = Amount::cents(2_150_000 - i64::from(number) * 137);
    Income {
        work_item: Some("Salary".into()),
        employer: Some("Sampaguita Foods Corporation".into()),
        start_date: start,
        end_date: Some(start.plus_days(14)),
        currency: Currency::Php,
        frequency: Some(PayPeriod::Semimonthly),
        base_amount: Some(Amount::cents(2_000_000)),
        gross_amount: Some(gross),
        net_amount: Some(gross.ratio(83, 100)),
    }
}
