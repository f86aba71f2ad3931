import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { bundledPathways, loadPathway } from '../../../db/reference/pathways';
import { printDue } from '../../../surveys/pathways/due';

const root = fileURLToPath(new URL('../../../db/reference/pathways', import.meta.url));

/** Milestones by phase, in the order of the document. */
function countByPhase(key: (typeof bundledPathways)[number]) {
  const counts: Record<string, number> = {};
  for (const { phase } of loadPathway(root, key).milestones) counts[phase] = (counts[phase] ?? 0) + 1;
  return Object.entries(counts);
}

describe('the two real records hold every milestone of their document (R22)', () => {
  test('respiratory: 20 in six phases, eleven of them done', () => {
    expect(countByPhase('respiratory')).toEqual([
      ['Approval', 1],
      ['Design', 2],
      ['Change programme', 6],
      ['High level design phase', 5],
      ['Contracting', 2],
      ['Service transformation', 4],
    ]);
    expect(loadPathway(root, 'respiratory').milestones.filter((milestone) => milestone.isDone)).toHaveLength(
      11,
    );
  });

  test('MSK: 22 in seven phases, with no word on which are done', () => {
    expect(countByPhase('msk')).toEqual([
      ['Phase 1: Start Up', 2],
      ['Phase 2: Assessment', 8],
      ['Phase 3: High Level Design', 6],
      ['Phase 4: Commissioning', 2],
      ['Phase 4: Design for Delivery', 1],
      ['Phase 5: Delivery', 1],
      ['Phase 6: Project Close', 2],
    ]);
    const msk = loadPathway(root, 'msk');
    expect(msk.progressStated).toBe(false);
    expect(msk.milestones.some((milestone) => milestone.isDone)).toBe(false);
  });

  test('dates are as precise as the document: a month, a day, a span', () => {
    const dueOf = (title: string) =>
      printDue(
        loadPathway(root, 'respiratory').milestones.find((milestone) => milestone.title === title)!.due,
      );
    expect(dueOf('Authority to proceed')).toBe('May 2017');
    expect(dueOf('Service development workshop 1')).toBe('4 May 2017');
    expect(dueOf('Consultation on the high level service design')).toBe('July to October 2017');
    expect(printDue(loadPathway(root, 'msk').milestones.at(-1)!.due)).toBe('1 October 2019');
  });
});

test.each(bundledPathways)('%s says what it is for, its scope, its groups and where it was said', (key) => {
  const { fields, source, evidence } = loadPathway(root, key);
  expect(fields.aim).toBeTruthy();
  for (const field of [
    'scope',
    'outOfScope',
    'whyChosen',
    'principles',
    'owners',
    'groups',
    'engagement',
  ] as const) {
    expect(fields[field]?.length).toBeGreaterThan(0);
  }
  expect(source).toContain('23 October 2017');
  expect(evidence[0]!.findings.length).toBeGreaterThan(0);
});

test('owners and groups are roles: no title of a person stands in a record (R22)', () => {
  for (const key of bundledPathways) {
    expect(JSON.stringify(loadPathway(root, key))).not.toMatch(/\b(Dr|Prof|Mr|Mrs|Ms|Miss)\.? [A-Z]/);
  }
});
