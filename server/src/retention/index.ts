export { Cleaner, CRON } from './cleaner';
