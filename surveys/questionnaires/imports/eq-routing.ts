import { eqRule, isRecord } from './eq-conditions';
import { anyOf, notOf } from './logic';
import type { Entry } from './report';
import { type Jump, type Stop, whoComes } from './routing-rules';
import type { SourceQuestion, SourceRule } from './source';

/** A block of an ONS questionnaire with where it stands. */
export type EqBlock = {
  readonly id: string;
  readonly sectionId: string;
  readonly groupId: string;
  readonly block: Readonly<Record<string, unknown>>;
  readonly place: string;
  /** Under which its section is there at all. */
  readonly enabled: unknown;
  /** Each of them takes the block away when it holds. */
  readonly skipped: readonly SourceRule[];
};

type ReadBlock = EqBlock & { readonly entry: Entry; readonly questions: readonly SourceQuestion[] };

/**
 * Who comes to each block: the rules of its section, those that skip it, and the jumps of blocks before it.
 * @returns for each block the rules that must hold for its questions
 */
export function eqRouting(blocks: readonly ReadBlock[]): readonly (readonly SourceRule[])[] {
  const stops = blocks.map((block, at) => stopOf(block, at, blocks));
  const comes = whoComes(stops);
  return blocks.map(({ enabled, skipped }, at) => {
    const rules: SourceRule[] = [];
    if (enabled !== undefined) rules.push(eqRule(enabled));
    for (const { text, condition } of skipped)
      rules.push({ text, condition: 'cannot' in condition ? condition : notOf(condition) });
    const route = comes[at];
    if (route && !('always' in route && route.always))
      rules.push({ text: 'the routing rules of earlier blocks', condition: route });
    return rules;
  });
}

function stopOf(block: ReadBlock, at: number, blocks: readonly ReadBlock[]): Stop {
  const said = block.skipped.flatMap(({ condition }) => ('cannot' in condition ? [] : [condition]));
  const written = block.block.routing_rules;
  const rules = (Array.isArray(written) ? written : []).flatMap((rule) => jumpOf(rule, block, at, blocks));
  return {
    answers: block.questions.flatMap(({ name, parts, options }) => [
      name,
      ...Object.keys(parts ?? {}),
      ...(options ?? []).flatMap(({ detail }) => (detail ? [detail.name] : [])),
    ]),
    ...(said.length > 0 && { asked: notOf(anyOf(said)) }),
    rules,
  };
}

function jumpOf(rule: unknown, block: ReadBlock, at: number, blocks: readonly ReadBlock[]): Jump[] {
  const text = JSON.stringify(rule);
  const jump = isRecord(rule) && isRecord(rule.goto) ? rule.goto : rule;
  if (!isRecord(jump) || 'repeat' in jump) {
    block.entry.changed('A rule of its routing is not carried over.', text);
    return [];
  }
  const to = placeOf(jump, at, blocks);
  if (to === undefined || to <= at) {
    block.entry.changed(
      to === undefined
        ? 'A rule of its routing leads to a place that is not in the file, and is not carried over.'
        : 'A rule of its routing leads back, which is not carried over: nobody is sent back here.',
      text,
    );
    return [];
  }
  if (jump.when === undefined) return [{ to }];
  const { condition } = eqRule(jump.when);
  if ('cannot' in condition)
    block.entry.changed(
      `A rule of its routing could not be carried over: ${condition.cannot}. Whoever may be asked what follows is asked.`,
      text,
    );
  return [{ to, when: condition }];
}

function placeOf(
  jump: Readonly<Record<string, unknown>>,
  at: number,
  blocks: readonly ReadBlock[],
): number | undefined {
  const own = blocks[at];
  const endOfSection = blocks.findIndex((one, index) => index > at && one.sectionId !== own?.sectionId);
  const end = endOfSection < 0 ? blocks.length : endOfSection;
  const find = (is: (one: ReadBlock) => boolean) => {
    const ahead = blocks.findIndex((one, index) => index > at && is(one));
    const found = ahead >= 0 ? ahead : blocks.findIndex(is);
    return found < 0 ? undefined : found;
  };
  if (typeof jump.block === 'string') return find(({ id }) => id === jump.block);
  if (typeof jump.group === 'string') return find(({ groupId }) => groupId === jump.group);
  if (jump.section === 'End') return end;
  if (typeof jump.section === 'string') return find(({ sectionId }) => sectionId === jump.section);
  return undefined;
}
