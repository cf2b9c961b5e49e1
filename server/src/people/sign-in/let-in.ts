import { deviceCookie, sessionCookie } from '../cookies.ts';
import type { Visiting } from '../endpoint.ts';
import type { Account } from '../store.ts';
import type { SignedIn } from './sign-in.ts';
import { type Visitor, visitorOf } from './visitor.ts';

/** From where somebody signs in, with the cookie by which their browser is known. */
export function visitorIn({ context, request }: Visiting): Visitor {
  return visitorOf(request, request.cookies[deviceCookie(request, context.config.publicUrl).name]);
}

/** Gives the browser its cookies. @returns whom it is now */
export function letIn({ context, request, reply }: Visiting, signedIn: SignedIn): Account {
  const session = sessionCookie(request, context.config.publicUrl);
  const device = deviceCookie(request, context.config.publicUrl);
  reply.setCookie(session.name, signedIn.token, session.options);
  if (signedIn.device !== null) reply.setCookie(device.name, signedIn.device, device.options);
  return signedIn.account;
}
