import { render } from 'solid-js/web';
import './staff.css';
import { App } from './app';

// The server's page at /staff has <div id="app">.
render(() => <App />, document.getElementById('app') ?? document.body);
