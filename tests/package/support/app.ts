import { PackedApp } from '../../support/packed-app';

/** The app that `setup.ts` creates before the tests of the package. */
export const app = new PackedApp(process.env.PACKED_APP_DIR ?? '');
