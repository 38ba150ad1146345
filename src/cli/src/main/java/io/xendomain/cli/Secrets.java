package io.xendomain.cli;

import io.xendomain.xlcfg.DomainConfig;
import io.xendomain.xlcfg.keys.Keys;
import io.xendomain.xlcfg.model.Key;
import io.xendomain.xlcfg.model.SecretRefType;
import java.util.ArrayList;
import java.util.List;

/** References to Secrets, where no cluster can be asked for them. */
final class Secrets {

    /**
     * A config without its references.
     *
     * @param config the rest
     * @param notes what is missing in it, as lines of comment
     */
    record Removed(DomainConfig config, List<String> notes) {}

    private Secrets() {}

    static Removed remove(DomainConfig config) {
        List<String> notes = new ArrayList<>();
        DomainConfig rest = config;
        for (Key<?> key : Keys.all()) {
            if (key.type() instanceof SecretRefType(Key<String> target) && rest.has(key)) {
                notes.add("# " + target.name() + " comes from a Secret and is not shown");
                rest = rest.with(key, null);
            }
        }
        return new Removed(rest, notes);
    }
}
