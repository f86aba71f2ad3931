// zod looks at the page's policy once as it loads, by trying to make code from text, and browsers report the try.
// Told here not to; the application is loaded after, since chunks run before the file that names them.
Object.assign(globalThis, { __zod_globalConfig: { jitless: true } });

// index.html beside this file is the page the server gives at /staff and below.
void import('./start');
