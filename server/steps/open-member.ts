import { addAudit, listAuditOfMember } from '../../db/queries/audit';
import { listCasesOfMember, listEventsOfCases } from '../../db/queries/fieldwork';
import {
  findMember,
  listConsents,
  listFacts,
  listMemberEvents,
  type Member,
  type ProfileFact,
} from '../../db/queries/panel';
import type { ProfileVariable } from '../../surveys/panel/profile';
import { inLanguage, type MissingReason, type Stored } from '../../surveys/vocabulary';
import type { Deps } from '../deps';
import { Refusal } from '../errors';
import { readProfiles } from './read-profiles';

/** Opened again within this time by the same person, one line in the audit is enough. */
const sameSittingMinutes = 15;

/** Writes down that a record is opened, then reads it: everything but who the person is and what they answered. */
export async function openMember(deps: Deps, footprintId: string, by: string, memberId: string) {
  const asOf = deps.now();
  const member = await deps.writer.write(footprintId, async (write) => {
    const found = await findMember(write, memberId);
    if (!found) throw new Refusal('not-found');
    const since = asOf.getTime() - sameSittingMinutes * 60_000;
    const isSameSitting = (await listAuditOfMember(write, memberId)).some(
      ({ actor, act, at }) => actor === by && act === 'member.opened' && at.getTime() > since,
    );
    if (!isSameSitting)
      await addAudit(write, {
        at: asOf,
        actor: by,
        act: 'member.opened',
        object: memberId,
        members: [memberId],
      });
    return found;
  });
  const read = deps.read(footprintId);
  const { variables, byMember } = await readProfiles(read, deps, [member], asOf);
  const cases = await listCasesOfMember(read, memberId);
  return {
    member,
    asOf,
    facts: factsOf(variables, byMember.get(memberId) ?? {}, await listFacts(read, [memberId], asOf), member),
    consents: await listConsents(read, memberId),
    memberEvents: await listMemberEvents(read, memberId),
    cases,
    caseEvents: await listEventsOfCases(
      read,
      cases.map((row) => row.case.id),
    ),
    opened: await listAuditOfMember(read, memberId),
  };
}

type ShownFact = {
  variable: string;
  label: string;
  answer: string;
  isMissing: boolean;
  saidAt: string | null;
  isCurrent: boolean;
};

function factsOf(
  variables: readonly ProfileVariable[],
  codes: Readonly<Record<string, Stored<string>>>,
  facts: readonly ProfileFact[],
  member: Member,
): ShownFact[] {
  return variables.flatMap((variable) => {
    const own = facts.filter((fact) => fact.variable === sourceOf(variable));
    const now = codes[variable.key] ?? { missing: 'not-asked' as const };
    const saidAt = own.at(-1)?.at ?? (isAge(variable) && member.bornSealed !== null ? member.joinedAt : null);
    const row = (stored: Stored<string>, at: Date | null, isCurrent: boolean): ShownFact => ({
      variable: variable.key,
      label: inLanguage(variable.label, 'en'),
      answer: answerOf(variable, stored),
      isMissing: 'missing' in stored,
      saidAt: at?.toISOString() ?? null,
      isCurrent,
    });
    // Earlier answers of what is asked; a place they lived in before is not told again by its parts.
    const earlier = variable.kind === 'asked' ? own.slice(0, -1).reverse() : [];
    return [
      row(now, saidAt, true),
      ...earlier.map((fact) =>
        row(
          fact.code === null ? { missing: fact.missing ?? 'not-asked' } : { value: fact.code },
          fact.at,
          false,
        ),
      ),
    ];
  });
}

const isAge = (variable: ProfileVariable) =>
  variable.kind === 'derived' && variable.rule.rule === 'age-bands';

const sourceOf = (variable: ProfileVariable) =>
  variable.kind === 'derived' && variable.rule.rule === 'area-column' ? 'lsoa' : variable.key;

const missingWords: Readonly<Record<MissingReason, string>> = {
  'not-asked': 'not known',
  skipped: 'skipped',
  'dont-know': 'does not know',
  'prefer-not-to-say': 'prefer not to say',
};

function answerOf(variable: ProfileVariable, stored: Stored<string>): string {
  if ('missing' in stored) return missingWords[stored.missing];
  const category = variable.categories.find(({ code }) => code === stored.value);
  return category ? inLanguage(category.label, 'en') : stored.value;
}
