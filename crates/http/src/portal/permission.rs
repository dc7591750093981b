//! Permissions as types, so that a handler says in its signature what it wants.

pub use openwink_model::portal::Permission;

/// A permission that [`May`](super::May) and [`MayIn`](super::MayIn) can ask for.
pub trait Wanted: Send + Sync + 'static {
    const PERMISSION: Permission;
}

macro_rules! permissions {
    ($($name:ident),+) => { $(
        #[doc = concat!("See [`Permission::", stringify!($name), "`].")]
        pub struct $name;

        impl Wanted for $name {
            const PERMISSION: Permission = Permission::$name;
        }
    )+ };
}

permissions!(
    OwnAccount,
    ReadPeople,
    ExportPeople,
    ManagePeople,
    ReadSettings,
    ReadTraffic,
    ManageBuild,
    UseSandbox,
    ManageOrganisation
);
