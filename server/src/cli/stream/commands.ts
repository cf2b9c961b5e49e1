// What a command does is loaded when it is called.
import { type Command, InvalidArgumentError } from 'commander';
import { isSubject } from '../../base/core/stream-settings.ts';
import { finish, io, MAP } from '../terminal/options.ts';

function toMinutes(text: string): number {
  if (/^\d{1,5}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('It is not a number of minutes.');
}

function toSubject(text: string): string {
  if (isSubject(text)) return text;
  throw new InvalidArgumentError('It is no subject such as vigie.listing: letters, digits, - and _ with dots between.');
}

const POSITIONS = ['--positions <file>', 'where is kept how far each file was sent', 'vigie-stream.json'] as const;
const SUBJECT = [
  '--subject <subject>',
  'under which subject, with the platform after it',
  toSubject,
  'vigie.listing',
] as const;

/** Offers over NATS JetStream (NATS_URL). */
export function addTo(program: Command): void {
  const stream = program.command('stream').description('Offers over NATS JetStream (NATS_URL)');
  stream
    .command('send')
    .description('Publish the listings of files; started again, it goes on where it was')
    .argument('<file...>')
    .option(...SUBJECT)
    .option(...POSITIONS)
    .option('--patience <minutes>', 'how long servers that are away or full are tried', toMinutes, 10)
    .option(...MAP)
    .action(async (files, options) => finish((await import('./send.ts')).runSend(files, options, io)));
  stream
    .command('reconcile')
    .description('Compare what was sent with the database, and name what is not there')
    .argument('<file...>')
    .requiredOption('--unit <name>', 'unit that the subject is for')
    .option(...SUBJECT)
    .option(...POSITIONS)
    .option('--send', 'publish what is missing again', false)
    .option(...MAP)
    .action(async (files, options) => finish((await import('./reconcile.ts')).runReconcile(files, options, io)));
}
