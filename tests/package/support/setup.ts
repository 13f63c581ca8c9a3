import { PackedApp } from '../../support/packed-app';

export default async function setup(): Promise<void> {
  const app = await PackedApp.create();
  process.env.PACKED_APP_DIR = app.dir;
}
