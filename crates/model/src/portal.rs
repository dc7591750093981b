//! Who works in the Developer Portal, and what each may do there.

use crate::{Mode, text_enum};

text_enum! {
    /// What a member is for a tenant.
    pub enum Role {
        /// Everything, members and production included.
        Owner = "OWNER",
        /// Builds the integration. Sees people's data in the sandbox only.
        Developer = "DEVELOPER",
        /// Works with people's data.
        Analyst = "ANALYST",
        /// Looks and changes nothing.
        Viewer = "VIEWER",
    }
}

text_enum! {
    /// Whether a tenant may work with real people.
    pub enum Production {
        /// Not asked for.
        None = "NONE",
        Requested = "REQUESTED",
        Approved = "APPROVED",
        Refused = "REFUSED",
    }
}

text_enum! {
    /// What one may be allowed to do. Every call of the portal wants exactly one of them.
    pub enum Permission {
        /// One's own account: name, password, second factor, sessions.
        OwnAccount = "OwnAccount",
        /// Users and all that they shared.
        ReadPeople = "ReadPeople",
        /// Taking users' data out as files.
        ExportPeople = "ExportPeople",
        /// Revoking, erasing, inviting.
        ManagePeople = "ManagePeople",
        /// Keys without their secrets, templates, data sources, usage.
        ReadSettings = "ReadSettings",
        /// The request log and the deliveries of webhooks.
        ReadTraffic = "ReadTraffic",
        /// Keys, webhooks, Wink templates and consent templates.
        ManageBuild = "ManageBuild",
        /// The emulator, and resetting or seeding the sandbox.
        UseSandbox = "UseSandbox",
        /// Members and roles, the organisation's name, production, the audit log.
        ManageOrganisation = "ManageOrganisation",
    }
}

impl Permission {
    /// Whether a role has this permission in a mode.
    pub const fn allows(self, role: Role, mode: Mode) -> bool {
        let sandbox = matches!(mode, Mode::Sandbox);
        match self {
            Self::OwnAccount | Self::ReadSettings => true,
            // Real people's data is not for developers
            Self::ReadPeople => sandbox || !matches!(role, Role::Developer),
            Self::ExportPeople | Self::ManagePeople => match role {
                Role::Owner | Role::Analyst => true,
                Role::Developer => sandbox,
                Role::Viewer => false,
            },
            Self::ReadTraffic | Self::ManageBuild => matches!(role, Role::Owner | Role::Developer),
            Self::UseSandbox => sandbox && !matches!(role, Role::Viewer),
            Self::ManageOrganisation => matches!(role, Role::Owner),
        }
    }

    /// Whether a role has this permission where no mode is meant: only where it has it in both.
    pub const fn allows_anywhere(self, role: Role) -> bool {
        self.allows(role, Mode::Sandbox) && self.allows(role, Mode::Production)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_developer_sees_no_real_person() {
        for permission in [
            Permission::ReadPeople,
            Permission::ExportPeople,
            Permission::ManagePeople,
        ] {
            assert!(permission.allows(Role::Developer, Mode::Sandbox));
            assert!(!permission.allows(Role::Developer, Mode::Production));
            assert!(!permission.allows_anywhere(Role::Developer));
        }
    }

    #[test]
    fn an_owner_may_everything_in_the_sandbox() {
        for permission in Permission::ALL {
            assert!(permission.allows(Role::Owner, Mode::Sandbox), "{permission}");
        }
        assert!(!Permission::UseSandbox.allows(Role::Owner, Mode::Production));
    }

    #[test]
    fn a_viewer_changes_nothing() {
        let may: Vec<_> = Permission::ALL
            .iter()
            .filter(|permission| permission.allows(Role::Viewer, Mode::Sandbox))
            .collect();
        assert_eq!(
            may,
            [
                &Permission::OwnAccount,
                &Permission::ReadPeople,
                &Permission::ReadSettings
            ]
        );
    }
}
