/** Runs `work` with these environment variables set in `env`, and puts the former ones back. */
export async function withEnvironment<T>(
  env: NodeJS.ProcessEnv,
  variables: Record<string, string>,
  work: () => Promise<T>,
): Promise<T> {
  const former = { ...env };
  Object.assign(env, variables);
  try {
    return await work();
  } finally {
    for (const name of Object.keys(variables)) {
      if (former[name] === undefined) Reflect.deleteProperty(env, name);
      else env[name] = former[name];
    }
  }
}
