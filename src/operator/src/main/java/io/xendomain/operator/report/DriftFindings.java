package io.xendomain.operator.report;

import io.xendomain.api.Limits;
import io.xendomain.protocol.Drift;
import io.xendomain.xlcfg.Code;
import io.xendomain.xlcfg.Finding;
import io.xendomain.xlcfg.keys.Keys;
import io.xendomain.xlcfg.model.Key;
import java.util.Optional;

/** What somebody changed by hand on a host, as findings about the object. */
final class DriftFindings {
    /** As much of a value as leaves room for the remedy. */
    private static final int SHOWN = 200;

    private DriftFindings() {}

    static Finding of(Drift drift) {
        int bracket = drift.key().indexOf('[');
        String name = bracket < 0 ? drift.key() : drift.key().substring(0, bracket);
        String item = drift.key().substring(name.length());
        Optional<Key<?>> key = Keys.named(name).stream().findFirst();
        return new Finding(
                Code.ChangedByHand.severity(),
                field(name, item, key),
                key.map(Key::name).orElse(null),
                Code.ChangedByHand,
                drift.key() + " was changed on the host: it is " + shown(drift.actual()) + ", and the spec says "
                        + shown(drift.configured())
                        + "; edit the object to have it put right, or write into it what there is",
                null);
    }

    private static String field(String name, String item, Optional<Key<?>> key) {
        if (name.equals(Drift.POWER_STATE)) {
            return "spec." + name;
        }
        // a newer agent may name what we do not know
        return key.map(known -> "spec.config." + known.field() + item).orElse("spec.config");
    }

    private static String shown(String value) {
        return value == null ? "not there" : Limits.cut(value, SHOWN);
    }
}
