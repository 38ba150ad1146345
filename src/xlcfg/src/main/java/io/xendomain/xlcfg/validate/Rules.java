package io.xendomain.xlcfg.validate;

import java.util.List;

/** Every rule between the values of one config. */
public final class Rules {
    private static final List<Rule> ALL = List.of(Rule.of(BootRules::name));

    private Rules() {}

    public static List<Rule> all() {
        return ALL;
    }
}
