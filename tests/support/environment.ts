/** Runs `work` with these environment variables set, and puts the former ones back. */
export async function withEnvironment<T>(
  variables: Record<string, string>,
  work: () => Promise<T>,
): Promise<T> {
  const former = { ...process.env };
  Object.assign(process.env, variables);
  try {
    return await work();
  } finally {
    for (const name of Object.keys(variables)) {
      if (former[name] === undefined) Reflect.deleteProperty(process.env, name);
      else process.env[name] = former[name];
    }
  }
}
