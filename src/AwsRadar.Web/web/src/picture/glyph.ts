import type { NodeKind } from "../account/model";
import { svg } from "../dom";

/** One shape for each kind, so that nothing rests on colour or position alone. 12 by 12, stroked. */
const shapes: Record<NodeKind, string> = {
  Account: "M1.5 4.5 6 1.5l4.5 3v6h-9zM4.5 10.5v-3h3v3",
  ForeignPrincipal: "M6 6a2.2 2.2 0 1 0 0-4.4A2.2 2.2 0 0 0 6 6zM1.5 11c.4-2.400 2.100-3.500 4.500-3.500s4.100 1.100 4.500 3.500",
  ServicePrincipal: "M6 1.500 10 3.750v4.500L6 10.500 2 8.250v-4.500z",
  OidcProvider: "M3.500 7.500a2.500 2.500 0 1 1 2.300-3.500H11v2H9.500v1.500H8V6H5.900a2.500 2.500 0 0 1-2.400 1.500z",
  SamlProvider: "M3.500 7.500a2.500 2.500 0 1 1 2.300-3.500H11v2H9.500v1.500H8V6H5.900a2.500 2.500 0 0 1-2.400 1.500z",
  Everyone: "M6 1.200v9.600M1.800 3.600l8.400 4.800M10.200 3.600 1.800 8.400",
  Unrecognized: "M1.500 6a4.500 4.500 0 1 0 9 0 4.500 4.500 0 0 0-9 0zM2.900 2.900l6.200 6.200",
  Unreadable: "M4 4.300C4 3 4.900 2.200 6 2.200s2 .8 2 1.900c0 1.700-2 1.600-2 3.400M6 9.600v.6",
  ThisAccount: "M1.500 4.500 6 1.500l4.500 3v6h-9z",
  User: "M6 6a2.200 2.200 0 1 0 0-4.400A2.200 2.200 0 0 0 6 6zM1.500 11c.4-2.400 2.100-3.500 4.500-3.500s4.100 1.100 4.500 3.500",
  InstanceProfile: "M2 2h8v8H2zM4.500 4.500h3v3h-3z",
  Group: "M4.200 5.500a1.800 1.800 0 1 0 0-3.600 1.800 1.800 0 0 0 0 3.600zM1 10.500c.2-2.300 1.400-3.200 3.200-3.200s3 .9 3.200 3.200M7.600 2a1.800 1.800 0 0 1 0 3.500M9 7.500c1.200.4 1.900 1.400 2 3",
  Role: "M2 2.500h8v3.500c0 2.500-1.600 4-4 5-2.400-1-4-2.500-4-5zM4.400 5.200h.2M7.400 5.200h.2",
  ManagedPolicy: "M2.500 1.500h5l2 2v7h-7zM4.500 5.500h3M4.500 7.500h3",
  InlinePolicy: "M2.500 1.500h7v9h-7zM4.500 4.500h3",
  Service: "M2 2h8v8H2z",
  EveryService: "M1.500 1.500h3.500v3.500H1.500zM7 1.500h3.500v3.500H7zM1.500 7h3.500v3.500H1.500zM7 7h3.500v3.500H7z",
};

export function glyph(kind: NodeKind): SVGSVGElement {
  return svg("svg", { class: "glyph", viewBox: "0 0 12 12", "aria-hidden": "true" }, svg("path", { d: shapes[kind] }));
}
