//! Queries about a tenant as a whole, in both of its modes: its members, its invitations to become one, its audit log.

use std::time::Duration;

use openwink_model::portal::{Production, Role};
use openwink_store::{Actor, AuditFilter, PageRequest, ProductionRequest};

use super::case::{Case, read, write};

const DAY: Duration = Duration::from_secs(24 * 3600);

fn request() -> ProductionRequest {
    ProductionRequest {
        purpose: "Loans".into(),
        website: Some("https://first.example".into()),
        contact: None,
    }
}

/// The portal's queries that name no tenant, each with the reason why they need none.
pub const UNSCOPED: &[(&str, &str)] = &[
    ("add_passkey", "a member's own, proved by the session"),
    ("audit", "takes the place that the session proved"),
    ("blocked_until", "guesses belong to nobody"),
    ("change_member", "a member's own, proved by the session"),
    ("confirm_totp", "a member's own, proved by the session"),
    ("count_failure", "guesses belong to nobody"),
    ("count_try", "guesses belong to nobody"),
    ("take_back_try", "guesses belong to nobody"),
    ("create_member", "belongs to no tenant yet"),
    ("end_portal_session", "a member's own, proved by the session"),
    ("end_portal_sessions", "a member's own, proved by the session"),
    ("end_set_up_tickets", "the operator's"),
    ("end_tickets", "a member's own, proved by the session"),
    ("forget_failures", "guesses belong to nobody"),
    ("issue_ticket", "a ticket proves what it is good for"),
    ("look_at_ticket", "the ticket is the proof"),
    ("member", "authentication's own"),
    ("member_by_email", "authentication's own"),
    ("member_invitation_by_token", "the token makes the tenant"),
    ("memberships_of", "a member's own, proved by the session"),
    ("open_portal_session", "authentication's own"),
    ("passkey_by_credential", "authentication's own"),
    ("passkeys", "a member's own, proved by the session"),
    ("portal_session", "the token makes the tenant"),
    ("portal_sessions", "a member's own, proved by the session"),
    ("propose_totp", "a member's own, proved by the session"),
    ("recovery_codes_left", "a member's own, proved by the session"),
    ("remove_passkey", "a member's own, proved by the session"),
    ("remove_totp", "a member's own, proved by the session"),
    ("rename_passkey", "a member's own, proved by the session"),
    ("renew_portal_session", "a member's own, proved by the session"),
    ("see_portal_session", "authentication's own"),
    ("set_recovery_codes", "a member's own, proved by the session"),
    ("tenant_standings", "the operator's"),
    ("use_member_invitation", "the token makes the tenant"),
    ("use_passkey", "authentication's own"),
    ("use_recovery_code", "a member's own, proved by the session"),
    ("use_ticket", "the ticket is the proof"),
    ("use_totp_step", "a member's own, proved by the session"),
];

/// In an order in which each still finds what it needs.
pub const CASES: &[Case] = &[
    read!(
        shares_links,
        OfTenant,
        |f, scope| f.t.shares_links(scope.tenant()),
        |shares| shares
    ),
    write!(
        share_links,
        TenantCreates,
        |f, scope, tx| f.t.share_links(tx, scope.tenant(), false),
        |()| true
    ),
    read!(
        membership,
        OfTenant,
        |f, scope| f.t.membership(scope.tenant(), f.member),
        |seen| seen.is_some()
    ),
    read!(
        colleagues,
        OfTenant,
        |f, scope| f.t.colleagues(scope.tenant()),
        |seen| { seen.iter().any(|colleague| colleague.id == f.member) }
    ),
    read!(
        member_invitations,
        OfTenant,
        |f, scope| f.t.member_invitations(scope.tenant()),
        |seen| seen.iter().any(|invitation| invitation.id == f.invitation)
    ),
    read!(
        audit_lines,
        OfTenant,
        |f, scope| {
            let first = PageRequest {
                size: 10,
                after: None,
            };
            async move {
                f.t.audit_lines(scope.tenant(), &AuditFilter::default(), first)
                    .await
            }
        },
        |seen| seen.items.iter().any(|line| line.target == "first")
    ),
    read!(
        tenant_standing,
        OfTenant,
        |f, scope| f.t.tenant_standing(scope.tenant()),
        |seen| seen.is_some_and(|tenant| tenant.id == *f.t.scope.tenant())
    ),
    write!(
        owners,
        OfTenant,
        |f, scope, tx| f.t.owners(tx, scope.tenant()),
        |seen| seen.contains(&f.member)
    ),
    write!(
        use_membership,
        TenantChanges,
        |f, scope, tx| async move {
            f.t.wait(DAY);
            f.t.use_membership(tx, scope.tenant(), f.member).await
        },
        |done| done
    ),
    write!(
        set_role,
        TenantChanges,
        |f, scope, tx| f.t.set_role(tx, scope.tenant(), f.member, Role::Analyst),
        |done| done
    ),
    write!(
        renew_member_invitation,
        TenantChanges,
        |f, scope, tx| f.t.renew_member_invitation(tx, scope.tenant(), f.invitation, DAY),
        |done| done.is_some()
    ),
    write!(
        withdraw_member_invitation,
        TenantChanges,
        |f, scope, tx| f.t.withdraw_member_invitation(tx, scope.tenant(), f.invitation),
        |done| done
    ),
    write!(
        invite_member,
        TenantCreates,
        |f, scope, tx| f
            .t
            .invite_member(tx, scope.tenant(), "new@example.com", Role::Viewer, f.member, DAY),
        |_| true
    ),
    write!(
        rename_tenant,
        TenantCreates,
        |f, scope, tx| f.t.rename_tenant(tx, scope.tenant(), "Another Name"),
        |()| true
    ),
    write!(
        ask_for_production,
        TenantCreates,
        |f, scope, tx| async move { f.t.ask_for_production(tx, scope.tenant(), &request()).await },
        |done| done
    ),
    write!(
        decide_production,
        TenantCreates,
        |f, scope, tx| async move {
            f.t.decide_production(tx, &Actor::operator(), scope.tenant(), Production::Approved)
                .await
        },
        |done| done
    ),
    write!(
        end_portal_sessions_in,
        TenantChanges,
        |f, scope, tx| f.t.end_portal_sessions_in(tx, scope.tenant(), f.member),
        |done| done > 0
    ),
    write!(
        remove_membership,
        TenantChanges,
        |f, scope, tx| f.t.remove_membership(tx, scope.tenant(), f.member),
        |done| done
    ),
    write!(
        add_membership,
        TenantCreates,
        |f, scope, tx| f.t.add_membership(tx, scope.tenant(), f.member, Role::Viewer),
        |_| true
    ),
];
