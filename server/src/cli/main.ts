import { enableCompileCache } from 'node:module';
import { runCommand } from './run-command.ts';

enableCompileCache();

// What Vigie writes is for who runs it: files 0600, folders 0700.
process.umask(0o077);

// A reader that closes early (`| head`) ends the command quietly.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

await runCommand(process.argv.slice(2));
