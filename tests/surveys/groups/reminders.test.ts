import { expect, test } from 'vitest';
import { decideGroupReminders, type RemindableInvitation } from '../../../surveys/groups/reminders';

const group = { answerBy: '2026-03-31', meetsOn: '2026-04-14' };
const anInvitation = (more: Partial<RemindableInvitation> = {}): RemindableInvitation => ({
  id: 'i1',
  standing: 'silent',
  status: 'member',
  channel: 'email',
  askedOn: '2026-03-10',
  reminded: [],
  isMessageWaiting: false,
  ...more,
});
const due = (more: Partial<RemindableInvitation>, today = '2026-03-20', time = '10:00') =>
  decideGroupReminders([anInvitation(more)], group, today, time).map(({ of }) => of);

test('who has not said yes or no is reminded five days after being asked, once', () => {
  expect(decideGroupReminders([anInvitation()], group, '2026-03-15', '10:00')).toEqual([
    { id: 'i1', of: 'answer' },
  ]);
  expect(due({}, '2026-03-14')).toEqual([]);
  expect(due({ reminded: ['answer'] })).toEqual([]);
});

test('on the last day to answer there is still time, on the next there is not', () => {
  expect(due({}, '2026-03-31')).toEqual(['answer']);
  expect(due({}, '2026-04-01')).toEqual([]);
});

test('who was drawn and has not confirmed is reminded of the seat, until the group meets', () => {
  expect(due({ standing: 'drawn', askedOn: '2026-04-01', reminded: ['answer'] }, '2026-04-04')).toEqual([
    'seat',
  ]);
  expect(due({ standing: 'drawn', askedOn: '2026-04-01', reminded: ['seat'] }, '2026-04-04')).toEqual([]);
  expect(due({ standing: 'drawn', askedOn: '2026-04-01' }, '2026-04-14')).toEqual([]);
});

test('nobody hears who has answered, left, paused, is written to by hand, or has a message waiting', () => {
  for (const standing of ['can-come', 'cannot-come', 'confirmed', 'declined', 'attended', 'no-show'] as const)
    expect(due({ standing })).toEqual([]);
  for (const status of ['left', 'paused'] as const) expect(due({ status })).toEqual([]);
  for (const channel of ['letter', 'telephone'] as const) expect(due({ channel })).toEqual([]);
  expect(due({ isMessageWaiting: true })).toEqual([]);
});

test('nothing is sent at night', () => {
  for (const time of ['21:00', '23:30', '00:10', '07:59']) expect(due({}, '2026-03-20', time)).toEqual([]);
  expect(due({}, '2026-03-20', '20:59')).toEqual(['answer']);
});
