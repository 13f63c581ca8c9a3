import catalogue from './catalogue';
import events from './events';
import download from './export';
import proof from './proof';
import seal from './seal';
import settings from './settings';
import views from './views';

export default { catalogue, events, export: download, proof, seal, settings, views };
