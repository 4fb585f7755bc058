import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { Context, MiddlewareHandler } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { createMiddleware } from 'hono/factory';

/**
 * Who may speak to the server: this machine only, and only who was given this start's token. Three things are asked of
 * every request: the Host is the loopback name we listen on (against DNS rebinding), a foreign Origin or a cross-site
 * request is refused (against other pages in the same browser), and the token is there, as header or as cookie.
 */
export interface Door {
  readonly token: string;
  readonly guard: MiddlewareHandler;
  readonly headers: MiddlewareHandler;
}

const COOKIE = 'amparo';

export const openDoor = (port: () => number): Door => {
  const token = randomBytes(32).toString('base64url');
  return { token, guard: guardOf(token, port), headers };
};

const guardOf = (token: string, port: () => number): MiddlewareHandler =>
  createMiddleware(async (context, next) => {
    const host = context.req.header('host') ?? '';
    if (!ownHosts(port()).includes(host)) return refuse(context, 421, 'this server answers to its loopback name only');
    const origin = context.req.header('origin');
    if (origin !== undefined && !ownHosts(port()).some((own) => origin === `http://${own}`)) {
      return refuse(context, 403, 'a page of another origin asked');
    }
    if (context.req.header('sec-fetch-site') === 'cross-site')
      return refuse(context, 403, 'a page of another site asked');
    const given = context.req.query('token');
    if (given !== undefined && context.req.method === 'GET' && same(given, token)) {
      setCookie(context, COOKIE, token, { httpOnly: true, sameSite: 'Strict', path: '/' });
      const clean = new URL(context.req.url);
      clean.searchParams.delete('token');
      return context.redirect(`${clean.pathname}${clean.search}`, 303);
    }
    const header = context.req.header('x-amparo-token');
    const byHeader = header !== undefined && same(header, token);
    const cookie = getCookie(context, COOKIE);
    const safe = context.req.method === 'GET' || context.req.method === 'HEAD';
    if (byHeader || (safe && cookie !== undefined && same(cookie, token))) {
      await next();
      return undefined;
    }
    return refuse(
      context,
      401,
      'open Amparo with the address that its start printed: it carries the key of this start',
    );
  });

const ownHosts = (port: number): readonly string[] => [`127.0.0.1:${port}`, `localhost:${port}`];

const same = (a: string, b: string): boolean => {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
};

const refuse = (context: Context, status: 401 | 403 | 421, message: string) =>
  context.req.path.startsWith('/api')
    ? context.json({ faults: [{ code: 'not-permitted', message }] }, status)
    : context.text(`Amparo: ${message}.\n`, status);

const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self' data: blob:",
  "connect-src 'self'",
  "frame-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** The same headers on every answer, refusals and errors too. */
const headers: MiddlewareHandler = createMiddleware(async (context, next) => {
  await next();
  const set = (name: string, value: string): void => context.res.headers.set(name, value);
  if (!context.res.headers.has('content-security-policy')) set('content-security-policy', POLICY);
  set('x-content-type-options', 'nosniff');
  set('referrer-policy', 'same-origin');
  set('cross-origin-opener-policy', 'same-origin');
  set('cross-origin-resource-policy', 'same-origin');
  set('permissions-policy', 'camera=(), microphone=(), geolocation=(), interest-cohort=()');
  if (!context.res.headers.has('cache-control')) set('cache-control', 'no-store');
});
