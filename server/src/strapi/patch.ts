import type { Undo } from './seam';

type Method = (...args: never[]) => unknown;

/** Whether `name` is a method of `target`, its own or one of its class. */
export const hasMethod = (target: unknown, name: string): boolean =>
  typeof (target as Record<string, unknown> | null | undefined)?.[name] === 'function';

/** The methods that `target` lacks. */
export const missingMethods = (
  label: string,
  target: unknown,
  names: readonly string[],
): string[] => names.filter((name) => !hasMethod(target, name)).map((name) => `${label}.${name}`);

/**
 * Replaces a method in place, so that the object keeps its identity and its prototype: a copy by
 * `{...service}` would lose the methods of a class. One that is not there is not made up: code may
 * ask whether it is.
 */
export const patchMethod = <Fn extends Method>(
  target: object,
  name: string,
  replace: (original: Fn) => Fn,
): Undo => {
  if (!hasMethod(target, name)) return () => undefined;
  const owner = target as Record<string, unknown>;
  const wasOwn = Object.hasOwn(owner, name);
  const original = owner[name] as Fn;
  const replacement = replace(original);
  // Strapi keeps properties on functions. The replacement gets them too.
  owner[name] = Object.assign(replacement, original);
  return () => {
    // Another plugin may have replaced it since. Its wrapper stays in place.
    if (owner[name] !== replacement) return;
    if (wasOwn) owner[name] = original;
    else Reflect.deleteProperty(owner, name);
  };
};

/** All methods of an object, including those of its class. */
const methodNames = (target: object): string[] => {
  const names = new Set<string>();
  for (
    let level: object | null = target;
    level && level !== Object.prototype;
    level = Object.getPrototypeOf(level) as object | null
  ) {
    for (const [name, { value }] of Object.entries(Object.getOwnPropertyDescriptors(level))) {
      if (name !== 'constructor' && typeof value === 'function') names.add(name);
    }
  }
  return [...names];
};

/**
 * An object that replaces `target`. It inherits from `target`, and `wrap` wraps its methods. They
 * run on `target` itself, so that a class with private fields works too. `target` stays unchanged,
 * because all Strapis of a process share its services and controllers.
 */
export const standIn = <Fn extends Method>(
  target: object,
  wrap: (name: string, original: Fn) => Fn,
): object => {
  const substitute = Object.create(target) as Record<string, unknown>;
  for (const name of methodNames(target)) {
    const original = (target as Record<string, Fn>)[name] as Fn;
    const onTarget = function method(this: unknown, ...args: never[]) {
      return original.apply(this === substitute ? target : this, args);
    } as Fn;
    const value = Object.assign(wrap(name, onTarget), original);
    // As own and enumerable properties: some code copies a service by `{...service}`.
    Object.defineProperty(substitute, name, {
      value,
      configurable: true,
      enumerable: true,
      writable: true,
    });
  }
  for (const name of Object.keys(target)) {
    if (!Object.hasOwn(substitute, name)) showProperty(substitute, target, name);
  }
  return substitute;
};

/** Makes what is no method a property of the substitute as well, for code that copies it. */
const showProperty = (substitute: object, target: object, name: string): void => {
  const settings = { configurable: true, enumerable: true };
  Object.defineProperty(substitute, name, {
    ...settings,
    get: () => (target as Record<string, unknown>)[name],
    set: (value: unknown) =>
      Object.defineProperty(substitute, name, { ...settings, writable: true, value }),
  });
};
