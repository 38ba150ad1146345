package io.xendomain.xlcfg.validate;

import io.xendomain.xlcfg.Code;
import io.xendomain.xlcfg.DomainConfig;
import io.xendomain.xlcfg.keys.Keys;
import io.xendomain.xlcfg.model.Key;
import io.xendomain.xlcfg.model.Place;
import java.util.List;

/** Keys of xl.cfg that take two types of value have two fields; only one of them can be written. */
final class TwinRules {

    static final List<Rule> ALL = Keys.names().stream()
            .sorted()
            .map(Keys::named)
            .filter(fields -> fields.size() == 2)
            .map(fields -> rule(fields.getFirst(), fields.getLast()))
            .toList();

    private TwinRules() {}

    private static Rule rule(Key<?> first, Key<?> second) {
        return Rule.of(
                "!has(self.%s) || !has(self.%s)".formatted(first.field(), second.field()),
                "%s and %s are two forms of one key: remove one of them".formatted(first.field(), second.field()),
                (config, root) -> check(first, second, config, root));
    }

    private static void check(Key<?> first, Key<?> second, DomainConfig config, Place root) {
        if (config.has(first) && config.has(second)) {
            root.child(second)
                    .report(
                            Code.Conflict,
                            Shown.of(config, second),
                            "it is another form of " + first.field() + ", which is set, too",
                            "remove one of them");
        }
    }
}
