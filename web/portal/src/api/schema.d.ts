/** Generated from docs/portal-openapi.json by `npm run api-types`. */
export interface paths {
    "/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the audit log
         * @description Who did what, when, from where. Latest first.
         */
        get: operations["list-audit-lines"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/config": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get how this portal is set up */
        get: operations["get-portal-config"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/email/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Confirm a new e-mail address
         * @description Ends all sessions but the one that asked for it. The old address is told.
         */
        post: operations["confirm-email"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/forgot": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask for another password
         * @description Mails a link, where the address has an account. The answer is the same where it has none.
         */
        post: operations["forgot-password"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/invitation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** See an invitation by its link */
        post: operations["look-at-invitation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/invitation/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Accept an invitation
         * @description Makes an account where the address has none, and opens a session.
         */
        post: operations["accept-invitation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/login": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Log in with a password
         * @description Sets the session's cookie. After some wrong tries, each one makes the next wait longer: 429, with Retry-After.
         */
        post: operations["login"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/login/code": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Finish a log-in with a code
         * @description A code of the app, or a recovery code: each is good once. What the password proved is in a cookie of its own, for ten minutes.
         */
        post: operations["login-with-code"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/login/passkey/finish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Log in with a passkey
         * @description No code is asked for: the device has verified the person.
         */
        post: operations["login-with-passkey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/login/passkey/start": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Begin a log-in with a passkey
         * @description The answer is good for 5 minutes, once.
         */
        post: operations["start-passkey-login"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/login/recovery": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Finish a log-in with a recovery code */
        post: operations["login-with-recovery-code"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/logout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Log out
         * @description Ends this session.
         */
        post: operations["logout"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get who is logged in
         * @description With the organisation that the session works in, and what the member may do there.
         */
        get: operations["get-me"];
        /** Change one's name */
        put: operations["set-my-name"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/email": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Change one's e-mail address
         * @description Mails a link to the new address, and word of it to the old one; the new one counts once the link is used. The answer is the same where the address has an account: its owner gets a mail that says so.
         */
        put: operations["set-my-email"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/organisation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Work in another of one's organisations
         * @description Renews the cookie.
         */
        put: operations["switch-organisation"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/passkeys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List one's passkeys
         * @description The oldest first, all on one page.
         */
        get: operations["list-my-passkeys"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/passkeys/finish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Add a passkey
         * @description With what the browser made of the options.
         */
        post: operations["add-passkey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/passkeys/start": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Begin to add a passkey
         * @description The answer is good for 5 minutes.
         */
        post: operations["start-passkey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/passkeys/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Change a passkey's name */
        put: operations["rename-passkey"];
        post?: never;
        /** Remove a passkey */
        delete: operations["remove-passkey"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Change one's password
         * @description Ends all other sessions, and renews the cookie.
         */
        put: operations["set-my-password"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/recovery-codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Replace the recovery codes */
        post: operations["renew-recovery-codes"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/security": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get how one's account is protected */
        get: operations["get-my-security"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List one's sessions
         * @description Latest first, all on one page.
         */
        get: operations["list-my-sessions"];
        put?: never;
        post?: never;
        /**
         * Log out everywhere
         * @description Ends this session too.
         */
        delete: operations["end-my-sessions"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/sessions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** End a session */
        delete: operations["end-my-session"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/totp": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Begin to use an app for codes
         * @description Makes a secret for the app. Nothing changes before a code of it is confirmed.
         */
        post: operations["propose-totp"];
        /** Turn two-factor log-in off */
        delete: operations["remove-totp"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/totp/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Turn two-factor log-in on
         * @description Answers with the recovery codes, and renews the cookie.
         */
        post: operations["confirm-totp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the organisation's members
         * @description The first first, all on one page.
         */
        get: operations["list-members"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/members/invitations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List open invitations
         * @description Latest first, all on one page, with those that have expired: they can be sent again.
         */
        get: operations["list-member-invitations"];
        put?: never;
        /**
         * Invite a member
         * @description Mails a link, which is good for 7 days. An address's earlier invitation is replaced.
         */
        post: operations["invite-member"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/members/invitations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Withdraw an invitation */
        delete: operations["withdraw-member-invitation"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/members/invitations/{id}/resend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send an invitation again
         * @description With a new link, good for 7 days; the one before ends.
         */
        post: operations["resend-member-invitation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/members/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Change a member's role
         * @description It counts from their next call on. The last owner keeps theirs.
         */
        put: operations["set-member-role"];
        post?: never;
        /**
         * Remove a member
         * @description Ends their sessions here. Their account stays, and other organisations' memberships with it.
         */
        delete: operations["remove-member"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/organisation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get the organisation */
        get: operations["get-organisation"];
        /**
         * Change the organisation's name
         * @description Applicants see it where a Wink template has no company name of its own.
         */
        put: operations["rename-organisation"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/organisation/leave": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Leave the organisation
         * @description Ends one's sessions in it, with the cookie. The last owner cannot.
         */
        post: operations["leave-organisation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/organisation/links": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Opt in to links, or out
         * @description Whether the organisation sees how often its users linked with other organisations of this installation, and they see the same of its own: counts and times, never who. Whoever opts out is forgotten there at once.
         */
        put: operations["share-links"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/organisation/production": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask for production
         * @description The operator decides. Asking again replaces what was said before.
         */
        post: operations["ask-for-production"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reset": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Set another password
         * @description Ends all sessions of the account. Log in with the new password then.
         */
        post: operations["reset-password"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/setup": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Use a set-up link
         * @description Makes an owner of the tenant that the first start made, and a sandbox key, and opens a session. `openwink portal setup-link` prints another link.
         */
        post: operations["set-up"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/setup/look": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** See what a set-up link is for */
        post: operations["look-at-set-up"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/signup": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign up an organisation
         * @description Mails a link that proves the address; only then anything is made. The answer is the same where the address has an account already: its owner gets a mail that says so.
         */
        post: operations["sign-up"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/signup/resend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Have the mail sent again */
        post: operations["resend-sign-up"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/verify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Finish a sign-up
         * @description Makes the organisation, its first owner and its sandbox key, and opens a session.
         */
        post: operations["verify-sign-up"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/{mode}/accounts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Revoke an account
         * @description Erases the log-in and every record that came from it, beyond recovery.
         */
        delete: operations["revoke-account"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/{mode}/accounts/{id}/sync": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Read an account again
         * @description Has Continuous Data Sync read the account at once, in the background.
         */
        post: operations["sync-person-account"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/{mode}/archives/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Revoke an archive
         * @description Erases its files, the pages' pictures and every record that came from it, beyond recovery.
         */
        delete: operations["revoke-archive"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/{mode}/archives/{id}/picture": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the picture of a page
         * @description As JPEG, upright: the boxes of what was read are places on it.
         */
        get: operations["get-archive-picture"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/{mode}/consentTemplates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List consent templates
         * @description Latest first: that is the one in force.
         */
        get: operations["list-consent-templates"];
        put?: never;
        /** Create a consent template */
        post: operations["create-consent-template"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/{mode}/consentTemplates/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Delete a consent template
         * @description What users have agreed to is kept, word for word.
         */
        delete: operations["delete-consent-template"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/{mode}/consents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The consent in force, and how many users agreed to what */
        get: operations["count-consents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/{mode}/deliveries/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get a delivery with its tries */
        get: operations["get-delivery"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/{mode}/deliveries/{id}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send a delivery's event again */
        post: operations["replay-delivery"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/{mode}/emulator/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A user's events
         * @description In the order in which they happened, at most 100.
         */
        get: operations["list-emulator-events"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/{mode}/emulator/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The sandbox's people and special user names */
        get: operations["list-sandbox-people"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/{mode}/emulator/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Get a link token for the emulator
         * @description In the sandbox only.
         */
        post: operations["open-emulator"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/{mode}/funnel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get how far people come in the widget
         * @description Sessions of the widget that were opened in these days, and accounts that were begun in them, as they stand now.
         */
        get: operations["get-funnel"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/{mode}/home": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * See how far the tenant has come
         * @description What has happened for real, of what a newcomer does first: a user, a linked account, data that arrived.
         */
        get: operations["get-home"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/{mode}/inviteTemplates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List invite templates
         * @description Latest first.
         */
        get: operations["portal-list-invite-templates"];
        put?: never;
        /** Create an invite template */
        post: operations["portal-create-invite-template"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/{mode}/inviteTemplates/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * See what a draft looks like
         * @description Mail, landing page and success page, as a person would get them. Nothing is kept.
         */
        post: operations["portal-preview-invite-template"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/{mode}/inviteTemplates/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get an invite template */
        get: operations["portal-get-invite-template"];
        /** Change an invite template */
        put: operations["portal-update-invite-template"];
        post?: never;
        /** Delete an invite template */
        delete: operations["portal-delete-invite-template"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/{mode}/invites": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List invitations
         * @description Latest first, each with its latest mail.
         */
        get: operations["portal-list-invites"];
        put?: never;
        /** Invite a person */
        post: operations["portal-create-invite"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/{mode}/invites/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Invite people from a CSV
         * @description At most 1,000 rows. Without `send` it only says what would become of each row; with it, the rows that are right are sent.
         */
        post: operations["portal-import-invites"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/{mode}/invites/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get an invitation with its mails and its log */
        get: operations["portal-get-invite"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/{mode}/invites/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take an invitation back
         * @description Its link opens nothing any more, and names and address are erased. What the person has shared stays.
         */
        post: operations["portal-cancel-invite"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/{mode}/invites/{id}/resend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send an invitation again
         * @description Its link works for another 14 days.
         */
        post: operations["portal-resend-invite"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/{mode}/keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List API keys */
        get: operations["list-keys"];
        put?: never;
        /**
         * Create an API key
         * @description The answer is the only one that has the secret.
         */
        post: operations["create-key"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/{mode}/keys/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Revoke an API key
         * @description Calls with it are refused from now on; on other nodes within five seconds.
         */
        delete: operations["revoke-key"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/{mode}/keys/{id}/rotate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Replace an API key
         * @description Makes a key with the same name and scopes. The old one works on for the overlap, so that servers can change over one by one.
         */
        post: operations["rotate-key"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/{mode}/providers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List data sources
         * @description Every provider of the mode, in service or not, and the fields of each kind of data.
         */
        get: operations["list-data-sources"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/{mode}/requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List calls of the Open API
         * @description Latest first. A call is in the list about a second after it was answered.
         */
        get: operations["list-requests"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/{mode}/requests/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get a call of the Open API */
        get: operations["get-request"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/{mode}/sandbox/providers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List providers that the sandbox can be filled from */
        get: operations["list-seed-providers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/{mode}/sandbox/reset": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Empty the sandbox
         * @description Erases every user with all that came from them, events and deliveries. Keys, webhooks, templates, the request log and the counts of usage stay.
         */
        post: operations["reset-sandbox"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/{mode}/sandbox/seed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Fill the sandbox
         * @description Makes users that are linked with the sandbox's people, in the background.
         */
        post: operations["seed-sandbox"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/{mode}/usage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get usage by day */
        get: operations["get-usage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/{mode}/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List people
         * @description Latest first. Names are kept sealed: the search finds them by keyed hashes of their words and of the words' beginnings, from three letters on.
         */
        get: operations["list-people"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/{mode}/users/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Erase a user
         * @description Revokes every account and archive, and deletes the user with what they agreed to. Events that were sent before stay in the log: they hold ids and times alone.
         */
        delete: operations["erase-person"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/{mode}/users/{id}/accesses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List who read a user's data */
        get: operations["list-person-accesses"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/{mode}/users/{id}/consents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List what a user agreed to, and what was taken back and erased */
        get: operations["list-person-consents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/{mode}/users/{id}/cv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a user as a curriculum vitae
         * @description Who, where they work and since when, pay by month and source, contributions, documents with what was read and where it stands, consents, and what does not fit together. Pay that two sources tell of is counted once, by the weightier source.
         */
        get: operations["get-person-cv"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/{mode}/users/{id}/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Export a user
         * @description As a PDF to file, as CSV sheets, or as JSON with every record. The document's code stands in the audit log beside who exported it. In CSV, cells that would be formulas begin with an apostrophe.
         */
        get: operations["export-person"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/{mode}/users/{id}/payload": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get everything of a user, as the Open API answers it */
        get: operations["get-person-payload"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/{mode}/webhooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List webhooks */
        get: operations["list-webhooks"];
        put?: never;
        /**
         * Create a webhook
         * @description The answer is the only one that has the secret.
         */
        post: operations["create-webhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/{mode}/webhooks/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get a webhook */
        get: operations["get-webhook"];
        /** Change, pause or resume a webhook */
        put: operations["change-webhook"];
        post?: never;
        /** Delete a webhook and its deliveries */
        delete: operations["delete-webhook"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/{mode}/webhooks/{id}/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List a webhook's deliveries
         * @description Latest first.
         */
        get: operations["list-deliveries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/{mode}/webhooks/{id}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send again what failed since a moment
         * @description At most 500 at a time, the oldest first; what was sent again already is left out.
         */
        post: operations["replay-failed"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/{mode}/webhooks/{id}/secret": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give a webhook another secret
         * @description What is sent from now on is signed with it. The answer is the only one that has it.
         */
        post: operations["new-webhook-secret"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/{mode}/webhooks/{id}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send a test event */
        post: operations["test-webhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/{mode}/winkTemplates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List Wink templates */
        get: operations["list-wink-templates"];
        put?: never;
        /** Create a Wink template */
        post: operations["create-wink-template"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/{mode}/winkTemplates/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get a Wink template */
        get: operations["get-wink-template"];
        /**
         * Change a Wink template
         * @description Open widgets go on with what they began with.
         */
        put: operations["change-wink-template"];
        post?: never;
        /**
         * Delete a Wink template
         * @description Pages that still name it show the usual look.
         */
        delete: operations["delete-wink-template"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/{mode}/winkTemplates/{id}/duplicate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Copy a Wink template
         * @description Into the other mode too. There, providers that it does not have are left out, and a consent template becomes words of the copy's own.
         */
        post: operations["duplicate-wink-template"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/{mode}/winkTemplates/{id}/logo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Set the logo of a Wink template */
        put: operations["set-wink-template-logo"];
        post?: never;
        /** Remove the logo of a Wink template */
        delete: operations["remove-wink-template-logo"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/{mode}/winkTemplates/{id}/uses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Count what uses a Wink template */
        get: operations["count-wink-template-uses"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        AcceptRequest: {
            /** @description A code of the app, where the account asks for one. */
            code?: string | null;
            /** @description For a new account. */
            name?: string | null;
            /** @description The account's, or a new account's. */
            password: string;
            /** @description What follows the # of the link. */
            token: string;
        };
        /** @description Who read a user's data. */
        Access: {
            /**
             * Format: date-time
             * @description To the minute.
             */
            at: string;
            /**
             * Format: uint64
             * @description How often within that minute.
             */
            count: number;
            reader: components["schemas"]["ReaderShown"];
            what: components["schemas"]["AccessKind"];
        };
        /** @description What was read. */
        AccessKind: ("IDENTITIES" | "EMPLOYMENTS" | "INCOMES" | "TRANSACTIONS" | "CONTRIBUTIONS" | "LIABILITIES" | "DOCUMENTS" | "RATINGS" | "LINKS" | "INSIGHTS") | "EINCOMES" | "FILES" | "EVERYTHING" | "CV" | "EXPORT" | "LIST" | "VERIFICATION";
        AccessListData: {
            items: components["schemas"]["Access"][];
            /** @description Pass it as `cursor` to get the next page; null on the last one. */
            nextCursor: string | null;
        };
        AccessListResponse: {
            code: components["schemas"]["Code"];
            data: components["schemas"]["AccessListData"];
            message: string;
            /** @description Also in the header `X-Request-Id`. */
            requestId: string;
        };
        /** @description One log-in at one provider. */
        Account: {
            connection: components["schemas"]["Connection"];
            /** @description The same as `connection.status`. */
            connectionStatus: components["schemas"]["ConnectionStatus"];
            /** Format: date-time */
            createdAt: string;
            /**
             * Format: date-time
             * @description When it is erased; null while it is kept up to date, for so long it lives on. Ours, beyond the contract.
             */
            expiresAt: string | null;
            /** @description The id of an account. */
            id: string;
            monitor: components["schemas"]["Monitor"];
            /** @description The same as `monitor.status`. */
            monitorStatus: components["schemas"]["MonitorStatus"];
            /**
             * Format: date-time
             * @description When it is read again. Ours, beyond the contract.
             */
            nextSyncAt: string | null;
            providerId: string;
            /**
             * @description What the person shares of it, where they left something out; null where they share all that the provider gives. Ours,
             *      beyond the contract.
             */
            sharing: components["schemas"]["Shared"] | null;
            /** @description The id of a user. */
            userId: string;
        };
        AccountGetResponse: {
            code: components["schemas"]["Code"];
            data: components["schemas"]["Account"];
            message: string;
            /** @description Also in the header `X-Request-Id`. */
            requestId: string;
        };
        Address: {
            city: string | null;
            country: components["schemas"]["Country"] | null;
            fullAddress: string | null;
            /** @description Decimal degrees, as text. */
            latitude: string | null;
            line1: string | null;
            line2: string | null;
            longitude: string | null;
            /** @description State, province or region. */
            region: string | null;
            tags: components["schemas"]["AddressTag"][];
            type: components["schemas"]["AddressType"] | null;
            zip: string | null;
        };
        /** @enum {string} */
        AddressTag: "Primary" | "Secondary" | "Home" | "Work" | "Mailing" | "Foreign" | "Billing" | "Permanent" | "Shipping";
        /** @enum {string} */
        AddressType: "Primary" | "Secondary";
        /**
         * @description Everything that came from one source. Lists have at most 300 items; `nextCursor` goes on at the kind's own list,
         *      with the source as `sourceId`.
         */
        AllDatapointPayload: {
            contributions: components["schemas"]["ContributionPayloadListData"];
            documents: components["schemas"]["DocumentPayloadListData"];
            eincomes: components["schemas"]["EincomePayloadListData"];
            employments: components["schemas"]["EmploymentPayloadListData"];
            identity: components["schemas"]["IdentityPayload"] | null;
            incomes: components["schemas"]["IncomePayloadListData"];
            insight: components["schemas"]["InsightPayload"] | null;
            liabilities: components["schemas"]["LiabilityPayloadListData"];
            links: components["schemas"]["LinkPayloadListData"];
            rating: components["schemas"]["RatingPayload"] | null;
            transactions: components["schemas"]["TransactionPayloadListData"];
        };
        /** @enum {string} */
        ArchiveStatus: "STARTED" | "ANALYZED" | "UNSUPPORTED" | "ERROR" | "REVOKED";
        /** @description What it says of a log-in. */
        Assertion: {
            rawId: string;
            response: components["schemas"]["AssertionResponse"];
        };
        AssertionResponse: {
            authenticatorData: string;
            clientDataJSON: string;
            signature: string;
            userHandle?: string | null;
        };
        /** @description What a browser's `credential.toJSON()` says of a new credential. */
        Attestation: {
            rawId: string;
            response: components["schemas"]["AttestationResponse"];
        };
        AttestationResponse: {
            attestationObject: string;
            clientDataJSON: string;
        };
        AuditEntry: {
            /** @description The thing and what became of it, such as `key.created`. */
            action: string;
            /** @description The network that it came from. */
            address: string;
            /** @description The key, where it was a call of the Open API. */
            apiKey: components["schemas"]["AuditKey"] | null;
            /** Format: date-time */
            createdAt: string;
            /** @description The id of a line of the audit log. */
            id: string;
            /** @description Who did it; null where it was no member: a server with an API key, or the operator. */
            member: components["schemas"]["AuditMember"] | null;
            /** @description The mode that it is about; null where it is about neither. */
            mode: components["schemas"]["Mode"] | null;
            /** @description To what, by its id or a name that a member gave it; may be empty. */
            target: string;
        };
        AuditEntryListData: {
            items: components["schemas"]["AuditEntry"][];
            /** @description Pass it as `cursor` to get the next page; null on the last one. */
            nextCursor: string | null;
        };
        AuditEntryListResponse: {
            code: components["schemas"]["Code"];
            data: components["schemas"]["AuditEntryListData"];
            message: string;
            /** @description Also in the header `X-Request-Id`. */
            requestId: string;
        };
        AuditKey: {
            /** @description The id of an API key. */
            id: string;
            /** @description What people call it. */
            name: string;
        };
        AuditMember: {
            /** @description The id of a member. */
            id: string;
            /** @description As they are called now. */
            name: string;
        };
        Begun: {
            /** @description The new organisation's sandbox key. Its secret is shown this once. */
            apiKey: string;
            apiSecret: string;
        };
        BegunGetResponse: {
            code: components["schemas"]["Code"];
            data: components["schemas"]["Begun"];
            message: string;
            /** @description Also in the header `X-Request-Id`. */
            requestId: string;
        };
        CheckFinding: {
            message: string;
            place: components["schemas"]["Place"] | null;
            /**
             * Format: float
             * @description How much it weighs against the document, 0 to 1.
             */
            weight: number;
        };
        /**
         * @description What was looked at.
         * @enum {string}
         */
        CheckName: "COMPUTATION" | "METADATA" | "IDENTITY" | "LOCATION" | "RECONCILIATION";
        /** @enum {string} */
        CheckResult: "PASSED" | "FAILED" | "NO_DATA";
        /** @enum {string} */
        Citizenship: "Citizen" | "Resident Alien" | "Non-resident Alien" | "Undocumented" | "Others";
        /**
         * @description The contract's classes of documents.
         * @enum {string}
         */
        Class: "PAYSLIP" | "TAX_DOCUMENT" | "EMPLOYMENT_CERTIFICATE" | "BANK_STATEMENT" | "COMPANY_ID" | "CLEARANCE_NBI" | "GOVERNMENT_ID" | "TELCO_BILL" | "ELECTRICITY_BILL" | "WATER_BILL" | "OTHERS";
        /**
         * @description What became of a request: OK and CREATED, or what went wrong.
         * @enum {string}
         */
        Code: "OK" | "CREATED" | "INVALID_CREDENTIALS" | "INVALID_PARAMETERS" | "INVALID_TOKEN" | "UNAUTHORIZED_ACCESS" | "MISSING_RESOURCE" | "UNSUPPORTED_TYPE" | "REQUEST_LIMIT_EXCEEDED" | "SERVER_ERROR" | "UNSUPPORTED_METHOD" | "SERVER_UNAVAILABLE" | "TIME_LIMIT_EXCEEDED";
        CodeLoginRequest: {
            code: string;
        };
        CodeRequest: {
            code: string;
        };
        CommonResponse: {
            code: components["schemas"]["Code"];
            data: components["schemas"]["Nothing"];
            message: string;
            /** @description Also in the header `X-Request-Id`. */
            requestId: string;
        };
        /** @description Who asks. */
        Company: {
            /** @description The https address of a logo for the landing page, or an empty text for none. */
            logoUrl: string;
            /** @description What `${companyName}` stands for. */
            name: string;
        };
        /** @description How the log-in stands. */
        Connection: {
            /** @description Set while the status is ERROR. */
            errorCode: components["schemas"]["ErrorCode"] | null;
            errorMessage: string | null;
            status: components["schemas"]["ConnectionStatus"];
            /** Format: date-time */
            updatedAt: string;
        };
        /**
         * @description Where an account's log-in stands: PENDING until it is authenticated, AWAITING_MFA while the provider wants a
         *      code, then CONNECTED or ERROR; DISCONNECTED once revoked.
         * @enum {string}
         */
        ConnectionStatus: "PENDING" | "AWAITING_MFA" | "ERROR" | "CONNECTED" | "DISCONNECTED";
        /** @description What a user agreed to. */
        Consent: {
            /** Format: date-time */
            agreedAt: string;
            text: string;
            version: string;
        };
        /** @description How many users agreed to a version of a text. */
        ConsentGiven: {
            /** Format: date-time */
            lastAgreedAt: string;
            /** @description The consent template, if it was one. */
            templateId: string | null;
            /** Format: uint64 */
            users: number;
            version: string;
            /** @description The Wink template whose own words they were, if they were. */
            winkTemplateId: string | null;
        };
        /** @description The text that a widget without a Wink template of its own words asks for. */
        ConsentInForce: {
            /** @description `null` for the built-in text. */
            templateId: string | null;
            text: string;
            title: string;
            version: string;
        };
        /** @description What a user agreed to. */
        ConsentSaid: {
            /** @description `WinkSite` where an invitation led there. */
            channel: string;
            /** @description The invitation, where one led there. */
            channelId: string | null;
            datapoints: components["schemas"]["Datapoint"][];
            /** Format: date */
            endDate: string | null;
            /** @description Whether accounts may be read again from time to time. */
            keepFresh: boolean;
            /** @description The origin of the page that held the widget, as the browser told it. */
            page: string | null;
            /**
             * Format: uint32
             * @description For how many days; 0 for no end.
             */
            retentionDays: number;
            /**
             * Format: date
             * @description The first day that the consent is about; null for no bound.
             */
            startDate: string | null;
            /** @description The id of a consent template. */
            templateId: string | null;
            /** @description Word for word, as it was shown. */
            text: string;
            title: string;
            version: string;
        };
        /** @description A text that users agree to. */
        ConsentTemplate: {
            consentMethod: string | null;
            consentText: string;
            consentType: string;
            /** Format: date-time */
            createdAt: string;
            /** @description The id of a consent template. */
            id: string;
            title: string | null;
            version: string;
        };
        ConsentTemplateCreateRequest: {
            /** @description How consent is given, such as "click". */
            consentMethod?: string | null;
            /** @description Plain text, never HTML. */
            consentText: string;
            /** @description What the consent is for, in a word of yours. */
            consentType: string;
            /** @description The heading above the text. */
            title?: string | null;
            /** @description Kept with every consent given, so that you know which text was agreed to. */
            version: string;
        };
        ConsentTemplateListData: {
            items: components["schemas"]["ConsentTemplate"][];
            /** @description Pass it as `cursor` to get the next page; null on the last one. */
            nextCursor: string | null;
        };
        ConsentTemplateListResponse: {
            code: components["schemas"]["Code"];
            data: components["schemas"]["ConsentTemplateListData"];
            message: string;
            /** @description Also in the header `X-Request-Id`. */
            requestId: string;
        };
        ConsentTemplatePostResponse: {
            code: components["schemas"]["Code"];
            data: components["schemas"]["ConsentTemplate"];
            message: string;
            /** @description Also in the header `X-Request-Id`. */
            requestId: string;
        };
        Consents: {
            /** @description By text and version, the latest agreed first. */
            given: components["schemas"]["ConsentGiven"][];
            inForce: components["schemas"]["ConsentInForce"];
        };
        ConsentsGetResponse: {
            code: components["schemas"]["Code"];
            data: components["schemas"]["Consents"];
            message: string;
            /** @description Also in the header `X-Request-Id`. */
            requestId: string;
        };
        /** @enum {string} */
        ContactType: "Primary" | "Secondary" | "Work" | "Personal";
        /** @description One payment to social insurance or a provident fund, employee's and employer's share together. */
        ContributionPayload: {
            amount: number;
            currency: components["schemas"]["Currency"];
            /** Format: date */
            date: string;
            /** @description The id of a contribution. */
            id: string;
            referenceId: string | null;
        };
        ContributionPayloadListData: {
            items: components["schemas"]["ContributionPayload"][];
            /** @description Pass it as `cursor` to get the next page; null on the last one. */
            nextCursor: string | null;
        };
        CopyRequest: {
            /** @description The mode to copy into; without it, the same. */
            mode?: components["schemas"]["Mode"] | null;
            name: string;
        };
        /**
         * @description A country, ISO 3166-1 alpha-2.
         * @enum {string}
         */
        Country: "AF" | "AX" | "AL" | "DZ" | "AS" | "AD" | "AO" | "AI" | "AQ" | "AG" | "AR" | "AM" | "AW" | "AU" | "AT" | "AZ" | "BS" | "BH" | "BD" | "BB" | "BY" | "BE" | "BZ" | "BJ" | "BM" | "BT" | "BO" | "BQ" | "BA" | "BW" | "BV" | "BR" | "IO" | "BN" | "BG" | "BF" | "BI" | "KH" | "CM" | "CA" | "CV" | "KY" | "CF" | "TD" | "CL" | "CN" | "CX" | "CC" | "CO" | "KM" | "CG" | "CD" | "CK" | "CR" | "CI" | "HR" | "CU" | "CW" | "CY" | "CZ" | "DK" | "DJ" | "DM" | "DO" | "EC" | "EG" | "SV" | "GQ" | "ER" | "EE" | "ET" | "FK" | "FO" | "FJ" | "FI" | "FR" | "GF" | "PF" | "TF" | "GA" | "GM" | "GE" | "DE" | "GH" | "GI" | "GR" | "GL" | "GD" | "GP" | "GU" | "GT" | "GG" | "GN" | "GW" | "GY" | "HT" | "HM" | "VA" | "HN" | "HK" | "HU" | "IS" | "IN" | "ID" | "IR" | "IQ" | "IE" | "IM" | "IL" | "IT" | "JM" | "JP" | "JE" | "JO" | "KZ" | "KE" | "KI" | "KP" | "KR" | "XK" | "KW" | "KG" | "LA" | "LV" | "LB" | "LS" | "LR" | "LY" | "LI" | "LT" | "LU" | "MO" | "MK" | "MG" | "MW" | "MY" | "MV" | "ML" | "MT" | "MH" | "MQ" | "MR" | "MU" | "YT" | "MX" | "FM" | "MD" | "MC" | "MN" | "ME" | "MS" | "MA" | "MZ" | "MM" | "NA" | "NR" | "NP" | "NL" | "AN" | "NC" | "NZ" | "NI" | "NE" | "NG" | "NU" | "NF" | "MP" | "NO" | "OM" | "PK" | "PW" | "PS" | "PA" | "PG" | "PY" | "PE" | "PH" | "PN" | "PL" | "PT" | "PR" | "QA" | "RS" | "RE" | "RO" | "RU" | "RW" | "BL" | "SH" | "KN" | "LC" | "MF" | "PM" | "VC" | "WS" | "SM" | "ST" | "SA" | "SN" | "CS" | "SC" | "SL" | "SG" | "SX" | "SK" | "SI" | "SB" | "SO" | "ZA" | "GS" | "SS" | "ES" | "LK" | "SD" | "SR" | "SJ" | "SZ" | "SE" | "CH" | "SY" | "TW" | "TJ" | "TZ" | "TH" | "TL" | "TG" | "TK" | "TO" | "TT" | "TN" | "TR" | "XT" | "TM" | "TC" | "TV" | "UG" | "UA" | "AE" | "GB" | "US" | "UM" | "UY" | "UZ" | "VU" | "VE" | "VN" | "VG" | "VI" | "WF" | "EH" | "YE" | "ZM" | "ZW";
        /**
         * @description A currency, ISO 4217 alpha-3.
         * @enum {string}
         */
        Currency: "AED" | "AFN" | "ALL" | "AMD" | "ANG" | "AOA" | "ARS" | "AUD" | "AWG" | "AZN" | "BAM" | "BBD" | "BDT" | "BGN" | "BHD" | "BIF" | "BMD" | "BND" | "BOB" | "BRL" | "BSD" | "BTN" | "BWP" | "BYN" | "BZD" | "CAD" | "CDF" | "CHF" | "CLF" | "CLP" | "CNY" | "COP" | "CRC" | "CVE" | "CZK" | "DJF" | "DKK" | "DOP" | "DZD" | "EEK" | "EGP" | "ERN" | "ETB" | "EUR" | "FJD" | "FKP" | "GBP" | "GEL" | "GHS" | "GIP" | "GMD" | "GNF" | "GTQ" | "GYD" | "HKD" | "HNL" | "HRK" | "HTG" | "HUF" | "IDR" | "ILS" | "INR" | "IQD" | "IRR" | "ISK" | "JMD" | "JOD" | "JPY" | "KES" | "KGS" | "KHR" | "KMF" | "KPW" | "KRW" | "KWD" | "KYD" | "KZT" | "LAK" | "LBP" | "LKR" | "LRD" | "LSL" | "LTL" | "LVL" | "LYD" | "MAD" | "MDL" | "MGA" | "MKD" | "MMK" | "MNT" | "MOP" | "MRO" | "MUR" | "MVR" | "MWK" | "MXN" | "MYR" | "MZN" | "NAD" | "NGN" | "NIO" | "NOK" | "NPR" | "NZD" | "OMR" | "PAB" | "PEN" | "PGK" | "PHP" | "PKR" | "PLN" | "PYG" | "QAR" | "RON" | "RSD" | "RUB" | "RWF" | "SAR" | "SBD" | "SCR" | "SDG" | "SEK" | "SGD" | "SHP" | "SLL" | "SOS" | "SRD" | "STD" | "SVC" | "SYP" | "SZL" | "THB" | "TJS" | "TMT" | "TND" | "TOP" | "TRY" | "TTD" | "TWD" | "TZS" | "UAH" | "UGX" | "USD" | "UYU" | "UZS" | "VES" | "VND" | "VUV" | "WST" | "XAF" | "XCD" | "XOF" | "XPF" | "YER" | "ZAR" | "ZMW" | "ZWL";
        /** @description A user, readable. Every figure names the sources that it came from; `sources` says how sure each of them is. */
        Cv: {
            /**
             * Format: date
             * @description The day that "now" means.
             */
            asOf: string;
            consents: components["schemas"]["Consent"][];
            /** @description Social insurance and provident funds, one for each currency. */
            contributions: components["schemas"]["Flow"][];
            disagreements: components["schemas"]["Disagreement"][];
            /** @description One for each currency. */
            incomes: components["schemas"]["IncomeOverview"][];
            /** @description Current jobs first, then the latest. */
            jobs: components["schemas"]["Job"][];
            liabilities: components["schemas"]["HeldLiability"][];
            person: components["schemas"]["Person"];
            ratings: components["schemas"]["HeldRating"][];
            /** @description What sources themselves say of documents that they hold. */
            sourceDocuments: components["schemas"]["HeldDocument"][];
            sources: components["schemas"]["Source"][];
            summary: components["schemas"]["Summary"];
            /** @description Money in and out at gig platforms and wallets, one for each currency. */
            transactions: components["schemas"]["Flow"][];
        };
        /** @description A provider, with what the widget knows of it. */
        DataSource: {
            /** @description Whether users can log in here. Where not, the widget leads on to an upload or to social security. */
            accountConnection: boolean;
            /** @description Whether the provider is in service at all. */
            active: boolean;
            country: components["schemas"]["Country"];
            /** @description Whether you may use it. */
            enabled: boolean;
            id: string;
            /** @description Names that people still search for. */
            legacyNames: string[];
            logins: components["schemas"]["SourceLogin"][];
            logoUrl: string;
            longName: string;
            /** @description Whether logging in asks for a verification code. */
            mfa: boolean;
            /** @description Whether Continuous Data Sync can keep accounts of this provider fresh. */
            monitorSupported: boolean;
            name: string;
            subType: components["schemas"]["ProviderSubType"];
            /**
             * @description `subType` in words.
             * @enum {string}
             */
            subTypeLabel: "Professional Services" | "Transport and Delivery" | "Asset Sharing" | "Online Selling" | "Social Insurance" | "Human Resource Information System" | "Payroll System" | "Tamper-proof document issuance & verification systems" | "Identification" | "Agriculture, forestry and fishing" | "Mining and quarrying" | "Manufacturing" | "Electricity, gas, steam and air conditioning supply" | "Water supply; sewerage, waste management and remediation activities" | "Construction" | "Wholesale and retail trade; repair of motor vehicles and motorcycles" | "Transportation and storage" | "Accommodation and food service activities" | "Information and communication" | "Financial and insurance activities" | "Real estate activities" | "Professional, scientific and technical activities" | "Administrative and support service activities" | "Public administration and defense; compulsory social security" | "Education" | "Human health and social work activities" | "Arts, entertainment and recreation" | "Other service activities" | "Activities of households as employers; undifferentiated goods; and services-producing activities of households for own use" | "Activities of extraterritorial organization and bodies";
            /** @description The kinds of data that come from here. */
            supported: components["schemas"]["Datapoint"][];
            type: components["schemas"]["ProviderType"];
            /**
             * @description `type` in words.
             * @enum {string}
             */
            typeLabel: "Gig Platform" | "Govt Service" | "System" | "Employer" | "Credential";
        };
        DataSources: {
            data: components["schemas"]["SourceData"][];
            fileTypes: components["schemas"]["SourceFile"][];
            items: components["schemas"]["DataSource"][];
        };
        DataSourcesGetResponse: {
            code: components["schemas"]["Code"];
            data: components["schemas"]["DataSources"];
            message: string;
            /** @description Also in the header `X-Request-Id`. */
            requestId: string;
        };
        /**
         * @description A kind of data that a source can give.
         * @enum {string}
         */
        Datapoint: "IDENTITIES" | "TRANSACTIONS" | "RATINGS" | "EMPLOYMENTS" | "DOCUMENTS" | "INCOMES" | "CONTRIBUTIONS" | "EINCOMES" | "LIABILITIES" | "LINK" | "INSIGHTS";
        DeliveryDetail: {
            attempts: components["schemas"]["PortalAttempt"][];
            delivery: components["schemas"]["PortalDelivery"];
            /** @description Null once the event has been taken away, as old ones are. */
            request: components["schemas"]["SentRequest"] | null;
        };
        DeliveryDetailGetResponse: {
            code: components["schemas"]["Code"];
            data: components["schemas"]["DeliveryDetail"];
            message: string;
            /** @description Also in the header `X-Request-Id`. */
            requestId: string;
        };
        /** @enum {string} */
        DeliveryStatus: "PENDING" | "DELIVERED" | "FAILED";
        /** @description What a template says. Whatever is left out is as it is without a template. */
        Design: {
            /**
             * @description Buttons and links, as `#1f4fbf`. Text on it and text in it are made readable by calculation.
             * @default null
             */
            accentColor: string | null;
            /**
             * @description Who asks, as the person reads it; without it, your organisation's name.
             * @default null
             */
            companyName: string | null;
            /**
             * @description A consent template, in place of words of its own. Without either: the newest consent template, or the built-in text.
             * @default null
             */
            consentTemplateId: string | null;
            /**
             * @description The consent's words, plain text. Each change of them is a new version.
             * @default null
             */
            consentText: string | null;
            /**
             * @description The heading above the consent's own words.
             * @default null
             */
            consentTitle: string | null;
            /**
             * Format: uint8
             * @description Of buttons and fields, in pixels.
             * @default null
             */
            cornerRadius: number | null;
            /**
             * @description The only countries to offer providers of; all where empty.
             * @default []
             */
            countries: components["schemas"]["Country"][];
            /**
             * @description The only kinds of documents to take; all where empty.
             * @default []
             */
            fileTypes: string[];
            /**
             * @description The language to begin in: `en`, `es`, `fil`, `id`, `vi` or `zh-Hans`; without it, the browser's.
             * @default null
             */
            language: string | null;
            /**
             * @description Whether people may leave out kinds of data, and days, of the accounts that they connect.
             * @default true
             */
            narrowing: boolean;
            /**
             * @description The only providers to offer; all where empty.
             * @default []
             */
            providers: string[];
            /**
             * @description A sentence that the consent screen adds to how long data is kept.
             * @default null
             */
            retentionNote: string | null;
            /** @default AUTO */
            theme: components["schemas"]["Theme"];
            /** @default COOL */
            tone: components["schemas"]["Tone"];
            /**
             * @description The providers to show first.
             * @default []
             */
            topProviders: string[];
            /**
             * @description Whether documents are taken.
             * @default true
             */
            uploads: boolean;
        };
        Disagreement: {
            figures: components["schemas"]["Figure"][];
            kind: components["schemas"]["DisagreementKind"];
            /** @description For a person: what does not fit. */
            message: string;
            /** @description Whether it weighs: two jobs at once, for one, may well be true. */
            serious: boolean;
        };
        DisagreementKind: ("NAME" | "DATE_OF_BIRTH") | "INCOME" | "EMPLOYMENT_DATES" | "EMPLOYMENT_OVERLAP" | "PAY_OUTSIDE_EMPLOYMENT";
        DocumentCheck: {
            findings: components["schemas"]["CheckFinding"][];
            message: string;
            name: components["schemas"]["CheckName"];
            result: components["schemas"]["CheckResult"];
            /**
             * Format: float
             * @description 0 to 1: 1 where there is nothing to remark.
             */
            score: number | null;
        };
        /** @description A document that the source holds about the person. */
        DocumentPayload: {
            /** @description The document's own number. */
            docId: string | null;
            documentType: components["schemas"]["DocumentType"] | null;
            /** Format: date */
            expiryDate: string | null;
            fileUrl: string | null;
            /** @description The id of a document. */
            id: string;
            /** Format: date */
            issueDate: string | null;
            name: string;
            remarks: string | null;
            status: string | null;
        };
        DocumentPayloadListData: {
            items: components["schemas"]["DocumentPayload"][];
            /** @description Pass it as `cursor` to get the next page; null on the last one. */
            nextCursor: string | null;
        };
        DocumentReading: {
            fields: components["schemas"]["ReadField"][];
            fileType: components["schemas"]["Class"];
            lines: components["schemas"]["ReadLine"][];
        };
        /** @enum {string} */
        DocumentType: "IDENTIFICATION" | "PAYSLIP" | "CLEARANCE" | "CERTIFICATE";
        /** @description A month's estimated income. */
        EincomePayload: {
            /** @description Null where `problem` says why. */
            amount: number | null;
            /** @description Whether the person may well have earned more. */
            atLeast: boolean;
            /**
             * @deprecated
             * @description The old name of `amount`.
             */
            baseAmount: number | null;
            currency: components["schemas"]["Currency"];
            /** @description The id of an estimated income. */
            id: string;
            /** @description The records that it was made from. */
            inputs: string[];
            /** @description `2021-04`. */
            month: string;
            /** @description Why there is no amount: `NO_AMOUNT`, `NO_RULE` or `TOO_LARGE`. */
            problem: string | null;
            /** @description The month since when the rates hold that were used. */
            ratesSince: string | null;
            /** @description How it was estimated; ours, beyond the contract. */
            rule: string;
            /**
             * Format: uint32
             * @description It grows with every change of what the rule makes of the same records.
             */
            ruleVersion: number;
        };
        EincomePayloadListData: {
            items: components["schemas"]["EincomePayload"][];
            /** @description Pass it as `cursor` to get the next page; null on the last one. */
            nextCursor: string | null;
        };
        Email: {
            address: string | null;
            type: components["schemas"]["ContactType"] | null;
        };
        EmailRequest: {
            email: string;
            password: string;
        };
        /** @description The mail. Subject and body take variables. */
        EmailWording: {
            /** @description Plain text, never HTML; an empty line begins a paragraph. */
            body: string;
            /** @description Where answers go, or an empty text for the installation's own address. */
            replyAddress: string;
            /** @description Whether a mail is sent. Where none is, hand over `inviteLandingPageUrl` yourself. */
            sendEmail: boolean;
            /** @description What stands as the sender's name. */
            senderName: string;
            subject: string;
        };
        /** @description A job: where, as what, since when and until when. */
        EmploymentPayload: {
            department: string | null;
            description: string | null;
            employeeNumber: string | null;
            employer: string | null;
            /** @description The employer's number at the social-security agency. */
            employerNumber: string | null;
            /** Format: date */
            endDate: string | null;
            /** @description The id of an employment. */
            id: string;
            jobTitle: string | null;
            name: string | null;
            /** Format: date */
            reportedDate: string | null;
            /** Format: date */
            startDate: string;
            status: string | null;
        };
        EmploymentPayloadListData: {
            items: components["schemas"]["EmploymentPayload"][];
            /** @description Pass it as `cursor` to get the next page; null on the last one. */
            nextCursor: string | null;
        };
        /** @description An event as webhooks tell it, without what only a delivery fills in. */
        EmulatorEvent: {
            /** Format: date-time */
            createdAt: string;
            data: unknown;
            /** @description The id of a webhook event. */
            id: string;
            type: components["schemas"]["EventType"];
            /** Format: uint8 */
            version: number;
        };
        EmulatorEvents: {
            items: components["schemas"]["EmulatorEvent"][];
        };
        EmulatorEventsGetResponse: {
            code: components["schemas"]["Code"];
            data: components["schemas"]["EmulatorEvents"];
            message: string;
            /** @description Also in the header `X-Request-Id`. */
            requestId: string;
        };
        EmulatorRequest: {
            /**
             * @description Who opens the widget; without it, a new user.
             * @default null
             */
            userId: string | null;
        };
        /** @description What a customer's server hands to its page. */
        EmulatorSession: {
            /** Format: date-time */
            expiresAt: string;
            /** @description The id of a user. */
            userId: string;
            userToken: string;
        };
        EmulatorSessionPostResponse: {
            code: components["schemas"]["Code"];
            data: components["schemas"]["EmulatorSession"];
            message: string;
            /** @description Also in the header `X-Request-Id`. */
            requestId: string;
        };
        Error: {
            code: components["schemas"]["Code"];
            /** @description Empty. */
            data: Record<string, never>;
            /** @description What is wrong, for the developer; it names the field. */
            message: string;
            /** @description Also in the header `X-Request-Id`. */
            requestId: string;
        };
        /**
         * @description Why an account could not be connected.
         * @enum {string}
         */
        ErrorCode: "ACCOUNT_DISABLED" | "ACCOUNT_INACCESSIBLE" | "ACCOUNT_INCOMPLETE" | "ACCOUNT_LOCKED" | "AUTH_REQUIRED" | "EXPIRED_CREDENTIALS" | "INVALID_ACCOUNT_TYPE" | "INVALID_AUTH" | "INVALID_CREDENTIALS" | "INVALID_MFA" | "MFA_TIMEOUT" | "SERVICE_UNAVAILABLE" | "SYSTEM_ERROR" | "TOS_REQUIRED" | "UNSUPPORTED_AUTH_TYPE" | "UNSUPPORTED_MFA_METHOD";
        /** @description What an event tells. `ALL_EVENTS` subscribes to every type and is never sent. */
        EventType: ("USER_CREATED" | "ACCOUNT_CREATED" | "ACCOUNT_CONNECTED" | "ACCOUNT_DISCONNECTED" | "ACCOUNT_FAILED" | "TASK_STARTED" | "TASK_FINISHED" | "ACCOUNT_SYNC_TASK_FINISHED" | "ARCHIVE_STARTED" | "ARCHIVE_ANALYZED" | "ARCHIVE_REVOKED" | "ARCHIVE_FAILED" | "INVITE_INVITED" | "INVITE_LINKED" | "IDENTITY_ADDED" | "RATING_ADDED" | "TRANSACTIONS_ADDED" | "DOCUMENTS_ADDED" | "DOCUMENTS_UPDATED" | "EMPLOYMENTS_ADDED" | "EMPLOYMENTS_UPDATED" | "INCOMES_ADDED" | "INCOMES_UPDATED" | "CONTRIBUTIONS_ADDED" | "CONTRIBUTIONS_UPDATED" | "EINCOMES_ADDED" | "EINCOMES_UPDATED" | "LIABILITIES_ADDED" | "LIABILITIES_UPDATED" | "INSIGHT_ADDED" | "LINK_ADDED" | "VERIFICATION_STARTED" | "VERIFICATION_COMPLETED" | "RECORD_CREATED" | "RECORD_COMPLETED" | "USER_SESSION_COMPLETED" | "USER_SESSION_RESET" | "ALL_EVENTS") | "DATA_EXPIRING";
        ExportFormat: ("pdf" | "json") | "csv";
        /** @description A value and the sources that give it. */
        Fact: {
            sources: string[];
            value: string;
        };
        FactKind: ("DATE_OF_BIRTH" | "GENDER" | "MARITAL_STATUS" | "CITIZENSHIP" | "COUNTRY" | "EMAIL" | "PHONE" | "ADDRESS") | "REFERENCE";
        /**
         * @description Figures computed from one source's records, as of the cut-off time. -999 where there is nothing to compute from, -998
         *      where it could not be computed.
         */
        Features: {
            employments_current_status: string | null;
            /** Format: int64 */
            employments_current_tenure: number | null;
            /** Format: int64 */
            employments_employer_count: number | null;
            /** Format: int64 */
            identity_age: number | null;
            /** Format: double */
            incomes_amount_average: number | null;
            /** Format: double */
            incomes_amount_max: number | null;
            /** Format: double */
            incomes_amount_median: number | null;
            /** Format: double */
            incomes_amount_min: number | null;
            /** Format: double */
            incomes_amount_std: number | null;
            /** Format: double */
            incomes_amount_sum: number | null;
            /** Format: int64 */
            incomes_count: number | null;
            /**
             * @description Currency of the amounts of incomes. Ours, beyond the contract.
             * @default null
             */
            incomes_currency: string | null;
            /** Format: double */
            incomes_current_amount: number | null;
            /** Format: int64 */
            incomes_first_income_month_range: number | null;
            /** Format: double */
            incomes_last12_months_amount_average: number | null;
            /** Format: double */
            incomes_last12_months_amount_max: number | null;
            /** Format: double */
            incomes_last12_months_amount_median: number | null;
            /** Format: double */
            incomes_last12_months_amount_min: number | null;
            /** Format: double */
            incomes_last12_months_amount_std: number | null;
            /** Format: double */
            incomes_last12_months_amount_sum: number | null;
            /** Format: double */
            incomes_last18_months_amount_average: number | null;
            /** Format: double */
            incomes_last18_months_amount_max: number | null;
            /** Format: double */
            incomes_last18_months_amount_median: number | null;
            /** Format: double */
            incomes_last18_months_amount_min: number | null;
            /** Format: double */
            incomes_last18_months_amount_std: number | null;
            /** Format: double */
            incomes_last18_months_amount_sum: number | null;
            /** Format: double */
            incomes_last18_months_max_amount_count: number | null;
            /** Format: double */
            incomes_last3_months_amount_average: number | null;
            /** Format: double */
            incomes_last3_months_amount_max: number | null;
            /** Format: double */
            incomes_last3_months_amount_median: number | null;
            /** Format: double */
            incomes_last3_months_amount_min: number | null;
            /** Format: double */
            incomes_last3_months_amount_std: number | null;
            /** Format: double */
            incomes_last3_months_amount_sum: number | null;
            /** Format: double */
            incomes_last6_months_amount_average: number | null;
            /** Format: double */
            incomes_last6_months_amount_max: number | null;
            /** Format: double */
            incomes_last6_months_amount_median: number | null;
            /** Format: double */
            incomes_last6_months_amount_min: number | null;
            /** Format: double */
            incomes_last6_months_amount_std: number | null;
            /** Format: double */
            incomes_last6_months_amount_sum: number | null;
            /** Format: double */
            incomes_last9_months_amount_average: number | null;
            /** Format: double */
            incomes_last9_months_amount_max: number | null;
            /** Format: double */
            incomes_last9_months_amount_median: number | null;
            /** Format: double */
            incomes_last9_months_amount_min: number | null;
            /** Format: double */
            incomes_last9_months_amount_std: number | null;
            /** Format: double */
            incomes_last9_months_amount_sum: number | null;
            /** Format: double */
            incomes_latest_growth: number | null;
            /** Format: int64 */
            incomes_missing_month_count: number | null;
            /** Format: int64 */
            incomes_missing_month_max: number | null;
            /** Format: double */
            incomes_starting_amount: number | null;
            /**
             * @description Currency of the amounts of liabilities. Ours, beyond the contract.
             * @default null
             */
            liabilities_currency: string | null;
            /** Format: double */
            liabilities_finished_loan_count: number | null;
            /** Format: double */
            liabilities_loan_amount_average: number | null;
            /** Format: double */
            liabilities_loan_amount_max: number | null;
            /** Format: double */
            liabilities_loan_amount_min: number | null;
            /** Format: double */
            liabilities_loan_amount_std: number | null;
            /** Format: double */
            liabilities_loan_amount_total: number | null;
            /** Format: int64 */
            liabilities_loan_count: number | null;
            /** Format: double */
            liabilities_ongoing_amortization_amount_average: number | null;
            /** Format: double */
            liabilities_ongoing_amortization_amount_max: number | null;
            /** Format: double */
            liabilities_ongoing_amortization_amount_median: number | null;
            /** Format: double */
            liabilities_ongoing_amortization_amount_min: number | null;
            /** Format: double */
            liabilities_ongoing_amortization_amount_std: number | null;
            /** Format: double */
            liabilities_ongoing_amortization_amount_sum: number | null;
            /** Format: double */
            liabilities_outstanding_amount_average: number | null;
            /** Format: double */
            liabilities_outstanding_amount_max: number | null;
            /** Format: double */
            liabilities_outstanding_amount_total: number | null;
            /** Format: int64 */
            liabilities_outstanding_loan_count: number | null;
            /** Format: double */
            liabilities_overdue_amount_average: number | null;
            /** Format: double */
            liabilities_overdue_amount_total: number | null;
            /** Format: int64 */
            liabilities_overdue_loan_count: number | null;
            /** Format: double */
            liabilities_payment_amount_average: number | null;
            /** Format: double */
            liabilities_payment_amount_max: number | null;
            /** Format: double */
            liabilities_payment_amount_median: number | null;
            /** Format: double */
            liabilities_payment_amount_min: number | null;
            /** Format: double */
            liabilities_payment_amount_std: number | null;
            /** Format: double */
            liabilities_payment_amount_sum: number | null;
            /** Format: double */
            liabilities_payment_count: number | null;
            /** Format: int64 */
            link_day180_count: number | null;
            /** Format: int64 */
            link_day30_count: number | null;
            /** Format: int64 */
            link_day365_count: number | null;
            /** Format: int64 */
            link_day3_count: number | null;
            /** Format: int64 */
            link_day730_count: number | null;
            /** Format: int64 */
            link_day7_count: number | null;
            /** Format: int64 */
            link_day90_count: number | null;
            /** Format: int64 */
            link_days_since_first: number | null;
            /** Format: int64 */
            link_days_since_last: number | null;
        };
        /**
         * @description How a field is typed in.
         * @enum {string}
         */
        FieldKind: "text" | "password" | "tel" | "email" | "digits";
        /**
         * @description How a value is to be shown.
         * @enum {string}
         */
        FieldKind2: "TEXT" | "DATE" | "AMOUNT";
        /**
         * @description What a field of a log-in form asks for.
         * @enum {string}
         */
        FieldLabel: "USER_NAME" | "EMAIL" | "PHONE" | "SS_NUMBER" | "PASSWORD";
        /** @description What one side says. */
        Figure: {
            /** @description The id of the account or archive that a record came from. */
            sourceId: string;
            /** @description What it says, for a person: "PHP 25,000.00 net". */
            text: string;
        };
        /** @description Movements in one currency. */
        Flow: {
            /** Format: uint32 */
            count: number;
            currency: components["schemas"]["Currency"];
            /** @description The earliest first, each source's month by itself; months without a movement are not here. */
            months: components["schemas"]["FlowMonth"][];
        };
        /** @description A month's movements at one source. */
        FlowMonth: {
            /** Format: uint32 */
            count: number;
            /** @description A month: `2021-04`. */
            month: string;
            /** @description From the person, as a positive amount. */
            paid: number;
            /** @description To the person. */
            received: number;
            /** @description The id of the account or archive that a record came from. */
            sourceId: string;
        };
        ForgotRequest: {
            email: string;
        };
        Funnel: {
            /** Format: uint64 */
            connected: number;
            /** @description Errors that accounts are left with, the most frequent first. */
            errors: components["schemas"]["FunnelError"][];
            /**
             * Format: uint64
             * @description Times that the widget was opened.
             */
            opened: number;
            /** @description Most accounts first. */
            providers: components["schemas"]["FunnelProvider"][];
            screens: components["schemas"]["FunnelScreen"][];
            /** Format: uint64 */
            uploaded: number;
        };
        FunnelError: {
            /** Format: uint64 */
            accounts: number;
            errorCode: components["schemas"]["ErrorCode"];
        };
        FunnelGetResponse: {
            code: components["schemas"]["Code"];
            data: components["schemas"]["Funnel"];
            message: string;
            /** @description Also in the header `X-Request-Id`. */
            requestId: string;
        };
        /** @description An employer's, platform's or agency's accounts, as they stand. */
        FunnelProvider: {
            /**
             * Format: uint64
             * @description Accounts that people began to link.
             */
            begun: number;
            /** Format: uint64 */
            connected: number;
            /** Format: uint64 */
            failed: number;
            name: string;
            providerId: string;
        };
        /** @description A screen of the widget. */
        FunnelScreen: {
            /**
             * Format: uint64
             * @description Sessions that came to it or further.
             */
            reached: number;
            screen: components["schemas"]["Screen"];
            /**
             * Format: uint64
             * @description Sessions that came no further.
             */
            stopped: number;
        };
        /** @enum {string} */
        Gender: "Male" | "Female" | "Non-binary";
        Header: {
            name: string;
            value: string;
        };
        /** @description A document that the source holds about the person. */
        HeldDocument: {
            /** @description The document's own number. */
            docId: string | null;
            documentType: components["schemas"]["DocumentType"] | null;
            /** Format: date */
            expiryDate: string | null;
            fileUrl: string | null;
            /** @description The id of a document. */
            id: string;
            /** Format: date */
            issueDate: string | null;
            name: string;
            remarks: string | null;
            /** @description The id of the account or archive that a record came from. */
            sourceId: string;
            status: string | null;
        };
        /** @description A loan or advance. */
        HeldLiability: {
            amortizationAmount: number | null;
            amortizationFrequency: components["schemas"]["PayPeriod"] | null;
            currency: components["schemas"]["Currency"];
            /** Format: date */
            endDate: string | null;
            /** Format: date */
            firstAmortizationDate: string | null;
            /** @description The id of a liability. */
            id: string;
            loanAmount: number;
            nextPaymentAmount: number | null;
            outstandingBalance: number | null;
            overduePaymentAmount: number | null;
            referenceId: string | null;
            /** @description The id of the account or archive that a record came from. */
            sourceId: string;
            /** Format: date */
            startDate: string;
            type: string;
        };
        /** @description How the person is rated at a gig platform. */
        HeldRating: {
            /**
             * Format: double
             * @description `currentRating` of `maxRating`, in percent.
             */
            calculatedPercentage: number | null;
            /** Format: double */
            currentRating: number | null;
            /** @description The id of a rating. */
            id: string;
            /** Format: double */
            jobsCompleted: number | null;
            /** Format: double */
            likesReceived: number | null;
            /** Format: double */
            maxRating: number | null;
            /** Format: double */
            reviewsReceived: number | null;
            /** @description The id of the account or archive that a record came from. */
            sourceId: string;
        };
        /** @description What has happened for real, of what a newcomer does first. */
        Home: {
            /** @description The oldest key that works; one that ends soon only where there is no other. */
            apiKey: string | null;
            /** @description The account that was connected last. */
            linked: components["schemas"]["HomeLink"] | null;
            /**
             * @description That data, or word of it, reached the tenant's server: a webhook was delivered, or records were read over the Open
             *      API with one of the tenant's keys.
             */
            received: components["schemas"]["HomeReceived"] | null;
            /** @description The user who was created last. */
            user: components["schemas"]["HomeUser"] | null;
            /**
             * Format: uint64
             * @description How many webhooks there are.
             */
            webhooks: number;
        };
        HomeGetResponse: {
            code: components["schemas"]["Code"];
            data: components["schemas"]["Home"];
            message: string;
            /** @description Also in the header `X-Request-Id`. */
            requestId: string;
        };
        HomeLink: {
            /** Format: date-time */
            connectedAt: string;
            /** @description The provider's name. */
            provider: string;
            /** @description The id of a user. */
            userId: string;
        };
        HomeReceived: {
            /** Format: date-time */
            at: string;
            how: components["schemas"]["HomeWay"];
        };
        HomeUser: {
            /** Format: date-time */
            createdAt: string;
            /** @description The id of a user. */
            id: string;
        };
        /** @description How data reached the tenant. */
        HomeWay: "WEBHOOK" | "API";
        /** @description Who the person is, as the source knows them. */
        IdentityPayload: {
            addresses: components["schemas"]["Address"][];
            citizenship: components["schemas"]["Citizenship"] | null;
            countryResidence: components["schemas"]["Country"] | null;
            /**
             * Format: date
             * @description Date of birth.
             */
            dob: string | null;
            emails: components["schemas"]["Email"][];
            firstName: string | null;
            fullName: string;
            gender: components["schemas"]["Gender"] | null;
            /** @description The id of an identity. */
            id: string;
            lastName: string | null;
            latestEmployerName: string | null;
            maritalStatus: components["schemas"]["MaritalStatus"] | null;
            middleName: string | null;
            phones: components["schemas"]["Phone"][];
            photoUrl: string | null;
            profileUrl: string | null;
            /** @description The person's number at the source: an employee number, a social-security number. */
            referenceId: string | null;
            socialProfiles: components["schemas"]["SocialProfile"][];
            suffix: string | null;
        };
        ImportReport: {
            /** Format: uint */
            notMailed: number;
            /** Format: uint */
            ready: number;
            /** Format: uint */
            refused: number;
            rows: components["schemas"]["ImportRow"][];
            /** Format: uint */
            sent: number;
        };
        ImportReportGetResponse: {
            code: components["schemas"]["Code"];
            data: components["schemas"]["ImportReport"];
            message: string;
            /** @description Also in the header `X-Request-Id`. */
            requestId: string;
        };
        ImportRequest: {
            /**
             * @description The first row names the columns: fullName and email, and, if you like, firstName and lastName. Commas, semicolons
             *      and tabs are understood.
             */
            csv: string;
            /**
             * @description Whether to send, or only to say what would become of each row.
             * @default false
             */
            send: boolean;
            templateId: string;
            winkTemplateId?: string | null;
        };
        ImportRow: {
            email: string;
            fullName: string;
            /** @description The id of an invitation. */
            inviteId: string | null;
            /**
             * Format: uint64
             * @description The line of the CSV that it begins on.
             */
            line: number;
            /** @description What is wrong, or worth knowing. */
            message: string | null;
            outcome: components["schemas"]["RowOutcome"];
        };
        IncomeMonth: {
            byPayer: components["schemas"]["SourceSum"][];
            /** @description The sum before deductions, where any pay of the month says it. */
            gross: number | null;
            /** @description A month: `2021-04`. */
            month: string;
            /** @description The sum paid out, where any pay of the month says it. */
            net: number | null;
        };
        /** @description Pay in one currency. */
        IncomeOverview: {
            currency: components["schemas"]["Currency"];
            /** @description Pay that a source gives for a longer time at once, such as a year's; it is in no month. */
            longer: components["schemas"]["LongIncome"][];
            /** @description The earliest first; months without pay are not here. */
            months: components["schemas"]["IncomeMonth"][];
            /** @description Who paid, as each source tells it: what charts are drawn by. */
            payers: components["schemas"]["IncomeSource"][];
        };
        /** @description One pay period's pay. */
        IncomePayload: {
            /** @description Basic pay of the period. */
            baseAmount: number | null;
            currency: components["schemas"]["Currency"];
            employer: string | null;
            /** Format: date */
            endDate: string | null;
            frequency: components["schemas"]["PayPeriod"] | null;
            /** @description All pay of the period, before deductions. */
            grossAmount: number | null;
            /** @description The id of an income. */
            id: string;
            /** @description What was paid out. */
            netAmount: number | null;
            /** Format: date */
            startDate: string;
            /** @description What the pay is for: "Salary", "13th month pay". */
            workItem: string | null;
        };
        IncomePayloadListData: {
            items: components["schemas"]["IncomePayload"][];
            /** @description Pass it as `cursor` to get the next page; null on the last one. */
            nextCursor: string | null;
        };
        /** @description An employer's pay from one source. */
        IncomeSource: {
            employer: string | null;
            /** @description The id of the account or archive that a record came from. */
            sourceId: string;
        };
        /** @description Risk features. */
        InsightPayload: {
            /** Format: date-time */
            cutoffTime: string;
            features: components["schemas"]["Features"];
            /** @description The id of an insight. */
            id: string;
        };
        InvitationRequest: {
            email: string;
            role: components["schemas"]["Role"];
        };
        /** @description An invitation, as whoever has its link sees it. */
        InvitationSeen: {
            email: string;
            /** @description Whether the address has an account: then its password is asked for, else a name and a new password. */
            known: boolean;
            organisation: string;
            role: components["schemas"]["Role"];
            twoFactor: boolean;
        };
        InvitationSeenGetResponse: {
            code: components["schemas"]["Code"];
            data: components["schemas"]["InvitationSeen"];
            message: string;
            /** @description Also in the header `X-Request-Id`. */
            requestId: string;
        };
        /** @description A change of an invitation's status. */
        InviteLog: {
            /** Format: date-time */
            createdAt: string;
            /** @description The id of an entry of an invitation's log. */
            id: string;
            /** @description The id of an invitation. */
            inviteId: string;
            inviteStatus: components["schemas"]["InviteStatus"];
            /** @description The id of a user. */
            userId: string;
        };
        /** @description A mail, and what became of it. */
        InviteMail: {
            /**
             * Format: uint32
             * @description How often it was tried.
             */
            attempts: number;
            /** Format: date-time */
            createdAt: string;
            /** @description The id of a mail. */
            id: string;
            /** @description What the mail server said, where it did not take it. */
            reason: string | null;
            status: components["schemas"]["MailStatus"];
            /**
             * Format: date-time
             * @description Since when it has its status.
             */
            statusAt: string;
        };
        InvitePostRequest: {
            /** Format: email */
            email: string;
            /** @description What `${firstName}` stands for; the full name where it is left out. */
            firstName?: string | null;
            /** @description What `${fullName}` stands for. */
            fullName: string;
            lastName?: string | null;
            templateId: string;
            /** @description How the widget looks. */
            winkTemplateId?: string | null;
        };
        /**
         * @description How far an invitation has come. `EMAIL_OPENED` is the contract's; nothing here watches whether a mail is opened.
         * @enum {string}
         */
        InviteStatus: "INVITED" | "EMAIL_OPENED" | "LANDING_PAGE_OPENED" | "WINK_WIDGET_OPENED" | "LINKED" | "REVOKED";
        /** @description What an invite template says. */
        InviteTemplatePostRequest: {
            company: components["schemas"]["Company"];
            email: components["schemas"]["EmailWording"];
            landingPage: components["schemas"]["PageWording"];
            /** @description For yourself. */
            name: string;
            successPage: components["schemas"]["PageWording"];
        };
        /** @description A job, as all sources together tell it. */
        Job: {
            current: boolean;
            department: string | null;
            /** @description None where the source does not name it. */
            employer: string | null;
            /**
             * Format: date
             * @description None while it goes on.
             */
            endDate: string | null;
            /**
             * Format: int32
             * @description Whole months from the start to the end, or to today.
             */
            months: number;
            /**
             * Format: date
             * @description Until when a source says that it knows, where no end is known.
             */
            reportedDate: string | null;
            /** @description The weightiest first: what they contradict each other in is told as it says. */
            sources: string[];
            /** Format: date */
            startDate: string;
            /** @description As the source words it: "Regular", "Contract". */
            status: string | null;
            title: string | null;
        };
        KeyPostRequest: {
            /** @description What you call it, such as the server that uses it. */
            name: string;
            /** @description `all` alone, or the scopes that the key has. */
            scopes: ("all" | "users:read" | "users:write" | "records:read" | "archives:write" | "webhooks" | "invites" | "templates" | "sandbox")[];
        };
        /** @description How a key stands. */
        KeyStatus: ("ACTIVE" | "EXPIRED" | "REVOKED") | "EXPIRING";
        LeaveRequest: {
            password: string;
        };
        /** @description A loan or advance. */
        LiabilityPayload: {
            amortizationAmount: number | null;
            amortizationFrequency: components["schemas"]["PayPeriod"] | null;
            currency: components["schemas"]["Currency"];
            /** Format: date */
            endDate: string | null;
            /** Format: date */
            firstAmortizationDate: string | null;
            /** @description The id of a liability. */
            id: string;
            loanAmount: number;
            nextPaymentAmount: number | null;
            outstandingBalance: number | null;
            overduePaymentAmount: number | null;
            referenceId: string | null;
            /** Format: date */
            startDate: string;
            type: string;
        };
        LiabilityPayloadListData: {
            items: components["schemas"]["LiabilityPayload"][];
            /** @description Pass it as `cursor` to get the next page; null on the last one. */
            nextCursor: string | null;
        };
        /** @description The user's links with other tenants of this installation: counts and times, never who. */
        LinkPayload: {
            /** Format: date-time */
            endDate: string;
            /** @description The id of a user's links with other tenants. */
            id: string;
            records: components["schemas"]["LinkRecord"][];
            /** Format: date-time */
            startDate: string | null;
        };
        LinkPayloadListData: {
            items: components["schemas"]["LinkPayload"][];
            /** @description Pass it as `cursor` to get the next page; null on the last one. */
            nextCursor: string | null;
        };
        /** @description How often the user linked at some time. */
        LinkRecord: {
            /** Format: uint32 */
            count: number;
            linkedAt: string[];
        };
        LinksRequest: {
            sharesLinks: boolean;
        };
        ListedAccount: {
            /** @description The id of an account. */
            id: string;
            providerId: string;
            providerName: string;
            status: components["schemas"]["ConnectionStatus"];
        };
        ListedArchive: {
            fileType: string;
            /** @description The id of an archive. */
            id: string;
            status: components["schemas"]["ArchiveStatus"];
        };
        /** @description A user, as the list shows them. */
        ListedPerson: {
            accounts: components["schemas"]["ListedAccount"][];
            archives: components["schemas"]["ListedArchive"][];
            channel: components["schemas"]["SessionChannel"];
            /** Format: date-time */
            createdAt: string;
            /** @description The latest first. */
            employers: string[];
            /** @description At most five pairs of texts of your own. Handed back untouched. */
            externalMetadata: {
                [key: string]: string;
            };
            /** @description The id of a user. */
            id: string;
            /** Format: date-time */
            lastActivity: string;
            /** @description As a linked account tells it, or else a document; null while none has. */
            name: string | null;
            status: components["schemas"]["UserSessionStatus"];
        };
        ListedPersonListData: {
            items: components["schemas"]["ListedPerson"][];
            /** @description Pass it as `cursor` to get the next page; null on the last one. */
            nextCursor: string | null;
        };
        ListedPersonListResponse: {
            code: components["schemas"]["Code"];
            data: components["schemas"]["ListedPersonListData"];
            message: string;
            /** @description Also in the header `X-Request-Id`. */
            requestId: string;
        };
        /**
         * @description A way of logging in.
         * @enum {string}
         */
        LoginMethod: "PASSWORD" | "SS_NUMBER" | "OAUTH";
        LoginRequest: {
            email: string;
            password: string;
        };
        /** @description What a log-in comes to. */
        LoginResult: {
            /** @description Whether the session is open. Where not, a code is wanted. */
            done: boolean;
        };
        LoginResultGetResponse: {
            code: components["schemas"]["Code"];
            data: components["schemas"]["LoginResult"];
            message: string;
            /** @description Also in the header `X-Request-Id`. */
            requestId: string;
        };
        /**
         * @description The ground that a logo has to stand on to be seen.
         * @enum {string}
         */
        LogoGround: "ANY" | "LIGHT" | "DARK";
        LogoRequest: {
            /** @description A PNG, JPEG or WebP of at most 200 KB, in base64. */
            content: string;
        };
        LongIncome: {
            employer: string | null;
            /** Format: date */
            endDate: string | null;
            gross: number | null;
            /** @description The id of an income. */
            id: string;
            net: number | null;
            /** @description The id of the account or archive that a record came from. */
            sourceId: string;
            /** Format: date */
            startDate: string;
            workItem: string | null;
        };
        /** @description What became of a mail. */
        MailStatus: "WAITING" | "SENT" | "KEPT" | "BOUNCED" | "FAILED" | "UNWANTED" | "WITHDRAWN";
        /** @enum {string} */
        MaritalStatus: "Divorced" | "Married" | "Separated" | "Single" | "Widowed" | "Lifetime Partner";
        Me: {
            email: string;
            /** @description The id of a member. */
            id: string;
            name: string;
            organisation: components["schemas"]["Organisation"];
            /** @description Every organisation that this member works for, this one included. */
            organisations: components["schemas"]["Organisation"][];
            permissions: components["schemas"]["Permissions"];
            /** @description The id of a session of the portal. */
            sessionId: string;
            /** @description Whether a second factor is asked for at log-in. */
            twoFactor: boolean;
        };
        MeGetResponse: {
            code: components["schemas"]["Code"];
            data: components["schemas"]["Me"];
            message: string;
            /** @description Also in the header `X-Request-Id`. */
            requestId: string;
        };
        /**
         * @description Which world an API key, and everything made with it, belongs to.
         * @enum {string}
         */
        Mode: "SANDBOX" | "PRODUCTION";
        /** @description Whether Continuous Data Sync keeps the account fresh. */
        Monitor: {
            status: components["schemas"]["MonitorStatus"];
            /** Format: date-time */
            updatedAt: string | null;
        };
        /**
         * @description Whether the account is kept fresh by Continuous Data Sync.
         * @enum {string}
         */
        MonitorStatus: "ACTIVE" | "USER_ACTION_REQUIRED" | "UNSUPPORTED" | "CUSTOMER_DISABLED";
        MyPasskey: {
            /** Format: date-time */
            createdAt: string;
            /** @description The id of a passkey. */
            id: string;
            name: string;
            /** Format: date-time */
            usedAt: string | null;
        };
        MyPasskeyListData: {
            items: components["schemas"]["MyPasskey"][];
            /** @description Pass it as `cursor` to get the next page; null on the last one. */
            nextCursor: string | null;
        };
        MyPasskeyListResponse: {
            code: components["schemas"]["Code"];
            data: components["schemas"]["MyPasskeyListData"];
            message: string;
            /** @description Also in the header `X-Request-Id`. */
            requestId: string;
        };
        MyPasskeyPostResponse: {
            code: components["schemas"]["Code"];
            data: components["schemas"]["MyPasskey"];
            message: string;
            /** @description Also in the header `X-Request-Id`. */
            requestId: string;
        };
        NameRequest: {
            name: string;
        };
        /** @description A new key with its secret, which is never shown again. */
        NewKey: {
            key: components["schemas"]["PortalKey"];
            secret: string;
        };
        NewKeyPostResponse: {
            code: components["schemas"]["Code"];
            data: components["schemas"]["NewKey"];
            message: string;
            /** @description Also in the header `X-Request-Id`. */
            requestId: string;
        };
        /** @description `{}`: the data of an error, and of an answer that has nothing to say. */
        Nothing: Record<string, never>;
        OpenInvitation: {
            /** Format: date-time */
            createdAt: string;
            email: string;
            /** Format: date-time */
            expiresAt: string;
            /** @description The id of an invitation to become a member. */
            id: string;
            role: components["schemas"]["Role"];
        };
        OpenInvitationGetResponse: {
            code: components["schemas"]["Code"];
            data: components["schemas"]["OpenInvitation"];
            message: string;
            /** @description Also in the header `X-Request-Id`. */
            requestId: string;
        };
        OpenInvitationListData: {
            items: components["schemas"]["OpenInvitation"][];
            /** @description Pass it as `cursor` to get the next page; null on the last one. */
            nextCursor: string | null;
        };
        OpenInvitationListResponse: {
            code: components["schemas"]["Code"];
            data: components["schemas"]["OpenInvitationListData"];
            message: string;
            /** @description Also in the header `X-Request-Id`. */
            requestId: string;
        };
        OpenInvitationPostResponse: {
            code: components["schemas"]["Code"];
            data: components["schemas"]["OpenInvitation"];
            message: string;
            /** @description Also in the header `X-Request-Id`. */
            requestId: string;
        };
        Organisation: {
            /** @description The id of a tenant. */
            id: string;
            name: string;
            production: components["schemas"]["Production"];
            role: components["schemas"]["Role"];
        };
        OrganisationDetails: {
            /** Format: date-time */
            createdAt: string;
            /** @description The id of a tenant. */
            id: string;
            name: string;
            production: components["schemas"]["Production"];
            /** Format: date-time */
            productionAskedAt: string | null;
            /** Format: date-time */
            productionDecidedAt: string | null;
            productionRequest: components["schemas"]["ProductionForm"] | null;
            /** @description Whether it sees, and shows others, how often people linked with other organisations of this installation. */
            sharesLinks: boolean;
        };
        OrganisationDetailsGetResponse: {
            code: components["schemas"]["Code"];
            data: components["schemas"]["OrganisationDetails"];
            message: string;
            /** @description Also in the header `X-Request-Id`. */
            requestId: string;
        };
        OrganisationMember: {
            /**
             * Format: date-time
             * @description Since when they are a member.
             */
            createdAt: string;
            email: string;
            /** @description The id of a member. */
            id: string;
            name: string;
            role: components["schemas"]["Role"];
            /** @description Whether a code is asked for when they log in. */
            twoFactor: boolean;
            /**
             * Format: date-time
             * @description When they last logged in here.
             */
            usedAt: string;
        };
        OrganisationMemberListData: {
            items: components["schemas"]["OrganisationMember"][];
            /** @description Pass it as `cursor` to get the next page; null on the last one. */
            nextCursor: string | null;
        };
        OrganisationMemberListResponse: {
            code: components["schemas"]["Code"];
            data: components["schemas"]["OrganisationMemberListData"];
            message: string;
            /** @description Also in the header `X-Request-Id`. */
            requestId: string;
        };
        OrganisationRequest: {
            name: string;
        };
        /** @description A page that the invited person sees. Every text takes variables, and is plain text, never HTML. */
        PageWording: {
            button: string;
            description: string;
            header: string;
        };
        PasskeyCeremony: {
            /** @description What the answer is sent with. */
            ceremony: string;
            options: components["schemas"]["PasskeyOptions"];
        };
        PasskeyCeremonyGetResponse: {
            code: components["schemas"]["Code"];
            data: components["schemas"]["PasskeyCeremony"];
            message: string;
            /** @description Also in the header `X-Request-Id`. */
            requestId: string;
        };
        PasskeyLoginRequest: {
            ceremony: string;
            /** @description The browser's `credential.toJSON()`. */
            credential: components["schemas"]["Assertion"];
        };
        PasskeyNameRequest: {
            name: string;
        };
        PasskeyOptions: {
            /** @description What `PublicKeyCredential.parseCreationOptionsFromJSON` or `parseRequestOptionsFromJSON` takes. */
            publicKey: unknown;
        };
        PasskeyOptionsRequest: {
            password: string;
        };
        PasskeyRequest: {
            ceremony: string;
            /** @description The browser's `credential.toJSON()`. */
            credential: components["schemas"]["Attestation"];
            name: string;
        };
        PasswordRequest: {
            /** @description The password until now. */
            current: string;
            /** @description 10 to 200 characters. */
            password: string;
        };
        PayLineKind: ("EARNING" | "DEDUCTION") | "EMPLOYER_CONTRIBUTION";
        /**
         * @description How often a payment comes.
         * @enum {string}
         */
        PayPeriod: "Hourly" | "Daily" | "Weekly" | "Semimonthly" | "Monthly" | "Bimonthly" | "Quarterly" | "Annually" | "Variable" | "Unspecified";
        /** @description What one may be allowed to do. Every call of the portal wants exactly one of them. */
        Permission: "OwnAccount" | "ReadPeople" | "ExportPeople" | "ManagePeople" | "ReadSettings" | "ReadTraffic" | "ManageBuild" | "UseSandbox" | "ManageOrganisation";
        /** @description What this member may do, in each mode. Production's are only of use once production is approved. */
        Permissions: {
            production: components["schemas"]["Permission"][];
            sandbox: components["schemas"]["Permission"][];
        };
        Person: {
            /** @description Kinds of which nothing is known are not here. */
            facts: components["schemas"]["PersonFact"][];
            /** @description None where no source has told a name yet. */
            name: components["schemas"]["Fact"] | null;
            /** @description Names that are not merely another spelling of it. */
            otherNames: components["schemas"]["Fact"][];
        };
        /** @description A user, readable. */
        PersonCv: {
            accounts: components["schemas"]["Account"][];
            /** Format: date-time */
            createdAt: string;
            /** @description Kinds of which there are more records than are shown: the latest are. */
            cut: components["schemas"]["RecordKind"][];
            cv: components["schemas"]["Cv"];
            documents: components["schemas"]["SentDocument"][];
            /** @description At most five pairs of texts of your own. Handed back untouched. */
            externalMetadata: {
                [key: string]: string;
            };
            /** @description The id of a user. */
            id: string;
            session: components["schemas"]["UserSession"];
        };
        PersonCvGetResponse: {
            code: components["schemas"]["Code"];
            data: components["schemas"]["PersonCv"];
            message: string;
            /** @description Also in the header `X-Request-Id`. */
            requestId: string;
        };
        /** @description Everything of one kind that is said of a person. */
        PersonFact: {
            kind: components["schemas"]["FactKind"];
            values: components["schemas"]["Fact"][];
        };
        Phone: {
            /** @description E.164: `+639559991234`. */
            number: string | null;
            type: components["schemas"]["PhoneType"] | null;
        };
        /** @enum {string} */
        PhoneType: "Mobile" | "Fixed" | "Unspecified";
        /** @description Where something stands, in fractions of the page from its top left corner. */
        Place: {
            /** Format: float */
            height: number;
            /** Format: uint */
            page: number;
            /** Format: float */
            width: number;
            /** Format: float */
            x: number;
            /** Format: float */
            y: number;
        };
        /** @description One try of a delivery. */
        PortalAttempt: {
            /**
             * @description The first kilobyte of the answer; empty where there was none, once the account or archive is revoked, and in production for
             *      who may not see people: a receiver may repeat what it was sent.
             */
            answer: string;
            /** Format: date-time */
            at: string;
            /** Format: double */
            millis: number;
            /** Format: uint32 */
            number: number;
            reason: string | null;
            /** Format: uint16 */
            status: number | null;
        };
        PortalConfig: {
            /** @description The origin that passkeys work at; null where they cannot. */
            passkeyOrigin: string | null;
            /** @description Whether strangers may sign up. */
            signUp: boolean;
        };
        PortalConfigGetResponse: {
            code: components["schemas"]["Code"];
            data: components["schemas"]["PortalConfig"];
            message: string;
            /** @description Also in the header `X-Request-Id`. */
            requestId: string;
        };
        /** @description An event on its way to a webhook. */
        PortalDelivery: {
            /** Format: uint32 */
            attempts: number;
            /** Format: date-time */
            createdAt: string;
            /** @description The id of a webhook event. */
            eventId: string;
            eventType: components["schemas"]["EventType"];
            /** Format: date-time */
            finishedAt: string | null;
            /** @description The id of a webhook delivery. */
            id: string;
            /** @description Why the last try failed, in words. */
            lastReason: string | null;
            /**
             * Format: uint16
             * @description What the receiver answered last.
             */
            lastStatus: number | null;
            /**
             * Format: date-time
             * @description When the next try is due.
             */
            nextAt: string | null;
            /** @description The delivery whose event this one sends again. */
            replayOf: string | null;
            /**
             * Format: date-time
             * @description When its event was sent again.
             */
            replayedAt: string | null;
            status: components["schemas"]["DeliveryStatus"];
            /** @description The id of a webhook. */
            webhookId: string;
        };
        PortalDeliveryListData: {
            items: components["schemas"]["PortalDelivery"][];
            /** @description Pass it as `cursor` to get the next page; null on the last one. */
            nextCursor: string | null;
        };
        PortalDeliveryListResponse: {
            code: components["schemas"]["Code"];
            data: components["schemas"]["PortalDeliveryListData"];
            message: string;
            /** @description Also in the header `X-Request-Id`. */
            requestId: string;
        };
        /** @description An invitation with what the Open API does not show. */
        PortalInvite: {
            /** Format: date-time */
            createdAt: string;
            /** Format: email */
            email: string | null;
            /** Format: date-time */
            expiresAt: string;
            firstName: string | null;
            fullName: string | null;
            /** @description The id of an invitation. */
            id: string;
            /**
             * @description The person's own page, for 14 days after `invitedAt`. Whoever has this address can share and take back data in
             *      their name.
             */
            inviteLandingPageUrl: string | null;
            /**
             * Format: date-time
             * @description When it was last sent.
             */
            invitedAt: string;
            lastName: string | null;
            /**
             * Format: date-time
             * @description When the person first connected an account or sent a document that could be read.
             */
            linkedAt: string | null;
            /** @description Its latest mail; null where none was to be sent. */
            mail: components["schemas"]["InviteMail"] | null;
            /** @description Whether its link opens anything. */
            open: boolean;
            status: components["schemas"]["InviteStatus"];
            /** @description The id of an invite template. */
            templateId: string;
            /** Format: date-time */
            updatedAt: string;
            /** @description The user that was made for it. */
            userId: string;
            /** @description The id of a Wink template. */
            winkTemplateId: string | null;
        };
        /** @description An invitation with all that is known of it. */
        PortalInviteDetail: {
            /** Format: date-time */
            createdAt: string;
            /** Format: email */
            email: string | null;
            /** Format: date-time */
            expiresAt: string;
            firstName: string | null;
            fullName: string | null;
            /** @description The id of an invitation. */
            id: string;
            /**
             * @description The person's own page, for 14 days after `invitedAt`. Whoever has this address can share and take back data in
             *      their name.
             */
            inviteLandingPageUrl: string | null;
            /**
             * Format: date-time
             * @description When it was last sent.
             */
            invitedAt: string;
            lastName: string | null;
            /**
             * Format: date-time
             * @description When the person first connected an account or sent a document that could be read.
             */
            linkedAt: string | null;
            /** @description Latest first. */
            log: components["schemas"]["InviteLog"][];
            /** @description Its latest mail; null where none was to be sent. */
            mail: components["schemas"]["InviteMail"] | null;
            /** @description Latest first. */
            mails: components["schemas"]["InviteMail"][];
            /** @description Whether its link opens anything. */
            open: boolean;
            status: components["schemas"]["InviteStatus"];
            /** @description The id of an invite template. */
            templateId: string;
            /** @description The template's name; null where it was deleted meanwhile. */
            templateName: string | null;
            /** Format: date-time */
            updatedAt: string;
            /** @description The user that was made for it. */
            userId: string;
            /** @description The id of a Wink template. */
            winkTemplateId: string | null;
        };
        PortalInviteDetailGetResponse: {
            code: components["schemas"]["Code"];
            data: components["schemas"]["PortalInviteDetail"];
            message: string;
            /** @description Also in the header `X-Request-Id`. */
            requestId: string;
        };
        PortalInviteDetailPostResponse: {
            code: components["schemas"]["Code"];
            data: components["schemas"]["PortalInviteDetail"];
            message: string;
            /** @description Also in the header `X-Request-Id`. */
            requestId: string;
        };
        PortalInviteListData: {
            items: components["schemas"]["PortalInvite"][];
            /** @description Pass it as `cursor` to get the next page; null on the last one. */
            nextCursor: string | null;
        };
        PortalInviteListResponse: {
            code: components["schemas"]["Code"];
            data: components["schemas"]["PortalInviteListData"];
            message: string;
            /** @description Also in the header `X-Request-Id`. */
            requestId: string;
        };
        /** @description An invite template with what the Open API does not show. */
        PortalInviteTemplate: {
            company: components["schemas"]["Company"];
            /** Format: date-time */
            createdAt: string;
            email: components["schemas"]["EmailWording"];
            /** @description The id of an invite template. */
            id: string;
            landingPage: components["schemas"]["PageWording"];
            name: string;
            /** @description The one that an organisation begins with: it can be changed, and not deleted. */
            standard: boolean;
            successPage: components["schemas"]["PageWording"];
            /** @description Whether it still says what it said at first; then the page speaks the person's language. */
            untouched: boolean;
            /** Format: date-time */
            updatedAt: string;
        };
        PortalInviteTemplateGetResponse: {
            code: components["schemas"]["Code"];
            data: components["schemas"]["PortalInviteTemplate"];
            message: string;
            /** @description Also in the header `X-Request-Id`. */
            requestId: string;
        };
        PortalInviteTemplateListData: {
            items: components["schemas"]["PortalInviteTemplate"][];
            /** @description Pass it as `cursor` to get the next page; null on the last one. */
            nextCursor: string | null;
        };
        PortalInviteTemplateListResponse: {
            code: components["schemas"]["Code"];
            data: components["schemas"]["PortalInviteTemplateListData"];
            message: string;
            /** @description Also in the header `X-Request-Id`. */
            requestId: string;
        };
        PortalInviteTemplatePostResponse: {
            code: components["schemas"]["Code"];
            data: components["schemas"]["PortalInviteTemplate"];
            message: string;
            /** @description Also in the header `X-Request-Id`. */
            requestId: string;
        };
        /** @description An API key, without its secret. */
        PortalKey: {
            /** Format: date-time */
            createdAt: string;
            /** @description The member who made it, where one did. */
            createdBy: string | null;
            /**
             * Format: date-time
             * @description When it stops working, where another key has taken its place.
             */
            expiresAt: string | null;
            /** @description The id of an API key. */
            id: string;
            /** @description What authenticates, with the secret: the user name of HTTP Basic. */
            key: string;
            /**
             * Format: date-time
             * @description To the minute.
             */
            lastUsedAt: string | null;
            name: string | null;
            /** Format: date-time */
            revokedAt: string | null;
            /** @description The key whose place it took. */
            rotatedFrom: string | null;
            /** @description `all` alone, or the scopes that the key has. */
            scopes: ("all" | "users:read" | "users:write" | "records:read" | "archives:write" | "webhooks" | "invites" | "templates" | "sandbox")[];
            status: components["schemas"]["KeyStatus"];
        };
        PortalKeyListData: {
            items: components["schemas"]["PortalKey"][];
            /** @description Pass it as `cursor` to get the next page; null on the last one. */
            nextCursor: string | null;
        };
        PortalKeyListResponse: {
            code: components["schemas"]["Code"];
            data: components["schemas"]["PortalKeyListData"];
            message: string;
            /** @description Also in the header `X-Request-Id`. */
            requestId: string;
        };
        /** @description A call of the Open API. */
        PortalRequest: {
            /** @description The id of an API key. */
            apiKeyId: string;
            /** Format: date-time */
            at: string;
            /** @description The shape of the body, as JSON text: names and ids alone. */
            body: string | null;
            /** @description The answer's code. */
            code: string;
            /** @description The request's id, which the answer had as `requestId` and in the header `X-Request-Id`. */
            id: string;
            /** @description What the answer said was wrong; what was sent is masked in it. */
            message: string | null;
            method: string;
            /** Format: double */
            millis: number;
            /** @description The pattern, such as /v1/users/{id}. */
            route: string;
            /** Format: uint16 */
            status: number;
            /** @description Path and query; what could be a person's is masked. */
            target: string;
        };
        PortalRequestGetResponse: {
            code: components["schemas"]["Code"];
            data: components["schemas"]["PortalRequest"];
            message: string;
            /** @description Also in the header `X-Request-Id`. */
            requestId: string;
        };
        PortalRequestListData: {
            items: components["schemas"]["PortalRequest"][];
            /** @description Pass it as `cursor` to get the next page; null on the last one. */
            nextCursor: string | null;
        };
        PortalRequestListResponse: {
            code: components["schemas"]["Code"];
            data: components["schemas"]["PortalRequestListData"];
            message: string;
            /** @description Also in the header `X-Request-Id`. */
            requestId: string;
        };
        /** @description A subscription to events. */
        PortalWebhook: {
            /** @description Whether events are sent; what happens while it is paused is not sent later either. */
            active: boolean;
            /** Format: date-time */
            createdAt: string;
            eventTypes: components["schemas"]["EventType"][];
            /** @description The id of a webhook. */
            id: string;
            includePayload: boolean;
            name: string;
            /** Format: date-time */
            updatedAt: string;
            url: string;
        };
        PortalWebhookGetResponse: {
            code: components["schemas"]["Code"];
            data: components["schemas"]["PortalWebhook"];
            message: string;
            /** @description Also in the header `X-Request-Id`. */
            requestId: string;
        };
        PortalWebhookListData: {
            items: components["schemas"]["PortalWebhook"][];
            /** @description Pass it as `cursor` to get the next page; null on the last one. */
            nextCursor: string | null;
        };
        PortalWebhookListResponse: {
            code: components["schemas"]["Code"];
            data: components["schemas"]["PortalWebhookListData"];
            message: string;
            /** @description Also in the header `X-Request-Id`. */
            requestId: string;
        };
        PortalWebhookPostRequest: {
            eventTypes: components["schemas"]["EventType"][];
            /** @default false */
            includePayload: boolean;
            name: string;
            url: string;
        };
        /** @description What is to become different; what is left out stays. */
        PortalWebhookPutRequest: {
            active?: boolean | null;
            eventTypes?: components["schemas"]["EventType"][] | null;
            includePayload?: boolean | null;
            name?: string | null;
            url?: string | null;
        };
        /** @description What a person would see. The documents are whole, and made from escaped text; show them in a frame that may do nothing. */
        Preview: {
            from: string;
            html: string;
            landingPage: string;
            subject: string;
            successPage: string;
            text: string;
        };
        PreviewGetResponse: {
            code: components["schemas"]["Code"];
            data: components["schemas"]["Preview"];
            message: string;
            /** @description Also in the header `X-Request-Id`. */
            requestId: string;
        };
        /** @description What an invite template says. */
        PreviewRequest: {
            company: components["schemas"]["Company"];
            email: components["schemas"]["EmailWording"];
            firstName?: string | null;
            /** @description Whom the texts speak to. */
            fullName?: string | null;
            landingPage: components["schemas"]["PageWording"];
            successPage: components["schemas"]["PageWording"];
        };
        /** @description Whether a tenant may work with real people. */
        Production: ("REQUESTED" | "APPROVED" | "REFUSED") | "NONE";
        /** @description What an organisation says of itself when it asks for production. */
        ProductionForm: {
            /** @description Whom the operator can ask, where that is not the member who asks. */
            contact: string | null;
            /** @description What the data is used for. */
            purpose: string;
            website: string | null;
        };
        ProofRequest: {
            password: string;
        };
        /**
         * @description The branch of a provider; `ISIC-x` are the sections of ISIC Rev. 4.
         * @enum {string}
         */
        ProviderSubType: "SERVICES" | "TRANSPORTATION" | "SHARING" | "TRADING" | "INSURANCE" | "HRIS" | "PAYROLL" | "WALLET" | "IDENTIFICATION" | "ISIC-A" | "ISIC-B" | "ISIC-C" | "ISIC-D" | "ISIC-E" | "ISIC-F" | "ISIC-G" | "ISIC-H" | "ISIC-I" | "ISIC-J" | "ISIC-K" | "ISIC-L" | "ISIC-M" | "ISIC-N" | "ISIC-O" | "ISIC-P" | "ISIC-Q" | "ISIC-R" | "ISIC-S" | "ISIC-T" | "ISIC-U";
        /** @enum {string} */
        ProviderType: "GIG" | "GOVERNMENT" | "SYSTEM" | "EMPLOYER" | "CREDENTIAL";
        /** @description How the person is rated at a gig platform. */
        RatingPayload: {
            /**
             * Format: double
             * @description `currentRating` of `maxRating`, in percent.
             */
            calculatedPercentage: number | null;
            /** Format: double */
            currentRating: number | null;
            /** @description The id of a rating. */
            id: string;
            /** Format: double */
            jobsCompleted: number | null;
            /** Format: double */
            likesReceived: number | null;
            /** Format: double */
            maxRating: number | null;
            /** Format: double */
            reviewsReceived: number | null;
        };
        ReadField: {
            /**
             * Format: float
             * @description 0 to 1: the share of such values that are right to the letter.
             */
            confidence: number;
            kind: components["schemas"]["FieldKind2"];
            /** @description As the Open API calls it: `netAmount`. */
            name: string;
            place: components["schemas"]["Place"];
            value: string;
        };
        ReadLine: {
            amount: number;
            /** Format: float */
            confidence: number;
            kind: components["schemas"]["PayLineKind"];
            label: string;
            place: components["schemas"]["Place"];
            yearToDate: number | null;
        };
        ReaderShown: {
            /** @description The id of an API key. */
            id: string;
            /** @description What people call it. */
            name: string | null;
            /** @constant */
            type: "KEY";
        } | {
            /** @description The id of a member. */
            id: string;
            name: string | null;
            /** @constant */
            type: "MEMBER";
        };
        /** @description An entry of the tenant's chain, signed by the installation. */
        Receipt: {
            /** @description Of a CONSENT. */
            consent: components["schemas"]["ConsentSaid"] | null;
            /** Format: date-time */
            createdAt: string;
            /** @description The very text that was signed, as JSON. */
            entry: string;
            /** @description SHA-256 of the text, which the next entry names. */
            hash: string;
            kind: components["schemas"]["ReceiptKind"];
            /**
             * Format: uint64
             * @description Its place in the chain of the tenant and mode.
             */
            number: number;
            /** @description Ed25519, in hex; `openwink audit key` prints the public key. */
            signature: string;
            /** @description Of a REVOCATION, a SYNC_STOPPED or an ERASURE. */
            source: components["schemas"]["SourceSaid"] | null;
            /** @description The user's hash in the entry: SHA-256 of `subjectSalt` (as bytes) and the user's id. */
            subject: string;
            subjectSalt: string | null;
        };
        /** @enum {string} */
        ReceiptKind: "CONSENT" | "REVOCATION" | "SYNC_STOPPED" | "ERASURE" | "USER_ERASURE" | "HEAD";
        ReceiptListData: {
            items: components["schemas"]["Receipt"][];
            /** @description Pass it as `cursor` to get the next page; null on the last one. */
            nextCursor: string | null;
        };
        ReceiptListResponse: {
            code: components["schemas"]["Code"];
            data: components["schemas"]["ReceiptListData"];
            message: string;
            /** @description Also in the header `X-Request-Id`. */
            requestId: string;
        };
        /**
         * @description The kinds of record that are stored, in the order in which their events follow one another.
         * @enum {string}
         */
        RecordKind: "identity" | "employment" | "income" | "transaction" | "contribution" | "liability" | "document" | "rating" | "eincome" | "link" | "insight";
        RecoveryCodes: {
            /** @description Each is good once, in the place of a code of the app. They are shown this once. */
            recoveryCodes: string[];
        };
        RecoveryCodesGetResponse: {
            code: components["schemas"]["Code"];
            data: components["schemas"]["RecoveryCodes"];
            message: string;
            /** @description Also in the header `X-Request-Id`. */
            requestId: string;
        };
        ReplayRequest: {
            /**
             * Format: date-time
             * @description Deliveries that were begun at this moment or later.
             */
            since: string;
        };
        Replayed: {
            /**
             * Format: uint64
             * @description How many are sent again.
             */
            count: number;
            /** @description Whether there are more: call again. */
            more: boolean;
        };
        ReplayedGetResponse: {
            code: components["schemas"]["Code"];
            data: components["schemas"]["Replayed"];
            message: string;
            /** @description Also in the header `X-Request-Id`. */
            requestId: string;
        };
        ResetRequest: {
            /** @description 10 to 200 characters. */
            password: string;
            /** @description What follows the # of the link. */
            token: string;
        };
        /** @description Who took something back, or had it erased. */
        RevokedBy: "USER" | "TENANT" | "EXPIRY";
        /** @description What a member is for a tenant. */
        Role: "OWNER" | "DEVELOPER" | "ANALYST" | "VIEWER";
        RoleRequest: {
            role: components["schemas"]["Role"];
        };
        RotateRequest: {
            /**
             * Format: uint32
             * @description For how many hours the old key works beside the new one; 0 ends it at once.
             */
            overlapHours: number;
        };
        /** @description What became, or would become, of a row. */
        RowOutcome: "SENT" | "READY" | "NOT_MAILED" | "REFUSED";
        SandboxPeople: {
            people: components["schemas"]["SandboxPerson"][];
            specialNames: components["schemas"]["SpecialUserName"][];
            /** @description The password of the special user names, where one is asked for. */
            specialPassword: string;
        };
        SandboxPeopleGetResponse: {
            code: components["schemas"]["Code"];
            data: components["schemas"]["SandboxPeople"];
            message: string;
            /** @description Also in the header `X-Request-Id`. */
            requestId: string;
        };
        /** @description One of the sandbox's people, with what they log in with. */
        SandboxPerson: {
            code: string;
            country: components["schemas"]["Country"];
            email: string;
            fullName: string;
            password: string;
            phone: string;
            ssNumber: string | null;
            userName: string;
        };
        /** @description What was taken away. */
        SandboxReset: {
            /** Format: uint64 */
            accounts: number;
            /** Format: uint64 */
            archives: number;
            /** Format: uint64 */
            records: number;
            /** Format: uint64 */
            users: number;
        };
        SandboxResetGetResponse: {
            code: components["schemas"]["Code"];
            data: components["schemas"]["SandboxReset"];
            message: string;
            /** @description Also in the header `X-Request-Id`. */
            requestId: string;
        };
        /**
         * @description How far a session of the widget came, in this order.
         * @enum {string}
         */
        Screen: "CONSENT" | "FIND" | "LOGIN" | "UPLOAD" | "CONNECTING" | "CODE" | "DONE";
        Security: {
            /** Format: uint64 */
            recoveryCodesLeft: number;
            /**
             * Format: date-time
             * @description Since when a code is asked for at log-in; null where none is.
             */
            twoFactorSince: string | null;
        };
        SecurityGetResponse: {
            code: components["schemas"]["Code"];
            data: components["schemas"]["Security"];
            message: string;
            /** @description Also in the header `X-Request-Id`. */
            requestId: string;
        };
        /** @description A provider that the sandbox can be filled from. */
        SeedProvider: {
            countryCode: string;
            id: string;
            name: string;
        };
        SeedProviderListData: {
            items: components["schemas"]["SeedProvider"][];
            /** @description Pass it as `cursor` to get the next page; null on the last one. */
            nextCursor: string | null;
        };
        SeedProviderListResponse: {
            code: components["schemas"]["Code"];
            data: components["schemas"]["SeedProviderListData"];
            message: string;
            /** @description Also in the header `X-Request-Id`. */
            requestId: string;
        };
        SeedRequest: {
            /** @description Where; they take turns. Each takes a user name and password. */
            providerIds: string[];
            /**
             * Format: uint16
             * @description How many users, each linked with one account.
             */
            users: number;
        };
        Seeded: {
            /** Format: uint16 */
            users: number;
        };
        SeededPostResponse: {
            code: components["schemas"]["Code"];
            data: components["schemas"]["Seeded"];
            message: string;
            /** @description Also in the header `X-Request-Id`. */
            requestId: string;
        };
        /** @description A delivery that was written. */
        Sent: {
            /** @description The id of a webhook delivery. */
            deliveryId: string;
        };
        /** @description An archive. */
        SentDocument: {
            checks: components["schemas"]["DocumentCheck"][];
            /** @description What it was found to be; null where that could not be told. */
            class: string | null;
            /** Format: float */
            classConfidence: number | null;
            /** Format: date-time */
            createdAt: string;
            fileType: string;
            files: components["schemas"]["SentFile"][];
            /** @description The id of an archive. */
            id: string;
            /** @description Their pictures: `/{mode}/archives/{id}/picture?page=` and the page's place in this list. */
            pages: components["schemas"]["SentPage"][];
            /** @description What is wrong and what to do, where it could not be read. */
            problem: string | null;
            /** @description What was wrong with files of it. */
            problems: string[];
            /** @description One for each payslip, bill or certificate on the pages. */
            readings: components["schemas"]["DocumentReading"][];
            status: components["schemas"]["ArchiveStatus"];
            uploadedBy: components["schemas"]["Uploader"];
        };
        SentFile: {
            format: string;
            /** @description The id of a raw file. */
            id: string;
            name: string;
            /**
             * Format: int64
             * @description Bytes.
             */
            size: number;
            /** @description Downloads it; valid for minutes. */
            url: string;
        };
        SentPage: {
            /**
             * Format: uint
             * @description Which of the files, from 0.
             */
            file: number;
            /** Format: float */
            height: number;
            /**
             * Format: uint
             * @description Which page of it, from 0.
             */
            number: number;
            /** @description TEXT_LAYER or RECOGNITION. */
            source: components["schemas"]["TextSource"];
            /** Format: float */
            width: number;
        };
        SentPostResponse: {
            code: components["schemas"]["Code"];
            data: components["schemas"]["Sent"];
            message: string;
            /** @description Also in the header `X-Request-Id`. */
            requestId: string;
        };
        /** @description What is sent, put together from what is there now. */
        SentRequest: {
            /** @description The JSON text, as it is signed; masked in production. */
            body: string;
            headers: components["schemas"]["Header"][];
            masked: boolean;
            url: string;
        };
        Session: {
            /** @description The network that it came from. */
            address: string;
            /** @description The browser in a few words. */
            browser: string;
            /** Format: date-time */
            createdAt: string;
            /** @description Whether it is the one that asks. */
            current: boolean;
            /** Format: date-time */
            expiresAt: string;
            /** @description The id of a session of the portal. */
            id: string;
            /** @description The id of a tenant. */
            organisationId: string;
            /** Format: date-time */
            seenAt: string;
        };
        /**
         * @description Where a user came in.
         * @enum {string}
         */
        SessionChannel: "WinkSite" | "Default";
        SessionListData: {
            items: components["schemas"]["Session"][];
            /** @description Pass it as `cursor` to get the next page; null on the last one. */
            nextCursor: string | null;
        };
        SessionListResponse: {
            code: components["schemas"]["Code"];
            data: components["schemas"]["SessionListData"];
            message: string;
            /** @description Also in the header `X-Request-Id`. */
            requestId: string;
        };
        SetUpRequest: {
            /** @description A code of the app, where the account asks for one. */
            code?: string | null;
            email: string;
            name: string;
            /** @description What the organisation is called from now on. */
            organisation: string;
            /** @description 10 to 200 characters; where the address has an account already, its password. */
            password: string;
            /** @description What follows the # of the link. */
            token: string;
        };
        SetUpSeen: {
            organisation: string;
        };
        SetUpSeenGetResponse: {
            code: components["schemas"]["Code"];
            data: components["schemas"]["SetUpSeen"];
            message: string;
            /** @description Also in the header `X-Request-Id`. */
            requestId: string;
        };
        /** @description What a person shares of an account. Whatever is not in it was never stored. */
        Shared: {
            datapoints: components["schemas"]["Datapoint"][];
            /**
             * Format: date
             * @description The last day; null for no bound.
             */
            endDate: string | null;
            /**
             * Format: date
             * @description The first day; null for no bound.
             */
            startDate: string | null;
        };
        /**
         * @description A table of an export.
         * @enum {string}
         */
        SheetKind: "identities" | "employments" | "incomes" | "incomeByMonth" | "transactions" | "contributions" | "liabilities" | "documents" | "ratings" | "disagreements" | "sources" | "consents";
        SignUpRequest: {
            email: string;
            name: string;
            organisation: string;
            /** @description 10 to 200 characters. */
            password: string;
        };
        SignedUp: {
            /** @description What has the mail sent again. */
            resendTicket: string;
        };
        SignedUpGetResponse: {
            code: components["schemas"]["Code"];
            data: components["schemas"]["SignedUp"];
            message: string;
            /** @description Also in the header `X-Request-Id`. */
            requestId: string;
        };
        /** @enum {string} */
        SocialNetwork: "Twitter" | "Facebook" | "LinkedIn" | "Others";
        SocialProfile: {
            socialUrl: string | null;
            type: components["schemas"]["SocialNetwork"] | null;
        };
        /** @description An account or an archive. */
        Source: {
            /**
             * Format: float
             * @description Of an archive: how sure its reader is of what it read, 0 to 1, on average over the values.
             */
            confidence: number | null;
            /** Format: date-time */
            createdAt: string;
            /** @description Of an archive: what kind of document it was found to be, or is said to be. */
            fileType: string | null;
            /** @description The id of the account or archive that a record came from. */
            id: string;
            /** @description The provider's name, or those of the archive's files. */
            name: string;
            /** @description What went wrong, for a person. */
            problem: string | null;
            /** @description The provider's id; `archive` for an archive. */
            providerId: string;
            /**
             * Format: date-time
             * @description When its data was read last.
             */
            refreshedAt: string | null;
            /** @description What its person left out of it, in words; `None` where they share all. */
            shared: string | null;
            state: components["schemas"]["SourceState"];
            /** @description The status in the Open API's words: `CONNECTED`, `ANALYZED`. */
            status: string;
            sureness: components["schemas"]["Sureness"];
        };
        /** @description A kind of data and the fields of its records. */
        SourceData: {
            fields: string[];
            kind: components["schemas"]["Datapoint"];
        };
        /** @description A field of a log-in form. */
        SourceField: {
            kind: components["schemas"]["FieldKind"];
            label: components["schemas"]["FieldLabel"];
        };
        /** @description A kind of document that people can send. */
        SourceFile: {
            label: string;
            type: string;
        };
        /** @description A way of logging in. Single sign-on has no fields: the provider's own page asks. */
        SourceLogin: {
            fields: components["schemas"]["SourceField"][];
            method: components["schemas"]["LoginMethod"];
        };
        /** @description What was taken back, or erased. Of a SYNC_STOPPED, the account stays: it is only not read again. */
        SourceSaid: {
            /** Format: date-time */
            askedAt: string;
            by: components["schemas"]["RevokedBy"];
            /** Format: uint64 */
            files: number | null;
            /**
             * Format: date-time
             * @description Null for a revocation: its erasure has an entry of its own.
             */
            keyDestroyedAt: string | null;
            providerId: string | null;
            /**
             * Format: uint64
             * @description Records and other rows that were deleted.
             */
            rows: number | null;
            /** @description The id of the account or archive that a record came from. */
            sourceId: string;
            sourceType: components["schemas"]["SourceType"];
        };
        /** @description How a source stands. */
        SourceState: "READY" | "WORKING" | "FAILED" | "REVOKED";
        SourceSum: {
            /** @description False where a weightier source tells of the same pay: then it is in no sum. */
            counted: boolean;
            gross: number | null;
            net: number | null;
            /**
             * Format: uint
             * @description An index into `payers`.
             */
            payer: number;
            /** Format: uint32 */
            payments: number;
        };
        /**
         * @description What a record came from.
         * @enum {string}
         */
        SourceType: "ACCOUNT" | "UPLOAD" | "ARCHIVE" | "SOCIAL_SECURITY";
        /** @description A user name that makes every provider of the sandbox behave in one way. */
        SpecialUserName: {
            effect: string;
            name: string;
        };
        Summary: {
            averageGross: number | null;
            /** @description On average over the latest months with pay, at most six; the current month is left out while another is there. */
            averageNet: number | null;
            /**
             * Format: uint32
             * @description How many months that is.
             */
            averagedMonths: number;
            currency: components["schemas"]["Currency"] | null;
            /** @description The employers of the jobs that go on. */
            currentEmployers: string[];
            /**
             * Format: date
             * @description Since when the longest of them does.
             */
            employedSince: string | null;
            /** @description A month: `2021-04`. */
            firstMonth: string | null;
            /** @description A month: `2021-04`. */
            lastMonth: string | null;
            /** Format: uint32 */
            monthsWithContributions: number;
            /** Format: uint32 */
            monthsWithPay: number;
            /** @description The sources behind the averages. */
            sources: string[];
            /** @description The least sure of them. */
            sureness: components["schemas"]["Sureness"] | null;
            /**
             * Format: uint32
             * @description Sources that are still being connected or read.
             */
            working: number;
        };
        /** @description How sure the figures of a source are. */
        Sureness: "LINKED" | "READ";
        SwitchRequest: {
            /** @description The id of a tenant. */
            organisationId: string;
        };
        TestRequest: {
            eventType: components["schemas"]["EventType"];
        };
        /** @description How a page's text was had. */
        TextSource: "TEXT_LAYER" | "RECOGNITION";
        Theme: ("LIGHT" | "DARK") | "AUTO";
        TicketRequest: {
            ticket: string;
        };
        TokenRequest: {
            /** @description What follows the # of the link. */
            token: string;
        };
        /**
         * @description The greys of surfaces and lines.
         * @enum {string}
         */
        Tone: "COOL" | "NEUTRAL" | "WARM";
        TotpProposal: {
            /** @description To be typed where a picture of the address cannot be read. */
            secret: string;
            /** @description What apps read from a picture. */
            uri: string;
        };
        TotpProposalGetResponse: {
            code: components["schemas"]["Code"];
            data: components["schemas"]["TotpProposal"];
            message: string;
            /** @description Also in the header `X-Request-Id`. */
            requestId: string;
        };
        /** @description One movement at a gig platform or wallet: a trip's fare, a tip, a fee, a payout. Money to the person is positive. */
        TransactionPayload: {
            amount: number;
            currency: components["schemas"]["Currency"];
            /** Format: date */
            date: string;
            description: string | null;
            /** @description The id of a transaction. */
            id: string;
            referenceId: string | null;
        };
        TransactionPayloadListData: {
            items: components["schemas"]["TransactionPayload"][];
            /** @description Pass it as `cursor` to get the next page; null on the last one. */
            nextCursor: string | null;
        };
        /**
         * @description Who sent an archive's files.
         * @enum {string}
         */
        Uploader: "USER" | "TENANT";
        Usage: {
            /** @description Every day of the span, the first one first. */
            days: components["schemas"]["UsageDay"][];
        };
        /** @description What happened on a day (UTC). */
        UsageDay: {
            /**
             * Format: uint64
             * @description Calls of the Open API that succeeded.
             */
            calls: number;
            /**
             * Format: uint64
             * @description Calls that were answered 5xx.
             */
            callsFailed: number;
            /**
             * Format: uint64
             * @description Calls that were answered 4xx.
             */
            callsRefused: number;
            /** Format: date */
            day: string;
            /**
             * Format: uint64
             * @description Webhook deliveries that arrived.
             */
            delivered: number;
            /**
             * Format: uint64
             * @description Accounts that were connected.
             */
            links: number;
            /**
             * Format: uint64
             * @description Webhook deliveries that were given up.
             */
            undelivered: number;
            /** Format: uint64 */
            uploads: number;
        };
        UsageGetResponse: {
            code: components["schemas"]["Code"];
            data: components["schemas"]["Usage"];
            message: string;
            /** @description Also in the header `X-Request-Id`. */
            requestId: string;
        };
        /** @description Everything of a user. */
        UserPayload: {
            accounts: components["schemas"]["UserPayloadAccount"][];
            archives: components["schemas"]["UserPayloadArchive"][];
            forms: components["schemas"]["UserPayloadForm"][];
            metadata: components["schemas"]["UserSession"];
        };
        UserPayloadAccount: {
            /** @description The id of an account. */
            id: string;
            payload: components["schemas"]["AllDatapointPayload"];
            providerId: string;
        };
        UserPayloadArchive: {
            fileType: string;
            /** @description The id of an archive. */
            id: string;
            payload: components["schemas"]["AllDatapointPayload"];
        };
        /** @description What a form of the widget collected. */
        UserPayloadForm: {
            data: {
                [key: string]: unknown;
            };
            id: string;
            name: string;
        };
        UserPayloadGetResponse: {
            code: components["schemas"]["Code"];
            data: components["schemas"]["UserPayload"];
            message: string;
            /** @description Also in the header `X-Request-Id`. */
            requestId: string;
        };
        /** @description How far a user is with handing over data, as the user itself and some events show it. */
        UserSession: {
            channel: components["schemas"]["SessionChannel"];
            channelId: string | null;
            status: components["schemas"]["UserSessionStatus"];
            /** @description The id of a user. */
            userId: string;
        };
        /**
         * @description How far a user is with handing over data.
         * @enum {string}
         */
        UserSessionStatus: "IN_PROGRESS" | "COMPLETED" | "REVOKED";
        /** @description A webhook with its secret, which is never shown again. */
        WebhookWithSecret: {
            secret: string;
            webhook: components["schemas"]["PortalWebhook"];
        };
        WebhookWithSecretPostResponse: {
            code: components["schemas"]["Code"];
            data: components["schemas"]["WebhookWithSecret"];
            message: string;
            /** @description Also in the header `X-Request-Id`. */
            requestId: string;
        };
        /** @description How a widget looks and what it offers. */
        WinkTemplate: {
            /** @description The version of the template's own consent text, as it is kept with each consent. */
            consentVersion: string | null;
            /** Format: date-time */
            createdAt: string;
            design: components["schemas"]["Design"];
            /** @description What the SDK takes as `templateId`. */
            id: string;
            /** @description What the logo has to stand on to be seen. */
            logoGround: components["schemas"]["LogoGround"] | null;
            logoUrl: string | null;
            name: string;
            /**
             * Format: int64
             * @description Counts the changes; send it along with the next one.
             */
            revision: number;
            /** Format: date-time */
            updatedAt: string;
        };
        WinkTemplateGetResponse: {
            code: components["schemas"]["Code"];
            data: components["schemas"]["WinkTemplate"];
            message: string;
            /** @description Also in the header `X-Request-Id`. */
            requestId: string;
        };
        WinkTemplateListData: {
            items: components["schemas"]["WinkTemplate"][];
            /** @description Pass it as `cursor` to get the next page; null on the last one. */
            nextCursor: string | null;
        };
        WinkTemplateListResponse: {
            code: components["schemas"]["Code"];
            data: components["schemas"]["WinkTemplateListData"];
            message: string;
            /** @description Also in the header `X-Request-Id`. */
            requestId: string;
        };
        WinkTemplatePostResponse: {
            code: components["schemas"]["Code"];
            data: components["schemas"]["WinkTemplate"];
            message: string;
            /** @description Also in the header `X-Request-Id`. */
            requestId: string;
        };
        WinkTemplateRequest: {
            design: components["schemas"]["Design"];
            /** @description For your own lists; applicants do not see it. */
            name: string;
            /**
             * Format: int64
             * @description The revision that was changed; where somebody else has made a newer one meanwhile, this is a 400.
             */
            revision?: number | null;
        };
        /** @description What would miss a template. */
        WinkTemplateUses: {
            /**
             * Format: uint64
             * @description Invitations that can still be opened and name it.
             */
            invites: number;
        };
        WinkTemplateUsesGetResponse: {
            code: components["schemas"]["Code"];
            data: components["schemas"]["WinkTemplateUses"];
            message: string;
            /** @description Also in the header `X-Request-Id`. */
            requestId: string;
        };
    };
    responses: {
        /** @description INVALID_PARAMETERS: the message names the field. INVALID_CREDENTIALS: a password or code is wrong. */
        Error400: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description INVALID_TOKEN: nobody is logged in. */
        Error401: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description UNAUTHORIZED_ACCESS: this member may not do this, or the call does not come from the portal's pages. */
        Error403: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description MISSING_RESOURCE: there is nothing with this id in this organisation and mode. */
        Error404: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description UNSUPPORTED_TYPE: the body must be JSON. */
        Error415: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description REQUEST_LIMIT_EXCEEDED: wait as many seconds as Retry-After says. */
        Error429: {
            headers: {
                /** @description Seconds to wait. */
                "Retry-After"?: number;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description Any other error, in the same envelope. */
        Errordefault: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
    };
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    "list-audit-lines": {
        parameters: {
            query?: {
                /** @description What the action begins with: `key.` finds all that was done to keys. */
                action?: string;
                /** @description The `nextCursor` of the page before. It fits only the same list with the same filters. */
                cursor?: string;
                endDate?: string;
                /** @description The id of a member. */
                memberId?: string;
                /** @description Items a page. */
                size?: number;
                startDate?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditEntryListResponse"];
                };
            };
            400: components["responses"]["Error400"];
            401: components["responses"]["Error401"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            415: components["responses"]["Error415"];
            429: components["responses"]["Error429"];
            default: components["responses"]["Errordefault"];
        };
    };
    "get-portal-config": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PortalConfigGetResponse"];
                };
            };
            400: components["responses"]["Error400"];
            401: components["responses"]["Error401"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            415: components["responses"]["Error415"];
            429: components["responses"]["Error429"];
            default: components["responses"]["Errordefault"];
        };
    };
    "confirm-email": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TokenRequest"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommonResponse"];
                };
            };
            400: components["responses"]["Error400"];
            401: components["responses"]["Error401"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            415: components["responses"]["Error415"];
            429: components["responses"]["Error429"];
            default: components["responses"]["Errordefault"];
        };
    };
    "forgot-password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ForgotRequest"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommonResponse"];
                };
            };
            400: components["responses"]["Error400"];
            401: components["responses"]["Error401"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            415: components["responses"]["Error415"];
            429: components["responses"]["Error429"];
            default: components["responses"]["Errordefault"];
        };
    };
    "look-at-invitation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TokenRequest"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvitationSeenGetResponse"];
                };
            };
            400: components["responses"]["Error400"];
            401: components["responses"]["Error401"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            415: components["responses"]["Error415"];
            429: components["responses"]["Error429"];
            default: components["responses"]["Errordefault"];
        };
    };
    "accept-invitation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AcceptRequest"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommonResponse"];
                };
            };
            400: components["responses"]["Error400"];
            401: components["responses"]["Error401"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            415: components["responses"]["Error415"];
            429: components["responses"]["Error429"];
            default: components["responses"]["Errordefault"];
        };
    };
    login: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LoginRequest"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LoginResultGetResponse"];
                };
            };
            400: components["responses"]["Error400"];
            401: components["responses"]["Error401"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            415: components["responses"]["Error415"];
            429: components["responses"]["Error429"];
            default: components["responses"]["Errordefault"];
        };
    };
    "login-with-code": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CodeLoginRequest"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LoginResultGetResponse"];
                };
            };
            400: components["responses"]["Error400"];
            401: components["responses"]["Error401"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            415: components["responses"]["Error415"];
            429: components["responses"]["Error429"];
            default: components["responses"]["Errordefault"];
        };
    };
    "login-with-passkey": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasskeyLoginRequest"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LoginResultGetResponse"];
                };
            };
            400: components["responses"]["Error400"];
            401: components["responses"]["Error401"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            415: components["responses"]["Error415"];
            429: components["responses"]["Error429"];
            default: components["responses"]["Errordefault"];
        };
    };
    "start-passkey-login": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PasskeyCeremonyGetResponse"];
                };
            };
            400: components["responses"]["Error400"];
            401: components["responses"]["Error401"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            415: components["responses"]["Error415"];
            429: components["responses"]["Error429"];
            default: components["responses"]["Errordefault"];
        };
    };
    "login-with-recovery-code": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CodeLoginRequest"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LoginResultGetResponse"];
                };
            };
            400: components["responses"]["Error400"];
            401: components["responses"]["Error401"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            415: components["responses"]["Error415"];
            429: components["responses"]["Error429"];
            default: components["responses"]["Errordefault"];
        };
    };
    logout: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommonResponse"];
                };
            };
            400: components["responses"]["Error400"];
            401: components["responses"]["Error401"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            415: components["responses"]["Error415"];
            429: components["responses"]["Error429"];
            default: components["responses"]["Errordefault"];
        };
    };
    "get-me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MeGetResponse"];
                };
            };
            400: components["responses"]["Error400"];
            401: components["responses"]["Error401"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            415: components["responses"]["Error415"];
            429: components["responses"]["Error429"];
            default: components["responses"]["Errordefault"];
        };
    };
    "set-my-name": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NameRequest"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommonResponse"];
                };
            };
            400: components["responses"]["Error400"];
            401: components["responses"]["Error401"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            415: components["responses"]["Error415"];
            429: components["responses"]["Error429"];
            default: components["responses"]["Errordefault"];
        };
    };
    "set-my-email": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EmailRequest"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommonResponse"];
                };
            };
            400: components["responses"]["Error400"];
            401: components["responses"]["Error401"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            415: components["responses"]["Error415"];
            429: components["responses"]["Error429"];
            default: components["responses"]["Errordefault"];
        };
    };
    "switch-organisation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SwitchRequest"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommonResponse"];
                };
            };
            400: components["responses"]["Error400"];
            401: components["responses"]["Error401"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            415: components["responses"]["Error415"];
            429: components["responses"]["Error429"];
            default: components["responses"]["Errordefault"];
        };
    };
    "list-my-passkeys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MyPasskeyListResponse"];
                };
            };
            400: components["responses"]["Error400"];
            401: components["responses"]["Error401"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            415: components["responses"]["Error415"];
            429: components["responses"]["Error429"];
            default: components["responses"]["Errordefault"];
        };
    };
    "add-passkey": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasskeyRequest"];
            };
        };
        responses: {
            /** @description Created. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MyPasskeyPostResponse"];
                };
            };
            400: components["responses"]["Error400"];
            401: components["responses"]["Error401"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            415: components["responses"]["Error415"];
            429: components["responses"]["Error429"];
            default: components["responses"]["Errordefault"];
        };
    };
    "start-passkey": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasskeyOptionsRequest"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PasskeyCeremonyGetResponse"];
                };
            };
            400: components["responses"]["Error400"];
            401: components["responses"]["Error401"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            415: components["responses"]["Error415"];
            429: components["responses"]["Error429"];
            default: components["responses"]["Errordefault"];
        };
    };
    "rename-passkey": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasskeyNameRequest"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommonResponse"];
                };
            };
            400: components["responses"]["Error400"];
            401: components["responses"]["Error401"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            415: components["responses"]["Error415"];
            429: components["responses"]["Error429"];
            default: components["responses"]["Errordefault"];
        };
    };
    "remove-passkey": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProofRequest"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommonResponse"];
                };
            };
            400: components["responses"]["Error400"];
            401: components["responses"]["Error401"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            415: components["responses"]["Error415"];
            429: components["responses"]["Error429"];
            default: components["responses"]["Errordefault"];
        };
    };
    "set-my-password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasswordRequest"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommonResponse"];
                };
            };
            400: components["responses"]["Error400"];
            401: components["responses"]["Error401"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            415: components["responses"]["Error415"];
            429: components["responses"]["Error429"];
            default: components["responses"]["Errordefault"];
        };
    };
    "renew-recovery-codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProofRequest"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecoveryCodesGetResponse"];
                };
            };
            400: components["responses"]["Error400"];
            401: components["responses"]["Error401"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            415: components["responses"]["Error415"];
            429: components["responses"]["Error429"];
            default: components["responses"]["Errordefault"];
        };
    };
    "get-my-security": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SecurityGetResponse"];
                };
            };
            400: components["responses"]["Error400"];
            401: components["responses"]["Error401"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            415: components["responses"]["Error415"];
            429: components["responses"]["Error429"];
            default: components["responses"]["Errordefault"];
        };
    };
    "list-my-sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionListResponse"];
                };
            };
            400: components["responses"]["Error400"];
            401: components["responses"]["Error401"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            415: components["responses"]["Error415"];
            429: components["responses"]["Error429"];
            default: components["responses"]["Errordefault"];
        };
    };
    "end-my-sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommonResponse"];
                };
            };
            400: components["responses"]["Error400"];
            401: components["responses"]["Error401"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            415: components["responses"]["Error415"];
            429: components["responses"]["Error429"];
            default: components["responses"]["Errordefault"];
        };
    };
    "end-my-session": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommonResponse"];
                };
            };
            400: components["responses"]["Error400"];
            401: components["responses"]["Error401"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            415: components["responses"]["Error415"];
            429: components["responses"]["Error429"];
            default: components["responses"]["Errordefault"];
        };
    };
    "propose-totp": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProofRequest"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TotpProposalGetResponse"];
                };
            };
            400: components["responses"]["Error400"];
            401: components["responses"]["Error401"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            415: components["responses"]["Error415"];
            429: components["responses"]["Error429"];
            default: components["responses"]["Errordefault"];
        };
    };
    "remove-totp": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProofRequest"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommonResponse"];
                };
            };
            400: components["responses"]["Error400"];
            401: components["responses"]["Error401"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            415: components["responses"]["Error415"];
            429: components["responses"]["Error429"];
            default: components["responses"]["Errordefault"];
        };
    };
    "confirm-totp": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CodeRequest"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecoveryCodesGetResponse"];
                };
            };
            400: components["responses"]["Error400"];
            401: components["responses"]["Error401"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            415: components["responses"]["Error415"];
            429: components["responses"]["Error429"];
            default: components["responses"]["Errordefault"];
        };
    };
    "list-members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrganisationMemberListResponse"];
                };
            };
            400: components["responses"]["Error400"];
            401: components["responses"]["Error401"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            415: components["responses"]["Error415"];
            429: components["responses"]["Error429"];
            default: components["responses"]["Errordefault"];
        };
    };
    "list-member-invitations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpenInvitationListResponse"];
                };
            };
            400: components["responses"]["Error400"];
            401: components["responses"]["Error401"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            415: components["responses"]["Error415"];
            429: components["responses"]["Error429"];
            default: components["responses"]["Errordefault"];
        };
    };
    "invite-member": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["InvitationRequest"];
            };
        };
        responses: {
            /** @description Created. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpenInvitationPostResponse"];
                };
            };
            400: components["responses"]["Error400"];
            401: components["responses"]["Error401"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            415: components["responses"]["Error415"];
            429: components["responses"]["Error429"];
            default: components["responses"]["Errordefault"];
        };
    };
    "withdraw-member-invitation": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommonResponse"];
                };
            };
            400: components["responses"]["Error400"];
            401: components["responses"]["Error401"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            415: components["responses"]["Error415"];
            429: components["responses"]["Error429"];
            default: components["responses"]["Errordefault"];
        };
    };
    "resend-member-invitation": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpenInvitationGetResponse"];
                };
            };
            400: components["responses"]["Error400"];
            401: components["responses"]["Error401"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            415: components["responses"]["Error415"];
            429: components["responses"]["Error429"];
            default: components["responses"]["Errordefault"];
        };
    };
    "set-member-role": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RoleRequest"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommonResponse"];
                };
            };
            400: components["responses"]["Error400"];
            401: components["responses"]["Error401"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            415: components["responses"]["Error415"];
            429: components["responses"]["Error429"];
            default: components["responses"]["Errordefault"];
        };
    };
    "remove-member": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommonResponse"];
                };
            };
            400: components["responses"]["Error400"];
            401: components["responses"]["Error401"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            415: components["responses"]["Error415"];
            429: components["responses"]["Error429"];
            default: components["responses"]["Errordefault"];
        };
    };
    "get-organisation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrganisationDetailsGetResponse"];
                };
            };
            400: components["responses"]["Error400"];
            401: components["responses"]["Error401"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            415: components["responses"]["Error415"];
            429: components["responses"]["Error429"];
            default: components["responses"]["Errordefault"];
        };
    };
    "rename-organisation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OrganisationRequest"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommonResponse"];
                };
            };
            400: components["responses"]["Error400"];
            401: components["responses"]["Error401"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            415: components["responses"]["Error415"];
            429: components["responses"]["Error429"];
            default: components["responses"]["Errordefault"];
        };
    };
    "leave-organisation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LeaveRequest"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommonResponse"];
                };
            };
            400: components["responses"]["Error400"];
            401: components["responses"]["Error401"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            415: components["responses"]["Error415"];
            429: components["responses"]["Error429"];
            default: components["responses"]["Errordefault"];
        };
    };
    "share-links": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LinksRequest"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommonResponse"];
                };
            };
            400: components["responses"]["Error400"];
            401: components["responses"]["Error401"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            415: components["responses"]["Error415"];
            429: components["responses"]["Error429"];
            default: components["responses"]["Errordefault"];
        };
    };
    "ask-for-production": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProductionForm"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommonResponse"];
                };
            };
            400: components["responses"]["Error400"];
            401: components["responses"]["Error401"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            415: components["responses"]["Error415"];
            429: components["responses"]["Error429"];
            default: components["responses"]["Errordefault"];
        };
    };
    "reset-password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ResetRequest"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommonResponse"];
                };
            };
            400: components["responses"]["Error400"];
            401: components["responses"]["Error401"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            415: components["responses"]["Error415"];
            429: components["responses"]["Error429"];
            default: components["responses"]["Errordefault"];
        };
    };
    "set-up": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SetUpRequest"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BegunGetResponse"];
                };
            };
            400: components["responses"]["Error400"];
            401: components["responses"]["Error401"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            415: components["responses"]["Error415"];
            429: components["responses"]["Error429"];
            default: components["responses"]["Errordefault"];
        };
    };
    "look-at-set-up": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TokenRequest"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SetUpSeenGetResponse"];
                };
            };
            400: components["responses"]["Error400"];
            401: components["responses"]["Error401"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            415: components["responses"]["Error415"];
            429: components["responses"]["Error429"];
            default: components["responses"]["Errordefault"];
        };
    };
    "sign-up": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SignUpRequest"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignedUpGetResponse"];
                };
            };
            400: components["responses"]["Error400"];
            401: components["responses"]["Error401"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            415: components["responses"]["Error415"];
            429: components["responses"]["Error429"];
            default: components["responses"]["Errordefault"];
        };
    };
    "resend-sign-up": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TicketRequest"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommonResponse"];
                };
            };
            400: components["responses"]["Error400"];
            401: components["responses"]["Error401"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            415: components["responses"]["Error415"];
            429: components["responses"]["Error429"];
            default: components["responses"]["Errordefault"];
        };
    };
    "verify-sign-up": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TokenRequest"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BegunGetResponse"];
                };
            };
            400: components["responses"]["Error400"];
            401: components["responses"]["Error401"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            415: components["responses"]["Error415"];
            429: components["responses"]["Error429"];
            default: components["responses"]["Errordefault"];
        };
    };
    "revoke-account": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                mode: "sandbox" | "production";
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommonResponse"];
                };
            };
            400: components["responses"]["Error400"];
            401: components["responses"]["Error401"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            415: components["responses"]["Error415"];
            429: components["responses"]["Error429"];
            default: components["responses"]["Errordefault"];
        };
    };
    "sync-person-account": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                mode: "sandbox" | "production";
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountGetResponse"];
                };
            };
            400: components["responses"]["Error400"];
            401: components["responses"]["Error401"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            415: components["responses"]["Error415"];
            429: components["responses"]["Error429"];
            default: components["responses"]["Errordefault"];
        };
    };
    "revoke-archive": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                mode: "sandbox" | "production";
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommonResponse"];
                };
            };
            400: components["responses"]["Error400"];
            401: components["responses"]["Error401"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            415: components["responses"]["Error415"];
            429: components["responses"]["Error429"];
            default: components["responses"]["Errordefault"];
        };
    };
    "get-archive-picture": {
        parameters: {
            query?: {
                /** @description Which page of the archive, from 0. */
                page?: number;
            };
            header?: never;
            path: {
                mode: "sandbox" | "production";
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": unknown;
                };
            };
            400: components["responses"]["Error400"];
            401: components["responses"]["Error401"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            415: components["responses"]["Error415"];
            429: components["responses"]["Error429"];
            default: components["responses"]["Errordefault"];
        };
    };
    "list-consent-templates": {
        parameters: {
            query?: {
                /** @description The `nextCursor` of the page before. It fits only the same list with the same filters. */
                cursor?: string;
                /** @description Items a page. */
                size?: number;
            };
            header?: never;
            path: {
                mode: "sandbox" | "production";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConsentTemplateListResponse"];
                };
            };
            400: components["responses"]["Error400"];
            401: components["responses"]["Error401"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            415: components["responses"]["Error415"];
            429: components["responses"]["Error429"];
            default: components["responses"]["Errordefault"];
        };
    };
    "create-consent-template": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                mode: "sandbox" | "production";
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConsentTemplateCreateRequest"];
            };
        };
        responses: {
            /** @description Created. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConsentTemplatePostResponse"];
                };
            };
            400: components["responses"]["Error400"];
            401: components["responses"]["Error401"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            415: components["responses"]["Error415"];
            429: components["responses"]["Error429"];
            default: components["responses"]["Errordefault"];
        };
    };
    "delete-consent-template": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                mode: "sandbox" | "production";
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommonResponse"];
                };
            };
            400: components["responses"]["Error400"];
            401: components["responses"]["Error401"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            415: components["responses"]["Error415"];
            429: components["responses"]["Error429"];
            default: components["responses"]["Errordefault"];
        };
    };
    "count-consents": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                mode: "sandbox" | "production";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConsentsGetResponse"];
                };
            };
            400: components["responses"]["Error400"];
            401: components["responses"]["Error401"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            415: components["responses"]["Error415"];
            429: components["responses"]["Error429"];
            default: components["responses"]["Errordefault"];
        };
    };
    "get-delivery": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                mode: "sandbox" | "production";
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeliveryDetailGetResponse"];
                };
            };
            400: components["responses"]["Error400"];
            401: components["responses"]["Error401"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            415: components["responses"]["Error415"];
            429: components["responses"]["Error429"];
            default: components["responses"]["Errordefault"];
        };
    };
    "replay-delivery": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                mode: "sandbox" | "production";
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Created. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SentPostResponse"];
                };
            };
            400: components["responses"]["Error400"];
            401: components["responses"]["Error401"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            415: components["responses"]["Error415"];
            429: components["responses"]["Error429"];
            default: components["responses"]["Errordefault"];
        };
    };
    "list-emulator-events": {
        parameters: {
            query: {
                /** @description Events that came after this one. */
                after?: string;
                /** @description The id of a user. */
                userId: string;
            };
            header?: never;
            path: {
                mode: "sandbox" | "production";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EmulatorEventsGetResponse"];
                };
            };
            400: components["responses"]["Error400"];
            401: components["responses"]["Error401"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            415: components["responses"]["Error415"];
            429: components["responses"]["Error429"];
            default: components["responses"]["Errordefault"];
        };
    };
    "list-sandbox-people": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                mode: "sandbox" | "production";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SandboxPeopleGetResponse"];
                };
            };
            400: components["responses"]["Error400"];
            401: components["responses"]["Error401"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            415: components["responses"]["Error415"];
            429: components["responses"]["Error429"];
            default: components["responses"]["Errordefault"];
        };
    };
    "open-emulator": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                mode: "sandbox" | "production";
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["EmulatorRequest"];
            };
        };
        responses: {
            /** @description Created. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EmulatorSessionPostResponse"];
                };
            };
            400: components["responses"]["Error400"];
            401: components["responses"]["Error401"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            415: components["responses"]["Error415"];
            429: components["responses"]["Error429"];
            default: components["responses"]["Errordefault"];
        };
    };
    "get-funnel": {
        parameters: {
            query?: {
                /** @description How many days, today included. */
                days?: number;
            };
            header?: never;
            path: {
                mode: "sandbox" | "production";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FunnelGetResponse"];
                };
            };
            400: components["responses"]["Error400"];
            401: components["responses"]["Error401"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            415: components["responses"]["Error415"];
            429: components["responses"]["Error429"];
            default: components["responses"]["Errordefault"];
        };
    };
    "get-home": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                mode: "sandbox" | "production";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HomeGetResponse"];
                };
            };
            400: components["responses"]["Error400"];
            401: components["responses"]["Error401"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            415: components["responses"]["Error415"];
            429: components["responses"]["Error429"];
            default: components["responses"]["Errordefault"];
        };
    };
    "portal-list-invite-templates": {
        parameters: {
            query?: {
                /** @description The `nextCursor` of the page before. It fits only the same list with the same filters. */
                cursor?: string;
                /** @description Items a page. */
                size?: number;
            };
            header?: never;
            path: {
                mode: "sandbox" | "production";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PortalInviteTemplateListResponse"];
                };
            };
            400: components["responses"]["Error400"];
            401: components["responses"]["Error401"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            415: components["responses"]["Error415"];
            429: components["responses"]["Error429"];
            default: components["responses"]["Errordefault"];
        };
    };
    "portal-create-invite-template": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                mode: "sandbox" | "production";
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["InviteTemplatePostRequest"];
            };
        };
        responses: {
            /** @description Created. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PortalInviteTemplatePostResponse"];
                };
            };
            400: components["responses"]["Error400"];
            401: components["responses"]["Error401"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            415: components["responses"]["Error415"];
            429: components["responses"]["Error429"];
            default: components["responses"]["Errordefault"];
        };
    };
    "portal-preview-invite-template": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                mode: "sandbox" | "production";
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PreviewRequest"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PreviewGetResponse"];
                };
            };
            400: components["responses"]["Error400"];
            401: components["responses"]["Error401"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            415: components["responses"]["Error415"];
            429: components["responses"]["Error429"];
            default: components["responses"]["Errordefault"];
        };
    };
    "portal-get-invite-template": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                mode: "sandbox" | "production";
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PortalInviteTemplateGetResponse"];
                };
            };
            400: components["responses"]["Error400"];
            401: components["responses"]["Error401"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            415: components["responses"]["Error415"];
            429: components["responses"]["Error429"];
            default: components["responses"]["Errordefault"];
        };
    };
    "portal-update-invite-template": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                mode: "sandbox" | "production";
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["InviteTemplatePostRequest"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PortalInviteTemplateGetResponse"];
                };
            };
            400: components["responses"]["Error400"];
            401: components["responses"]["Error401"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            415: components["responses"]["Error415"];
            429: components["responses"]["Error429"];
            default: components["responses"]["Errordefault"];
        };
    };
    "portal-delete-invite-template": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                mode: "sandbox" | "production";
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommonResponse"];
                };
            };
            400: components["responses"]["Error400"];
            401: components["responses"]["Error401"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            415: components["responses"]["Error415"];
            429: components["responses"]["Error429"];
            default: components["responses"]["Errordefault"];
        };
    };
    "portal-list-invites": {
        parameters: {
            query?: {
                /** @description The `nextCursor` of the page before. It fits only the same list with the same filters. */
                cursor?: string;
                /** @description Whoever has exactly this mail address. */
                email?: string;
                /** @description Items a page. */
                size?: number;
                status?: components["schemas"]["InviteStatus"];
                /** @description The id of a user. */
                userId?: string;
            };
            header?: never;
            path: {
                mode: "sandbox" | "production";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PortalInviteListResponse"];
                };
            };
            400: components["responses"]["Error400"];
            401: components["responses"]["Error401"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            415: components["responses"]["Error415"];
            429: components["responses"]["Error429"];
            default: components["responses"]["Errordefault"];
        };
    };
    "portal-create-invite": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                mode: "sandbox" | "production";
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["InvitePostRequest"];
            };
        };
        responses: {
            /** @description Created. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PortalInviteDetailPostResponse"];
                };
            };
            400: components["responses"]["Error400"];
            401: components["responses"]["Error401"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            415: components["responses"]["Error415"];
            429: components["responses"]["Error429"];
            default: components["responses"]["Errordefault"];
        };
    };
    "portal-import-invites": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                mode: "sandbox" | "production";
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ImportRequest"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportReportGetResponse"];
                };
            };
            400: components["responses"]["Error400"];
            401: components["responses"]["Error401"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            415: components["responses"]["Error415"];
            429: components["responses"]["Error429"];
            default: components["responses"]["Errordefault"];
        };
    };
    "portal-get-invite": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                mode: "sandbox" | "production";
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PortalInviteDetailGetResponse"];
                };
            };
            400: components["responses"]["Error400"];
            401: components["responses"]["Error401"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            415: components["responses"]["Error415"];
            429: components["responses"]["Error429"];
            default: components["responses"]["Errordefault"];
        };
    };
    "portal-cancel-invite": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                mode: "sandbox" | "production";
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PortalInviteDetailGetResponse"];
                };
            };
            400: components["responses"]["Error400"];
            401: components["responses"]["Error401"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            415: components["responses"]["Error415"];
            429: components["responses"]["Error429"];
            default: components["responses"]["Errordefault"];
        };
    };
    "portal-resend-invite": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                mode: "sandbox" | "production";
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PortalInviteDetailGetResponse"];
                };
            };
            400: components["responses"]["Error400"];
            401: components["responses"]["Error401"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            415: components["responses"]["Error415"];
            429: components["responses"]["Error429"];
            default: components["responses"]["Errordefault"];
        };
    };
    "list-keys": {
        parameters: {
            query?: {
                /** @description The `nextCursor` of the page before. It fits only the same list with the same filters. */
                cursor?: string;
                /** @description Items a page. */
                size?: number;
            };
            header?: never;
            path: {
                mode: "sandbox" | "production";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PortalKeyListResponse"];
                };
            };
            400: components["responses"]["Error400"];
            401: components["responses"]["Error401"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            415: components["responses"]["Error415"];
            429: components["responses"]["Error429"];
            default: components["responses"]["Errordefault"];
        };
    };
    "create-key": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                mode: "sandbox" | "production";
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["KeyPostRequest"];
            };
        };
        responses: {
            /** @description Created. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NewKeyPostResponse"];
                };
            };
            400: components["responses"]["Error400"];
            401: components["responses"]["Error401"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            415: components["responses"]["Error415"];
            429: components["responses"]["Error429"];
            default: components["responses"]["Errordefault"];
        };
    };
    "revoke-key": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                mode: "sandbox" | "production";
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommonResponse"];
                };
            };
            400: components["responses"]["Error400"];
            401: components["responses"]["Error401"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            415: components["responses"]["Error415"];
            429: components["responses"]["Error429"];
            default: components["responses"]["Errordefault"];
        };
    };
    "rotate-key": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                mode: "sandbox" | "production";
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RotateRequest"];
            };
        };
        responses: {
            /** @description Created. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NewKeyPostResponse"];
                };
            };
            400: components["responses"]["Error400"];
            401: components["responses"]["Error401"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            415: components["responses"]["Error415"];
            429: components["responses"]["Error429"];
            default: components["responses"]["Errordefault"];
        };
    };
    "list-data-sources": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                mode: "sandbox" | "production";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DataSourcesGetResponse"];
                };
            };
            400: components["responses"]["Error400"];
            401: components["responses"]["Error401"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            415: components["responses"]["Error415"];
            429: components["responses"]["Error429"];
            default: components["responses"]["Errordefault"];
        };
    };
    "list-requests": {
        parameters: {
            query?: {
                /** @description The `nextCursor` of the page before. It fits only the same list with the same filters. */
                cursor?: string;
                from?: string;
                /** @description One call, by its request id. */
                id?: string;
                /** @description The id of an API key. */
                key?: string;
                method?: string;
                /** @description Part of the path. */
                path?: string;
                /** @description Items a page. */
                size?: number;
                /** @description 2 for 2xx, 4 for 4xx, 5 for 5xx. */
                status?: number;
                to?: string;
            };
            header?: never;
            path: {
                mode: "sandbox" | "production";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PortalRequestListResponse"];
                };
            };
            400: components["responses"]["Error400"];
            401: components["responses"]["Error401"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            415: components["responses"]["Error415"];
            429: components["responses"]["Error429"];
            default: components["responses"]["Errordefault"];
        };
    };
    "get-request": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                mode: "sandbox" | "production";
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PortalRequestGetResponse"];
                };
            };
            400: components["responses"]["Error400"];
            401: components["responses"]["Error401"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            415: components["responses"]["Error415"];
            429: components["responses"]["Error429"];
            default: components["responses"]["Errordefault"];
        };
    };
    "list-seed-providers": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                mode: "sandbox" | "production";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SeedProviderListResponse"];
                };
            };
            400: components["responses"]["Error400"];
            401: components["responses"]["Error401"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            415: components["responses"]["Error415"];
            429: components["responses"]["Error429"];
            default: components["responses"]["Errordefault"];
        };
    };
    "reset-sandbox": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                mode: "sandbox" | "production";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SandboxResetGetResponse"];
                };
            };
            400: components["responses"]["Error400"];
            401: components["responses"]["Error401"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            415: components["responses"]["Error415"];
            429: components["responses"]["Error429"];
            default: components["responses"]["Errordefault"];
        };
    };
    "seed-sandbox": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                mode: "sandbox" | "production";
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SeedRequest"];
            };
        };
        responses: {
            /** @description Created. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SeededPostResponse"];
                };
            };
            400: components["responses"]["Error400"];
            401: components["responses"]["Error401"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            415: components["responses"]["Error415"];
            429: components["responses"]["Error429"];
            default: components["responses"]["Errordefault"];
        };
    };
    "get-usage": {
        parameters: {
            query?: {
                /** @description How many days, today included. */
                days?: number;
            };
            header?: never;
            path: {
                mode: "sandbox" | "production";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UsageGetResponse"];
                };
            };
            400: components["responses"]["Error400"];
            401: components["responses"]["Error401"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            415: components["responses"]["Error415"];
            429: components["responses"]["Error429"];
            default: components["responses"]["Errordefault"];
        };
    };
    "list-people": {
        parameters: {
            query?: {
                /** @description Users with an account in this state. */
                accountStatus?: components["schemas"]["ConnectionStatus"];
                /** @description Users with an archive in this state. */
                archiveStatus?: components["schemas"]["ArchiveStatus"];
                /** @description Where they came in. */
                channel?: components["schemas"]["SessionChannel"];
                /** @description The `nextCursor` of the page before. It fits only the same list with the same filters. */
                cursor?: string;
                /** @description Users created on this day (UTC) or earlier. */
                endDate?: string;
                /** @description Users with an account at this provider. */
                providerId?: string;
                /**
                 * @description Words of a name or employer (or their beginnings, from three letters on), an id, a part of the external metadata,
                 *      or a provider's name.
                 */
                q?: string;
                /** @description Items a page. */
                size?: number;
                /** @description Users created on this day (UTC) or later. */
                startDate?: string;
            };
            header?: never;
            path: {
                mode: "sandbox" | "production";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListedPersonListResponse"];
                };
            };
            400: components["responses"]["Error400"];
            401: components["responses"]["Error401"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            415: components["responses"]["Error415"];
            429: components["responses"]["Error429"];
            default: components["responses"]["Errordefault"];
        };
    };
    "erase-person": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                mode: "sandbox" | "production";
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommonResponse"];
                };
            };
            400: components["responses"]["Error400"];
            401: components["responses"]["Error401"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            415: components["responses"]["Error415"];
            429: components["responses"]["Error429"];
            default: components["responses"]["Errordefault"];
        };
    };
    "list-person-accesses": {
        parameters: {
            query?: {
                /** @description The `nextCursor` of the page before. It fits only the same list with the same filters. */
                cursor?: string;
                /** @description Items a page. */
                size?: number;
            };
            header?: never;
            path: {
                mode: "sandbox" | "production";
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccessListResponse"];
                };
            };
            400: components["responses"]["Error400"];
            401: components["responses"]["Error401"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            415: components["responses"]["Error415"];
            429: components["responses"]["Error429"];
            default: components["responses"]["Errordefault"];
        };
    };
    "list-person-consents": {
        parameters: {
            query?: {
                /** @description The `nextCursor` of the page before. It fits only the same list with the same filters. */
                cursor?: string;
                /** @description Items a page. */
                size?: number;
            };
            header?: never;
            path: {
                mode: "sandbox" | "production";
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReceiptListResponse"];
                };
            };
            400: components["responses"]["Error400"];
            401: components["responses"]["Error401"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            415: components["responses"]["Error415"];
            429: components["responses"]["Error429"];
            default: components["responses"]["Errordefault"];
        };
    };
    "get-person-cv": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                mode: "sandbox" | "production";
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonCvGetResponse"];
                };
            };
            400: components["responses"]["Error400"];
            401: components["responses"]["Error401"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            415: components["responses"]["Error415"];
            429: components["responses"]["Error429"];
            default: components["responses"]["Errordefault"];
        };
    };
    "export-person": {
        parameters: {
            query: {
                format: components["schemas"]["ExportFormat"];
                /** @description Of `csv`: this sheet alone. */
                sheet?: components["schemas"]["SheetKind"];
            };
            header?: never;
            path: {
                mode: "sandbox" | "production";
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": unknown;
                };
            };
            400: components["responses"]["Error400"];
            401: components["responses"]["Error401"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            415: components["responses"]["Error415"];
            429: components["responses"]["Error429"];
            default: components["responses"]["Errordefault"];
        };
    };
    "get-person-payload": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                mode: "sandbox" | "production";
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserPayloadGetResponse"];
                };
            };
            400: components["responses"]["Error400"];
            401: components["responses"]["Error401"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            415: components["responses"]["Error415"];
            429: components["responses"]["Error429"];
            default: components["responses"]["Errordefault"];
        };
    };
    "list-webhooks": {
        parameters: {
            query?: {
                /** @description The `nextCursor` of the page before. It fits only the same list with the same filters. */
                cursor?: string;
                /** @description Items a page. */
                size?: number;
            };
            header?: never;
            path: {
                mode: "sandbox" | "production";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PortalWebhookListResponse"];
                };
            };
            400: components["responses"]["Error400"];
            401: components["responses"]["Error401"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            415: components["responses"]["Error415"];
            429: components["responses"]["Error429"];
            default: components["responses"]["Errordefault"];
        };
    };
    "create-webhook": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                mode: "sandbox" | "production";
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PortalWebhookPostRequest"];
            };
        };
        responses: {
            /** @description Created. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookWithSecretPostResponse"];
                };
            };
            400: components["responses"]["Error400"];
            401: components["responses"]["Error401"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            415: components["responses"]["Error415"];
            429: components["responses"]["Error429"];
            default: components["responses"]["Errordefault"];
        };
    };
    "get-webhook": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                mode: "sandbox" | "production";
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PortalWebhookGetResponse"];
                };
            };
            400: components["responses"]["Error400"];
            401: components["responses"]["Error401"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            415: components["responses"]["Error415"];
            429: components["responses"]["Error429"];
            default: components["responses"]["Errordefault"];
        };
    };
    "change-webhook": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                mode: "sandbox" | "production";
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PortalWebhookPutRequest"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PortalWebhookGetResponse"];
                };
            };
            400: components["responses"]["Error400"];
            401: components["responses"]["Error401"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            415: components["responses"]["Error415"];
            429: components["responses"]["Error429"];
            default: components["responses"]["Errordefault"];
        };
    };
    "delete-webhook": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                mode: "sandbox" | "production";
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommonResponse"];
                };
            };
            400: components["responses"]["Error400"];
            401: components["responses"]["Error401"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            415: components["responses"]["Error415"];
            429: components["responses"]["Error429"];
            default: components["responses"]["Errordefault"];
        };
    };
    "list-deliveries": {
        parameters: {
            query?: {
                /** @description The `nextCursor` of the page before. It fits only the same list with the same filters. */
                cursor?: string;
                /** @description Begun at this moment or later. */
                from?: string;
                /** @description Items a page. */
                size?: number;
                status?: components["schemas"]["DeliveryStatus"];
                /** @description Begun before this moment. */
                to?: string;
                /** @description An event's type. */
                type?: components["schemas"]["EventType"];
            };
            header?: never;
            path: {
                mode: "sandbox" | "production";
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PortalDeliveryListResponse"];
                };
            };
            400: components["responses"]["Error400"];
            401: components["responses"]["Error401"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            415: components["responses"]["Error415"];
            429: components["responses"]["Error429"];
            default: components["responses"]["Errordefault"];
        };
    };
    "replay-failed": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                mode: "sandbox" | "production";
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReplayRequest"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReplayedGetResponse"];
                };
            };
            400: components["responses"]["Error400"];
            401: components["responses"]["Error401"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            415: components["responses"]["Error415"];
            429: components["responses"]["Error429"];
            default: components["responses"]["Errordefault"];
        };
    };
    "new-webhook-secret": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                mode: "sandbox" | "production";
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Created. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookWithSecretPostResponse"];
                };
            };
            400: components["responses"]["Error400"];
            401: components["responses"]["Error401"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            415: components["responses"]["Error415"];
            429: components["responses"]["Error429"];
            default: components["responses"]["Errordefault"];
        };
    };
    "test-webhook": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                mode: "sandbox" | "production";
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TestRequest"];
            };
        };
        responses: {
            /** @description Created. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SentPostResponse"];
                };
            };
            400: components["responses"]["Error400"];
            401: components["responses"]["Error401"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            415: components["responses"]["Error415"];
            429: components["responses"]["Error429"];
            default: components["responses"]["Errordefault"];
        };
    };
    "list-wink-templates": {
        parameters: {
            query?: {
                /** @description The `nextCursor` of the page before. It fits only the same list with the same filters. */
                cursor?: string;
                /** @description Items a page. */
                size?: number;
            };
            header?: never;
            path: {
                mode: "sandbox" | "production";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WinkTemplateListResponse"];
                };
            };
            400: components["responses"]["Error400"];
            401: components["responses"]["Error401"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            415: components["responses"]["Error415"];
            429: components["responses"]["Error429"];
            default: components["responses"]["Errordefault"];
        };
    };
    "create-wink-template": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                mode: "sandbox" | "production";
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WinkTemplateRequest"];
            };
        };
        responses: {
            /** @description Created. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WinkTemplatePostResponse"];
                };
            };
            400: components["responses"]["Error400"];
            401: components["responses"]["Error401"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            415: components["responses"]["Error415"];
            429: components["responses"]["Error429"];
            default: components["responses"]["Errordefault"];
        };
    };
    "get-wink-template": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                mode: "sandbox" | "production";
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WinkTemplateGetResponse"];
                };
            };
            400: components["responses"]["Error400"];
            401: components["responses"]["Error401"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            415: components["responses"]["Error415"];
            429: components["responses"]["Error429"];
            default: components["responses"]["Errordefault"];
        };
    };
    "change-wink-template": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                mode: "sandbox" | "production";
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WinkTemplateRequest"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WinkTemplateGetResponse"];
                };
            };
            400: components["responses"]["Error400"];
            401: components["responses"]["Error401"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            415: components["responses"]["Error415"];
            429: components["responses"]["Error429"];
            default: components["responses"]["Errordefault"];
        };
    };
    "delete-wink-template": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                mode: "sandbox" | "production";
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommonResponse"];
                };
            };
            400: components["responses"]["Error400"];
            401: components["responses"]["Error401"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            415: components["responses"]["Error415"];
            429: components["responses"]["Error429"];
            default: components["responses"]["Errordefault"];
        };
    };
    "duplicate-wink-template": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                mode: "sandbox" | "production";
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CopyRequest"];
            };
        };
        responses: {
            /** @description Created. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WinkTemplatePostResponse"];
                };
            };
            400: components["responses"]["Error400"];
            401: components["responses"]["Error401"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            415: components["responses"]["Error415"];
            429: components["responses"]["Error429"];
            default: components["responses"]["Errordefault"];
        };
    };
    "set-wink-template-logo": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                mode: "sandbox" | "production";
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LogoRequest"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WinkTemplateGetResponse"];
                };
            };
            400: components["responses"]["Error400"];
            401: components["responses"]["Error401"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            415: components["responses"]["Error415"];
            429: components["responses"]["Error429"];
            default: components["responses"]["Errordefault"];
        };
    };
    "remove-wink-template-logo": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                mode: "sandbox" | "production";
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WinkTemplateGetResponse"];
                };
            };
            400: components["responses"]["Error400"];
            401: components["responses"]["Error401"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            415: components["responses"]["Error415"];
            429: components["responses"]["Error429"];
            default: components["responses"]["Errordefault"];
        };
    };
    "count-wink-template-uses": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                mode: "sandbox" | "production";
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WinkTemplateUsesGetResponse"];
                };
            };
            400: components["responses"]["Error400"];
            401: components["responses"]["Error401"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            415: components["responses"]["Error415"];
            429: components["responses"]["Error429"];
            default: components["responses"]["Errordefault"];
        };
    };
}
