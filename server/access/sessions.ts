import type { Context } from 'hono';
import { getCookie } from 'hono/cookie';
import { findSession } from '../../db/queries/access';
import type { StaffRole } from '../../surveys/vocabulary';
import type { Deps } from '../deps';
import { Refusal } from '../errors';
import { hashToken } from './secrets';

export type Session = {
  readonly tokenHash: string;
  readonly staffId: string;
  readonly staffName: string;
  /** The footprint this session is bound to, one at a time. */
  readonly footprintId: string | null;
  readonly roles: readonly StaffRole[];
  /** The pathways a programme role is held for. */
  readonly pathways: readonly string[];
};

export const sessionHours = 12;

const cookieName = (deps: Deps) => (deps.config.isSecure ? '__Host-sounding' : 'sounding');

export function sessionCookie(token: string, deps: Deps): string {
  return `${cookieName(deps)}=${token}; Path=/; HttpOnly; SameSite=Strict; Max-Age=${sessionHours * 3600}${deps.config.isSecure ? '; Secure' : ''}`;
}

export function clearedCookie(deps: Deps): string {
  return `${cookieName(deps)}=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0${deps.config.isSecure ? '; Secure' : ''}`;
}

export async function sessionOf(context: Context, deps: Deps): Promise<Session | null> {
  const token = getCookie(context, cookieName(deps));
  if (!token) return null;
  return (await findSession(deps.unbound, hashToken(token), deps.now())) ?? null;
}

export function permitRole(session: Session, roles: readonly StaffRole[]): void {
  if (!session.roles.some((role) => roles.includes(role))) throw new Refusal('not-allowed');
}

/** Those who run the panel see every pathway; a programme team its own, whatever else its people do. */
export function canSeePathway(session: Session, pathwayId: string): boolean {
  return session.roles.includes('analyst') || canChangePathway(session, pathwayId);
}

/** The engagement lead keeps every record true, a programme team its own. */
export function canChangePathway(session: Session, pathwayId: string): boolean {
  if (session.roles.includes('engagement-lead')) return true;
  return session.roles.includes('programme') && session.pathways.includes(pathwayId);
}

/** Refuses a pathway that is not theirs as if it were not there. */
export function permitPathway(session: Session, pathwayId: string, act: 'see' | 'change' = 'see'): void {
  const can = act === 'see' ? canSeePathway : canChangePathway;
  if (!can(session, pathwayId)) throw new Refusal('not-found');
}

/** A cookie travels by itself, so what it allows must have been asked for from our own pages. */
export function requireSameSite(context: Context, deps: Deps): void {
  const origin = context.req.header('origin');
  const fetchSite = context.req.header('sec-fetch-site');
  if (origin !== undefined) {
    const host = context.req.header('host') ?? new URL(context.req.url).host;
    if (origin === deps.config.baseUrl || (URL.canParse(origin) && new URL(origin).host === host)) return;
    throw new Refusal('other-site');
  }
  if (fetchSite === 'same-origin' || fetchSite === 'none') return;
  throw new Refusal('other-site');
}
