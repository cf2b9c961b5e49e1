import { type Act, loadActs } from './acts-register.ts';
import { ACT_KINDS, type ActKind } from './notice-schema.ts';

let shipped: Map<string, Act> | undefined;

/** What a kind of act asks for, by the shipped register, read once. */
export function actOf(kind: ActKind): Act & { kind: ActKind } {
  shipped ??= loadActs();
  const act = shipped.get(kind);
  if (!act) throw new Error(`registers/acts has no ${kind}`);
  return { ...act, kind };
}

/** Every kind of act. */
export function listActs(): (Act & { kind: ActKind })[] {
  return ACT_KINDS.map(actOf);
}
