import { render } from 'solid-js/web';
import './staff.css';
import { App } from './app';

render(() => <App />, document.getElementById('app') ?? document.body);
