// Makes the style sheets, the script and the fonts of the class path: node build.mjs <classes folder>
// Repeats are cheap: npm runs only for a new lock file, the rest only when a source or a class name in use changed.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, extname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, gzipSync } from 'node:zlib';

const here = dirname(fileURLToPath(import.meta.url));
const classes = resolve(process.argv[2] ?? join(here, '../../../target/classes'));
const assets = join(classes, 'static/assets');
const fonts = join(classes, 'fonts');
const at = (...path) => join(here, ...path);
const hash = text => createHash('sha256').update(text).digest('hex');
const under = folder => readdirSync(folder, { withFileTypes: true, recursive: true })
  .filter(entry => entry.isFile())
  .map(entry => join(entry.parentPath ?? entry.path, entry.name))
  .sort();
const unchanged = (stamp, value) => existsSync(stamp) && readFileSync(stamp, 'utf8') === value;

// ---- packages
const lock = hash(readFileSync(at('package-lock.json')));
const lockStamp = at('node_modules/.lock-stamp');
if (!unchanged(lockStamp, lock)) {
  const npm = spawnSync('npm', ['ci', '--ignore-scripts', '--prefer-offline', '--loglevel=error'], {
    cwd: here, stdio: 'inherit', shell: process.platform === 'win32',
  });
  if (npm.status !== 0) process.exit(npm.status ?? 1);
  writeFileSync(lockStamp, lock);
}

// ---- what the pages use: govuk-frontend ships far more classes than we write
const pages = [...under(at('../resources/templates')), ...under(at('../java'))].filter(file => /\.(html|java)$/.test(file));
const used = new Set(pages.flatMap(file => readFileSync(file, 'utf8').match(/govuk-[a-z][\w-]*/g) ?? []));

const sources = [at('build.mjs'), ...under(at('scss')), ...under(at('js'))];
const stamp = join(classes, '../frontend.stamp');
const value = hash([lock, ...[...used].sort(), ...sources.map(file => hash(readFileSync(file)))].join('\n'));
if (unchanged(stamp, value) && existsSync(join(assets, 'manifest.json')) && existsSync(fonts)) process.exit(0);

const [sass, rtlcss, postcss, esbuild] = await Promise.all(
  ['sass', 'rtlcss', 'postcss', 'esbuild'].map(async name => {
    const module = await import(name);
    return name === 'sass' ? module : module.default ?? module;
  }));

// ---- styles
const tidy = css => css
  .replace(/^\uFEFF|@charset "UTF-8";/g, '')
  .replace(/var\((--govuk-[a-z-]+), ?[^()]*?(?:\([^()]*\))?\)/g, 'var($1)') // the bridge in _tokens.scss defines them
  .replace(/@media screen\\0 ?\{[^{}]*(\{[^{}]*\}[^{}]*)*\}/g, '')            // hacks for browsers long gone
  .replace(/@media screen and \(-ms-high-contrast: ?active\), ?\(-ms-high-contrast: ?none\) ?\{[^{}]*(\{[^{}]*\})*\}/g, '')
  .replace(/, ?\(-ms-high-contrast: ?active\)/g, '')
  .replace(/@supports not \(-ms-ime-align: ?auto\) ?\{((?:[^{}]*\{[^{}]*\})*)\}/g, '$1')
  .replace(/[^{}]*::-moz-focus-inner\{[^}]*\}/g, '');

