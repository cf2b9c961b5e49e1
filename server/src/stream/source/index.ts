// The room's face for a command that opens no store.

export { type Position, Positions } from './positions.ts';
export { type Outgoing, sendListings, sendSource } from './send-source.ts';
