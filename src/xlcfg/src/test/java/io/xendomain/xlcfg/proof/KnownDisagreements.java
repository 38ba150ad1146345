package io.xendomain.xlcfg.proof;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.xendomain.xlcfg.XenVersion;
import io.xendomain.xlcfg.proof.Disagreement.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where we refuse what xl takes in silence, and why: {@code disagreements.yaml}. There is no list of the other kinds.
 *
 * @param all in the order of the file
 */
public record KnownDisagreements(List<Entry> all) {

    /**
     * A class of them.
     *
     * @param code of our finding
     * @param fields pattern of the fields it is about, without the numbers of items
     * @param why we do not do as xl does
     * @param example the end of a config that shows it
     * @param since the first xl that shows it; null for the oldest of those that are asked
     * @param until the last xl that shows it; null for the newest
     */
    public record Entry(String code, String fields, String why, String example, String since, String until) {
        /** Whether that xl shows it. */
        boolean isOf(String version) {
            XenVersion xen = XenVersion.of(version);
            return (since == null || !xen.isBefore(XenVersion.of(since)))
                    && (until == null || !XenVersion.of(until).isBefore(xen));
        }

        boolean explains(String error) {
            return Pattern.matches("(?:" + code + ") (?:" + fields + ")", error);
        }

        @Override
        public String toString() {
            return code + " " + fields;
        }
    }

    public static KnownDisagreements read() {
        try (InputStream yaml = KnownDisagreements.class.getResourceAsStream("/disagreements.yaml")) {
            return new KnownDisagreements(new YAMLMapper().readValue(yaml, new TypeReference<List<Entry>>() {}));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether it is one of ours on purpose. */
    boolean explains(Disagreement disagreement) {
        return disagreement.kind() == Kind.STRICTER && explains(disagreement.about());
    }

    /** Whether a finding of ours, where xl has none, is one of ours on purpose. */
    boolean explains(String error) {
        return of(error).isPresent();
    }

    /** The class that a finding of ours is in, where xl has none. */
    Optional<Entry> of(String error) {
        return all.stream().filter(entry -> entry.explains(error)).findFirst();
    }
}
