import { render } from 'solid-js/web';
import './staff.css';
import { App } from './app';

// index.html beside this file is the page the server gives at /staff and below.
render(() => <App />, document.getElementById('app') ?? document.body);
