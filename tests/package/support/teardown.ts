import { app } from './app';

export default (): Promise<void> => app.remove();
