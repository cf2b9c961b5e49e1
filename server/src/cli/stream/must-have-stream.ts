import { VigieError } from '../../base/core/errors.ts';
import type { StreamSettings } from '../../base/core/stream-settings.ts';

/** @throws VigieError `VIGIE_CONFIG_INVALID` */
export function mustHaveStream(settings: StreamSettings | null): StreamSettings {
  if (settings) return settings;
  throw new VigieError(
    'VIGIE_CONFIG_INVALID',
    'Set NATS_URL to the servers of the stream: nats://USER:PASSWORD@HOST:4222',
  );
}
