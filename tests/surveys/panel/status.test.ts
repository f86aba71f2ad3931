import { expect, test } from 'vitest';
import { allowedMoves, checkMove, isActive, statusAt } from '../../../surveys/panel/status';
import { memberStatuses } from '../../../surveys/vocabulary';

const day = (text: string) => new Date(`${text}T12:00:00Z`);

test('the status at an instant is the last event before it, whatever order events came in (R10)', () => {
  const events = [
    { status: 'left' as const, at: day('2026-09-01'), because: 'asked' as const },
    { status: 'recruit' as const, at: day('2026-05-01') },
    { status: 'member' as const, at: day('2026-06-01') },
  ];
  expect(statusAt(events, day('2026-04-30'))).toBeUndefined();
  expect(statusAt(events, day('2026-05-20'))?.status).toBe('recruit');
  expect(statusAt(events, day('2026-07-01'))?.status).toBe('member');
  expect(statusAt(events, day('2026-09-01'))).toMatchObject({ status: 'left', because: 'asked' });
});

test('of two events at one instant the one given later holds', () => {
  const at = day('2026-05-01');
  expect(
    statusAt(
      [
        { status: 'recruit', at },
        { status: 'member', at },
      ],
      at,
    )?.status,
  ).toBe('member');
});

test('a recruit becomes a reserve or a member; a reserve cannot be paused (R5)', () => {
  expect(checkMove('recruit', 'reserve')).toBeNull();
  expect(checkMove('recruit', 'member')).toBeNull();
  expect(checkMove('reserve', 'paused')).toBe('A reserve cannot become paused. Possible: member, left.');
});

test('anyone may leave; who left comes back only by signing up again (R30)', () => {
  for (const status of memberStatuses) if (status !== 'left') expect(checkMove(status, 'left')).toBeNull();
  expect(allowedMoves.left).toEqual(['recruit']);
  expect(checkMove('left', 'member')).toMatch(/person who left cannot become member/);
});

test('a takeover may begin anywhere (R32)', () => {
  expect(checkMove(undefined, 'paused')).toBeNull();
});

test('active is an answer or a profile update within twelve months (R6)', () => {
  expect(isActive({ answeredAt: new Date('2025-06-02') }, new Date('2026-06-01'))).toBe(true);
  expect(isActive({ profileAt: day('2025-06-02') }, day('2026-06-01'))).toBe(true);
  expect(isActive({ answeredAt: day('2025-06-01') }, day('2026-06-01'))).toBe(false);
  expect(isActive({ answeredAt: day('2026-06-02') }, day('2026-06-01'))).toBe(false);
  expect(isActive({}, day('2026-06-01'))).toBe(false);
});
