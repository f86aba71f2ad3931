import { AnalysisError } from '../errors';
import { leximin } from './leximin';
import { maximin } from './maximin';
import type { DrawMethod } from './method';
import { stratified } from './stratified';

/** Every way of drawing lots, by name. */
export const drawMethods: Readonly<Record<string, DrawMethod>> = { leximin, maximin, stratified };

/** @throws AnalysisError `unknown-draw` */
export function getDrawMethod(name: string): DrawMethod {
  const method = Object.hasOwn(drawMethods, name) ? drawMethods[name] : undefined;
  if (!method)
    throw new AnalysisError('unknown-draw', { name, methods: Object.keys(drawMethods).join(', ') });
  return method;
}
