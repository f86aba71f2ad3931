/** The fields of a form, as posted: single values as text, ticked ones as lists. */
export type Fields = {
  readonly text: (name: string) => string;
  readonly list: (name: string) => readonly string[];
};

export function fieldsOf(body: Readonly<Record<string, string | readonly string[]>>): Fields {
  return {
    text: (name) => {
      const value = body[name];
      return (typeof value === 'string' ? value : (value?.[0] ?? '')).slice(0, 1000);
    },
    list: (name) => {
      const value = body[name];
      return (typeof value === 'string' ? [value] : (value ?? [])).slice(0, 30);
    },
  };
}

export const contactFields = (fields: Fields) => ({
  name: fields.text('name'),
  email: fields.text('email'),
  mobile: fields.text('mobile'),
  landline: fields.text('landline'),
  address: fields.text('address'),
  preferred: fields.text('preferred'),
});
