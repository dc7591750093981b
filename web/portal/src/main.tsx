import './nonce';
import 'portal:mantine';
import '@mantine/spotlight/styles.layer.css';
import '@mantine/charts/styles.layer.css';
import './global.css';
import 'portal:styles';
import { createRoot } from 'react-dom/client';
import { App } from './app';

createRoot(document.getElementById('root')!).render(<App />);
