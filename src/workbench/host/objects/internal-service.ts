import { HostError } from "../errors";
import type { BoundObject } from "../member";
import { define, bind, method } from "../member";

const addinService = define<null>({
  name: "AddinInternalService",
  methods: { notifyActionHandlerReady: method(0, () => null) },
});

/** Objects the client makes by a server type name; only the one of the handshake is hosted. */
export function internalService(typeName: string): BoundObject {
  if (typeName === "Microsoft.InternalService.AddinInternalService") return bind(addinService, null);
  throw new HostError("ApiNotFound", `${typeName} is not hosted`);
}