// A selector stays when every govuk class that it needs is named by a page.
const needed = selector => {
  const plain = selector.replace(/:(is|not|where|has)\([^()]*(\([^()]*\)[^()]*)*\)/g, '');
  return (plain.match(/\.govuk-[\w-]+/g) ?? []).every(name => used.has(name.slice(1)));
};
const purge = css => {
  const root = postcss.parse(css);
  root.walkRules(rule => {
    const keep = rule.selectors.filter(needed);
    if (keep.length === 0) rule.remove();
    else rule.selectors = keep;
  });
  // Paper takes the screen's type, and no addresses behind links.
  root.walkAtRules('media', media => {
    if (media.params === 'print' && media.nodes.every(rule => rule.selectors?.every(name => /^[^ ]*\.govuk-/.test(name)))) media.remove();
  });
  // Every component names the type that the body has already.
  root.walkDecls(/^(font-family|-(webkit|moz-osx)-font-smoothing)$/, declaration => {
    if (!/\.govuk-/.test(declaration.parent.selector)) return;
    if (declaration.prop === 'font-family') declaration.value = 'inherit';
    else declaration.remove();
  });
  const dropEmpty = node => [...node.nodes ?? []].forEach(child => {
    dropEmpty(child);
    if (child.type === 'atrule' && child.nodes?.length === 0) child.remove();
  });
  dropEmpty(root);
  return root.toString();
};
// The directional icons of govuk-frontend are drawn with physical borders and rotations that
// rtlcss leaves alone: turn them by hand.
const turned = [
  '.govuk-back-link::before{transform:rotate(135deg)!important}',
  '.govuk-breadcrumbs__list-item::before{transform:rotate(-45deg)!important}',
  '.govuk-checkboxes__label::after{border-width:0 0 2.5px 2.5px;transform:rotate(-45deg)}',
  '.govuk-pagination__icon{transform:scaleX(-1)}',
].join('');
const sheet = name => tidy(sass.compile(at('scss', `${name}.scss`), {
  style: 'compressed', loadPaths: [at('scss'), at('node_modules/govuk-frontend/dist')],
  silenceDeprecations: ['if-function'], quietDeps: true,
}).css);
const made = {
  'diwan.css': purge(sheet('diwan')),
  'diwan-ar.css': purge(rtlcss.process(sheet('diwan-ar')) + turned),
  'desk.css': sheet('desk'),
  'desk-ar.css': rtlcss.process(sheet('desk')),
  // In one file, so that a page of the desk asks for no more than another.
  'desk.js': esbuild.transformSync(['diwan', 'desk'].map(part => readFileSync(at(`js/${part}.js`), 'utf8')).join('\n'), { minify: true, format: 'esm', target: 'es2020' }).code,
  'diwan.js': esbuild.transformSync(readFileSync(at('js/diwan.js'), 'utf8'), { minify: true, format: 'esm', target: 'es2020' }).code,
};

// ---- files with their content in their name, ready compressed
rmSync(assets, { recursive: true, force: true });
mkdirSync(assets, { recursive: true });
const manifest = {};
for (const [name, text] of Object.entries(made)) {
  const file = name.replace(/\.(\w+)$/, `.${hash(text).slice(0, 10)}.$1`);
  manifest[name] = file;
  const gzip = gzipSync(text, { level: 9 });
  const brotli = brotliCompressSync(text);
  writeFileSync(join(assets, file), text);
  writeFileSync(join(assets, `${file}.gz`), gzip);
  writeFileSync(join(assets, `${file}.br`), brotli);
  console.log(file.padEnd(26), text.length, 'gzip', gzip.length, 'brotli', brotli.length);
}
writeFileSync(join(assets, 'manifest.json'), JSON.stringify(manifest, null, 2));

// ---- fonts of the printed documents
const faces = { 'noto-sans': ['400Regular', '600SemiBold', '700Bold'], 'noto-naskh-arabic': ['400Regular', '600SemiBold', '700Bold'] };
mkdirSync(fonts, { recursive: true });
for (const [family, weights] of Object.entries(faces)) {
  const home = at('node_modules/@expo-google-fonts', family);
  for (const weight of weights)
    for (const face of readdirSync(join(home, weight)).filter(file => extname(file) === '.ttf'))
      copyFileSync(join(home, weight, face), join(fonts, face));
  copyFileSync(join(home, 'LICENSE_FONT'), join(fonts, `${family}-OFL.txt`));
}
writeFileSync(stamp, value);
