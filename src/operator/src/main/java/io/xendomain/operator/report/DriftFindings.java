package io.xendomain.operator.report;

import io.xendomain.protocol.Drift;
import io.xendomain.xlcfg.Code;
import io.xendomain.xlcfg.Finding;
import io.xendomain.xlcfg.keys.Keys;
import io.xendomain.xlcfg.model.Key;
import java.util.List;

/** What somebody changed by hand on a host, as findings about the object. */
final class DriftFindings {

    private DriftFindings() {}

    static Finding of(Drift drift) {
        String key = drift.key().replaceFirst("\\[.*", "");
        String item = drift.key().substring(key.length());
        List<Key<?>> keys = Keys.named(key);
        String field = keys.isEmpty()
                ? "spec." + key
                : "spec.config." + keys.getFirst().field() + item;
        return new Finding(
                Code.ChangedByHand.severity(),
                field,
                keys.isEmpty() ? null : key,
                Code.ChangedByHand,
                drift.key() + " was changed on the host: it is " + orNone(drift.actual()) + ", and the spec says "
                        + orNone(drift.configured())
                        + "; edit the object to have it put right, or write into it what there is",
                null);
    }

    private static String orNone(String value) {
        return value == null ? "not there" : value;
    }
}
