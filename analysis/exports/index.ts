import { AnalysisError } from '../errors';
import { csv } from './csv';
import type { ExportFormat } from './format';

/** Every export format, by name. */
export const exportFormats: Readonly<Record<string, ExportFormat>> = { csv };

/** @throws AnalysisError `unknown-format` */
export function getExportFormat(name: string): ExportFormat {
  const format = Object.hasOwn(exportFormats, name) ? exportFormats[name] : undefined;
  if (!format)
    throw new AnalysisError('unknown-format', { name, formats: Object.keys(exportFormats).join(', ') });
  return format;
}
