import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type CaseEvent,
  exclusionReasons,
  notIssuedReasons,
  readCase,
} from '../../../surveys/fieldwork/disposition';
import { funnelAt } from '../../../surveys/fieldwork/funnel';
import { usualCompleteness as lines } from '../../../surveys/questionnaires/types';

const day = (n: number) => new Date(Date.UTC(2026, 2, n, 12));
const end = day(31);
const issued: CaseEvent = { type: 'issued', at: day(1) };
const delivered: CaseEvent = { type: 'delivered', channel: 'email', at: day(1) };
const started: CaseEvent = { type: 'started', channel: 'email', at: day(2) };
const saved = (completeness: number, n = 3): CaseEvent => ({
  type: 'saved',
  channel: 'email',
  completeness,
  at: day(n),
});
const finished = (completeness: number, n = 3): CaseEvent => ({
  type: 'finished',
  channel: 'email',
  completeness,
  at: day(n),
});
const bounced = (channel: 'email' | 'text', hard = true, n = 2): CaseEvent => ({
  type: 'bounced',
  channel,
  hard,
  at: day(n),
});
const only = (
  type: 'declined' | 'died' | 'too-ill' | 'moved' | 'left' | 'need-not-met' | 'wrong-person' | 'closed',
  n = 5,
): CaseEvent => ({ type, at: day(n) });

describe('one disposition for each case (R11)', () => {
  test.each<[string, CaseEvent[], string, string]>([
    ['on the upper line: complete', [started, finished(0.8)], 'complete', '1.1'],
    ['between the lines: partial', [started, finished(0.79)], 'partial', '1.2'],
    ['on the lower line: partial', [started, saved(0.5)], 'partial', '1.2'],
    ['under the lower line: break-off', [started, saved(0.49)], 'break-off', '2.12'],
    ['started but answered nothing: refusal', [started], 'refusal', '2.112'],
    ['declined: refusal', [only('declined')], 'refusal', '2.11'],
    ['left the panel during fieldwork: refusal', [only('left')], 'refusal', '2.11'],
    ['delivered, never started: a named member is a non-contact, not unknown', [], 'non-contact', '2.20'],
    ['died during fieldwork', [only('died')], 'other-eligible', '2.31'],
    ['too ill', [only('too-ill')], 'other-eligible', '2.32'],
    [
      'a format we could not give is never a refusal (R14)',
      [only('need-not-met'), only('declined')],
      'other-eligible',
      '2.33',
    ],
    ['someone else answered', [only('wrong-person')], 'other-eligible', '2.30'],
    ['moved during fieldwork: was eligible at issue', [only('moved')], 'other-eligible', '2.30'],
    ['usable answers count whatever came after', [started, saved(0.6), only('left')], 'partial', '1.2'],
    ['a hard bounce with no other channel: unknown', [bounced('email')], 'unknown', '3.30'],
    ['a soft bounce leaves the message delivered', [bounced('email', false)], 'non-contact', '2.20'],
    [
      'a bounce and a text that arrived',
      [bounced('email'), { type: 'delivered', channel: 'text', at: day(3) }],
      'non-contact',
      '2.20',
    ],
    [
      'both channels dead',
      [{ type: 'delivered', channel: 'text', at: day(2) }, bounced('email'), bounced('text', true, 3)],
      'unknown',
      '3.30',
    ],
    [
      'a corrected address after a bounce',
      [bounced('email'), { ...delivered, at: day(3) }],
      'non-contact',
      '2.20',
    ],
    [
      'bounced, but answered on paper',
      [bounced('email'), { type: 'finished', channel: 'paper', completeness: 1, at: day(9) }],
      'complete',
      '1.1',
    ],
  ])('%s', (_, events, disposition, aapor) => {
    expect(readCase([issued, delivered, ...events], lines, end)).toMatchObject({
      state: 'issued',
      disposition,
      aapor,
    });
  });

  test('issued but not sent, or only queued, is unknown 3.11', () => {
    expect(readCase([issued], lines, end)).toMatchObject({ disposition: 'unknown', aapor: '3.11' });
    const queued: CaseEvent = { type: 'queued', channel: 'email', at: day(1) };
    expect(readCase([issued, queued], lines, end)).toMatchObject({
      disposition: 'unknown',
      aapor: '3.11',
    });
  });

  test.each(exclusionReasons)('%s before issue is not eligible', (reason) => {
    const excluded: CaseEvent = { type: 'excluded', reason, at: day(4) };
    expect(readCase([issued, delivered, excluded], lines, end)).toMatchObject({
      state: 'not-eligible',
      because: reason,
    });
  });

  test.each(notIssuedReasons)(
    'a member not asked because of %s is kept apart with the reason (R13)',
    (reason) => {
      expect(readCase([{ type: 'not-issued', reason, at: day(1) }], lines, end)).toEqual({
        state: 'not-issued',
        because: reason,
      });
    },
  );

  test('a bounce is dated, and whether anything was answered is told: the base of break-off', () => {
    const read = (...events: CaseEvent[]) => readCase([issued, delivered, ...events], lines, end);
    expect(read(bounced('email', true, 4))).toMatchObject({ bouncedAt: day(4), hasAnswered: false });
    expect(read(bounced('email'), started)).not.toHaveProperty('bouncedAt');
    expect(read(started)).toMatchObject({ hasStarted: true, hasAnswered: false });
    expect(read(started, saved(0.1))).toMatchObject({ hasAnswered: true, disposition: 'break-off' });
    expect(read(started, saved(0.1), only('declined'))).toMatchObject({
      hasAnswered: true,
      disposition: 'refusal',
    });
  });

  test('screened out and over quota are counted apart, never as refusals', () => {
    for (const reason of ['screened-out', 'over-quota'] as const) {
      const excluded: CaseEvent = { type: 'excluded', reason, at: day(4) };
      expect(readCase([issued, delivered, started, excluded], lines, end)).toMatchObject({
        disposition: 'not-eligible',
        because: reason,
        excludedAt: day(4),
      });
    }
  });

  test('held back at first and issued later is issued', () => {
    expect(
      readCase([{ type: 'not-issued', reason: 'paused', at: day(0) }, issued, delivered], lines, end).state,
    ).toBe('issued');
  });
});

