package io.xendomain.xlcfg.render;

import io.xendomain.xlcfg.Code;
import io.xendomain.xlcfg.DomainConfig;
import io.xendomain.xlcfg.Finding;
import io.xendomain.xlcfg.XenVersion;
import io.xendomain.xlcfg.keys.Keys;
import io.xendomain.xlcfg.model.Key;
import io.xendomain.xlcfg.model.Place;
import io.xendomain.xlcfg.model.SecretRefType;
import io.xendomain.xlcfg.syntax.Assignment;
import io.xendomain.xlcfg.syntax.CfgPrinter;
import java.util.ArrayList;
import java.util.List;

/**
 * Config to text, for the Xen of one host. The same config gives the same bytes for ever: keys in the order of the man
 * page, one list item a line. Says nothing about whether the config makes sense; that is the validator's business.
 */
public final class Renderer {
    private Renderer() {}

    /**
     * Renders, or says why not: something could not be read, a Secret is not in place, or the xl of that release would not
     * know a key, a word or a parameter.
     *
     * @param header lines of comment to begin with, each with its #
     */
    public static Rendering render(DomainConfig config, XenVersion version, List<String> header) {
        DomainConfig spoken = config.forXen(version);
        List<Finding> findings = new ArrayList<>(spoken.unreadable());
        Place root = new Place("", null, null, findings::add);
        Keys.CONFIG.checkVersion(spoken.values(), version, root);
        List<Assignment> assignments = new ArrayList<>();
        for (Key<?> key : Keys.all()) {
            if (spoken.has(key)) {
                if (key.type() instanceof SecretRefType) {
                    unresolved(key, root);
                } else {
                    assignments.add(assignment(spoken, key, version));
                }
            }
        }
        List<Finding> errors = findings.stream().filter(Finding::isError).toList();
        return errors.isEmpty()
                ? new Rendering.Rendered(comment(header) + CfgPrinter.print(assignments))
                : new Rendering.Refused(errors);
    }

    private static <T> Assignment assignment(DomainConfig config, Key<T> key, XenVersion version) {
        return Assignment.of(key.name(), key.type().toCfg(config.get(key), version));
    }

    private static void unresolved(Key<?> key, Place root) {
        root.child(key)
                .say(
                        Code.Missing,
                        key.field() + " names a Secret that was not read, but the config cannot be written without it;"
                                + " see that the Secret is there and may be read");
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
