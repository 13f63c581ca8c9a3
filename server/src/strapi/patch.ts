import type { Undo } from './seam';

type Method = (...args: never[]) => unknown;

/** Whether `name` is a method of `target`, its own or one of its class. */
export const hasMethod = (target: unknown, name: string): boolean =>
  typeof (target as Record<string, unknown> | null | undefined)?.[name] === 'function';

/** The names of those methods that `target` lacks. */
export const missingMethods = (
  label: string,
  target: unknown,
  names: readonly string[],
): string[] => names.filter((name) => !hasMethod(target, name)).map((name) => `${label}.${name}`);

/**
 * Replaces a method in place, so that the object keeps its identity and its prototype: a copy by
 * `{...service}` would lose the methods of a class.
 */
export const patchMethod = <Fn extends Method>(
  target: object,
  name: string,
  replace: (original: Fn) => Fn,
): Undo => {
  const owner = target as Record<string, unknown>;
  const wasOwn = Object.hasOwn(owner, name);
  const original = owner[name] as Fn;
  const replacement = replace(original);
  // What Strapi has noted on the function stays on it.
  owner[name] = Object.assign(replacement, original);
  return () => {
    // Another plugin may have replaced it again meanwhile: its wrapper stays in place.
    if (owner[name] !== replacement) return;
    if (wasOwn) owner[name] = original;
    else Reflect.deleteProperty(owner, name);
  };
};

/** All methods of an object, those of its class among them. */
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
 * An object that stands in for `target`: it inherits everything of it, and `wrap` is put around its
 * methods. They run on `target` itself, so that one that is an instance of a class with private
 * fields works as well. `target` stays as it is: Strapi's own services and controllers are shared
 * by all Strapis of a process.
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
  return substitute;
};
