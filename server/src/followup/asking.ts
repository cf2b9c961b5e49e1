/** Documents that ask for something to be done about an offer: a reminder recalls one, a report asks somebody else. */
export const ASKING = ['dsa-16', 'dsa-9', 'gpsr-22-notice', 'gpsr-22-order'];
