import type { Page } from 'playwright-core';

/** One thing as a screen reader has it. */
export type Spoken = {
  readonly role: string;
  readonly name: string;
  readonly description: string;
  /** The names of the groups it stands in, the outermost first. */
  readonly within: readonly string[];
  readonly isInvalid: boolean;
};

type Node = {
  readonly nodeId: string;
  readonly parentId?: string;
  readonly ignored: boolean;
  readonly role?: { readonly value: string };
  readonly name?: { readonly value: string };
  readonly description?: { readonly value: string };
  readonly properties?: readonly { readonly name: string; readonly value: { readonly value: unknown } }[];
};

const groups = ['group', 'radiogroup'];
const fields = ['radio', 'checkbox', 'textbox', 'combobox'];

/** What is asked for on a page, as Chromium hands it to a screen reader: groups and fields. */
export async function readAloud(page: Page): Promise<readonly Spoken[]> {
  const session = await page.context().newCDPSession(page);
  const { nodes } = (await session.send('Accessibility.getFullAXTree')) as { nodes: Node[] };
  await session.detach();
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const isGroup = (node: Node) => !node.ignored && groups.includes(node.role?.value ?? '');
  const within = (node: Node): string[] => {
    const parent = byId.get(node.parentId ?? '');
    if (!parent) return [];
    return [...within(parent), ...(isGroup(parent) ? [parent.name?.value ?? ''] : [])];
  };
  return nodes
    .filter((node) => isGroup(node) || (!node.ignored && fields.includes(node.role?.value ?? '')))
    .map((node) => ({
      role: node.role?.value ?? '',
      name: node.name?.value ?? '',
      description: node.description?.value ?? '',
      within: within(node),
      isInvalid:
        node.properties?.some(({ name, value }) => name === 'invalid' && value.value !== 'false') ?? false,
    }));
}
