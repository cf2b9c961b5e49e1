// Made from server/openapi.json by tools/client.ts: node tools/client.ts
export interface paths {
    "/.well-known/vigie-exchange": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Gives the name and the public key of this installation, and the changes of that key. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ExchangeKey"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/account/factors": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists the second factors of your own account.
         * @description For the roles analyst, approver, publisher, auditor, administrator, and a machine with the scope people:read.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            totp: boolean;
                            passkeys: components["schemas"]["Passkey"][];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/account/passkeys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Adds a passkey to your account from what the browser made.
         * @description For the roles analyst, approver, publisher, auditor, administrator.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name: string;
                        response: {
                            id: string;
                            rawId: string;
                            /** @enum {string} */
                            type: "public-key";
                            response: {
                                clientDataJSON: string;
                                attestationObject: string;
                                transports?: string[];
                            };
                            clientExtensionResults: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            passkeys: components["schemas"]["Passkey"][];
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/account/passkeys/options": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Gives the browser what it needs to make a passkey.
         * @description For the roles analyst, approver, publisher, auditor, administrator.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            challenge: string;
                            rp: {
                                id: string;
                                name: string;
                            };
                            user: {
                                id: string;
                                name: string;
                                displayName: string;
                            };
                            pubKeyCredParams: {
                                alg: number;
                                /** @enum {string} */
                                type: "public-key";
                            }[];
                            timeout: number;
                            /** @enum {string} */
                            attestation: "none";
                            excludeCredentials: {
                                id: string;
                                /** @enum {string} */
                                type: "public-key";
                            }[];
                            authenticatorSelection: {
                                /** @enum {string} */
                                residentKey: "required";
                                requireResidentKey: boolean;
                                /** @enum {string} */
                                userVerification: "required";
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/account/passkeys/{id}": {
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
         * Removes a passkey from your account.
         * @description For the roles analyst, approver, publisher, auditor, administrator.
         */
        delete: {
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
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/account/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Changes your password. The old one is asked for.
         * @description For the roles analyst, approver, publisher, auditor, administrator.
         */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        password: string;
                        newPassword: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/account/seen-cases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Counts the sensitive cases you opened, by day. Nobody else is told.
         * @description For the roles analyst, approver, publisher, auditor, administrator, and a machine with the scope people:read.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SeenCases"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/account/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists where you are signed in.
         * @description For the roles analyst, approver, publisher, auditor, administrator, and a machine with the scope people:read.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: string;
                                /** Format: date-time */
                                openedAt: string;
                                /** Format: date-time */
                                seenAt: string;
                                /** Format: date-time */
                                expiresAt: string;
                                /** @enum {string} */
                                way: "password" | "code" | "passkey" | "openid";
                                address: string | null;
                                agent: string | null;
                                isThis: boolean;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/account/sessions/{id}": {
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
         * Ends one of your sessions.
         * @description For the roles analyst, approver, publisher, auditor, administrator.
         */
        delete: {
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
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/account/totp": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Confirms one-time codes with a first code.
         * @description For the roles analyst, approver, publisher, auditor, administrator.
         */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        code: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        /**
         * Makes the secret for one-time codes. They count once a first code is confirmed.
         * @description For the roles analyst, approver, publisher, auditor, administrator.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            secret: string;
                            uri: string;
                        };
                    };
                };
            };
        };
        /**
         * Removes one-time codes from your account.
         * @description For the roles analyst, approver, publisher, auditor, administrator.
         */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists the accounts of the unit.
         * @description For the roles auditor, administrator.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["ListedAccount"][];
                        };
                    };
                };
            };
        };
        put?: never;
        /**
         * Opens an account.
         * @description For the roles administrator.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    "idempotency-key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: idn-email */
                        email: string;
                        name: string;
                        /** @enum {string} */
                        role: "analyst" | "approver" | "publisher" | "auditor" | "administrator" | "machine";
                        /** @enum {string} */
                        language: "en" | "fr";
                        reason?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            account: components["schemas"]["ListedAccount"];
                            password: string | null;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Changes the name, role or language of an account, disables it or enables it again. A reason is given.
         * @description For the roles administrator.
         */
        put: {
            parameters: {
                query?: never;
                header?: {
                    "idempotency-key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name?: string;
                        /** @enum {string} */
                        role?: "analyst" | "approver" | "publisher" | "auditor" | "administrator" | "machine";
                        /** @enum {string} */
                        language?: "en" | "fr";
                        disabled?: boolean;
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ListedAccount"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts/{id}/factors/reset": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Removes every second factor of an account. A reason is given.
         * @description For the roles administrator.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    "idempotency-key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            removed: number;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts/{id}/keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists the keys of a machine account, without their secrets.
         * @description For the roles auditor, administrator.
         */
        get: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["ApiKey"][];
                        };
                    };
                };
            };
        };
        put?: never;
        /**
         * Makes a key for a machine account. Its secret is shown this once.
         * @description For the roles administrator.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    "idempotency-key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name: string;
                        scopes: ("case:read" | "evidence:read" | "followup:read" | "intake:read" | "listing:read" | "listing:write" | "notice:read" | "notice:write" | "operation:read" | "people:read" | "prepublication:read" | "prepublication:write" | "publication:read" | "receiving:read" | "receiving:write" | "referral:read" | "screening:read" | "screening:write" | "sweep:read")[];
                        days: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            key: string | null;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts/{id}/keys/{key}": {
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
         * Takes a key back. It counts no longer.
         * @description For the roles administrator.
         */
        delete: {
            parameters: {
                query?: never;
                header?: {
                    "idempotency-key"?: string;
                };
                path: {
                    id: string;
                    key: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["ApiKey"][];
                        };
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts/{id}/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Makes a first password for an account, which its holder then replaces.
         * @description For the roles administrator.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    "idempotency-key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            account: components["schemas"]["ListedAccount"];
                            password: string | null;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts/{id}/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists the sessions of an account.
         * @description For the roles auditor, administrator.
         */
        get: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Session"][];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        /**
         * Ends every session of an account.
         * @description For the roles administrator.
         */
        delete: {
            parameters: {
                query?: never;
                header?: {
                    "idempotency-key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            ended: number;
                        };
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts/{id}/sessions/{session}": {
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
         * Ends one session of an account.
         * @description For the roles administrator.
         */
        delete: {
            parameters: {
                query?: never;
                header?: {
                    "idempotency-key"?: string;
                };
                path: {
                    id: string;
                    session: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            ended: number;
                        };
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts/{id}/successions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Proposes to close an account, and who takes over the restricted cases that it alone keeps.
         * @description For the roles administrator.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    "idempotency-key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        successor: string;
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Proposal"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/age-gate-report": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The age gates of a platform over time, as PDF/A: measurements that are done, and the pages of the newest.
         * @description For the roles analyst, approver, publisher, auditor, administrator, and a machine with the scope sweep:read.
         */
        get: {
            parameters: {
                query: {
                    platform: string;
                    language?: "en" | "fr";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/age-gates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists measurements of age gates, the newest first.
         * @description For the roles analyst, approver, publisher, auditor, administrator, and a machine with the scope sweep:read.
         */
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    limit?: number;
                    platform?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["AgeGate"][];
                            next: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        /**
         * Plans a measurement of the age gates of a platform, and begins to visit its pages.
         * @description For the roles analyst, approver, administrator.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    "idempotency-key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        platform: string;
                        source: {
                            /** @enum {string} */
                            kind: "addresses";
                            text: string;
                        } | {
                            /** @enum {string} */
                            kind: "listings";
                        } | {
                            /** @enum {string} */
                            kind: "again";
                            of: string;
                        };
                        draw?: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AgeGate"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/age-gates/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Shows a measurement of age gates: its plan, how far it is, its shares.
         * @description For the roles analyst, approver, publisher, auditor, administrator, and a machine with the scope sweep:read.
         */
        get: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AgeGate"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/age-gates/{id}/decisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Decides what stands before a sealed page.
         * @description For the roles analyst, approver, administrator.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    "idempotency-key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        number: number;
                        /** @enum {string} */
                        gate: "none" | "declared" | "verified" | "unclear";
                        /** @default [] */
                        kinds?: ("wallet" | "third-party" | "payment" | "other")[];
                        /** @default  */
                        reason?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AgeGate"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/age-gates/{id}/pages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists the pages of a measurement: what was captured, proposed and decided.
         * @description For the roles analyst, approver, publisher, auditor, administrator, and a machine with the scope sweep:read.
         */
        get: {
            parameters: {
                query?: {
                    cursor?: number;
                    limit?: number;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["AgeGatePage"][];
                            next: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/age-gates/{id}/pages/{number}/package": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The sealed package of a page of a measurement.
         * @description For the roles analyst, approver, publisher, auditor, administrator, and a machine with the scope sweep:read.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    number: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/alerts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists the alerts from the public, by their state.
         * @description For the roles analyst, approver, administrator.
         */
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    limit?: number;
                    state?: "unread" | "looked-at" | "closed";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Alert"][];
                            next: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/alerts/counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Counts the alerts by their state.
         * @description For the roles analyst, approver, administrator.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            unread: number;
                            late: number;
                            lookedAt: number;
                            closed: number;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/alerts/figures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Says how long the alerts of a period waited.
         * @description For the roles analyst, approver, administrator.
         */
        get: {
            parameters: {
                query?: {
                    from?: string;
                    to?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AlertFigures"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/alerts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Shows an alert and what was reported before.
         * @description For the roles analyst, approver, administrator.
         */
        get: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AlertDetail"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/alerts/{id}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Closes an alert and says how it ended.
         * @description For the roles analyst, approver, administrator.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    "idempotency-key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        as: "not-for-us" | "done";
                        /** @default null */
                        reason?: string | null;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Alert"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/alerts/{id}/take": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Takes an alert on.
         * @description For the roles analyst, approver, administrator.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    "idempotency-key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Alert"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/alerts/{id}/visit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Has the reported page visited by its address.
         * @description For the roles analyst, approver, administrator.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    "idempotency-key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Alert"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/answers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes a signed answer of a platform to a notice. */
        post: {
            parameters: {
                query?: never;
                header: {
                    "idempotency-key": string;
                };
                path?: never;
                cookie?: never;
            };
            /** @description An answer to a notice (Regulation (EU) 2022/2065, art. 16(4) and 16(5)) */
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        format: "vigie.answer/1";
                        id: string;
                        /** @description The notice that is answered */
                        notice: string;
                        /** @enum {string} */
                        kind: "receipt" | "decision";
                        /** Format: date-time */
                        at: string;
                        /** @description The platform's own file number */
                        reference: string | null;
                        /** @description null in a receipt */
                        decision: {
                            /** @enum {string} */
                            outcome: "acted" | "partly" | "no-action";
                            explanation: string;
                            automatedDetection: boolean;
                            /**
                             * @description art. 16(6): whether automated means decided
                             * @enum {string}
                             */
                            automatedDecision: "none" | "partially" | "fully";
                            /** @description art. 16(5): what the notifier can do against the decision */
                            redress: string;
                            statements: {
                                id: string;
                                /** @description The listing it is about */
                                url: string;
                                /** @description art. 17(3)(a): what was restricted and for how long */
                                restriction: {
                                    /**
                                     * @description art. 17(1)(a) visibility, (b) monetary payments, (c) provision of the service, (d) the account; the words are those of the Transparency Database
                                     * @enum {string}
                                     */
                                    kind: "visibility-removed" | "visibility-disabled" | "visibility-demoted" | "visibility-age-restricted" | "visibility-interaction-restricted" | "visibility-labelled" | "visibility-other" | "monetary-suspension" | "monetary-termination" | "monetary-other" | "provision-partial-suspension" | "provision-total-suspension" | "provision-partial-termination" | "provision-total-termination" | "account-suspended" | "account-terminated";
                                    /**
                                     * Format: date-time
                                     * @description When it began
                                     */
                                    from: string;
                                    /** @description art. 17(3)(a): when it ends. null: without end */
                                    until: string | null;
                                };
                                /** @description art. 17(3)(a): countries (ISO 3166-1 alpha-2). Empty: everywhere */
                                territorialScope: string[];
                                /** @description art. 17(3)(b): the facts and circumstances relied on */
                                facts: string;
                                /** @description art. 17(3)(c): found by automated means */
                                automatedDetection: boolean;
                                /**
                                 * @description art. 17(3)(c): decided by automated means
                                 * @enum {string}
                                 */
                                automatedDecision: "none" | "partially" | "fully";
                                /**
                                 * @description art. 17(3)(d) illegal content; (e) against the terms
                                 * @enum {string}
                                 */
                                ground: "illegal" | "incompatible";
                                /** @description The provision of law, or the clause of the terms */
                                groundReference: string;
                                /** @description Why the content is illegal, or against the terms, on that ground */
                                groundExplanation: string;
                                /** @description art. 17(3)(f): what the trader can do against it */
                                redress: string;
                                /**
                                 * Format: date-time
                                 * @description When the statement was made
                                 */
                                at: string;
                            }[];
                        } | null;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AnswerReceived"];
                    };
                };
                /** @description Default Response */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AnswerReceived"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/approval-mail": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Says whether you get mail on what waits for approval.
         * @description For the roles analyst, approver, publisher, auditor, administrator, and a machine with the scope people:read.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            wanted: boolean;
                        };
                    };
                };
            };
        };
        /**
         * Turns the mail on what waits for approval on or off.
         * @description For the roles analyst, approver, publisher, auditor, administrator.
         */
        put: {
            parameters: {
                query?: never;
                header?: {
                    "idempotency-key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        wanted: boolean;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            wanted: boolean;
                        };
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/attended-visits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Shows the page that one has open, and whether this server has a browser to open one in.
         * @description For the roles analyst, approver, administrator.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            isAvailable: boolean;
                            items: components["schemas"]["AttendedVisit"][];
                        };
                    };
                };
            };
        };
        put?: never;
        /**
         * Opens a page of a case in the browser of this server, for a person to use: one at a time.
         * @description For the roles analyst, approver, administrator.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    "idempotency-key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        case: string;
                        /** @description An offer of the case; left out: its first */
                        listing?: string;
                        /** @description A check in doubt: what is sealed is judged as the next one */
                        check?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AttendedVisit"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/attended-visits/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Shows a visit of one’s own, open or ended within the last hour, and why it ended.
         * @description For the roles analyst, approver, administrator.
         */
        get: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AttendedVisit"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        /**
         * Ends a visit without sealing anything, whichever process has the page.
         * @description For the roles analyst, approver, administrator.
         */
        delete: {
            parameters: {
                query?: never;
                header?: {
                    "idempotency-key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/attended-visits/{id}/acts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Passes on to the page what a person does: clicks, keys, text, scrolling, a choice, the answer to a dialog. What is typed is kept nowhere.
         * @description For the roles analyst, approver, administrator.
         */
        post: {
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
                    "application/json": {
                        acts: ({
                            /** @enum {string} */
                            kind: "click";
                            x: number;
                            y: number;
                        } | {
                            /** @enum {string} */
                            kind: "scroll";
                            x: number;
                            y: number;
                            by: number;
                        } | {
                            /** @enum {string} */
                            kind: "key";
                            /** @enum {string} */
                            key: "Enter" | "Tab" | "Backspace" | "Delete" | "Escape" | "Home" | "End" | "PageUp" | "PageDown" | "ArrowUp" | "ArrowDown" | "ArrowLeft" | "ArrowRight";
                            /** @default false */
                            shift?: boolean;
                        } | {
                            /** @enum {string} */
                            kind: "text";
                            text: string;
                        } | {
                            /** @enum {string} */
                            kind: "answer";
                            accept: boolean;
                            text?: string;
                        } | {
                            /** @enum {string} */
                            kind: "set";
                            value: string;
                        } | {
                            /** @enum {string} */
                            kind: "back";
                        })[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": Record<string, never>;
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/attended-visits/{id}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Streams what a person sees of the page that they have open, as server-sent events.
         * @description For the roles analyst, approver, administrator.
         */
        get: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/attended-visits/{id}/seals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Seals the page as a person has it before them, marked as attended, and ends the visit.
         * @description For the roles analyst, approver, administrator.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    "idempotency-key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            evidence: string;
                            check: {
                                id: string;
                                /** @enum {string} */
                                verdict: "online" | "removed" | "restricted" | "indeterminate";
                            } | null;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Searches the audit log.
         * @description For the roles auditor, administrator.
         */
        get: {
            parameters: {
                query?: {
                    who?: string;
                    act?: string;
                    subject?: string;
                    case?: string;
                    from?: string;
                    to?: string;
                    cursor?: number;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["AuditEntry"][];
                            next: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/audit/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Exports entries of the audit log as a file.
         * @description For the roles auditor, administrator.
         */
        get: {
            parameters: {
                query?: {
                    who?: string;
                    act?: string;
                    subject?: string;
                    case?: string;
                    from?: string;
                    to?: string;
                    after?: number;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/audit/verification": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Checks that the chain of the audit log is unbroken.
         * @description For the roles auditor, administrator.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AuditVerification"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/authorities": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists the authorities of the register. None has an address: users enter those they know.
         * @description For the roles analyst, approver, publisher, auditor, administrator, and a machine with the scope notice:read.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Authority"][];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/authority-sheet": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Gives what Safety Gate or ICSMS asks for about a case, filled from the record. Nothing is sent.
         * @description For the roles analyst, approver, publisher, auditor, administrator, and a machine with the scope referral:read.
         */
        get: {
            parameters: {
                query: {
                    case: string;
                    /** @description safety-gate or icsms */
                    form?: string;
                    language?: "en" | "fr";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AuthoritySheet"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/authority-sheet/file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Downloads what Safety Gate or ICSMS asks for about a case, as JSON. Nothing is sent.
         * @description For the roles analyst, approver, publisher, auditor, administrator, and a machine with the scope referral:read.
         */
        get: {
            parameters: {
                query: {
                    case: string;
                    /** @description safety-gate or icsms */
                    form?: string;
                    language?: "en" | "fr";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/backtests/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Shows a backtest and its results.
         * @description For the roles analyst, approver, publisher, auditor, administrator, and a machine with the scope screening:read.
         */
        get: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PackBacktest"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/backtests/{id}/listings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists the offers that a rule found anew, or found no longer, in a backtest.
         * @description For the roles analyst, approver, publisher, auditor, administrator, and a machine with the scope screening:read.
         */
        get: {
            parameters: {
                query: {
                    cursor?: string;
                    limit?: number;
                    rule: string;
                    kind: "new" | "gone";
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["PackBacktestHit"][];
                            next: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists cases by filters, page by page.
         * @description For the roles analyst, approver, publisher, auditor, administrator, and a machine with the scope case:read.
         */
        get: {
            parameters: {
                query?: {
                    /** @description With the open ones go those where a relisting waits for a person; those that are closed go with none but `closed` */
                    state?: ("open" | "confirmed" | "dismissed" | "escalated" | "closed")[];
                    stage?: ("opened" | "sealed" | "noticed" | "overdue" | "removed" | "relisted")[];
                    platform?: string[];
                    /** @description The trader's name as the case has it; empty: the offer names none */
                    trader?: string[];
                    pack?: string[];
                    /** @description pack/rule */
                    rule?: string[];
                    severity?: ("low" | "medium" | "high" | "critical")[];
                    /** @description BCP 47, as the case has it */
                    language?: string[];
                    /** @description An account's id, `me`, or `none` */
                    assignee?: string[];
                    /** @description Cases with an offer that came in by one of these intakes */
                    intake?: string[];
                    openedBefore?: string;
                    openedAfter?: string;
                    dueBefore?: string;
                    /** @description At least so many sealed packages */
                    evidence?: number;
                    /** @description Words of the offers, their traders, their identifiers: whole, or from three letters on as they begin */
                    text?: string;
                    cursor?: string;
                    limit?: number;
                    view?: "mine" | "unassigned" | "approve" | "due" | "answers" | "returned" | "doubt" | "held";
                    sort?: "points" | "oldest" | "newest" | "due" | "severity" | "updated";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Case"][];
                            next: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cases/counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Counts the cases that fit the filters.
         * @description For the roles analyst, approver, publisher, auditor, administrator, and a machine with the scope case:read.
         */
        get: {
            parameters: {
                query?: {
                    /** @description With the open ones go those where a relisting waits for a person; those that are closed go with none but `closed` */
                    state?: ("open" | "confirmed" | "dismissed" | "escalated" | "closed")[];
                    stage?: ("opened" | "sealed" | "noticed" | "overdue" | "removed" | "relisted")[];
                    platform?: string[];
                    /** @description The trader's name as the case has it; empty: the offer names none */
                    trader?: string[];
                    pack?: string[];
                    /** @description pack/rule */
                    rule?: string[];
                    severity?: ("low" | "medium" | "high" | "critical")[];
                    /** @description BCP 47, as the case has it */
                    language?: string[];
                    /** @description An account's id, `me`, or `none` */
                    assignee?: string[];
                    /** @description Cases with an offer that came in by one of these intakes */
                    intake?: string[];
                    openedBefore?: string;
                    openedAfter?: string;
                    dueBefore?: string;
                    /** @description At least so many sealed packages */
                    evidence?: number;
                    /** @description Words of the offers, their traders, their identifiers: whole, or from three letters on as they begin */
                    text?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CaseCounts"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cases/decisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Decides several cases at once. Those refused are named with the reason.
         * @description For the roles analyst, approver, administrator.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    "idempotency-key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        kind: "confirm" | "dismiss" | "escalate";
                        reason: string;
                        /** @enum {string} */
                        from?: "open" | "confirmed" | "dismissed" | "escalated";
                        cases: string[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DecisionBatch"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cases/facets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Counts the cases that fit, by the values of one filter.
         * @description For the roles analyst, approver, publisher, auditor, administrator, and a machine with the scope case:read.
         */
        get: {
            parameters: {
                query: {
                    /** @description With the open ones go those where a relisting waits for a person; those that are closed go with none but `closed` */
                    state?: ("open" | "confirmed" | "dismissed" | "escalated" | "closed")[];
                    stage?: ("opened" | "sealed" | "noticed" | "overdue" | "removed" | "relisted")[];
                    platform?: string[];
                    /** @description The trader's name as the case has it; empty: the offer names none */
                    trader?: string[];
                    pack?: string[];
                    /** @description pack/rule */
                    rule?: string[];
                    severity?: ("low" | "medium" | "high" | "critical")[];
                    /** @description BCP 47, as the case has it */
                    language?: string[];
                    /** @description An account's id, `me`, or `none` */
                    assignee?: string[];
                    /** @description Cases with an offer that came in by one of these intakes */
                    intake?: string[];
                    openedBefore?: string;
                    openedAfter?: string;
                    dueBefore?: string;
                    /** @description At least so many sealed packages */
                    evidence?: number;
                    /** @description Words of the offers, their traders, their identifiers: whole, or from three letters on as they begin */
                    text?: string;
                    view?: "mine" | "unassigned" | "approve" | "due" | "answers" | "returned" | "doubt" | "held";
                    of: "platform" | "trader" | "pack" | "rule" | "severity" | "language" | "assignee" | "stage";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CaseFacets"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cases/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Shows a case with its offers, findings and decisions.
         * @description For the roles analyst, approver, publisher, auditor, administrator, and a machine with the scope case:read.
         */
        get: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CaseDetail"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cases/{id}/answers/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Marks the answers in a case as read.
         * @description For the roles analyst, approver, administrator.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    "idempotency-key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Case"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cases/{id}/assignee": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Assigns a case to a person, or to nobody.
         * @description For the roles analyst, approver, administrator.
         */
        put: {
            parameters: {
                query?: never;
                header?: {
                    "idempotency-key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        account: string | null;
                        note?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Case"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cases/{id}/checks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Looks at a case’s pages now, not when the schedule comes to them.
         * @description For the roles analyst, approver, administrator.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    "idempotency-key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description Offers that are looked at */
                            checks: number;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cases/{id}/closure": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Closes a case with its outcome, or opens it again.
         * @description For the roles analyst, approver, administrator.
         */
        put: {
            parameters: {
                query?: never;
                header?: {
                    "idempotency-key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description null: it is opened again */
                        outcome: ("removed" | "answered" | "referred" | "other") | null;
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Case"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cases/{id}/decisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Decides a case.
         * @description For the roles analyst, approver, administrator.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    "idempotency-key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        kind: "confirm" | "dismiss" | "escalate";
                        reason: string;
                        /** @enum {string} */
                        from?: "open" | "confirmed" | "dismissed" | "escalated";
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CaseDetail"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cases/{id}/hold": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Sets a case aside until a date, or takes it up again.
         * @description For the roles analyst, approver, administrator.
         */
        put: {
            parameters: {
                query?: never;
                header?: {
                    "idempotency-key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        until: string | null;
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Case"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cases/{id}/inquiry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Gives whether other units that ask learn that this restricted case knows a subject.
         * @description For the roles analyst, approver, administrator.
         */
        get: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["InquiryShare"];
                    };
                };
            };
        };
        /**
         * Says whether this restricted case counts for other units that ask: from the next preparation on, or no longer.
         * @description For the roles analyst, approver, administrator.
         */
        put: {
            parameters: {
                query?: never;
                header?: {
                    "idempotency-key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        answers: boolean;
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["InquiryShare"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cases/{id}/joins": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Joins another case to this restricted one.
         * @description For the roles analyst, approver, administrator.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    "idempotency-key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        case: string;
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CaseDetail"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cases/{id}/lock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Says that you have a case open, so that others see it. Renew it while you work.
         * @description For the roles analyst, approver, administrator.
         */
        put: {
            parameters: {
                query?: never;
                header?: {
                    "idempotency-key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            by: {
                                id: string;
                                name: string;
                            };
                            until: string;
                            taken: boolean;
                        };
                    };
                };
            };
        };
        post?: never;
        /**
         * Says that you have closed the case.
         * @description For the roles analyst, approver, administrator.
         */
        delete: {
            parameters: {
                query?: never;
                header?: {
                    "idempotency-key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cases/{id}/readers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists who may see a restricted case.
         * @description For the roles analyst, approver, publisher, auditor, administrator, and a machine with the scope case:read.
         */
        get: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CaseReaders"];
                    };
                };
            };
        };
        /**
         * Names who may see a restricted case.
         * @description For the roles analyst, approver, administrator.
         */
        put: {
            parameters: {
                query?: never;
                header?: {
                    "idempotency-key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        readers: {
                            account: string;
                            /** @default false */
                            isKeeper?: boolean;
                        }[];
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CaseReaders"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cases/{id}/seen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Counts a case, where it is sensitive, among those you opened today.
         * @description For the roles analyst, approver, publisher, auditor, administrator.
         */
        put: {
            parameters: {
                query?: never;
                header?: {
                    "idempotency-key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SeenCases"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cases/{id}/visibility": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Restricts a case to named readers, for a time or until further notice, or opens it to the unit.
         * @description For the roles approver, administrator.
         */
        put: {
            parameters: {
                query?: never;
                header?: {
                    "idempotency-key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        visibility: "unit" | "named" | "sealed";
                        /**
                         * @description When the restriction ends; null: when a keeper says so
                         * @default null
                         */
                        until?: string | null;
                        /**
                         * @description At its end it opens to the unit by itself; else its readers are reminded, and it stays
                         * @default false
                         */
                        opens?: boolean;
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CaseReaders"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Streams a sign, as server-sent events, whenever something of the unit changed.
         * @description For the roles analyst, approver, publisher, auditor, administrator, and a machine with the scope people:read.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/checks/{id}/verdicts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Records what a person saw on a page: online, removed or restricted.
         * @description For the roles analyst, approver, administrator.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    "idempotency-key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        verdict: "online" | "removed" | "restricted";
                        reason: string;
                        phrase?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            checks: components["schemas"]["Check"][];
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/colleagues": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Names the people of the unit.
         * @description For the roles analyst, approver, publisher, auditor, administrator, and a machine with the scope people:read.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Colleague"][];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/complaints": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists complaints against decisions.
         * @description For the roles analyst, approver, publisher, auditor, administrator, and a machine with the scope receiving:read.
         */
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    limit?: number;
                    state?: "open" | "upheld" | "rejected" | "deferred";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Complaint"][];
                            next: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/complaints/{id}/decision": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Decides a complaint.
         * @description For the roles analyst, approver, administrator.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    "idempotency-key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        upheld: boolean;
                        reason: string;
                        /** @default false */
                        manifestlyUnfounded?: boolean;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Complaint"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/compliance-report": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Gives the figures on what platforms did after notices.
         * @description For the roles analyst, approver, publisher, auditor, administrator, and a machine with the scope followup:read.
         */
        get: {
            parameters: {
                query?: {
                    from?: string;
                    to?: string;
                    platform?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            platforms: string[];
                            report: components["schemas"]["ComplianceReport"] | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/compliance-report.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Gives the same figures as a CSV file.
         * @description For the roles analyst, approver, publisher, auditor, administrator, and a machine with the scope followup:read.
         */
        get: {
            parameters: {
                query?: {
                    from?: string;
                    to?: string;
                    platform?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/courts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists the judicial courts of the register, and units of this installation by their department.
         * @description For the roles analyst, approver, publisher, auditor, administrator, and a machine with the scope notice:read.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Court"][];
                            units: {
                                name: string;
                                department: string;
                                isOwn: boolean;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/data-requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists requests of people about their personal data.
         * @description For the roles auditor, administrator.
         */
        get: {
            parameters: {
                query?: {
                    state?: "open" | "all";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["DataRequest"][];
                        };
                    };
                };
            };
        };
        put?: never;
        /**
         * Enters a request of a person about their data.
         * @description For the roles auditor, administrator.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    "idempotency-key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: date */
                        receivedOn: string;
                        /** @enum {string} */
                        way: "letter" | "e-mail" | "form" | "in-person" | "other";
                        article: 15 | 16 | 17 | 18 | 19 | 20 | 21 | 22;
                        about: string;
                        /** @default [] */
                        records?: string[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            receivedOn: string;
                            /** @enum {string} */
                            way: "letter" | "e-mail" | "form" | "in-person" | "other";
                            article: number;
                            officer: {
                                id: string;
                                name: string;
                            };
                            dueOn: string;
                            extendedAt: string | null;
                            outcome: ("granted" | "partly" | "refused") | null;
                            answeredAt: string | null;
                            late: boolean;
                            about: string | null;
                            records: string[] | null;
                            extensionReason: string | null;
                            answerBasis: string | null;
                            answer: string | null;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/data-requests/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Shows a request of a person about their data.
         * @description For the roles auditor, administrator.
         */
        get: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            receivedOn: string;
                            /** @enum {string} */
                            way: "letter" | "e-mail" | "form" | "in-person" | "other";
                            article: number;
                            officer: {
                                id: string;
                                name: string;
                            };
                            dueOn: string;
                            extendedAt: string | null;
                            outcome: ("granted" | "partly" | "refused") | null;
                            answeredAt: string | null;
                            late: boolean;
                            about: string | null;
                            records: string[] | null;
                            extensionReason: string | null;
                            answerBasis: string | null;
                            answer: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/data-requests/{id}/answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Records the answer to a request.
         * @description For the roles auditor, administrator.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    "idempotency-key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        outcome: "granted" | "partly" | "refused";
                        basis?: string;
                        text: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            receivedOn: string;
                            /** @enum {string} */
                            way: "letter" | "e-mail" | "form" | "in-person" | "other";
                            article: number;
                            officer: {
                                id: string;
                                name: string;
                            };
                            dueOn: string;
                            extendedAt: string | null;
                            outcome: ("granted" | "partly" | "refused") | null;
                            answeredAt: string | null;
                            late: boolean;
                            about: string | null;
                            records: string[] | null;
                            extensionReason: string | null;
                            answerBasis: string | null;
                            answer: string | null;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/data-requests/{id}/extension": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Extends the term for an answer. A reason is given.
         * @description For the roles auditor, administrator.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    "idempotency-key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            receivedOn: string;
                            /** @enum {string} */
                            way: "letter" | "e-mail" | "form" | "in-person" | "other";
                            article: number;
                            officer: {
                                id: string;
                                name: string;
                            };
                            dueOn: string;
                            extendedAt: string | null;
                            outcome: ("granted" | "partly" | "refused") | null;
                            answeredAt: string | null;
                            late: boolean;
                            about: string | null;
                            records: string[] | null;
                            extensionReason: string | null;
                            answerBasis: string | null;
                            answer: string | null;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/data-requests/{id}/officer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Names who handles a request.
         * @description For the roles administrator.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    "idempotency-key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        account: string;
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            receivedOn: string;
                            /** @enum {string} */
                            way: "letter" | "e-mail" | "form" | "in-person" | "other";
                            article: number;
                            officer: {
                                id: string;
                                name: string;
                            };
                            dueOn: string;
                            extendedAt: string | null;
                            outcome: ("granted" | "partly" | "refused") | null;
                            answeredAt: string | null;
                            late: boolean;
                            about: string | null;
                            records: string[] | null;
                            extensionReason: string | null;
                            answerBasis: string | null;
                            answer: string | null;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/decision-batches/{id}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Undoes the decisions that were taken together.
         * @description For the roles analyst, approver, administrator.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    "idempotency-key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        reason?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            batch: string;
                            undone: string[];
                            refused: {
                                case: string;
                                code: string;
                                detail: string;
                            }[];
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/declared-statements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Gives what a platform declared in the Transparency Database in a period, by the daily files that were read.
         * @description For the roles analyst, approver, publisher, auditor, administrator, and a machine with the scope followup:read.
         */
        get: {
            parameters: {
                query: {
                    platform: string;
                    from: string;
                    to: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Declared"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/document-kinds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists the kinds of documents that can be written, for a case where one is named.
         * @description For the roles analyst, approver, publisher, auditor, administrator, and a machine with the scope notice:read.
         */
        get: {
            parameters: {
                query?: {
                    case?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DocumentKinds"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/dossiers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists the dossiers of a case.
         * @description For the roles analyst, approver, publisher, auditor, administrator, and a machine with the scope referral:read.
         */
        get: {
            parameters: {
                query: {
                    case: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Dossier"][];
                        };
                    };
                };
            };
        };
        put?: never;
        /**
         * Has a dossier of a case made for its recipients.
         * @description For the roles analyst, approver, administrator.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    "idempotency-key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        case: string;
                        recipients: string[];
                        reason: string;
                        /**
                         * @default fr
                         * @enum {string}
                         */
                        language?: "fr";
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Dossier"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/dossiers/{id}/file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Downloads a dossier.
         * @description For the roles analyst, approver, publisher, auditor, administrator, and a machine with the scope referral:read.
         */
        get: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/escalation-paths": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Shows the escalation paths of a case and what became of each step.
         * @description For the roles analyst, approver, publisher, auditor, administrator, and a machine with the scope followup:read.
         */
        get: {
            parameters: {
                query: {
                    case: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            paths: components["schemas"]["EscalationPath"][];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/escalations/{id}/decisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Takes up a proposed step of an escalation, or declines it.
         * @description For the roles analyst, approver, administrator.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    "idempotency-key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        kind: "take";
                        reason: string;
                        document: {
                            /** @enum {string} */
                            language: "fr" | "en" | "de" | "es" | "it";
                            /** Format: idn-email */
                            recipient?: string;
                            recipientName?: string;
                            /** @default false */
                            bonaFide?: boolean;
                            elements?: {
                                [key: string]: string;
                            };
                            reminds?: string;
                            /** @description Of a kind that may be a measure: this one is, and its addressee is heard before */
                            isMeasure?: boolean;
                            /** @description Of a measure: why it does not wait until somebody was heard */
                            unheard?: string;
                        };
                    } | {
                        /** @enum {string} */
                        kind: "decline";
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            paths: components["schemas"]["EscalationPath"][];
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/evidence": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists the evidence of a case.
         * @description For the roles analyst, approver, publisher, auditor, administrator, and a machine with the scope evidence:read.
         */
        get: {
            parameters: {
                query: {
                    case: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Evidence"][];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/evidence/{id}/blurred-picture": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Gives the screenshot, or a picture of the page, blurred.
         * @description For the roles analyst, approver, publisher, auditor, administrator, and a machine with the scope evidence:read.
         */
        get: {
            parameters: {
                query?: {
                    /** @description The picture; left out: the screenshot */
                    url?: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/evidence/{id}/log-proof": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Gives the proof that a package stands in the public log.
         * @description For the roles analyst, approver, publisher, auditor, administrator, and a machine with the scope evidence:read.
         */
        get: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/evidence/{id}/original": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Downloads the file that the evidence was made from, as it came.
         * @description For the roles analyst, approver, publisher, auditor, administrator, and a machine with the scope evidence:read.
         */
        get: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/evidence/{id}/package": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Downloads the sealed evidence package.
         * @description For the roles analyst, approver, publisher, auditor, administrator, and a machine with the scope evidence:read.
         */
        get: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/evidence/{id}/screenshot": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Gives the screenshot of the page.
         * @description For the roles analyst, approver, publisher, auditor, administrator, and a machine with the scope evidence:read.
         */
        get: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/evidence/{id}/verification": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Checks the seals of a package.
         * @description For the roles analyst, approver, publisher, auditor, administrator, and a machine with the scope evidence:read.
         */
        get: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Verification"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/exchange/handovers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes a message of another installation about a hand-over, and says how it stands here. */
        post: {
            parameters: {
                query?: never;
                header: {
                    "idempotency-key": string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": ({
                        /** @enum {string} */
                        kind: "offer";
                        handover: string;
                        from: string;
                        to: string;
                        /** @enum {string} */
                        level: "read" | "together" | "give";
                        title: string;
                        reason: string;
                        until: string | null;
                        isRestricted: boolean;
                        offeredBy: string;
                        list: string;
                        salt: string;
                        logIndex: number;
                    } | {
                        /** @enum {string} */
                        kind: "part";
                        handover: string;
                        from: string;
                        to: string;
                        sha256: string;
                        offset: number;
                        /** Format: byte */
                        data: string;
                    } | {
                        /** @enum {string} */
                        kind: "accept";
                        handover: string;
                        from: string;
                        to: string;
                        receipt: string;
                    } | {
                        /** @enum {string} */
                        kind: "answer";
                        handover: string;
                        from: string;
                        to: string;
                        /** @enum {string} */
                        state: "sealing" | "offered" | "accepted" | "given" | "refused" | "withdrawn" | "ended" | "arriving" | "accepting" | "taken";
                        release: string | null;
                    } | {
                        /** @enum {string} */
                        kind: "taken";
                        handover: string;
                        from: string;
                        to: string;
                        /** @enum {string} */
                        level: "read" | "together" | "give";
                        title: string;
                        reason: string;
                        until: string | null;
                        isRestricted: boolean;
                        offeredBy: string;
                        list: string;
                        salt: string;
                        logIndex: number;
                        receipt: string;
                        release: string;
                    } | {
                        /** @enum {string} */
                        kind: "refuse";
                        handover: string;
                        from: string;
                        to: string;
                        reason: string;
                        by: string;
                    } | {
                        /** @enum {string} */
                        kind: "withdraw";
                        handover: string;
                        from: string;
                        to: string;
                    } | {
                        /** @enum {string} */
                        kind: "end";
                        handover: string;
                        from: string;
                        to: string;
                    } | {
                        /** @enum {string} */
                        kind: "remark";
                        handover: string;
                        from: string;
                        to: string;
                        id: string;
                        by: string;
                        text: string;
                        /** Format: date-time */
                        at: string;
                    }) | {
                        /** @enum {string} */
                        kind: "hello";
                        from: string;
                        to: string;
                        given: string[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            handover: string;
                            /** @enum {string} */
                            state: "sealing" | "offered" | "accepted" | "given" | "refused" | "withdrawn" | "ended" | "arriving" | "accepting" | "taken";
                            missing: string[];
                            release: string | null;
                        } | {
                            forgotten: number;
                        };
                    };
                };
                /** @description Default Response */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            handover: string;
                            /** @enum {string} */
                            state: "sealing" | "offered" | "accepted" | "given" | "refused" | "withdrawn" | "ended" | "arriving" | "accepting" | "taken";
                            missing: string[];
                            release: string | null;
                        } | {
                            forgotten: number;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/exhibits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists the exhibits of a case.
         * @description For the roles analyst, approver, publisher, auditor, administrator, and a machine with the scope evidence:read.
         */
        get: {
            parameters: {
                query: {
                    case: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Exhibit"][];
                        };
                    };
                };
            };
        };
        put?: never;
        /**
         * Registers an exhibit.
         * @description For the roles analyst, approver, administrator.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    "idempotency-key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        kind: "package";
                        case: string;
                        description: string;
                        collectedBy: {
                            name: string;
                            organisation: string;
                        };
                        /** Format: date-time */
                        collectedAt: string;
                        collectedPlace: string;
                        package: string;
                    } | {
                        /** @enum {string} */
                        kind: "file";
                        case: string;
                        description: string;
                        collectedBy: {
                            name: string;
                            organisation: string;
                        };
                        /** Format: date-time */
                        collectedAt: string;
                        collectedPlace: string;
                        file: {
                            name: string;
                            digest: string;
                            bytes: number;
                        };
                    } | {
                        /** @enum {string} */
                        kind: "object";
                        case: string;
                        description: string;
                        collectedBy: {
                            name: string;
                            organisation: string;
                        };
                        /** Format: date-time */
                        collectedAt: string;
                        collectedPlace: string;
                        object: {
                            quantity: number;
                            sealNumber: string | null;
                        };
                    } | {
                        /** @enum {string} */
                        kind: "archive";
                        case: string;
                        description: string;
                        collectedBy: {
                            name: string;
                            organisation: string;
                        };
                        /** Format: date-time */
                        collectedAt: string;
                        collectedPlace: string;
                        archive: {
                            name: string;
                            /** Format: byte */
                            content: string;
                        };
                    } | {
                        /** @enum {string} */
                        kind: "document";
                        case: string;
                        description: string;
                        collectedBy: {
                            name: string;
                            organisation: string;
                        };
                        /** Format: date-time */
                        collectedAt: string;
                        collectedPlace: string;
                        document: {
                            name: string;
                            /** Format: byte */
                            content: string;
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Exhibit"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/exhibits/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Shows an exhibit and its chain of custody.
         * @description For the roles analyst, approver, publisher, auditor, administrator, and a machine with the scope evidence:read.
         */
        get: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Exhibit"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/exhibits/{id}/custody-transfers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Records that an exhibit went from one holder to another.
         * @description For the roles analyst, approver, administrator.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    "idempotency-key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        from: {
                            name: string;
                            organisation: string;
                        };
                        to: {
                            name: string;
                            organisation: string;
                        };
                        /** Format: date-time */
                        at: string;
                        reason: string;
                        condition: string;
                        sealIntact: boolean | null;
                        /** @default null */
                        newSeal?: string | null;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Exhibit"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/exhibits/{id}/label": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Gives the label of an exhibit, to print.
         * @description For the roles analyst, approver, publisher, auditor, administrator, and a machine with the scope evidence:read.
         */
        get: {
            parameters: {
                query?: {
                    language?: "en" | "fr";
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/figures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Gives the figures of the unit.
         * @description For the roles analyst, approver, publisher, auditor, administrator, and a machine with the scope publication:read.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Figures"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/findings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists what rules found in offers.
         * @description For the roles analyst, approver, publisher, auditor, administrator, and a machine with the scope screening:read.
         */
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Finding"][];
                            next: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/findings/{id}/examples": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Makes a finding an example in the draft of its pack.
         * @description For the roles analyst, approver, administrator.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    "idempotency-key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        match: boolean;
                        /** @default  */
                        note?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PackDraft"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/follow-ups": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Shows the checks of a case’s pages after a notice.
         * @description For the roles analyst, approver, publisher, auditor, administrator, and a machine with the scope followup:read.
         */
        get: {
            parameters: {
                query: {
                    case: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            followUps: components["schemas"]["FollowUp"][];
                            checks: components["schemas"]["Check"][];
                            relistings: components["schemas"]["Relisting"][];
                            reappearances: components["schemas"]["Reappearance"][];
                            cluster: components["schemas"]["ListingCluster"];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/handover-partners": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Registers a unit of another installation, to hand cases to and to take them from.
         * @description For the roles administrator.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    "idempotency-key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name: string;
                        /** @description The door of that installation; null: there is no connection, and files are carried by hand */
                        url: string | null;
                        /** @description The unit of that installation */
                        unit: string;
                        /** @description The verifier key of that installation (/.well-known/vigie-exchange) */
                        key: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["HandoverPartner"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/handover-partners/{id}": {
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
         * Takes a partner out of the register, with whom nothing was handed over.
         * @description For the roles administrator.
         */
        delete: {
            parameters: {
                query?: never;
                header?: {
                    "idempotency-key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/handover-recipients": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists whom a case can be handed to, and what another installation needs to know of this unit.
         * @description For the roles analyst, approver, administrator.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["HandoverRecipients"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/handovers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists what this unit offered to others and what others offered to it, the newest first.
         * @description For the roles analyst, approver, administrator.
         */
        get: {
            parameters: {
                query?: {
                    direction?: "out" | "in";
                    case?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Handover"][];
                        };
                    };
                };
            };
        };
        put?: never;
        /**
         * Offers a case to another unit: to read, to work on together, or to give it away with its custody.
         * @description For the roles approver, administrator.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    "idempotency-key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        case: string;
                        /** @enum {string} */
                        level: "read" | "together" | "give";
                        /** @description A unit of this installation */
                        unit?: string;
                        /** @description A unit of another installation, as registered */
                        partner?: string;
                        /**
                         * @description For read and together: when it ends
                         * @default null
                         */
                        until?: string | null;
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Handover"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/handovers/files": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Takes in a file that another installation made for this unit. It may be repeated, and come late.
         * @description For the roles approver, administrator.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    "idempotency-key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/octet-stream": string;
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["HandoverFileRead"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/handovers/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Shows a hand-over with its sealed list and the remarks of both sides.
         * @description For the roles analyst, approver, administrator.
         */
        get: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["HandoverDetail"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/handovers/{id}/acceptance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Accepts what another unit offers. A case that is given is this unit’s once the other has released it.
         * @description For the roles approver, administrator.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    "idempotency-key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Handover"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/handovers/{id}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ends a share before its time.
         * @description For the roles approver, administrator.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    "idempotency-key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Handover"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/handovers/{id}/file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Makes a file of what the other side is to be told, signed and sealed to its key, where it is carried by hand.
         * @description For the roles approver, administrator.
         */
        get: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/handovers/{id}/files/{digest}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Downloads a file of what was handed over, by its SHA-256.
         * @description For the roles analyst, approver, administrator.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    digest: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/handovers/{id}/record": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Shows what was handed over of a case: its offers, findings, decisions, documents and exhibits.
         * @description For the roles analyst, approver, administrator.
         */
        get: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["HandedRecord"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/handovers/{id}/refusal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Refuses what another unit offers, with a reason that it is told.
         * @description For the roles approver, administrator.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    "idempotency-key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Handover"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/handovers/{id}/remarks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Writes a remark on a case that two units work on together: the other side has it too.
         * @description For the roles analyst, approver, administrator.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    "idempotency-key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        text: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["HandoverRemark"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/handovers/{id}/withdrawal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Takes an offer back that is not accepted yet.
         * @description For the roles approver, administrator.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    "idempotency-key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Handover"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/hash-lists": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists the lists of picture hashes.
         * @description For the roles analyst, approver, publisher, auditor, administrator, and a machine with the scope screening:read.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["HashList"][];
                        };
                    };
                };
            };
        };
        put?: never;
        /**
         * Brings in a list of picture hashes.
         * @description For the roles analyst, approver, administrator.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    "idempotency-key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name: string;
                        /** @enum {string} */
                        kind?: "known" | "exception";
                        distance?: number;
                        /** @enum {string} */
                        severity?: "low" | "medium" | "high" | "critical";
                        rule?: string | null;
                        hashes: {
                            pdq: string;
                            /** @default  */
                            label?: string;
                            /** @default  */
                            source?: string;
                        }[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            added: number;
                            proposal: components["schemas"]["Proposal"] | null;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/hash-lists/files": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Brings in a list of picture hashes from a file.
         * @description For the roles analyst, approver, administrator.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    "idempotency-key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        kind: "known" | "exception";
                        distance: number;
                        /** @enum {string} */
                        severity: "low" | "medium" | "high" | "critical";
                        name: string;
                        /** @default null */
                        rule?: string | null;
                        file: {
                            name: string;
                            /** Format: byte */
                            content: string;
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            added: number;
                            proposal: components["schemas"]["Proposal"] | null;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/hash-lists/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Shows the hashes of a list.
         * @description For the roles analyst, approver, publisher, auditor, administrator, and a machine with the scope screening:read.
         */
        get: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            hashes: {
                                pdq: string;
                                /** @default  */
                                label: string;
                                /** @default  */
                                source: string;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/hearings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists who may be heard in a case before a measure, what they said, and the measures taken.
         * @description For the roles analyst, approver, publisher, auditor, administrator, and a machine with the scope notice:read.
         */
        get: {
            parameters: {
                query: {
                    case: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Hearings"];
                    };
                };
            };
        };
        put?: never;
        /**
         * Notes that somebody may be heard before a measure, or why that has to wait.
         * @description For the roles analyst, approver, administrator.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    "idempotency-key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        kind: "opportunity";
                        case: string;
                        addressee: {
                            name: string;
                            /** @enum {string} */
                            role: "manufacturer" | "representative" | "importer" | "distributor" | "fulfilment" | "marketplace" | "other";
                        };
                        measure: string;
                        /** Format: date */
                        on: string;
                        /** @enum {string} */
                        means: "letter" | "email" | "by-hand" | "platform" | "oral" | "other";
                        /** Format: date */
                        due: string;
                    } | {
                        /** @enum {string} */
                        kind: "urgency";
                        case: string;
                        addressee: {
                            name: string;
                            /** @enum {string} */
                            role: "manufacturer" | "representative" | "importer" | "distributor" | "fulfilment" | "marketplace" | "other";
                        };
                        measure: string;
                        /** Format: date */
                        on: string;
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Hearing"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/hearings/{id}/observations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Notes what was said by who may be heard.
         * @description For the roles analyst, approver, administrator.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    "idempotency-key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: date */
                        on: string;
                        said?: string;
                        exhibit?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Hearing"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/hearings/{id}/withdrawals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Withdraws a hearing that was noted wrongly. A reason is given.
         * @description For the roles analyst, approver, administrator.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    "idempotency-key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Hearing"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists what was imported.
         * @description For the roles analyst, approver, publisher, auditor, administrator, and a machine with the scope listing:read.
         */
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["ImportRecord"][];
                            next: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/inboxes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists the inboxes for notices.
         * @description For the roles analyst, approver, publisher, auditor, administrator, and a machine with the scope receiving:read.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Inbox"][];
                        };
                    };
                };
            };
        };
        put?: never;
        /**
         * Opens an inbox for notices.
         * @description For the roles administrator.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    "idempotency-key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        platform: string;
                        name: string;
                        /** @enum {string} */
                        language: "en" | "fr";
                        openForm: boolean;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Inbox"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/inboxes/{inbox}/notices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes a notice, signed by its sender or unsigned. */
        post: {
            parameters: {
                query?: never;
                header?: {
                    "idempotency-key"?: string;
                };
                path: {
                    inbox: string;
                };
                cookie?: never;
            };
            /** @description A document of a case: a notice, an order, a report or an application */
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        format: "vigie.notice/1";
                        id: string;
                        /**
                         * @description dsa-16: notice of Regulation (EU) 2022/2065, art. 16; others: registers/documents
                         * @enum {string}
                         */
                        kind: "dsa-16" | "dsa-9" | "dsa-10" | "gpsr-22-notice" | "gpsr-22-order" | "coordinator" | "cpp-40" | "lcen-6-3" | "reminder" | "withdrawal" | "correction";
                        caseId: string;
                        /** @enum {string} */
                        language: "fr" | "en" | "de" | "es" | "it";
                        /**
                         * @description The version that governs, where `language` is a translation not checked by a jurist
                         * @enum {string}
                         */
                        governing?: "fr" | "en";
                        /**
                         * Format: date-time
                         * @description When the document was composed
                         */
                        at: string;
                        /** @description The date of that instant in Paris */
                        date: string;
                        platform: {
                            key: string;
                            name: string;
                        };
                        recipient: {
                            name: string;
                            address: string | null;
                        };
                        /**
                         * @description Where receipt, decision and statement of reasons may be posted. null: by e-mail alone
                         * @default null
                         */
                        replyTo?: string | null;
                        /** @description Who sells, as the offer says. null: the offer does not say */
                        trader: {
                            id: string | null;
                            name: string | null;
                            url: string | null;
                        } | null;
                        /** @description art. 16(2)(b), 9(2)(a)(iv): the exact electronic locations */
                        listings: {
                            url: string;
                            id: string | null;
                            title: string;
                        }[];
                        /** @description art. 16(2)(a), 9(2)(a)(ii): the substantiated reasons */
                        reasons: {
                            number: number;
                            explanation: string;
                            /** @description The location this reason concerns. null: all of them */
                            listingUrl: string | null;
                            findingId: string | null;
                            rule: string;
                            title: string;
                            pack: string;
                            packDigest: string;
                            engine: string;
                            /** @enum {string} */
                            severity: "low" | "medium" | "high" | "critical";
                            legal: {
                                id: string;
                                citation: string;
                                /** @description As the pack states it. null: the pack states none */
                                penalty: string | null;
                                from: string | null;
                                to: string | null;
                                /** @description false: not checked against an official text, and shown as such */
                                verified: boolean;
                                note: string | null;
                            }[];
                            matches: {
                                /** @description Field of the listing: title, description, attributes.Material, … */
                                field: string;
                                /** @description UTF-16 offset into the original text of the field */
                                start: number;
                                end: number;
                                /** @description The original text, at most 1,000 UTF-16 units; empty when via is absent */
                                text: string;
                                /** @description true: the text between start and end is longer than what is quoted */
                                cut: boolean;
                                term: string;
                                /** @enum {string} */
                                via: "literal" | "folded" | "confusable" | "leet" | "spaced" | "measure" | "attribute" | "absent" | "picture" | "similar";
                            }[];
                            /** @description Passages not quoted, past the first 50 */
                            matchesOmitted: number;
                        }[];
                        evidence: {
                            packageId: string;
                            digest: string;
                            logIndex: number;
                            /** Format: date-time */
                            sealedAt: string;
                        }[];
                        /** @description Only of the kinds dsa-9 and gpsr-22-order */
                        order?: {
                            /** @description art. 9(2)(a)(i), 10(2)(a)(i): the legal basis for the order itself */
                            legalBasis: string;
                            /** @description art. 9(2)(a)(iii), 10(2)(a)(ii) */
                            authority: {
                                name: string;
                                address: string | null;
                                /** Format: idn-email */
                                email: string;
                            };
                            /** @description art. 9(2)(a)(v), 10(2)(a)(v): redress for the provider and the recipient of the service */
                            redress: string;
                            /** @description art. 9(2)(a)(vi), 10(2)(a)(vi): who is told of the effect given. null: the issuing authority */
                            reportTo: string | null;
                            /** @enum {string} */
                            measure: "remove" | "disable-access" | "display-warning";
                            /** @description art. 9(2)(b): the territorial scope, ISO 3166-1 alpha-2 */
                            territory: string[];
                            /**
                             * @description Regulation (EU) 2023/988, art. 22(5): identical content too, until this day. null: the locations listed alone
                             * @default null
                             */
                            identicalUntil?: string | null;
                        };
                        /** @description Only of the kind dsa-10 */
                        information?: {
                            /** @description art. 9(2)(a)(i), 10(2)(a)(i): the legal basis for the order itself */
                            legalBasis: string;
                            /** @description art. 9(2)(a)(iii), 10(2)(a)(ii) */
                            authority: {
                                name: string;
                                address: string | null;
                                /** Format: idn-email */
                                email: string;
                            };
                            /** @description art. 9(2)(a)(v), 10(2)(a)(v): redress for the provider and the recipient of the service */
                            redress: string;
                            /** @description art. 9(2)(a)(vi), 10(2)(a)(vi): who is told of the effect given. null: the issuing authority */
                            reportTo: string | null;
                            /** @description art. 10(2)(a)(iii): account names or unique identifiers of those concerned */
                            recipients: string;
                            /** @description art. 10(2)(a)(iv): the objective; why it is necessary and proportionate */
                            objective: string;
                            /** @description art. 10(2)(b): what is asked for, already collected for providing the service */
                            requested: string;
                        };
                        /** @description Only of the kinds coordinator and cpp-40 */
                        report?: {
                            /** @description Who reports, and in what capacity */
                            capacity: string;
                            /** @description The facts, as the person who reports states them */
                            facts: string;
                            /** @description What comes with it beside the evidence listed */
                            documents: string | null;
                            /**
                             * @description coordinator: the obligations of the provider that are in question
                             * @default null
                             */
                            provisions?: string | null;
                            /**
                             * @description coordinator: what it is asked to do
                             * @default null
                             */
                            asked?: string | null;
                        };
                        /** @description Only of the kind lcen-6-3 */
                        application?: {
                            /** @description Who applies, in what capacity, represented by whom */
                            applicant: string;
                            /** @description Against whom */
                            defendants: string;
                            /** @description The damage caused by the content, or to be prevented */
                            damage: string;
                            /** @description The measures asked for */
                            measures: string;
                            /** @description Why they are fit, necessary and proportionate */
                            proportionality: string;
                        };
                        /** @description Only of the kinds withdrawal and correction */
                        amendment?: {
                            /**
                             * @description art. 22(6): insufficiently precise, inaccurate, inadequately substantiated
                             * @enum {string}
                             */
                            cause: "imprecise" | "inaccurate" | "unsubstantiated" | "other";
                            /** @description What was wrong, as the person who writes says it */
                            wrong: string;
                            /**
                             * @description Of a correction: what is right instead
                             * @default null
                             */
                            right?: string | null;
                            /**
                             * @description The document by which this recipient heard of the one concerned. null: it went to them itself
                             * @default null
                             */
                            citedBy?: {
                                id: string;
                                /** @enum {string} */
                                kind: "dsa-16" | "dsa-9" | "dsa-10" | "gpsr-22-notice" | "gpsr-22-order" | "coordinator" | "cpp-40" | "lcen-6-3" | "reminder" | "withdrawal" | "correction";
                            } | null;
                        };
                        /** @description Only of the kinds reminder, withdrawal and correction: the document that is recalled */
                        reminds?: {
                            id: string;
                            /** @enum {string} */
                            kind: "dsa-16" | "dsa-9" | "dsa-10" | "gpsr-22-notice" | "gpsr-22-order" | "coordinator" | "cpp-40" | "lcen-6-3" | "reminder" | "withdrawal" | "correction";
                            recipient: string;
                            /** Format: date-time */
                            sentAt: string;
                            /** @description The last day to act in */
                            due: string | null;
                            /** @description house: the unit's own expectation, not law */
                            dueBy: ("law" | "house") | null;
                            /** @description What was answered, oldest first. Empty: nothing */
                            answers: {
                                /** Format: date-time */
                                at: string;
                                /** @enum {string} */
                                kind: "receipt" | "decision" | "message";
                                /** @description Of a decision */
                                outcome: ("acted" | "partly" | "no-action") | null;
                                reference: string | null;
                            }[];
                        };
                        /** @description What was asked before and what came of it, oldest first */
                        acts?: {
                            id: string;
                            /** @enum {string} */
                            kind: "dsa-16" | "dsa-9" | "dsa-10" | "gpsr-22-notice" | "gpsr-22-order" | "coordinator" | "cpp-40" | "lcen-6-3" | "reminder" | "withdrawal" | "correction";
                            recipient: string;
                            /** Format: date-time */
                            sentAt: string;
                            /** @description The last day to act in */
                            due: string | null;
                            /** @description house: the unit's own expectation, not law */
                            dueBy: ("law" | "house") | null;
                            /** @description What was answered, oldest first. Empty: nothing */
                            answers: {
                                /** Format: date-time */
                                at: string;
                                /** @enum {string} */
                                kind: "receipt" | "decision" | "message";
                                /** @description Of a decision */
                                outcome: ("acted" | "partly" | "no-action") | null;
                                reference: string | null;
                            }[];
                        }[];
                        /** @description Scale and recurrence; null: not counted */
                        recurrence?: {
                            from: string;
                            to: string;
                            /** @description What was counted: the platform, the packs, the case */
                            scope: string;
                            /** @description Offers that the platform was asked about, each confirmed by a person */
                            listings: number;
                            traders: number | null;
                            removed: number | null;
                            /** @description Removed offers that were online again: at their own address, or as a person confirmed */
                            returned: number;
                            medianDaysToRemoval: number | null;
                            medianDaysToReturn: number | null;
                            /** @description Spread over time: weeks with anything to tell, by their Monday, oldest first */
                            weeks: {
                                week: string;
                                asked: number;
                                removed: number;
                                returned: number;
                            }[];
                        };
                        /** @description Only of the kind lcen-6-3, where there are any */
                        candidates?: {
                            obligation: {
                                title: string;
                                basis: string | null;
                                from: string | null;
                                until: string | null;
                                source: string | null;
                                verified: boolean;
                            };
                            /** @description What is counted, in a sentence */
                            definition: string;
                            /** @description That whether one counts is the judge's to say */
                            notice: string;
                            /** @description One offer, one day, one obligation; the newest day first */
                            candidates: {
                                day: string;
                                url: string;
                                /** @description The sealed pages of that day */
                                exhibits: {
                                    packageId: string;
                                    digest: string;
                                    logIndex: number | null;
                                    /** Format: date-time */
                                    seenAt: string;
                                }[];
                                confirmedBy: string;
                                /** Format: date-time */
                                confirmedAt: string;
                            }[];
                            /** @description Confirmed candidates past those named */
                            omitted: number;
                        }[];
                        /** @description Of cpp-40 and lcen-6-3: oldest first */
                        laboratory?: {
                            sample: string;
                            takenOn: string;
                            takenPlace: string;
                            takenBy: string;
                            laboratory: string;
                            /** @description Its number as the report has it */
                            accreditation: string | null;
                            method: string;
                            /** @description The day of the report */
                            on: string;
                            result: string;
                            /** @enum {string} */
                            conforming: "yes" | "no" | "undecided";
                            /** @description The exhibit that it is */
                            report: {
                                exhibit: number;
                                name: string;
                                digest: string;
                            };
                        }[];
                        /** @description Who sends; art. 16(2)(c). null only for an offence of Directive 2011/93/EU, art. 3-7 */
                        notifier: {
                            organisation: string | null;
                            name: string;
                            /** Format: idn-email */
                            email: string;
                            /** @description Status of Regulation (EU) 2022/2065, art. 22: to be processed with priority */
                            trustedFlagger: boolean;
                            /** @description The coordinator that awarded the status of trusted flagger, and since when */
                            awarded?: {
                                by: string;
                                since: string;
                            };
                        } | null;
                        /** @description art. 16(2)(d): the statement of bona fide belief. null where the kind asks for none */
                        statement: string | null;
                    };
                };
            };
            responses: {
                /** @description An answer to a notice (Regulation (EU) 2022/2065, art. 16(4) and 16(5)) */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {string} */
                            format: "vigie.answer/1";
                            id: string;
                            /** @description The notice that is answered */
                            notice: string;
                            /** @enum {string} */
                            kind: "receipt" | "decision";
                            /** Format: date-time */
                            at: string;
                            /** @description The platform's own file number */
                            reference: string | null;
                            /** @description null in a receipt */
                            decision: {
                                /** @enum {string} */
                                outcome: "acted" | "partly" | "no-action";
                                explanation: string;
                                automatedDetection: boolean;
                                /**
                                 * @description art. 16(6): whether automated means decided
                                 * @enum {string}
                                 */
                                automatedDecision: "none" | "partially" | "fully";
                                /** @description art. 16(5): what the notifier can do against the decision */
                                redress: string;
                                statements: {
                                    id: string;
                                    /** @description The listing it is about */
                                    url: string;
                                    /** @description art. 17(3)(a): what was restricted and for how long */
                                    restriction: {
                                        /**
                                         * @description art. 17(1)(a) visibility, (b) monetary payments, (c) provision of the service, (d) the account; the words are those of the Transparency Database
                                         * @enum {string}
                                         */
                                        kind: "visibility-removed" | "visibility-disabled" | "visibility-demoted" | "visibility-age-restricted" | "visibility-interaction-restricted" | "visibility-labelled" | "visibility-other" | "monetary-suspension" | "monetary-termination" | "monetary-other" | "provision-partial-suspension" | "provision-total-suspension" | "provision-partial-termination" | "provision-total-termination" | "account-suspended" | "account-terminated";
                                        /**
                                         * Format: date-time
                                         * @description When it began
                                         */
                                        from: string;
                                        /** @description art. 17(3)(a): when it ends. null: without end */
                                        until: string | null;
                                    };
                                    /** @description art. 17(3)(a): countries (ISO 3166-1 alpha-2). Empty: everywhere */
                                    territorialScope: string[];
                                    /** @description art. 17(3)(b): the facts and circumstances relied on */
                                    facts: string;
                                    /** @description art. 17(3)(c): found by automated means */
                                    automatedDetection: boolean;
                                    /**
                                     * @description art. 17(3)(c): decided by automated means
                                     * @enum {string}
                                     */
                                    automatedDecision: "none" | "partially" | "fully";
                                    /**
                                     * @description art. 17(3)(d) illegal content; (e) against the terms
                                     * @enum {string}
                                     */
                                    ground: "illegal" | "incompatible";
                                    /** @description The provision of law, or the clause of the terms */
                                    groundReference: string;
                                    /** @description Why the content is illegal, or against the terms, on that ground */
                                    groundExplanation: string;
                                    /** @description art. 17(3)(f): what the trader can do against it */
                                    redress: string;
                                    /**
                                     * Format: date-time
                                     * @description When the statement was made
                                     */
                                    at: string;
                                }[];
                            } | null;
                        };
                    };
                };
                /** @description An answer to a notice (Regulation (EU) 2022/2065, art. 16(4) and 16(5)) */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {string} */
                            format: "vigie.answer/1";
                            id: string;
                            /** @description The notice that is answered */
                            notice: string;
                            /** @enum {string} */
                            kind: "receipt" | "decision";
                            /** Format: date-time */
                            at: string;
                            /** @description The platform's own file number */
                            reference: string | null;
                            /** @description null in a receipt */
                            decision: {
                                /** @enum {string} */
                                outcome: "acted" | "partly" | "no-action";
                                explanation: string;
                                automatedDetection: boolean;
                                /**
                                 * @description art. 16(6): whether automated means decided
                                 * @enum {string}
                                 */
                                automatedDecision: "none" | "partially" | "fully";
                                /** @description art. 16(5): what the notifier can do against the decision */
                                redress: string;
                                statements: {
                                    id: string;
                                    /** @description The listing it is about */
                                    url: string;
                                    /** @description art. 17(3)(a): what was restricted and for how long */
                                    restriction: {
                                        /**
                                         * @description art. 17(1)(a) visibility, (b) monetary payments, (c) provision of the service, (d) the account; the words are those of the Transparency Database
                                         * @enum {string}
                                         */
                                        kind: "visibility-removed" | "visibility-disabled" | "visibility-demoted" | "visibility-age-restricted" | "visibility-interaction-restricted" | "visibility-labelled" | "visibility-other" | "monetary-suspension" | "monetary-termination" | "monetary-other" | "provision-partial-suspension" | "provision-total-suspension" | "provision-partial-termination" | "provision-total-termination" | "account-suspended" | "account-terminated";
                                        /**
                                         * Format: date-time
                                         * @description When it began
                                         */
                                        from: string;
                                        /** @description art. 17(3)(a): when it ends. null: without end */
                                        until: string | null;
                                    };
                                    /** @description art. 17(3)(a): countries (ISO 3166-1 alpha-2). Empty: everywhere */
                                    territorialScope: string[];
                                    /** @description art. 17(3)(b): the facts and circumstances relied on */
                                    facts: string;
                                    /** @description art. 17(3)(c): found by automated means */
                                    automatedDetection: boolean;
                                    /**
                                     * @description art. 17(3)(c): decided by automated means
                                     * @enum {string}
                                     */
                                    automatedDecision: "none" | "partially" | "fully";
                                    /**
                                     * @description art. 17(3)(d) illegal content; (e) against the terms
                                     * @enum {string}
                                     */
                                    ground: "illegal" | "incompatible";
                                    /** @description The provision of law, or the clause of the terms */
                                    groundReference: string;
                                    /** @description Why the content is illegal, or against the terms, on that ground */
                                    groundExplanation: string;
                                    /** @description art. 17(3)(f): what the trader can do against it */
                                    redress: string;
                                    /**
                                     * Format: date-time
                                     * @description When the statement was made
                                     */
                                    at: string;
                                }[];
                            } | null;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/independence-statements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists the versions of the explanation of how the unit stays independent, the newest first.
         * @description For the roles analyst, approver, publisher, auditor, administrator, and a machine with the scope publication:read.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["IndependenceStatement"][];
                        };
                    };
                };
            };
        };
        put?: never;
        /**
         * Enters a new version of the explanation of how the unit stays independent. Earlier versions stay.
         * @description For the roles administrator.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    "idempotency-key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: date */
                        since: string;
                        text: {
                            en?: string;
                            fr?: string;
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["IndependenceStatement"][];
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/inquiries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists what you have asked.
         * @description For the roles analyst, approver, administrator.
         */
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Inquiry"][];
                            next: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        /**
         * Asks other units whether they know a subject. They do not learn it.
         * @description For the roles analyst, approver, administrator.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    "idempotency-key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        subject: {
                            /** @enum {string} */
                            kind: "trader" | "vat" | "company" | "iban" | "phone" | "address" | "picture" | "person";
                            value: string;
                            platform?: string;
                            /** Format: date */
                            bornOn?: string;
                            /** @default false */
                            mayBePerson?: boolean;
                        };
                        purpose: string;
                        basis: string;
                        article: string;
                        peers: string[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Inquiry"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/inquiries/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Shows a question of your own, with its subject.
         * @description For the roles analyst, approver, administrator.
         */
        get: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["WholeInquiry"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/inquiry-buckets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Gives the buckets that a question needs, once. */
        post: {
            parameters: {
                query?: never;
                header: {
                    "idempotency-key": string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        format: "vigie.inquiry/1";
                        id: string;
                        to: string;
                        from: string;
                        /** Format: byte */
                        key: string;
                        numbers: number[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["InquiryBuckets"];
                    };
                };
                /** @description Default Response */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["InquiryBuckets"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/inquiry-closings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ends that the unit asks and answers, at once.
         * @description For the roles administrator.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    "idempotency-key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/inquiry-key-checks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Reads what the installations of the units say of their keys, and follows those that were replaced as planned.
         * @description For the roles administrator.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    "idempotency-key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/inquiry-openings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Proposes that the unit asks and answers; a second person approves it.
         * @description For the roles administrator.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    "idempotency-key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        officer: string;
                        reach: string;
                        authority: {
                            act: string;
                            article: string;
                            assessment: string;
                            /** Format: date */
                            assessedOn: string;
                        } | null;
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Proposal"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/inquiry-peers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Proposes a unit that may be asked and may ask; a second person approves it.
         * @description For the roles administrator.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    "idempotency-key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name: string;
                        url: string | null;
                        key: string;
                        unit: string;
                        competence: string | null;
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Proposal"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/inquiry-peers/{id}/endings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ends the entry of a unit, at once.
         * @description For the roles administrator.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    "idempotency-key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/inquiry-questions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Answers a blinded question of another unit: whether it is a hit the asker alone learns. */
        post: {
            parameters: {
                query?: never;
                header: {
                    "idempotency-key": string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        format: "vigie.inquiry/1";
                        id: string;
                        to: string;
                        from: string;
                        officer: {
                            id: string;
                            name: string;
                        };
                        purpose: string;
                        basis: string;
                        article: string;
                        /** @enum {string} */
                        about: "business" | "person";
                        elements: string[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["InquiryEvaluation"];
                    };
                };
                /** @description Default Response */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["InquiryEvaluation"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/inquiry-review/alarms": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists alarms: many questions of one officer.
         * @description For the roles auditor, administrator.
         */
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["InquiryAlarm"][];
                            next: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/inquiry-review/alarms/{id}/reviews": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Says what the review of an alarm came to.
         * @description For the roles auditor, administrator.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    "idempotency-key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        remark: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/inquiry-review/asked": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists what officers of this unit asked, without the subjects.
         * @description For the roles auditor, administrator.
         */
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Inquiry"][];
                            next: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/inquiry-review/asked/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Opens the subject of a question. The opening is recorded.
         * @description For the roles auditor, administrator.
         */
        get: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["WholeInquiry"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/inquiry-review/received": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists who asked this unit, why and when. What was asked nobody here knows.
         * @description For the roles auditor, administrator.
         */
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["InquiryReceived"][];
                            next: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/inquiry-tables": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Prepares anew what the unit answers from, under a new key.
         * @description For the roles administrator.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    "idempotency-key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/inquiry-unit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Gives whether the unit asks and answers, which units it knows, and what stands ready.
         * @description For the roles analyst, approver, administrator.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["InquiryUnit"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/installation/checks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Checks whether the installation is sound.
         * @description For the roles auditor, administrator.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["InstallationCheck"][];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/intakes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists what was taken in.
         * @description For the roles analyst, approver, publisher, auditor, administrator, and a machine with the scope intake:read.
         */
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Intake"][];
                            next: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        /**
         * Takes in a text: the addresses in it become offers.
         * @description For the roles analyst, approver, administrator.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    "idempotency-key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        text: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/intakes/files": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Takes in a file of offers.
         * @description For the roles analyst, approver, administrator.
         */
        post: {
            parameters: {
                query: {
                    name: string;
                };
                header?: {
                    "idempotency-key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/octet-stream": string;
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/intakes/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Shows how far an intake is.
         * @description For the roles analyst, approver, publisher, auditor, administrator, and a machine with the scope intake:read.
         */
        get: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Intake"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/intakes/{id}/columns": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Says which column holds which field, and reads the file again.
         * @description For the roles analyst, approver, administrator.
         */
        put: {
            parameters: {
                query?: never;
                header?: {
                    "idempotency-key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        columns: {
                            [key: string]: string;
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Intake"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/intakes/{id}/gaps": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists what an intake could not read, with place and reason.
         * @description For the roles analyst, approver, publisher, auditor, administrator, and a machine with the scope intake:read.
         */
        get: {
            parameters: {
                query?: {
                    cursor?: number;
                    limit?: number;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["IntakeGap"][];
                            next: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/intakes/{id}/rows": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists the rows of an intake and what became of each.
         * @description For the roles analyst, approver, publisher, auditor, administrator, and a machine with the scope intake:read.
         */
        get: {
            parameters: {
                query?: {
                    cursor?: number;
                    limit?: number;
                    only?: "cases" | "known" | "unread";
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["IntakeRow"][];
                            next: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/intakes/{id}/state": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Pauses an intake, or goes on with it.
         * @description For the roles analyst, approver, administrator.
         */
        put: {
            parameters: {
                query?: never;
                header?: {
                    "idempotency-key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        state: "paused" | "reading";
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Intake"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/jobs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Counts the jobs in each queue.
         * @description For the roles administrator.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            queues: components["schemas"]["QueueCount"][];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/jobs/failed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists the jobs that failed.
         * @description For the roles administrator.
         */
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["FailedJob"][];
                            next: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/jobs/failed/{id}/retries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Tries a failed job again.
         * @description For the roles administrator.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    "idempotency-key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/joint-notices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Writes one document for several cases.
         * @description For the roles analyst, approver, administrator.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    "idempotency-key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["TogetherInputInput"];
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["SentNotice"][];
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/joint-notices/candidates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Says which cases one document can hold.
         * @description For the roles analyst, approver, publisher, auditor, administrator, and a machine with the scope notice:read.
         */
        get: {
            parameters: {
                query?: {
                    kind?: "dsa-16" | "dsa-9" | "gpsr-22-notice" | "gpsr-22-order";
                    /** @description The cases chosen, at most 100; or a platform */
                    case?: string[];
                    /** @description Its confirmed and escalated cases, the 100 oldest */
                    platform?: string;
                    /** @description Of the platform, those of this trader alone */
                    trader?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["TogetherCandidate"][];
                            mayBeMore: boolean;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/joint-notices/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Shows the document for several cases. Nothing is sent.
         * @description For the roles analyst, approver, administrator.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["TogetherInputInput"];
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DocumentPreview"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/laboratory-results": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists the laboratory results of a case.
         * @description For the roles analyst, approver, publisher, auditor, administrator, and a machine with the scope evidence:read.
         */
        get: {
            parameters: {
                query: {
                    case: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["LaboratoryResult"][];
                        };
                    };
                };
            };
        };
        put?: never;
        /**
         * Enters what a laboratory found in a sample. Its report is an exhibit of the case.
         * @description For the roles analyst, approver, administrator.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    "idempotency-key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        case: string;
                        sample: {
                            what: string;
                            /** Format: date */
                            takenOn: string;
                            takenPlace: string;
                            takenBy: {
                                name: string;
                                organisation: string;
                            };
                            /** @default null */
                            exhibit?: string | null;
                        };
                        laboratory: {
                            name: string;
                            /** @default null */
                            accreditation?: string | null;
                        };
                        method: string;
                        /** Format: date */
                        on: string;
                        result: string;
                        /** @enum {string} */
                        conforming: "yes" | "no" | "undecided";
                        report: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["LaboratoryResult"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/laboratory-results/{id}/withdrawals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Withdraws a laboratory result that was entered wrongly. A reason is given.
         * @description For the roles analyst, approver, administrator.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    "idempotency-key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["LaboratoryResult"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/listings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists offers.
         * @description For the roles analyst, approver, publisher, auditor, administrator, and a machine with the scope listing:read.
         */
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Listing"][];
                            next: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        /**
         * Brings in offers.
         * @description For the roles analyst, approver, administrator, and a machine with the scope listing:write.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    "idempotency-key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        listings: {
                            /** @default null */
                            ageGate?: ("none" | "declared" | "verified") | null;
                            /** @default [] */
                            attributes?: {
                                name: string;
                                value: string;
                            }[];
                            /** @default null */
                            availability?: ("InStock" | "OutOfStock") | null;
                            /** @default null */
                            brand?: string | null;
                            /** @default [] */
                            category?: string[];
                            /** @default null */
                            currency?: string | null;
                            /** @default null */
                            description?: string | null;
                            /** @default null */
                            gtin?: string | null;
                            /** @default null */
                            id?: string | null;
                            /** @default [] */
                            images?: string[];
                            /** @default null */
                            language?: string | null;
                            /** @default null */
                            manufacturer?: {
                                /** @default null */
                                address?: string | null;
                                /** @default null */
                                contact?: string | null;
                                name: string;
                            } | null;
                            /** @default null */
                            mpn?: string | null;
                            platform: string;
                            /** @default null */
                            price?: string | null;
                            /** @default null */
                            responsiblePerson?: {
                                /** @default null */
                                address?: string | null;
                                /** @default null */
                                contact?: string | null;
                                name: string;
                            } | null;
                            /** @default null */
                            sku?: string | null;
                            /** @default false */
                            structured?: boolean;
                            /** @default [] */
                            territory?: string[];
                            title: string;
                            /** @default null */
                            trader?: {
                                /** @default null */
                                address?: string | null;
                                /** @default null */
                                email?: string | null;
                                /** @default null */
                                id?: string | null;
                                /** @default null */
                                name?: string | null;
                                /** @default null */
                                url?: string | null;
                            } | null;
                            /** @default null */
                            url?: string | null;
                            /** @default [] */
                            warnings?: string[];
                        }[];
                        /** @default false */
                        pictures?: boolean;
                    } | {
                        /** Format: uri */
                        url: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["KeptAddress"] | components["schemas"]["Import"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/listings/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Shows an offer and its history.
         * @description For the roles analyst, approver, publisher, auditor, administrator, and a machine with the scope listing:read.
         */
        get: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            platform: string;
                            platformId: string | null;
                            url: string | null;
                            title: string;
                            trader: string | null;
                            readAs: string | null;
                            firstSeen: string;
                            lastSeen: string;
                            snapshots: number;
                            history: components["schemas"]["Snapshot"][];
                            visitFailure: {
                                en: string;
                                fr: string;
                            } | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/listings/{id}/recalls": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists the recalls that may concern an offer, the surest first.
         * @description For the roles analyst, approver, publisher, auditor, administrator, and a machine with the scope screening:read.
         */
        get: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["RecallMatch"][];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/listings/{id}/similar": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists offers with a similar text.
         * @description For the roles analyst, approver, publisher, auditor, administrator, and a machine with the scope listing:read.
         */
        get: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["SimilarListing"][];
                            among: number;
                            isWhole: boolean;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/log": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Shows the state of the public log and its witnesses.
         * @description For the roles analyst, approver, publisher, auditor, administrator, and a machine with the scope evidence:read.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Log"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/misuse": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Shows the policy against misuse, and how those concerned stand by it.
         * @description For the roles analyst, approver, publisher, auditor, administrator, and a machine with the scope receiving:read.
         */
        get: {
            parameters: {
                query: {
                    kind: "trader" | "notifier" | "complainant";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            policy: {
                                days: number;
                                least: number;
                                share: number;
                                suspensionDays: number;
                            };
                            items: components["schemas"]["MisuseAssessment"][];
                        };
                    };
                };
            };
        };
        put?: never;
        /**
         * Takes a measure against misuse: a warning or a suspension.
         * @description For the roles analyst, approver, administrator.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    "idempotency-key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        kind: "trader" | "notifier" | "complainant";
                        key: string;
                        /** @enum {string} */
                        measure: "warning" | "suspension";
                        days?: number;
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            policy: {
                                days: number;
                                least: number;
                                share: number;
                                suspensionDays: number;
                            };
                            items: components["schemas"]["MisuseAssessment"][];
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/notice-errors": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Gives the share of notices that were found wrong after they were sent, within a period.
         * @description For the roles analyst, approver, publisher, auditor, administrator, and a machine with the scope notice:read.
         */
        get: {
            parameters: {
                query?: {
                    from?: string;
                    to?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["NoticeErrors"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/notices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists the documents sent in a case.
         * @description For the roles analyst, approver, publisher, auditor, administrator, and a machine with the scope notice:read.
         */
        get: {
            parameters: {
                query: {
                    case: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["SentNotice"][];
                        };
                    };
                };
            };
        };
        put?: never;
        /**
         * Writes a notice or another document in a case.
         * @description For the roles analyst, approver, administrator.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    "idempotency-key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["DocumentInputInput"];
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SentNotice"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/notices/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Shows the document before it is written. Nothing is sent.
         * @description For the roles analyst, approver, administrator.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["DocumentInputInput"];
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DocumentPreview"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/notices/preview/pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Gives the preview as PDF. Nothing is sent.
         * @description For the roles analyst, approver, administrator.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["DocumentInputInput"];
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/notices/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Shows a document.
         * @description For the roles analyst, approver, publisher, auditor, administrator, and a machine with the scope notice:read.
         */
        get: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SentNotice"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/notices/{id}/amendments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Corrects a document or takes it back, with a letter to each it reached.
         * @description For the roles analyst, approver, administrator.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    "idempotency-key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["NoticeAmendmentInput"];
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            letters: components["schemas"]["SentNotice"][];
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/notices/{id}/answers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Records the platform’s answer to a document.
         * @description For the roles analyst, approver, administrator, and a machine with the scope notice:write.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    "idempotency-key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        kind: "receipt" | "decision";
                        /** Format: date-time */
                        at: string;
                        reference?: string;
                        decision?: {
                            /** @enum {string} */
                            outcome: "acted" | "partly" | "no-action";
                            explanation: string;
                            /** @description art. 16(5): what the notifier can do against the decision */
                            redress?: string;
                        };
                        foundIn?: string;
                        proof?: {
                            name: string;
                            /** Format: byte */
                            content: string;
                        };
                        /** @default false */
                        together?: boolean;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            answers: components["schemas"]["NoticeAnswer"][];
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/notices/{id}/approvals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Approves a document, or rejects it.
         * @description For the roles analyst, approver, administrator.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    "idempotency-key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        decision: "approve" | "reject";
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SentNotice"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/notices/{id}/delivery": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Shows how a document was delivered.
         * @description For the roles analyst, approver, publisher, auditor, administrator, and a machine with the scope notice:read.
         */
        get: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Delivery"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/notices/{id}/message": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Downloads the message, to send it by hand.
         * @description For the roles analyst, approver, publisher, auditor, administrator, and a machine with the scope notice:read.
         */
        get: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/notices/{id}/pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Gives a document as PDF.
         * @description For the roles analyst, approver, publisher, auditor, administrator, and a machine with the scope notice:read.
         */
        get: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/notices/{id}/proofs/{digest}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Downloads a proof of delivery or answer.
         * @description For the roles analyst, approver, publisher, auditor, administrator, and a machine with the scope notice:read.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    digest: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/notices/{id}/reached": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists whom a document reached.
         * @description For the roles analyst, approver, publisher, auditor, administrator, and a machine with the scope notice:read.
         */
        get: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["ReachedByNotice"][];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/notices/{id}/sendings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Records that a document was sent by hand, with its proof.
         * @description For the roles analyst, approver, administrator.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    "idempotency-key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["NotedSendingInput"];
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Delivery"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/notices/{id}/sheet": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Gives the values to copy into a platform’s form.
         * @description For the roles analyst, approver, publisher, auditor, administrator, and a machine with the scope notice:read.
         */
        get: {
            parameters: {
                query?: {
                    form?: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PlatformSheet"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/notices/{id}/tries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Tries again to deliver a document that stopped.
         * @description For the roles analyst, approver, administrator.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    "idempotency-key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Delivery"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/obligation-candidates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists the candidates of an obligation that penalises each infringement: one listing, one day, one obligation.
         * @description For the roles analyst, approver, publisher, auditor, administrator, and a machine with the scope followup:read.
         */
        get: {
            parameters: {
                query: {
                    cursor?: string;
                    limit?: number;
                    platform: string;
                    obligation: string;
                    state?: "open" | "confirmed" | "dismissed" | "all";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            obligation: components["schemas"]["ObligationFacts"];
                            counts: {
                                open: number;
                                confirmed: number;
                                dismissed: number;
                                /** @description Of those open: no page of that day is sealed */
                                withoutExhibit: number;
                                /** @description Decided, and no candidate any more: counted nowhere else */
                                fallen: number;
                            };
                            definition: {
                                en: string;
                                fr: string;
                            };
                            notice: {
                                en: string;
                                fr: string;
                            };
                            items: components["schemas"]["Candidate"][];
                            next: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/obligation-candidates.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Gives the same candidates as a CSV file.
         * @description For the roles analyst, approver, publisher, auditor, administrator, and a machine with the scope followup:read.
         */
        get: {
            parameters: {
                query: {
                    platform: string;
                    obligation: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/obligation-candidates/decisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Confirms or dismisses candidates: all that are named, or none.
         * @description For the roles analyst, approver, administrator.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    "idempotency-key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        platform: string;
                        obligation: string;
                        /** @enum {string} */
                        kind: "confirm" | "dismiss";
                        reason: string;
                        candidates: {
                            listing: string;
                            /** Format: date */
                            day: string;
                        }[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            decided: number;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/obligations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Gives what a platform owes by law, commitment, order or judgment, each with its source and its clock today.
         * @description For the roles analyst, approver, publisher, auditor, administrator, and a machine with the scope followup:read.
         */
        get: {
            parameters: {
                query: {
                    platform: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Obligation"][];
                        };
                    };
                };
            };
        };
        put?: never;
        /**
         * Proposes an order or a judgment that the unit itself obtained against a platform; a second person approves it.
         * @description For the roles analyst, approver, administrator.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    "idempotency-key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description Key in the register of platforms, or a host */
                        platform: string;
                        /** @enum {string} */
                        kind: "order" | "judgment";
                        /** @description What the platform owes */
                        title: string;
                        /** @description The provision that it rests on */
                        basis: string;
                        /** @description The document: court or authority, number, where it is kept */
                        source: string;
                        /**
                         * Format: date
                         * @description The day of the order or judgment
                         */
                        madeOn: string;
                        /**
                         * Format: date
                         * @description The first day on which it binds
                         */
                        from: string;
                        /** @description The last one; null: without end */
                        until: string | null;
                        /** @description Where each infringement is penalised: packs whose findings may be one; empty: it is not */
                        packs: string[];
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Proposal"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/obligations/{id}/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Proposes that an order or a judgment of the unit’s own ends earlier, or is withdrawn; a second person approves it.
         * @description For the roles analyst, approver, administrator.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    "idempotency-key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        change: "end";
                        /**
                         * Format: date
                         * @description The last day on which it binds: earlier than the one it has
                         */
                        until: string;
                        reason: string;
                    } | {
                        /** @enum {string} */
                        change: "withdraw";
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Proposal"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/operation-units": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Names the other units of the installation, whom one may invite.
         * @description For the roles approver, administrator.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: string[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/operations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists the operations that the unit leads or was invited to, the newest first.
         * @description For the roles analyst, approver, publisher, auditor, administrator, and a machine with the scope operation:read.
         */
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["ListedOperation"][];
                            next: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        /**
         * Plans an operation of several units, and invites them.
         * @description For the roles approver, administrator.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    "idempotency-key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @default [] */
                        units?: string[];
                        /** @default [] */
                        targets?: ({
                            /** @enum {string} */
                            kind: "platform";
                            name: string;
                            /** Format: uri */
                            address?: string;
                            note?: string;
                        } | {
                            /** @enum {string} */
                            kind: "trader";
                            name: string;
                            /** Format: uri */
                            address?: string;
                            note?: string;
                        } | {
                            /** @enum {string} */
                            kind: "goods";
                            name: string;
                            /** Format: uri */
                            address?: string;
                            note?: string;
                        })[];
                        /** @default [] */
                        tasks?: {
                            unit: string;
                            says: string;
                            /** Format: date-time */
                            dueAt: string;
                        }[];
                        title: string;
                        purpose: string;
                        basis?: string;
                        /** Format: date-time */
                        actsAt: string;
                        /** Format: date-time */
                        reportsBy: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Operation"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/operations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Shows an operation: its plan and units, who is behind, what is shared, what is told at its end.
         * @description For the roles analyst, approver, publisher, auditor, administrator, and a machine with the scope operation:read.
         */
        get: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Operation"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/operations/{id}/additions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Adds units, targets and tasks to the plan; for the unit that leads.
         * @description For the roles approver, administrator.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    "idempotency-key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @default [] */
                        units?: string[];
                        /** @default [] */
                        targets?: ({
                            /** @enum {string} */
                            kind: "platform";
                            name: string;
                            /** Format: uri */
                            address?: string;
                            note?: string;
                        } | {
                            /** @enum {string} */
                            kind: "trader";
                            name: string;
                            /** Format: uri */
                            address?: string;
                            note?: string;
                        } | {
                            /** @enum {string} */
                            kind: "goods";
                            name: string;
                            /** Format: uri */
                            address?: string;
                            note?: string;
                        })[];
                        /** @default [] */
                        tasks?: {
                            unit: string;
                            says: string;
                            /** Format: date-time */
                            dueAt: string;
                        }[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Operation"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/operations/{id}/answers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Joins an operation that the unit is invited to, refuses it, or leaves it.
         * @description For the roles approver, administrator.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    "idempotency-key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        answer: "join" | "refuse" | "leave";
                        reason?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Operation"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/operations/{id}/captures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Shares a sealed page of the unit with all that take part: the package, and nothing of its case.
         * @description For the roles approver, administrator.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    "idempotency-key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        package: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Operation"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/operations/{id}/captures/{capture}/package": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Downloads a sealed page that a unit shared.
         * @description For the roles analyst, approver, publisher, auditor, administrator, and a machine with the scope operation:read.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    capture: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/operations/{id}/captures/{capture}/withdrawals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Takes back a page that the unit shared: nobody gets it any more.
         * @description For the roles approver, administrator.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    "idempotency-key"?: string;
                };
                path: {
                    id: string;
                    capture: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Operation"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/operations/{id}/counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Shows the unit’s own counts, as they would be given now or as they were given; no other unit sees them.
         * @description For the roles analyst, approver, publisher, auditor, administrator, and a machine with the scope operation:read.
         */
        get: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            from: string;
                            until: string;
                            givenAt: string | null;
                            counts: {
                                platform: string;
                                /** @enum {string} */
                                figure: "offers" | "notices" | "removed" | "returned";
                                count: number;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        /**
         * Gives the unit’s counts to the sums of the operation, once.
         * @description For the roles approver, administrator.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    "idempotency-key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Operation"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/operations/{id}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ends an operation: counts are added up, and what may be told is written and logged; for the unit that leads.
         * @description For the roles approver, administrator.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    "idempotency-key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        conclusion: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Operation"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/operations/{id}/lessons": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Adds what the unit learned, for all that take part.
         * @description For the roles analyst, approver, administrator.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    "idempotency-key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        says: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Operation"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/operations/{id}/record": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The record of an operation that has ended, with the salt of its leaf in the log.
         * @description For the roles analyst, approver, publisher, auditor, administrator, and a machine with the scope operation:read.
         */
        get: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/operations/{id}/report": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The report of an operation that has ended, as PDF/A.
         * @description For the roles analyst, approver, publisher, auditor, administrator, and a machine with the scope operation:read.
         */
        get: {
            parameters: {
                query?: {
                    language?: "en" | "fr";
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/operations/{id}/shareable-captures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists the newest sealed pages of the unit on what all look at, which are not shared yet: at most 100.
         * @description For the roles approver, administrator.
         */
        get: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["ShareableCapture"][];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/operations/{id}/tasks/{task}/completions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Notes that a task of the unit is done.
         * @description For the roles analyst, approver, administrator.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    "idempotency-key"?: string;
                };
                path: {
                    id: string;
                    task: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        note?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Operation"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/outgoing/{id}/proof": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Downloads the proof that a letter was sent by hand.
         * @description For the roles analyst, approver, publisher, auditor, administrator, and a machine with the scope receiving:read.
         */
        get: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/outgoing/{id}/sendings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Records that a letter was sent by hand.
         * @description For the roles analyst, approver, administrator.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    "idempotency-key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["NotedSendingInput"];
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Outgoing"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/packs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists the rule packs.
         * @description For the roles analyst, approver, publisher, auditor, administrator, and a machine with the scope screening:read.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["PackInUse"][];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/packs/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Shows a rule pack and its draft.
         * @description For the roles analyst, approver, publisher, auditor, administrator, and a machine with the scope screening:read.
         */
        get: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PackDetail"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/packs/{id}/activations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Proposes that a draft or an earlier version be in force from a day on.
         * @description For the roles analyst, approver, administrator.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    "idempotency-key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        digest: string | null;
                        /** Format: date */
                        from: string;
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Proposal"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/packs/{id}/backtests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists the backtests of a pack.
         * @description For the roles analyst, approver, publisher, auditor, administrator, and a machine with the scope screening:read.
         */
        get: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["PackBacktest"][];
                        };
                    };
                };
            };
        };
        put?: never;
        /**
         * Has the draft run over past offers.
         * @description For the roles analyst, approver, administrator.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    "idempotency-key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PackBacktest"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/packs/{id}/draft": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Saves the draft of a pack.
         * @description For the roles analyst, approver, administrator.
         */
        put: {
            parameters: {
                query?: never;
                header?: {
                    "idempotency-key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        text: string;
                        revision: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PackDraft"];
                    };
                };
            };
        };
        post?: never;
        /**
         * Throws the draft of a pack away.
         * @description For the roles analyst, approver, administrator.
         */
        delete: {
            parameters: {
                query?: never;
                header?: {
                    "idempotency-key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/packs/{id}/draft/stage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Sets the stage of a draft: draft or shadow. A reason is given.
         * @description For the roles analyst, approver, administrator.
         */
        put: {
            parameters: {
                query?: never;
                header?: {
                    "idempotency-key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        stage: "draft" | "shadow";
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PackDraft"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/packs/{id}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists the versions of a pack and when each was in force.
         * @description For the roles analyst, approver, publisher, auditor, administrator, and a machine with the scope screening:read.
         */
        get: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PackHistory"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/packs/{id}/texts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Gives the text of one version of a pack.
         * @description For the roles analyst, approver, publisher, auditor, administrator, and a machine with the scope screening:read.
         */
        get: {
            parameters: {
                query: {
                    digest: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            text: string;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/page-phrases/{id}/decisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Applies a proposed phrase by which a platform says that an offer is gone, or declines it.
         * @description For the roles analyst, approver, administrator.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    "idempotency-key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        kind: "apply" | "decline";
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            checks: components["schemas"]["Check"][];
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/pages/picture": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists where a picture appears.
         * @description For the roles analyst, approver, publisher, auditor, administrator, and a machine with the scope followup:read.
         */
        get: {
            parameters: {
                query: {
                    cursor?: string;
                    limit?: number;
                    pdq: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PicturePage"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/pages/platform": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Shows what is known of a platform.
         * @description For the roles analyst, approver, publisher, auditor, administrator, and a machine with the scope followup:read.
         */
        get: {
            parameters: {
                query: {
                    cursor?: string;
                    limit?: number;
                    name: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PlatformPage"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/pages/product": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Shows what is known of a product.
         * @description For the roles analyst, approver, publisher, auditor, administrator, and a machine with the scope followup:read.
         */
        get: {
            parameters: {
                query: {
                    cursor?: string;
                    limit?: number;
                    key: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ProductPage"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/pages/trader": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Shows what is known of a trader.
         * @description For the roles analyst, approver, publisher, auditor, administrator, and a machine with the scope followup:read.
         */
        get: {
            parameters: {
                query: {
                    cursor?: string;
                    limit?: number;
                    platform: string;
                    key: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["TraderPage"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/picture-reading": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Says whether text in pictures is read, and how many a day.
         * @description For the roles analyst, approver, publisher, auditor, administrator, and a machine with the scope screening:read.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PictureReading"];
                    };
                };
            };
        };
        /**
         * Sets whether text in pictures is read, and how many a day.
         * @description For the roles administrator.
         */
        put: {
            parameters: {
                query?: never;
                header?: {
                    "idempotency-key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        mode: "off" | "asked" | "new";
                        perDay: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PictureReading"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/platform-comparison": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Compares platforms: terms kept and missed, times to removal.
         * @description For the roles analyst, approver, publisher, auditor, administrator, and a machine with the scope followup:read.
         */
        get: {
            parameters: {
                query?: {
                    from?: string;
                    to?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            from: string;
                            to: string;
                            platforms: {
                                platform: string;
                                counts: {
                                    asked: number;
                                    acknowledged: number;
                                    decided: number;
                                    done: number;
                                    late: number;
                                    relisted: number;
                                };
                                deadlines: components["schemas"]["Deadlines"];
                                toRemoval: components["schemas"]["Durations"];
                            }[];
                            more: number;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/platforms": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists the platforms of the register by name.
         * @description For the roles analyst, approver, publisher, auditor, administrator, and a machine with the scope followup:read.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["PlatformName"][];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/proposals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists proposals that wait for a second person, or all.
         * @description For the roles analyst, approver, publisher, auditor, administrator, and a machine with the scope people:read.
         */
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    limit?: number;
                    kind?: string;
                    state?: "waiting" | "all";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Proposal"][];
                            next: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/proposals/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Shows a proposal.
         * @description For the roles analyst, approver, publisher, auditor, administrator, and a machine with the scope people:read.
         */
        get: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            kind: string;
                            summary: {
                                [key: string]: string | number | boolean | null;
                            };
                            reason: string;
                            by: {
                                id: string;
                                name: string;
                            } | null;
                            at: string;
                            decision: {
                                /** @enum {string} */
                                decision: "approve" | "reject";
                                by: {
                                    id: string;
                                    name: string;
                                };
                                at: string;
                                reason: string;
                            } | null;
                            content: unknown;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/proposals/{id}/decisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Approves a proposal, or rejects it.
         * @description For the roles analyst, approver, publisher, auditor, administrator.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    "idempotency-key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        decision: "approve" | "reject";
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Proposal"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/random-checks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Draws offers at random for checking. The same seed draws the same ones.
         * @description For the roles analyst, approver, publisher, auditor, administrator, and a machine with the scope receiving:read.
         */
        get: {
            parameters: {
                query: {
                    seed: string;
                    size?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["RandomCheck"][];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reason-templates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists texts kept for reasons.
         * @description For the roles analyst, approver, publisher, auditor, administrator, and a machine with the scope case:read.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["ReasonTemplate"][];
                        };
                    };
                };
            };
        };
        put?: never;
        /**
         * Keeps a text for reasons.
         * @description For the roles analyst, approver, administrator.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    "idempotency-key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        kind: "confirm" | "dismiss" | "escalate" | "hold";
                        title: string;
                        text: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ReasonTemplate"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reason-templates/{id}": {
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
         * Deletes a text kept for reasons.
         * @description For the roles analyst, approver, administrator.
         */
        delete: {
            parameters: {
                query?: never;
                header?: {
                    "idempotency-key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["ReasonTemplate"][];
                        };
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/recalls": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Puts an export of recalls into the register, and screens what every unit has kept.
         * @description For the roles administrator.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    "idempotency-key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        file: {
                            name: string;
                            /** Format: byte */
                            content: string;
                        };
                        /** @description Whose recalls they are; left out: the file's name without its date */
                        source?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RecallImport"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/recalls/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Reads an export of recalls. Nothing is kept.
         * @description For the roles administrator.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        file: {
                            name: string;
                            /** Format: byte */
                            content: string;
                        };
                        /** @description Whose recalls they are; left out: the file's name without its date */
                        source?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RecallPreview"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/recalls/removals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Takes a recall, or all of a source, out of the register, or brings them back.
         * @description For the roles administrator.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    "idempotency-key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        source?: string;
                        reference?: string;
                        /** @description false: they are brought back */
                        isRemoved: boolean;
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            recalls: number;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/recalls/sources": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists what the register of recalls was made from.
         * @description For the roles analyst, approver, publisher, auditor, administrator, and a machine with the scope screening:read.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["RecallSource"][];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/received": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists the notices received.
         * @description For the roles analyst, approver, publisher, auditor, administrator, and a machine with the scope receiving:read.
         */
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    limit?: number;
                    state?: "open" | "decided" | "deferred";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["ReceivedNotice"][];
                            next: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/received/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Shows a notice received.
         * @description For the roles analyst, approver, publisher, auditor, administrator, and a machine with the scope receiving:read.
         */
        get: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ReceivedNoticeDetail"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/received/{id}/complaints": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Records a complaint about a decision that came by mail or letter.
         * @description For the roles analyst, approver, administrator.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    "idempotency-key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description The statement that a trader complains about; null: the notifier, about the decision */
                        statement: string | null;
                        /** @enum {string} */
                        way: "mail" | "letter" | "other";
                        /** Format: date-time */
                        arrivedAt: string;
                        /** @description Who of the platform received it */
                        receivedBy: string;
                        /** @description The text of the complaint */
                        reasons: string;
                        /** @description Where the answer goes; null: a person sends it */
                        email: string | null;
                        /** @enum {string} */
                        language: "en" | "fr";
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Complaint"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/received/{id}/decision": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Decides on the addresses in a notice received.
         * @description For the roles analyst, approver, administrator.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    "idempotency-key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ReceivedDecisionInput"];
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            decided: string[];
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/received/{id}/receipt": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sends the receipt that was held back.
         * @description For the roles analyst, approver, administrator.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    "idempotency-key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ReceivedNoticeDetail"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/received/{id}/suspicions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Notes that a suspicion was reported to an authority.
         * @description For the roles analyst, approver, administrator.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    "idempotency-key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        memberState: string;
                        authority: string;
                        facts: string;
                        /** Format: date-time */
                        reportedAt: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ReceivedNoticeDetail"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/recipient-choices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists whom people chose for a case, and why.
         * @description For the roles analyst, approver, publisher, auditor, administrator, and a machine with the scope notice:read.
         */
        get: {
            parameters: {
                query: {
                    case: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["RecipientChoice"][];
                        };
                    };
                };
            };
        };
        put?: never;
        /**
         * Chooses a court or an authority for a case. A reason is given.
         * @description For the roles analyst, approver, administrator.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    "idempotency-key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        case: string;
                        /** @enum {string} */
                        as: "prosecutor" | "court" | "investigation-service" | "coordinator" | "market-surveillance" | "customs";
                        /** @description Its key in the registers */
                        recipient: string;
                        /** @default [] */
                        offence?: string[];
                        /** @default [] */
                        residence?: string[];
                        /** @default [] */
                        arrest?: string[];
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["RecipientChoice"][];
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/recipient-proposals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Proposes courts and authorities that may be competent for a case. A proposal, never a certainty.
         * @description For the roles analyst, approver, publisher, auditor, administrator, and a machine with the scope notice:read.
         */
        get: {
            parameters: {
                query: {
                    case: string;
                    offence?: string;
                    residence?: string;
                    arrest?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["ProposedRecipient"][];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/recurrence": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Says how often, and how soon, offers come back that were removed.
         * @description For the roles analyst, approver, publisher, auditor, administrator, and a machine with the scope sweep:read.
         */
        get: {
            parameters: {
                query?: {
                    platform?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SweepRecurrence"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/referrals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists referrals, of a case or by whom they wait for.
         * @description For the roles analyst, approver, publisher, auditor, administrator, and a machine with the scope referral:read.
         */
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    limit?: number;
                    case?: string;
                    waits?: "us" | "them" | "nobody" | "late" | "all";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Referral"][];
                            next: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        /**
         * Notes that a case was sent to the court or authority that was chosen.
         * @description For the roles analyst, approver, administrator.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    "idempotency-key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        case: string;
                        /** @description Whom a person chose: POST /v1/recipient-choices */
                        choice: string;
                        /** @description The sealed file that went along */
                        dossier?: string;
                        /** @description The document that went along */
                        notice?: string;
                        /** Format: date */
                        on: string;
                        /** @description How it was sent */
                        said?: string;
                        /** @description What was sent is a measure of the unit: whom it concerns is heard before */
                        isMeasure?: boolean;
                        /** @description Of a measure: why it did not wait until somebody was heard */
                        unheard?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Referral"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/referrals/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Shows a referral.
         * @description For the roles analyst, approver, publisher, auditor, administrator, and a machine with the scope referral:read.
         */
        get: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Referral"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/referrals/{id}/entries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Notes what happened to a referral: received, registered, a request, an answer to it, a decision.
         * @description For the roles analyst, approver, administrator.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    "idempotency-key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        kind: "received";
                        /** Format: date */
                        on: string;
                        said?: string;
                    } | {
                        /** @enum {string} */
                        kind: "registered";
                        /** Format: date */
                        on: string;
                        registerNumber: string;
                        said?: string;
                    } | {
                        /** @enum {string} */
                        kind: "request";
                        /** Format: date */
                        on: string;
                        said: string;
                        /** Format: date */
                        due?: string;
                    } | {
                        /** @enum {string} */
                        kind: "answer";
                        /** Format: date */
                        on: string;
                        said: string;
                        answers: string;
                    } | {
                        /** @enum {string} */
                        kind: "decision";
                        /** Format: date */
                        on: string;
                        said: string;
                        /** @enum {string} */
                        outcome: "investigation" | "forwarded" | "no-action" | "measure" | "judgment" | "other";
                        ends: boolean;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Referral"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/referrals/{id}/entries/{entry}/withdrawals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Withdraws an entry that was wrong. A reason is given.
         * @description For the roles analyst, approver, administrator.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    "idempotency-key"?: string;
                };
                path: {
                    id: string;
                    entry: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Referral"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/releases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists the releases published.
         * @description For the roles analyst, approver, publisher, auditor, administrator, and a machine with the scope publication:read.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Release"][];
                        };
                    };
                };
            };
        };
        put?: never;
        /**
         * Proposes a release.
         * @description For the roles analyst, approver, administrator.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    "idempotency-key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        title: string;
                        /** Format: date */
                        from: string;
                        /** Format: date */
                        to: string;
                        /** Format: date-time */
                        publicFrom?: string;
                        corrects?: {
                            release: string;
                            reason: string;
                        };
                        sweeps?: string[];
                        /** @enum {string} */
                        licence?: "etalab-2.0" | "CC-BY-4.0";
                        communique?: {
                            en: string;
                            fr: string;
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Proposal"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/releases/proposed/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Shows a proposed release as it would be published.
         * @description For the roles analyst, approver, publisher, auditor, administrator, and a machine with the scope publication:read.
         */
        get: {
            parameters: {
                query?: {
                    lang?: "en" | "fr";
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/releases/proposed/{id}/communique": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Gives the communiqué of a proposed release.
         * @description For the roles analyst, approver, publisher, auditor, administrator, and a machine with the scope publication:read.
         */
        get: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            en: string;
                            fr: string;
                        };
                    };
                };
            };
        };
        put?: never;
        /**
         * Proposes a proposed release again with another communiqué, and takes the first back.
         * @description For the roles analyst, approver, administrator.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    "idempotency-key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        en: string;
                        fr: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Proposal"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/releases/{id}/page": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Shows a release as its page will be, under an embargo too.
         * @description For the roles analyst, approver, publisher, auditor, administrator, and a machine with the scope publication:read.
         */
        get: {
            parameters: {
                query?: {
                    lang?: "en" | "fr";
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/relistings/{id}/decisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Confirms that an offer came back, or rejects that.
         * @description For the roles analyst, approver, administrator.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    "idempotency-key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        kind: "confirm" | "reject";
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            relistings: components["schemas"]["Relisting"][];
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/report-page": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Says whether the public report page is open.
         * @description For the roles analyst, approver, administrator.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ReportPage"];
                    };
                };
            };
        };
        /**
         * Opens or closes the public report page.
         * @description For the roles administrator.
         */
        put: {
            parameters: {
                query?: never;
                header?: {
                    "idempotency-key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        isOpen: boolean;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ReportPage"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/retention/erasures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists erasures that were made.
         * @description For the roles auditor, administrator.
         */
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Erasure"][];
                            next: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/retention/erasures/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists what an erasure erased, by id.
         * @description For the roles auditor, administrator.
         */
        get: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            ids: string[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/retention/holds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists what is kept beyond its term, and why.
         * @description For the roles auditor, administrator.
         */
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["RetentionHold"][];
                            next: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        /**
         * Keeps something beyond its term. A reason is given.
         * @description For the roles analyst, approver, administrator.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    "idempotency-key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        record: string;
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RetentionHold"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/retention/holds/{id}/release": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Lets a hold end. A reason is given.
         * @description For the roles administrator.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    "idempotency-key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RetentionHold"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/retention/periods": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Proposes how long a kind of data is kept.
         * @description For the roles administrator.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    "idempotency-key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        amount: number;
                        /** @enum {string} */
                        unit: "days" | "months";
                        basis: string;
                        source: string;
                        /** @default false */
                        verified?: boolean;
                        /** @enum {string} */
                        kind: "offers" | "cases" | "correspondence" | "received-notices" | "complaints" | "misuse-measures" | "alerts" | "data-requests" | "sweeps" | "inquiries";
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Proposal"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/retention/periods/withdrawn": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Withdraws a period. Nothing of that kind is erased any more.
         * @description For the roles administrator.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    "idempotency-key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        kind: "offers" | "cases" | "correspondence" | "received-notices" | "complaints" | "misuse-measures" | "alerts" | "data-requests" | "sweeps" | "inquiries";
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/retention/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Shows what would be erased now, and what stays past its period. Nothing is erased.
         * @description For the roles auditor, administrator.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RetentionPreview"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/retention/register": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Downloads the record of processing activities.
         * @description For the roles auditor, administrator.
         */
        get: {
            parameters: {
                query?: {
                    lang?: "en" | "fr";
                    format?: "markdown" | "csv";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists the rules in force.
         * @description For the roles analyst, approver, publisher, auditor, administrator, and a machine with the scope case:read.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Rules"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/rules/disabled": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Proposes to disable a rule.
         * @description For the roles analyst, approver, administrator.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    "idempotency-key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        pack: string;
                        rule: string;
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Proposal"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/rules/enabled": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Enables a rule again. What it would have found meanwhile is screened again.
         * @description For the roles analyst, approver, administrator.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    "idempotency-key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        pack: string;
                        rule: string;
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/saved-views": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists your saved views and those shared.
         * @description For the roles analyst, approver, publisher, auditor, administrator, and a machine with the scope case:read.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["SavedView"][];
                        };
                    };
                };
            };
        };
        put?: never;
        /**
         * Saves a view of the case list.
         * @description For the roles analyst, approver, publisher, auditor, administrator.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    "idempotency-key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name: string;
                        search: string;
                        /** @default false */
                        shared?: boolean;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SavedView"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/saved-views/{id}": {
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
         * Deletes a saved view.
         * @description For the roles analyst, approver, publisher, auditor, administrator.
         */
        delete: {
            parameters: {
                query?: never;
                header?: {
                    "idempotency-key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["SavedView"][];
                        };
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/screen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Runs the rules over one offer. Nothing is kept.
         * @description For the roles analyst, approver, publisher, auditor, administrator, and a machine with the scope screening:write.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        listing: {
                            /** @default null */
                            ageGate?: ("none" | "declared" | "verified") | null;
                            /** @default [] */
                            attributes?: {
                                name: string;
                                value: string;
                            }[];
                            /** @default null */
                            availability?: ("InStock" | "OutOfStock") | null;
                            /** @default null */
                            brand?: string | null;
                            /** @default [] */
                            category?: string[];
                            /** @default null */
                            currency?: string | null;
                            /** @default null */
                            description?: string | null;
                            /** @default null */
                            gtin?: string | null;
                            /** @default null */
                            id?: string | null;
                            /** @default [] */
                            images?: string[];
                            /** @default null */
                            language?: string | null;
                            /** @default null */
                            manufacturer?: {
                                /** @default null */
                                address?: string | null;
                                /** @default null */
                                contact?: string | null;
                                name: string;
                            } | null;
                            /** @default null */
                            mpn?: string | null;
                            platform: string;
                            /** @default null */
                            price?: string | null;
                            /** @default null */
                            responsiblePerson?: {
                                /** @default null */
                                address?: string | null;
                                /** @default null */
                                contact?: string | null;
                                name: string;
                            } | null;
                            /** @default null */
                            sku?: string | null;
                            /** @default false */
                            structured?: boolean;
                            /** @default [] */
                            territory?: string[];
                            title: string;
                            /** @default null */
                            trader?: {
                                /** @default null */
                                address?: string | null;
                                /** @default null */
                                email?: string | null;
                                /** @default null */
                                id?: string | null;
                                /** @default null */
                                name?: string | null;
                                /** @default null */
                                url?: string | null;
                            } | null;
                            /** @default null */
                            url?: string | null;
                            /** @default [] */
                            warnings?: string[];
                        };
                        /** Format: date */
                        asOf?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            findings: components["schemas"]["Screened"][];
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/screening-batches": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Screens up to 100 offers, each as by itself: the answers come in the order of the offers.
         * @description For the roles analyst, approver, administrator, and a machine with the scope prepublication:write.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    "idempotency-key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        listings: {
                            /** @default null */
                            ageGate?: ("none" | "declared" | "verified") | null;
                            /** @default [] */
                            attributes?: {
                                name: string;
                                value: string;
                            }[];
                            /** @default null */
                            availability?: ("InStock" | "OutOfStock") | null;
                            /** @default null */
                            brand?: string | null;
                            /** @default [] */
                            category?: string[];
                            /** @default null */
                            currency?: string | null;
                            /** @default null */
                            description?: string | null;
                            /** @default null */
                            gtin?: string | null;
                            /** @default null */
                            id?: string | null;
                            /** @default [] */
                            images?: string[];
                            /** @default null */
                            language?: string | null;
                            /** @default null */
                            manufacturer?: {
                                /** @default null */
                                address?: string | null;
                                /** @default null */
                                contact?: string | null;
                                name: string;
                            } | null;
                            /** @default null */
                            mpn?: string | null;
                            platform: string;
                            /** @default null */
                            price?: string | null;
                            /** @default null */
                            responsiblePerson?: {
                                /** @default null */
                                address?: string | null;
                                /** @default null */
                                contact?: string | null;
                                name: string;
                            } | null;
                            /** @default null */
                            sku?: string | null;
                            /** @default false */
                            structured?: boolean;
                            /** @default [] */
                            territory?: string[];
                            title: string;
                            /** @default null */
                            trader?: {
                                /** @default null */
                                address?: string | null;
                                /** @default null */
                                email?: string | null;
                                /** @default null */
                                id?: string | null;
                                /** @default null */
                                name?: string | null;
                                /** @default null */
                                url?: string | null;
                            } | null;
                            /** @default null */
                            url?: string | null;
                            /** @default [] */
                            warnings?: string[];
                        }[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["PriorScreening"][];
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/screenings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists offers that are held, the oldest first, or those decided, the newest first.
         * @description For the roles analyst, approver, publisher, auditor, administrator, and a machine with the scope prepublication:read.
         */
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    limit?: number;
                    state?: "held" | "decided";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["WholePriorScreening"][];
                            next: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        /**
         * Screens an offer before it is published: nothing found, or hold it for a person. As application/x-ndjson: an offer a line without end, each answered in its order.
         * @description For the roles analyst, approver, administrator, and a machine with the scope prepublication:write.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    "idempotency-key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @default null */
                        ageGate?: ("none" | "declared" | "verified") | null;
                        /** @default [] */
                        attributes?: {
                            name: string;
                            value: string;
                        }[];
                        /** @default null */
                        availability?: ("InStock" | "OutOfStock") | null;
                        /** @default null */
                        brand?: string | null;
                        /** @default [] */
                        category?: string[];
                        /** @default null */
                        currency?: string | null;
                        /** @default null */
                        description?: string | null;
                        /** @default null */
                        gtin?: string | null;
                        /** @default null */
                        id?: string | null;
                        /** @default [] */
                        images?: string[];
                        /** @default null */
                        language?: string | null;
                        /** @default null */
                        manufacturer?: {
                            /** @default null */
                            address?: string | null;
                            /** @default null */
                            contact?: string | null;
                            name: string;
                        } | null;
                        /** @default null */
                        mpn?: string | null;
                        platform: string;
                        /** @default null */
                        price?: string | null;
                        /** @default null */
                        responsiblePerson?: {
                            /** @default null */
                            address?: string | null;
                            /** @default null */
                            contact?: string | null;
                            name: string;
                        } | null;
                        /** @default null */
                        sku?: string | null;
                        /** @default false */
                        structured?: boolean;
                        /** @default [] */
                        territory?: string[];
                        title: string;
                        /** @default null */
                        trader?: {
                            /** @default null */
                            address?: string | null;
                            /** @default null */
                            email?: string | null;
                            /** @default null */
                            id?: string | null;
                            /** @default null */
                            name?: string | null;
                            /** @default null */
                            url?: string | null;
                        } | null;
                        /** @default null */
                        url?: string | null;
                        /** @default [] */
                        warnings?: string[];
                    };
                    "application/x-ndjson": {
                        /** @default null */
                        ageGate?: ("none" | "declared" | "verified") | null;
                        /** @default [] */
                        attributes?: {
                            name: string;
                            value: string;
                        }[];
                        /** @default null */
                        availability?: ("InStock" | "OutOfStock") | null;
                        /** @default null */
                        brand?: string | null;
                        /** @default [] */
                        category?: string[];
                        /** @default null */
                        currency?: string | null;
                        /** @default null */
                        description?: string | null;
                        /** @default null */
                        gtin?: string | null;
                        /** @default null */
                        id?: string | null;
                        /** @default [] */
                        images?: string[];
                        /** @default null */
                        language?: string | null;
                        /** @default null */
                        manufacturer?: {
                            /** @default null */
                            address?: string | null;
                            /** @default null */
                            contact?: string | null;
                            name: string;
                        } | null;
                        /** @default null */
                        mpn?: string | null;
                        platform: string;
                        /** @default null */
                        price?: string | null;
                        /** @default null */
                        responsiblePerson?: {
                            /** @default null */
                            address?: string | null;
                            /** @default null */
                            contact?: string | null;
                            name: string;
                        } | null;
                        /** @default null */
                        sku?: string | null;
                        /** @default false */
                        structured?: boolean;
                        /** @default [] */
                        territory?: string[];
                        title: string;
                        /** @default null */
                        trader?: {
                            /** @default null */
                            address?: string | null;
                            /** @default null */
                            email?: string | null;
                            /** @default null */
                            id?: string | null;
                            /** @default null */
                            name?: string | null;
                            /** @default null */
                            url?: string | null;
                        } | null;
                        /** @default null */
                        url?: string | null;
                        /** @default [] */
                        warnings?: string[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PriorScreening"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/screenings/counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Counts the offers that are held, up to a thousand.
         * @description For the roles analyst, approver, publisher, auditor, administrator, and a machine with the scope prepublication:read.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            held: number;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/screenings/setting": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Says how long records are kept.
         * @description For the roles analyst, approver, publisher, auditor, administrator, and a machine with the scope prepublication:read.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PriorScreeningSetting"];
                    };
                };
            };
        };
        /**
         * Sets how long records made from now on are kept.
         * @description For the roles administrator.
         */
        put: {
            parameters: {
                query?: never;
                header?: {
                    "idempotency-key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["PriorScreeningSettingInput"];
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PriorScreeningSetting"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/screenings/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Shows a screening: what was found, and what a person decided.
         * @description For the roles analyst, approver, publisher, auditor, administrator, and a machine with the scope prepublication:read.
         */
        get: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["WholePriorScreening"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/screenings/{id}/decisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Releases an offer that is held, or refuses it. The webhooks are told.
         * @description For the roles analyst, approver, administrator.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    "idempotency-key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        outcome: "released" | "refused";
                        reason: string | null;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["WholePriorScreening"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/senders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists the registered senders of notices.
         * @description For the roles analyst, approver, publisher, auditor, administrator, and a machine with the scope receiving:read.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["NoticeSender"][];
                        };
                    };
                };
            };
        };
        put?: never;
        /**
         * Registers a sender of notices.
         * @description For the roles administrator.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    "idempotency-key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["NewSenderInput"];
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["NoticeSender"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/senders/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Changes what is registered of a sender.
         * @description For the roles administrator.
         */
        put: {
            parameters: {
                query?: never;
                header?: {
                    "idempotency-key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["NewSenderInput"];
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["NoticeSender"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Says who is signed in.
         * @description For the roles analyst, approver, publisher, auditor, administrator, and a machine with the scope people:read.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Account"];
                    };
                };
            };
        };
        put?: never;
        /**
         * Signs in with e-mail address and password.
         * @description For everybody, without an account.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        email: string;
                        password: string;
                        newPassword?: string;
                        code?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Account"];
                    };
                };
            };
        };
        /**
         * Signs out.
         * @description For the roles analyst, approver, publisher, auditor, administrator.
         */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/session/passkey": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Signs in with a passkey.
         * @description For everybody, without an account.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        id: string;
                        rawId: string;
                        /** @enum {string} */
                        type: "public-key";
                        response: {
                            clientDataJSON: string;
                            authenticatorData: string;
                            signature: string;
                            userHandle?: string;
                        };
                        clientExtensionResults: {
                            [key: string]: unknown;
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Account"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/session/passkey/options": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Gives the browser what it needs to ask for a passkey.
         * @description For everybody, without an account.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            challenge: string;
                            rpId: string;
                            timeout: number;
                            /** @enum {string} */
                            userVerification: "required" | "preferred" | "discouraged";
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/session/ways": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Says which ways of signing in there are.
         * @description For everybody, without an account.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            openid: boolean;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/snapshots": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists states of offers, the newest first.
         * @description For the roles analyst, approver, publisher, auditor, administrator, and a machine with the scope listing:read.
         */
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Snapshot"][];
                            next: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/snapshots/{id}/picture-readings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Has the text in an offer’s pictures read.
         * @description For the roles analyst, approver, administrator.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    "idempotency-key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            pictures: number;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/snapshots/{id}/pictures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists the pictures of an offer and the text read in them.
         * @description For the roles analyst, approver, publisher, auditor, administrator, and a machine with the scope screening:read.
         */
        get: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["ReadPicture"][];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/statements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists statements of reasons.
         * @description For the roles analyst, approver, publisher, auditor, administrator, and a machine with the scope receiving:read.
         */
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    limit?: number;
                    submission?: "off" | "queued" | "accepted" | "refused";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Statement"][];
                            next: string | null;
                            database: string | null;
                            counts: {
                                state: string;
                                count: number;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/statements/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Shows a statement of reasons.
         * @description For the roles analyst, approver, publisher, auditor, administrator, and a machine with the scope receiving:read.
         */
        get: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["StatementDetail"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/statements/{id}/submission": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Submits a statement of reasons to the transparency database again.
         * @description For the roles analyst, approver, administrator.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    "idempotency-key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["StatementDetail"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/stream/listings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Puts offers on the stream, of which workers take them.
         * @description For the roles analyst, approver, administrator, and a machine with the scope listing:write.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    "idempotency-key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        listings: {
                            /** @default null */
                            ageGate?: ("none" | "declared" | "verified") | null;
                            /** @default [] */
                            attributes?: {
                                name: string;
                                value: string;
                            }[];
                            /** @default null */
                            availability?: ("InStock" | "OutOfStock") | null;
                            /** @default null */
                            brand?: string | null;
                            /** @default [] */
                            category?: string[];
                            /** @default null */
                            currency?: string | null;
                            /** @default null */
                            description?: string | null;
                            /** @default null */
                            gtin?: string | null;
                            /** @default null */
                            id?: string | null;
                            /** @default [] */
                            images?: string[];
                            /** @default null */
                            language?: string | null;
                            /** @default null */
                            manufacturer?: {
                                /** @default null */
                                address?: string | null;
                                /** @default null */
                                contact?: string | null;
                                name: string;
                            } | null;
                            /** @default null */
                            mpn?: string | null;
                            platform: string;
                            /** @default null */
                            price?: string | null;
                            /** @default null */
                            responsiblePerson?: {
                                /** @default null */
                                address?: string | null;
                                /** @default null */
                                contact?: string | null;
                                name: string;
                            } | null;
                            /** @default null */
                            sku?: string | null;
                            /** @default false */
                            structured?: boolean;
                            /** @default [] */
                            territory?: string[];
                            title: string;
                            /** @default null */
                            trader?: {
                                /** @default null */
                                address?: string | null;
                                /** @default null */
                                email?: string | null;
                                /** @default null */
                                id?: string | null;
                                /** @default null */
                                name?: string | null;
                                /** @default null */
                                url?: string | null;
                            } | null;
                            /** @default null */
                            url?: string | null;
                            /** @default [] */
                            warnings?: string[];
                        }[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            listings: number;
                            messages: number;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/stream/poison": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists messages of the stream that could not be screened.
         * @description For the roles analyst, approver, administrator.
         */
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Poison"][];
                            next: string | null;
                            isOn: boolean;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/stream/poison/{id}/removals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Drops such a message, with a reason.
         * @description For the roles analyst, approver, administrator.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    "idempotency-key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/stream/poison/{id}/sendings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sends such a message again.
         * @description For the roles analyst, approver, administrator.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    "idempotency-key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": Record<string, never>;
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sweeps": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists sweeps, the newest first.
         * @description For the roles analyst, approver, publisher, auditor, administrator, and a machine with the scope sweep:read.
         */
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Sweep"][];
                            next: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        /**
         * Begins a sweep: its frame is read and committed to.
         * @description For the roles analyst, approver, administrator.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    "idempotency-key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        question: string;
                        packs: string[];
                        source: {
                            /** @enum {string} */
                            kind: "addresses";
                            name: string;
                            text: string;
                        } | {
                            /** @enum {string} */
                            kind: "offers";
                            name: string;
                            text: string;
                        } | {
                            /** @enum {string} */
                            kind: "sitemap";
                            /** Format: uri */
                            url: string;
                        } | {
                            /** @enum {string} */
                            kind: "kept";
                            platform?: string;
                        };
                        missing: string;
                        /**
                         * @default nothing
                         * @enum {string}
                         */
                        stratify?: "nothing" | "platform" | "category" | "trader" | "price";
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Sweep"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sweeps/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Shows a sweep: its frame, plan, progress and figures.
         * @description For the roles analyst, approver, publisher, auditor, administrator, and a machine with the scope sweep:read.
         */
        get: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Sweep"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sweeps/{id}/comparison": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Compares a sweep with another: each difference with its interval, and what of the two is not the same.
         * @description For the roles analyst, approver, publisher, auditor, administrator, and a machine with the scope sweep:read.
         */
        get: {
            parameters: {
                query: {
                    with: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SweepComparison"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sweeps/{id}/differences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists offers on which two others differ.
         * @description For the roles approver, administrator.
         */
        get: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["SweepDifference"][];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sweeps/{id}/figures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The figures of a sweep with their intervals, as CSV.
         * @description For the roles analyst, approver, publisher, auditor, administrator, and a machine with the scope sweep:read.
         */
        get: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sweeps/{id}/gaps": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists what of a source is not in the frame, and why.
         * @description For the roles analyst, approver, publisher, auditor, administrator, and a machine with the scope sweep:read.
         */
        get: {
            parameters: {
                query?: {
                    cursor?: number;
                    limit?: number;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["SweepGap"][];
                            next: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sweeps/{id}/items": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists what was drawn and what became of each; rules and decisions are shown when the review is over.
         * @description For the roles analyst, approver, publisher, auditor, administrator, and a machine with the scope sweep:read.
         */
        get: {
            parameters: {
                query?: {
                    cursor?: number;
                    limit?: number;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["SweepItem"][];
                            next: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sweeps/{id}/items/{number}/package": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The sealed package of a page that was drawn.
         * @description For the roles analyst, approver, publisher, auditor, administrator, and a machine with the scope sweep:read.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    number: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sweeps/{id}/next": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Shows the next offer to review, without what rules or others say of it.
         * @description For the roles analyst, approver, administrator.
         */
        get: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            item: components["schemas"]["SweepReviewItem"] | null;
                            left: number;
                            question: string;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sweeps/{id}/opening": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Opens a sweep to an auditor: plan, frame and secret, with which the sample is drawn again.
         * @description For the roles auditor, administrator.
         */
        get: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            plan: string;
                            salt: string;
                            logIndex: number | null;
                            loggedAt: string | null;
                            secret: string;
                            value: string | null;
                            signature: string | null;
                            frame: string[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sweeps/{id}/plan": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Fixes how many are drawn and how; the plan is logged before its seed is known.
         * @description For the roles analyst, approver, administrator.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    "idempotency-key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        design: "all" | "simple" | "systematic" | "stratified";
                        size?: {
                            draw: number;
                        } | {
                            expected: number;
                            margin: number;
                        };
                        secondReview: number;
                        elusion: number;
                        outside: {
                            /** @enum {string} */
                            kind: "beacon";
                            round?: number;
                        } | {
                            /** @enum {string} */
                            kind: "witness";
                            name: string;
                            commitment: string;
                        } | {
                            /** @enum {string} */
                            kind: "unit";
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Sweep"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sweeps/{id}/report": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The report of a sweep on one page, as PDF/A.
         * @description For the roles analyst, approver, publisher, auditor, administrator, and a machine with the scope sweep:read.
         */
        get: {
            parameters: {
                query?: {
                    language?: "en" | "fr";
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sweeps/{id}/retries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Visits again the pages that could not be seen, before anybody reviews.
         * @description For the roles analyst, approver, administrator.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    "idempotency-key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Sweep"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sweeps/{id}/reviews": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Decides on an offer that was drawn.
         * @description For the roles analyst, approver, administrator.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    "idempotency-key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        number: number;
                        isProhibited: boolean;
                        /** @default  */
                        reason?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            item: components["schemas"]["SweepReviewItem"] | null;
                            left: number;
                            question: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sweeps/{id}/seed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Takes the value that the plan announced, draws the sample and begins to visit it.
         * @description For the roles analyst, approver, administrator.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    "idempotency-key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        value?: string;
                        signature?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Sweep"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sweeps/{id}/settlements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Settles an offer on which two others differ.
         * @description For the roles approver, administrator.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    "idempotency-key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        number: number;
                        isProhibited: boolean;
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["SweepDifference"][];
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sweeps/{id}/state": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Pauses the visits of a sweep, or goes on with them.
         * @description For the roles analyst, approver, administrator.
         */
        put: {
            parameters: {
                query?: never;
                header?: {
                    "idempotency-key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        state: "paused" | "running";
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Sweep"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/trader-checks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists the checks of traders.
         * @description For the roles analyst, approver, publisher, auditor, administrator, and a machine with the scope receiving:read.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["TraderCheck"][];
                        };
                    };
                };
            };
        };
        put?: never;
        /**
         * Checks what a trader says of itself.
         * @description For the roles analyst, approver, administrator, and a machine with the scope receiving:write.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    "idempotency-key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        trader: string;
                        particulars: {
                            /** @default null */
                            name?: string | null;
                            /** @default null */
                            address?: string | null;
                            /** @default null */
                            phone?: string | null;
                            /** @default null */
                            email?: string | null;
                            /** @default false */
                            identification?: boolean;
                            /** @default null */
                            paymentAccount?: string | null;
                            /** @default true */
                            isRegistered?: boolean;
                            /** @default null */
                            tradeRegister?: string | null;
                            /** @default null */
                            registrationNumber?: string | null;
                            /** @default false */
                            selfCertification?: boolean;
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["TraderCheck"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/transparency-enums": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists the values that a statement of reasons may take.
         * @description For the roles analyst, approver, publisher, auditor, administrator, and a machine with the scope receiving:read.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["TransparencyChoices"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/transparency-report": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Says how far the record fills the templates of a transparency report for a year, and what it leaves open.
         * @description For the roles analyst, approver, publisher, auditor, administrator, and a machine with the scope receiving:read.
         */
        get: {
            parameters: {
                query: {
                    platform: string;
                    year: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["TransparencyReport"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/transparency-report.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Downloads a part of a transparency report, as the CSV of its template.
         * @description For the roles analyst, approver, publisher, auditor, administrator, and a machine with the scope receiving:read.
         */
        get: {
            parameters: {
                query: {
                    platform: string;
                    year: number;
                    part: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/transparency-report.zip": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Downloads every part of a transparency report, and what the record leaves open.
         * @description For the roles analyst, approver, publisher, auditor, administrator, and a machine with the scope receiving:read.
         */
        get: {
            parameters: {
                query: {
                    platform: string;
                    year: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/trusted-flagger-report": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Gives the figures of a trusted flagger’s yearly report.
         * @description For the roles analyst, approver, publisher, auditor, administrator, and a machine with the scope publication:read.
         */
        get: {
            parameters: {
                query: {
                    year: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["TrustedFlaggerReport"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/trusted-flagger-report.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Gives the same figures as a CSV file.
         * @description For the roles analyst, approver, publisher, auditor, administrator, and a machine with the scope publication:read.
         */
        get: {
            parameters: {
                query: {
                    year: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/trusted-flagger-report.pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Gives the report in English or French as a PDF/A, to send to the coordinator and to publish.
         * @description For the roles analyst, approver, publisher, auditor, administrator, and a machine with the scope publication:read.
         */
        get: {
            parameters: {
                query: {
                    year: number;
                    lang?: "en" | "fr";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/unit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Shows the unit and its status.
         * @description For the roles analyst, approver, publisher, auditor, administrator, and a machine with the scope people:read.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["UnitStatus"];
                    };
                };
            };
        };
        /**
         * Changes the unit’s status. A reason is given.
         * @description For the roles administrator.
         */
        put: {
            parameters: {
                query?: never;
                header?: {
                    "idempotency-key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        status: components["schemas"]["UnitStatusInput"];
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["UnitStatus"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/unit/department": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Enters in which department the unit sits, or takes it back. The other units of the installation see it.
         * @description For the roles administrator.
         */
        put: {
            parameters: {
                query?: never;
                header?: {
                    "idempotency-key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        department: string | null;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            units: {
                                name: string;
                                department: string;
                                isOwn: boolean;
                            }[];
                        };
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhook-deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists what webhooks were told, the newest first, and how it went.
         * @description For the roles analyst, approver, publisher, auditor, administrator, and a machine with the scope prepublication:read.
         */
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["WebhookDelivery"][];
                            next: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhook-deliveries/{id}/tries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sends again what could not be delivered.
         * @description For the roles analyst, approver, administrator.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    "idempotency-key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["WebhookDelivery"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists the webhooks, without their secrets; whole addresses to administrators alone.
         * @description For the roles analyst, approver, publisher, auditor, administrator, and a machine with the scope prepublication:read.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Webhook"][];
                        };
                    };
                };
            };
        };
        put?: never;
        /**
         * Adds a webhook. Its secret is shown this once.
         * @description For the roles administrator.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    "idempotency-key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        url: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            webhook: components["schemas"]["Webhook"];
                            secret: string | null;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks/{id}": {
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
         * Takes a webhook away. What still waits to be delivered there is not.
         * @description For the roles administrator.
         */
        delete: {
            parameters: {
                query?: never;
                header?: {
                    "idempotency-key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Webhook"][];
                        };
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks/{id}/secrets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Replaces the secret of a webhook, shown this once. The one before signs as well for a day.
         * @description For the roles administrator.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    "idempotency-key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            webhook: components["schemas"]["Webhook"];
                            secret: string | null;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks/{id}/tries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sends a message to a webhook that tells nothing, to see whether it arrives.
         * @description For the roles administrator.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    "idempotency-key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["WebhookDelivery"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/work-load": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Counts cases by week: opened, decided, left open.
         * @description For the roles analyst, approver, publisher, auditor, administrator, and a machine with the scope case:read.
         */
        get: {
            parameters: {
                query?: {
                    weeks?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            weeks: components["schemas"]["WorkWeek"][];
                        };
                    };
                };
            };
        };
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
        Account: {
            id: string;
            email: string;
            name: string;
            /** @enum {string} */
            role: "analyst" | "approver" | "publisher" | "auditor" | "administrator" | "machine";
            /** @enum {string} */
            language: "en" | "fr";
            unit: {
                id: string;
                name: string;
            };
        };
        AccountInput: {
            id: string;
            email: string;
            name: string;
            /** @enum {string} */
            role: "analyst" | "approver" | "publisher" | "auditor" | "administrator" | "machine";
            /** @enum {string} */
            language: "en" | "fr";
            unit: {
                id: string;
                name: string;
            };
        };
        AdoptedArchive: {
            name: string;
            digest: string;
            bytes: number;
            /** @enum {string} */
            format: "wacz" | "warc" | "warc.gz" | "mhtml" | "har" | "html" | "pdf" | "file";
            software: string | null;
            pages: {
                url: string;
                at: string | null;
                title: string | null;
            }[];
            pageCount: number;
            isWhole: boolean;
        };
        AdoptedArchiveInput: {
            name: string;
            digest: string;
            bytes: number;
            /** @enum {string} */
            format: "wacz" | "warc" | "warc.gz" | "mhtml" | "har" | "html" | "pdf" | "file";
            software: string | null;
            pages: {
                url: string;
                at: string | null;
                title: string | null;
            }[];
            pageCount: number;
            isWhole: boolean;
        };
        AgeGate: {
            id: string;
            platform: string;
            by: string | null;
            at: string;
            /** @enum {string} */
            state: "measuring" | "review" | "done";
            /** @enum {string} */
            source: "addresses" | "listings" | "again";
            againOf: string | null;
            frame: number;
            repeated: number;
            seed: string;
            planDigest: string;
            seenFrom: string | null;
            seenTo: string | null;
            pages: {
                drawn: number;
                toVisit: number;
                seen: number;
                toDecide: number;
                unclear: number;
                failed: number;
            };
            shares: {
                /** @enum {string} */
                gate: "none" | "declared" | "verified";
                kind: ("wallet" | "third-party" | "payment" | "other") | null;
                pages: number;
                estimate: {
                    share: number;
                    low: number;
                    high: number;
                    method: string;
                } | null;
                widest: {
                    low: number;
                    high: number;
                } | null;
            }[] | null;
        };
        AgeGateInput: {
            id: string;
            platform: string;
            by: string | null;
            at: string;
            /** @enum {string} */
            state: "measuring" | "review" | "done";
            /** @enum {string} */
            source: "addresses" | "listings" | "again";
            againOf: string | null;
            frame: number;
            repeated: number;
            seed: string;
            planDigest: string;
            seenFrom: string | null;
            seenTo: string | null;
            pages: {
                drawn: number;
                toVisit: number;
                seen: number;
                toDecide: number;
                unclear: number;
                failed: number;
            };
            shares: {
                /** @enum {string} */
                gate: "none" | "declared" | "verified";
                kind: ("wallet" | "third-party" | "payment" | "other") | null;
                pages: number;
                estimate: {
                    share: number;
                    low: number;
                    high: number;
                    method: string;
                } | null;
                widest: {
                    low: number;
                    high: number;
                } | null;
            }[] | null;
        };
        AgeGatePage: {
            id: string;
            address: string;
            /** @enum {string} */
            state: "to-visit" | "prepared" | "sealed" | "failed";
            failure: {
                en: string;
                fr: string;
            } | null;
            seenAt: string | null;
            finalAddress: string | null;
            status: number | null;
            isShown: boolean | null;
            proposed: ("none" | "declared" | "verified") | null;
            proposedKinds: ("wallet" | "third-party" | "payment" | "other")[];
            phrase: string | null;
            quote: string | null;
            package: string | null;
            digest: string | null;
            logIndex: number | null;
            decided: ("none" | "declared" | "verified" | "unclear") | null;
            kinds: ("wallet" | "third-party" | "payment" | "other")[];
            reason: string | null;
            decidedBy: string | null;
            decidedAt: string | null;
        };
        AgeGatePageInput: {
            id: string;
            address: string;
            /** @enum {string} */
            state: "to-visit" | "prepared" | "sealed" | "failed";
            failure: {
                en: string;
                fr: string;
            } | null;
            seenAt: string | null;
            finalAddress: string | null;
            status: number | null;
            isShown: boolean | null;
            proposed: ("none" | "declared" | "verified") | null;
            proposedKinds: ("wallet" | "third-party" | "payment" | "other")[];
            phrase: string | null;
            quote: string | null;
            package: string | null;
            digest: string | null;
            logIndex: number | null;
            decided: ("none" | "declared" | "verified" | "unclear") | null;
            kinds: ("wallet" | "third-party" | "payment" | "other")[];
            reason: string | null;
            decidedBy: string | null;
            decidedAt: string | null;
        };
        Alert: {
            id: string;
            url: string;
            platform: {
                key: string;
                name: string;
            } | null;
            /** @enum {string} */
            state: "unread" | "looked-at" | "closed";
            isLate: boolean;
            reports: number;
            openedAt: string;
            lastAt: string;
            lookedAt: string | null;
            account: {
                id: string;
                name: string;
            } | null;
            outcomeAt: string | null;
            outcome: ("not-for-us" | "done" | "dismissed" | "confirmed" | "escalated" | "removed") | null;
            closed: {
                at: string;
                by: {
                    id: string;
                    name: string;
                } | null;
                reason: string | null;
            } | null;
            visit: {
                /** @enum {string} */
                state: "asks" | "queued" | "read" | "not-read";
                at: string | null;
                note: {
                    en: string;
                    fr: string;
                } | null;
            };
            listing: {
                id: string;
                title: string;
            } | null;
            case: {
                id: string;
                title: string;
                state: string;
                stage: string;
            } | null;
        };
        AlertDetail: {
            id: string;
            url: string;
            platform: {
                key: string;
                name: string;
            } | null;
            /** @enum {string} */
            state: "unread" | "looked-at" | "closed";
            isLate: boolean;
            reports: number;
            openedAt: string;
            lastAt: string;
            lookedAt: string | null;
            account: {
                id: string;
                name: string;
            } | null;
            outcomeAt: string | null;
            outcome: ("not-for-us" | "done" | "dismissed" | "confirmed" | "escalated" | "removed") | null;
            closed: {
                at: string;
                by: {
                    id: string;
                    name: string;
                } | null;
                reason: string | null;
            } | null;
            visit: {
                /** @enum {string} */
                state: "asks" | "queued" | "read" | "not-read";
                at: string | null;
                note: {
                    en: string;
                    fr: string;
                } | null;
            };
            listing: {
                id: string;
                title: string;
            } | null;
            case: {
                id: string;
                title: string;
                state: string;
                stage: string;
            } | null;
            said: {
                id: string;
                what: string;
                language: string;
                at: string;
            }[];
            before: {
                id: string;
                openedAt: string;
                outcome: ("not-for-us" | "done" | "dismissed" | "confirmed" | "escalated" | "removed") | null;
            }[];
        };
        AlertDetailInput: {
            id: string;
            url: string;
            platform: {
                key: string;
                name: string;
            } | null;
            /** @enum {string} */
            state: "unread" | "looked-at" | "closed";
            isLate: boolean;
            reports: number;
            openedAt: string;
            lastAt: string;
            lookedAt: string | null;
            account: {
                id: string;
                name: string;
            } | null;
            outcomeAt: string | null;
            outcome: ("not-for-us" | "done" | "dismissed" | "confirmed" | "escalated" | "removed") | null;
            closed: {
                at: string;
                by: {
                    id: string;
                    name: string;
                } | null;
                reason: string | null;
            } | null;
            visit: {
                /** @enum {string} */
                state: "asks" | "queued" | "read" | "not-read";
                at: string | null;
                note: {
                    en: string;
                    fr: string;
                } | null;
            };
            listing: {
                id: string;
                title: string;
            } | null;
            case: {
                id: string;
                title: string;
                state: string;
                stage: string;
            } | null;
            said: {
                id: string;
                what: string;
                language: string;
                at: string;
            }[];
            before: {
                id: string;
                openedAt: string;
                outcome: ("not-for-us" | "done" | "dismissed" | "confirmed" | "escalated" | "removed") | null;
            }[];
        };
        AlertFigures: {
            alerts: number;
            reports: number;
            toLook: {
                medianSeconds: number | null;
                p90Seconds: number | null;
                waiting: number;
            };
            toOutcome: {
                medianSeconds: number | null;
                p90Seconds: number | null;
                waiting: number;
            };
        };
        AlertFiguresInput: {
            alerts: number;
            reports: number;
            toLook: {
                medianSeconds: number | null;
                p90Seconds: number | null;
                waiting: number;
            };
            toOutcome: {
                medianSeconds: number | null;
                p90Seconds: number | null;
                waiting: number;
            };
        };
        AlertInput: {
            id: string;
            url: string;
            platform: {
                key: string;
                name: string;
            } | null;
            /** @enum {string} */
            state: "unread" | "looked-at" | "closed";
            isLate: boolean;
            reports: number;
            openedAt: string;
            lastAt: string;
            lookedAt: string | null;
            account: {
                id: string;
                name: string;
            } | null;
            outcomeAt: string | null;
            outcome: ("not-for-us" | "done" | "dismissed" | "confirmed" | "escalated" | "removed") | null;
            closed: {
                at: string;
                by: {
                    id: string;
                    name: string;
                } | null;
                reason: string | null;
            } | null;
            visit: {
                /** @enum {string} */
                state: "asks" | "queued" | "read" | "not-read";
                at: string | null;
                note: {
                    en: string;
                    fr: string;
                } | null;
            };
            listing: {
                id: string;
                title: string;
            } | null;
            case: {
                id: string;
                title: string;
                state: string;
                stage: string;
            } | null;
        };
        AlikeProduct: {
            key: string;
            title: string;
            cases: number;
            traders: number;
            /** @description Bits of 256 in which the nearest photographs differ */
            distance: number;
        };
        AlikeProductInput: {
            key: string;
            title: string;
            cases: number;
            traders: number;
            /** @description Bits of 256 in which the nearest photographs differ */
            distance: number;
        };
        AlikeTrader: {
            platform: string;
            key: string;
            name: string;
            cases: number;
            /** @enum {string} */
            how: "photograph" | "identifier" | "wording" | "number" | "address";
            case: string;
            title: string;
            /** @description Bits of 256 in which the nearest photographs differ; null: by another thing */
            distance: number | null;
        };
        AlikeTraderInput: {
            platform: string;
            key: string;
            name: string;
            cases: number;
            /** @enum {string} */
            how: "photograph" | "identifier" | "wording" | "number" | "address";
            case: string;
            title: string;
            /** @description Bits of 256 in which the nearest photographs differ; null: by another thing */
            distance: number | null;
        };
        Amendment: {
            id: string;
            /** @enum {string} */
            kind: "withdrawal" | "correction";
            /** @enum {string} */
            cause: "imprecise" | "inaccurate" | "unsubstantiated" | "other";
            by: {
                id: string;
                name: string;
            };
            at: string;
            effectiveAt: string | null;
            letters: string[];
        };
        AmendmentInput: {
            id: string;
            /** @enum {string} */
            kind: "withdrawal" | "correction";
            /** @enum {string} */
            cause: "imprecise" | "inaccurate" | "unsubstantiated" | "other";
            by: {
                id: string;
                name: string;
            };
            at: string;
            effectiveAt: string | null;
            letters: string[];
        };
        AnswerReceived: {
            answer: string;
            notice: string;
        };
        AnswerReceivedInput: {
            answer: string;
            notice: string;
        };
        AnsweredDecision: {
            /** @enum {string} */
            outcome: "acted" | "partly" | "no-action";
            explanation: string;
            automatedDetection: boolean | null;
            automatedDecision: ("none" | "partially" | "fully") | null;
            redress: string | null;
            statements: {
                id: string;
                /** @description The listing it is about */
                url: string;
                /** @description art. 17(3)(a): what was restricted and for how long */
                restriction: {
                    /**
                     * @description art. 17(1)(a) visibility, (b) monetary payments, (c) provision of the service, (d) the account; the words are those of the Transparency Database
                     * @enum {string}
                     */
                    kind: "visibility-removed" | "visibility-disabled" | "visibility-demoted" | "visibility-age-restricted" | "visibility-interaction-restricted" | "visibility-labelled" | "visibility-other" | "monetary-suspension" | "monetary-termination" | "monetary-other" | "provision-partial-suspension" | "provision-total-suspension" | "provision-partial-termination" | "provision-total-termination" | "account-suspended" | "account-terminated";
                    /**
                     * Format: date-time
                     * @description When it began
                     */
                    from: string;
                    /** @description art. 17(3)(a): when it ends. null: without end */
                    until: string | null;
                };
                /** @description art. 17(3)(a): countries (ISO 3166-1 alpha-2). Empty: everywhere */
                territorialScope: string[];
                /** @description art. 17(3)(b): the facts and circumstances relied on */
                facts: string;
                /** @description art. 17(3)(c): found by automated means */
                automatedDetection: boolean;
                /**
                 * @description art. 17(3)(c): decided by automated means
                 * @enum {string}
                 */
                automatedDecision: "none" | "partially" | "fully";
                /**
                 * @description art. 17(3)(d) illegal content; (e) against the terms
                 * @enum {string}
                 */
                ground: "illegal" | "incompatible";
                /** @description The provision of law, or the clause of the terms */
                groundReference: string;
                /** @description Why the content is illegal, or against the terms, on that ground */
                groundExplanation: string;
                /** @description art. 17(3)(f): what the trader can do against it */
                redress: string;
                /**
                 * Format: date-time
                 * @description When the statement was made
                 */
                at: string;
            }[];
        };
        AnsweredDecisionInput: {
            /** @enum {string} */
            outcome: "acted" | "partly" | "no-action";
            explanation: string;
            automatedDetection: boolean | null;
            automatedDecision: ("none" | "partially" | "fully") | null;
            redress: string | null;
            statements: {
                id: string;
                /** @description The listing it is about */
                url: string;
                /** @description art. 17(3)(a): what was restricted and for how long */
                restriction: {
                    /**
                     * @description art. 17(1)(a) visibility, (b) monetary payments, (c) provision of the service, (d) the account; the words are those of the Transparency Database
                     * @enum {string}
                     */
                    kind: "visibility-removed" | "visibility-disabled" | "visibility-demoted" | "visibility-age-restricted" | "visibility-interaction-restricted" | "visibility-labelled" | "visibility-other" | "monetary-suspension" | "monetary-termination" | "monetary-other" | "provision-partial-suspension" | "provision-total-suspension" | "provision-partial-termination" | "provision-total-termination" | "account-suspended" | "account-terminated";
                    /**
                     * Format: date-time
                     * @description When it began
                     */
                    from: string;
                    /** @description art. 17(3)(a): when it ends. null: without end */
                    until: string | null;
                };
                /** @description art. 17(3)(a): countries (ISO 3166-1 alpha-2). Empty: everywhere */
                territorialScope: string[];
                /** @description art. 17(3)(b): the facts and circumstances relied on */
                facts: string;
                /** @description art. 17(3)(c): found by automated means */
                automatedDetection: boolean;
                /**
                 * @description art. 17(3)(c): decided by automated means
                 * @enum {string}
                 */
                automatedDecision: "none" | "partially" | "fully";
                /**
                 * @description art. 17(3)(d) illegal content; (e) against the terms
                 * @enum {string}
                 */
                ground: "illegal" | "incompatible";
                /** @description The provision of law, or the clause of the terms */
                groundReference: string;
                /** @description Why the content is illegal, or against the terms, on that ground */
                groundExplanation: string;
                /** @description art. 17(3)(f): what the trader can do against it */
                redress: string;
                /**
                 * Format: date-time
                 * @description When the statement was made
                 */
                at: string;
            }[];
        };
        AnsweredMessage: {
            from: string;
            subject: string;
            text: string;
            cut: boolean;
        } | null;
        AnsweredMessageInput: {
            from: string;
            subject: string;
            text: string;
            cut: boolean;
        } | null;
        ApiKey: {
            id: string;
            name: string;
            scopes: ("case:read" | "evidence:read" | "followup:read" | "intake:read" | "listing:read" | "listing:write" | "notice:read" | "notice:write" | "operation:read" | "people:read" | "prepublication:read" | "prepublication:write" | "publication:read" | "receiving:read" | "receiving:write" | "referral:read" | "screening:read" | "screening:write" | "sweep:read")[];
            /** Format: date-time */
            madeAt: string;
            /** Format: date-time */
            expiresAt: string;
            revokedAt: string | null;
            lastUsedAt: string | null;
        };
        ApiKeyInput: {
            id: string;
            name: string;
            scopes: ("case:read" | "evidence:read" | "followup:read" | "intake:read" | "listing:read" | "listing:write" | "notice:read" | "notice:write" | "operation:read" | "people:read" | "prepublication:read" | "prepublication:write" | "publication:read" | "receiving:read" | "receiving:write" | "referral:read" | "screening:read" | "screening:write" | "sweep:read")[];
            /** Format: date-time */
            madeAt: string;
            /** Format: date-time */
            expiresAt: string;
            revokedAt: string | null;
            lastUsedAt: string | null;
        };
        Approval: {
            /** @enum {string} */
            decision: "approve" | "reject";
            by: {
                id: string;
                name: string;
            };
            at: string;
            reason: string | null;
        };
        ApprovalInput: {
            /** @enum {string} */
            decision: "approve" | "reject";
            by: {
                id: string;
                name: string;
            };
            at: string;
            reason: string | null;
        };
        Attempt: {
            number: number;
            /** @enum {string} */
            channel: "exchange" | "smtp" | "folder";
            destination: string;
            beganAt: string;
            endedAt: string | null;
            outcome: ("accepted" | "ready" | "temporary" | "final") | null;
            detail: {
                en: string;
                fr: string;
            } | null;
        };
        AttemptInput: {
            number: number;
            /** @enum {string} */
            channel: "exchange" | "smtp" | "folder";
            destination: string;
            beganAt: string;
            endedAt: string | null;
            outcome: ("accepted" | "ready" | "temporary" | "final") | null;
            detail: {
                en: string;
                fr: string;
            } | null;
        };
        AttendedVisit: {
            id: string;
            case: string;
            listing: string;
            check: string | null;
            url: string;
            startedAt: string;
            endsAt: string;
            ended: ("sealed" | "left" | "idle" | "time" | "failed" | "broken" | "stopped" | "lost" | "signed-out" | "hidden" | "closed") | null;
            isHere: boolean;
        };
        AttendedVisitInput: {
            id: string;
            case: string;
            listing: string;
            check: string | null;
            url: string;
            startedAt: string;
            endsAt: string;
            ended: ("sealed" | "left" | "idle" | "time" | "failed" | "broken" | "stopped" | "lost" | "signed-out" | "hidden" | "closed") | null;
            isHere: boolean;
        };
        AuditEntry: {
            number: number;
            at: string;
            by: {
                id: string;
                name: string;
            } | null;
            act: string;
            subject: string;
            reason: string | null;
            content: {
                [key: string]: unknown;
            };
            digest: string;
        };
        AuditEntryInput: {
            number: number;
            at: string;
            by: {
                id: string;
                name: string;
            } | null;
            act: string;
            subject: string;
            reason: string | null;
            content: {
                [key: string]: unknown;
            };
            digest: string;
        };
        AuditVerification: {
            /** @description Entries that hold, from the first */
            entries: number;
            /** @description Of these, those that the log vouches for */
            covered: number;
            /** @description The first entry that does not hold; null: all do */
            broken: number | null;
            at: string;
        };
        AuditVerificationInput: {
            /** @description Entries that hold, from the first */
            entries: number;
            /** @description Of these, those that the log vouches for */
            covered: number;
            /** @description The first entry that does not hold; null: all do */
            broken: number | null;
            at: string;
        };
        Authority: {
            key: string;
            name: string;
            /** @description ISO 3166-1 alpha-2 */
            country: string;
            /** @description Whether the entry was checked against its source */
            verified: boolean;
            roles: string[];
            source: {
                en: string;
                fr: string;
            } | null;
            checked: string | null;
        };
        AuthorityInput: {
            key: string;
            name: string;
            /** @description ISO 3166-1 alpha-2 */
            country: string;
            /** @description Whether the entry was checked against its source */
            verified: boolean;
            roles: string[];
            source: {
                en: string;
                fr: string;
            } | null;
            checked: string | null;
        };
        AuthoritySheet: {
            /** @constant */
            format: "vigie.authority-sheet/1";
            forms: {
                key: string;
                title: {
                    en: string;
                    fr: string;
                };
            }[];
            form: {
                key: string;
                title: {
                    en: string;
                    fr: string;
                };
                url: string | null;
                verified: boolean;
                source: string | null;
                checked: string | null;
                note: {
                    en: string;
                    fr: string;
                };
            };
            case: string;
            at: string;
            /**
             * @description Of the texts that Vigie writes; what offers and people say is as they say it
             * @enum {string}
             */
            language: "en" | "fr";
            fields: {
                key: string;
                section: {
                    en: string;
                    fr: string;
                };
                label: {
                    en: string;
                    fr: string;
                };
                /** @description The source has this field */
                verified: boolean;
                /** @description null: missing */
                text: string | null;
                /** @description system: the other system gives it; person: a person has to say; record: the case holds nothing */
                missing: ("system" | "person" | "record") | null;
            }[];
            /** @description The keys of the fields that a person has to fill in */
            missing: string[];
        };
        AuthoritySheetInput: {
            /** @constant */
            format: "vigie.authority-sheet/1";
            forms: {
                key: string;
                title: {
                    en: string;
                    fr: string;
                };
            }[];
            form: {
                key: string;
                title: {
                    en: string;
                    fr: string;
                };
                url: string | null;
                verified: boolean;
                source: string | null;
                checked: string | null;
                note: {
                    en: string;
                    fr: string;
                };
            };
            case: string;
            at: string;
            /**
             * @description Of the texts that Vigie writes; what offers and people say is as they say it
             * @enum {string}
             */
            language: "en" | "fr";
            fields: {
                key: string;
                section: {
                    en: string;
                    fr: string;
                };
                label: {
                    en: string;
                    fr: string;
                };
                /** @description The source has this field */
                verified: boolean;
                /** @description null: missing */
                text: string | null;
                /** @description system: the other system gives it; person: a person has to say; record: the case holds nothing */
                missing: ("system" | "person" | "record") | null;
            }[];
            /** @description The keys of the fields that a person has to fill in */
            missing: string[];
        };
        Candidate: {
            /** @description Day and listing */
            id: string;
            listing: string;
            day: string;
            case: string;
            title: string;
            url: string | null;
            /** @description That found it online on that day */
            checks: number;
            exhibits: {
                evidence: string;
                check: string;
                seenAt: string;
                /** @description SHA-256 of the package, hex */
                digest: string;
                logIndex: number | null;
            }[];
            /** @enum {string} */
            state: "open" | "confirmed" | "dismissed";
            /** @description false: decided, and no candidate any more: a check was corrected, or the case stands no longer */
            stands: boolean;
            decision: {
                by: string;
                at: string;
                reason: string;
                evidence: string[];
            } | null;
        };
        CandidateInput: {
            /** @description Day and listing */
            id: string;
            listing: string;
            day: string;
            case: string;
            title: string;
            url: string | null;
            /** @description That found it online on that day */
            checks: number;
            exhibits: {
                evidence: string;
                check: string;
                seenAt: string;
                /** @description SHA-256 of the package, hex */
                digest: string;
                logIndex: number | null;
            }[];
            /** @enum {string} */
            state: "open" | "confirmed" | "dismissed";
            /** @description false: decided, and no candidate any more: a check was corrected, or the case stands no longer */
            stands: boolean;
            decision: {
                by: string;
                at: string;
                reason: string;
                evidence: string[];
            } | null;
        };
        Case: {
            id: string;
            platform: string;
            trader: string;
            /** @description What the trader is known by on its platform; empty: the offer names none */
            traderKey: string;
            /** @description What the product is known by on all platforms */
            product: string;
            title: string;
            /** @enum {string} */
            severity: "low" | "medium" | "high" | "critical";
            /** @enum {string} */
            state: "open" | "confirmed" | "dismissed" | "escalated";
            /** @enum {string} */
            visibility: "unit" | "named" | "sealed" | "away";
            /** @description When its restriction ends, or has ended with nobody having decided since; null: no end is set */
            restrictedUntil: string | null;
            /** @enum {string} */
            stage: "opened" | "sealed" | "noticed" | "overdue" | "removed" | "relisted";
            nextStep: string | null;
            findings: number;
            listings: number;
            packs: string[];
            rules: {
                pack: string;
                rule: string;
                title: {
                    en: string;
                    fr: string;
                };
            }[];
            /** @description The language of its newest offer (BCP 47); null: in doubt, or not told yet */
            language: string | null;
            /** @description Sealed packages */
            evidence: number;
            assignee: {
                id: string;
                name: string;
            } | null;
            /** @description It rests until then */
            heldUntil: string | null;
            /** @description The nearest term that runs; where none runs any more, the last one that passed with the offer still there */
            dueAt: string | null;
            awaiting: string[];
            /** @description Answers that nobody has read */
            unread: number;
            /** @description Checks in doubt that nobody has decided */
            doubts: number;
            /** @description Who has it open to decide it */
            lock: {
                by: {
                    id: string;
                    name: string;
                };
                until: string;
            } | null;
            /** @description A decision that may still be undone */
            undo: {
                batch: string;
                until: string;
                by: {
                    id: string;
                    name: string;
                };
            } | null;
            score: {
                points: number;
                parts: {
                    points: number;
                    reason: {
                        en: string;
                        fr: string;
                    };
                }[];
            };
            /** @description Nothing is left to ask in it; null: it is not closed, or was opened again */
            closed: {
                at: string;
                /** @enum {string} */
                outcome: "removed" | "answered" | "referred" | "other";
            } | null;
            openedAt: string;
            updatedAt: string;
        };
        CaseCounts: {
            views: {
                [key: string]: number;
            };
            states: {
                [key: string]: number;
            };
            total: number;
            /** @description That are of no case and wait for a second person, whatever the filters name */
            proposals: number;
        };
        CaseCountsInput: {
            views: {
                [key: string]: number;
            };
            states: {
                [key: string]: number;
            };
            total: number;
            /** @description That are of no case and wait for a second person, whatever the filters name */
            proposals: number;
        };
        CaseDetail: {
            id: string;
            platform: string;
            trader: string;
            /** @description What the trader is known by on its platform; empty: the offer names none */
            traderKey: string;
            /** @description What the product is known by on all platforms */
            product: string;
            title: string;
            /** @enum {string} */
            severity: "low" | "medium" | "high" | "critical";
            /** @enum {string} */
            state: "open" | "confirmed" | "dismissed" | "escalated";
            /** @enum {string} */
            visibility: "unit" | "named" | "sealed" | "away";
            /** @description When its restriction ends, or has ended with nobody having decided since; null: no end is set */
            restrictedUntil: string | null;
            /** @enum {string} */
            stage: "opened" | "sealed" | "noticed" | "overdue" | "removed" | "relisted";
            nextStep: string | null;
            findings: number;
            listings: number;
            packs: string[];
            rules: {
                pack: string;
                rule: string;
                title: {
                    en: string;
                    fr: string;
                };
            }[];
            /** @description The language of its newest offer (BCP 47); null: in doubt, or not told yet */
            language: string | null;
            /** @description Sealed packages */
            evidence: number;
            assignee: {
                id: string;
                name: string;
            } | null;
            /** @description It rests until then */
            heldUntil: string | null;
            /** @description The nearest term that runs; where none runs any more, the last one that passed with the offer still there */
            dueAt: string | null;
            awaiting: string[];
            /** @description Answers that nobody has read */
            unread: number;
            /** @description Checks in doubt that nobody has decided */
            doubts: number;
            /** @description Who has it open to decide it */
            lock: {
                by: {
                    id: string;
                    name: string;
                };
                until: string;
            } | null;
            /** @description A decision that may still be undone */
            undo: {
                batch: string;
                until: string;
                by: {
                    id: string;
                    name: string;
                };
            } | null;
            score: {
                points: number;
                parts: {
                    points: number;
                    reason: {
                        en: string;
                        fr: string;
                    };
                }[];
            };
            /** @description Nothing is left to ask in it; null: it is not closed, or was opened again */
            closed: {
                at: string;
                /** @enum {string} */
                outcome: "removed" | "answered" | "referred" | "other";
            } | null;
            openedAt: string;
            updatedAt: string;
            snapshots: {
                id: string;
                listing: string;
                digest: string;
                seenAt: string;
                content: {
                    /** @default null */
                    ageGate: ("none" | "declared" | "verified") | null;
                    /** @default [] */
                    attributes: {
                        name: string;
                        value: string;
                    }[];
                    /** @default null */
                    availability: ("InStock" | "OutOfStock") | null;
                    /** @default null */
                    brand: string | null;
                    /** @default [] */
                    category: string[];
                    /** @default null */
                    currency: string | null;
                    /** @default null */
                    description: string | null;
                    /** @default null */
                    gtin: string | null;
                    /** @default null */
                    id: string | null;
                    /** @default [] */
                    images: string[];
                    /** @default null */
                    language: string | null;
                    /** @default null */
                    manufacturer: {
                        /** @default null */
                        address: string | null;
                        /** @default null */
                        contact: string | null;
                        name: string;
                    } | null;
                    /** @default null */
                    mpn: string | null;
                    platform: string;
                    /** @default null */
                    price: string | null;
                    /** @default null */
                    responsiblePerson: {
                        /** @default null */
                        address: string | null;
                        /** @default null */
                        contact: string | null;
                        name: string;
                    } | null;
                    /** @default null */
                    sku: string | null;
                    /** @default false */
                    structured: boolean;
                    /** @default [] */
                    territory: string[];
                    title: string;
                    /** @default null */
                    trader: {
                        /** @default null */
                        address: string | null;
                        /** @default null */
                        email: string | null;
                        /** @default null */
                        id: string | null;
                        /** @default null */
                        name: string | null;
                        /** @default null */
                        url: string | null;
                    } | null;
                    /** @default null */
                    url: string | null;
                    /** @default [] */
                    warnings: string[];
                };
                /** @description The language of its text (BCP 47); null: in doubt, or not told yet */
                language: string | null;
                findings: components["schemas"]["Finding"][];
            }[];
            decisions: components["schemas"]["Decision"][];
            timeline: components["schemas"]["TimelineEntry"][];
        };
        CaseDetailInput: {
            id: string;
            platform: string;
            trader: string;
            /** @description What the trader is known by on its platform; empty: the offer names none */
            traderKey: string;
            /** @description What the product is known by on all platforms */
            product: string;
            title: string;
            /** @enum {string} */
            severity: "low" | "medium" | "high" | "critical";
            /** @enum {string} */
            state: "open" | "confirmed" | "dismissed" | "escalated";
            /** @enum {string} */
            visibility: "unit" | "named" | "sealed" | "away";
            /** @description When its restriction ends, or has ended with nobody having decided since; null: no end is set */
            restrictedUntil: string | null;
            /** @enum {string} */
            stage: "opened" | "sealed" | "noticed" | "overdue" | "removed" | "relisted";
            nextStep: string | null;
            findings: number;
            listings: number;
            packs: string[];
            rules: {
                pack: string;
                rule: string;
                title: {
                    en: string;
                    fr: string;
                };
            }[];
            /** @description The language of its newest offer (BCP 47); null: in doubt, or not told yet */
            language: string | null;
            /** @description Sealed packages */
            evidence: number;
            assignee: {
                id: string;
                name: string;
            } | null;
            /** @description It rests until then */
            heldUntil: string | null;
            /** @description The nearest term that runs; where none runs any more, the last one that passed with the offer still there */
            dueAt: string | null;
            awaiting: string[];
            /** @description Answers that nobody has read */
            unread: number;
            /** @description Checks in doubt that nobody has decided */
            doubts: number;
            /** @description Who has it open to decide it */
            lock: {
                by: {
                    id: string;
                    name: string;
                };
                until: string;
            } | null;
            /** @description A decision that may still be undone */
            undo: {
                batch: string;
                until: string;
                by: {
                    id: string;
                    name: string;
                };
            } | null;
            score: {
                points: number;
                parts: {
                    points: number;
                    reason: {
                        en: string;
                        fr: string;
                    };
                }[];
            };
            /** @description Nothing is left to ask in it; null: it is not closed, or was opened again */
            closed: {
                at: string;
                /** @enum {string} */
                outcome: "removed" | "answered" | "referred" | "other";
            } | null;
            openedAt: string;
            updatedAt: string;
            snapshots: {
                id: string;
                listing: string;
                digest: string;
                seenAt: string;
                content: {
                    /** @default null */
                    ageGate: ("none" | "declared" | "verified") | null;
                    /** @default [] */
                    attributes: {
                        name: string;
                        value: string;
                    }[];
                    /** @default null */
                    availability: ("InStock" | "OutOfStock") | null;
                    /** @default null */
                    brand: string | null;
                    /** @default [] */
                    category: string[];
                    /** @default null */
                    currency: string | null;
                    /** @default null */
                    description: string | null;
                    /** @default null */
                    gtin: string | null;
                    /** @default null */
                    id: string | null;
                    /** @default [] */
                    images: string[];
                    /** @default null */
                    language: string | null;
                    /** @default null */
                    manufacturer: {
                        /** @default null */
                        address: string | null;
                        /** @default null */
                        contact: string | null;
                        name: string;
                    } | null;
                    /** @default null */
                    mpn: string | null;
                    platform: string;
                    /** @default null */
                    price: string | null;
                    /** @default null */
                    responsiblePerson: {
                        /** @default null */
                        address: string | null;
                        /** @default null */
                        contact: string | null;
                        name: string;
                    } | null;
                    /** @default null */
                    sku: string | null;
                    /** @default false */
                    structured: boolean;
                    /** @default [] */
                    territory: string[];
                    title: string;
                    /** @default null */
                    trader: {
                        /** @default null */
                        address: string | null;
                        /** @default null */
                        email: string | null;
                        /** @default null */
                        id: string | null;
                        /** @default null */
                        name: string | null;
                        /** @default null */
                        url: string | null;
                    } | null;
                    /** @default null */
                    url: string | null;
                    /** @default [] */
                    warnings: string[];
                };
                /** @description The language of its text (BCP 47); null: in doubt, or not told yet */
                language: string | null;
                findings: components["schemas"]["FindingInput"][];
            }[];
            decisions: components["schemas"]["DecisionInput"][];
            timeline: components["schemas"]["TimelineEntryInput"][];
        };
        CaseFacets: {
            items: {
                /** @description As the filter of this name takes it */
                value: string;
                /** @description What a person reads in its place; null: the value itself */
                title: {
                    en: string;
                    fr: string;
                } | null;
                count: number;
            }[];
        };
        CaseFacetsInput: {
            items: {
                /** @description As the filter of this name takes it */
                value: string;
                /** @description What a person reads in its place; null: the value itself */
                title: {
                    en: string;
                    fr: string;
                } | null;
                count: number;
            }[];
        };
        CaseInput: {
            id: string;
            platform: string;
            trader: string;
            /** @description What the trader is known by on its platform; empty: the offer names none */
            traderKey: string;
            /** @description What the product is known by on all platforms */
            product: string;
            title: string;
            /** @enum {string} */
            severity: "low" | "medium" | "high" | "critical";
            /** @enum {string} */
            state: "open" | "confirmed" | "dismissed" | "escalated";
            /** @enum {string} */
            visibility: "unit" | "named" | "sealed" | "away";
            /** @description When its restriction ends, or has ended with nobody having decided since; null: no end is set */
            restrictedUntil: string | null;
            /** @enum {string} */
            stage: "opened" | "sealed" | "noticed" | "overdue" | "removed" | "relisted";
            nextStep: string | null;
            findings: number;
            listings: number;
            packs: string[];
            rules: {
                pack: string;
                rule: string;
                title: {
                    en: string;
                    fr: string;
                };
            }[];
            /** @description The language of its newest offer (BCP 47); null: in doubt, or not told yet */
            language: string | null;
            /** @description Sealed packages */
            evidence: number;
            assignee: {
                id: string;
                name: string;
            } | null;
            /** @description It rests until then */
            heldUntil: string | null;
            /** @description The nearest term that runs; where none runs any more, the last one that passed with the offer still there */
            dueAt: string | null;
            awaiting: string[];
            /** @description Answers that nobody has read */
            unread: number;
            /** @description Checks in doubt that nobody has decided */
            doubts: number;
            /** @description Who has it open to decide it */
            lock: {
                by: {
                    id: string;
                    name: string;
                };
                until: string;
            } | null;
            /** @description A decision that may still be undone */
            undo: {
                batch: string;
                until: string;
                by: {
                    id: string;
                    name: string;
                };
            } | null;
            score: {
                points: number;
                parts: {
                    points: number;
                    reason: {
                        en: string;
                        fr: string;
                    };
                }[];
            };
            /** @description Nothing is left to ask in it; null: it is not closed, or was opened again */
            closed: {
                at: string;
                /** @enum {string} */
                outcome: "removed" | "answered" | "referred" | "other";
            } | null;
            openedAt: string;
            updatedAt: string;
        };
        CaseReaders: {
            /** @enum {string} */
            visibility: "unit" | "named" | "sealed" | "away";
            /** @description When the restriction ends; null: when a keeper says so */
            until: string | null;
            /** @description Whether it then opens to the unit by itself; else its readers are reminded */
            opens: boolean;
            history: {
                at: string;
                /** @enum {string} */
                act: "case.visibility-changed" | "case.restriction-dated" | "case.restriction-due" | "case.restriction-ended" | "case.readers-named" | "case.keeper-replaced" | "case.joined";
                /** @description null: the software */
                by: string | null;
                reason: string | null;
                /** @description The level from then on; null: it stayed */
                visibility: ("unit" | "named" | "sealed" | "away") | null;
                until: string | null;
                opens: boolean;
            }[];
            readers: {
                account: string;
                name: string;
                isKeeper: boolean;
                addedBy: string;
                addedAt: string;
            }[];
        };
        CaseReadersInput: {
            /** @enum {string} */
            visibility: "unit" | "named" | "sealed" | "away";
            /** @description When the restriction ends; null: when a keeper says so */
            until: string | null;
            /** @description Whether it then opens to the unit by itself; else its readers are reminded */
            opens: boolean;
            history: {
                at: string;
                /** @enum {string} */
                act: "case.visibility-changed" | "case.restriction-dated" | "case.restriction-due" | "case.restriction-ended" | "case.readers-named" | "case.keeper-replaced" | "case.joined";
                /** @description null: the software */
                by: string | null;
                reason: string | null;
                /** @description The level from then on; null: it stayed */
                visibility: ("unit" | "named" | "sealed" | "away") | null;
                until: string | null;
                opens: boolean;
            }[];
            readers: {
                account: string;
                name: string;
                isKeeper: boolean;
                addedBy: string;
                addedAt: string;
            }[];
        };
        Check: {
            id: string;
            notice: string;
            listing: string;
            url: string;
            number: number;
            dueAt: string;
            doneAt: string | null;
            verdict: ("online" | "removed" | "restricted" | "indeterminate") | null;
            reasons: {
                code: string;
                params: {
                    [key: string]: string | number | string[] | {
                        [key: string]: string[];
                    };
                };
                text: {
                    en: string;
                    fr: string;
                };
            }[];
            views: {
                viewpoint: string;
                territory: string | null;
                language: string;
                /** @enum {string} */
                verdict: "online" | "removed" | "restricted" | "indeterminate";
                reasons: {
                    code: string;
                    params: {
                        [key: string]: string | number | string[] | {
                            [key: string]: string[];
                        };
                    };
                    text: {
                        en: string;
                        fr: string;
                    };
                }[];
                evidence: string | null;
            }[];
            correction: {
                by: string;
                reason: string;
                at: string;
                found: {
                    code: string;
                    params: {
                        [key: string]: string | number | string[] | {
                            [key: string]: string[];
                        };
                    };
                    text: {
                        en: string;
                        fr: string;
                    };
                }[];
                pagePhrase: {
                    id: string;
                    platform: string;
                    /** @enum {string} */
                    pageState: "gone" | "restricted" | "out-of-stock";
                    phrase: string;
                    quotedFrom: string | null;
                    /** @enum {string} */
                    state: "proposed" | "applied" | "declined";
                    by: string | null;
                    reason: string | null;
                } | null;
            } | null;
        };
        CheckInput: {
            id: string;
            notice: string;
            listing: string;
            url: string;
            number: number;
            dueAt: string;
            doneAt: string | null;
            verdict: ("online" | "removed" | "restricted" | "indeterminate") | null;
            reasons: {
                code: string;
                params: {
                    [key: string]: string | number | string[] | {
                        [key: string]: string[];
                    };
                };
                text: {
                    en: string;
                    fr: string;
                };
            }[];
            views: {
                viewpoint: string;
                territory: string | null;
                language: string;
                /** @enum {string} */
                verdict: "online" | "removed" | "restricted" | "indeterminate";
                reasons: {
                    code: string;
                    params: {
                        [key: string]: string | number | string[] | {
                            [key: string]: string[];
                        };
                    };
                    text: {
                        en: string;
                        fr: string;
                    };
                }[];
                evidence: string | null;
            }[];
            correction: {
                by: string;
                reason: string;
                at: string;
                found: {
                    code: string;
                    params: {
                        [key: string]: string | number | string[] | {
                            [key: string]: string[];
                        };
                    };
                    text: {
                        en: string;
                        fr: string;
                    };
                }[];
                pagePhrase: {
                    id: string;
                    platform: string;
                    /** @enum {string} */
                    pageState: "gone" | "restricted" | "out-of-stock";
                    phrase: string;
                    quotedFrom: string | null;
                    /** @enum {string} */
                    state: "proposed" | "applied" | "declined";
                    by: string | null;
                    reason: string | null;
                } | null;
            } | null;
        };
        Colleague: {
            id: string;
            name: string;
            /** @enum {string} */
            role: "analyst" | "approver" | "publisher" | "auditor" | "administrator" | "machine";
        };
        ColleagueInput: {
            id: string;
            name: string;
            /** @enum {string} */
            role: "analyst" | "approver" | "publisher" | "auditor" | "administrator" | "machine";
        };
        Complaint: {
            id: string;
            received: string | null;
            statement: string | null;
            /** @enum {string} */
            complainant: "notifier" | "trader";
            email: string | null;
            reasons: string;
            /** @enum {string} */
            state: "open" | "upheld" | "rejected" | "deferred";
            answer: string | null;
            /** @description When it arrived: its terms run from there */
            madeAt: string;
            /** @enum {string} */
            way: "door" | "mail" | "letter" | "other";
            /** @description Who received it and who recorded it; null: it came through the door */
            recorded: {
                receivedBy: string;
                by: string | null;
                at: string;
            } | null;
            decidedAt: string | null;
            outgoing: components["schemas"]["Outgoing"][];
        };
        ComplaintInput: {
            id: string;
            received: string | null;
            statement: string | null;
            /** @enum {string} */
            complainant: "notifier" | "trader";
            email: string | null;
            reasons: string;
            /** @enum {string} */
            state: "open" | "upheld" | "rejected" | "deferred";
            answer: string | null;
            /** @description When it arrived: its terms run from there */
            madeAt: string;
            /** @enum {string} */
            way: "door" | "mail" | "letter" | "other";
            /** @description Who received it and who recorded it; null: it came through the door */
            recorded: {
                receivedBy: string;
                by: string | null;
                at: string;
            } | null;
            decidedAt: string | null;
            outgoing: components["schemas"]["OutgoingInput"][];
        };
        ComplianceReport: {
            platform: string;
            from: string;
            to: string;
            counts: {
                asked: number;
                acknowledged: number;
                decided: number;
                done: number;
                late: number;
                relisted: number;
            };
            deadlines: components["schemas"]["Deadlines"];
            toReceipt: components["schemas"]["Durations"];
            toDecision: components["schemas"]["Durations"];
            toRemoval: components["schemas"]["Durations"];
            toRelisting: components["schemas"]["Durations"];
            byTrader: {
                key: string;
                asked: number;
                acknowledged: number;
                decided: number;
                done: number;
                late: number;
                relisted: number;
            }[];
            byCategory: {
                key: string;
                asked: number;
                acknowledged: number;
                decided: number;
                done: number;
                late: number;
                relisted: number;
            }[];
            weeks: {
                week: string;
                asked: number;
                removed: number;
                relisted: number;
            }[];
            recurrence: {
                /** @enum {string} */
                answer: "none" | "one-off" | "repeated" | "recurrent";
                offers: number;
                traders: number;
                categories: number;
                relistings: number;
                offersRelisted: number;
                weeksSeen: number;
                weeks: number;
                sentence: {
                    en: string;
                    fr: string;
                };
            };
        };
        ComplianceReportInput: {
            platform: string;
            from: string;
            to: string;
            counts: {
                asked: number;
                acknowledged: number;
                decided: number;
                done: number;
                late: number;
                relisted: number;
            };
            deadlines: components["schemas"]["DeadlinesInput"];
            toReceipt: components["schemas"]["DurationsInput"];
            toDecision: components["schemas"]["DurationsInput"];
            toRemoval: components["schemas"]["DurationsInput"];
            toRelisting: components["schemas"]["DurationsInput"];
            byTrader: {
                key: string;
                asked: number;
                acknowledged: number;
                decided: number;
                done: number;
                late: number;
                relisted: number;
            }[];
            byCategory: {
                key: string;
                asked: number;
                acknowledged: number;
                decided: number;
                done: number;
                late: number;
                relisted: number;
            }[];
            weeks: {
                week: string;
                asked: number;
                removed: number;
                relisted: number;
            }[];
            recurrence: {
                /** @enum {string} */
                answer: "none" | "one-off" | "repeated" | "recurrent";
                offers: number;
                traders: number;
                categories: number;
                relistings: number;
                offersRelisted: number;
                weeksSeen: number;
                weeks: number;
                sentence: {
                    en: string;
                    fr: string;
                };
            };
        };
        Court: {
            key: string;
            name: string;
            /** @description ISO 3166-1 alpha-2 */
            country: string;
            /** @description Whether the entry was checked against its source */
            verified: boolean;
            seat: string;
            department: {
                code: string;
                name: string;
            };
            appeal: string;
            source: {
                en: string;
                fr: string;
            } | null;
        };
        CourtInput: {
            key: string;
            name: string;
            /** @description ISO 3166-1 alpha-2 */
            country: string;
            /** @description Whether the entry was checked against its source */
            verified: boolean;
            seat: string;
            department: {
                code: string;
                name: string;
            };
            appeal: string;
            source: {
                en: string;
                fr: string;
            } | null;
        };
        CustodyTransfer: {
            id: string;
            number: number;
            from: {
                name: string;
                organisation: string;
            };
            to: {
                name: string;
                organisation: string;
            };
            at: string;
            reason: string;
            condition: string;
            sealIntact: boolean | null;
            newSeal: string | null;
            digest: string;
            madeAt: string;
        };
        CustodyTransferInput: {
            id: string;
            number: number;
            from: {
                name: string;
                organisation: string;
            };
            to: {
                name: string;
                organisation: string;
            };
            at: string;
            reason: string;
            condition: string;
            sealIntact: boolean | null;
            newSeal: string | null;
            digest: string;
            madeAt: string;
        };
        DataRequest: {
            id: string;
            receivedOn: string;
            /** @enum {string} */
            way: "letter" | "e-mail" | "form" | "in-person" | "other";
            article: number;
            officer: {
                id: string;
                name: string;
            };
            dueOn: string;
            extendedAt: string | null;
            outcome: ("granted" | "partly" | "refused") | null;
            answeredAt: string | null;
            late: boolean;
        };
        DataRequestInput: {
            id: string;
            receivedOn: string;
            /** @enum {string} */
            way: "letter" | "e-mail" | "form" | "in-person" | "other";
            article: number;
            officer: {
                id: string;
                name: string;
            };
            dueOn: string;
            extendedAt: string | null;
            outcome: ("granted" | "partly" | "refused") | null;
            answeredAt: string | null;
            late: boolean;
        };
        Deadline: {
            due: string;
            dueAt: string;
            rule: {
                en: string;
                fr: string;
            };
            article: {
                en: string;
                fr: string;
            };
            /** @enum {string} */
            origin: "law" | "policy";
            verified: boolean;
        };
        DeadlineInput: {
            due: string;
            dueAt: string;
            rule: {
                en: string;
                fr: string;
            };
            article: {
                en: string;
                fr: string;
            };
            /** @enum {string} */
            origin: "law" | "policy";
            verified: boolean;
        };
        Deadlines: {
            kept: number;
            removedLate: number;
            overdue: number;
            within48Hours: number;
            within7Days: number;
            later: number;
            noTerm: number;
        };
        DeadlinesInput: {
            kept: number;
            removedLate: number;
            overdue: number;
            within48Hours: number;
            within7Days: number;
            later: number;
            noTerm: number;
        };
        Decision: {
            id: string;
            /** @enum {string} */
            kind: "confirm" | "dismiss" | "escalate";
            reason: string;
            by: string;
            at: string;
        };
        DecisionBatch: {
            batch: string;
            undoUntil: string | null;
            decided: string[];
            refused: {
                case: string;
                code: string;
                detail: string;
            }[];
        };
        DecisionBatchInput: {
            batch: string;
            undoUntil: string | null;
            decided: string[];
            refused: {
                case: string;
                code: string;
                detail: string;
            }[];
        };
        DecisionInput: {
            id: string;
            /** @enum {string} */
            kind: "confirm" | "dismiss" | "escalate";
            reason: string;
            by: string;
            at: string;
        };
        Declared: {
            platform: string;
            from: string;
            to: string;
            /** @description How the files name the platform; none: they have not named it yet */
            names: string[];
            /** @description Days of the period */
            days: number;
            /** @description One a day: the platform’s own where it was read, else that of all */
            files: components["schemas"]["DeclaredFile"][];
            statements: number;
            byCategory: {
                key: string;
                statements: number;
            }[];
            byGround: {
                key: string;
                statements: number;
            }[];
            bySource: {
                key: string;
                statements: number;
            }[];
            byDetection: {
                key: string;
                statements: number;
            }[];
            byDecision: {
                key: string;
                statements: number;
            }[];
            notices: {
                /** @description Documents that asked the platform for something in the period */
                sent: number;
                puid: number;
                permalink: number;
                possible: number;
                /** @description Those of which no statement can be found again */
                unmatched: number;
            };
            /** @description The first 100 */
            matched: {
                notice: string;
                case: string;
                /** @description The statement’s number in the database */
                uuid: string;
                day: string;
                /** @enum {string} */
                how: "puid" | "permalink" | "possible";
                category: string;
                ground: string;
                appliedOn: string;
            }[];
            definition: {
                en: string;
                fr: string;
            };
            limits: {
                en: string;
                fr: string;
            }[];
            notes: {
                key: string;
                text: {
                    en: string;
                    fr: string;
                };
                source: string;
                verified: boolean;
            }[];
        };
        DeclaredFile: {
            day: string;
            /** @description The platform’s name in the database’s addresses; `global`: all platforms */
            slug: string;
            /** @enum {string} */
            variant: "full" | "light";
            name: string;
            /** @description As published beside it */
            sha1: string;
            sha256: string;
            rows: number;
            /** @description Rows that were counted, of all platforms in the file */
            statements: number;
            /** @description Rows that were not counted, by the column for which */
            passedOver: {
                column: string;
                rows: number;
                values: string[];
            }[];
            /** @description Rows that were counted, with a value the register does not have */
            unknown: {
                column: string;
                rows: number;
                values: string[];
            }[];
            /** @description Columns that are published and not there, and those that nobody knows */
            drift: {
                missing: string[];
                added: string[];
            };
            readAt: string;
            /** @description The file of the same day whose place it took */
            replacedSha1: string | null;
            replacedAt: string | null;
        };
        DeclaredFileInput: {
            day: string;
            /** @description The platform’s name in the database’s addresses; `global`: all platforms */
            slug: string;
            /** @enum {string} */
            variant: "full" | "light";
            name: string;
            /** @description As published beside it */
            sha1: string;
            sha256: string;
            rows: number;
            /** @description Rows that were counted, of all platforms in the file */
            statements: number;
            /** @description Rows that were not counted, by the column for which */
            passedOver: {
                column: string;
                rows: number;
                values: string[];
            }[];
            /** @description Rows that were counted, with a value the register does not have */
            unknown: {
                column: string;
                rows: number;
                values: string[];
            }[];
            /** @description Columns that are published and not there, and those that nobody knows */
            drift: {
                missing: string[];
                added: string[];
            };
            readAt: string;
            /** @description The file of the same day whose place it took */
            replacedSha1: string | null;
            replacedAt: string | null;
        };
        DeclaredInput: {
            platform: string;
            from: string;
            to: string;
            /** @description How the files name the platform; none: they have not named it yet */
            names: string[];
            /** @description Days of the period */
            days: number;
            /** @description One a day: the platform’s own where it was read, else that of all */
            files: components["schemas"]["DeclaredFileInput"][];
            statements: number;
            byCategory: {
                key: string;
                statements: number;
            }[];
            byGround: {
                key: string;
                statements: number;
            }[];
            bySource: {
                key: string;
                statements: number;
            }[];
            byDetection: {
                key: string;
                statements: number;
            }[];
            byDecision: {
                key: string;
                statements: number;
            }[];
            notices: {
                /** @description Documents that asked the platform for something in the period */
                sent: number;
                puid: number;
                permalink: number;
                possible: number;
                /** @description Those of which no statement can be found again */
                unmatched: number;
            };
            /** @description The first 100 */
            matched: {
                notice: string;
                case: string;
                /** @description The statement’s number in the database */
                uuid: string;
                day: string;
                /** @enum {string} */
                how: "puid" | "permalink" | "possible";
                category: string;
                ground: string;
                appliedOn: string;
            }[];
            definition: {
                en: string;
                fr: string;
            };
            limits: {
                en: string;
                fr: string;
            }[];
            notes: {
                key: string;
                text: {
                    en: string;
                    fr: string;
                };
                source: string;
                verified: boolean;
            }[];
        };
        Delivery: {
            attempts: components["schemas"]["Attempt"][];
            /** @description A further try has a way out; false: a person sends it */
            mightLeave: boolean;
            nextTryAt: string | null;
            giveUpAt: string | null;
            sendings: components["schemas"]["Sending"][];
            answers: components["schemas"]["NoticeAnswer"][];
        };
        DeliveryInput: {
            attempts: components["schemas"]["AttemptInput"][];
            /** @description A further try has a way out; false: a person sends it */
            mightLeave: boolean;
            nextTryAt: string | null;
            giveUpAt: string | null;
            sendings: components["schemas"]["SendingInput"][];
            answers: components["schemas"]["NoticeAnswerInput"][];
        };
        DocumentInput: {
            case: string;
            /**
             * @default dsa-16
             * @enum {string}
             */
            kind: "dsa-16" | "dsa-9" | "dsa-10" | "gpsr-22-notice" | "gpsr-22-order" | "coordinator" | "cpp-40" | "lcen-6-3" | "reminder";
            /** @enum {string} */
            language: "fr" | "en" | "de" | "es" | "it";
            /** Format: idn-email */
            recipient?: string;
            recipientName?: string;
            /** @default false */
            bonaFide: boolean;
            elements?: {
                [key: string]: string;
            };
            reminds?: string;
            /** @description Of a kind that may be a measure: this one is, and its addressee is heard before */
            isMeasure?: boolean;
            /** @description Of a measure: why it does not wait until somebody was heard */
            unheard?: string;
        };
        DocumentInputInput: {
            case: string;
            /**
             * @default dsa-16
             * @enum {string}
             */
            kind: "dsa-16" | "dsa-9" | "dsa-10" | "gpsr-22-notice" | "gpsr-22-order" | "coordinator" | "cpp-40" | "lcen-6-3" | "reminder";
            /** @enum {string} */
            language: "fr" | "en" | "de" | "es" | "it";
            /** Format: idn-email */
            recipient?: string;
            recipientName?: string;
            /** @default false */
            bonaFide: boolean;
            elements?: {
                [key: string]: string;
            };
            reminds?: string;
            /** @description Of a kind that may be a measure: this one is, and its addressee is heard before */
            isMeasure?: boolean;
            /** @description Of a measure: why it does not wait until somebody was heard */
            unheard?: string;
        };
        DocumentKind: {
            /** @enum {string} */
            kind: "dsa-16" | "dsa-9" | "dsa-10" | "gpsr-22-notice" | "gpsr-22-order" | "coordinator" | "cpp-40" | "lcen-6-3" | "reminder" | "withdrawal" | "correction";
            title: {
                en: string;
                fr: string;
            };
            article: {
                en: string;
                fr: string;
            };
            /** @enum {string} */
            addressee: "platform-notices" | "platform-orders" | "platform-product-safety" | "coordinator" | "prosecutor" | "court" | "as-recalled";
            /** @enum {string} */
            sender: "any" | "authority";
            /** @enum {string} */
            approval: "one" | "two";
            /** @enum {string} */
            measure: "always" | "may-be" | "never";
            deadline: string | null;
            /** @enum {string} */
            languages: "any" | "declared" | "french" | "as-recalled";
            section: ("order" | "information" | "report" | "application" | "amendment") | null;
            elements: {
                key: string;
                point: string | null;
                /** @enum {string} */
                from: "listings" | "findings" | "evidence" | "documents" | "recurrence" | "candidates" | "laboratory" | "recalled" | "authority" | "sender" | "confirmed" | "typed";
                /** @enum {string} */
                input?: "text" | "line" | "date" | "countries" | "choice";
                required: boolean;
                label: {
                    en: string;
                    fr: string;
                };
                options?: {
                    value: string;
                    en: string;
                    fr: string;
                }[];
            }[];
            verified: boolean;
            source: string | null;
            checked: string | null;
            note: string | null;
            term: {
                kind: string;
                article: {
                    en: string;
                    fr: string;
                };
                /** @enum {string} */
                origin: "law" | "policy";
                term: {
                    amount: number;
                    /** @enum {string} */
                    unit: "working-days" | "days" | "hours";
                };
                rule: {
                    en: string;
                    fr: string;
                };
                verified: boolean;
                source: string | null;
                checked: string | null;
                note: string | null;
            } | null;
        };
        DocumentKindInput: {
            /** @enum {string} */
            kind: "dsa-16" | "dsa-9" | "dsa-10" | "gpsr-22-notice" | "gpsr-22-order" | "coordinator" | "cpp-40" | "lcen-6-3" | "reminder" | "withdrawal" | "correction";
            title: {
                en: string;
                fr: string;
            };
            article: {
                en: string;
                fr: string;
            };
            /** @enum {string} */
            addressee: "platform-notices" | "platform-orders" | "platform-product-safety" | "coordinator" | "prosecutor" | "court" | "as-recalled";
            /** @enum {string} */
            sender: "any" | "authority";
            /** @enum {string} */
            approval: "one" | "two";
            /** @enum {string} */
            measure: "always" | "may-be" | "never";
            deadline: string | null;
            /** @enum {string} */
            languages: "any" | "declared" | "french" | "as-recalled";
            section: ("order" | "information" | "report" | "application" | "amendment") | null;
            elements: {
                key: string;
                point: string | null;
                /** @enum {string} */
                from: "listings" | "findings" | "evidence" | "documents" | "recurrence" | "candidates" | "laboratory" | "recalled" | "authority" | "sender" | "confirmed" | "typed";
                /** @enum {string} */
                input?: "text" | "line" | "date" | "countries" | "choice";
                required: boolean;
                label: {
                    en: string;
                    fr: string;
                };
                options?: {
                    value: string;
                    en: string;
                    fr: string;
                }[];
            }[];
            verified: boolean;
            source: string | null;
            checked: string | null;
            note: string | null;
            term: {
                kind: string;
                article: {
                    en: string;
                    fr: string;
                };
                /** @enum {string} */
                origin: "law" | "policy";
                term: {
                    amount: number;
                    /** @enum {string} */
                    unit: "working-days" | "days" | "hours";
                };
                rule: {
                    en: string;
                    fr: string;
                };
                verified: boolean;
                source: string | null;
                checked: string | null;
                note: string | null;
            } | null;
        };
        DocumentKinds: {
            items: components["schemas"]["DocumentKind"][];
            languages: ("fr" | "en" | "de" | "es" | "it")[];
            isAuthority: boolean;
            case: {
                declaredLanguages: string[] | null;
                declaredVerified: boolean;
                recipients: {
                    [key: string]: {
                        name: string | null;
                        address: string | null;
                    };
                };
            } | null;
        };
        DocumentKindsInput: {
            items: components["schemas"]["DocumentKindInput"][];
            languages: ("fr" | "en" | "de" | "es" | "it")[];
            isAuthority: boolean;
            case: {
                declaredLanguages: string[] | null;
                declaredVerified: boolean;
                recipients: {
                    [key: string]: {
                        name: string | null;
                        address: string | null;
                    };
                };
            } | null;
        };
        DocumentPreview: {
            text: string;
            /** @description A document of a case: a notice, an order, a report or an application */
            content: {
                /** @constant */
                format: "vigie.notice/1";
                id: string;
                /**
                 * @description dsa-16: notice of Regulation (EU) 2022/2065, art. 16; others: registers/documents
                 * @enum {string}
                 */
                kind: "dsa-16" | "dsa-9" | "dsa-10" | "gpsr-22-notice" | "gpsr-22-order" | "coordinator" | "cpp-40" | "lcen-6-3" | "reminder" | "withdrawal" | "correction";
                caseId: string;
                /** @enum {string} */
                language: "fr" | "en" | "de" | "es" | "it";
                /**
                 * @description The version that governs, where `language` is a translation not checked by a jurist
                 * @enum {string}
                 */
                governing?: "fr" | "en";
                /**
                 * Format: date-time
                 * @description When the document was composed
                 */
                at: string;
                /** @description The date of that instant in Paris */
                date: string;
                platform: {
                    key: string;
                    name: string;
                };
                recipient: {
                    name: string;
                    address: string | null;
                };
                /**
                 * @description Where receipt, decision and statement of reasons may be posted. null: by e-mail alone
                 * @default null
                 */
                replyTo: string | null;
                /** @description Who sells, as the offer says. null: the offer does not say */
                trader: {
                    id: string | null;
                    name: string | null;
                    url: string | null;
                } | null;
                /** @description art. 16(2)(b), 9(2)(a)(iv): the exact electronic locations */
                listings: {
                    url: string;
                    id: string | null;
                    title: string;
                }[];
                /** @description art. 16(2)(a), 9(2)(a)(ii): the substantiated reasons */
                reasons: {
                    number: number;
                    explanation: string;
                    /** @description The location this reason concerns. null: all of them */
                    listingUrl: string | null;
                    findingId: string | null;
                    rule: string;
                    title: string;
                    pack: string;
                    packDigest: string;
                    engine: string;
                    /** @enum {string} */
                    severity: "low" | "medium" | "high" | "critical";
                    legal: {
                        id: string;
                        citation: string;
                        /** @description As the pack states it. null: the pack states none */
                        penalty: string | null;
                        from: string | null;
                        to: string | null;
                        /** @description false: not checked against an official text, and shown as such */
                        verified: boolean;
                        note: string | null;
                    }[];
                    matches: {
                        /** @description Field of the listing: title, description, attributes.Material, … */
                        field: string;
                        /** @description UTF-16 offset into the original text of the field */
                        start: number;
                        end: number;
                        /** @description The original text, at most 1,000 UTF-16 units; empty when via is absent */
                        text: string;
                        /** @description true: the text between start and end is longer than what is quoted */
                        cut: boolean;
                        term: string;
                        /** @enum {string} */
                        via: "literal" | "folded" | "confusable" | "leet" | "spaced" | "measure" | "attribute" | "absent" | "picture" | "similar";
                    }[];
                    /** @description Passages not quoted, past the first 50 */
                    matchesOmitted: number;
                }[];
                evidence: {
                    packageId: string;
                    digest: string;
                    logIndex: number;
                    /** Format: date-time */
                    sealedAt: string;
                }[];
                /** @description Only of the kinds dsa-9 and gpsr-22-order */
                order?: {
                    /** @description art. 9(2)(a)(i), 10(2)(a)(i): the legal basis for the order itself */
                    legalBasis: string;
                    /** @description art. 9(2)(a)(iii), 10(2)(a)(ii) */
                    authority: {
                        name: string;
                        address: string | null;
                        /** Format: idn-email */
                        email: string;
                    };
                    /** @description art. 9(2)(a)(v), 10(2)(a)(v): redress for the provider and the recipient of the service */
                    redress: string;
                    /** @description art. 9(2)(a)(vi), 10(2)(a)(vi): who is told of the effect given. null: the issuing authority */
                    reportTo: string | null;
                    /** @enum {string} */
                    measure: "remove" | "disable-access" | "display-warning";
                    /** @description art. 9(2)(b): the territorial scope, ISO 3166-1 alpha-2 */
                    territory: string[];
                    /**
                     * @description Regulation (EU) 2023/988, art. 22(5): identical content too, until this day. null: the locations listed alone
                     * @default null
                     */
                    identicalUntil: string | null;
                };
                /** @description Only of the kind dsa-10 */
                information?: {
                    /** @description art. 9(2)(a)(i), 10(2)(a)(i): the legal basis for the order itself */
                    legalBasis: string;
                    /** @description art. 9(2)(a)(iii), 10(2)(a)(ii) */
                    authority: {
                        name: string;
                        address: string | null;
                        /** Format: idn-email */
                        email: string;
                    };
                    /** @description art. 9(2)(a)(v), 10(2)(a)(v): redress for the provider and the recipient of the service */
                    redress: string;
                    /** @description art. 9(2)(a)(vi), 10(2)(a)(vi): who is told of the effect given. null: the issuing authority */
                    reportTo: string | null;
                    /** @description art. 10(2)(a)(iii): account names or unique identifiers of those concerned */
                    recipients: string;
                    /** @description art. 10(2)(a)(iv): the objective; why it is necessary and proportionate */
                    objective: string;
                    /** @description art. 10(2)(b): what is asked for, already collected for providing the service */
                    requested: string;
                };
                /** @description Only of the kinds coordinator and cpp-40 */
                report?: {
                    /** @description Who reports, and in what capacity */
                    capacity: string;
                    /** @description The facts, as the person who reports states them */
                    facts: string;
                    /** @description What comes with it beside the evidence listed */
                    documents: string | null;
                    /**
                     * @description coordinator: the obligations of the provider that are in question
                     * @default null
                     */
                    provisions: string | null;
                    /**
                     * @description coordinator: what it is asked to do
                     * @default null
                     */
                    asked: string | null;
                };
                /** @description Only of the kind lcen-6-3 */
                application?: {
                    /** @description Who applies, in what capacity, represented by whom */
                    applicant: string;
                    /** @description Against whom */
                    defendants: string;
                    /** @description The damage caused by the content, or to be prevented */
                    damage: string;
                    /** @description The measures asked for */
                    measures: string;
                    /** @description Why they are fit, necessary and proportionate */
                    proportionality: string;
                };
                /** @description Only of the kinds withdrawal and correction */
                amendment?: {
                    /**
                     * @description art. 22(6): insufficiently precise, inaccurate, inadequately substantiated
                     * @enum {string}
                     */
                    cause: "imprecise" | "inaccurate" | "unsubstantiated" | "other";
                    /** @description What was wrong, as the person who writes says it */
                    wrong: string;
                    /**
                     * @description Of a correction: what is right instead
                     * @default null
                     */
                    right: string | null;
                    /**
                     * @description The document by which this recipient heard of the one concerned. null: it went to them itself
                     * @default null
                     */
                    citedBy: {
                        id: string;
                        /** @enum {string} */
                        kind: "dsa-16" | "dsa-9" | "dsa-10" | "gpsr-22-notice" | "gpsr-22-order" | "coordinator" | "cpp-40" | "lcen-6-3" | "reminder" | "withdrawal" | "correction";
                    } | null;
                };
                /** @description Only of the kinds reminder, withdrawal and correction: the document that is recalled */
                reminds?: {
                    id: string;
                    /** @enum {string} */
                    kind: "dsa-16" | "dsa-9" | "dsa-10" | "gpsr-22-notice" | "gpsr-22-order" | "coordinator" | "cpp-40" | "lcen-6-3" | "reminder" | "withdrawal" | "correction";
                    recipient: string;
                    /** Format: date-time */
                    sentAt: string;
                    /** @description The last day to act in */
                    due: string | null;
                    /** @description house: the unit's own expectation, not law */
                    dueBy: ("law" | "house") | null;
                    /** @description What was answered, oldest first. Empty: nothing */
                    answers: {
                        /** Format: date-time */
                        at: string;
                        /** @enum {string} */
                        kind: "receipt" | "decision" | "message";
                        /** @description Of a decision */
                        outcome: ("acted" | "partly" | "no-action") | null;
                        reference: string | null;
                    }[];
                };
                /** @description What was asked before and what came of it, oldest first */
                acts?: {
                    id: string;
                    /** @enum {string} */
                    kind: "dsa-16" | "dsa-9" | "dsa-10" | "gpsr-22-notice" | "gpsr-22-order" | "coordinator" | "cpp-40" | "lcen-6-3" | "reminder" | "withdrawal" | "correction";
                    recipient: string;
                    /** Format: date-time */
                    sentAt: string;
                    /** @description The last day to act in */
                    due: string | null;
                    /** @description house: the unit's own expectation, not law */
                    dueBy: ("law" | "house") | null;
                    /** @description What was answered, oldest first. Empty: nothing */
                    answers: {
                        /** Format: date-time */
                        at: string;
                        /** @enum {string} */
                        kind: "receipt" | "decision" | "message";
                        /** @description Of a decision */
                        outcome: ("acted" | "partly" | "no-action") | null;
                        reference: string | null;
                    }[];
                }[];
                /** @description Scale and recurrence; null: not counted */
                recurrence?: {
                    from: string;
                    to: string;
                    /** @description What was counted: the platform, the packs, the case */
                    scope: string;
                    /** @description Offers that the platform was asked about, each confirmed by a person */
                    listings: number;
                    traders: number | null;
                    removed: number | null;
                    /** @description Removed offers that were online again: at their own address, or as a person confirmed */
                    returned: number;
                    medianDaysToRemoval: number | null;
                    medianDaysToReturn: number | null;
                    /** @description Spread over time: weeks with anything to tell, by their Monday, oldest first */
                    weeks: {
                        week: string;
                        asked: number;
                        removed: number;
                        returned: number;
                    }[];
                };
                /** @description Only of the kind lcen-6-3, where there are any */
                candidates?: {
                    obligation: {
                        title: string;
                        basis: string | null;
                        from: string | null;
                        until: string | null;
                        source: string | null;
                        verified: boolean;
                    };
                    /** @description What is counted, in a sentence */
                    definition: string;
                    /** @description That whether one counts is the judge's to say */
                    notice: string;
                    /** @description One offer, one day, one obligation; the newest day first */
                    candidates: {
                        day: string;
                        url: string;
                        /** @description The sealed pages of that day */
                        exhibits: {
                            packageId: string;
                            digest: string;
                            logIndex: number | null;
                            /** Format: date-time */
                            seenAt: string;
                        }[];
                        confirmedBy: string;
                        /** Format: date-time */
                        confirmedAt: string;
                    }[];
                    /** @description Confirmed candidates past those named */
                    omitted: number;
                }[];
                /** @description Of cpp-40 and lcen-6-3: oldest first */
                laboratory?: {
                    sample: string;
                    takenOn: string;
                    takenPlace: string;
                    takenBy: string;
                    laboratory: string;
                    /** @description Its number as the report has it */
                    accreditation: string | null;
                    method: string;
                    /** @description The day of the report */
                    on: string;
                    result: string;
                    /** @enum {string} */
                    conforming: "yes" | "no" | "undecided";
                    /** @description The exhibit that it is */
                    report: {
                        exhibit: number;
                        name: string;
                        digest: string;
                    };
                }[];
                /** @description Who sends; art. 16(2)(c). null only for an offence of Directive 2011/93/EU, art. 3-7 */
                notifier: {
                    organisation: string | null;
                    name: string;
                    /** Format: idn-email */
                    email: string;
                    /** @description Status of Regulation (EU) 2022/2065, art. 22: to be processed with priority */
                    trustedFlagger: boolean;
                    /** @description The coordinator that awarded the status of trusted flagger, and since when */
                    awarded?: {
                        by: string;
                        since: string;
                    };
                } | null;
                /** @description art. 16(2)(d): the statement of bona fide belief. null where the kind asks for none */
                statement: string | null;
            };
        };
        DocumentPreviewInput: {
            text: string;
            /** @description A document of a case: a notice, an order, a report or an application */
            content: {
                /** @constant */
                format: "vigie.notice/1";
                id: string;
                /**
                 * @description dsa-16: notice of Regulation (EU) 2022/2065, art. 16; others: registers/documents
                 * @enum {string}
                 */
                kind: "dsa-16" | "dsa-9" | "dsa-10" | "gpsr-22-notice" | "gpsr-22-order" | "coordinator" | "cpp-40" | "lcen-6-3" | "reminder" | "withdrawal" | "correction";
                caseId: string;
                /** @enum {string} */
                language: "fr" | "en" | "de" | "es" | "it";
                /**
                 * @description The version that governs, where `language` is a translation not checked by a jurist
                 * @enum {string}
                 */
                governing?: "fr" | "en";
                /**
                 * Format: date-time
                 * @description When the document was composed
                 */
                at: string;
                /** @description The date of that instant in Paris */
                date: string;
                platform: {
                    key: string;
                    name: string;
                };
                recipient: {
                    name: string;
                    address: string | null;
                };
                /**
                 * @description Where receipt, decision and statement of reasons may be posted. null: by e-mail alone
                 * @default null
                 */
                replyTo: string | null;
                /** @description Who sells, as the offer says. null: the offer does not say */
                trader: {
                    id: string | null;
                    name: string | null;
                    url: string | null;
                } | null;
                /** @description art. 16(2)(b), 9(2)(a)(iv): the exact electronic locations */
                listings: {
                    url: string;
                    id: string | null;
                    title: string;
                }[];
                /** @description art. 16(2)(a), 9(2)(a)(ii): the substantiated reasons */
                reasons: {
                    number: number;
                    explanation: string;
                    /** @description The location this reason concerns. null: all of them */
                    listingUrl: string | null;
                    findingId: string | null;
                    rule: string;
                    title: string;
                    pack: string;
                    packDigest: string;
                    engine: string;
                    /** @enum {string} */
                    severity: "low" | "medium" | "high" | "critical";
                    legal: {
                        id: string;
                        citation: string;
                        /** @description As the pack states it. null: the pack states none */
                        penalty: string | null;
                        from: string | null;
                        to: string | null;
                        /** @description false: not checked against an official text, and shown as such */
                        verified: boolean;
                        note: string | null;
                    }[];
                    matches: {
                        /** @description Field of the listing: title, description, attributes.Material, … */
                        field: string;
                        /** @description UTF-16 offset into the original text of the field */
                        start: number;
                        end: number;
                        /** @description The original text, at most 1,000 UTF-16 units; empty when via is absent */
                        text: string;
                        /** @description true: the text between start and end is longer than what is quoted */
                        cut: boolean;
                        term: string;
                        /** @enum {string} */
                        via: "literal" | "folded" | "confusable" | "leet" | "spaced" | "measure" | "attribute" | "absent" | "picture" | "similar";
                    }[];
                    /** @description Passages not quoted, past the first 50 */
                    matchesOmitted: number;
                }[];
                evidence: {
                    packageId: string;
                    digest: string;
                    logIndex: number;
                    /** Format: date-time */
                    sealedAt: string;
                }[];
                /** @description Only of the kinds dsa-9 and gpsr-22-order */
                order?: {
                    /** @description art. 9(2)(a)(i), 10(2)(a)(i): the legal basis for the order itself */
                    legalBasis: string;
                    /** @description art. 9(2)(a)(iii), 10(2)(a)(ii) */
                    authority: {
                        name: string;
                        address: string | null;
                        /** Format: idn-email */
                        email: string;
                    };
                    /** @description art. 9(2)(a)(v), 10(2)(a)(v): redress for the provider and the recipient of the service */
                    redress: string;
                    /** @description art. 9(2)(a)(vi), 10(2)(a)(vi): who is told of the effect given. null: the issuing authority */
                    reportTo: string | null;
                    /** @enum {string} */
                    measure: "remove" | "disable-access" | "display-warning";
                    /** @description art. 9(2)(b): the territorial scope, ISO 3166-1 alpha-2 */
                    territory: string[];
                    /**
                     * @description Regulation (EU) 2023/988, art. 22(5): identical content too, until this day. null: the locations listed alone
                     * @default null
                     */
                    identicalUntil: string | null;
                };
                /** @description Only of the kind dsa-10 */
                information?: {
                    /** @description art. 9(2)(a)(i), 10(2)(a)(i): the legal basis for the order itself */
                    legalBasis: string;
                    /** @description art. 9(2)(a)(iii), 10(2)(a)(ii) */
                    authority: {
                        name: string;
                        address: string | null;
                        /** Format: idn-email */
                        email: string;
                    };
                    /** @description art. 9(2)(a)(v), 10(2)(a)(v): redress for the provider and the recipient of the service */
                    redress: string;
                    /** @description art. 9(2)(a)(vi), 10(2)(a)(vi): who is told of the effect given. null: the issuing authority */
                    reportTo: string | null;
                    /** @description art. 10(2)(a)(iii): account names or unique identifiers of those concerned */
                    recipients: string;
                    /** @description art. 10(2)(a)(iv): the objective; why it is necessary and proportionate */
                    objective: string;
                    /** @description art. 10(2)(b): what is asked for, already collected for providing the service */
                    requested: string;
                };
                /** @description Only of the kinds coordinator and cpp-40 */
                report?: {
                    /** @description Who reports, and in what capacity */
                    capacity: string;
                    /** @description The facts, as the person who reports states them */
                    facts: string;
                    /** @description What comes with it beside the evidence listed */
                    documents: string | null;
                    /**
                     * @description coordinator: the obligations of the provider that are in question
                     * @default null
                     */
                    provisions: string | null;
                    /**
                     * @description coordinator: what it is asked to do
                     * @default null
                     */
                    asked: string | null;
                };
                /** @description Only of the kind lcen-6-3 */
                application?: {
                    /** @description Who applies, in what capacity, represented by whom */
                    applicant: string;
                    /** @description Against whom */
                    defendants: string;
                    /** @description The damage caused by the content, or to be prevented */
                    damage: string;
                    /** @description The measures asked for */
                    measures: string;
                    /** @description Why they are fit, necessary and proportionate */
                    proportionality: string;
                };
                /** @description Only of the kinds withdrawal and correction */
                amendment?: {
                    /**
                     * @description art. 22(6): insufficiently precise, inaccurate, inadequately substantiated
                     * @enum {string}
                     */
                    cause: "imprecise" | "inaccurate" | "unsubstantiated" | "other";
                    /** @description What was wrong, as the person who writes says it */
                    wrong: string;
                    /**
                     * @description Of a correction: what is right instead
                     * @default null
                     */
                    right: string | null;
                    /**
                     * @description The document by which this recipient heard of the one concerned. null: it went to them itself
                     * @default null
                     */
                    citedBy: {
                        id: string;
                        /** @enum {string} */
                        kind: "dsa-16" | "dsa-9" | "dsa-10" | "gpsr-22-notice" | "gpsr-22-order" | "coordinator" | "cpp-40" | "lcen-6-3" | "reminder" | "withdrawal" | "correction";
                    } | null;
                };
                /** @description Only of the kinds reminder, withdrawal and correction: the document that is recalled */
                reminds?: {
                    id: string;
                    /** @enum {string} */
                    kind: "dsa-16" | "dsa-9" | "dsa-10" | "gpsr-22-notice" | "gpsr-22-order" | "coordinator" | "cpp-40" | "lcen-6-3" | "reminder" | "withdrawal" | "correction";
                    recipient: string;
                    /** Format: date-time */
                    sentAt: string;
                    /** @description The last day to act in */
                    due: string | null;
                    /** @description house: the unit's own expectation, not law */
                    dueBy: ("law" | "house") | null;
                    /** @description What was answered, oldest first. Empty: nothing */
                    answers: {
                        /** Format: date-time */
                        at: string;
                        /** @enum {string} */
                        kind: "receipt" | "decision" | "message";
                        /** @description Of a decision */
                        outcome: ("acted" | "partly" | "no-action") | null;
                        reference: string | null;
                    }[];
                };
                /** @description What was asked before and what came of it, oldest first */
                acts?: {
                    id: string;
                    /** @enum {string} */
                    kind: "dsa-16" | "dsa-9" | "dsa-10" | "gpsr-22-notice" | "gpsr-22-order" | "coordinator" | "cpp-40" | "lcen-6-3" | "reminder" | "withdrawal" | "correction";
                    recipient: string;
                    /** Format: date-time */
                    sentAt: string;
                    /** @description The last day to act in */
                    due: string | null;
                    /** @description house: the unit's own expectation, not law */
                    dueBy: ("law" | "house") | null;
                    /** @description What was answered, oldest first. Empty: nothing */
                    answers: {
                        /** Format: date-time */
                        at: string;
                        /** @enum {string} */
                        kind: "receipt" | "decision" | "message";
                        /** @description Of a decision */
                        outcome: ("acted" | "partly" | "no-action") | null;
                        reference: string | null;
                    }[];
                }[];
                /** @description Scale and recurrence; null: not counted */
                recurrence?: {
                    from: string;
                    to: string;
                    /** @description What was counted: the platform, the packs, the case */
                    scope: string;
                    /** @description Offers that the platform was asked about, each confirmed by a person */
                    listings: number;
                    traders: number | null;
                    removed: number | null;
                    /** @description Removed offers that were online again: at their own address, or as a person confirmed */
                    returned: number;
                    medianDaysToRemoval: number | null;
                    medianDaysToReturn: number | null;
                    /** @description Spread over time: weeks with anything to tell, by their Monday, oldest first */
                    weeks: {
                        week: string;
                        asked: number;
                        removed: number;
                        returned: number;
                    }[];
                };
                /** @description Only of the kind lcen-6-3, where there are any */
                candidates?: {
                    obligation: {
                        title: string;
                        basis: string | null;
                        from: string | null;
                        until: string | null;
                        source: string | null;
                        verified: boolean;
                    };
                    /** @description What is counted, in a sentence */
                    definition: string;
                    /** @description That whether one counts is the judge's to say */
                    notice: string;
                    /** @description One offer, one day, one obligation; the newest day first */
                    candidates: {
                        day: string;
                        url: string;
                        /** @description The sealed pages of that day */
                        exhibits: {
                            packageId: string;
                            digest: string;
                            logIndex: number | null;
                            /** Format: date-time */
                            seenAt: string;
                        }[];
                        confirmedBy: string;
                        /** Format: date-time */
                        confirmedAt: string;
                    }[];
                    /** @description Confirmed candidates past those named */
                    omitted: number;
                }[];
                /** @description Of cpp-40 and lcen-6-3: oldest first */
                laboratory?: {
                    sample: string;
                    takenOn: string;
                    takenPlace: string;
                    takenBy: string;
                    laboratory: string;
                    /** @description Its number as the report has it */
                    accreditation: string | null;
                    method: string;
                    /** @description The day of the report */
                    on: string;
                    result: string;
                    /** @enum {string} */
                    conforming: "yes" | "no" | "undecided";
                    /** @description The exhibit that it is */
                    report: {
                        exhibit: number;
                        name: string;
                        digest: string;
                    };
                }[];
                /** @description Who sends; art. 16(2)(c). null only for an offence of Directive 2011/93/EU, art. 3-7 */
                notifier: {
                    organisation: string | null;
                    name: string;
                    /** Format: idn-email */
                    email: string;
                    /** @description Status of Regulation (EU) 2022/2065, art. 22: to be processed with priority */
                    trustedFlagger: boolean;
                    /** @description The coordinator that awarded the status of trusted flagger, and since when */
                    awarded?: {
                        by: string;
                        since: string;
                    };
                } | null;
                /** @description art. 16(2)(d): the statement of bona fide belief. null where the kind asks for none */
                statement: string | null;
            };
        };
        Dossier: {
            id: string;
            case: string;
            recipients: string[];
            reason: string;
            askedBy: string;
            /** @enum {string} */
            state: "queued" | "made" | "failed";
            failure: {
                en: string;
                fr: string;
            } | null;
            digest: string | null;
            manifestDigest: string | null;
            logIndex: number | null;
            bytes: number | null;
            askedAt: string;
            madeAt: string | null;
        };
        DossierInput: {
            id: string;
            case: string;
            recipients: string[];
            reason: string;
            askedBy: string;
            /** @enum {string} */
            state: "queued" | "made" | "failed";
            failure: {
                en: string;
                fr: string;
            } | null;
            digest: string | null;
            manifestDigest: string | null;
            logIndex: number | null;
            bytes: number | null;
            askedAt: string;
            madeAt: string | null;
        };
        Durations: {
            happened: number;
            open: number;
            p10: number | null;
            p50: number | null;
            p90: number | null;
            median: number | null;
            curve: {
                day: number;
                atRisk: number;
                happened: number;
                open: number;
                share: number;
                low: number | null;
                high: number | null;
            }[];
            bins: {
                from: number;
                to: number | null;
                count: number;
            }[];
        };
        DurationsInput: {
            happened: number;
            open: number;
            p10: number | null;
            p50: number | null;
            p90: number | null;
            median: number | null;
            curve: {
                day: number;
                atRisk: number;
                happened: number;
                open: number;
                share: number;
                low: number | null;
                high: number | null;
            }[];
            bins: {
                from: number;
                to: number | null;
                count: number;
            }[];
        };
        Erasure: {
            id: string;
            /** @enum {string} */
            kind: "offers" | "cases" | "correspondence" | "received-notices" | "complaints" | "misuse-measures" | "alerts" | "data-requests" | "sweeps" | "inquiries";
            period: components["schemas"]["RetentionPeriod"];
            count: number;
            digest: string;
            at: string;
        };
        ErasureInput: {
            id: string;
            /** @enum {string} */
            kind: "offers" | "cases" | "correspondence" | "received-notices" | "complaints" | "misuse-measures" | "alerts" | "data-requests" | "sweeps" | "inquiries";
            period: components["schemas"]["RetentionPeriodInput"];
            count: number;
            digest: string;
            at: string;
        };
        EscalationPath: {
            key: string;
            title: {
                en: string;
                fr: string;
            };
            steps: components["schemas"]["EscalationStep"][];
        };
        EscalationPathInput: {
            key: string;
            title: {
                en: string;
                fr: string;
            };
            steps: components["schemas"]["EscalationStepInput"][];
        };
        EscalationStep: {
            key: string;
            document: string;
            title: {
                en: string;
                fr: string;
            };
            article: {
                en: string;
                fr: string;
            };
            /** @enum {string} */
            sender: "any" | "authority";
            /** @enum {string} */
            approval: "one" | "two";
            deadline: string | null;
            verified: boolean;
            source: string | null;
            checked: string | null;
            after: string | null;
            why: {
                en: string;
                fr: string;
            };
            /** @enum {string} */
            state: "done" | "taken" | "proposed" | "declined" | "due" | "waiting";
            alternatives: {
                /** @enum {string} */
                fact: "confirmed" | "overdue-days" | "relistings" | "offers-online" | "checks-in-doubt" | "platform-relistings";
                of?: string[];
                atLeast: number;
                value: number | null;
                met: boolean;
            }[][];
            escalation: {
                id: string;
                proposedAt: string;
                decision: {
                    by: string;
                    reason: string;
                    at: string;
                    notice: string | null;
                } | null;
            } | null;
            notices: {
                id: string;
                state: string;
                sentAt: string | null;
                due: string | null;
            }[];
        };
        EscalationStepInput: {
            key: string;
            document: string;
            title: {
                en: string;
                fr: string;
            };
            article: {
                en: string;
                fr: string;
            };
            /** @enum {string} */
            sender: "any" | "authority";
            /** @enum {string} */
            approval: "one" | "two";
            deadline: string | null;
            verified: boolean;
            source: string | null;
            checked: string | null;
            after: string | null;
            why: {
                en: string;
                fr: string;
            };
            /** @enum {string} */
            state: "done" | "taken" | "proposed" | "declined" | "due" | "waiting";
            alternatives: {
                /** @enum {string} */
                fact: "confirmed" | "overdue-days" | "relistings" | "offers-online" | "checks-in-doubt" | "platform-relistings";
                of?: string[];
                atLeast: number;
                value: number | null;
                met: boolean;
            }[][];
            escalation: {
                id: string;
                proposedAt: string;
                decision: {
                    by: string;
                    reason: string;
                    at: string;
                    notice: string | null;
                } | null;
            } | null;
            notices: {
                id: string;
                state: string;
                sentAt: string | null;
                due: string | null;
            }[];
        };
        Evidence: {
            id: string;
            case: string;
            listing: string | null;
            snapshot: string | null;
            check: string | null;
            url: string | null;
            /** @enum {string} */
            state: "pending" | "sealed" | "failed";
            failure: {
                en: string;
                fr: string;
            } | null;
            by: string | null;
            digest: string | null;
            logIndex: number | null;
            bytes: number | null;
            madeAt: string;
            sealedAt: string | null;
            keptAt: string | null;
            lockedUntil: string | null;
            keepFailure: {
                en: string;
                fr: string;
            } | null;
            adopted: components["schemas"]["AdoptedArchive"] | null;
            attended: {
                by: string;
                name: string | null;
                from: string;
                to: string;
                acts: {
                    clicks: number;
                    keys: number;
                    scrolls: number;
                    answers: number;
                };
            } | null;
        };
        EvidenceInput: {
            id: string;
            case: string;
            listing: string | null;
            snapshot: string | null;
            check: string | null;
            url: string | null;
            /** @enum {string} */
            state: "pending" | "sealed" | "failed";
            failure: {
                en: string;
                fr: string;
            } | null;
            by: string | null;
            digest: string | null;
            logIndex: number | null;
            bytes: number | null;
            madeAt: string;
            sealedAt: string | null;
            keptAt: string | null;
            lockedUntil: string | null;
            keepFailure: {
                en: string;
                fr: string;
            } | null;
            adopted: components["schemas"]["AdoptedArchiveInput"] | null;
            attended: {
                by: string;
                name: string | null;
                from: string;
                to: string;
                acts: {
                    clicks: number;
                    keys: number;
                    scrolls: number;
                    answers: number;
                };
            } | null;
        };
        ExchangeKey: {
            name: string;
            key: string;
            changes: string[];
        };
        ExchangeKeyInput: {
            name: string;
            key: string;
            changes: string[];
        };
        Exhibit: {
            id: string;
            case: string;
            number: number;
            /** @enum {string} */
            kind: "digital" | "physical";
            description: string;
            package: string | null;
            file: {
                name: string;
                digest: string;
                bytes: number;
            } | null;
            object: {
                quantity: number;
                sealNumber: string | null;
            } | null;
            collectedBy: {
                name: string;
                organisation: string;
            };
            collectedAt: string;
            collectedPlace: string;
            digest: string;
            madeAt: string;
            transfers: components["schemas"]["CustodyTransfer"][];
            holder: {
                name: string;
                organisation: string;
                since: string;
            };
            seal: string | null;
        };
        ExhibitInput: {
            id: string;
            case: string;
            number: number;
            /** @enum {string} */
            kind: "digital" | "physical";
            description: string;
            package: string | null;
            file: {
                name: string;
                digest: string;
                bytes: number;
            } | null;
            object: {
                quantity: number;
                sealNumber: string | null;
            } | null;
            collectedBy: {
                name: string;
                organisation: string;
            };
            collectedAt: string;
            collectedPlace: string;
            digest: string;
            madeAt: string;
            transfers: components["schemas"]["CustodyTransferInput"][];
            holder: {
                name: string;
                organisation: string;
                since: string;
            };
            seal: string | null;
        };
        FailedJob: {
            id: string;
            queue: string;
            why: string;
            tries: number;
            /** Format: date-time */
            madeAt: string;
            /** Format: date-time */
            failedAt: string;
        };
        FailedJobInput: {
            id: string;
            queue: string;
            why: string;
            tries: number;
            /** Format: date-time */
            madeAt: string;
            /** Format: date-time */
            failedAt: string;
        };
        Figures: {
            listings: number;
            snapshots: number;
            screened: number;
            findings: number;
            cases: {
                open: number;
                confirmed: number;
                dismissed: number;
                escalated: number;
            };
            sealed: number;
            notices: number;
            checks: {
                online: number;
                removed: number;
                restricted: number;
                indeterminate: number;
            };
            relistings: number;
            releases: number;
            medianMinutesToSeal: number | null;
            medianHoursToRemoval: number | null;
            definitions: {
                [key: string]: {
                    en: string;
                    fr: string;
                };
            };
            byPlatform: {
                platform: string;
                listings: number;
                findings: number;
                confirmed: number;
                relistings: number;
            }[];
            byMonth: {
                month: string;
                findings: number;
                confirmed: number;
            }[];
        };
        FiguresInput: {
            listings: number;
            snapshots: number;
            screened: number;
            findings: number;
            cases: {
                open: number;
                confirmed: number;
                dismissed: number;
                escalated: number;
            };
            sealed: number;
            notices: number;
            checks: {
                online: number;
                removed: number;
                restricted: number;
                indeterminate: number;
            };
            relistings: number;
            releases: number;
            medianMinutesToSeal: number | null;
            medianHoursToRemoval: number | null;
            definitions: {
                [key: string]: {
                    en: string;
                    fr: string;
                };
            };
            byPlatform: {
                platform: string;
                listings: number;
                findings: number;
                confirmed: number;
                relistings: number;
            }[];
            byMonth: {
                month: string;
                findings: number;
                confirmed: number;
            }[];
        };
        Finding: {
            rule: string;
            title: {
                en: string;
                fr: string;
            };
            pack: string;
            packDigest: string;
            engine: string;
            /** @enum {string} */
            severity: "low" | "medium" | "high" | "critical";
            legal: components["schemas"]["LegalBasis"][];
            matches: components["schemas"]["Match"][];
            id: string;
            listing: string;
            snapshot: string;
            madeAt: string;
        };
        FindingInput: {
            rule: string;
            title: {
                en: string;
                fr: string;
            };
            pack: string;
            packDigest: string;
            engine: string;
            /** @enum {string} */
            severity: "low" | "medium" | "high" | "critical";
            legal: components["schemas"]["LegalBasisInput"][];
            matches: components["schemas"]["MatchInput"][];
            id: string;
            listing: string;
            snapshot: string;
            madeAt: string;
        };
        FollowUp: {
            notice: string;
            dueAt: string;
            /** @enum {string} */
            state: "waiting" | "removed" | "overdue" | "withdrawn";
            nextStep: string | null;
            updatedAt: string;
        };
        FollowUpInput: {
            notice: string;
            dueAt: string;
            /** @enum {string} */
            state: "waiting" | "removed" | "overdue" | "withdrawn";
            nextStep: string | null;
            updatedAt: string;
        };
        HandedRecord: {
            handover: string;
            case: string | null;
            about: {
                platform: string;
                trader: string;
                product: string;
                title: string;
                /** @enum {string} */
                severity: "low" | "medium" | "high" | "critical";
                state: string;
                visibility: string;
                openedAt: string;
            };
            decisions: {
                kind: string;
                reason: string;
                by: string;
                at: string;
            }[];
            offers: {
                title: string;
                url: string | null;
                platform: string;
                seenAt: string;
                findings: {
                    title: {
                        en: string;
                        fr: string;
                    };
                    /** @enum {string} */
                    severity: "low" | "medium" | "high" | "critical";
                    legal: {
                        en: string;
                        fr: string;
                    }[];
                }[];
            }[];
            evidence: {
                id: string;
                url: string | null;
                state: string;
                digest: string | null;
                sealedAt: string | null;
            }[];
            notices: {
                id: string;
                kind: string;
                state: string;
                language: string;
                madeAt: string;
            }[];
            exhibits: {
                number: number;
                kind: string;
                description: string;
                holder: {
                    name: string;
                    organisation: string;
                };
            }[];
        };
        HandedRecordInput: {
            handover: string;
            case: string | null;
            about: {
                platform: string;
                trader: string;
                product: string;
                title: string;
                /** @enum {string} */
                severity: "low" | "medium" | "high" | "critical";
                state: string;
                visibility: string;
                openedAt: string;
            };
            decisions: {
                kind: string;
                reason: string;
                by: string;
                at: string;
            }[];
            offers: {
                title: string;
                url: string | null;
                platform: string;
                seenAt: string;
                findings: {
                    title: {
                        en: string;
                        fr: string;
                    };
                    /** @enum {string} */
                    severity: "low" | "medium" | "high" | "critical";
                    legal: {
                        en: string;
                        fr: string;
                    }[];
                }[];
            }[];
            evidence: {
                id: string;
                url: string | null;
                state: string;
                digest: string | null;
                sealedAt: string | null;
            }[];
            notices: {
                id: string;
                kind: string;
                state: string;
                language: string;
                madeAt: string;
            }[];
            exhibits: {
                number: number;
                kind: string;
                description: string;
                holder: {
                    name: string;
                    organisation: string;
                };
            }[];
        };
        Handover: {
            id: string;
            /**
             * @description out: this unit offered it; in: another did
             * @enum {string}
             */
            direction: "out" | "in";
            /**
             * @description read; together: remarks go both ways; give: the case passes to the other unit
             * @enum {string}
             */
            level: "read" | "together" | "give";
            /** @enum {string} */
            state: "sealing" | "offered" | "accepted" | "given" | "refused" | "withdrawn" | "ended" | "arriving" | "accepting" | "taken";
            /** @description The case of this unit; null: what came in was not taken as one */
            case: string | null;
            title: string;
            reason: string;
            /** @description When the other unit reads it no longer */
            until: string | null;
            isRestricted: boolean;
            peer: {
                name: string;
                unit: string;
                partner: string | null;
            };
            offeredBy: string;
            answeredBy: string | null;
            answerReason: string | null;
            /** @description SHA-256 of the sealed list of what is handed over */
            listDigest: string | null;
            logIndex: number | null;
            /** @description The signed acceptance (C2SP signed note) */
            receipt: string | null;
            /** @description The signed release of the giver */
            release: string | null;
            /** @description Whether the other side knows of the last step, or a file of it was made */
            isTold: boolean;
            /** @description What a file for the other side tells it now; null: nothing, or it is a unit of this installation */
            file: ("offer" | "accept" | "refuse" | "answer" | "withdraw" | "end" | "taken" | "remarks") | null;
            attempts: number;
            /** @description Why the other side was not told yet */
            failure: {
                en: string;
                fr: string;
            } | null;
            madeAt: string;
            changedAt: string;
        };
        HandoverDetail: {
            id: string;
            /**
             * @description out: this unit offered it; in: another did
             * @enum {string}
             */
            direction: "out" | "in";
            /**
             * @description read; together: remarks go both ways; give: the case passes to the other unit
             * @enum {string}
             */
            level: "read" | "together" | "give";
            /** @enum {string} */
            state: "sealing" | "offered" | "accepted" | "given" | "refused" | "withdrawn" | "ended" | "arriving" | "accepting" | "taken";
            /** @description The case of this unit; null: what came in was not taken as one */
            case: string | null;
            title: string;
            reason: string;
            /** @description When the other unit reads it no longer */
            until: string | null;
            isRestricted: boolean;
            peer: {
                name: string;
                unit: string;
                partner: string | null;
            };
            offeredBy: string;
            answeredBy: string | null;
            answerReason: string | null;
            /** @description SHA-256 of the sealed list of what is handed over */
            listDigest: string | null;
            logIndex: number | null;
            /** @description The signed acceptance (C2SP signed note) */
            receipt: string | null;
            /** @description The signed release of the giver */
            release: string | null;
            /** @description Whether the other side knows of the last step, or a file of it was made */
            isTold: boolean;
            /** @description What a file for the other side tells it now; null: nothing, or it is a unit of this installation */
            file: ("offer" | "accept" | "refuse" | "answer" | "withdraw" | "end" | "taken" | "remarks") | null;
            attempts: number;
            /** @description Why the other side was not told yet */
            failure: {
                en: string;
                fr: string;
            } | null;
            madeAt: string;
            changedAt: string;
            parts: {
                path: string;
                sha256: string;
                bytes: number;
            }[];
            remarks: components["schemas"]["HandoverRemark"][];
        };
        HandoverDetailInput: {
            id: string;
            /**
             * @description out: this unit offered it; in: another did
             * @enum {string}
             */
            direction: "out" | "in";
            /**
             * @description read; together: remarks go both ways; give: the case passes to the other unit
             * @enum {string}
             */
            level: "read" | "together" | "give";
            /** @enum {string} */
            state: "sealing" | "offered" | "accepted" | "given" | "refused" | "withdrawn" | "ended" | "arriving" | "accepting" | "taken";
            /** @description The case of this unit; null: what came in was not taken as one */
            case: string | null;
            title: string;
            reason: string;
            /** @description When the other unit reads it no longer */
            until: string | null;
            isRestricted: boolean;
            peer: {
                name: string;
                unit: string;
                partner: string | null;
            };
            offeredBy: string;
            answeredBy: string | null;
            answerReason: string | null;
            /** @description SHA-256 of the sealed list of what is handed over */
            listDigest: string | null;
            logIndex: number | null;
            /** @description The signed acceptance (C2SP signed note) */
            receipt: string | null;
            /** @description The signed release of the giver */
            release: string | null;
            /** @description Whether the other side knows of the last step, or a file of it was made */
            isTold: boolean;
            /** @description What a file for the other side tells it now; null: nothing, or it is a unit of this installation */
            file: ("offer" | "accept" | "refuse" | "answer" | "withdraw" | "end" | "taken" | "remarks") | null;
            attempts: number;
            /** @description Why the other side was not told yet */
            failure: {
                en: string;
                fr: string;
            } | null;
            madeAt: string;
            changedAt: string;
            parts: {
                path: string;
                sha256: string;
                bytes: number;
            }[];
            remarks: components["schemas"]["HandoverRemarkInput"][];
        };
        HandoverFileRead: {
            handover: string;
            /** @enum {string} */
            state: "sealing" | "offered" | "accepted" | "given" | "refused" | "withdrawn" | "ended" | "arriving" | "accepting" | "taken";
            /** @description false: it was known already, or comes too late */
            isNew: boolean;
        };
        HandoverFileReadInput: {
            handover: string;
            /** @enum {string} */
            state: "sealing" | "offered" | "accepted" | "given" | "refused" | "withdrawn" | "ended" | "arriving" | "accepting" | "taken";
            /** @description false: it was known already, or comes too late */
            isNew: boolean;
        };
        HandoverInput: {
            id: string;
            /**
             * @description out: this unit offered it; in: another did
             * @enum {string}
             */
            direction: "out" | "in";
            /**
             * @description read; together: remarks go both ways; give: the case passes to the other unit
             * @enum {string}
             */
            level: "read" | "together" | "give";
            /** @enum {string} */
            state: "sealing" | "offered" | "accepted" | "given" | "refused" | "withdrawn" | "ended" | "arriving" | "accepting" | "taken";
            /** @description The case of this unit; null: what came in was not taken as one */
            case: string | null;
            title: string;
            reason: string;
            /** @description When the other unit reads it no longer */
            until: string | null;
            isRestricted: boolean;
            peer: {
                name: string;
                unit: string;
                partner: string | null;
            };
            offeredBy: string;
            answeredBy: string | null;
            answerReason: string | null;
            /** @description SHA-256 of the sealed list of what is handed over */
            listDigest: string | null;
            logIndex: number | null;
            /** @description The signed acceptance (C2SP signed note) */
            receipt: string | null;
            /** @description The signed release of the giver */
            release: string | null;
            /** @description Whether the other side knows of the last step, or a file of it was made */
            isTold: boolean;
            /** @description What a file for the other side tells it now; null: nothing, or it is a unit of this installation */
            file: ("offer" | "accept" | "refuse" | "answer" | "withdraw" | "end" | "taken" | "remarks") | null;
            attempts: number;
            /** @description Why the other side was not told yet */
            failure: {
                en: string;
                fr: string;
            } | null;
            madeAt: string;
            changedAt: string;
        };
        HandoverPartner: {
            name: string;
            /** @description The door of that installation; null: there is no connection, and files are carried by hand */
            url: string | null;
            /** @description The unit of that installation */
            unit: string;
            /** @description The verifier key of that installation (/.well-known/vigie-exchange) */
            key: string;
            id: string;
        };
        HandoverPartnerInput: {
            name: string;
            /** @description The door of that installation; null: there is no connection, and files are carried by hand */
            url: string | null;
            /** @description The unit of that installation */
            unit: string;
            /** @description The verifier key of that installation (/.well-known/vigie-exchange) */
            key: string;
            id: string;
        };
        HandoverRecipients: {
            units: {
                id: string;
                name: string;
            }[];
            partners: components["schemas"]["HandoverPartner"][];
            own: {
                name: string;
                /** @description The door of that installation; null: there is no connection, and files are carried by hand */
                url: string | null;
                /** @description The unit of that installation */
                unit: string;
                /** @description The verifier key of that installation (/.well-known/vigie-exchange) */
                key: string;
            };
        };
        HandoverRecipientsInput: {
            units: {
                id: string;
                name: string;
            }[];
            partners: components["schemas"]["HandoverPartnerInput"][];
            own: {
                name: string;
                /** @description The door of that installation; null: there is no connection, and files are carried by hand */
                url: string | null;
                /** @description The unit of that installation */
                unit: string;
                /** @description The verifier key of that installation (/.well-known/vigie-exchange) */
                key: string;
            };
        };
        HandoverRemark: {
            id: string;
            /** @enum {string} */
            direction: "out" | "in";
            by: string;
            text: string;
            isTold: boolean;
            madeAt: string;
        };
        HandoverRemarkInput: {
            id: string;
            /** @enum {string} */
            direction: "out" | "in";
            by: string;
            text: string;
            isTold: boolean;
            madeAt: string;
        };
        HashList: {
            id: string;
            name: string;
            /** @enum {string} */
            kind: "known" | "exception";
            distance: number;
            /** @enum {string} */
            severity: "low" | "medium" | "high" | "critical";
            rule: string | null;
            hashes: number;
        };
        HashListInput: {
            id: string;
            name: string;
            /** @enum {string} */
            kind: "known" | "exception";
            distance: number;
            /** @enum {string} */
            severity: "low" | "medium" | "high" | "critical";
            rule: string | null;
            hashes: number;
        };
        Hearing: {
            id: string;
            case: string;
            /** @enum {string} */
            kind: "opportunity" | "urgency";
            addressee: {
                name: string;
                /** @enum {string} */
                role: "manufacturer" | "representative" | "importer" | "distributor" | "fulfilment" | "marketplace" | "other";
            };
            /** @description What is intended */
            measure: string;
            /** @description The day it was given, or the urgency was stated */
            on: string;
            means: ("letter" | "email" | "by-hand" | "platform" | "oral" | "other") | null;
            /** @description The last day for observations, set by the officer */
            due: string | null;
            /** @description The day on which the term of registers/deadlines would end. null: no calendar to count it by */
            fullTerm: string | null;
            /** @description The officer’s day is before that one */
            isShort: boolean;
            /** @description Of an urgency */
            reason: string | null;
            observations: {
                id: string;
                /** @description The day it was received, YYYY-MM-DD */
                on: string;
                said: string | null;
                /** @description The exhibit of the case that it is sealed as */
                exhibit: string | null;
                by: string;
                at: string;
            }[];
            /**
             * @description silent: its day is past and nothing came
             * @enum {string}
             */
            state: "running" | "answered" | "silent" | "urgent";
            by: string;
            madeAt: string;
            withdrawn: {
                by: string;
                at: string;
                reason: string;
            } | null;
        };
        HearingInput: {
            id: string;
            case: string;
            /** @enum {string} */
            kind: "opportunity" | "urgency";
            addressee: {
                name: string;
                /** @enum {string} */
                role: "manufacturer" | "representative" | "importer" | "distributor" | "fulfilment" | "marketplace" | "other";
            };
            /** @description What is intended */
            measure: string;
            /** @description The day it was given, or the urgency was stated */
            on: string;
            means: ("letter" | "email" | "by-hand" | "platform" | "oral" | "other") | null;
            /** @description The last day for observations, set by the officer */
            due: string | null;
            /** @description The day on which the term of registers/deadlines would end. null: no calendar to count it by */
            fullTerm: string | null;
            /** @description The officer’s day is before that one */
            isShort: boolean;
            /** @description Of an urgency */
            reason: string | null;
            observations: {
                id: string;
                /** @description The day it was received, YYYY-MM-DD */
                on: string;
                said: string | null;
                /** @description The exhibit of the case that it is sealed as */
                exhibit: string | null;
                by: string;
                at: string;
            }[];
            /**
             * @description silent: its day is past and nothing came
             * @enum {string}
             */
            state: "running" | "answered" | "silent" | "urgent";
            by: string;
            madeAt: string;
            withdrawn: {
                by: string;
                at: string;
                reason: string;
            } | null;
        };
        Hearings: {
            items: components["schemas"]["Hearing"][];
            /** @enum {string} */
            standing: "none" | "running" | "urgent" | "given";
            /** @description A measure was taken before anybody was heard, and nobody has been since */
            isOwed: boolean;
            measures: components["schemas"]["Measure"][];
            law: {
                article: {
                    en: string;
                    fr: string;
                };
                rule: {
                    en: string;
                    fr: string;
                };
                verified: boolean;
                source: string | null;
            };
        };
        HearingsInput: {
            items: components["schemas"]["HearingInput"][];
            /** @enum {string} */
            standing: "none" | "running" | "urgent" | "given";
            /** @description A measure was taken before anybody was heard, and nobody has been since */
            isOwed: boolean;
            measures: components["schemas"]["MeasureInput"][];
            law: {
                article: {
                    en: string;
                    fr: string;
                };
                rule: {
                    en: string;
                    fr: string;
                };
                verified: boolean;
                source: string | null;
            };
        };
        Import: {
            listings: number;
            snapshots: number;
        };
        ImportInput: {
            listings: number;
            snapshots: number;
        };
        ImportRecord: {
            listings: number;
            snapshots: number;
            id: string;
            source: string;
            importedAt: string;
            notRead: number;
            passedOver: number;
            partlyRead: number;
            gaps: {
                place: string;
                reason: {
                    en: string;
                    fr: string;
                };
                count: number;
                isLost: boolean;
                /** @default false */
                isPartly: boolean;
            }[];
        };
        ImportRecordInput: {
            listings: number;
            snapshots: number;
            id: string;
            source: string;
            importedAt: string;
            notRead: number;
            passedOver: number;
            partlyRead: number;
            gaps: {
                place: string;
                reason: {
                    en: string;
                    fr: string;
                };
                count: number;
                isLost: boolean;
                /** @default false */
                isPartly: boolean;
            }[];
        };
        Inbox: {
            platform: string;
            name: string;
            /** @enum {string} */
            language: "en" | "fr";
            openForm: boolean;
            id: string;
        };
        InboxInput: {
            platform: string;
            name: string;
            /** @enum {string} */
            language: "en" | "fr";
            openForm: boolean;
            id: string;
        };
        IndependenceStatement: {
            version: number;
            since: string;
            text: {
                en: string | null;
                fr: string | null;
            };
            enteredAt: string;
            by: string;
        };
        IndependenceStatementInput: {
            version: number;
            since: string;
            text: {
                en: string | null;
                fr: string | null;
            };
            enteredAt: string;
            by: string;
        };
        Inquiry: {
            id: string;
            officer: {
                id: string;
                name: string;
            };
            /** @enum {string} */
            kind: "trader" | "vat" | "company" | "iban" | "phone" | "address" | "picture" | "person";
            /** @enum {string} */
            about: "business" | "person";
            purpose: string;
            basis: string;
            article: string;
            at: string;
            answers: {
                peer: {
                    id: string;
                    name: string;
                };
                /** @enum {string} */
                state: "waiting" | "known" | "near" | "unknown" | "failed";
                officer: string | null;
                reach: string | null;
                failure: {
                    en: string;
                    fr: string;
                } | null;
                at: string | null;
            }[];
        };
        InquiryAlarm: {
            id: string;
            peer: string | null;
            officer: string;
            /** @enum {string} */
            kind: "fast" | "limit" | "unit";
            raisedAt: string;
            review: {
                by: string;
                at: string;
                remark: string;
            } | null;
        };
        InquiryAlarmInput: {
            id: string;
            peer: string | null;
            officer: string;
            /** @enum {string} */
            kind: "fast" | "limit" | "unit";
            raisedAt: string;
            review: {
                by: string;
                at: string;
                remark: string;
            } | null;
        };
        InquiryBuckets: {
            buckets: string[];
        };
        InquiryBucketsInput: {
            buckets: string[];
        };
        InquiryEvaluation: {
            /** Format: base64 */
            key: string;
            bits: number;
            elements: string[];
            /** Format: base64 */
            proof: string;
            table: string | null;
            officer: string;
            reach: string;
        };
        InquiryEvaluationInput: {
            /** Format: base64 */
            key: string;
            bits: number;
            elements: string[];
            /** Format: base64 */
            proof: string;
            table: string | null;
            officer: string;
            reach: string;
        };
        InquiryInput: {
            id: string;
            officer: {
                id: string;
                name: string;
            };
            /** @enum {string} */
            kind: "trader" | "vat" | "company" | "iban" | "phone" | "address" | "picture" | "person";
            /** @enum {string} */
            about: "business" | "person";
            purpose: string;
            basis: string;
            article: string;
            at: string;
            answers: {
                peer: {
                    id: string;
                    name: string;
                };
                /** @enum {string} */
                state: "waiting" | "known" | "near" | "unknown" | "failed";
                officer: string | null;
                reach: string | null;
                failure: {
                    en: string;
                    fr: string;
                } | null;
                at: string | null;
            }[];
        };
        InquiryOpening: {
            officer: string;
            reach: string;
            authority: {
                act: string;
                article: string;
                assessment: string;
                /** Format: date */
                assessedOn: string;
            } | null;
            openedAt: string;
        };
        InquiryOpeningInput: {
            officer: string;
            reach: string;
            authority: {
                act: string;
                article: string;
                assessment: string;
                /** Format: date */
                assessedOn: string;
            } | null;
            openedAt: string;
        };
        InquiryPeer: {
            name: string;
            url: string | null;
            key: string;
            unit: string;
            competence: string | null;
            id: string;
            enteredAt: string;
            endedAt: string | null;
        };
        InquiryPeerInput: {
            name: string;
            url: string | null;
            key: string;
            unit: string;
            competence: string | null;
            id: string;
            enteredAt: string;
            endedAt: string | null;
        };
        InquiryReceived: {
            id: string;
            peer: string;
            officer: string;
            purpose: string;
            basis: string;
            article: string;
            /** @enum {string} */
            about: "business" | "person";
            at: string;
        };
        InquiryReceivedInput: {
            id: string;
            peer: string;
            officer: string;
            purpose: string;
            basis: string;
            article: string;
            /** @enum {string} */
            about: "business" | "person";
            at: string;
        };
        InquiryShare: {
            answers: boolean;
        };
        InquiryShareInput: {
            answers: boolean;
        };
        InquiryTable: {
            /** @enum {string} */
            about: "business" | "person";
            entries: number;
            madeAt: string;
            seconds: number;
        };
        InquiryTableInput: {
            /** @enum {string} */
            about: "business" | "person";
            entries: number;
            madeAt: string;
            seconds: number;
        };
        InquiryUnit: {
            opening: components["schemas"]["InquiryOpening"] | null;
            peers: components["schemas"]["InquiryPeer"][];
            tables: components["schemas"]["InquiryTable"][];
            self: {
                key: string;
                unit: string;
            };
        };
        InquiryUnitInput: {
            opening: components["schemas"]["InquiryOpeningInput"] | null;
            peers: components["schemas"]["InquiryPeerInput"][];
            tables: components["schemas"]["InquiryTableInput"][];
            self: {
                key: string;
                unit: string;
            };
        };
        InstallationCheck: {
            /** @enum {string} */
            check: "folder" | "disk" | "keys" | "database" | "log" | "witnesses" | "archive" | "webhooks" | "bucket" | "stream" | "clock" | "mail" | "browser" | "fonts" | "registers" | "figures" | "retention" | "backup";
            /**
             * @description `note`: not set up, or worth knowing; `mend`: something is to be done
             * @enum {string}
             */
            state: "well" | "note" | "mend";
            /** @description A path, an address, a setting */
            where: string;
            says: {
                en: string;
                fr: string;
            };
            /** @description What to do; null: nothing */
            todo: {
                en: string;
                fr: string;
            } | null;
        };
        InstallationCheckInput: {
            /** @enum {string} */
            check: "folder" | "disk" | "keys" | "database" | "log" | "witnesses" | "archive" | "webhooks" | "bucket" | "stream" | "clock" | "mail" | "browser" | "fonts" | "registers" | "figures" | "retention" | "backup";
            /**
             * @description `note`: not set up, or worth knowing; `mend`: something is to be done
             * @enum {string}
             */
            state: "well" | "note" | "mend";
            /** @description A path, an address, a setting */
            where: string;
            says: {
                en: string;
                fr: string;
            };
            /** @description What to do; null: nothing */
            todo: {
                en: string;
                fr: string;
            } | null;
        };
        Intake: {
            id: string;
            name: string;
            /** @enum {string} */
            kind: "file" | "text";
            by: {
                id: string;
                name: string;
            };
            at: string;
            /** @enum {string} */
            state: "waiting" | "reading" | "paused" | "done" | "failed";
            bytes: number;
            digest: string;
            isFileKept: boolean;
            rows: {
                total: number | null;
                read: number;
                kept: number;
                known: number;
                notRead: number;
                passedOver: number;
                partlyRead: number;
            };
            steps: {
                offers: number;
                visited: number;
                sealed: number;
                screened: number;
                cases: number;
            };
            columns: {
                names: string[];
                rows: string[][];
                guess: {
                    [key: string]: string;
                };
                fields: string[];
            } | null;
            failure: {
                en: string;
                fr: string;
            } | null;
        };
        IntakeGap: {
            id: string;
            place: string;
            reason: {
                en: string;
                fr: string;
            };
            count: number;
            isLost: boolean;
            isPartly: boolean;
        };
        IntakeGapInput: {
            id: string;
            place: string;
            reason: {
                en: string;
                fr: string;
            };
            count: number;
            isLost: boolean;
            isPartly: boolean;
        };
        IntakeInput: {
            id: string;
            name: string;
            /** @enum {string} */
            kind: "file" | "text";
            by: {
                id: string;
                name: string;
            };
            at: string;
            /** @enum {string} */
            state: "waiting" | "reading" | "paused" | "done" | "failed";
            bytes: number;
            digest: string;
            isFileKept: boolean;
            rows: {
                total: number | null;
                read: number;
                kept: number;
                known: number;
                notRead: number;
                passedOver: number;
                partlyRead: number;
            };
            steps: {
                offers: number;
                visited: number;
                sealed: number;
                screened: number;
                cases: number;
            };
            columns: {
                names: string[];
                rows: string[][];
                guess: {
                    [key: string]: string;
                };
                fields: string[];
            } | null;
            failure: {
                en: string;
                fr: string;
            } | null;
        };
        IntakeRow: {
            id: string;
            place: string;
            listing: {
                id: string;
                title: string;
                url: string | null;
                platform: string;
            };
            isKnown: boolean;
            failure: {
                en: string;
                fr: string;
            } | null;
            isRead: boolean;
            isScreened: boolean;
            isSealed: boolean;
            cases: {
                id: string;
                title: string;
                /** @enum {string} */
                state: "open" | "confirmed" | "dismissed" | "escalated";
            }[];
        };
        IntakeRowInput: {
            id: string;
            place: string;
            listing: {
                id: string;
                title: string;
                url: string | null;
                platform: string;
            };
            isKnown: boolean;
            failure: {
                en: string;
                fr: string;
            } | null;
            isRead: boolean;
            isScreened: boolean;
            isSealed: boolean;
            cases: {
                id: string;
                title: string;
                /** @enum {string} */
                state: "open" | "confirmed" | "dismissed" | "escalated";
            }[];
        };
        JointNotice: {
            lead: string;
            count: number;
            parts: {
                notice: string;
                case: string;
                title: string;
            }[];
        } | null;
        JointNoticeInput: {
            lead: string;
            count: number;
            parts: {
                notice: string;
                case: string;
                title: string;
            }[];
        } | null;
        KeptAddress: {
            listings: number;
            snapshots: number;
            listing: string;
            isKnown: boolean;
        };
        KeptAddressInput: {
            listings: number;
            snapshots: number;
            listing: string;
            isKnown: boolean;
        };
        LaboratoryResult: {
            id: string;
            case: string;
            sample: {
                what: string;
                /** Format: date */
                takenOn: string;
                takenPlace: string;
                takenBy: {
                    name: string;
                    organisation: string;
                };
                /** @description The sample itself, where it is an exhibit of the case */
                exhibit: string | null;
            };
            laboratory: {
                name: string;
                /** @description Its number as the report has it; nobody checks it */
                accreditation: string | null;
            };
            method: string;
            /** @description The day of the report */
            on: string;
            result: string;
            /** @enum {string} */
            conforming: "yes" | "no" | "undecided";
            /** @description The exhibit of the case that the report is sealed as */
            report: string;
            by: string;
            madeAt: string;
            withdrawn: {
                by: string;
                at: string;
                reason: string;
            } | null;
        };
        LaboratoryResultInput: {
            id: string;
            case: string;
            sample: {
                what: string;
                /** Format: date */
                takenOn: string;
                takenPlace: string;
                takenBy: {
                    name: string;
                    organisation: string;
                };
                /** @description The sample itself, where it is an exhibit of the case */
                exhibit: string | null;
            };
            laboratory: {
                name: string;
                /** @description Its number as the report has it; nobody checks it */
                accreditation: string | null;
            };
            method: string;
            /** @description The day of the report */
            on: string;
            result: string;
            /** @enum {string} */
            conforming: "yes" | "no" | "undecided";
            /** @description The exhibit of the case that the report is sealed as */
            report: string;
            by: string;
            madeAt: string;
            withdrawn: {
                by: string;
                at: string;
                reason: string;
            } | null;
        };
        LegalBasis: {
            id: string;
            citation: {
                en: string;
                fr: string;
            };
            penalty: {
                en: string;
                fr: string;
            } | null;
            from: string | null;
            to: string | null;
            verified: boolean;
            note: {
                en: string;
                fr: string;
            } | null;
        };
        LegalBasisInput: {
            id: string;
            citation: {
                en: string;
                fr: string;
            };
            penalty: {
                en: string;
                fr: string;
            } | null;
            from: string | null;
            to: string | null;
            verified: boolean;
            note: {
                en: string;
                fr: string;
            } | null;
        };
        ListedAccount: {
            id: string;
            email: string;
            name: string;
            /** @enum {string} */
            role: "analyst" | "approver" | "publisher" | "auditor" | "administrator" | "machine";
            /** @enum {string} */
            language: "en" | "fr";
            /** Format: date-time */
            madeAt: string;
            disabledAt: string | null;
            passwordUntil: string | null;
            seenAt: string | null;
            way: ("password" | "code" | "passkey" | "openid") | null;
            totp: boolean;
            passkeys: number;
            keys: number;
        };
        ListedAccountInput: {
            id: string;
            email: string;
            name: string;
            /** @enum {string} */
            role: "analyst" | "approver" | "publisher" | "auditor" | "administrator" | "machine";
            /** @enum {string} */
            language: "en" | "fr";
            /** Format: date-time */
            madeAt: string;
            disabledAt: string | null;
            passwordUntil: string | null;
            seenAt: string | null;
            way: ("password" | "code" | "passkey" | "openid") | null;
            totp: boolean;
            passkeys: number;
            keys: number;
        };
        ListedOperation: {
            id: string;
            title: string;
            lead: string;
            isLead: boolean;
            /** @enum {string} */
            standing: "invited" | "joined" | "refused" | "left";
            /** @enum {string} */
            state: "planned" | "running" | "ending" | "ended";
            actsAt: string;
            endedAt: string | null;
            late: string[];
            units: number;
        };
        ListedOperationInput: {
            id: string;
            title: string;
            lead: string;
            isLead: boolean;
            /** @enum {string} */
            standing: "invited" | "joined" | "refused" | "left";
            /** @enum {string} */
            state: "planned" | "running" | "ending" | "ended";
            actsAt: string;
            endedAt: string | null;
            late: string[];
            units: number;
        };
        Listing: {
            id: string;
            platform: string;
            platformId: string | null;
            url: string | null;
            title: string;
            trader: string | null;
            readAs: string | null;
            firstSeen: string;
            lastSeen: string;
            snapshots: number;
        };
        ListingCluster: {
            offers: {
                listing: string;
                title: string;
                url: string | null;
                trader: string | null;
                firstSeen: string;
                lastSeen: string;
                goneSince: string | null;
                relisting: string | null;
            }[];
            platform: {
                firstSeen: string | null;
                confirmed: number;
                relisted: number;
                medianDays: number | null;
            };
            trader: {
                firstSeen: string | null;
                confirmed: number;
                relisted: number;
                medianDays: number | null;
            } | null;
        };
        ListingClusterInput: {
            offers: {
                listing: string;
                title: string;
                url: string | null;
                trader: string | null;
                firstSeen: string;
                lastSeen: string;
                goneSince: string | null;
                relisting: string | null;
            }[];
            platform: {
                firstSeen: string | null;
                confirmed: number;
                relisted: number;
                medianDays: number | null;
            };
            trader: {
                firstSeen: string | null;
                confirmed: number;
                relisted: number;
                medianDays: number | null;
            } | null;
        };
        ListingInput: {
            id: string;
            platform: string;
            platformId: string | null;
            url: string | null;
            title: string;
            trader: string | null;
            readAs: string | null;
            firstSeen: string;
            lastSeen: string;
            snapshots: number;
        };
        Log: {
            origin: string;
            key: string;
            size: number;
            witnesses: {
                name: string;
                url: string;
                size: number | null;
                cosignedAt: string | null;
                failure: string | null;
            }[];
        };
        LogInput: {
            origin: string;
            key: string;
            size: number;
            witnesses: {
                name: string;
                url: string;
                size: number | null;
                cosignedAt: string | null;
                failure: string | null;
            }[];
        };
        Match: {
            field: string;
            start: number;
            end: number;
            text: string;
            term: string;
            via: string;
            /** @description The term's languages (BCP 47), when nobody who reads one of them has reviewed the pack's terms of it */
            unreviewed?: string[];
        };
        MatchInput: {
            field: string;
            start: number;
            end: number;
            text: string;
            term: string;
            via: string;
            /** @description The term's languages (BCP 47), when nobody who reads one of them has reviewed the pack's terms of it */
            unreviewed?: string[];
        };
        Measure: {
            id: string;
            /** @enum {string} */
            act: "notice" | "referral";
            /** @description The document, or the referral */
            of: string;
            /** @enum {string} */
            standing: "none" | "running" | "urgent" | "given";
            /** @description Why it was taken before anybody was heard */
            reason: string | null;
            by: string;
            at: string;
        };
        MeasureInput: {
            id: string;
            /** @enum {string} */
            act: "notice" | "referral";
            /** @description The document, or the referral */
            of: string;
            /** @enum {string} */
            standing: "none" | "running" | "urgent" | "given";
            /** @description Why it was taken before anybody was heard */
            reason: string | null;
            by: string;
            at: string;
        };
        MisuseAssessment: {
            key: string;
            name: string | null;
            total: number;
            misuses: number;
            share: number;
            grave: number;
            first: string | null;
            last: string | null;
            /** @enum {string} */
            proposal: "none" | "warning" | "suspension";
            days: number | null;
            suspendedUntil: string | null;
            measures: {
                id: string;
                /** @enum {string} */
                kind: "warning" | "suspension";
                reason: string;
                since: string;
                until: string | null;
            }[];
        };
        MisuseAssessmentInput: {
            key: string;
            name: string | null;
            total: number;
            misuses: number;
            share: number;
            grave: number;
            first: string | null;
            last: string | null;
            /** @enum {string} */
            proposal: "none" | "warning" | "suspension";
            days: number | null;
            suspendedUntil: string | null;
            measures: {
                id: string;
                /** @enum {string} */
                kind: "warning" | "suspension";
                reason: string;
                since: string;
                until: string | null;
            }[];
        };
        NearPicture: {
            pdq: string;
            /** @description Bits of 256 that differ */
            distance: number;
            cases: number;
            case: string;
            title: string;
        };
        NearPictureInput: {
            pdq: string;
            /** @description Bits of 256 that differ */
            distance: number;
            cases: number;
            case: string;
            title: string;
        };
        NewSender: {
            name: string;
            /** @default null */
            key: string | null;
            /** @default null */
            emailDomain: string | null;
            /** @default null */
            trusted: {
                by: string;
                /** Format: date */
                since: string;
                /** @default null */
                until: string | null;
                /** @default null */
                suspendedSince: string | null;
            } | null;
        };
        NewSenderInput: {
            name: string;
            /** @default null */
            key: string | null;
            /** @default null */
            emailDomain: string | null;
            /** @default null */
            trusted: {
                by: string;
                /** Format: date */
                since: string;
                /** @default null */
                until: string | null;
                /** @default null */
                suspendedSince: string | null;
            } | null;
        };
        NotPersonalData: {
            kinds: ("email" | "phone" | "iban" | "name")[];
            reason: string;
        };
        NotPersonalDataInput: {
            kinds: ("email" | "phone" | "iban" | "name")[];
            reason: string;
        };
        NotedSending: {
            /** @enum {string} */
            how: "registered-letter" | "web-form" | "e-mail" | "by-hand" | "other";
            /** Format: date-time */
            at: string;
            recipient: string;
            reference?: string;
            note?: string;
            proof?: {
                name: string;
                /** Format: base64 */
                content: string;
            };
        };
        NotedSendingInput: {
            /** @enum {string} */
            how: "registered-letter" | "web-form" | "e-mail" | "by-hand" | "other";
            /** Format: date-time */
            at: string;
            recipient: string;
            reference?: string;
            note?: string;
            proof?: {
                name: string;
                /** Format: base64 */
                content: string;
            };
        };
        NoticeAmendment: {
            /** @enum {string} */
            kind: "withdrawal" | "correction";
            /** @enum {string} */
            cause: "imprecise" | "inaccurate" | "unsubstantiated" | "other";
            wrong: string;
            right?: string;
        };
        NoticeAmendmentInput: {
            /** @enum {string} */
            kind: "withdrawal" | "correction";
            /** @enum {string} */
            cause: "imprecise" | "inaccurate" | "unsubstantiated" | "other";
            wrong: string;
            right?: string;
        };
        NoticeAnswer: {
            id: string;
            /** @enum {string} */
            kind: "receipt" | "decision" | "message" | "bounce";
            /** @enum {string} */
            via: "exchange" | "e-mail" | "person";
            at: string;
            receivedAt: string;
            reference: string | null;
            decision: components["schemas"]["AnsweredDecision"] | null;
            message: components["schemas"]["AnsweredMessage"];
            foundIn: string | null;
            signedBy: string | null;
            proof: components["schemas"]["Proof"] | null;
        };
        NoticeAnswerInput: {
            id: string;
            /** @enum {string} */
            kind: "receipt" | "decision" | "message" | "bounce";
            /** @enum {string} */
            via: "exchange" | "e-mail" | "person";
            at: string;
            receivedAt: string;
            reference: string | null;
            decision: components["schemas"]["AnsweredDecisionInput"] | null;
            message: components["schemas"]["AnsweredMessageInput"];
            foundIn: string | null;
            signedBy: string | null;
            proof: components["schemas"]["ProofInput"] | null;
        };
        NoticeErrors: {
            from: string;
            to: string;
            sent: number;
            withdrawn: number;
            corrected: number;
            rate: {
                share: number;
                low: number;
                high: number;
            } | null;
            byCause: {
                /** @enum {string} */
                cause: "imprecise" | "inaccurate" | "unsubstantiated" | "other";
                notices: number;
            }[];
            byPlatform: {
                platform: string;
                sent: number;
                withdrawn: number;
                corrected: number;
            }[];
        };
        NoticeErrorsInput: {
            from: string;
            to: string;
            sent: number;
            withdrawn: number;
            corrected: number;
            rate: {
                share: number;
                low: number;
                high: number;
            } | null;
            byCause: {
                /** @enum {string} */
                cause: "imprecise" | "inaccurate" | "unsubstantiated" | "other";
                notices: number;
            }[];
            byPlatform: {
                platform: string;
                sent: number;
                withdrawn: number;
                corrected: number;
            }[];
        };
        NoticeSender: {
            name: string;
            /** @default null */
            key: string | null;
            /** @default null */
            emailDomain: string | null;
            /** @default null */
            trusted: {
                by: string;
                /** Format: date */
                since: string;
                /** @default null */
                until: string | null;
                /** @default null */
                suspendedSince: string | null;
            } | null;
            id: string;
            isTrusted: boolean;
        };
        NoticeSenderInput: {
            name: string;
            /** @default null */
            key: string | null;
            /** @default null */
            emailDomain: string | null;
            /** @default null */
            trusted: {
                by: string;
                /** Format: date */
                since: string;
                /** @default null */
                until: string | null;
                /** @default null */
                suspendedSince: string | null;
            } | null;
            id: string;
            isTrusted: boolean;
        };
        Obligation: {
            /** @description Of the register; the id of one that the unit entered */
            key: string;
            /** @enum {string} */
            kind: "article" | "commitment" | "judgment" | "order" | "penalty" | "other";
            title: {
                en: string;
                fr: string;
            };
            basis: {
                en: string;
                fr: string;
            } | null;
            /** @description How fast, in the words of the text */
            term: {
                en: string;
                fr: string;
            } | null;
            from: string | null;
            until: string | null;
            /** @description Days on which something falls due */
            due: {
                on: string;
                title: {
                    en: string;
                    fr: string;
                };
            }[];
            /** @description Where each infringement is penalised: packs whose findings may be one */
            eachInfringement: {
                packs: string[];
            } | null;
            verified: boolean;
            source: string | null;
            checked: string | null;
            /** @description What the unit obtained itself, and who entered and approved it; null: the register has it */
            own: {
                madeOn: string;
                enteredBy: string | null;
                approvedBy: string;
                approvedAt: string;
                /** @description By whom and why its last day was set earlier */
                ended: {
                    by: string | null;
                    approvedBy: string;
                    at: string;
                    reason: string;
                } | null;
                /** @description By whom and why it was withdrawn: none of its candidates counts */
                withdrawn: {
                    by: string | null;
                    approvedBy: string;
                    at: string;
                    reason: string;
                } | null;
            } | null;
            clock: {
                /** @enum {string} */
                state: "not-begun" | "running" | "ended" | "withdrawn";
                /** @description To the last day, which counts; null: without end, or over */
                daysLeft: number | null;
                /** @description What comes next, today included; null: nothing more is set */
                next: {
                    /** @enum {string} */
                    what: "begins" | "due" | "ends";
                    on: string;
                    inDays: number;
                    title: {
                        en: string;
                        fr: string;
                    } | null;
                } | null;
            };
        };
        ObligationFacts: {
            /** @description Of the register; the id of one that the unit entered */
            key: string;
            /** @enum {string} */
            kind: "article" | "commitment" | "judgment" | "order" | "penalty" | "other";
            title: {
                en: string;
                fr: string;
            };
            basis: {
                en: string;
                fr: string;
            } | null;
            /** @description How fast, in the words of the text */
            term: {
                en: string;
                fr: string;
            } | null;
            from: string | null;
            until: string | null;
            /** @description Days on which something falls due */
            due: {
                on: string;
                title: {
                    en: string;
                    fr: string;
                };
            }[];
            /** @description Where each infringement is penalised: packs whose findings may be one */
            eachInfringement: {
                packs: string[];
            } | null;
            verified: boolean;
            source: string | null;
            checked: string | null;
            /** @description What the unit obtained itself, and who entered and approved it; null: the register has it */
            own: {
                madeOn: string;
                enteredBy: string | null;
                approvedBy: string;
                approvedAt: string;
                /** @description By whom and why its last day was set earlier */
                ended: {
                    by: string | null;
                    approvedBy: string;
                    at: string;
                    reason: string;
                } | null;
                /** @description By whom and why it was withdrawn: none of its candidates counts */
                withdrawn: {
                    by: string | null;
                    approvedBy: string;
                    at: string;
                    reason: string;
                } | null;
            } | null;
        };
        ObligationFactsInput: {
            /** @description Of the register; the id of one that the unit entered */
            key: string;
            /** @enum {string} */
            kind: "article" | "commitment" | "judgment" | "order" | "penalty" | "other";
            title: {
                en: string;
                fr: string;
            };
            basis: {
                en: string;
                fr: string;
            } | null;
            /** @description How fast, in the words of the text */
            term: {
                en: string;
                fr: string;
            } | null;
            from: string | null;
            until: string | null;
            /** @description Days on which something falls due */
            due: {
                on: string;
                title: {
                    en: string;
                    fr: string;
                };
            }[];
            /** @description Where each infringement is penalised: packs whose findings may be one */
            eachInfringement: {
                packs: string[];
            } | null;
            verified: boolean;
            source: string | null;
            checked: string | null;
            /** @description What the unit obtained itself, and who entered and approved it; null: the register has it */
            own: {
                madeOn: string;
                enteredBy: string | null;
                approvedBy: string;
                approvedAt: string;
                /** @description By whom and why its last day was set earlier */
                ended: {
                    by: string | null;
                    approvedBy: string;
                    at: string;
                    reason: string;
                } | null;
                /** @description By whom and why it was withdrawn: none of its candidates counts */
                withdrawn: {
                    by: string | null;
                    approvedBy: string;
                    at: string;
                    reason: string;
                } | null;
            } | null;
        };
        ObligationInput: {
            /** @description Of the register; the id of one that the unit entered */
            key: string;
            /** @enum {string} */
            kind: "article" | "commitment" | "judgment" | "order" | "penalty" | "other";
            title: {
                en: string;
                fr: string;
            };
            basis: {
                en: string;
                fr: string;
            } | null;
            /** @description How fast, in the words of the text */
            term: {
                en: string;
                fr: string;
            } | null;
            from: string | null;
            until: string | null;
            /** @description Days on which something falls due */
            due: {
                on: string;
                title: {
                    en: string;
                    fr: string;
                };
            }[];
            /** @description Where each infringement is penalised: packs whose findings may be one */
            eachInfringement: {
                packs: string[];
            } | null;
            verified: boolean;
            source: string | null;
            checked: string | null;
            /** @description What the unit obtained itself, and who entered and approved it; null: the register has it */
            own: {
                madeOn: string;
                enteredBy: string | null;
                approvedBy: string;
                approvedAt: string;
                /** @description By whom and why its last day was set earlier */
                ended: {
                    by: string | null;
                    approvedBy: string;
                    at: string;
                    reason: string;
                } | null;
                /** @description By whom and why it was withdrawn: none of its candidates counts */
                withdrawn: {
                    by: string | null;
                    approvedBy: string;
                    at: string;
                    reason: string;
                } | null;
            } | null;
            clock: {
                /** @enum {string} */
                state: "not-begun" | "running" | "ended" | "withdrawn";
                /** @description To the last day, which counts; null: without end, or over */
                daysLeft: number | null;
                /** @description What comes next, today included; null: nothing more is set */
                next: {
                    /** @enum {string} */
                    what: "begins" | "due" | "ends";
                    on: string;
                    inDays: number;
                    title: {
                        en: string;
                        fr: string;
                    } | null;
                } | null;
            };
        };
        Operation: {
            id: string;
            title: string;
            purpose: string;
            basis: string | null;
            lead: string;
            isLead: boolean;
            /** @enum {string} */
            standing: "invited" | "joined" | "refused" | "left";
            /** @enum {string} */
            state: "planned" | "running" | "ending" | "ended";
            madeAt: string;
            actsAt: string;
            reportsBy: string;
            endedAt: string | null;
            conclusion: string | null;
            units: {
                unit: string;
                isLead: boolean;
                isOwn: boolean;
                /** @enum {string} */
                state: "invited" | "joined" | "refused" | "left";
                invitedAt: string;
                answeredAt: string | null;
                answeredBy: string | null;
                reason: string | null;
                countedAt: string | null;
                late: {
                    /** @enum {string} */
                    what: "answer" | "task" | "counts";
                    task: string | null;
                    since: string;
                }[];
            }[];
            targets: {
                id: string;
                /** @enum {string} */
                kind: "platform" | "trader" | "goods";
                name: string;
                address: string | null;
                note: string | null;
            }[];
            tasks: {
                id: string;
                unit: string;
                isOwn: boolean;
                says: string;
                dueAt: string;
                doneAt: string | null;
                doneBy: string | null;
                note: string | null;
                /** @enum {string} */
                stands: "done" | "doneLate" | "late" | "open";
            }[];
            captures: {
                id: string;
                unit: string;
                isOwn: boolean;
                url: string;
                digest: string;
                logIndex: number | null;
                sealedAt: string;
                sharedAt: string;
                sharedBy: string | null;
            }[];
            lessons: {
                id: string;
                unit: string;
                says: string;
                at: string;
                by: string | null;
            }[];
            figures: {
                /** @enum {string} */
                figure: "offers" | "notices" | "removed" | "returned";
                sum: {
                    /** @constant */
                    told: "exact";
                    count: number;
                } | {
                    /** @constant */
                    told: "under-5";
                } | {
                    /** @constant */
                    told: "withheld";
                };
                platforms: {
                    platform: string;
                    count: number;
                }[] | null;
            }[] | null;
            digest: string | null;
            logIndex: number | null;
            loggedAt: string | null;
        };
        OperationInput: {
            id: string;
            title: string;
            purpose: string;
            basis: string | null;
            lead: string;
            isLead: boolean;
            /** @enum {string} */
            standing: "invited" | "joined" | "refused" | "left";
            /** @enum {string} */
            state: "planned" | "running" | "ending" | "ended";
            madeAt: string;
            actsAt: string;
            reportsBy: string;
            endedAt: string | null;
            conclusion: string | null;
            units: {
                unit: string;
                isLead: boolean;
                isOwn: boolean;
                /** @enum {string} */
                state: "invited" | "joined" | "refused" | "left";
                invitedAt: string;
                answeredAt: string | null;
                answeredBy: string | null;
                reason: string | null;
                countedAt: string | null;
                late: {
                    /** @enum {string} */
                    what: "answer" | "task" | "counts";
                    task: string | null;
                    since: string;
                }[];
            }[];
            targets: {
                id: string;
                /** @enum {string} */
                kind: "platform" | "trader" | "goods";
                name: string;
                address: string | null;
                note: string | null;
            }[];
            tasks: {
                id: string;
                unit: string;
                isOwn: boolean;
                says: string;
                dueAt: string;
                doneAt: string | null;
                doneBy: string | null;
                note: string | null;
                /** @enum {string} */
                stands: "done" | "doneLate" | "late" | "open";
            }[];
            captures: {
                id: string;
                unit: string;
                isOwn: boolean;
                url: string;
                digest: string;
                logIndex: number | null;
                sealedAt: string;
                sharedAt: string;
                sharedBy: string | null;
            }[];
            lessons: {
                id: string;
                unit: string;
                says: string;
                at: string;
                by: string | null;
            }[];
            figures: {
                /** @enum {string} */
                figure: "offers" | "notices" | "removed" | "returned";
                sum: {
                    /** @constant */
                    told: "exact";
                    count: number;
                } | {
                    /** @constant */
                    told: "under-5";
                } | {
                    /** @constant */
                    told: "withheld";
                };
                platforms: {
                    platform: string;
                    count: number;
                }[] | null;
            }[] | null;
            digest: string | null;
            logIndex: number | null;
            loggedAt: string | null;
        };
        Outgoing: {
            id: string;
            /** @enum {string} */
            kind: "receipt" | "decision" | "statement" | "complaint";
            /** @enum {string} */
            way: "exchange" | "mail" | "shown";
            recipient: string | null;
            /** @enum {string} */
            state: "queued" | "sent" | "failed" | "shown" | "held" | "by-hand";
            failure: {
                en: string;
                fr: string;
            } | null;
            attempts: number;
            sentAt: string | null;
            text: string;
            sending: {
                /** @enum {string} */
                how: "registered-letter" | "web-form" | "e-mail" | "by-hand" | "other";
                recipient: string;
                reference: string | null;
                note: string | null;
                proof: components["schemas"]["Proof"] | null;
            } | null;
        };
        OutgoingInput: {
            id: string;
            /** @enum {string} */
            kind: "receipt" | "decision" | "statement" | "complaint";
            /** @enum {string} */
            way: "exchange" | "mail" | "shown";
            recipient: string | null;
            /** @enum {string} */
            state: "queued" | "sent" | "failed" | "shown" | "held" | "by-hand";
            failure: {
                en: string;
                fr: string;
            } | null;
            attempts: number;
            sentAt: string | null;
            text: string;
            sending: {
                /** @enum {string} */
                how: "registered-letter" | "web-form" | "e-mail" | "by-hand" | "other";
                recipient: string;
                reference: string | null;
                note: string | null;
                proof: components["schemas"]["ProofInput"] | null;
            } | null;
        };
        PackBacktest: {
            id: string;
            pack: string;
            digest: string;
            listings: number;
            askedBy: {
                id: string;
                name: string;
            };
            askedAt: string;
            doneAt: string | null;
            rules: {
                rule: string;
                both: number;
                added: number;
                gone: number;
            }[];
        };
        PackBacktestHit: {
            id: string;
            listing: string;
            title: string;
            platform: string;
        };
        PackBacktestHitInput: {
            id: string;
            listing: string;
            title: string;
            platform: string;
        };
        PackBacktestInput: {
            id: string;
            pack: string;
            digest: string;
            listings: number;
            askedBy: {
                id: string;
                name: string;
            };
            askedAt: string;
            doneAt: string | null;
            rules: {
                rule: string;
                both: number;
                added: number;
                gone: number;
            }[];
        };
        PackDetail: {
            id: string;
            title: {
                en: string;
                fr: string;
            } | null;
            version: string | null;
            digest: string | null;
            /** @enum {string} */
            source: "installed" | "unit";
            isOpen: boolean;
            text: string;
            draft: components["schemas"]["PackDraft"] | null;
        };
        PackDetailInput: {
            id: string;
            title: {
                en: string;
                fr: string;
            } | null;
            version: string | null;
            digest: string | null;
            /** @enum {string} */
            source: "installed" | "unit";
            isOpen: boolean;
            text: string;
            draft: components["schemas"]["PackDraftInput"] | null;
        };
        PackDraft: {
            id: string;
            pack: string;
            text: string;
            digest: string | null;
            /** @enum {string} */
            stage: "draft" | "shadow";
            revision: number;
            changedBy: {
                id: string;
                name: string;
            };
            changedAt: string;
        };
        PackDraftInput: {
            id: string;
            pack: string;
            text: string;
            digest: string | null;
            /** @enum {string} */
            stage: "draft" | "shadow";
            revision: number;
            changedBy: {
                id: string;
                name: string;
            };
            changedAt: string;
        };
        PackEdition: {
            id: string;
            pack: string;
            version: string | null;
            digest: string | null;
            from: string;
            at: string;
            reason: string;
            by: {
                id: string;
                name: string;
            } | null;
            approvedBy: {
                id: string;
                name: string;
            } | null;
        };
        PackEditionInput: {
            id: string;
            pack: string;
            version: string | null;
            digest: string | null;
            from: string;
            at: string;
            reason: string;
            by: {
                id: string;
                name: string;
            } | null;
            approvedBy: {
                id: string;
                name: string;
            } | null;
        };
        PackHistory: {
            installed: {
                version: string;
                digest: string;
            } | null;
            items: {
                id: string;
                pack: string;
                version: string | null;
                digest: string | null;
                from: string;
                at: string;
                reason: string;
                by: {
                    id: string;
                    name: string;
                } | null;
                approvedBy: {
                    id: string;
                    name: string;
                } | null;
                isInForce: boolean;
            }[];
        };
        PackHistoryInput: {
            installed: {
                version: string;
                digest: string;
            } | null;
            items: {
                id: string;
                pack: string;
                version: string | null;
                digest: string | null;
                from: string;
                at: string;
                reason: string;
                by: {
                    id: string;
                    name: string;
                } | null;
                approvedBy: {
                    id: string;
                    name: string;
                } | null;
                isInForce: boolean;
            }[];
        };
        PackInUse: {
            id: string;
            title: {
                en: string;
                fr: string;
            } | null;
            version: string | null;
            digest: string | null;
            /** @enum {string} */
            source: "installed" | "unit";
            isOpen: boolean;
            draft: {
                id: string;
                pack: string;
                digest: string | null;
                /** @enum {string} */
                stage: "draft" | "shadow";
                revision: number;
                changedBy: {
                    id: string;
                    name: string;
                };
                changedAt: string;
                rule: string | null;
            } | null;
        };
        PackInUseInput: {
            id: string;
            title: {
                en: string;
                fr: string;
            } | null;
            version: string | null;
            digest: string | null;
            /** @enum {string} */
            source: "installed" | "unit";
            isOpen: boolean;
            draft: {
                id: string;
                pack: string;
                digest: string | null;
                /** @enum {string} */
                stage: "draft" | "shadow";
                revision: number;
                changedBy: {
                    id: string;
                    name: string;
                };
                changedAt: string;
                rule: string | null;
            } | null;
        };
        PagedCase: {
            id: string;
            title: string;
            platform: string;
            trader: string;
            traderKey: string;
            product: string;
            /** @enum {string} */
            severity: "low" | "medium" | "high" | "critical";
            /** @enum {string} */
            state: "open" | "confirmed" | "dismissed" | "escalated";
            /** @enum {string} */
            stage: "opened" | "sealed" | "noticed" | "overdue" | "removed" | "relisted";
            openedAt: string;
        };
        PagedCaseInput: {
            id: string;
            title: string;
            platform: string;
            trader: string;
            traderKey: string;
            product: string;
            /** @enum {string} */
            severity: "low" | "medium" | "high" | "critical";
            /** @enum {string} */
            state: "open" | "confirmed" | "dismissed" | "escalated";
            /** @enum {string} */
            stage: "opened" | "sealed" | "noticed" | "overdue" | "removed" | "relisted";
            openedAt: string;
        };
        Passkey: {
            id: string;
            name: string;
            /** Format: date-time */
            madeAt: string;
            lastUsedAt: string | null;
        };
        PasskeyInput: {
            id: string;
            name: string;
            /** Format: date-time */
            madeAt: string;
            lastUsedAt: string | null;
        };
        PicturePage: {
            summary: {
                states: {
                    [key: string]: number;
                };
                total: number;
                listings: number;
                firstSeen: string | null;
                lastSeen: string | null;
                relistings: number;
                confirmedRelistings: number;
            };
            rules: {
                pack: string;
                rule: string;
                title: {
                    en: string;
                    fr: string;
                };
                count: number;
            }[];
            asked: {
                from: string;
                to: string;
                counts: {
                    asked: number;
                    acknowledged: number;
                    decided: number;
                    done: number;
                    late: number;
                    relisted: number;
                };
                deadlines: components["schemas"]["Deadlines"];
                toRemoval: components["schemas"]["Durations"];
            };
            cases: components["schemas"]["PagedCase"][];
            next: string | null;
            pdq: string;
            traders: {
                platform: string;
                key: string;
                name: string;
                cases: number;
            }[];
            near: components["schemas"]["NearPicture"][];
        };
        PicturePageInput: {
            summary: {
                states: {
                    [key: string]: number;
                };
                total: number;
                listings: number;
                firstSeen: string | null;
                lastSeen: string | null;
                relistings: number;
                confirmedRelistings: number;
            };
            rules: {
                pack: string;
                rule: string;
                title: {
                    en: string;
                    fr: string;
                };
                count: number;
            }[];
            asked: {
                from: string;
                to: string;
                counts: {
                    asked: number;
                    acknowledged: number;
                    decided: number;
                    done: number;
                    late: number;
                    relisted: number;
                };
                deadlines: components["schemas"]["DeadlinesInput"];
                toRemoval: components["schemas"]["DurationsInput"];
            };
            cases: components["schemas"]["PagedCaseInput"][];
            next: string | null;
            pdq: string;
            traders: {
                platform: string;
                key: string;
                name: string;
                cases: number;
            }[];
            near: components["schemas"]["NearPictureInput"][];
        };
        PictureReading: {
            /** @enum {string} */
            mode: "off" | "asked" | "new";
            perDay: number;
            readToday: number;
            passedOver: number;
            missing: string[];
        };
        PictureReadingInput: {
            /** @enum {string} */
            mode: "off" | "asked" | "new";
            perDay: number;
            readToday: number;
            passedOver: number;
            missing: string[];
        };
        PlatformName: {
            key: string;
            name: string;
            hosts: string[];
        };
        PlatformNameInput: {
            key: string;
            name: string;
            hosts: string[];
        };
        PlatformPage: {
            summary: {
                states: {
                    [key: string]: number;
                };
                total: number;
                listings: number;
                firstSeen: string | null;
                lastSeen: string | null;
                relistings: number;
                confirmedRelistings: number;
            };
            rules: {
                pack: string;
                rule: string;
                title: {
                    en: string;
                    fr: string;
                };
                count: number;
            }[];
            asked: {
                from: string;
                to: string;
                counts: {
                    asked: number;
                    acknowledged: number;
                    decided: number;
                    done: number;
                    late: number;
                    relisted: number;
                };
                deadlines: components["schemas"]["Deadlines"];
                toRemoval: components["schemas"]["Durations"];
            };
            cases: components["schemas"]["PagedCase"][];
            next: string | null;
            name: string;
            names: string[];
            register: {
                key: string;
                name: string;
                hosts: string[];
                operator: {
                    value: string | null;
                    verified: boolean;
                    source: string | null;
                    checked: string | null;
                };
                country: {
                    value: string | null;
                    verified: boolean;
                    source: string | null;
                    checked: string | null;
                };
                veryLargeSince: {
                    value: string | null;
                    verified: boolean;
                    source: string | null;
                    checked: string | null;
                };
                /**
                 * @default {
                 *       "value": null,
                 *       "verified": false,
                 *       "source": null,
                 *       "checked": null
                 *     }
                 */
                languages: {
                    value: string[] | null;
                    verified: boolean;
                    source: string | null;
                    checked: string | null;
                };
                contacts: {
                    notices: string | null;
                    orders: string | null;
                    productSafety: string | null;
                };
                /** @default [] */
                proceedings: {
                    title: {
                        en: string;
                        fr: string;
                    };
                    /** Format: date */
                    on: string;
                    /** @default null */
                    until: string | null;
                    verified: boolean;
                    source: string | null;
                    checked: string | null;
                }[];
                takesData: boolean;
            } | null;
            traders: {
                platform: string;
                key: string;
                name: string;
                cases: number;
            }[];
        };
        PlatformPageInput: {
            summary: {
                states: {
                    [key: string]: number;
                };
                total: number;
                listings: number;
                firstSeen: string | null;
                lastSeen: string | null;
                relistings: number;
                confirmedRelistings: number;
            };
            rules: {
                pack: string;
                rule: string;
                title: {
                    en: string;
                    fr: string;
                };
                count: number;
            }[];
            asked: {
                from: string;
                to: string;
                counts: {
                    asked: number;
                    acknowledged: number;
                    decided: number;
                    done: number;
                    late: number;
                    relisted: number;
                };
                deadlines: components["schemas"]["DeadlinesInput"];
                toRemoval: components["schemas"]["DurationsInput"];
            };
            cases: components["schemas"]["PagedCaseInput"][];
            next: string | null;
            name: string;
            names: string[];
            register: {
                key: string;
                name: string;
                hosts: string[];
                operator: {
                    value: string | null;
                    verified: boolean;
                    source: string | null;
                    checked: string | null;
                };
                country: {
                    value: string | null;
                    verified: boolean;
                    source: string | null;
                    checked: string | null;
                };
                veryLargeSince: {
                    value: string | null;
                    verified: boolean;
                    source: string | null;
                    checked: string | null;
                };
                /**
                 * @default {
                 *       "value": null,
                 *       "verified": false,
                 *       "source": null,
                 *       "checked": null
                 *     }
                 */
                languages: {
                    value: string[] | null;
                    verified: boolean;
                    source: string | null;
                    checked: string | null;
                };
                contacts: {
                    notices: string | null;
                    orders: string | null;
                    productSafety: string | null;
                };
                /** @default [] */
                proceedings: {
                    title: {
                        en: string;
                        fr: string;
                    };
                    /** Format: date */
                    on: string;
                    /** @default null */
                    until: string | null;
                    verified: boolean;
                    source: string | null;
                    checked: string | null;
                }[];
                takesData: boolean;
            } | null;
            traders: {
                platform: string;
                key: string;
                name: string;
                cases: number;
            }[];
        };
        PlatformSheet: {
            forms: {
                key: string;
                title: {
                    en: string;
                    fr: string;
                };
            }[];
            form: {
                key: string;
                title: {
                    en: string;
                    fr: string;
                };
                url: string | null;
                verified: boolean;
                source: string | null;
                checked: string | null;
            };
            fields: {
                key: string;
                label: {
                    en: string;
                    fr: string;
                };
                point: string | null;
                maxLength: number | null;
                text: string | null;
                excess: number;
                parts: {
                    url: string;
                    text: string;
                }[];
            }[];
        };
        PlatformSheetInput: {
            forms: {
                key: string;
                title: {
                    en: string;
                    fr: string;
                };
            }[];
            form: {
                key: string;
                title: {
                    en: string;
                    fr: string;
                };
                url: string | null;
                verified: boolean;
                source: string | null;
                checked: string | null;
            };
            fields: {
                key: string;
                label: {
                    en: string;
                    fr: string;
                };
                point: string | null;
                maxLength: number | null;
                text: string | null;
                excess: number;
                parts: {
                    url: string;
                    text: string;
                }[];
            }[];
        };
        Poison: {
            id: string;
            subject: string;
            why: {
                en: string;
                fr: string;
            };
            since: string;
            bytes: number;
            beginning: string;
        };
        PoisonInput: {
            id: string;
            subject: string;
            why: {
                en: string;
                fr: string;
            };
            since: string;
            bytes: number;
            beginning: string;
        };
        PriorScreening: {
            id: string;
            /**
             * @description hold-for-a-person: do not publish before `decision` is there. A machine refuses nothing.
             * @enum {string}
             */
            outcome: "nothing-found" | "hold-for-a-person";
            decision: {
                /** @enum {string} */
                outcome: "released" | "refused";
                reason: string | null;
                at: string;
            } | null;
            /** @description The `id` of the offer that was sent. */
            reference: string | null;
            /** @description SHA-256 (hex) of the canonical JSON (RFC 8785) of the offer as it was read. */
            listingDigest: string;
            screenedAt: string;
            /** @description When this record is deleted; one that is held waits for its decision first. */
            expiresAt: string;
            reasons: ({
                /** @constant */
                kind: "rule";
                finding: components["schemas"]["Screened"];
            } | {
                /** @constant */
                kind: "personal-data";
                field: string;
                data: ("email" | "phone" | "iban" | "name")[];
            })[];
            provisions: {
                id: string;
                citation: {
                    en: string;
                    fr: string;
                };
                says: {
                    en: string;
                    fr: string;
                };
                verified: boolean;
            }[];
            versions: {
                engine: string;
                packs: {
                    [key: string]: string;
                };
            };
        };
        PriorScreeningInput: {
            id: string;
            /**
             * @description hold-for-a-person: do not publish before `decision` is there. A machine refuses nothing.
             * @enum {string}
             */
            outcome: "nothing-found" | "hold-for-a-person";
            decision: {
                /** @enum {string} */
                outcome: "released" | "refused";
                reason: string | null;
                at: string;
            } | null;
            /** @description The `id` of the offer that was sent. */
            reference: string | null;
            /** @description SHA-256 (hex) of the canonical JSON (RFC 8785) of the offer as it was read. */
            listingDigest: string;
            screenedAt: string;
            /** @description When this record is deleted; one that is held waits for its decision first. */
            expiresAt: string;
            reasons: ({
                /** @constant */
                kind: "rule";
                finding: components["schemas"]["ScreenedInput"];
            } | {
                /** @constant */
                kind: "personal-data";
                field: string;
                data: ("email" | "phone" | "iban" | "name")[];
            })[];
            provisions: {
                id: string;
                citation: {
                    en: string;
                    fr: string;
                };
                says: {
                    en: string;
                    fr: string;
                };
                verified: boolean;
            }[];
            versions: {
                engine: string;
                packs: {
                    [key: string]: string;
                };
            };
        };
        PriorScreeningSetting: {
            keptDays: number;
        };
        PriorScreeningSettingInput: {
            keptDays: number;
        };
        ProductPage: {
            summary: {
                states: {
                    [key: string]: number;
                };
                total: number;
                listings: number;
                firstSeen: string | null;
                lastSeen: string | null;
                relistings: number;
                confirmedRelistings: number;
            };
            rules: {
                pack: string;
                rule: string;
                title: {
                    en: string;
                    fr: string;
                };
                count: number;
            }[];
            asked: {
                from: string;
                to: string;
                counts: {
                    asked: number;
                    acknowledged: number;
                    decided: number;
                    done: number;
                    late: number;
                    relisted: number;
                };
                deadlines: components["schemas"]["Deadlines"];
                toRemoval: components["schemas"]["Durations"];
            };
            cases: components["schemas"]["PagedCase"][];
            next: string | null;
            key: string;
            title: string;
            /** @enum {string} */
            by: "gtin" | "model" | "wording";
            traders: {
                platform: string;
                key: string;
                name: string;
                cases: number;
            }[];
            alike: components["schemas"]["AlikeProduct"][];
        };
        ProductPageInput: {
            summary: {
                states: {
                    [key: string]: number;
                };
                total: number;
                listings: number;
                firstSeen: string | null;
                lastSeen: string | null;
                relistings: number;
                confirmedRelistings: number;
            };
            rules: {
                pack: string;
                rule: string;
                title: {
                    en: string;
                    fr: string;
                };
                count: number;
            }[];
            asked: {
                from: string;
                to: string;
                counts: {
                    asked: number;
                    acknowledged: number;
                    decided: number;
                    done: number;
                    late: number;
                    relisted: number;
                };
                deadlines: components["schemas"]["DeadlinesInput"];
                toRemoval: components["schemas"]["DurationsInput"];
            };
            cases: components["schemas"]["PagedCaseInput"][];
            next: string | null;
            key: string;
            title: string;
            /** @enum {string} */
            by: "gtin" | "model" | "wording";
            traders: {
                platform: string;
                key: string;
                name: string;
                cases: number;
            }[];
            alike: components["schemas"]["AlikeProductInput"][];
        };
        Proof: {
            name: string;
            size: number;
            digest: string;
        };
        ProofInput: {
            name: string;
            size: number;
            digest: string;
        };
        Proposal: {
            id: string;
            kind: string;
            summary: {
                [key: string]: string | number | boolean | null;
            };
            reason: string;
            by: {
                id: string;
                name: string;
            } | null;
            at: string;
            decision: {
                /** @enum {string} */
                decision: "approve" | "reject";
                by: {
                    id: string;
                    name: string;
                };
                at: string;
                reason: string;
            } | null;
        };
        ProposalInput: {
            id: string;
            kind: string;
            summary: {
                [key: string]: string | number | boolean | null;
            };
            reason: string;
            by: {
                id: string;
                name: string;
            } | null;
            at: string;
            decision: {
                /** @enum {string} */
                decision: "approve" | "reject";
                by: {
                    id: string;
                    name: string;
                };
                at: string;
                reason: string;
            } | null;
        };
        ProposedRecipient: {
            key: string;
            name: string;
            /** @description ISO 3166-1 alpha-2 */
            country: string;
            /** @description Whether the entry was checked against its source */
            verified: boolean;
            /** @enum {string} */
            as: "prosecutor" | "court" | "investigation-service" | "coordinator" | "market-surveillance" | "customs";
            department: {
                code: string;
                name: string;
            } | null;
            appeal: string | null;
            grounds: {
                rule: string;
                why: {
                    en: string;
                    fr: string;
                };
                place: {
                    /** @enum {string} */
                    kind: "offence" | "residence" | "arrest";
                    country: string;
                    department: string | null;
                } | null;
                /** @description Courts of that department; null: it is not by department */
                among: number | null;
                /** @description Whether the rule was checked against an official text */
                verified: boolean;
                source: {
                    en: string;
                    fr: string;
                } | null;
            }[];
        };
        ProposedRecipientInput: {
            key: string;
            name: string;
            /** @description ISO 3166-1 alpha-2 */
            country: string;
            /** @description Whether the entry was checked against its source */
            verified: boolean;
            /** @enum {string} */
            as: "prosecutor" | "court" | "investigation-service" | "coordinator" | "market-surveillance" | "customs";
            department: {
                code: string;
                name: string;
            } | null;
            appeal: string | null;
            grounds: {
                rule: string;
                why: {
                    en: string;
                    fr: string;
                };
                place: {
                    /** @enum {string} */
                    kind: "offence" | "residence" | "arrest";
                    country: string;
                    department: string | null;
                } | null;
                /** @description Courts of that department; null: it is not by department */
                among: number | null;
                /** @description Whether the rule was checked against an official text */
                verified: boolean;
                source: {
                    en: string;
                    fr: string;
                } | null;
            }[];
        };
        QueueCount: {
            queue: string;
            waiting: number;
            running: number;
            failed: number;
            oldestSeconds: number;
        };
        QueueCountInput: {
            queue: string;
            waiting: number;
            running: number;
            failed: number;
            oldestSeconds: number;
        };
        RandomCheck: {
            listing: string;
            title: string;
            url: string | null;
            findings: number;
        };
        RandomCheckInput: {
            listing: string;
            title: string;
            url: string | null;
            findings: number;
        };
        ReachedByNotice: {
            name: string;
            address: string | null;
            citedBy: {
                id: string;
                /** @enum {string} */
                kind: "dsa-16" | "dsa-9" | "dsa-10" | "gpsr-22-notice" | "gpsr-22-order" | "coordinator" | "cpp-40" | "lcen-6-3" | "reminder" | "withdrawal" | "correction";
            } | null;
        };
        ReachedByNoticeInput: {
            name: string;
            address: string | null;
            citedBy: {
                id: string;
                /** @enum {string} */
                kind: "dsa-16" | "dsa-9" | "dsa-10" | "gpsr-22-notice" | "gpsr-22-order" | "coordinator" | "cpp-40" | "lcen-6-3" | "reminder" | "withdrawal" | "correction";
            } | null;
        };
        ReadPicture: {
            snapshot: string;
            url: string;
            place: number | null;
            pdq: string | null;
            failure: {
                en: string;
                fr: string;
            } | null;
            reading: {
                width: number;
                height: number;
                lines: {
                    text: string;
                    box: {
                        x: number;
                        y: number;
                        width: number;
                        height: number;
                    };
                    confidence: number;
                }[][];
                codes: {
                    kind: string;
                    text: string;
                    gtin: string | null;
                    box: {
                        x: number;
                        y: number;
                        width: number;
                        height: number;
                    };
                }[];
            } | null;
            readAt: string | null;
            readFailure: {
                en: string;
                fr: string;
            } | null;
        };
        ReadPictureInput: {
            snapshot: string;
            url: string;
            place: number | null;
            pdq: string | null;
            failure: {
                en: string;
                fr: string;
            } | null;
            reading: {
                width: number;
                height: number;
                lines: {
                    text: string;
                    box: {
                        x: number;
                        y: number;
                        width: number;
                        height: number;
                    };
                    confidence: number;
                }[][];
                codes: {
                    kind: string;
                    text: string;
                    gtin: string | null;
                    box: {
                        x: number;
                        y: number;
                        width: number;
                        height: number;
                    };
                }[];
            } | null;
            readAt: string | null;
            readFailure: {
                en: string;
                fr: string;
            } | null;
        };
        Reappearance: {
            listing: string;
            check: string;
            goneSince: string;
            seenAt: string;
        };
        ReappearanceInput: {
            listing: string;
            check: string;
            goneSince: string;
            seenAt: string;
        };
        ReasonTemplate: {
            id: string;
            /** @enum {string} */
            kind: "confirm" | "dismiss" | "escalate" | "hold";
            title: string;
            text: string;
        };
        ReasonTemplateInput: {
            id: string;
            /** @enum {string} */
            kind: "confirm" | "dismiss" | "escalate" | "hold";
            title: string;
            text: string;
        };
        RecallImport: {
            source: string;
            notices: number;
            /** @description Records without a reference that names a recall, by their number in the export */
            notRead: {
                count: number;
                /** @description The first of them, by name */
                first: string[];
            };
            /** @description Numbers whose check digit is wrong, after the reference: none is looked for */
            wrongGtins: {
                count: number;
                /** @description The first of them, by name */
                first: string[];
            };
            /** @description That name neither a number nor a product: ranked by their words, and no finding */
            byWords: {
                count: number;
                /** @description The first of them, by name */
                first: string[];
            };
            /** @description That say nothing of a product: left out */
            unmatchable: {
                count: number;
                /** @description The first of them, by name */
                first: string[];
            };
            /** @description References of several records; each that says something else is kept, as `… (2)` */
            repeated: {
                count: number;
                /** @description The first of them, by name */
                first: string[];
            };
            /** @description That somebody took out of the register: they stay out */
            removed: {
                count: number;
                /** @description The first of them, by name */
                first: string[];
            };
            added: number;
            changed: number;
            /** @description Published before the version that the register has */
            older: number;
            /** @description Further records of a recall that the export has no longer */
            dropped: {
                count: number;
                /** @description The first of them, by name */
                first: string[];
            };
        };
        RecallImportInput: {
            source: string;
            notices: number;
            /** @description Records without a reference that names a recall, by their number in the export */
            notRead: {
                count: number;
                /** @description The first of them, by name */
                first: string[];
            };
            /** @description Numbers whose check digit is wrong, after the reference: none is looked for */
            wrongGtins: {
                count: number;
                /** @description The first of them, by name */
                first: string[];
            };
            /** @description That name neither a number nor a product: ranked by their words, and no finding */
            byWords: {
                count: number;
                /** @description The first of them, by name */
                first: string[];
            };
            /** @description That say nothing of a product: left out */
            unmatchable: {
                count: number;
                /** @description The first of them, by name */
                first: string[];
            };
            /** @description References of several records; each that says something else is kept, as `… (2)` */
            repeated: {
                count: number;
                /** @description The first of them, by name */
                first: string[];
            };
            /** @description That somebody took out of the register: they stay out */
            removed: {
                count: number;
                /** @description The first of them, by name */
                first: string[];
            };
            added: number;
            changed: number;
            /** @description Published before the version that the register has */
            older: number;
            /** @description Further records of a recall that the export has no longer */
            dropped: {
                count: number;
                /** @description The first of them, by name */
                first: string[];
            };
        };
        RecallMatch: {
            reference: string;
            title: string;
            publishedAt: string | null;
            url: string | null;
            lots: string[];
            /** @enum {string} */
            verdict: "identifier" | "product" | "possible";
            score: number;
            words: {
                word: string;
                oneIn: number;
                share: number;
            }[];
        };
        RecallMatchInput: {
            reference: string;
            title: string;
            publishedAt: string | null;
            url: string | null;
            lots: string[];
            /** @enum {string} */
            verdict: "identifier" | "product" | "possible";
            score: number;
            words: {
                word: string;
                oneIn: number;
                share: number;
            }[];
        };
        RecallPreview: {
            source: string;
            notices: number;
            /** @description Records without a reference that names a recall, by their number in the export */
            notRead: {
                count: number;
                /** @description The first of them, by name */
                first: string[];
            };
            /** @description Numbers whose check digit is wrong, after the reference: none is looked for */
            wrongGtins: {
                count: number;
                /** @description The first of them, by name */
                first: string[];
            };
            /** @description That name neither a number nor a product: ranked by their words, and no finding */
            byWords: {
                count: number;
                /** @description The first of them, by name */
                first: string[];
            };
            /** @description That say nothing of a product: left out */
            unmatchable: {
                count: number;
                /** @description The first of them, by name */
                first: string[];
            };
            /** @description References of several records; each that says something else is kept, as `… (2)` */
            repeated: {
                count: number;
                /** @description The first of them, by name */
                first: string[];
            };
            /** @description That somebody took out of the register: they stay out */
            removed: {
                count: number;
                /** @description The first of them, by name */
                first: string[];
            };
            /** @description Notices that would be looked for */
            usable: number;
            shown: {
                reference: string;
                title: string;
                publishedAt: string | null;
                gtins: string[];
                brands: string[];
                models: string[];
            }[];
        };
        RecallPreviewInput: {
            source: string;
            notices: number;
            /** @description Records without a reference that names a recall, by their number in the export */
            notRead: {
                count: number;
                /** @description The first of them, by name */
                first: string[];
            };
            /** @description Numbers whose check digit is wrong, after the reference: none is looked for */
            wrongGtins: {
                count: number;
                /** @description The first of them, by name */
                first: string[];
            };
            /** @description That name neither a number nor a product: ranked by their words, and no finding */
            byWords: {
                count: number;
                /** @description The first of them, by name */
                first: string[];
            };
            /** @description That say nothing of a product: left out */
            unmatchable: {
                count: number;
                /** @description The first of them, by name */
                first: string[];
            };
            /** @description References of several records; each that says something else is kept, as `… (2)` */
            repeated: {
                count: number;
                /** @description The first of them, by name */
                first: string[];
            };
            /** @description That somebody took out of the register: they stay out */
            removed: {
                count: number;
                /** @description The first of them, by name */
                first: string[];
            };
            /** @description Notices that would be looked for */
            usable: number;
            shown: {
                reference: string;
                title: string;
                publishedAt: string | null;
                gtins: string[];
                brands: string[];
                models: string[];
            }[];
        };
        RecallSource: {
            /** @description As it was named at the import; empty: imported before that was kept */
            source: string;
            /** @description Recalls of it that are looked for */
            recalls: number;
            /** @description Recalls of it that were taken out, alone or with the source */
            removed: number;
            /** @description Those that were taken out with the source, and come back with it */
            removedWithSource: number;
            /** @description Why the source was taken out */
            why: string | null;
            /** @description The first and the last day on which one of them was published */
            from: string | null;
            to: string | null;
            importedAt: string;
        };
        RecallSourceInput: {
            /** @description As it was named at the import; empty: imported before that was kept */
            source: string;
            /** @description Recalls of it that are looked for */
            recalls: number;
            /** @description Recalls of it that were taken out, alone or with the source */
            removed: number;
            /** @description Those that were taken out with the source, and come back with it */
            removedWithSource: number;
            /** @description Why the source was taken out */
            why: string | null;
            /** @description The first and the last day on which one of them was published */
            from: string | null;
            to: string | null;
            importedAt: string;
        };
        Receipt: {
            /** @enum {string} */
            channel: "exchange" | "smtp" | "folder" | "by-hand";
            at: string;
            reference: string;
            detail: string;
        };
        ReceiptInput: {
            /** @enum {string} */
            channel: "exchange" | "smtp" | "folder" | "by-hand";
            at: string;
            reference: string;
            detail: string;
        };
        ReceivedDecision: {
            explanation: string;
            urls: string[];
            /** @default null */
            statement: components["schemas"]["StatementContent"] | null;
            /** @default false */
            manifestlyIllegal: boolean;
            /** @default false */
            manifestlyUnfounded: boolean;
            /** @default false */
            alike: boolean;
        };
        ReceivedDecisionInput: {
            explanation: string;
            urls: string[];
            /** @default null */
            statement: components["schemas"]["StatementContentInput"] | null;
            /** @default false */
            manifestlyIllegal: boolean;
            /** @default false */
            manifestlyUnfounded: boolean;
            /** @default false */
            alike: boolean;
        };
        ReceivedNotice: {
            id: string;
            inbox: string;
            kind: string;
            /** @enum {string} */
            way: "api" | "form" | "mail";
            sender: string | null;
            proven: boolean;
            trusted: boolean;
            notifier: string | null;
            urls: number;
            firstUrl: string | null;
            severity: ("low" | "medium" | "high" | "critical") | null;
            alike: number;
            /** @enum {string} */
            state: "open" | "decided" | "deferred";
            receivedAt: string;
            decidedAt: string | null;
        };
        ReceivedNoticeDetail: {
            id: string;
            inbox: string;
            kind: string;
            /** @enum {string} */
            way: "api" | "form" | "mail";
            sender: string | null;
            proven: boolean;
            trusted: boolean;
            notifier: string | null;
            /** @enum {string} */
            state: "open" | "decided" | "deferred";
            receivedAt: string;
            decidedAt: string | null;
            /** @description Where it stands among those that wait; null: it does not wait */
            place: {
                at: number;
                of: number;
            } | null;
            /** @enum {string} */
            language: "en" | "fr";
            reasons: string;
            email: string | null;
            childOffence: boolean;
            missing: string[];
            citations: string[];
            evidence: {
                packageId: string;
                digest: string;
            }[];
            items: {
                url: string;
                listing: string | null;
                title: string | null;
                trader: string | null;
                note: {
                    en: string;
                    fr: string;
                } | null;
                lookedAt: string | null;
                statement: string | null;
                findings: components["schemas"]["Finding"][];
            }[];
            alike: {
                id: string;
                notifier: string | null;
                receivedAt: string;
            }[];
            decision: {
                /** @enum {string} */
                outcome: "acted" | "partly" | "no-action";
                explanation: string;
            } | null;
            outgoing: components["schemas"]["Outgoing"][];
            suspicions: {
                memberState: string;
                authority: string;
                facts: string;
                /** Format: date-time */
                reportedAt: string;
                id: string;
            }[];
            notifierRecord: components["schemas"]["MisuseAssessment"] | null;
            timeline: {
                at: string;
                act: string;
                by: string | null;
                reason: string | null;
            }[];
        };
        ReceivedNoticeDetailInput: {
            id: string;
            inbox: string;
            kind: string;
            /** @enum {string} */
            way: "api" | "form" | "mail";
            sender: string | null;
            proven: boolean;
            trusted: boolean;
            notifier: string | null;
            /** @enum {string} */
            state: "open" | "decided" | "deferred";
            receivedAt: string;
            decidedAt: string | null;
            /** @description Where it stands among those that wait; null: it does not wait */
            place: {
                at: number;
                of: number;
            } | null;
            /** @enum {string} */
            language: "en" | "fr";
            reasons: string;
            email: string | null;
            childOffence: boolean;
            missing: string[];
            citations: string[];
            evidence: {
                packageId: string;
                digest: string;
            }[];
            items: {
                url: string;
                listing: string | null;
                title: string | null;
                trader: string | null;
                note: {
                    en: string;
                    fr: string;
                } | null;
                lookedAt: string | null;
                statement: string | null;
                findings: components["schemas"]["FindingInput"][];
            }[];
            alike: {
                id: string;
                notifier: string | null;
                receivedAt: string;
            }[];
            decision: {
                /** @enum {string} */
                outcome: "acted" | "partly" | "no-action";
                explanation: string;
            } | null;
            outgoing: components["schemas"]["OutgoingInput"][];
            suspicions: {
                memberState: string;
                authority: string;
                facts: string;
                /** Format: date-time */
                reportedAt: string;
                id: string;
            }[];
            notifierRecord: components["schemas"]["MisuseAssessmentInput"] | null;
            timeline: {
                at: string;
                act: string;
                by: string | null;
                reason: string | null;
            }[];
        };
        ReceivedNoticeInput: {
            id: string;
            inbox: string;
            kind: string;
            /** @enum {string} */
            way: "api" | "form" | "mail";
            sender: string | null;
            proven: boolean;
            trusted: boolean;
            notifier: string | null;
            urls: number;
            firstUrl: string | null;
            severity: ("low" | "medium" | "high" | "critical") | null;
            alike: number;
            /** @enum {string} */
            state: "open" | "decided" | "deferred";
            receivedAt: string;
            decidedAt: string | null;
        };
        RecipientChoice: {
            id: string;
            case: string;
            /** @enum {string} */
            as: "prosecutor" | "court" | "investigation-service" | "coordinator" | "market-surveillance" | "customs";
            recipient: string;
            name: string;
            /** @description Empty: it was not among those proposed */
            grounds: {
                rule: string;
                why: {
                    en: string;
                    fr: string;
                };
                place: {
                    /** @enum {string} */
                    kind: "offence" | "residence" | "arrest";
                    country: string;
                    department: string | null;
                } | null;
                /** @description Courts of that department; null: it is not by department */
                among: number | null;
                /** @description Whether the rule was checked against an official text */
                verified: boolean;
                source: {
                    en: string;
                    fr: string;
                } | null;
            }[];
            places: {
                /** @enum {string} */
                kind: "offence" | "residence" | "arrest";
                country: string;
                department: string | null;
            }[];
            reason: string;
            by: string;
            at: string;
            /** @description The newest of its capacity: documents of the case are addressed to it */
            isCurrent: boolean;
        };
        RecipientChoiceInput: {
            id: string;
            case: string;
            /** @enum {string} */
            as: "prosecutor" | "court" | "investigation-service" | "coordinator" | "market-surveillance" | "customs";
            recipient: string;
            name: string;
            /** @description Empty: it was not among those proposed */
            grounds: {
                rule: string;
                why: {
                    en: string;
                    fr: string;
                };
                place: {
                    /** @enum {string} */
                    kind: "offence" | "residence" | "arrest";
                    country: string;
                    department: string | null;
                } | null;
                /** @description Courts of that department; null: it is not by department */
                among: number | null;
                /** @description Whether the rule was checked against an official text */
                verified: boolean;
                source: {
                    en: string;
                    fr: string;
                } | null;
            }[];
            places: {
                /** @enum {string} */
                kind: "offence" | "residence" | "arrest";
                country: string;
                department: string | null;
            }[];
            reason: string;
            by: string;
            at: string;
            /** @description The newest of its capacity: documents of the case are addressed to it */
            isCurrent: boolean;
        };
        Referral: {
            id: string;
            case: string;
            /** @description Of the case */
            title: string;
            platform: string;
            choice: {
                id: string;
                /** @enum {string} */
                as: "prosecutor" | "court" | "investigation-service" | "coordinator" | "market-surveillance" | "customs";
                recipient: string;
                name: string;
            };
            dossier: string | null;
            notice: string | null;
            madeAt: string;
            entries: {
                id: string;
                number: number;
                /** @enum {string} */
                kind: "sent" | "received" | "registered" | "request" | "answer" | "decision";
                /** @description The day it happened, YYYY-MM-DD */
                on: string;
                /** @description Under which the recipient registered it */
                registerNumber: string | null;
                said: string | null;
                /** @description Of a request: the day that the recipient stated. null: it stated none */
                due: string | null;
                /** @description Of an answer: the request */
                answers: string | null;
                outcome: ("investigation" | "forwarded" | "no-action" | "measure" | "judgment" | "other") | null;
                /** @description Of a decision: nothing more is expected */
                ends: boolean;
                by: string;
                at: string;
                withdrawn: {
                    by: string;
                    at: string;
                    reason: string;
                } | null;
            }[];
            standing: {
                /** @enum {string} */
                state: "sent" | "received" | "registered" | "asked" | "answered" | "decided" | "withdrawn";
                /** @enum {string} */
                waitsFor: "us" | "them" | "nobody";
                registerNumber: string | null;
                /** @description The day of what happened last */
                since: string;
                daysSince: number;
                /** @description Requests without an answer */
                requests: string[];
                /** @description The earliest day that the recipient stated for one of them */
                due: {
                    on: string;
                    /** @description Below 0: past */
                    daysLeft: number;
                } | null;
            };
        };
        ReferralInput: {
            id: string;
            case: string;
            /** @description Of the case */
            title: string;
            platform: string;
            choice: {
                id: string;
                /** @enum {string} */
                as: "prosecutor" | "court" | "investigation-service" | "coordinator" | "market-surveillance" | "customs";
                recipient: string;
                name: string;
            };
            dossier: string | null;
            notice: string | null;
            madeAt: string;
            entries: {
                id: string;
                number: number;
                /** @enum {string} */
                kind: "sent" | "received" | "registered" | "request" | "answer" | "decision";
                /** @description The day it happened, YYYY-MM-DD */
                on: string;
                /** @description Under which the recipient registered it */
                registerNumber: string | null;
                said: string | null;
                /** @description Of a request: the day that the recipient stated. null: it stated none */
                due: string | null;
                /** @description Of an answer: the request */
                answers: string | null;
                outcome: ("investigation" | "forwarded" | "no-action" | "measure" | "judgment" | "other") | null;
                /** @description Of a decision: nothing more is expected */
                ends: boolean;
                by: string;
                at: string;
                withdrawn: {
                    by: string;
                    at: string;
                    reason: string;
                } | null;
            }[];
            standing: {
                /** @enum {string} */
                state: "sent" | "received" | "registered" | "asked" | "answered" | "decided" | "withdrawn";
                /** @enum {string} */
                waitsFor: "us" | "them" | "nobody";
                registerNumber: string | null;
                /** @description The day of what happened last */
                since: string;
                daysSince: number;
                /** @description Requests without an answer */
                requests: string[];
                /** @description The earliest day that the recipient stated for one of them */
                due: {
                    on: string;
                    /** @description Below 0: past */
                    daysLeft: number;
                } | null;
            };
        };
        Release: {
            id: string;
            title: string;
            from: string;
            to: string;
            madeAt: string;
            publicFrom: string;
            isPublic: boolean;
            corrects: string | null;
            correctedBy: string | null;
            digest: string;
        };
        ReleaseInput: {
            id: string;
            title: string;
            from: string;
            to: string;
            madeAt: string;
            publicFrom: string;
            isPublic: boolean;
            corrects: string | null;
            correctedBy: string | null;
            digest: string;
        };
        Relisting: {
            id: string;
            original: {
                listing: string;
                title: string;
                url: string | null;
            };
            relisted: {
                listing: string;
                title: string;
                url: string | null;
                platform: string;
                trader: string | null;
                firstSeen: string;
            };
            signals: {
                kind: string;
                strength: number;
                detail: string;
            }[];
            strength: number;
            foundAt: string;
            goneSince: string | null;
            days: number | null;
            /** @enum {string} */
            state: "found" | "confirmed" | "rejected";
            decision: {
                by: string;
                reason: string;
                at: string;
            } | null;
        };
        RelistingInput: {
            id: string;
            original: {
                listing: string;
                title: string;
                url: string | null;
            };
            relisted: {
                listing: string;
                title: string;
                url: string | null;
                platform: string;
                trader: string | null;
                firstSeen: string;
            };
            signals: {
                kind: string;
                strength: number;
                detail: string;
            }[];
            strength: number;
            foundAt: string;
            goneSince: string | null;
            days: number | null;
            /** @enum {string} */
            state: "found" | "confirmed" | "rejected";
            decision: {
                by: string;
                reason: string;
                at: string;
            } | null;
        };
        ReportPage: {
            isOpen: boolean;
            path: string;
            url: string | null;
        };
        ReportPageInput: {
            isOpen: boolean;
            path: string;
            url: string | null;
        };
        RetentionHold: {
            id: string;
            record: string;
            reason: string;
            by: {
                id: string;
                name: string;
            };
            at: string;
            release: {
                by: {
                    id: string;
                    name: string;
                };
                reason: string;
                at: string;
            } | null;
        };
        RetentionHoldInput: {
            id: string;
            record: string;
            reason: string;
            by: {
                id: string;
                name: string;
            };
            at: string;
            release: {
                by: {
                    id: string;
                    name: string;
                };
                reason: string;
                at: string;
            } | null;
        };
        RetentionPeriod: {
            amount: number;
            /** @enum {string} */
            unit: "days" | "months";
            basis: string;
            source: string;
            /** @default false */
            verified: boolean;
        };
        RetentionPeriodInput: {
            amount: number;
            /** @enum {string} */
            unit: "days" | "months";
            basis: string;
            source: string;
            /** @default false */
            verified: boolean;
        };
        RetentionPreview: {
            at: string;
            kinds: {
                /** @enum {string} */
                kind: "offers" | "cases" | "correspondence" | "received-notices" | "complaints" | "misuse-measures" | "alerts" | "data-requests" | "sweeps" | "inquiries";
                name: {
                    en: string;
                    fr: string;
                };
                period: components["schemas"]["RetentionPeriod"] | null;
                erases: {
                    en: string;
                    fr: string;
                };
                due: number;
                ids: string[];
                held: number;
                heldIds: {
                    id: string;
                    why: ("hold" | "data-request" | "dossier" | "referred" | "exhibit" | "hearing" | "sealed" | "complaint" | "reported" | "open-notice" | "same-trader" | "counted")[];
                }[];
            }[];
            notCovered: {
                en: string;
                fr: string;
            }[];
        };
        RetentionPreviewInput: {
            at: string;
            kinds: {
                /** @enum {string} */
                kind: "offers" | "cases" | "correspondence" | "received-notices" | "complaints" | "misuse-measures" | "alerts" | "data-requests" | "sweeps" | "inquiries";
                name: {
                    en: string;
                    fr: string;
                };
                period: components["schemas"]["RetentionPeriodInput"] | null;
                erases: {
                    en: string;
                    fr: string;
                };
                due: number;
                ids: string[];
                held: number;
                heldIds: {
                    id: string;
                    why: ("hold" | "data-request" | "dossier" | "referred" | "exhibit" | "hearing" | "sealed" | "complaint" | "reported" | "open-notice" | "same-trader" | "counted")[];
                }[];
            }[];
            notCovered: {
                en: string;
                fr: string;
            }[];
        };
        Rule: {
            pack: string;
            rule: string;
            title: {
                en: string;
                fr: string;
            };
            /** @enum {string} */
            severity: "low" | "medium" | "high" | "critical";
            days: {
                day: string;
                screened: number;
                flagged: number;
            }[];
            confirmed: number;
            dismissed: number;
            precision: {
                share: number;
                low: number;
                high: number;
            } | null;
            disabled: {
                reason: string;
                at: string;
                passedOver: number;
            } | null;
            alarms: {
                day: string;
                screened: number;
                flagged: number;
                low: number;
                high: number;
            }[];
        };
        RuleInput: {
            pack: string;
            rule: string;
            title: {
                en: string;
                fr: string;
            };
            /** @enum {string} */
            severity: "low" | "medium" | "high" | "critical";
            days: {
                day: string;
                screened: number;
                flagged: number;
            }[];
            confirmed: number;
            dismissed: number;
            precision: {
                share: number;
                low: number;
                high: number;
            } | null;
            disabled: {
                reason: string;
                at: string;
                passedOver: number;
            } | null;
            alarms: {
                day: string;
                screened: number;
                flagged: number;
                low: number;
                high: number;
            }[];
        };
        Rules: {
            items: components["schemas"]["Rule"][];
            lists: {
                confirmed: number;
                dismissed: number;
                precision: {
                    share: number;
                    low: number;
                    high: number;
                } | null;
                name: string;
                /** @enum {string} */
                kind: "known" | "exception";
                hashes: number;
            }[];
            shadow: {
                rule: string;
                both: number;
                onlyShadow: number;
                onlyLive: number;
                samples: string[];
            }[];
        };
        RulesInput: {
            items: components["schemas"]["RuleInput"][];
            lists: {
                confirmed: number;
                dismissed: number;
                precision: {
                    share: number;
                    low: number;
                    high: number;
                } | null;
                name: string;
                /** @enum {string} */
                kind: "known" | "exception";
                hashes: number;
            }[];
            shadow: {
                rule: string;
                both: number;
                onlyShadow: number;
                onlyLive: number;
                samples: string[];
            }[];
        };
        SavedView: {
            id: string;
            name: string;
            search: string;
            by: {
                id: string;
                name: string;
            };
            shared: boolean;
        };
        SavedViewInput: {
            id: string;
            name: string;
            search: string;
            by: {
                id: string;
                name: string;
            };
            shared: boolean;
        };
        Screened: {
            rule: string;
            title: {
                en: string;
                fr: string;
            };
            pack: string;
            packDigest: string;
            engine: string;
            /** @enum {string} */
            severity: "low" | "medium" | "high" | "critical";
            legal: components["schemas"]["LegalBasis"][];
            matches: components["schemas"]["Match"][];
        };
        ScreenedInput: {
            rule: string;
            title: {
                en: string;
                fr: string;
            };
            pack: string;
            packDigest: string;
            engine: string;
            /** @enum {string} */
            severity: "low" | "medium" | "high" | "critical";
            legal: components["schemas"]["LegalBasisInput"][];
            matches: components["schemas"]["MatchInput"][];
        };
        SeenCases: {
            days: {
                day: string;
                cases: number;
            }[];
        };
        SeenCasesInput: {
            days: {
                day: string;
                cases: number;
            }[];
        };
        Sending: {
            id: string;
            /** @enum {string} */
            how: "registered-letter" | "web-form" | "e-mail" | "by-hand" | "other";
            at: string;
            recipient: string;
            reference: string | null;
            note: string | null;
            proof: components["schemas"]["Proof"] | null;
        };
        SendingInput: {
            id: string;
            /** @enum {string} */
            how: "registered-letter" | "web-form" | "e-mail" | "by-hand" | "other";
            at: string;
            recipient: string;
            reference: string | null;
            note: string | null;
            proof: components["schemas"]["ProofInput"] | null;
        };
        SentNotice: {
            id: string;
            case: string;
            kind: string;
            language: string;
            /** @enum {string} */
            state: "proposed" | "queued" | "by-hand" | "sent" | "bounced" | "failed" | "rejected";
            author: {
                id: string;
                name: string;
            };
            approval: components["schemas"]["Approval"] | null;
            failure: {
                en: string;
                fr: string;
            } | null;
            attempts: number;
            deadline: components["schemas"]["Deadline"] | null;
            receipt: components["schemas"]["Receipt"] | null;
            madeAt: string;
            sentAt: string | null;
            joint: components["schemas"]["JointNotice"];
            withdrawnAt: string | null;
            amendments: components["schemas"]["Amendment"][];
            /** @description A document of a case: a notice, an order, a report or an application */
            content: {
                /** @constant */
                format: "vigie.notice/1";
                id: string;
                /**
                 * @description dsa-16: notice of Regulation (EU) 2022/2065, art. 16; others: registers/documents
                 * @enum {string}
                 */
                kind: "dsa-16" | "dsa-9" | "dsa-10" | "gpsr-22-notice" | "gpsr-22-order" | "coordinator" | "cpp-40" | "lcen-6-3" | "reminder" | "withdrawal" | "correction";
                caseId: string;
                /** @enum {string} */
                language: "fr" | "en" | "de" | "es" | "it";
                /**
                 * @description The version that governs, where `language` is a translation not checked by a jurist
                 * @enum {string}
                 */
                governing?: "fr" | "en";
                /**
                 * Format: date-time
                 * @description When the document was composed
                 */
                at: string;
                /** @description The date of that instant in Paris */
                date: string;
                platform: {
                    key: string;
                    name: string;
                };
                recipient: {
                    name: string;
                    address: string | null;
                };
                /**
                 * @description Where receipt, decision and statement of reasons may be posted. null: by e-mail alone
                 * @default null
                 */
                replyTo: string | null;
                /** @description Who sells, as the offer says. null: the offer does not say */
                trader: {
                    id: string | null;
                    name: string | null;
                    url: string | null;
                } | null;
                /** @description art. 16(2)(b), 9(2)(a)(iv): the exact electronic locations */
                listings: {
                    url: string;
                    id: string | null;
                    title: string;
                }[];
                /** @description art. 16(2)(a), 9(2)(a)(ii): the substantiated reasons */
                reasons: {
                    number: number;
                    explanation: string;
                    /** @description The location this reason concerns. null: all of them */
                    listingUrl: string | null;
                    findingId: string | null;
                    rule: string;
                    title: string;
                    pack: string;
                    packDigest: string;
                    engine: string;
                    /** @enum {string} */
                    severity: "low" | "medium" | "high" | "critical";
                    legal: {
                        id: string;
                        citation: string;
                        /** @description As the pack states it. null: the pack states none */
                        penalty: string | null;
                        from: string | null;
                        to: string | null;
                        /** @description false: not checked against an official text, and shown as such */
                        verified: boolean;
                        note: string | null;
                    }[];
                    matches: {
                        /** @description Field of the listing: title, description, attributes.Material, … */
                        field: string;
                        /** @description UTF-16 offset into the original text of the field */
                        start: number;
                        end: number;
                        /** @description The original text, at most 1,000 UTF-16 units; empty when via is absent */
                        text: string;
                        /** @description true: the text between start and end is longer than what is quoted */
                        cut: boolean;
                        term: string;
                        /** @enum {string} */
                        via: "literal" | "folded" | "confusable" | "leet" | "spaced" | "measure" | "attribute" | "absent" | "picture" | "similar";
                    }[];
                    /** @description Passages not quoted, past the first 50 */
                    matchesOmitted: number;
                }[];
                evidence: {
                    packageId: string;
                    digest: string;
                    logIndex: number;
                    /** Format: date-time */
                    sealedAt: string;
                }[];
                /** @description Only of the kinds dsa-9 and gpsr-22-order */
                order?: {
                    /** @description art. 9(2)(a)(i), 10(2)(a)(i): the legal basis for the order itself */
                    legalBasis: string;
                    /** @description art. 9(2)(a)(iii), 10(2)(a)(ii) */
                    authority: {
                        name: string;
                        address: string | null;
                        /** Format: idn-email */
                        email: string;
                    };
                    /** @description art. 9(2)(a)(v), 10(2)(a)(v): redress for the provider and the recipient of the service */
                    redress: string;
                    /** @description art. 9(2)(a)(vi), 10(2)(a)(vi): who is told of the effect given. null: the issuing authority */
                    reportTo: string | null;
                    /** @enum {string} */
                    measure: "remove" | "disable-access" | "display-warning";
                    /** @description art. 9(2)(b): the territorial scope, ISO 3166-1 alpha-2 */
                    territory: string[];
                    /**
                     * @description Regulation (EU) 2023/988, art. 22(5): identical content too, until this day. null: the locations listed alone
                     * @default null
                     */
                    identicalUntil: string | null;
                };
                /** @description Only of the kind dsa-10 */
                information?: {
                    /** @description art. 9(2)(a)(i), 10(2)(a)(i): the legal basis for the order itself */
                    legalBasis: string;
                    /** @description art. 9(2)(a)(iii), 10(2)(a)(ii) */
                    authority: {
                        name: string;
                        address: string | null;
                        /** Format: idn-email */
                        email: string;
                    };
                    /** @description art. 9(2)(a)(v), 10(2)(a)(v): redress for the provider and the recipient of the service */
                    redress: string;
                    /** @description art. 9(2)(a)(vi), 10(2)(a)(vi): who is told of the effect given. null: the issuing authority */
                    reportTo: string | null;
                    /** @description art. 10(2)(a)(iii): account names or unique identifiers of those concerned */
                    recipients: string;
                    /** @description art. 10(2)(a)(iv): the objective; why it is necessary and proportionate */
                    objective: string;
                    /** @description art. 10(2)(b): what is asked for, already collected for providing the service */
                    requested: string;
                };
                /** @description Only of the kinds coordinator and cpp-40 */
                report?: {
                    /** @description Who reports, and in what capacity */
                    capacity: string;
                    /** @description The facts, as the person who reports states them */
                    facts: string;
                    /** @description What comes with it beside the evidence listed */
                    documents: string | null;
                    /**
                     * @description coordinator: the obligations of the provider that are in question
                     * @default null
                     */
                    provisions: string | null;
                    /**
                     * @description coordinator: what it is asked to do
                     * @default null
                     */
                    asked: string | null;
                };
                /** @description Only of the kind lcen-6-3 */
                application?: {
                    /** @description Who applies, in what capacity, represented by whom */
                    applicant: string;
                    /** @description Against whom */
                    defendants: string;
                    /** @description The damage caused by the content, or to be prevented */
                    damage: string;
                    /** @description The measures asked for */
                    measures: string;
                    /** @description Why they are fit, necessary and proportionate */
                    proportionality: string;
                };
                /** @description Only of the kinds withdrawal and correction */
                amendment?: {
                    /**
                     * @description art. 22(6): insufficiently precise, inaccurate, inadequately substantiated
                     * @enum {string}
                     */
                    cause: "imprecise" | "inaccurate" | "unsubstantiated" | "other";
                    /** @description What was wrong, as the person who writes says it */
                    wrong: string;
                    /**
                     * @description Of a correction: what is right instead
                     * @default null
                     */
                    right: string | null;
                    /**
                     * @description The document by which this recipient heard of the one concerned. null: it went to them itself
                     * @default null
                     */
                    citedBy: {
                        id: string;
                        /** @enum {string} */
                        kind: "dsa-16" | "dsa-9" | "dsa-10" | "gpsr-22-notice" | "gpsr-22-order" | "coordinator" | "cpp-40" | "lcen-6-3" | "reminder" | "withdrawal" | "correction";
                    } | null;
                };
                /** @description Only of the kinds reminder, withdrawal and correction: the document that is recalled */
                reminds?: {
                    id: string;
                    /** @enum {string} */
                    kind: "dsa-16" | "dsa-9" | "dsa-10" | "gpsr-22-notice" | "gpsr-22-order" | "coordinator" | "cpp-40" | "lcen-6-3" | "reminder" | "withdrawal" | "correction";
                    recipient: string;
                    /** Format: date-time */
                    sentAt: string;
                    /** @description The last day to act in */
                    due: string | null;
                    /** @description house: the unit's own expectation, not law */
                    dueBy: ("law" | "house") | null;
                    /** @description What was answered, oldest first. Empty: nothing */
                    answers: {
                        /** Format: date-time */
                        at: string;
                        /** @enum {string} */
                        kind: "receipt" | "decision" | "message";
                        /** @description Of a decision */
                        outcome: ("acted" | "partly" | "no-action") | null;
                        reference: string | null;
                    }[];
                };
                /** @description What was asked before and what came of it, oldest first */
                acts?: {
                    id: string;
                    /** @enum {string} */
                    kind: "dsa-16" | "dsa-9" | "dsa-10" | "gpsr-22-notice" | "gpsr-22-order" | "coordinator" | "cpp-40" | "lcen-6-3" | "reminder" | "withdrawal" | "correction";
                    recipient: string;
                    /** Format: date-time */
                    sentAt: string;
                    /** @description The last day to act in */
                    due: string | null;
                    /** @description house: the unit's own expectation, not law */
                    dueBy: ("law" | "house") | null;
                    /** @description What was answered, oldest first. Empty: nothing */
                    answers: {
                        /** Format: date-time */
                        at: string;
                        /** @enum {string} */
                        kind: "receipt" | "decision" | "message";
                        /** @description Of a decision */
                        outcome: ("acted" | "partly" | "no-action") | null;
                        reference: string | null;
                    }[];
                }[];
                /** @description Scale and recurrence; null: not counted */
                recurrence?: {
                    from: string;
                    to: string;
                    /** @description What was counted: the platform, the packs, the case */
                    scope: string;
                    /** @description Offers that the platform was asked about, each confirmed by a person */
                    listings: number;
                    traders: number | null;
                    removed: number | null;
                    /** @description Removed offers that were online again: at their own address, or as a person confirmed */
                    returned: number;
                    medianDaysToRemoval: number | null;
                    medianDaysToReturn: number | null;
                    /** @description Spread over time: weeks with anything to tell, by their Monday, oldest first */
                    weeks: {
                        week: string;
                        asked: number;
                        removed: number;
                        returned: number;
                    }[];
                };
                /** @description Only of the kind lcen-6-3, where there are any */
                candidates?: {
                    obligation: {
                        title: string;
                        basis: string | null;
                        from: string | null;
                        until: string | null;
                        source: string | null;
                        verified: boolean;
                    };
                    /** @description What is counted, in a sentence */
                    definition: string;
                    /** @description That whether one counts is the judge's to say */
                    notice: string;
                    /** @description One offer, one day, one obligation; the newest day first */
                    candidates: {
                        day: string;
                        url: string;
                        /** @description The sealed pages of that day */
                        exhibits: {
                            packageId: string;
                            digest: string;
                            logIndex: number | null;
                            /** Format: date-time */
                            seenAt: string;
                        }[];
                        confirmedBy: string;
                        /** Format: date-time */
                        confirmedAt: string;
                    }[];
                    /** @description Confirmed candidates past those named */
                    omitted: number;
                }[];
                /** @description Of cpp-40 and lcen-6-3: oldest first */
                laboratory?: {
                    sample: string;
                    takenOn: string;
                    takenPlace: string;
                    takenBy: string;
                    laboratory: string;
                    /** @description Its number as the report has it */
                    accreditation: string | null;
                    method: string;
                    /** @description The day of the report */
                    on: string;
                    result: string;
                    /** @enum {string} */
                    conforming: "yes" | "no" | "undecided";
                    /** @description The exhibit that it is */
                    report: {
                        exhibit: number;
                        name: string;
                        digest: string;
                    };
                }[];
                /** @description Who sends; art. 16(2)(c). null only for an offence of Directive 2011/93/EU, art. 3-7 */
                notifier: {
                    organisation: string | null;
                    name: string;
                    /** Format: idn-email */
                    email: string;
                    /** @description Status of Regulation (EU) 2022/2065, art. 22: to be processed with priority */
                    trustedFlagger: boolean;
                    /** @description The coordinator that awarded the status of trusted flagger, and since when */
                    awarded?: {
                        by: string;
                        since: string;
                    };
                } | null;
                /** @description art. 16(2)(d): the statement of bona fide belief. null where the kind asks for none */
                statement: string | null;
            };
        };
        SentNoticeInput: {
            id: string;
            case: string;
            kind: string;
            language: string;
            /** @enum {string} */
            state: "proposed" | "queued" | "by-hand" | "sent" | "bounced" | "failed" | "rejected";
            author: {
                id: string;
                name: string;
            };
            approval: components["schemas"]["ApprovalInput"] | null;
            failure: {
                en: string;
                fr: string;
            } | null;
            attempts: number;
            deadline: components["schemas"]["DeadlineInput"] | null;
            receipt: components["schemas"]["ReceiptInput"] | null;
            madeAt: string;
            sentAt: string | null;
            joint: components["schemas"]["JointNoticeInput"];
            withdrawnAt: string | null;
            amendments: components["schemas"]["AmendmentInput"][];
            /** @description A document of a case: a notice, an order, a report or an application */
            content: {
                /** @constant */
                format: "vigie.notice/1";
                id: string;
                /**
                 * @description dsa-16: notice of Regulation (EU) 2022/2065, art. 16; others: registers/documents
                 * @enum {string}
                 */
                kind: "dsa-16" | "dsa-9" | "dsa-10" | "gpsr-22-notice" | "gpsr-22-order" | "coordinator" | "cpp-40" | "lcen-6-3" | "reminder" | "withdrawal" | "correction";
                caseId: string;
                /** @enum {string} */
                language: "fr" | "en" | "de" | "es" | "it";
                /**
                 * @description The version that governs, where `language` is a translation not checked by a jurist
                 * @enum {string}
                 */
                governing?: "fr" | "en";
                /**
                 * Format: date-time
                 * @description When the document was composed
                 */
                at: string;
                /** @description The date of that instant in Paris */
                date: string;
                platform: {
                    key: string;
                    name: string;
                };
                recipient: {
                    name: string;
                    address: string | null;
                };
                /**
                 * @description Where receipt, decision and statement of reasons may be posted. null: by e-mail alone
                 * @default null
                 */
                replyTo: string | null;
                /** @description Who sells, as the offer says. null: the offer does not say */
                trader: {
                    id: string | null;
                    name: string | null;
                    url: string | null;
                } | null;
                /** @description art. 16(2)(b), 9(2)(a)(iv): the exact electronic locations */
                listings: {
                    url: string;
                    id: string | null;
                    title: string;
                }[];
                /** @description art. 16(2)(a), 9(2)(a)(ii): the substantiated reasons */
                reasons: {
                    number: number;
                    explanation: string;
                    /** @description The location this reason concerns. null: all of them */
                    listingUrl: string | null;
                    findingId: string | null;
                    rule: string;
                    title: string;
                    pack: string;
                    packDigest: string;
                    engine: string;
                    /** @enum {string} */
                    severity: "low" | "medium" | "high" | "critical";
                    legal: {
                        id: string;
                        citation: string;
                        /** @description As the pack states it. null: the pack states none */
                        penalty: string | null;
                        from: string | null;
                        to: string | null;
                        /** @description false: not checked against an official text, and shown as such */
                        verified: boolean;
                        note: string | null;
                    }[];
                    matches: {
                        /** @description Field of the listing: title, description, attributes.Material, … */
                        field: string;
                        /** @description UTF-16 offset into the original text of the field */
                        start: number;
                        end: number;
                        /** @description The original text, at most 1,000 UTF-16 units; empty when via is absent */
                        text: string;
                        /** @description true: the text between start and end is longer than what is quoted */
                        cut: boolean;
                        term: string;
                        /** @enum {string} */
                        via: "literal" | "folded" | "confusable" | "leet" | "spaced" | "measure" | "attribute" | "absent" | "picture" | "similar";
                    }[];
                    /** @description Passages not quoted, past the first 50 */
                    matchesOmitted: number;
                }[];
                evidence: {
                    packageId: string;
                    digest: string;
                    logIndex: number;
                    /** Format: date-time */
                    sealedAt: string;
                }[];
                /** @description Only of the kinds dsa-9 and gpsr-22-order */
                order?: {
                    /** @description art. 9(2)(a)(i), 10(2)(a)(i): the legal basis for the order itself */
                    legalBasis: string;
                    /** @description art. 9(2)(a)(iii), 10(2)(a)(ii) */
                    authority: {
                        name: string;
                        address: string | null;
                        /** Format: idn-email */
                        email: string;
                    };
                    /** @description art. 9(2)(a)(v), 10(2)(a)(v): redress for the provider and the recipient of the service */
                    redress: string;
                    /** @description art. 9(2)(a)(vi), 10(2)(a)(vi): who is told of the effect given. null: the issuing authority */
                    reportTo: string | null;
                    /** @enum {string} */
                    measure: "remove" | "disable-access" | "display-warning";
                    /** @description art. 9(2)(b): the territorial scope, ISO 3166-1 alpha-2 */
                    territory: string[];
                    /**
                     * @description Regulation (EU) 2023/988, art. 22(5): identical content too, until this day. null: the locations listed alone
                     * @default null
                     */
                    identicalUntil: string | null;
                };
                /** @description Only of the kind dsa-10 */
                information?: {
                    /** @description art. 9(2)(a)(i), 10(2)(a)(i): the legal basis for the order itself */
                    legalBasis: string;
                    /** @description art. 9(2)(a)(iii), 10(2)(a)(ii) */
                    authority: {
                        name: string;
                        address: string | null;
                        /** Format: idn-email */
                        email: string;
                    };
                    /** @description art. 9(2)(a)(v), 10(2)(a)(v): redress for the provider and the recipient of the service */
                    redress: string;
                    /** @description art. 9(2)(a)(vi), 10(2)(a)(vi): who is told of the effect given. null: the issuing authority */
                    reportTo: string | null;
                    /** @description art. 10(2)(a)(iii): account names or unique identifiers of those concerned */
                    recipients: string;
                    /** @description art. 10(2)(a)(iv): the objective; why it is necessary and proportionate */
                    objective: string;
                    /** @description art. 10(2)(b): what is asked for, already collected for providing the service */
                    requested: string;
                };
                /** @description Only of the kinds coordinator and cpp-40 */
                report?: {
                    /** @description Who reports, and in what capacity */
                    capacity: string;
                    /** @description The facts, as the person who reports states them */
                    facts: string;
                    /** @description What comes with it beside the evidence listed */
                    documents: string | null;
                    /**
                     * @description coordinator: the obligations of the provider that are in question
                     * @default null
                     */
                    provisions: string | null;
                    /**
                     * @description coordinator: what it is asked to do
                     * @default null
                     */
                    asked: string | null;
                };
                /** @description Only of the kind lcen-6-3 */
                application?: {
                    /** @description Who applies, in what capacity, represented by whom */
                    applicant: string;
                    /** @description Against whom */
                    defendants: string;
                    /** @description The damage caused by the content, or to be prevented */
                    damage: string;
                    /** @description The measures asked for */
                    measures: string;
                    /** @description Why they are fit, necessary and proportionate */
                    proportionality: string;
                };
                /** @description Only of the kinds withdrawal and correction */
                amendment?: {
                    /**
                     * @description art. 22(6): insufficiently precise, inaccurate, inadequately substantiated
                     * @enum {string}
                     */
                    cause: "imprecise" | "inaccurate" | "unsubstantiated" | "other";
                    /** @description What was wrong, as the person who writes says it */
                    wrong: string;
                    /**
                     * @description Of a correction: what is right instead
                     * @default null
                     */
                    right: string | null;
                    /**
                     * @description The document by which this recipient heard of the one concerned. null: it went to them itself
                     * @default null
                     */
                    citedBy: {
                        id: string;
                        /** @enum {string} */
                        kind: "dsa-16" | "dsa-9" | "dsa-10" | "gpsr-22-notice" | "gpsr-22-order" | "coordinator" | "cpp-40" | "lcen-6-3" | "reminder" | "withdrawal" | "correction";
                    } | null;
                };
                /** @description Only of the kinds reminder, withdrawal and correction: the document that is recalled */
                reminds?: {
                    id: string;
                    /** @enum {string} */
                    kind: "dsa-16" | "dsa-9" | "dsa-10" | "gpsr-22-notice" | "gpsr-22-order" | "coordinator" | "cpp-40" | "lcen-6-3" | "reminder" | "withdrawal" | "correction";
                    recipient: string;
                    /** Format: date-time */
                    sentAt: string;
                    /** @description The last day to act in */
                    due: string | null;
                    /** @description house: the unit's own expectation, not law */
                    dueBy: ("law" | "house") | null;
                    /** @description What was answered, oldest first. Empty: nothing */
                    answers: {
                        /** Format: date-time */
                        at: string;
                        /** @enum {string} */
                        kind: "receipt" | "decision" | "message";
                        /** @description Of a decision */
                        outcome: ("acted" | "partly" | "no-action") | null;
                        reference: string | null;
                    }[];
                };
                /** @description What was asked before and what came of it, oldest first */
                acts?: {
                    id: string;
                    /** @enum {string} */
                    kind: "dsa-16" | "dsa-9" | "dsa-10" | "gpsr-22-notice" | "gpsr-22-order" | "coordinator" | "cpp-40" | "lcen-6-3" | "reminder" | "withdrawal" | "correction";
                    recipient: string;
                    /** Format: date-time */
                    sentAt: string;
                    /** @description The last day to act in */
                    due: string | null;
                    /** @description house: the unit's own expectation, not law */
                    dueBy: ("law" | "house") | null;
                    /** @description What was answered, oldest first. Empty: nothing */
                    answers: {
                        /** Format: date-time */
                        at: string;
                        /** @enum {string} */
                        kind: "receipt" | "decision" | "message";
                        /** @description Of a decision */
                        outcome: ("acted" | "partly" | "no-action") | null;
                        reference: string | null;
                    }[];
                }[];
                /** @description Scale and recurrence; null: not counted */
                recurrence?: {
                    from: string;
                    to: string;
                    /** @description What was counted: the platform, the packs, the case */
                    scope: string;
                    /** @description Offers that the platform was asked about, each confirmed by a person */
                    listings: number;
                    traders: number | null;
                    removed: number | null;
                    /** @description Removed offers that were online again: at their own address, or as a person confirmed */
                    returned: number;
                    medianDaysToRemoval: number | null;
                    medianDaysToReturn: number | null;
                    /** @description Spread over time: weeks with anything to tell, by their Monday, oldest first */
                    weeks: {
                        week: string;
                        asked: number;
                        removed: number;
                        returned: number;
                    }[];
                };
                /** @description Only of the kind lcen-6-3, where there are any */
                candidates?: {
                    obligation: {
                        title: string;
                        basis: string | null;
                        from: string | null;
                        until: string | null;
                        source: string | null;
                        verified: boolean;
                    };
                    /** @description What is counted, in a sentence */
                    definition: string;
                    /** @description That whether one counts is the judge's to say */
                    notice: string;
                    /** @description One offer, one day, one obligation; the newest day first */
                    candidates: {
                        day: string;
                        url: string;
                        /** @description The sealed pages of that day */
                        exhibits: {
                            packageId: string;
                            digest: string;
                            logIndex: number | null;
                            /** Format: date-time */
                            seenAt: string;
                        }[];
                        confirmedBy: string;
                        /** Format: date-time */
                        confirmedAt: string;
                    }[];
                    /** @description Confirmed candidates past those named */
                    omitted: number;
                }[];
                /** @description Of cpp-40 and lcen-6-3: oldest first */
                laboratory?: {
                    sample: string;
                    takenOn: string;
                    takenPlace: string;
                    takenBy: string;
                    laboratory: string;
                    /** @description Its number as the report has it */
                    accreditation: string | null;
                    method: string;
                    /** @description The day of the report */
                    on: string;
                    result: string;
                    /** @enum {string} */
                    conforming: "yes" | "no" | "undecided";
                    /** @description The exhibit that it is */
                    report: {
                        exhibit: number;
                        name: string;
                        digest: string;
                    };
                }[];
                /** @description Who sends; art. 16(2)(c). null only for an offence of Directive 2011/93/EU, art. 3-7 */
                notifier: {
                    organisation: string | null;
                    name: string;
                    /** Format: idn-email */
                    email: string;
                    /** @description Status of Regulation (EU) 2022/2065, art. 22: to be processed with priority */
                    trustedFlagger: boolean;
                    /** @description The coordinator that awarded the status of trusted flagger, and since when */
                    awarded?: {
                        by: string;
                        since: string;
                    };
                } | null;
                /** @description art. 16(2)(d): the statement of bona fide belief. null where the kind asks for none */
                statement: string | null;
            };
        };
        Session: {
            id: string;
            /** Format: date-time */
            openedAt: string;
            /** Format: date-time */
            seenAt: string;
            /** Format: date-time */
            expiresAt: string;
            /** @enum {string} */
            way: "password" | "code" | "passkey" | "openid";
            address: string | null;
            agent: string | null;
        };
        SessionInput: {
            id: string;
            /** Format: date-time */
            openedAt: string;
            /** Format: date-time */
            seenAt: string;
            /** Format: date-time */
            expiresAt: string;
            /** @enum {string} */
            way: "password" | "code" | "passkey" | "openid";
            address: string | null;
            agent: string | null;
        };
        ShareableCapture: {
            package: string;
            url: string;
            platform: string;
            sealedAt: string;
        };
        ShareableCaptureInput: {
            package: string;
            url: string;
            platform: string;
            sealedAt: string;
        };
        SimilarListing: {
            listing: string;
            title: string;
            url: string | null;
            platform: string;
            score: number;
            words: {
                word: string;
                oneIn: number;
                share: number;
            }[];
        };
        SimilarListingInput: {
            listing: string;
            title: string;
            url: string | null;
            platform: string;
            score: number;
            words: {
                word: string;
                oneIn: number;
                share: number;
            }[];
        };
        Snapshot: {
            id: string;
            listing: string;
            digest: string;
            seenAt: string;
            content: {
                /** @default null */
                ageGate: ("none" | "declared" | "verified") | null;
                /** @default [] */
                attributes: {
                    name: string;
                    value: string;
                }[];
                /** @default null */
                availability: ("InStock" | "OutOfStock") | null;
                /** @default null */
                brand: string | null;
                /** @default [] */
                category: string[];
                /** @default null */
                currency: string | null;
                /** @default null */
                description: string | null;
                /** @default null */
                gtin: string | null;
                /** @default null */
                id: string | null;
                /** @default [] */
                images: string[];
                /** @default null */
                language: string | null;
                /** @default null */
                manufacturer: {
                    /** @default null */
                    address: string | null;
                    /** @default null */
                    contact: string | null;
                    name: string;
                } | null;
                /** @default null */
                mpn: string | null;
                platform: string;
                /** @default null */
                price: string | null;
                /** @default null */
                responsiblePerson: {
                    /** @default null */
                    address: string | null;
                    /** @default null */
                    contact: string | null;
                    name: string;
                } | null;
                /** @default null */
                sku: string | null;
                /** @default false */
                structured: boolean;
                /** @default [] */
                territory: string[];
                title: string;
                /** @default null */
                trader: {
                    /** @default null */
                    address: string | null;
                    /** @default null */
                    email: string | null;
                    /** @default null */
                    id: string | null;
                    /** @default null */
                    name: string | null;
                    /** @default null */
                    url: string | null;
                } | null;
                /** @default null */
                url: string | null;
                /** @default [] */
                warnings: string[];
            };
        };
        SnapshotInput: {
            id: string;
            listing: string;
            digest: string;
            seenAt: string;
            content: {
                /** @default null */
                ageGate: ("none" | "declared" | "verified") | null;
                /** @default [] */
                attributes: {
                    name: string;
                    value: string;
                }[];
                /** @default null */
                availability: ("InStock" | "OutOfStock") | null;
                /** @default null */
                brand: string | null;
                /** @default [] */
                category: string[];
                /** @default null */
                currency: string | null;
                /** @default null */
                description: string | null;
                /** @default null */
                gtin: string | null;
                /** @default null */
                id: string | null;
                /** @default [] */
                images: string[];
                /** @default null */
                language: string | null;
                /** @default null */
                manufacturer: {
                    /** @default null */
                    address: string | null;
                    /** @default null */
                    contact: string | null;
                    name: string;
                } | null;
                /** @default null */
                mpn: string | null;
                platform: string;
                /** @default null */
                price: string | null;
                /** @default null */
                responsiblePerson: {
                    /** @default null */
                    address: string | null;
                    /** @default null */
                    contact: string | null;
                    name: string;
                } | null;
                /** @default null */
                sku: string | null;
                /** @default false */
                structured: boolean;
                /** @default [] */
                territory: string[];
                title: string;
                /** @default null */
                trader: {
                    /** @default null */
                    address: string | null;
                    /** @default null */
                    email: string | null;
                    /** @default null */
                    id: string | null;
                    /** @default null */
                    name: string | null;
                    /** @default null */
                    url: string | null;
                } | null;
                /** @default null */
                url: string | null;
                /** @default [] */
                warnings: string[];
            };
        };
        Statement: {
            id: string;
            received: string | null;
            url: string;
            listing: string | null;
            trader: string | null;
            manifestlyIllegal: boolean;
            madeAt: string;
            reversedAt: string | null;
            submission: {
                /** @enum {string} */
                state: "off" | "queued" | "accepted" | "refused";
                uuid: string | null;
                permalink: string | null;
                searchableUntil: string | null;
                failure: {
                    en: string;
                    fr: string;
                } | null;
                attempts: number;
                at: string | null;
            };
            content: {
                restriction: {
                    /** @default [] */
                    visibility: string[];
                    /** @default null */
                    visibilityOther: string | null;
                    /** @default null */
                    visibilityUntil: string | null;
                    /** @default null */
                    monetary: string | null;
                    /** @default null */
                    monetaryOther: string | null;
                    /** @default null */
                    monetaryUntil: string | null;
                    /** @default null */
                    provision: string | null;
                    /** @default null */
                    provisionUntil: string | null;
                    /** @default null */
                    account: string | null;
                    /** @default null */
                    accountUntil: string | null;
                    /** @default null */
                    accountType: string | null;
                };
                /** @default [] */
                territorialScope: string[];
                facts: string;
                /** @default false */
                automatedDetection: boolean;
                /**
                 * @default none
                 * @enum {string}
                 */
                automatedDecision: "none" | "partially";
                /** @enum {string} */
                ground: "illegal" | "incompatible";
                groundReference: string;
                groundExplanation: string;
                /** @default null */
                groundUrl: string | null;
                /** @default null */
                alsoIllegal: boolean | null;
                /**
                 * @default [
                 *       "CONTENT_TYPE_PRODUCT"
                 *     ]
                 */
                contentType: string[];
                /** @default null */
                contentTypeOther: string | null;
                category: string;
                /** @default [] */
                categoryAddition: string[];
                /** @default [] */
                keywords: string[];
                /** @default null */
                keywordOther: string | null;
                /** @default null */
                contentLanguage: string | null;
                /** @default null */
                contentDate: string | null;
                /** @default null */
                applicationDate: string | null;
                /** @default null */
                ean: string | null;
                /** @default null */
                notPersonal: components["schemas"]["NotPersonalData"] | null;
                redress: string;
                source: string;
            };
        };
        StatementContent: {
            restriction: {
                /** @default [] */
                visibility: string[];
                /** @default null */
                visibilityOther: string | null;
                /** @default null */
                visibilityUntil: string | null;
                /** @default null */
                monetary: string | null;
                /** @default null */
                monetaryOther: string | null;
                /** @default null */
                monetaryUntil: string | null;
                /** @default null */
                provision: string | null;
                /** @default null */
                provisionUntil: string | null;
                /** @default null */
                account: string | null;
                /** @default null */
                accountUntil: string | null;
                /** @default null */
                accountType: string | null;
            };
            /** @default [] */
            territorialScope: string[];
            facts: string;
            /** @default false */
            automatedDetection: boolean;
            /**
             * @default none
             * @enum {string}
             */
            automatedDecision: "none" | "partially";
            /** @enum {string} */
            ground: "illegal" | "incompatible";
            groundReference: string;
            groundExplanation: string;
            /** @default null */
            groundUrl: string | null;
            /** @default null */
            alsoIllegal: boolean | null;
            /**
             * @default [
             *       "CONTENT_TYPE_PRODUCT"
             *     ]
             */
            contentType: string[];
            /** @default null */
            contentTypeOther: string | null;
            category: string;
            /** @default [] */
            categoryAddition: string[];
            /** @default [] */
            keywords: string[];
            /** @default null */
            keywordOther: string | null;
            /** @default null */
            contentLanguage: string | null;
            /** @default null */
            contentDate: string | null;
            /** @default null */
            applicationDate: string | null;
            /** @default null */
            ean: string | null;
            /** @default null */
            notPersonal: components["schemas"]["NotPersonalData"] | null;
        };
        StatementContentInput: {
            restriction: {
                /** @default [] */
                visibility: string[];
                /** @default null */
                visibilityOther: string | null;
                /** @default null */
                visibilityUntil: string | null;
                /** @default null */
                monetary: string | null;
                /** @default null */
                monetaryOther: string | null;
                /** @default null */
                monetaryUntil: string | null;
                /** @default null */
                provision: string | null;
                /** @default null */
                provisionUntil: string | null;
                /** @default null */
                account: string | null;
                /** @default null */
                accountUntil: string | null;
                /** @default null */
                accountType: string | null;
            };
            /** @default [] */
            territorialScope: string[];
            facts: string;
            /** @default false */
            automatedDetection: boolean;
            /**
             * @default none
             * @enum {string}
             */
            automatedDecision: "none" | "partially";
            /** @enum {string} */
            ground: "illegal" | "incompatible";
            groundReference: string;
            groundExplanation: string;
            /** @default null */
            groundUrl: string | null;
            /** @default null */
            alsoIllegal: boolean | null;
            /**
             * @default [
             *       "CONTENT_TYPE_PRODUCT"
             *     ]
             */
            contentType: string[];
            /** @default null */
            contentTypeOther: string | null;
            category: string;
            /** @default [] */
            categoryAddition: string[];
            /** @default [] */
            keywords: string[];
            /** @default null */
            keywordOther: string | null;
            /** @default null */
            contentLanguage: string | null;
            /** @default null */
            contentDate: string | null;
            /** @default null */
            applicationDate: string | null;
            /** @default null */
            ean: string | null;
            /** @default null */
            notPersonal: components["schemas"]["NotPersonalDataInput"] | null;
        };
        StatementDetail: {
            id: string;
            received: string | null;
            url: string;
            listing: string | null;
            trader: string | null;
            manifestlyIllegal: boolean;
            madeAt: string;
            reversedAt: string | null;
            submission: {
                /** @enum {string} */
                state: "off" | "queued" | "accepted" | "refused";
                uuid: string | null;
                permalink: string | null;
                searchableUntil: string | null;
                failure: {
                    en: string;
                    fr: string;
                } | null;
                attempts: number;
                at: string | null;
            };
            content: {
                restriction: {
                    /** @default [] */
                    visibility: string[];
                    /** @default null */
                    visibilityOther: string | null;
                    /** @default null */
                    visibilityUntil: string | null;
                    /** @default null */
                    monetary: string | null;
                    /** @default null */
                    monetaryOther: string | null;
                    /** @default null */
                    monetaryUntil: string | null;
                    /** @default null */
                    provision: string | null;
                    /** @default null */
                    provisionUntil: string | null;
                    /** @default null */
                    account: string | null;
                    /** @default null */
                    accountUntil: string | null;
                    /** @default null */
                    accountType: string | null;
                };
                /** @default [] */
                territorialScope: string[];
                facts: string;
                /** @default false */
                automatedDetection: boolean;
                /**
                 * @default none
                 * @enum {string}
                 */
                automatedDecision: "none" | "partially";
                /** @enum {string} */
                ground: "illegal" | "incompatible";
                groundReference: string;
                groundExplanation: string;
                /** @default null */
                groundUrl: string | null;
                /** @default null */
                alsoIllegal: boolean | null;
                /**
                 * @default [
                 *       "CONTENT_TYPE_PRODUCT"
                 *     ]
                 */
                contentType: string[];
                /** @default null */
                contentTypeOther: string | null;
                category: string;
                /** @default [] */
                categoryAddition: string[];
                /** @default [] */
                keywords: string[];
                /** @default null */
                keywordOther: string | null;
                /** @default null */
                contentLanguage: string | null;
                /** @default null */
                contentDate: string | null;
                /** @default null */
                applicationDate: string | null;
                /** @default null */
                ean: string | null;
                /** @default null */
                notPersonal: components["schemas"]["NotPersonalData"] | null;
                redress: string;
                source: string;
            };
            outgoing: components["schemas"]["Outgoing"][];
            dropped: {
                en: string;
                fr: string;
            }[];
            buyersNotice: {
                en: string;
                fr: string;
            } | null;
        };
        StatementDetailInput: {
            id: string;
            received: string | null;
            url: string;
            listing: string | null;
            trader: string | null;
            manifestlyIllegal: boolean;
            madeAt: string;
            reversedAt: string | null;
            submission: {
                /** @enum {string} */
                state: "off" | "queued" | "accepted" | "refused";
                uuid: string | null;
                permalink: string | null;
                searchableUntil: string | null;
                failure: {
                    en: string;
                    fr: string;
                } | null;
                attempts: number;
                at: string | null;
            };
            content: {
                restriction: {
                    /** @default [] */
                    visibility: string[];
                    /** @default null */
                    visibilityOther: string | null;
                    /** @default null */
                    visibilityUntil: string | null;
                    /** @default null */
                    monetary: string | null;
                    /** @default null */
                    monetaryOther: string | null;
                    /** @default null */
                    monetaryUntil: string | null;
                    /** @default null */
                    provision: string | null;
                    /** @default null */
                    provisionUntil: string | null;
                    /** @default null */
                    account: string | null;
                    /** @default null */
                    accountUntil: string | null;
                    /** @default null */
                    accountType: string | null;
                };
                /** @default [] */
                territorialScope: string[];
                facts: string;
                /** @default false */
                automatedDetection: boolean;
                /**
                 * @default none
                 * @enum {string}
                 */
                automatedDecision: "none" | "partially";
                /** @enum {string} */
                ground: "illegal" | "incompatible";
                groundReference: string;
                groundExplanation: string;
                /** @default null */
                groundUrl: string | null;
                /** @default null */
                alsoIllegal: boolean | null;
                /**
                 * @default [
                 *       "CONTENT_TYPE_PRODUCT"
                 *     ]
                 */
                contentType: string[];
                /** @default null */
                contentTypeOther: string | null;
                category: string;
                /** @default [] */
                categoryAddition: string[];
                /** @default [] */
                keywords: string[];
                /** @default null */
                keywordOther: string | null;
                /** @default null */
                contentLanguage: string | null;
                /** @default null */
                contentDate: string | null;
                /** @default null */
                applicationDate: string | null;
                /** @default null */
                ean: string | null;
                /** @default null */
                notPersonal: components["schemas"]["NotPersonalDataInput"] | null;
                redress: string;
                source: string;
            };
            outgoing: components["schemas"]["OutgoingInput"][];
            dropped: {
                en: string;
                fr: string;
            }[];
            buyersNotice: {
                en: string;
                fr: string;
            } | null;
        };
        StatementInput: {
            id: string;
            received: string | null;
            url: string;
            listing: string | null;
            trader: string | null;
            manifestlyIllegal: boolean;
            madeAt: string;
            reversedAt: string | null;
            submission: {
                /** @enum {string} */
                state: "off" | "queued" | "accepted" | "refused";
                uuid: string | null;
                permalink: string | null;
                searchableUntil: string | null;
                failure: {
                    en: string;
                    fr: string;
                } | null;
                attempts: number;
                at: string | null;
            };
            content: {
                restriction: {
                    /** @default [] */
                    visibility: string[];
                    /** @default null */
                    visibilityOther: string | null;
                    /** @default null */
                    visibilityUntil: string | null;
                    /** @default null */
                    monetary: string | null;
                    /** @default null */
                    monetaryOther: string | null;
                    /** @default null */
                    monetaryUntil: string | null;
                    /** @default null */
                    provision: string | null;
                    /** @default null */
                    provisionUntil: string | null;
                    /** @default null */
                    account: string | null;
                    /** @default null */
                    accountUntil: string | null;
                    /** @default null */
                    accountType: string | null;
                };
                /** @default [] */
                territorialScope: string[];
                facts: string;
                /** @default false */
                automatedDetection: boolean;
                /**
                 * @default none
                 * @enum {string}
                 */
                automatedDecision: "none" | "partially";
                /** @enum {string} */
                ground: "illegal" | "incompatible";
                groundReference: string;
                groundExplanation: string;
                /** @default null */
                groundUrl: string | null;
                /** @default null */
                alsoIllegal: boolean | null;
                /**
                 * @default [
                 *       "CONTENT_TYPE_PRODUCT"
                 *     ]
                 */
                contentType: string[];
                /** @default null */
                contentTypeOther: string | null;
                category: string;
                /** @default [] */
                categoryAddition: string[];
                /** @default [] */
                keywords: string[];
                /** @default null */
                keywordOther: string | null;
                /** @default null */
                contentLanguage: string | null;
                /** @default null */
                contentDate: string | null;
                /** @default null */
                applicationDate: string | null;
                /** @default null */
                ean: string | null;
                /** @default null */
                notPersonal: components["schemas"]["NotPersonalDataInput"] | null;
                redress: string;
                source: string;
            };
        };
        Sweep: {
            id: string;
            by: string | null;
            at: string;
            /** @enum {string} */
            state: "reading" | "framed" | "logging" | "logged" | "running" | "paused" | "review" | "done" | "failed";
            failure: {
                en: string;
                fr: string;
            } | null;
            question: string;
            missing: string;
            packs: string[];
            source: {
                /** @enum {string} */
                kind: "addresses" | "offers" | "sitemap" | "kept";
                name: string;
            };
            /** @enum {string} */
            stratify: "nothing" | "platform" | "category" | "trader" | "price";
            frame: {
                entries: number;
                unread: number;
                root: string;
                strata: {
                    stratum: string;
                    entries: number;
                }[];
            } | null;
            plan: {
                /** @enum {string} */
                design: "all" | "simple" | "systematic" | "stratified";
                draw: number;
                expected: number | null;
                margin: number | null;
                secondReview: number;
                elusion: number;
                outside: {
                    /** @enum {string} */
                    kind: "beacon" | "witness" | "unit";
                    name: string | null;
                    round: number | null;
                    roundAt: string | null;
                };
                digest: string;
                logIndex: number | null;
                loggedAt: string | null;
                value: string | null;
                signature: string | null;
            } | null;
            progress: {
                drawn: number;
                toVisit: number;
                seen: number;
                failed: number;
                toReview: number;
                reviewed: number;
                toSettle: number;
            };
            screened: {
                pack: string;
                digest: string;
                engine: string;
            }[];
            figures: {
                entries: number;
                drawn: number;
                seen: number;
                notSeen: number;
                flagged: number;
                confirmed: number;
                reviewed: number;
                missed: number;
                confirmedShare: {
                    share: number;
                    low: number;
                    high: number;
                    method: string;
                };
                elusion: {
                    share: number;
                    low: number;
                    high: number;
                    method: string;
                } | null;
                total: {
                    share: number;
                    low: number;
                    high: number;
                    method: string;
                } | null;
                widest: {
                    low: number;
                    high: number;
                } | null;
                agreement: {
                    reviews: number;
                    kappa: number | null;
                    agreed: number;
                    low: number;
                    high: number;
                } | null;
                corrected: {
                    share: number;
                    low: number;
                    high: number;
                    method: string;
                } | null;
                strata: {
                    stratum: string;
                    entries: number;
                    seen: number;
                    confirmed: number;
                    share: {
                        share: number;
                        low: number;
                        high: number;
                        method: string;
                    } | null;
                }[];
                /** @default [] */
                groups: {
                    /** @enum {string} */
                    by: "pack" | "platform" | "category";
                    name: string | null;
                    seen: number;
                    confirmed: number;
                    share: {
                        share: number;
                        low: number;
                        high: number;
                        method: string;
                    } | null;
                }[];
            } | null;
        };
        SweepComparison: {
            first: string;
            second: string;
            differs: {
                /** @enum {string} */
                what: "question" | "packs" | "versions" | "source" | "missing" | "strata" | "design";
                first: string;
                second: string;
            }[];
            frames: {
                first: number;
                second: number;
                shared: number;
            };
            figures: {
                /** @enum {string} */
                figure: "total" | "confirmed" | "elusion" | "corrected" | "stratum" | "pack" | "platform" | "category";
                name: string | null;
                first: {
                    share: number;
                    low: number;
                    high: number;
                    method: string;
                };
                second: {
                    share: number;
                    low: number;
                    high: number;
                    method: string;
                };
                difference: number;
                low: number;
                high: number;
            }[];
        };
        SweepComparisonInput: {
            first: string;
            second: string;
            differs: {
                /** @enum {string} */
                what: "question" | "packs" | "versions" | "source" | "missing" | "strata" | "design";
                first: string;
                second: string;
            }[];
            frames: {
                first: number;
                second: number;
                shared: number;
            };
            figures: {
                /** @enum {string} */
                figure: "total" | "confirmed" | "elusion" | "corrected" | "stratum" | "pack" | "platform" | "category";
                name: string | null;
                first: {
                    share: number;
                    low: number;
                    high: number;
                    method: string;
                };
                second: {
                    share: number;
                    low: number;
                    high: number;
                    method: string;
                };
                difference: number;
                low: number;
                high: number;
            }[];
        };
        SweepDifference: {
            number: number;
            address: string;
            title: string;
            description: string | null;
            decisions: {
                isProhibited: boolean;
                reason: string;
            }[];
        };
        SweepDifferenceInput: {
            number: number;
            address: string;
            title: string;
            description: string | null;
            decisions: {
                isProhibited: boolean;
                reason: string;
            }[];
        };
        SweepGap: {
            id: string;
            place: string;
            reason: {
                en: string;
                fr: string;
            };
            count: number;
        };
        SweepGapInput: {
            id: string;
            place: string;
            reason: {
                en: string;
                fr: string;
            };
            count: number;
        };
        SweepInput: {
            id: string;
            by: string | null;
            at: string;
            /** @enum {string} */
            state: "reading" | "framed" | "logging" | "logged" | "running" | "paused" | "review" | "done" | "failed";
            failure: {
                en: string;
                fr: string;
            } | null;
            question: string;
            missing: string;
            packs: string[];
            source: {
                /** @enum {string} */
                kind: "addresses" | "offers" | "sitemap" | "kept";
                name: string;
            };
            /** @enum {string} */
            stratify: "nothing" | "platform" | "category" | "trader" | "price";
            frame: {
                entries: number;
                unread: number;
                root: string;
                strata: {
                    stratum: string;
                    entries: number;
                }[];
            } | null;
            plan: {
                /** @enum {string} */
                design: "all" | "simple" | "systematic" | "stratified";
                draw: number;
                expected: number | null;
                margin: number | null;
                secondReview: number;
                elusion: number;
                outside: {
                    /** @enum {string} */
                    kind: "beacon" | "witness" | "unit";
                    name: string | null;
                    round: number | null;
                    roundAt: string | null;
                };
                digest: string;
                logIndex: number | null;
                loggedAt: string | null;
                value: string | null;
                signature: string | null;
            } | null;
            progress: {
                drawn: number;
                toVisit: number;
                seen: number;
                failed: number;
                toReview: number;
                reviewed: number;
                toSettle: number;
            };
            screened: {
                pack: string;
                digest: string;
                engine: string;
            }[];
            figures: {
                entries: number;
                drawn: number;
                seen: number;
                notSeen: number;
                flagged: number;
                confirmed: number;
                reviewed: number;
                missed: number;
                confirmedShare: {
                    share: number;
                    low: number;
                    high: number;
                    method: string;
                };
                elusion: {
                    share: number;
                    low: number;
                    high: number;
                    method: string;
                } | null;
                total: {
                    share: number;
                    low: number;
                    high: number;
                    method: string;
                } | null;
                widest: {
                    low: number;
                    high: number;
                } | null;
                agreement: {
                    reviews: number;
                    kappa: number | null;
                    agreed: number;
                    low: number;
                    high: number;
                } | null;
                corrected: {
                    share: number;
                    low: number;
                    high: number;
                    method: string;
                } | null;
                strata: {
                    stratum: string;
                    entries: number;
                    seen: number;
                    confirmed: number;
                    share: {
                        share: number;
                        low: number;
                        high: number;
                        method: string;
                    } | null;
                }[];
                /** @default [] */
                groups: {
                    /** @enum {string} */
                    by: "pack" | "platform" | "category";
                    name: string | null;
                    seen: number;
                    confirmed: number;
                    share: {
                        share: number;
                        low: number;
                        high: number;
                        method: string;
                    } | null;
                }[];
            } | null;
        };
        SweepItem: {
            id: string;
            address: string;
            stratum: string;
            /** @enum {string} */
            state: "to-visit" | "visited" | "sealed" | "held" | "failed";
            failure: {
                en: string;
                fr: string;
            } | null;
            package: string | null;
            digest: string | null;
            logIndex: number | null;
            rules: {
                pack: string;
                rule: string;
            }[] | null;
            isProhibited: boolean | null;
        };
        SweepItemInput: {
            id: string;
            address: string;
            stratum: string;
            /** @enum {string} */
            state: "to-visit" | "visited" | "sealed" | "held" | "failed";
            failure: {
                en: string;
                fr: string;
            } | null;
            package: string | null;
            digest: string | null;
            logIndex: number | null;
            rules: {
                pack: string;
                rule: string;
            }[] | null;
            isProhibited: boolean | null;
        };
        SweepRecurrence: {
            platform: string | null;
            removed: number;
            returned: number;
            returns: number;
            perOffer: number | null;
            share: {
                share: number;
                low: number;
                high: number;
                method: string;
            } | null;
            medianDays: number | null;
            curve: {
                day: number;
                atRisk: number;
                happened: number;
                open: number;
                share: number;
                low: number | null;
                high: number | null;
            }[];
        };
        SweepRecurrenceInput: {
            platform: string | null;
            removed: number;
            returned: number;
            returns: number;
            perOffer: number | null;
            share: {
                share: number;
                low: number;
                high: number;
                method: string;
            } | null;
            medianDays: number | null;
            curve: {
                day: number;
                atRisk: number;
                happened: number;
                open: number;
                share: number;
                low: number | null;
                high: number | null;
            }[];
        };
        SweepReviewItem: {
            number: number;
            /** @enum {string} */
            turn: "first" | "second";
            address: string;
            title: string;
            description: string | null;
            category: string[];
            price: string | null;
            currency: string | null;
            attributes: {
                name: string;
                value: string;
            }[];
            images: number;
        };
        SweepReviewItemInput: {
            number: number;
            /** @enum {string} */
            turn: "first" | "second";
            address: string;
            title: string;
            description: string | null;
            category: string[];
            price: string | null;
            currency: string | null;
            attributes: {
                name: string;
                value: string;
            }[];
            images: number;
        };
        TimelineEntry: {
            at: string;
            act: string;
            by: string | null;
            reason: string | null;
            content: {
                [key: string]: unknown;
            };
        };
        TimelineEntryInput: {
            at: string;
            act: string;
            by: string | null;
            reason: string | null;
            content: {
                [key: string]: unknown;
            };
        };
        TogetherCandidate: {
            case: string;
            title: string;
            trader: string;
            platform: string;
            offers: number;
            whyNot: {
                en: string;
                fr: string;
            } | null;
        };
        TogetherCandidateInput: {
            case: string;
            title: string;
            trader: string;
            platform: string;
            offers: number;
            whyNot: {
                en: string;
                fr: string;
            } | null;
        };
        TogetherInput: {
            /** @enum {string} */
            language: "fr" | "en" | "de" | "es" | "it";
            /** Format: idn-email */
            recipient?: string;
            /** @default false */
            bonaFide: boolean;
            elements?: {
                [key: string]: string;
            };
            /** @description Of a kind that may be a measure: this one is, and its addressee is heard before */
            isMeasure?: boolean;
            /** @description Of a measure: why it does not wait until somebody was heard */
            unheard?: string;
            cases: string[];
            /**
             * @default dsa-16
             * @enum {string}
             */
            kind: "dsa-16" | "dsa-9" | "gpsr-22-notice" | "gpsr-22-order";
        };
        TogetherInputInput: {
            /** @enum {string} */
            language: "fr" | "en" | "de" | "es" | "it";
            /** Format: idn-email */
            recipient?: string;
            /** @default false */
            bonaFide: boolean;
            elements?: {
                [key: string]: string;
            };
            /** @description Of a kind that may be a measure: this one is, and its addressee is heard before */
            isMeasure?: boolean;
            /** @description Of a measure: why it does not wait until somebody was heard */
            unheard?: string;
            cases: string[];
            /**
             * @default dsa-16
             * @enum {string}
             */
            kind: "dsa-16" | "dsa-9" | "gpsr-22-notice" | "gpsr-22-order";
        };
        TraceabilityResult: {
            /** @enum {string} */
            field: "name" | "address" | "phone" | "email" | "identification" | "paymentAccount" | "tradeRegister" | "registrationNumber" | "selfCertification";
            point: string;
            /** @enum {string} */
            result: "plausible" | "missing" | "implausible" | "not-applicable";
        };
        TraceabilityResultInput: {
            /** @enum {string} */
            field: "name" | "address" | "phone" | "email" | "identification" | "paymentAccount" | "tradeRegister" | "registrationNumber" | "selfCertification";
            point: string;
            /** @enum {string} */
            result: "plausible" | "missing" | "implausible" | "not-applicable";
        };
        TraderCheck: {
            id: string;
            trader: string;
            complete: boolean;
            madeAt: string;
            results: components["schemas"]["TraceabilityResult"][];
        };
        TraderCheckInput: {
            id: string;
            trader: string;
            complete: boolean;
            madeAt: string;
            results: components["schemas"]["TraceabilityResultInput"][];
        };
        TraderPage: {
            summary: {
                states: {
                    [key: string]: number;
                };
                total: number;
                listings: number;
                firstSeen: string | null;
                lastSeen: string | null;
                relistings: number;
                confirmedRelistings: number;
            };
            rules: {
                pack: string;
                rule: string;
                title: {
                    en: string;
                    fr: string;
                };
                count: number;
            }[];
            asked: {
                from: string;
                to: string;
                counts: {
                    asked: number;
                    acknowledged: number;
                    decided: number;
                    done: number;
                    late: number;
                    relisted: number;
                };
                deadlines: components["schemas"]["Deadlines"];
                toRemoval: components["schemas"]["Durations"];
            };
            cases: components["schemas"]["PagedCase"][];
            next: string | null;
            platform: string;
            key: string;
            name: string;
            stated: {
                /** @default null */
                id: string | null;
                /** @default null */
                name: string | null;
                /** @default null */
                address: string | null;
                /** @default null */
                email: string | null;
                /** @default null */
                url: string | null;
                seenAt: string;
                listing: string;
            } | null;
            alike: components["schemas"]["AlikeTrader"][];
            /** @description So many others state an address of this trader: too many to tell something; null: they are not */
            crowd: number | null;
        };
        TraderPageInput: {
            summary: {
                states: {
                    [key: string]: number;
                };
                total: number;
                listings: number;
                firstSeen: string | null;
                lastSeen: string | null;
                relistings: number;
                confirmedRelistings: number;
            };
            rules: {
                pack: string;
                rule: string;
                title: {
                    en: string;
                    fr: string;
                };
                count: number;
            }[];
            asked: {
                from: string;
                to: string;
                counts: {
                    asked: number;
                    acknowledged: number;
                    decided: number;
                    done: number;
                    late: number;
                    relisted: number;
                };
                deadlines: components["schemas"]["DeadlinesInput"];
                toRemoval: components["schemas"]["DurationsInput"];
            };
            cases: components["schemas"]["PagedCaseInput"][];
            next: string | null;
            platform: string;
            key: string;
            name: string;
            stated: {
                /** @default null */
                id: string | null;
                /** @default null */
                name: string | null;
                /** @default null */
                address: string | null;
                /** @default null */
                email: string | null;
                /** @default null */
                url: string | null;
                seenAt: string;
                listing: string;
            } | null;
            alike: components["schemas"]["AlikeTraderInput"][];
            /** @description So many others state an address of this trader: too many to tell something; null: they are not */
            crowd: number | null;
        };
        TransparencyChoices: {
            restrictions: {
                value: string;
                title: {
                    en: string;
                    fr: string;
                };
                /** @enum {string} */
                part: "visibility" | "monetary" | "provision" | "account";
            }[];
            categories: {
                value: string;
                title: {
                    en: string;
                    fr: string;
                };
                keywords: {
                    value: string;
                    title: {
                        en: string;
                        fr: string;
                    };
                }[];
            }[];
            /** @description What a decision on the findings of a pack begins with: a person keeps or changes it */
            packs: {
                pack: string;
                category: string;
                keyword: string;
                restriction: string;
            }[];
        };
        TransparencyChoicesInput: {
            restrictions: {
                value: string;
                title: {
                    en: string;
                    fr: string;
                };
                /** @enum {string} */
                part: "visibility" | "monetary" | "provision" | "account";
            }[];
            categories: {
                value: string;
                title: {
                    en: string;
                    fr: string;
                };
                keywords: {
                    value: string;
                    title: {
                        en: string;
                        fr: string;
                    };
                }[];
            }[];
            /** @description What a decision on the findings of a pack begins with: a person keeps or changes it */
            packs: {
                pack: string;
                category: string;
                keyword: string;
                restriction: string;
            }[];
        };
        TransparencyReport: {
            parts: {
                part: number;
                file: string;
                rows: number;
                /** @description Rows with a figure or a day */
                filled: number;
            }[];
            gaps: {
                /** @description null: every part */
                part: number | null;
                rows: {
                    en: string;
                    fr: string;
                };
                why: {
                    en: string;
                    fr: string;
                };
            }[];
        };
        TransparencyReportInput: {
            parts: {
                part: number;
                file: string;
                rows: number;
                /** @description Rows with a figure or a day */
                filled: number;
            }[];
            gaps: {
                /** @description null: every part */
                part: number | null;
                rows: {
                    en: string;
                    fr: string;
                };
                why: {
                    en: string;
                    fr: string;
                };
            }[];
        };
        TrustedFlaggerReport: {
            from: string;
            to: string;
            unit: string;
            status: {
                since: string;
                by: string;
            } | null;
            byType: {
                platform: string;
                rule: string;
                title: {
                    en: string;
                    fr: string;
                } | null;
                category: string | null;
                notices: number;
                acted: number;
                partly: number;
                noAction: number;
                none: number;
                asked: number;
                removed: number;
                restricted: number;
                online: number;
                indeterminate: number;
            }[];
            decisions: {
                platform: string;
                notices: number;
                acted: number;
                partly: number;
                noAction: number;
                none: number;
            }[];
            errors: components["schemas"]["NoticeErrors"];
            rejected: {
                notices: number;
                agreed: number;
            };
            independence: {
                version: number;
                since: string;
                text: {
                    en: string | null;
                    fr: string | null;
                };
                enteredAt: string;
            } | null;
            definitions: {
                [key: string]: {
                    name: {
                        en: string;
                        fr: string;
                    };
                    says: {
                        en: string;
                        fr: string;
                    };
                };
            };
            open: {
                en: string;
                fr: string;
            }[];
        };
        TrustedFlaggerReportInput: {
            from: string;
            to: string;
            unit: string;
            status: {
                since: string;
                by: string;
            } | null;
            byType: {
                platform: string;
                rule: string;
                title: {
                    en: string;
                    fr: string;
                } | null;
                category: string | null;
                notices: number;
                acted: number;
                partly: number;
                noAction: number;
                none: number;
                asked: number;
                removed: number;
                restricted: number;
                online: number;
                indeterminate: number;
            }[];
            decisions: {
                platform: string;
                notices: number;
                acted: number;
                partly: number;
                noAction: number;
                none: number;
            }[];
            errors: components["schemas"]["NoticeErrorsInput"];
            rejected: {
                notices: number;
                agreed: number;
            };
            independence: {
                version: number;
                since: string;
                text: {
                    en: string | null;
                    fr: string | null;
                };
                enteredAt: string;
            } | null;
            definitions: {
                [key: string]: {
                    name: {
                        en: string;
                        fr: string;
                    };
                    says: {
                        en: string;
                        fr: string;
                    };
                };
            };
            open: {
                en: string;
                fr: string;
            }[];
        };
        UnitStatus: {
            authority: {
                name: string;
                address: string | null;
                /** Format: idn-email */
                email: string;
            } | null;
            trustedFlagger: {
                /** Format: date */
                since: string;
                by: string;
            } | null;
        };
        UnitStatusInput: {
            authority: {
                name: string;
                address: string | null;
                /** Format: idn-email */
                email: string;
            } | null;
            trustedFlagger: {
                /** Format: date */
                since: string;
                by: string;
            } | null;
        };
        Verification: {
            ok: boolean;
            verdict: {
                en: string;
                fr: string;
            };
            steps: {
                id: string;
                ok: boolean | null;
                title: {
                    en: string;
                    fr: string;
                };
                detail: {
                    en: string;
                    fr: string;
                };
            }[];
            statement: {
                /** @constant */
                format: "vigie-seal/1";
                contents: string;
                url: string;
                finalUrl: string;
                startedAt: string;
                endedAt: string;
                /** @enum {string} */
                by: "browser" | "http" | "adopted";
                gaps: string[];
                /** @constant */
                clock: "system";
                maker: {
                    software: string;
                    version: string;
                };
                previous: string | null;
                salt: string;
                signer: string;
                readonly watchers?: string[];
            } | null;
            digest: string;
            bytes: number;
            logIndex: number | null;
            timestamp: {
                at: string;
                authority: string;
                policy: string;
                trusted: boolean | null;
                revocation: {
                    isKnown: boolean;
                    remarks: {
                        en: string;
                        fr: string;
                    }[];
                } | null;
            } | null;
            trust: ("known-key" | "unknown-key") | null;
            vouchers: {
                /** @enum {string} */
                role: "signer" | "authority" | "log" | "witness";
                name: string;
                what: {
                    en: string;
                    fr: string;
                };
                trusted: true | null;
            }[];
        };
        VerificationInput: {
            ok: boolean;
            verdict: {
                en: string;
                fr: string;
            };
            steps: {
                id: string;
                ok: boolean | null;
                title: {
                    en: string;
                    fr: string;
                };
                detail: {
                    en: string;
                    fr: string;
                };
            }[];
            statement: {
                /** @constant */
                format: "vigie-seal/1";
                contents: string;
                url: string;
                finalUrl: string;
                startedAt: string;
                endedAt: string;
                /** @enum {string} */
                by: "browser" | "http" | "adopted";
                gaps: string[];
                /** @constant */
                clock: "system";
                maker: {
                    software: string;
                    version: string;
                };
                previous: string | null;
                salt: string;
                signer: string;
                readonly watchers?: string[];
            } | null;
            digest: string;
            bytes: number;
            logIndex: number | null;
            timestamp: {
                at: string;
                authority: string;
                policy: string;
                trusted: boolean | null;
                revocation: {
                    isKnown: boolean;
                    remarks: {
                        en: string;
                        fr: string;
                    }[];
                } | null;
            } | null;
            trust: ("known-key" | "unknown-key") | null;
            vouchers: {
                /** @enum {string} */
                role: "signer" | "authority" | "log" | "witness";
                name: string;
                what: {
                    en: string;
                    fr: string;
                };
                trusted: true | null;
            }[];
        };
        Webhook: {
            id: string;
            url: string;
            madeAt: string;
            oldSecretUntil: string | null;
        };
        WebhookDelivery: {
            id: string;
            webhook: string;
            url: string;
            /** @enum {string} */
            kind: "screening.decided" | "webhook.tried";
            subject: string;
            /** @enum {string} */
            state: "waiting" | "delivered" | "failed";
            tries: number;
            failure: {
                en: string;
                fr: string;
            } | null;
            madeAt: string;
            lastTryAt: string | null;
        };
        WebhookDeliveryInput: {
            id: string;
            webhook: string;
            url: string;
            /** @enum {string} */
            kind: "screening.decided" | "webhook.tried";
            subject: string;
            /** @enum {string} */
            state: "waiting" | "delivered" | "failed";
            tries: number;
            failure: {
                en: string;
                fr: string;
            } | null;
            madeAt: string;
            lastTryAt: string | null;
        };
        WebhookInput: {
            id: string;
            url: string;
            madeAt: string;
            oldSecretUntil: string | null;
        };
        WholeInquiry: {
            id: string;
            officer: {
                id: string;
                name: string;
            };
            /** @enum {string} */
            kind: "trader" | "vat" | "company" | "iban" | "phone" | "address" | "picture" | "person";
            /** @enum {string} */
            about: "business" | "person";
            purpose: string;
            basis: string;
            article: string;
            at: string;
            answers: {
                peer: {
                    id: string;
                    name: string;
                };
                /** @enum {string} */
                state: "waiting" | "known" | "near" | "unknown" | "failed";
                officer: string | null;
                reach: string | null;
                failure: {
                    en: string;
                    fr: string;
                } | null;
                at: string | null;
            }[];
            /** @description null: it was erased, as the unit’s period for questions says */
            subject: {
                /** @enum {string} */
                kind: "trader" | "vat" | "company" | "iban" | "phone" | "address" | "picture" | "person";
                value: string;
                platform?: string;
                /** Format: date */
                bornOn?: string;
                /** @default false */
                mayBePerson: boolean;
            } | null;
        };
        WholeInquiryInput: {
            id: string;
            officer: {
                id: string;
                name: string;
            };
            /** @enum {string} */
            kind: "trader" | "vat" | "company" | "iban" | "phone" | "address" | "picture" | "person";
            /** @enum {string} */
            about: "business" | "person";
            purpose: string;
            basis: string;
            article: string;
            at: string;
            answers: {
                peer: {
                    id: string;
                    name: string;
                };
                /** @enum {string} */
                state: "waiting" | "known" | "near" | "unknown" | "failed";
                officer: string | null;
                reach: string | null;
                failure: {
                    en: string;
                    fr: string;
                } | null;
                at: string | null;
            }[];
            /** @description null: it was erased, as the unit’s period for questions says */
            subject: {
                /** @enum {string} */
                kind: "trader" | "vat" | "company" | "iban" | "phone" | "address" | "picture" | "person";
                value: string;
                platform?: string;
                /** Format: date */
                bornOn?: string;
                /** @default false */
                mayBePerson: boolean;
            } | null;
        };
        WholePriorScreening: {
            id: string;
            /**
             * @description hold-for-a-person: do not publish before `decision` is there. A machine refuses nothing.
             * @enum {string}
             */
            outcome: "nothing-found" | "hold-for-a-person";
            decision: {
                /** @enum {string} */
                outcome: "released" | "refused";
                reason: string | null;
                at: string;
            } | null;
            /** @description The `id` of the offer that was sent. */
            reference: string | null;
            /** @description SHA-256 (hex) of the canonical JSON (RFC 8785) of the offer as it was read. */
            listingDigest: string;
            screenedAt: string;
            /** @description When this record is deleted; one that is held waits for its decision first. */
            expiresAt: string;
            reasons: ({
                /** @constant */
                kind: "rule";
                finding: components["schemas"]["Screened"];
            } | {
                /** @constant */
                kind: "personal-data";
                field: string;
                data: ("email" | "phone" | "iban" | "name")[];
            })[];
            provisions: {
                id: string;
                citation: {
                    en: string;
                    fr: string;
                };
                says: {
                    en: string;
                    fr: string;
                };
                verified: boolean;
            }[];
            versions: {
                engine: string;
                packs: {
                    [key: string]: string;
                };
            };
            listing: {
                platform: string;
                title: string;
                id: string | null;
                url: string | null;
                description: string | null;
                category: string[];
                brand: string | null;
                sku: string | null;
                gtin: string | null;
                mpn: string | null;
                price: string | null;
                currency: string | null;
                availability: ("InStock" | "OutOfStock") | null;
                trader: {
                    id: string | null;
                    name: string | null;
                    address: string | null;
                    email: string | null;
                    url: string | null;
                } | null;
                territory: string[];
                language: string | null;
                attributes: {
                    name: string;
                    value: string;
                }[];
                manufacturer: {
                    name: string;
                    address: string | null;
                    contact: string | null;
                } | null;
                responsiblePerson: {
                    name: string;
                    address: string | null;
                    contact: string | null;
                } | null;
                warnings: string[];
                ageGate: ("none" | "declared" | "verified") | null;
                structured: boolean;
            } | null;
            decidedBy: string | null;
        };
        WholePriorScreeningInput: {
            id: string;
            /**
             * @description hold-for-a-person: do not publish before `decision` is there. A machine refuses nothing.
             * @enum {string}
             */
            outcome: "nothing-found" | "hold-for-a-person";
            decision: {
                /** @enum {string} */
                outcome: "released" | "refused";
                reason: string | null;
                at: string;
            } | null;
            /** @description The `id` of the offer that was sent. */
            reference: string | null;
            /** @description SHA-256 (hex) of the canonical JSON (RFC 8785) of the offer as it was read. */
            listingDigest: string;
            screenedAt: string;
            /** @description When this record is deleted; one that is held waits for its decision first. */
            expiresAt: string;
            reasons: ({
                /** @constant */
                kind: "rule";
                finding: components["schemas"]["ScreenedInput"];
            } | {
                /** @constant */
                kind: "personal-data";
                field: string;
                data: ("email" | "phone" | "iban" | "name")[];
            })[];
            provisions: {
                id: string;
                citation: {
                    en: string;
                    fr: string;
                };
                says: {
                    en: string;
                    fr: string;
                };
                verified: boolean;
            }[];
            versions: {
                engine: string;
                packs: {
                    [key: string]: string;
                };
            };
            listing: {
                platform: string;
                title: string;
                id: string | null;
                url: string | null;
                description: string | null;
                category: string[];
                brand: string | null;
                sku: string | null;
                gtin: string | null;
                mpn: string | null;
                price: string | null;
                currency: string | null;
                availability: ("InStock" | "OutOfStock") | null;
                trader: {
                    id: string | null;
                    name: string | null;
                    address: string | null;
                    email: string | null;
                    url: string | null;
                } | null;
                territory: string[];
                language: string | null;
                attributes: {
                    name: string;
                    value: string;
                }[];
                manufacturer: {
                    name: string;
                    address: string | null;
                    contact: string | null;
                } | null;
                responsiblePerson: {
                    name: string;
                    address: string | null;
                    contact: string | null;
                } | null;
                warnings: string[];
                ageGate: ("none" | "declared" | "verified") | null;
                structured: boolean;
            } | null;
            decidedBy: string | null;
        };
        WorkWeek: {
            week: string;
            opened: number;
            decided: number;
            open: number;
        };
        WorkWeekInput: {
            week: string;
            opened: number;
            decided: number;
            open: number;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export type operations = Record<string, never>;
