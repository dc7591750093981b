/** What pages are made of. */
export { CodeSample, type Sample } from './CodeSample';
export { type Question, useConfirm } from './Confirm';
export { type Column, DataTable } from './DataTable';
export { Beside, DetailPanel } from './DetailPanel';
export { Filters, SearchFilter, SelectFilter, useFilter } from './filters';
export { Form, useForm } from './form';
export { JsonView } from './JsonView';
export { Page, Section, usePageHeading } from './Page';
export { say } from './say';
export { Secret } from './Secret';
export * from './small';
export { Empty, Loading, Problem } from './states';
