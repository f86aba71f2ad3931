import { describe, expect, test } from 'vitest';
import {
  type CodeframeChange,
  changeCodeframe,
  currentCodes,
  emptyCodeframe,
  foldCodeframe,
} from '../../../surveys/themes/codeframe';

const at = new Date('2026-06-01T09:00:00Z');
const by = 's1';
type Act<Change = CodeframeChange> = Change extends unknown ? Omit<Change, 'by' | 'at'> : never;
// Putting author and date back makes each act the change it was taken from.
const did = (...acts: Act[]) => acts.map((act) => ({ ...act, by, at }) as CodeframeChange);
const add = (id: string, label: string): Act => ({ act: 'add', id, label });
const start = did(add('wait', 'Waiting'), add('phone', 'Phone queue'), add('kind', 'Kind staff'));

describe('a codeframe is the fold of what people did to it (R20)', () => {
  test('add, rename, merge, split, retire; the history keeps author and date', () => {
    const frame = foldCodeframe([
      ...start,
      ...did(
        { act: 'rename', id: 'wait', label: 'Waiting times', definition: 'Any wait, not the phone' },
        { act: 'merge', from: ['phone'], into: 'wait' },
        {
          act: 'split',
          from: 'wait',
          into: [
            { id: 'wait-gp', label: 'Waiting: GP' },
            { id: 'wait-hospital', label: 'Waiting: hospital' },
          ],
        },
        { act: 'retire', id: 'kind' },
      ),
    ]);
    expect(frame.codes.map((code) => [code.id, code.state])).toEqual([
      ['wait', 'split'],
      ['phone', 'merged'],
      ['kind', 'retired'],
      ['wait-gp', 'live'],
      ['wait-hospital', 'live'],
    ]);
    expect(frame.codes[0]).toMatchObject({ label: 'Waiting times', definition: 'Any wait, not the phone' });
    expect(frame.revision).toBe(7);
    expect(frame.history[3]).toMatchObject({ act: 'rename', by: 's1', at });
  });

  test('a change leaves the frame it began from as it was', () => {
    const frame = foldCodeframe(start);
    const before = structuredClone(frame);
    changeCodeframe(frame, did({ act: 'merge', from: ['phone'], into: 'wait' })[0]!);
    expect(frame).toEqual(before);
  });
});

describe('comments coded earlier find their codes today', () => {
  const frame = foldCodeframe([
    ...start,
    ...did(
      { act: 'merge', from: ['phone'], into: 'wait' },
      {
        act: 'split',
        from: 'wait',
        into: [
          { id: 'wait-gp', label: 'GP' },
          { id: 'wait-ae', label: 'A&E' },
        ],
      },
      add('access', 'Access'),
      { act: 'merge', from: ['wait-ae'], into: 'access' },
    ),
  ]);
  test('a merge is followed; a split waits for a person, with the codes it may be today', () => {
    expect(currentCodes(frame, ['wait-ae', 'kind', 'access'])).toEqual({
      live: ['access', 'kind'],
      toChoose: [],
    });
    expect(currentCodes(frame, ['phone', 'wait'])).toEqual({
      live: [],
      toChoose: [{ from: 'wait', among: ['wait-gp', 'access'] }],
    });
  });
  test('a retired code is no longer shown', () => {
    const later = foldCodeframe([...frame.history, ...did({ act: 'retire', id: 'kind' })]);
    expect(currentCodes(later, ['kind'])).toEqual({ live: [], toChoose: [] });
  });
  test('a code the frame has never had is misuse', () => {
    expect(() => currentCodes(frame, ['gone'])).toThrow(/never in this frame/);
  });
});

describe('what makes no sense is said, and changes nothing', () => {
  test.each<[Act, RegExp]>([
    [add('wait', 'Another'), /has been used/],
    [add('new', ' waiting '), /already called "Waiting"/],
    [add('new', ' '), /no label/],
    [{ act: 'rename', id: 'kind', label: 'Waiting' }, /already called/],
    [{ act: 'rename', id: 'gone', label: 'x' }, /There is no code "gone"/],
    [{ act: 'merge', from: ['wait'], into: 'wait' }, /merged into itself/],
    [{ act: 'merge', from: [], into: 'wait' }, /Nothing is named/],
    [{ act: 'merge', from: ['phone', 'phone'], into: 'wait' }, /named twice/],
    [{ act: 'split', from: 'wait', into: [{ id: 'a', label: 'A' }] }, /at least two/],
    [
      {
        act: 'split',
        from: 'wait',
        into: [
          { id: 'a', label: 'A' },
          { id: 'b', label: 'a' },
        ],
      },
      /are the same/,
    ],
  ])('%o', (act, problem) => {
    expect(changeCodeframe(foldCodeframe(start), did(act)[0]!)).toEqual({
      problem: expect.stringMatching(problem),
    });
  });

  test('a merged code is not changed again, and its id is not used again', () => {
    const frame = foldCodeframe([...start, ...did({ act: 'merge', from: ['phone'], into: 'wait' })]);
    expect(changeCodeframe(frame, did({ act: 'retire', id: 'phone' })[0]!)).toEqual({
      problem: expect.stringMatching(/merged already/),
    });
    expect(changeCodeframe(frame, did(add('phone', 'Telephone'))[0]!)).toHaveProperty('problem');
  });

  test('a stored list that does not fold says at which change', () => {
    expect(() => foldCodeframe(did({ act: 'retire', id: 'x' }))).toThrow(/Change 1 cannot be applied/);
    expect(changeCodeframe(emptyCodeframe, start[0]!)).toHaveProperty('frame.revision', 1);
  });
});