describe('as of an instant (R10)', () => {
  const events = [issued, delivered, started, saved(0.3, 4), saved(0.6, 6), finished(1, 8)];

  test('the same events read differently on different days, and never change for one day', () => {
    const at = (n: number) => {
      const reading = readCase(events, lines, day(n));
      return 'disposition' in reading ? reading.disposition : reading.because;
    };
    expect([0, 1, 3, 5, 7, 9].map(at)).toEqual([
      'not-yet',
      'non-contact',
      'refusal',
      'break-off',
      'partial',
      'complete',
    ]);
    expect(readCase(events, lines, end)).toMatchObject({
      isFinal: true,
      usableAt: day(6),
      issuedAt: day(1),
    });
    expect(readCase(events, lines, day(7))).toMatchObject({
      isFinal: false,
      hasStarted: true,
      isReached: true,
    });
  });

  test('the order in which events were written down does not matter', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(events, { minLength: events.length }), (shuffled) => {
        expect(readCase(shuffled, lines, end)).toEqual(readCase(events, lines, end));
      }),
    );
  });
});

describe('the funnel stands on one base (R10)', () => {
  test('invited, delivered, started, usable, complete; the not issued by reason', () => {
    const funnel = funnelAt(
      [
        [issued, delivered, started, finished(1)],
        [issued, delivered, started, finished(0.7)],
        [issued, delivered, started],
        [issued, delivered],
        [issued, delivered, bounced('email')],
        [issued, delivered, { type: 'excluded', reason: 'duplicate', at: day(2) }],
        [{ type: 'not-issued', reason: 'burden-cap', at: day(1) }],
      ],
      lines,
      end,
    );
    expect(funnel).toMatchObject({ invited: 5, delivered: 4, started: 3, usable: 2, complete: 1, open: 3 });
    expect(funnel.dispositions).toMatchObject({
      complete: 1,
      partial: 1,
      refusal: 1,
      'non-contact': 1,
      unknown: 1,
      'not-eligible': 1,
    });
    expect(funnel.notIssued).toMatchObject({ 'burden-cap': 1, paused: 0, 'not-yet': 0 });
  });

  test('no cases: no base', () => {
    expect(funnelAt([], lines, end).invited).toBe(0);
  });

  const anyEvent = fc.oneof(
    fc.constantFrom<CaseEvent>(
      issued,
      delivered,
      started,
      bounced('email'),
      bounced('text'),
      only('declined'),
      only('died'),
      only('left'),
      only('closed'),
    ),
    fc.record({
      type: fc.constantFrom('saved' as const, 'finished' as const),
      channel: fc.constant('paper' as const),
      completeness: fc.double({ min: 0, max: 1, noNaN: true }),
      at: fc.integer({ min: 1, max: 40 }).map(day),
    }),
  );
  test('each stage is part of the one before, and no case is lost', () => {
    fc.assert(
      fc.property(fc.array(fc.array(anyEvent, { maxLength: 8 }), { maxLength: 12 }), (cases) => {
        const funnel = funnelAt(cases, lines, end);
        const { invited, delivered: reached, started: begun, usable, complete } = funnel;
        const stages = [invited, reached, begun, usable, complete];
        expect(stages).toEqual([...stages].sort((a, b) => b - a));
        const sum = (counts: Record<string, number>) => Object.values(counts).reduce((a, b) => a + b, 0);
        expect(sum(funnel.dispositions) + sum(funnel.notIssued)).toBe(cases.length);
        expect(invited + funnel.dispositions['not-eligible'] + sum(funnel.notIssued)).toBe(cases.length);
      }),
    );
  });
});
