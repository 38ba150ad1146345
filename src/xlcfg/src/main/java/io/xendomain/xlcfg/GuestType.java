package io.xendomain.xlcfg;

import java.util.Locale;

/** How a guest runs on Xen: {@code type} in xl.cfg(5). */
public enum GuestType {
    PV,
    PVH,
    HVM;

    /** As {@code type=} spells it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
