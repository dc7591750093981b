import { Page } from '../../components';
export default function Members() {
  return <Page title="Members">hello</Page>;
}
