package io.xendomain.operator.validate;

import io.xendomain.api.Reason;
import io.xendomain.api.XenDomain;
import io.xendomain.operator.Reconciliation;
import io.xendomain.operator.map.Secrets;
import io.xendomain.protocol.CpuPool;
import io.xendomain.protocol.HostReport;
import io.xendomain.xlcfg.DomainConfig;
import io.xendomain.xlcfg.Finding;
import io.xendomain.xlcfg.GuestType;
import io.xendomain.xlcfg.XenVersion;
import io.xendomain.xlcfg.validate.HostFacts;
import io.xendomain.xlcfg.validate.Validator;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Everything there is to say about a config before it is rendered; paths from the object's root. */
public final class Checks {
    private static final String CONFIG = "spec.config";
    private static final XenVersion TELLS_HAP = XenVersion.of("4.13");

    private Checks() {}

    /** What could not be read outside of the config; nothing else is looked at before that is repaired. */
    public static Optional<Reconciliation> unreadable(XenDomain domain) {
        List<Finding> unreadable = domain.getSpec().unreadable();
        return unreadable.isEmpty()
                ? Optional.empty()
                : Optional.of(new Reconciliation.Invalid(
                        Reason.SpecUnreadable,
                        Stream.concat(
                                        unreadable.stream(),
                                        under(domain.getSpec().config().unreadable()).stream())
                                .toList()));
    }

    /**
     * @param config with its defaults, secrets still references
     * @param resolved the same with the secrets
     * @param rivals what other objects on the host have that this one has, too
     * @param doubles where else the domain is; paths from the object's root
     */
    public static List<Finding> all(
            DomainConfig config,
            HostReport host,
            Secrets.Resolved resolved,
            List<Finding> rivals,
            List<Finding> doubles) {
        Stream<Finding> inConfig = Stream.of(Validator.validate(config, facts(host)), resolved.missing(), rivals)
                .flatMap(List::stream)
                .map(finding -> finding.under(CONFIG));
        return Stream.concat(inConfig, doubles.stream()).toList();
    }

    /** A refusal by the renderer. */
    public static List<Finding> under(List<Finding> findings) {
        return findings.stream().map(finding -> finding.under(CONFIG)).toList();
    }

    /** Whether one of them keeps the config from being pushed, and what to call it. */
    public static Optional<Reconciliation> verdict(List<Finding> findings, Secrets.Resolved resolved) {
        if (findings.stream().noneMatch(Finding::isError)) {
            return Optional.empty();
        }
        boolean onlySecrets = findings.stream().filter(Finding::isError).count()
                == resolved.missing().size();
        return Optional.of(
                new Reconciliation.Invalid(onlySecrets ? Reason.SecretNotFound : Reason.ConfigInvalid, findings));
    }

    static HostFacts facts(HostReport host) {
        return new HostFacts(
                XenVersion.of(host.xenVersion()),
                host.cpus() > 0 ? OptionalInt.of(host.cpus()) : OptionalInt.empty(),
                host.numaNodes() > 0 ? OptionalInt.of(host.numaNodes()) : OptionalInt.empty(),
                host.memoryMiB() > 0 ? OptionalLong.of(host.memoryMiB()) : OptionalLong.empty(),
                guestTypes(host),
                hap(host),
                Optional.ofNullable(host.scheduler()),
                pools(host));
    }

    /** Older versions of Xen do not tell. */
    private static Optional<Boolean> hap(HostReport host) {
        boolean told = !XenVersion.of(host.xenVersion()).isBefore(TELLS_HAP);
        return told ? Optional.of(host.capabilities().contains("hap")) : Optional.empty();
    }

    private static Map<String, String> pools(HostReport host) {
        return host.cpuPools().stream()
                .filter(pool -> pool.name() != null)
                .collect(Collectors.toUnmodifiableMap(
                        CpuPool::name, pool -> Objects.requireNonNullElse(pool.scheduler(), ""), (one, other) -> one));
    }

    private static Set<GuestType> guestTypes(HostReport host) {
        return Arrays.stream(GuestType.values())
                .filter(type -> host.capabilities().contains(type.word()))
                .collect(Collectors.toUnmodifiableSet());
    }
}
