export { type Action, type Category, catalogue } from './catalogue';
