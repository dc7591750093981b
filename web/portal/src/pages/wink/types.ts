/** What the calls about Wink templates and data sources answer, by the names that the pages use. */
import type { components } from '../../api/schema';

export type WinkTemplate = components['schemas']['WinkTemplate'];
export type Design = WinkTemplate['design'];
export type DataSources = components['schemas']['DataSources'];
export type DataSource = DataSources['items'][number];
export type ConsentTemplate = components['schemas']['ConsentTemplate'];
export type Consents = components['schemas']['Consents'];
