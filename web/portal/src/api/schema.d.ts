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
        /** Confirm a new e-mail address */
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
         * @description Mails a link to the new address; it counts once the link is used.
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
         * @description Ends one's sessions in it. The last owner cannot.
         */
        post: operations["leave-organisation"];
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
            /** Format: date-time */
            createdAt: string;
            /** @description The id of a line of the audit log. */
            id: string;
            /** @description Who did it; null where it was the operator. */
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
        EmailRequest: {
            email: string;
            password: string;
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
        ForgotRequest: {
            email: string;
        };
        /** @description What has happened for real, of what a newcomer does first. */
        Home: {
            /** @description The oldest key that works. */
            apiKey: string | null;
            /** @description The account that was connected last. */
            linked: components["schemas"]["HomeLink"] | null;
            /** @description That data, or word of it, reached the tenant's server. */
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
        /** @description What one may be allowed to do. Every call of the portal wants exactly one of them. */
        Permission: "OwnAccount" | "ReadPeople" | "ExportPeople" | "ManagePeople" | "ReadSettings" | "ReadTraffic" | "ManageBuild" | "UseSandbox" | "ManageOrganisation";
        /** @description What this member may do, in each mode. Production's are only of use once production is approved. */
        Permissions: {
            production: components["schemas"]["Permission"][];
            sandbox: components["schemas"]["Permission"][];
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
        ResetRequest: {
            /** @description 10 to 200 characters. */
            password: string;
            /** @description What follows the # of the link. */
            token: string;
        };
        /** @description What a member is for a tenant. */
        Role: "OWNER" | "DEVELOPER" | "ANALYST" | "VIEWER";
        RoleRequest: {
            role: components["schemas"]["Role"];
        };
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
        SwitchRequest: {
            /** @description The id of a tenant. */
            organisationId: string;
        };
        TicketRequest: {
            ticket: string;
        };
        TokenRequest: {
            /** @description What follows the # of the link. */
            token: string;
        };
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
}
