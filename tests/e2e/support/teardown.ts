import { running } from './running';

export default async function teardown(): Promise<void> {
  await running.server?.kill();
  await running.database?.drop();
  await running.app?.remove();
}
