/** The shapes that these pages get, by short names. */
import type { components } from '../../api/schema';

type Schemas = components['schemas'];

export type ListedPerson = Schemas['ListedPerson'];
export type PersonCv = Schemas['PersonCv'];
export type Cv = Schemas['Cv'];
export type Source = Schemas['Source'];
export type Fact = Schemas['Fact'];
export type Job = Schemas['Job'];
export type IncomeOverview = Schemas['IncomeOverview'];
export type Flow = Schemas['Flow'];
export type SentDocument = Schemas['SentDocument'];
export type Disagreement = Schemas['Disagreement'];
export type Account = Schemas['Account'];
export type Place = Schemas['Place'];
export type Access = Schemas['Access'];
export type Receipt = Schemas['Receipt'];
