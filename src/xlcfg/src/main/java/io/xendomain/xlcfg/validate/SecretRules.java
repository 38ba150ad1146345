package io.xendomain.xlcfg.validate;

import static io.xendomain.xlcfg.keys.GraphicsKeys.VNCPASSWD;
import static io.xendomain.xlcfg.keys.GraphicsKeys.VNCPASSWD_SECRET_REF;
import static io.xendomain.xlcfg.keys.SpiceKeys.SPICEPASSWD;
import static io.xendomain.xlcfg.keys.SpiceKeys.SPICEPASSWD_SECRET_REF;

import io.xendomain.xlcfg.Code;
import io.xendomain.xlcfg.DomainConfig;
import io.xendomain.xlcfg.model.Key;
import io.xendomain.xlcfg.model.Place;
import io.xendomain.xlcfg.model.SecretRef;
import java.util.List;

/** Passwords, which belong into a Secret. */
final class SecretRules {
    static final String RULE = "a password in a config can be read in the API server, in Git and in dom0";

    static final List<Rule> ALL = List.of(Rule.of(SecretRules::clearText));

    private SecretRules() {}

    private static void clearText(DomainConfig config, Place root) {
        clearText(config, VNCPASSWD, VNCPASSWD_SECRET_REF, root);
        clearText(config, SPICEPASSWD, SPICEPASSWD_SECRET_REF, root);
    }

    private static void clearText(DomainConfig config, Key<String> key, Key<SecretRef> reference, Place root) {
        if (config.has(key) && !config.has(reference)) {
            root.child(key)
                    .report(
                            Code.ClearTextSecret,
                            config.get(key),
                            RULE,
                            "put it into a Secret and name that with " + reference.field());
        }
    }
}
