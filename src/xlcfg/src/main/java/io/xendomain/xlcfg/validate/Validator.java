package io.xendomain.xlcfg.validate;

import io.xendomain.xlcfg.DomainConfig;
import io.xendomain.xlcfg.Finding;
import io.xendomain.xlcfg.GuestType;
import io.xendomain.xlcfg.keys.GeneralKeys;
import io.xendomain.xlcfg.model.Place;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Says everything there is to say about one config, errors first and each kind in the order of the fields. */
public final class Validator {
    private static final Comparator<Finding> ERRORS_FIRST = Comparator.comparing(Finding::severity);

    private Validator() {}

    /**
     * All findings: what could not be read, what its rules forbid, and what the host cannot do. A config that has an
     * error is not pushed.
     */
    public static List<Finding> validate(DomainConfig config, HostFacts host) {
        Set<Finding> findings = new LinkedHashSet<>(config.unreadable());
        findings.addAll(
                config.isUnreadable(GeneralKeys.TYPE) ? whateverTheType(config, host) : checkRules(config, host));
        return findings.stream().sorted(ERRORS_FIRST).toList();
    }

    /** What holds for each type of guest, when nobody knows which was meant. */
    private static Set<Finding> whateverTheType(DomainConfig config, HostFacts host) {
        return Stream.of(GuestType.values())
                .map(type -> checkRules(config.with(GeneralKeys.TYPE, type.word()), host))
                .reduce((some, others) -> {
                    some.retainAll(others);
                    return some;
                })
                .orElseThrow();
    }

    private static Set<Finding> checkRules(DomainConfig config, HostFacts host) {
        Set<Finding> findings = new LinkedHashSet<>();
        Place root = new Place("", null, null, findings::add);
        Rules.all().forEach(rule -> rule.check().check(config, root));
        HostRules.check(config, host, root);
        List<Finding> soFar = new ArrayList<>(findings);
        soFar.addAll(config.unreadable());
        KeyRules.check(config, soFar, root);
        return findings;
    }
}
