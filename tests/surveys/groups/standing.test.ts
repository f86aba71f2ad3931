import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type GroupEventType, groupEventTypes, seated, standingOf } from '../../../surveys/groups/standing';

const after = (...types: GroupEventType[]) => standingOf(types.map((type) => ({ type })));

test('someone invited who says yes is in the pool, and after the draw has a place to confirm', () => {
  expect(after('invited')).toBe('silent');
  expect(after('invited', 'can-come')).toBe('can-come');
  expect(after('invited', 'can-come', 'drawn', 'confirmed', 'attended')).toBe('attended');
});

test('yes and no may be changed until the draw', () => {
  expect(after('invited', 'cannot-come', 'can-come')).toBe('can-come');
  expect(after('invited', 'can-come', 'drawn', 'cannot-come')).toBe('drawn');
});

test('who cannot come is never drawn, and a place declined is not given back', () => {
  expect(after('invited', 'cannot-come', 'drawn')).toBe('cannot-come');
  expect(after('invited', 'can-come', 'drawn', 'declined', 'confirmed')).toBe('declined');
});

test('whatever happens, a seat is held only by someone who said yes and was drawn', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...groupEventTypes), { maxLength: 8 }), (types) => {
      const standing = after(...types);
      if (!seated.has(standing)) return;
      expect(types.indexOf('can-come')).toBeGreaterThan(-1);
      expect(types.lastIndexOf('drawn')).toBeGreaterThan(types.indexOf('can-come'));
    }),
  );
});
