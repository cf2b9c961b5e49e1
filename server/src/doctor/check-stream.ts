import type { StreamSettings } from '../base/core/stream-settings.ts';
import { type Line, mend, note, well, wordsOf } from './line.ts';
import { say } from './words.ts';

/** Servers before this one keep no streams as they are kept here. */
const OLDEST = [2, 9];

const isOlder = (version: string): boolean => {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major < (OLDEST[0] ?? 0) || (major === OLDEST[0] && minor < (OLDEST[1] ?? 0));
};

/** Compares the stream and its consumer with how Vigie makes them, and changes nothing: others may have changed them. */
export async function checkStream(settings: StreamSettings | null): Promise<Line[]> {
  if (!settings) return [];
  const where = settings.servers.map((server) => new URL(server).host).join(' ');
  if (settings.units.length === 0)
    return [mend('stream', { where: 'VIGIE_STREAM_UNITS', says: say('noStreamUnits') }, say('setStreamUnits'))];
  const { openBroker } = await import('../base/stream/broker.ts');
  try {
    const broker = await openBroker(settings);
    try {
      const version = broker.version();
      const old = isOlder(version)
        ? [mend('stream', { where, says: say('streamOld', { version }) }, say('newStream'))]
        : [];
      const differences = (await broker.differences()).map(({ what, setting, wanted, found }) =>
        mend(
          'stream',
          { where: what, says: say('streamDiffers', { setting, found, wanted }) },
          say('setStream', { what }),
        ),
      );
      const { waiting, poison } = await broker.figures();
      const unread =
        poison > 0 ? [note('stream', { where, says: say('streamPoison', { count: poison }) }, say('seePoison'))] : [];
      const sound =
        differences.length === 0 ? [well('stream', { where, says: say('streamWell', { version, waiting }) })] : [];
      const cut = note('stream', { where: 'sync_interval', says: say('streamCut') }, say('setSync'));
      return [...old, ...sound, ...differences, ...unread, cut];
    } finally {
      await broker.close();
    }
  } catch (error) {
    return [mend('stream', { where, says: say('streamFails', { why: wordsOf(error) }) }, say('startStream'))];
  }
}
