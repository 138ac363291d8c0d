/** Says where in a fault plan something is wrong, and what. */
export class FaultPlanError extends Error {
  constructor(
    readonly path: string,
    problem: string,
  ) {
    super(`fault plan${path === "" ? "" : `, ${path}`}: ${problem}`);
    this.name = "FaultPlanError";
  }
}

/** Turns an unknown value into a checked one, or throws naming the path. */
export type Reader<T> = (value: unknown, path: string) => T;

export const text: Reader<string> = (value, path) => {
  if (typeof value !== "string" || value === "") throw new FaultPlanError(path, "must be a text that is not empty");
  return value;
};

export const flag: Reader<boolean> = (value, path) => {
  if (typeof value !== "boolean") throw new FaultPlanError(path, "must be true or false");
  return value;
};

export function number(least: number, most: number): Reader<number> {
  return (value, path) => {
    if (typeof value !== "number" || !(value >= least && value <= most))
      throw new FaultPlanError(path, `must be a number from ${least} to ${most}`);
    return value;
  };
}

/** A whole number that is not less than that. */
export function whole(least: number): Reader<number> {
  return (value, path) => {
    if (typeof value !== "number" || !Number.isSafeInteger(value) || value < least)
      throw new FaultPlanError(path, `must be a whole number not less than ${least}`);
    return value;
  };
}

export function oneOf<T extends string>(names: readonly T[]): Reader<T> {
  return (value, path) => {
    const found = names.find((name) => name === value);
    if (found === undefined) throw new FaultPlanError(path, `must be one of ${names.join(", ")}`);
    return found;
  };
}

export function list<T>(item: Reader<T>): Reader<readonly T[]> {
  return (value, path) => {
    if (!Array.isArray(value)) throw new FaultPlanError(path, "must be a list");
    return value.map((inner: unknown, index) => item(inner, `${path}[${index}]`));
  };
}

/** Null, or what the reader takes. */
export function orNull<T>(reader: Reader<T>): Reader<T | null> {
  return (value, path) => (value === null ? null : reader(value, path));
}

/** An object with these members and no others; those of `required` must be there. */
export function record<T extends object>(
  members: { readonly [Key in keyof T]-?: Reader<unknown> },
  required: readonly (keyof T & string)[] = [],
): Reader<T> {
  return (value, path) => {
    const known = Object.keys(members);
    if (typeof value !== "object" || value === null || Array.isArray(value))
      throw new FaultPlanError(path, `must be an object with ${known.join(", ")}`);
    const place = (name: string): string => (path === "" ? name : `${path}.${name}`);
    for (const name of required) if (!Object.hasOwn(value, name)) throw new FaultPlanError(place(name), "is missing");
    const entries = Object.entries(value).map(([name, inner]: [string, unknown]) => {
      if (!Object.hasOwn(members, name))
        throw new FaultPlanError(place(name), `is unknown; known here: ${known.join(", ")}`);
      return [name, members[name as keyof T](inner, place(name))];
    });
    return Object.fromEntries(entries) as T;
  };
}
