import { type Act, loadActs } from '../base/register-acts.ts';
import type { ActKind } from './compose-schema.ts';

let shipped: Map<string, Act> | undefined;

/** The kinds of acts of the shipped register, read once. */
export function listActs(): Act[] {
  shipped ??= loadActs();
  return [...shipped.values()];
}

/** What a kind of act asks for. */
export function actOf(kind: ActKind): Act {
  const act = listActs().find((one) => one.kind === kind);
  if (!act) throw new Error(`registers/acts has no ${kind}`);
  return act;
}
