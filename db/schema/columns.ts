import { integer, text } from 'drizzle-orm/sqlite-core';

/** An instant, kept as milliseconds UTC. */
export const instant = (name: string) => integer(name, { mode: 'timestamp_ms' });

/** A yes or no. */
export const claim = (name: string) => integer(name, { mode: 'boolean' });

/** A JSON document of a known shape. */
export const document = <Shape>(name: string) => text(name, { mode: 'json' }).$type<Shape>();
