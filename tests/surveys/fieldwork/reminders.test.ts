import { describe, expect, test } from 'vitest';
import { type CaseEvent, readCase } from '../../../surveys/fieldwork/disposition';
import { decideReminders, type ReminderCase, type ReminderRule } from '../../../surveys/fieldwork/reminders';
import { usualCompleteness as lines } from '../../../surveys/questionnaires/types';

const at = new Date('2026-06-10T09:30:00Z'); // 10:30 in London
const window = { opensOn: '2026-06-01', closesOn: '2026-06-30', graceDays: 0, timeZone: 'Europe/London' };
const rule: ReminderRule = {
  afterDays: 7,
  max: 2,
  channelsAllowed: ['email', 'text', 'telephone', 'letter'],
  notBetween: { from: '20:00', to: '08:00' },
};
const sent = new Date('2026-06-03T22:30:00Z');
const reading = (...events: CaseEvent[]) =>
  readCase(
    [{ type: 'issued', at: sent }, { type: 'delivered', channel: 'email', at: sent }, ...events],
    lines,
    at,
  );
const finished = (completeness: number): CaseEvent => ({
  type: 'finished',
  channel: 'email',
  completeness,
  at: sent,
});
const silent: ReminderCase = {
  id: 'c1',
  reading: reading(),
  status: 'member',
  lastContactAt: new Date('2026-06-03T12:00:00Z'),
  remindersSent: 0,
  isMessageWaiting: false,
  hasAskedNotTo: false,
  needs: [],
  preferred: 'email',
  channels: ['email', 'text', 'telephone', 'letter'],
};
const decide = (change: Partial<ReminderCase>, when = at, by = rule) =>
  decideReminders([{ ...silent, ...change }], by, window, when);
const because = (change: Partial<ReminderCase>, when?: Date, by?: ReminderRule) =>
  decide(change, when, by).notDue[0]?.because;

test('a silent member is due after seven local days, by the channel they prefer', () => {
  expect(decide({})).toEqual({ due: [{ id: 'c1', channel: 'email', number: 1 }], notDue: [] });
});

test('someone who began and stopped is due; a second reminder is number 2', () => {
  const begun = reading({ type: 'saved', channel: 'email', completeness: 0.6, at: sent });
  expect(decide({ reading: begun, remindersSent: 1 }).due[0]?.number).toBe(2);
});

test.each<[string, Partial<ReminderCase>]>([
  ['left', { status: 'left' }],
  ['paused', { status: 'paused' }],
  ['not-a-member', { status: 'reserve' }],
  ['answered', { reading: reading(finished(1)) }],
  ['answered', { reading: reading(finished(0.2)) }],
  ['declined', { reading: reading({ type: 'declined', at: sent }) }],
  ['cannot-answer', { reading: reading({ type: 'died', at: sent }) }],
  ['closed', { reading: reading({ type: 'closed', at: sent }) }],
  ['not-issued', { reading: readCase([], lines, at) }],
  ['asked-not-to', { hasAskedNotTo: true }],
  ['message-waiting', { isMessageWaiting: true }],
  ['never-contacted', { lastContactAt: undefined }],
  ['enough-reminders', { remindersSent: 2 }],
  ['no-channel', { channels: [] }],
])('not due, and said why: %s', (reason, change) => expect(because(change)).toBe(reason));

test('a member who leaves receives no further reminders, whatever else is true (R30)', () => {
  expect(because({ status: 'left', isMessageWaiting: true, remindersSent: 9 })).toBe('left');
});

test('too soon says from which day; days are local, so half past eleven at night in London is the next day', () => {
  expect(decide({ lastContactAt: sent }).notDue).toEqual([]);
  const later = new Date('2026-06-03T23:30:00Z'); // 00:30 on the 4th in London
  expect(decide({ lastContactAt: later }).notDue[0]).toEqual({
    id: 'c1',
    because: 'too-soon',
    dueOn: '2026-06-11',
  });
});

test('nothing goes out before the window opens, in grace, or after', () => {
  expect(because({}, new Date('2026-06-30T23:30:00Z'))).toBe('window-not-open');
});

describe('hours and needs (R14)', () => {
  const early = new Date('2026-06-12T08:30:00Z'); // 09:30 in London
  test('quiet hours run over midnight, in local time', () => {
    expect(because({}, new Date('2026-06-12T19:00:00Z'))).toBe('quiet-hours'); // 20:00
    expect(because({}, new Date('2026-06-12T06:59:00Z'))).toBe('quiet-hours'); // 07:59
    expect(decide({}, new Date('2026-06-12T07:00:00Z')).due).toHaveLength(1);
  });
  test('no calls before ten', () => {
    const caller = { preferred: 'telephone' as const, needs: ['no-calls-before-ten' as const] };
    expect(because(caller, early)).toBe('quiet-hours');
    expect(decide(caller).due[0]?.channel).toBe('telephone');
    expect(decide({ needs: caller.needs }, early).due[0]?.channel).toBe('email');
  });
  test('a need decides before a preference', () => {
    expect(decide({ needs: ['telephone'] }).due[0]?.channel).toBe('telephone');
    expect(decide({ needs: ['paper'] }).due[0]?.channel).toBe('letter');
    expect(because({ needs: ['telephone'] }, at, { ...rule, channelsAllowed: ['email'] })).toBe('no-channel');
    expect(decide({ needs: ['british-sign-language'], preferred: 'telephone' }).due[0]?.channel).toBe(
      'email',
    );
  });
});

test('every case comes back in exactly one list', () => {
  const cases = [
    silent,
    { ...silent, id: 'c2', status: 'left' as const },
    { ...silent, id: 'c3', remindersSent: 5 },
  ];
  const now = decideReminders(cases, rule, window, at);
  expect([...now.due, ...now.notDue].map((one) => one.id).sort()).toEqual(['c1', 'c2', 'c3']);
});
