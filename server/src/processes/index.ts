export { type Ends, endsOf, type Mark, readMarks, removeMarks, writeMark } from './marks';
export { versionsOf } from './versions';
