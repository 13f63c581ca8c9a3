export { type AroundAction, controllerActions, issuedTokens } from './end-user-sign-in';
export { cronJobs } from './cron-jobs';
export { capturedModels, entityWrites, serviceMethods } from './atomic-writes';
export { handlerNames, HANDLERS, pluginRoute } from './routes';
export { markAsPlugins, nestedTransactions } from './nested-transactions';
export { reliedOn } from './relied-on';
export { type MissingSeam, type Seam, Seams } from './seam';
export { sharedConnection } from './shared-connection';
export { transferLifecycles } from './transfer-lifecycles';
