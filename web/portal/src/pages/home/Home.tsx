import { Page } from '../../components';
export default function Home() {
  return <Page title="Home">hello</Page>;
}
