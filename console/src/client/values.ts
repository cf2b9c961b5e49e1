// Made from server/openapi.json by tools/client.ts: node tools/client.ts
export const ALERT_STATES = ["unread","looked-at","closed"] as const;
export const ANSWER_KINDS = ["receipt","decision"] as const;
export const ANSWER_OUTCOMES = ["acted","partly","no-action"] as const;
export const CASE_DECISIONS = ["confirm","dismiss","escalate"] as const;
export const CASE_STATES = ["open","confirmed","dismissed","escalated"] as const;
export const CHECK_RESULTS = ["online","removed","restricted","indeterminate"] as const;
export const CHECK_VERDICTS = ["online","removed","restricted"] as const;
export const EXHIBIT_KINDS = ["package","file","object","archive"] as const;
export const MISUSE_KINDS = ["trader","notifier","complainant"] as const;
export const PERSONAL_DATA = ["email","phone","iban","name"] as const;
export const PHRASE_DECISIONS = ["apply","decline"] as const;
export const RECEIVED_STATES = ["open","decided","deferred"] as const;
export const RELISTING_DECISIONS = ["confirm","reject"] as const;
export const SENDING_WAYS = ["registered-letter","web-form","e-mail","by-hand","other"] as const;
export const STATEMENT_GROUNDS = ["illegal","incompatible"] as const;
export const SUBMISSION_STATES = ["off","queued","accepted","refused"] as const;
