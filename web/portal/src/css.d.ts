declare module '*.module.css' {
  const classes: Record<string, string>;
  export default classes;
}
declare module '*.css';
declare module 'portal:*';
declare module '*.svg' {
  const url: string;
  export default url;
}
