import { type BuildTarget, build, buildFolder, type Flavour, isBuildCurrent } from '../run/builds.ts';

/** Builds an extension unless what is there is made of today's sources. @returns its folder */
export async function freshBuild(target: BuildTarget, flavour: Flavour): Promise<string> {
  if (!isBuildCurrent(target, flavour)) {
    const { code, output, errors } = await build(target, flavour);
    if (code !== 0) throw new Error(`The ${flavour} build for ${target} failed.\n${output}${errors}`);
  }
  return buildFolder(target, flavour);
}
