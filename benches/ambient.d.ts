// Built by `./build.sh bench legs`, and only there.
declare module '*/stillpage_bench_legs.js' {
  export default function init(options: { module_or_path: ArrayBuffer }): Promise<unknown>;
  export function names(): string[];
  export function legs(url: string, base: string, names: string[], numbers: Uint32Array, text: string): Float64Array;
}
