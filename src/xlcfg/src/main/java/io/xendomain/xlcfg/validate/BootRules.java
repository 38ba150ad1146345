package io.xendomain.xlcfg.validate;

import static io.xendomain.xlcfg.keys.GeneralKeys.NAME;

import io.xendomain.xlcfg.Code;
import io.xendomain.xlcfg.DomainConfig;
import io.xendomain.xlcfg.model.Place;

/** What type of guest it is, and what it boots. */
final class BootRules {
    private BootRules() {}

    static void name(DomainConfig config, Place root) {
        if (config.isAbsent(NAME)) {
            root.child(NAME)
                    .report(
                            Code.Missing,
                            Shown.NOT_SET,
                            "every domain needs one",
                            "set name to one unique on its host");
        }
    }
}
