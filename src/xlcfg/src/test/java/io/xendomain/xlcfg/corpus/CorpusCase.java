package io.xendomain.xlcfg.corpus;

import io.xendomain.xlcfg.DomainConfig;
import io.xendomain.xlcfg.Finding;
import io.xendomain.xlcfg.validate.HostFacts;
import io.xendomain.xlcfg.validate.Validator;
import java.util.List;
import java.util.Map;

/**
 * One config and all that is to be said of it.
 *
 * @param name what the case shows; unique
 * @param config as {@code spec.config}
 * @param host where it is to run
 * @param expected every finding as "Code field", in no order; empty when the config is fine
 */
public record CorpusCase(String name, Map<String, Object> config, HostFacts host, List<String> expected) {

    /** What the validator says, in the words of {@link #expected}. */
    public List<String> found() {
        return findings().stream()
                .map(finding -> (finding.code() + " " + finding.field()).strip())
                .toList();
    }

    public List<Finding> findings() {
        return Validator.validate(read(), host);
    }

    public DomainConfig read() {
        return DomainConfig.fromJson(config);
    }

    /** Whether the config may be pushed, perhaps with warnings. */
    public boolean isAccepted() {
        return findings().stream().noneMatch(Finding::isError);
    }

    @Override
    public String toString() {
        return name;
    }
}
