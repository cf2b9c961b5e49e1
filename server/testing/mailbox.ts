import { execFileSync, spawn } from 'node:child_process';
import {
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';

const DOVECOT = '/usr/sbin/dovecot';
/** Why tests with a mailbox are left out; false: they are not. */
export const noDovecot = existsSync(DOVECOT) ? false : 'no Dovecot: node tools/setup.js --tests';

/**
 * Dovecot, with one mailbox, on a free port of loopback, in a folder of its own. Root runs the mailbox as Debian's
 * `mail`.
 */
export async function startImap() {
  const folder = mkdtempSync(join(tmpdir(), 'vigie-imap-'));
  const isRoot = process.getuid?.() === 0;
  const me = userInfo();
  const owner = isRoot ? { uid: idOf('mail', '-u'), gid: idOf('mail', '-g') } : { uid: me.uid, gid: me.gid };
  const internal = isRoot ? 'dovecot' : me.username;
  const port = await freePort();
  const makeMaildir = () => {
    for (const name of ['mail', 'mail/new', 'mail/cur', 'mail/tmp']) {
      mkdirSync(join(folder, name), { recursive: true });
      if (isRoot) chownSync(join(folder, name), owner.uid, owner.gid);
    }
  };
  makeMaildir();
  execFileSync('chmod', ['755', folder]);
  const config = join(folder, 'dovecot.conf');
  writeFileSync(
    config,
    `base_dir = ${folder}/run
state_dir = ${folder}/state
log_path = ${folder}/log
protocols = imap
listen = 127.0.0.1
ssl = no
disable_plaintext_auth = no
default_internal_user = ${internal}
default_internal_group = ${isRoot ? 'dovecot' : nameOfGroup()}
default_login_user = ${isRoot ? 'dovenull' : me.username}
first_valid_uid = 1
first_valid_gid = 1
mail_location = maildir:${folder}/mail
passdb {
  driver = static
  args = password=secret
}
userdb {
  driver = static
  args = uid=${owner.uid} gid=${owner.gid} home=${folder}/mail
}
service imap-login {
  chroot =
  inet_listener imap {
    port = ${port}
  }
  inet_listener imaps {
    port = 0
  }
}
service anvil {
  chroot =
}
`,
  );
  const child = spawn(DOVECOT, ['-F', '-c', config], { stdio: 'ignore' });
  for (let tries = 0; !readLog(folder).includes('starting up'); tries++) {
    if (tries > 200) throw new Error(`dovecot does not start: ${readLog(folder)}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  let delivered = 0;
  return {
    url: `imap://vigie:secret@127.0.0.1:${port}`,
    /** Puts a mail into the mailbox, as a mail server does. */
    deliver(source: string | Buffer): void {
      delivered++;
      const name = `${1_700_000_000 + delivered}.M${delivered}.test`;
      const waiting = join(folder, 'mail/tmp', name);
      writeFileSync(waiting, source);
      if (isRoot) chownSync(waiting, owner.uid, owner.gid);
      renameSync(waiting, join(folder, 'mail/new', name));
    },
    /** As after the mailbox was restored elsewhere: the same mails under new numbers. */
    renumber(): void {
      for (const name of [
        'dovecot-uidlist',
        'dovecot.index.log',
        'dovecot.index',
        'dovecot.index.cache',
        'dovecot-uidvalidity',
      ]) {
        rmSync(join(folder, 'mail', name), { force: true });
      }
    },
    async stop(): Promise<void> {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function readLog(folder: string): string {
  const path = join(folder, 'log');
  return existsSync(path) ? readFileSync(path, 'utf8') : '';
}

/** Dovecot takes a group by its name alone. */
function nameOfGroup(): string {
  return execFileSync('id', ['-gn'], { encoding: 'utf8' }).trim();
}

function idOf(user: string, flag: '-u' | '-g'): number {
  return Number(execFileSync('id', [flag, user], { encoding: 'utf8' }));
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
