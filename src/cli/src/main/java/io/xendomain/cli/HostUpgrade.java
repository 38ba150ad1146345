package io.xendomain.cli;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.xendomain.api.EffectiveConfig;
import io.xendomain.api.XenDomain;
import io.xendomain.api.XenHost;
import io.xendomain.xlcfg.Finding;
import io.xendomain.xlcfg.Severity;
import io.xendomain.xlcfg.XenVersion;
import io.xendomain.xlcfg.validate.HostFacts;
import io.xendomain.xlcfg.validate.Upgrade;
import io.xendomain.xlcfg.validate.Validator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What would come of the domains of one host if it had another Xen. Pure.
 *
 * @param host its name
 * @param from the Xen it has; null when that is not known, and then everything that is wrong is said
 * @param to the Xen it would have
 * @param domains all of them, also those for which nothing changes
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record HostUpgrade(String host, String from, String to, List<Domain> domains) {

    /**
     * A domain.
     *
     * @param namespace of the object
     * @param name of the object
     * @param findings what the upgrade would bring it
     */
    record Domain(String namespace, String name, List<Entry> findings) {
        String words() {
            return namespace + "/" + name;
        }
    }

    /** A finding as programs see it. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Entry(String severity, String code, String field, String key, String message) {
        static Entry of(Finding finding) {
            Finding inSpec = finding.under("spec.config");
            return new Entry(
                    inSpec.severity().name(), inSpec.code().name(), inSpec.field(), inSpec.key(), inSpec.message());
        }

        boolean isError() {
            return severity.equals(Severity.Error.name());
        }
    }

    /**
     * Of each host that has domains, in the order of their names.
     *
     * @param hosts what is known of them; those of domains may be missing
     */
    static List<HostUpgrade> of(List<XenHost> hosts, List<XenDomain> domains, XenVersion to) {
        Map<String, Optional<XenVersion>> versions = hosts.stream()
                .collect(Collectors.toMap(host -> host.getMetadata().getName(), HostUpgrade::version));
        Map<String, List<XenDomain>> byHost = domains.stream()
                .collect(Collectors.groupingBy(domain -> domain.getSpec().host(), TreeMap::new, Collectors.toList()));
        return byHost.entrySet().stream()
                .map(entry -> of(
                        entry.getKey(), versions.getOrDefault(entry.getKey(), Optional.empty()), to, entry.getValue()))
                .toList();
    }

    private static HostUpgrade of(String host, Optional<XenVersion> from, XenVersion to, List<XenDomain> domains) {
        return new HostUpgrade(
                host,
                from.map(XenVersion::toString).orElse(null),
                to.toString(),
                domains.stream()
                        .map(domain -> of(domain, from, to))
                        .sorted(Comparator.comparing(Domain::words))
                        .toList());
    }

    private static Domain of(XenDomain domain, Optional<XenVersion> from, XenVersion to) {
        String namespace = domain.getMetadata().getNamespace();
        String name = domain.getMetadata().getName();
        var config = EffectiveConfig.of(domain.getSpec().config(), namespace, name);
        List<Finding> findings = from.map(xen -> Upgrade.check(config, HostFacts.any(xen), to))
                .orElseGet(() -> Validator.validate(config, HostFacts.any(to)));
        return new Domain(namespace, name, findings.stream().map(Entry::of).toList());
    }

    /** An agent that has not heard xl yet says so in words that are no version. */
    private static Optional<XenVersion> version(XenHost host) {
        String xen = host.getStatus() == null ? null : host.getStatus().xenVersion();
        try {
            return Optional.ofNullable(xen).map(XenVersion::of);
        } catch (IllegalArgumentException notYet) {
            return Optional.empty();
        }
    }

    boolean hasErrors() {
        return findings().anyMatch(Entry::isError);
    }

    /** For people. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(Plain.of(host) + ": " + step());
        long untouched = 0;
        for (Domain domain : domains) {
            if (domain.findings().isEmpty()) {
                untouched++;
            } else {
                lines.add("  " + Plain.of(domain.words()));
                domain.findings()
                        .forEach(finding -> lines.add("    "
                                + Report.words(finding.severity(), Plain.of(finding.message()), finding.code())));
            }
        }
        if (untouched > 0) {
            lines.add("  " + Counted.of(untouched, "domain") + ": nothing changes");
        }
        return lines;
    }

    private String step() {
        if (from == null) {
            return "its Xen is not known, so this is all that is wrong with its domains on Xen " + to;
        }
        return from.equals(to) ? "Xen " + from + " already" : "from Xen " + from + " to " + to;
    }

    static String summary(List<HostUpgrade> hosts) {
        long errors = hosts.stream()
                .flatMap(HostUpgrade::findings)
                .filter(Entry::isError)
                .count();
        long all = hosts.stream().flatMap(HostUpgrade::findings).count();
        int domains = hosts.stream().mapToInt(host -> host.domains().size()).sum();
        return Counted.of(hosts.size(), "host") + ", " + Counted.of(domains, "domain") + ": "
                + Report.tally(all, errors);
    }

    private Stream<Entry> findings() {
        return domains.stream().flatMap(domain -> domain.findings().stream());
    }
}
