import type { StreamSettings } from '../base/core/stream-settings.ts';

/** A platform as the end of a subject: what NATS does not take there is written as %XX. */
export function toSubject(prefix: string, platform: string): string {
  const written = encodeURIComponent(platform)
    .replace(/[!'()*~]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
    // An empty part is none.
    .replace(/^\.|\.(?=\.)|\.$/g, '%2E');
  return `${prefix}.${written}`;
}

/** The unit that a subject is for, by its name, and the platform that it says; null: it is for none. */
export function readSubject(
  units: StreamSettings['units'],
  subject: string,
): { unit: string; platform: string } | null {
  for (const { prefix, unit } of units) {
    if (!subject.startsWith(`${prefix}.`)) continue;
    const written = subject.slice(prefix.length + 1);
    try {
      return { unit, platform: decodeURIComponent(written) };
    } catch {
      return { unit, platform: written };
    }
  }
  return null;
}
