package io.xendomain.xlcfg.render;

import io.xendomain.xlcfg.Code;
import io.xendomain.xlcfg.DomainConfig;
import io.xendomain.xlcfg.Finding;
import io.xendomain.xlcfg.XenVersion;
import io.xendomain.xlcfg.keys.Keys;
import io.xendomain.xlcfg.model.Key;
import io.xendomain.xlcfg.model.Place;
import io.xendomain.xlcfg.model.SecretRef;
import io.xendomain.xlcfg.model.Struct;
import io.xendomain.xlcfg.syntax.Assignment;
import io.xendomain.xlcfg.syntax.CfgPrinter;
import io.xendomain.xlcfg.syntax.CfgValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Config to text, for the Xen of one host. The same config gives the same bytes for ever: keys in the order of the man
 * page, one list item a line. Says nothing about whether the config makes sense; that is the validator's business.
 */
public final class Renderer {
    private final DomainConfig config;
    private final XenVersion version;
    private final List<Finding> findings;
    private final Place root;

    private Renderer(DomainConfig config, XenVersion version) {
        this.config = config;
        this.version = version;
        this.findings = new ArrayList<>(config.unreadable());
        this.root = new Place("", null, null, findings::add);
    }

    /**
     * Renders, or says why not: something could not be read, a Secret is not in place, or the xl of that release would not
     * know a key, a word or a parameter.
     *
     * @param header lines of comment to begin with, each with its #
     * @throws IllegalArgumentException if a line of the header would not be one line of comment
     */
    public static Rendering render(DomainConfig config, XenVersion version, List<String> header) {
        return new Renderer(config.forXen(version), version).render(comment(header));
    }

    private Rendering render(String comment) {
        Keys.CONFIG.checkVersion(config.values(), version, root);
        Keys.all().stream().filter(config::has).forEach(this::checkSecrets);
        checkOneValueEach();
        List<Assignment> assignments = hasError() ? List.of() : assignments();
        return hasError()
                ? new Rendering.Refused(
                        findings.stream().filter(Finding::isError).toList())
                : new Rendering.Rendered(comment + CfgPrinter.print(assignments));
    }

    private boolean hasError() {
        return findings.stream().anyMatch(Finding::isError);
    }

    private List<Assignment> assignments() {
        List<Assignment> assignments = new ArrayList<>();
        for (Key<?> key : Keys.all()) {
            if (config.has(key)) {
                CfgValue value = value(key);
                if (CfgPrinter.isPrintable(value)) {
                    assignments.add(Assignment.of(key.name(), value));
                } else {
                    root.child(key)
                            .say(
                                    Code.ControlCharacter,
                                    key.field() + " holds a control character or broken Unicode, but no xl.cfg can;"
                                            + " remove it");
                }
            }
        }
        return assignments;
    }

    private <T> CfgValue value(Key<T> key) {
        return key.type().toCfg(config.get(key), version);
    }

    private void checkSecrets(Key<?> key) {
        if (holdsSecretRef(config.get(key))) {
            root.child(key)
                    .say(
                            Code.Missing,
                            key.field()
                                    + " names a Secret that was not read, but the config cannot be written without it;"
                                    + " see that the Secret is there and may be read");
        }
    }

    private static boolean holdsSecretRef(Object value) {
        return switch (value) {
            case SecretRef ref -> true;
            case List<?> items -> items.stream().anyMatch(Renderer::holdsSecretRef);
            case Struct struct -> {
                for (Key<?> key : struct.keys()) {
                    if (holdsSecretRef(struct.get(key))) {
                        yield true;
                    }
                }
                yield false;
            }
            default -> false;
        };
    }

    /** Two fields can stand for one key of xl.cfg, and xl would take the last in silence. */
    private void checkOneValueEach() {
        Map<String, Key<?>> written = new HashMap<>();
        for (Key<?> key : Keys.all()) {
            Key<?> other = config.has(key) ? written.putIfAbsent(key.name(), key) : null;
            if (other != null) {
                root.child(key)
                        .say(
                                Code.Conflict,
                                key.field() + " and " + other.field() + " are both set, but xl.cfg has one "
                                        + key.name() + " for them; remove one of the two");
            }
        }
    }

    private static String comment(List<String> lines) {
        StringBuilder out = new StringBuilder();
        for (String line : lines) {
            if (!line.startsWith("#") || line.chars().anyMatch(Character::isISOControl)) {
                throw new IllegalArgumentException("a comment is one printable line that begins with #");
            }
            out.append(line).append('\n');
        }
        return out.toString();
    }
}
